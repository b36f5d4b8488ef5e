import { forEachCell, type Grid, type Workbook } from "../../grid/grid.js";
import { GridBuilder } from "../../grid/gridBuilder.js";

/** A number as it is printed; one that begins with a needless 0 is a code. */
const NUMBER = /^-?(?:0|[1-9]\d{0,14}|[1-9]\d{0,2}(?:,\d{3}){1,4})(?:\.\d{1,9})?$/;

/**
 * A text file's cells are all text: for a sheet with sums, what shows a number is one. Other workbooks stay as they are, for there a number
 * that was typed as text is counted by no formula.
 * @example typedWorkbook({ isTyped: false, … }).sheets[0]?.value(1, 2) === 1200   of a cell 「1,200」
 */
export function typedWorkbook(workbook: Workbook): Workbook {
  return workbook.isTyped ? workbook : { ...workbook, sheets: workbook.sheets.map(typedGrid) };
}

function typedGrid(grid: Grid): Grid {
  const builder = new GridBuilder(grid.name);
  for (const rowIndex of grid.rowIndexes) {
    forEachCell(grid.row(rowIndex), (value, columnIndex) => {
      const isNumber = typeof value === "string" && NUMBER.test(value.trim());
      builder.set(rowIndex, columnIndex, isNumber ? Number(value.replaceAll(",", "")) : value);
      if (isNumber && /,/.test(value)) builder.setStyle(rowIndex, columnIndex, { ...grid.style(rowIndex, columnIndex), numberFormat: /\./.test(value) ? "#,##0.0########" : "#,##0" });
    });
  }
  return builder.setMerges(grid.merges).build();
}
