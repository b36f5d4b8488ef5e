import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { SheetState } from "../../../src/book/bookState.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import type { CellFormat } from "../../../src/core/grid/cellFormat.js";
import { isCellError, type CellValue } from "../../../src/core/grid/grid.js";

/** One list a row, for each cell of an area. The state is looked up once, not for each cell. */
export function mapCells<T>(sheet: BookSheet, area: CellRange, pick: (cell: CellView) => T): T[][] {
  const { state } = sheet;
  const rows: T[][] = [];
  for (let rowIndex = area.top; rowIndex <= area.bottom; rowIndex++) {
    const row = state.cells.row(rowIndex);
    const line: T[] = [];
    for (let columnIndex = area.left; columnIndex <= area.right; columnIndex++) {
      line.push(pick({ rowIndex, columnIndex, value: row?.values[columnIndex] ?? null, formula: row?.formulas?.[columnIndex], state }));
    }
    rows.push(line);
  }
  return rows;
}

export interface CellView {
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly value: CellValue;
  readonly formula: string | undefined;
  readonly state: SheetState;
}

export function formatAt(state: SheetState, rowIndex: number, columnIndex: number): CellFormat {
  return state.cells.row(rowIndex)?.formats?.[columnIndex] ?? state.rows.get(rowIndex)?.format ?? state.columns.get(columnIndex)?.format ?? state.defaultFormat;
}

/** Areas up to this many cells are walked cell by cell; larger ones by what they hold. */
const MOST_WALKED = 100_000;

/** Every different format of an area's cells. */
export function formatsOf(sheet: BookSheet, area: CellRange): ReadonlySet<CellFormat> {
  const { state } = sheet;
  const found = new Set<CellFormat>();
  const rowCount = area.bottom - area.top + 1;
  const columnCount = area.right - area.left + 1;
  if (rowCount * columnCount <= MOST_WALKED) {
    for (let r = area.top; r <= area.bottom; r++) for (let c = area.left; c <= area.right; c++) found.add(formatAt(state, r, c));
    return found;
  }
  let held = 0;
  for (const [rowIndex, row] of state.cells.entries(area.top, area.bottom)) {
    row.formats?.forEach((format, columnIndex) => {
      if (!format || columnIndex < area.left || columnIndex > area.right) return;
      found.add(format);
      held++;
    });
    const look = state.rows.get(rowIndex)?.format;
    if (look) found.add(look);
  }
  for (const [index, look] of state.columns) if (look.format && index >= area.left && index <= area.right) found.add(look.format);
  const formattedColumns = [...state.columns].filter(([index, look]) => look.format && index >= area.left && index <= area.right).length;
  if (held < rowCount * columnCount && formattedColumns < columnCount) found.add(state.defaultFormat);
  return found;
}

/** What all formats of an area have in common; null where they differ, as Excel answers for mixed cells. */
export function common<T>(sheet: BookSheet, area: CellRange, pick: (format: CellFormat) => T): T | null {
  let first: { readonly value: T } | undefined;
  for (const format of formatsOf(sheet, area)) {
    const value = pick(format);
    if (!first) first = { value };
    else if (!isAlike(first.value, value)) return null;
  }
  return first ? first.value : null;
}

function isAlike(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b));
}

/** As `values` shows it: blanks are "", errors their text. */
export function wireValue(value: CellValue): string | number | boolean {
  if (value === null) return "";
  return isCellError(value) ? value.error : value;
}

export type ValueType = "Empty" | "String" | "Double" | "Boolean" | "Error";

export function valueType(value: CellValue): ValueType {
  if (value === null || value === "") return "Empty";
  if (isCellError(value)) return "Error";
  return typeof value === "number" ? "Double" : typeof value === "boolean" ? "Boolean" : "String";
}
