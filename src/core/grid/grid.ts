import type { CellRange } from "./address.js";
import type { GridSnapshot } from "./gridSnapshot.js";

/** An Excel error value, such as `#REF!`. */
export interface CellError {
  readonly error: string;
}

/** What a cell holds. `null` is a blank cell. Dates are serial numbers, as Excel stores them. */
export type CellValue = number | string | boolean | null | CellError;

/** The few formats that tell a reader something about a cell's role. Shared between cells: compare by identity. */
export interface CellStyle {
  readonly numberFormat: string;
  readonly bold: boolean;
  readonly filled: boolean;
  readonly borderTop: boolean;
  readonly borderBottom: boolean;
  readonly borderLeft: boolean;
  readonly borderRight: boolean;
  readonly indent: number;
  readonly horizontal: string;
}

export const PLAIN_STYLE: CellStyle = {
  numberFormat: "General", bold: false, filled: false,
  borderTop: false, borderBottom: false, borderLeft: false, borderRight: false, indent: 0, horizontal: "general",
};

/** An Excel table (ListObject). Its range holds the header row and, where shown, the totals row. */
export interface GridTable {
  readonly name: string;
  readonly range: CellRange;
  readonly headerRows: number;
  readonly totalsRows: number;
  readonly columns: readonly string[];
}

/**
 * An immutable snapshot of one sheet. Rows and columns count from 0. Nothing in it depends on the host:
 * a file, Excel and the workbench give the same grid for the same sheet.
 */
export interface Grid {
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "veryHidden";
  /** The rows that hold at least one non-blank cell, ascending. */
  readonly rowIndexes: readonly number[];
  /** The values of one row, by column index; it may be shorter than the sheet is wide and have holes, which are blanks. */
  row(rowIndex: number): readonly (CellValue | undefined)[];
  value(rowIndex: number, columnIndex: number): CellValue;
  /** The formula without its `=`, in A1 form and English names; undefined for a typed value. */
  formula(rowIndex: number, columnIndex: number): string | undefined;
  style(rowIndex: number, columnIndex: number): CellStyle;
  readonly formulaCount: number;
  /** Every cell with a formula, row by row. */
  formulaCells(): readonly FormulaPlace[];
  readonly merges: readonly CellRange[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** The range of an active filter, where one hides rows. */
  readonly filter: CellRange | undefined;
  readonly tables: readonly GridTable[];
  readonly isProtected: boolean;
  /** The same as plain data, for a worker. */
  snapshot(): GridSnapshot;
}

export interface FormulaPlace {
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly formula: string;
}

export interface DefinedName {
  readonly name: string;
  /** The formula it stands for, without `=`, such as `概要!$C$9`. */
  readonly refersTo: string;
  /** The sheet it is local to; undefined for the whole workbook. */
  readonly sheet: string | undefined;
  readonly hidden: boolean;
}

/** A whole workbook as read once. */
export interface Workbook {
  readonly sheets: readonly Grid[];
  readonly definedNames: readonly DefinedName[];
  /** False for .csv and .tsv: their cells are all text, so text that shows a number is a number. */
  readonly isTyped: boolean;
  readonly usesDate1904: boolean;
  /** The file asks for all formulas to be calculated when it is opened: the values stored with them may be old. */
  readonly isCalculatedOnOpening?: boolean;
}

/** Rows longer than this are walked by what they hold: a cell at XFD must not cost sixteen thousand looks. */
const MOST_WALKED = 1024;

/** Calls `visit` for every cell of a row that is not blank, from left to right. */
export function forEachCell(row: readonly (CellValue | undefined)[], visit: (value: NonNullable<CellValue>, columnIndex: number) => void): void {
  if (row.length <= MOST_WALKED) {
    for (let columnIndex = 0; columnIndex < row.length; columnIndex++) {
      const value = row[columnIndex];
      if (value !== null && value !== undefined) visit(value, columnIndex);
    }
    return;
  }
  for (const key of Object.keys(row)) {
    const value = row[Number(key)];
    if (value !== null && value !== undefined) visit(value, Number(key));
  }
}

/** The cells of a row that are not blank, from left to right, for loops that end early. */
export function cellsOfRow(row: readonly (CellValue | undefined)[]): (readonly [number, NonNullable<CellValue>])[] {
  const cells: (readonly [number, NonNullable<CellValue>])[] = [];
  forEachCell(row, (value, columnIndex) => cells.push([columnIndex, value]));
  return cells;
}

export function isCellError(value: CellValue): value is CellError {
  return typeof value === "object" && value !== null;
}
