/**
 * Cell and range addresses. Indexes count from 0; the text form is A1 without `$`.
 * @example formatAddress(4, 4) === "E5"; parseRange("B2:D4") → { top: 1, left: 1, bottom: 3, right: 3 }
 */

/** Excel's own limits: the last cell is XFD1048576. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

export interface CellAddress {
  readonly rowIndex: number;
  readonly columnIndex: number;
}

/** A rectangle of cells; all four edges belong to it. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The letters of the columns that tables have, worked out once: a large report writes them by the million. */
const LETTERS = Array.from({ length: 256 }, (_, columnIndex) => lettersOf(columnIndex));

/** 0 → "A", 26 → "AA". */
export function columnLetters(columnIndex: number): string {
  return LETTERS[columnIndex] ?? lettersOf(columnIndex);
}

function lettersOf(columnIndex: number): string {
  let letters = "";
  for (let n = columnIndex + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

/** "A" → 0; any case. */
export function columnIndexOf(letters: string): number {
  let n = 0;
  for (let i = 0; i < letters.length; i++) n = n * 26 + ((letters.charCodeAt(i) & 0xdf) - 64);
  return n - 1;
}

export function formatAddress(rowIndex: number, columnIndex: number): string {
  return columnLetters(columnIndex) + String(rowIndex + 1);
}

/** "E5" for one cell, "B2:D4" for more. */
export function formatRange(range: CellRange): string {
  const first = formatAddress(range.top, range.left);
  if (range.top === range.bottom && range.left === range.right) return first;
  return `${first}:${formatAddress(range.bottom, range.right)}`;
}

const ADDRESS = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/;

/** "E5" or "$E$5" → indexes from 0; undefined where it is no address within Excel's limits. */
export function parseAddress(text: string): CellAddress | undefined {
  const match = ADDRESS.exec(text);
  if (!match) return undefined;
  const columnIndex = columnIndexOf(match[1] ?? "");
  const rowIndex = Number(match[2]) - 1;
  if (columnIndex >= MAX_COLUMNS || rowIndex >= MAX_ROWS) return undefined;
  return { rowIndex, columnIndex };
}

/** "B2:D4", "$D$4:B2" or "B2" → a range with its edges in order; undefined where it is none. */
export function parseRange(text: string): CellRange | undefined {
  const [first = "", second = first] = text.split(":", 2);
  const a = parseAddress(first);
  const b = parseAddress(second);
  if (!a || !b || text.split(":").length > 2) return undefined;
  return {
    top: Math.min(a.rowIndex, b.rowIndex),
    left: Math.min(a.columnIndex, b.columnIndex),
    bottom: Math.max(a.rowIndex, b.rowIndex),
    right: Math.max(a.columnIndex, b.columnIndex),
  };
}

export function rangeContains(range: CellRange, rowIndex: number, columnIndex: number): boolean {
  return rowIndex >= range.top && rowIndex <= range.bottom && columnIndex >= range.left && columnIndex <= range.right;
}

/** The smallest range that holds both. */
export function unionRange(a: CellRange, b: CellRange): CellRange {
  return { top: Math.min(a.top, b.top), left: Math.min(a.left, b.left), bottom: Math.max(a.bottom, b.bottom), right: Math.max(a.right, b.right) };
}

/** A sheet's name as a formula writes it: quoted, with quotes doubled, unless it is a plain word. */
export function quoteSheetName(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !ADDRESS.test(name) && !/^[rc]\d*$/i.test(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`;
}
