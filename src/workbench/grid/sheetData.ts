import { BooleanNumber, CellValueType, type ICellData, type IColumnData, type IRowData, type IStyleData, type IWorksheetData } from "@univerjs/presets";
import type { BookSheet } from "../../book/bookSheet.js";
import type { LineLook, SheetState } from "../../book/bookState.js";
import type { CellRow } from "../../book/cellRows.js";
import type { CellRange } from "../../core/grid/address.js";
import type { CellFormat } from "../../core/grid/cellFormat.js";
import { isCellError, type CellValue } from "../../core/grid/grid.js";
import { styleOf } from "./cellStyle.js";

/** Room beyond what is filled, so that there is somewhere to type. */
const SPARE_ROWS = 200;
const LEAST_ROWS = 1000;
const SPARE_COLUMNS = 20;
const LEAST_COLUMNS = 52;

/** A digit of the default font, 游ゴシック 11 pt, is eight pixels wide. */
const PIXELS_A_CHARACTER = 8;
const PIXELS_A_POINT = 4 / 3;
const CELL_MARGINS = 5;

/** Names the styles of a book's formats; a format always has the same name, and the grid's own styles have others. */
export class StyleNames {
  private readonly names = new Map<CellFormat, string>();
  private readonly formats = new Map<string, CellFormat>();
  /** Styles that the grid does not know yet; the caller hands them over and empties the list. */
  readonly fresh: (readonly [name: string, style: IStyleData])[] = [];

  nameOf(format: CellFormat): string {
    const known = this.names.get(format);
    if (known !== undefined) return known;
    const name = `book-${String(this.names.size)}`;
    this.names.set(format, name);
    this.formats.set(name, format);
    this.fresh.push([name, styleOf(format)]);
    return name;
  }

  /** The format that a name stands for; undefined for a style of the grid's own making. */
  formatOf(name: string): CellFormat | undefined {
    return this.formats.get(name);
  }
}

/** A sheet of a book in the grid's form, whole. */
export function sheetData(sheet: BookSheet, styles: StyleNames): Partial<IWorksheetData> & { id: string } {
  const { state } = sheet;
  const cellData: Record<number, Record<number, ICellData>> = {};
  for (const [rowIndex, row] of state.cells.entries()) {
    const cells: Record<number, ICellData> = {};
    forEachHeld(row, (columnIndex) => {
      const cell = cellOf(row, columnIndex, state, styles);
      if (cell) cells[columnIndex] = cell;
    });
    cellData[rowIndex] = cells;
  }
  return {
    id: sheet.id, name: state.name, hidden: flag(state.visibility !== "visible"), tabColor: state.tabColor === undefined ? "" : `#${state.tabColor}`,
    cellData, ...sheetSize(sheet),
    mergeData: state.merges.map((range) => toRange(range)),
    rowData: rowData(state, styles), columnData: columnData(state, styles),
    ...plainLook(state, styles),
    freeze: freezeOf(state), showGridlines: flag(state.showGridLines),
  };
}

/** How cells and lines look that have no look of their own. */
export function plainLook(state: SheetState, styles: StyleNames): { defaultRowHeight: number; defaultColumnWidth: number; defaultStyle: string } {
  return { defaultRowHeight: rowPixels(state.defaultRowHeight), defaultColumnWidth: columnPixels(state.defaultColumnWidth) + CELL_MARGINS, defaultStyle: styles.nameOf(state.defaultFormat) };
}

/** How many rows and columns the grid shows. */
export function sheetSize(sheet: BookSheet): { rowCount: number; columnCount: number } {
  const used = sheet.usedRange();
  const last = sheet.state.merges.reduce((most, merge) => ({ row: Math.max(most.row, merge.bottom), column: Math.max(most.column, merge.right) }), { row: used?.bottom ?? 0, column: used?.right ?? 0 });
  return { rowCount: Math.min(1_048_576, Math.max(LEAST_ROWS, last.row + 1 + SPARE_ROWS)), columnCount: Math.min(16_384, Math.max(LEAST_COLUMNS, last.column + 1 + SPARE_COLUMNS)) };
}

/** Calls for each cell of a row that has a value, a formula or a format; `forEach` passes over holes, and far cells cost nothing. */
export function forEachHeld(row: CellRow, visit: (columnIndex: number) => void): void {
  const seen = new Set<number>();
  for (const list of [row.values, row.formulas, row.formats]) list?.forEach((_, columnIndex) => { seen.add(columnIndex); });
  for (const columnIndex of seen) visit(columnIndex);
}

/** A cell in the grid's form; undefined where it holds nothing and looks like its sheet. */
export function cellOf(row: CellRow | undefined, columnIndex: number, state: SheetState, styles: StyleNames): ICellData | undefined {
  const value = row?.values[columnIndex] ?? null;
  const formula = row?.formulas?.[columnIndex];
  const format = row?.formats?.[columnIndex];
  if (value === null && formula === undefined && format === undefined) return undefined;
  return {
    ...contentOf(value),
    ...(formula !== undefined && { f: `=${formula}` }),
    // A format of the sheet itself is the grid's default: it needs no name, except over a line that has one of its own.
    ...(format !== undefined && (format !== state.defaultFormat || state.rows.size + state.columns.size > 0) && { s: styles.nameOf(format) }),
  };
}

function contentOf(value: CellValue): ICellData {
  if (value === null) return {};
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  if (isCellError(value)) return { v: value.error, t: CellValueType.STRING };
  // Text that looks like a number gets a mark in its corner, as in Excel.
  return { v: value, t: value.trim() !== "" && Number.isFinite(Number(value)) ? CellValueType.FORCE_STRING : CellValueType.STRING };
}

export function rowData(state: SheetState, styles: StyleNames): Record<number, Partial<IRowData>> {
  return lines(state.rows, (look) => ({
    ...(look.size !== undefined && { h: rowPixels(look.size), ia: BooleanNumber.FALSE }), ...(look.hidden && { hd: BooleanNumber.TRUE }), ...(look.format && { s: styles.nameOf(look.format) }),
  }));
}

export function columnData(state: SheetState, styles: StyleNames): Record<number, Partial<IColumnData>> {
  return lines(state.columns, (look) => ({
    ...(look.size !== undefined && { w: columnPixels(look.size) }), ...(look.hidden && { hd: BooleanNumber.TRUE }), ...(look.format && { s: styles.nameOf(look.format) }),
  }));
}

function lines<T>(looks: ReadonlyMap<number, LineLook>, toData: (look: LineLook) => T): Record<number, T> {
  return Object.fromEntries([...looks].map(([index, look]) => [index, toData(look)]));
}

export function freezeOf({ freeze }: Pick<SheetState, "freeze">): { startRow: number; startColumn: number; ySplit: number; xSplit: number } {
  return { startRow: freeze.rows > 0 ? freeze.rows : -1, startColumn: freeze.columns > 0 ? freeze.columns : -1, ySplit: freeze.rows, xSplit: freeze.columns };
}

/** The grid's way to say yes and no. */
export function flag(isSo: boolean): BooleanNumber {
  return isSo ? BooleanNumber.TRUE : BooleanNumber.FALSE;
}

export function rowPixels(points: number): number {
  return Math.round(points * PIXELS_A_POINT);
}

export function rowPoints(pixels: number): number {
  return pixels / PIXELS_A_POINT;
}

/** A column's width as files give it counts the cell's margins in; the default alone is told without them. */
export function columnPixels(characters: number): number {
  return Math.max(0, Math.round(characters * PIXELS_A_CHARACTER));
}

export function columnCharacters(pixels: number): number {
  return Math.max(0, pixels / PIXELS_A_CHARACTER);
}

export interface GridRange {
  startRow: number;
  endRow: number;
  startColumn: number;
  endColumn: number;
}

export function toRange({ top, left, bottom, right }: CellRange): GridRange {
  return { startRow: top, endRow: bottom, startColumn: left, endColumn: right };
}

/** A whole row of the grid ends where the grid does; NaN is Univer's word for that. */
export function fromRange({ startRow, endRow, startColumn, endColumn }: GridRange): CellRange {
  return {
    top: Number.isNaN(startRow) ? 0 : startRow, left: Number.isNaN(startColumn) ? 0 : startColumn,
    bottom: Number.isNaN(endRow) ? 1_048_575 : endRow, right: Number.isNaN(endColumn) ? 16_383 : endColumn,
  };
}

