import type { CellRange } from "../grid/address.js";
import { parseRowNumber } from "../figures/labels.js";
import type { FilledCells } from "./filledCells.js";
import type { SheetFigures } from "./sheetFigures.js";
import type { TableColumn, TableRow } from "./table.js";

/** The body's rows with their labels. Merged label cells count for every row they span. Blank rows are left out. */
export function findRows(range: CellRange, bodyTop: number, columns: readonly TableColumn[], figures: SheetFigures, filled: FilledCells): TableRow[] {
  const labelColumns = columns.filter((c) => c.role === "label" || c.role === "number");
  const firstFigure = columns.find((c) => c.role === "figure")?.columnIndex ?? Infinity;
  const rows: TableRow[] = [];
  let known: readonly number[] | undefined;
  let isFilled = false;
  for (let r = bodyTop; r <= range.bottom; r++) {
    const filledColumns = filled.columns(r);
    if (filledColumns !== known) { // rows that hold the same columns share one list
      isFilled = filledColumns.some((c) => c >= range.left && c <= range.right);
      known = filledColumns;
    }
    if (!isFilled) continue;
    const labels: string[] = [];
    let number: number | undefined;
    for (const { columnIndex, role } of labelColumns) {
      const merge = filled.mergeAt(r, columnIndex);
      const text = (merge ? figures.text(merge.top, merge.left) : figures.text(r, columnIndex)).trim();
      if (role === "number") {
        const found = parseRowNumber(text);
        if (number === undefined && found !== undefined && columnIndex < firstFigure) number = found;
        // a label typed across the number column, such as 合計 under №
        if (found === undefined && text !== "") labels.push(text);
      } else labels.push(text);
    }
    const isHidden = figures.grid.hiddenRows.has(r);
    rows.push({ rowIndex: r, labels, number, isHidden });
  }
  return rows;
}
