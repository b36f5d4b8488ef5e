import { formatAddress, formatRange, MAX_COLUMNS, MAX_ROWS, rangeContains, type CellRange } from "../core/grid/address.js";
import type { CellFormat, FormatChanges } from "../core/grid/cellFormat.js";
import type { CellValue } from "../core/grid/grid.js";
import type { Book } from "./book.js";
import { refuse } from "./bookRefusal.js";
import type { SheetState } from "./bookState.js";
import type { CellRow, CellRows } from "./cellRows.js";

export interface CellContent {
  /** A formula's is its last result. */
  readonly value?: CellValue;
  /** With or without `=`. */
  readonly formula?: string;
}

export type ClearedPart = "all" | "contents" | "formats";

/** Excel's limits on what a cell holds. */
const LONGEST_TEXT = 32_767;
const LONGEST_FORMULA = 8192;

export function writeCells(book: Book, sheetId: string, at: { readonly rowIndex: number; readonly columnIndex: number }, contents: readonly (readonly (CellContent | undefined)[])[]): void {
  const width = Math.max(0, ...contents.map((row) => row.length));
  if (width === 0) return;
  const range = { top: at.rowIndex, left: at.columnIndex, bottom: at.rowIndex + contents.length - 1, right: at.columnIndex + width - 1 };
  checkRange(range);
  const sheet = sheetState(book, sheetId);
  const isBound = boundCells(sheet, range);
  const cells = writableCells(book, sheetId);
  contents.forEach((contentRow, r) => {
    const row = cells.writableRow(at.rowIndex + r);
    contentRow.forEach((content, c) => {
      if (!content) return;
      isBound?.(at.rowIndex + r, at.columnIndex + c);
      writeContent(row, at.columnIndex + c, content);
      // A cell that comes to be takes the format of its row or column with it, as in Excel.
      const inherited = row.formats?.[at.columnIndex + c] ? undefined : (sheet.rows.get(at.rowIndex + r)?.format ?? sheet.columns.get(at.columnIndex + c)?.format);
      if (inherited && isHeld(row, at.columnIndex + c)) (row.formats ??= [])[at.columnIndex + c] = inherited;
    });
  });
  askForCalculation(book);
  book.note({ kind: "values", sheetId, range });
}

export function askForCalculation(book: Book): void {
  if (!book.peek().isCalculatedOnOpening) book.update({ isCalculatedOnOpening: true });
}

export function setCellFormats(book: Book, sheetId: string, range: CellRange, changes: FormatChanges): void {
  checkRange(range);
  const sheet = sheetState(book, sheetId);
  const inherited = (rowIndex: number, columnIndex: number): CellFormat => sheet.rows.get(rowIndex)?.format ?? sheet.columns.get(columnIndex)?.format ?? sheet.defaultFormat;
  const isRows = range.left === 0 && range.right === MAX_COLUMNS - 1;
  const isColumns = range.top === 0 && range.bottom === MAX_ROWS - 1;
  if (isRows || isColumns) setLineFormats(book, sheet, range, changes, isColumns);
  const cells = writableCells(book, sheetId);
  // A whole line changes its own format, and the cells that have one.
  const rowIndexes = isColumns ? [...cells.entries()].map(([rowIndex]) => rowIndex) : indexes(range.top, range.bottom);
  for (const rowIndex of rowIndexes) {
    const before = cells.row(rowIndex);
    if ((isRows || isColumns) && !before) continue;
    const row = cells.writableRow(rowIndex);
    const last = isRows ? Math.max(row.values.length, row.formulas?.length ?? 0, row.formats?.length ?? 0) - 1 : range.right;
    row.formats ??= [];
    for (let columnIndex = range.left; columnIndex <= last; columnIndex++) {
      const own = row.formats[columnIndex];
      if ((isRows || isColumns) && !own && !isHeld(row, columnIndex)) continue;
      row.formats[columnIndex] = book.formats.with(own ?? inherited(rowIndex, columnIndex), changes);
    }
  }
  book.note({ kind: "formats", sheetId, range });
}

function isHeld(row: CellRow, columnIndex: number): boolean {
  return (row.values[columnIndex] ?? null) !== null || row.formulas?.[columnIndex] !== undefined;
}

function setLineFormats(book: Book, sheet: SheetState, range: CellRange, changes: FormatChanges, isColumns: boolean): void {
  const lines = new Map(isColumns ? sheet.columns : sheet.rows);
  for (const index of isColumns ? indexes(range.left, range.right) : indexes(range.top, range.bottom)) {
    const look = lines.get(index) ?? { size: undefined, hidden: false, format: undefined };
    lines.set(index, { ...look, format: book.formats.with(look.format ?? sheet.defaultFormat, changes) });
  }
  book.updateSheet(sheet.id, isColumns ? { columns: lines } : { rows: lines });
}

export function setCellFormat(book: Book, sheetId: string, rowIndex: number, columnIndex: number, format: CellFormat | undefined): void {
  const range = { top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex };
  checkRange(range);
  const row = writableCells(book, sheetId).writableRow(rowIndex);
  row.formats ??= [];
  putOrDrop(row.formats, columnIndex, format && book.formats.share(format));
  book.note({ kind: "formats", sheetId, range });
}

export function clearCells(book: Book, sheetId: string, range: CellRange, part: ClearedPart): void {
  checkRange(range);
  const isBound = part === "formats" ? undefined : boundCells(sheetState(book, sheetId), range);
  const cells = writableCells(book, sheetId);
  for (const [rowIndex] of [...cells.entries(range.top, range.bottom)]) {
    const row = cells.writableRow(rowIndex);
    const last = Math.min(range.right, Math.max(row.values.length, row.formulas?.length ?? 0, row.formats?.length ?? 0) - 1);
    for (let columnIndex = range.left; columnIndex <= last; columnIndex++) {
      if (part !== "formats" && isHeld(row, columnIndex)) {
        isBound?.(rowIndex, columnIndex);
        writeContent(row, columnIndex, { value: null });
      }
          if (part !== "contents" && row.formats) putOrDrop(row.formats, columnIndex, undefined);
    }
  }
  if (part !== "formats") {
    askForCalculation(book);
    book.note({ kind: "values", sheetId, range });
  }
  if (part !== "contents") book.note({ kind: "formats", sheetId, range });
}

/** Writes into a row that may be changed. Blanks are holes, so that a far cell does not cost a row of them. */
export function writeContent(row: CellRow, columnIndex: number, { value = null, formula }: CellContent): void {
  if (typeof value === "string" && value.length > LONGEST_TEXT) refuse("invalid-edit", `${String(value.length)} characters`);
  if (typeof value === "number" && !Number.isFinite(value)) refuse("invalid-edit", String(value));
  const bare = formula?.startsWith("=") ? formula.slice(1) : formula;
  if (bare !== undefined && (bare === "" || bare.length > LONGEST_FORMULA)) refuse("invalid-edit", `${String(bare.length)} characters`);
  putOrDrop(row.values, columnIndex, value === null || value === "" ? undefined : value);
  if (bare !== undefined) (row.formulas ??= [])[columnIndex] = bare;
  else if (row.formulas) putOrDrop(row.formulas, columnIndex, undefined);
}

/** Puts an item into a list with holes; the list ends with its last item. */
function putOrDrop<T>(list: (T | undefined)[], index: number, item: T | undefined): void {
  if (item !== undefined) list[index] = item;
  else if (index < list.length) {
    list[index] = undefined;
    while (list.length > 0 && list[list.length - 1] === undefined) list.length--;
  }
}

/** Refuses a cell that cannot be changed alone; undefined where the range meets none. */
function boundCells(sheet: SheetState, range: CellRange): ((rowIndex: number, columnIndex: number) => void) | undefined {
  const areas = [
    ...sheet.boundAreas.map((area) => area.range),
    ...sheet.tables.flatMap((table) => [
      ...(table.headerRows > 0 ? [{ ...table.range, bottom: table.range.top + table.headerRows - 1 }] : []),
      ...(table.totalsRows > 0 ? [{ ...table.range, top: table.range.bottom - table.totalsRows + 1 }] : []),
    ]),
  ].filter((area) => meets(area, range));
  if (areas.length === 0) return undefined;
  return (rowIndex, columnIndex) => {
    const area = areas.find((candidate) => rangeContains(candidate, rowIndex, columnIndex));
    if (area) refuse("unsafe-part", `${formatAddress(rowIndex, columnIndex)} ${formatRange(area)}`);
  };
}

export function meets(a: CellRange, b: CellRange): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

export function checkRange({ top, left, bottom, right }: CellRange): void {
  const isInside = [top, left, bottom, right].every(Number.isInteger) && top >= 0 && left >= 0 && top <= bottom && left <= right && bottom < MAX_ROWS && right < MAX_COLUMNS;
  if (!isInside) refuse("invalid-edit", [top, left, bottom, right].join(", "));
}

export function sheetState(book: Book, sheetId: string): SheetState {
  return book.peek().sheets.find((sheet) => sheet.id === sheetId) ?? refuse("no-such-sheet", sheetId);
}

/** The sheet's cells for writing, under the stamp of the step that runs. */
export function writableCells(book: Book, sheetId: string): CellRows {
  const { cells } = sheetState(book, sheetId);
  const writable = cells.writable(book.stamp);
  if (writable !== cells) book.updateSheet(sheetId, { cells: writable });
  return writable;
}

export function indexes(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
