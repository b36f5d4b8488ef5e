import { MAX_COLUMNS, MAX_ROWS, columnIndexOf, columnLetters, formatRange, parseRange, quoteSheetName, type CellRange } from "../../../src/core/grid/address.js";
import { refuse } from "../wire/hostError.js";

export const WHOLE_SHEET: CellRange = { top: 0, left: 0, bottom: MAX_ROWS - 1, right: MAX_COLUMNS - 1 };

/** What office.js takes as an address, and no more. */
const LONGEST_ADDRESS = 8192;

/** "A1:B2", "$C$3", "B:D", "2:5" → a range; undefined where the text is no address. */
export function parseArea(text: string): CellRange | undefined {
  const cells = parseRange(text);
  if (cells) return cells;
  const columns = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/.exec(text);
  if (columns) {
    const [a, b] = [columnIndexOf(columns[1] ?? ""), columnIndexOf(columns[2] ?? "")];
    return Math.max(a, b) < MAX_COLUMNS ? { ...WHOLE_SHEET, left: Math.min(a, b), right: Math.max(a, b) } : undefined;
  }
  const rows = /^\$?([1-9]\d{0,6}):\$?([1-9]\d{0,6})$/.exec(text);
  if (!rows) return undefined;
  const [a, b] = [Number(rows[1]) - 1, Number(rows[2]) - 1];
  return Math.max(a, b) < MAX_ROWS ? { ...WHOLE_SHEET, top: Math.min(a, b), bottom: Math.max(a, b) } : undefined;
}

export function isWholeRows(area: CellRange): boolean {
  return area.left === 0 && area.right === MAX_COLUMNS - 1;
}

export function isWholeColumns(area: CellRange): boolean {
  return area.top === 0 && area.bottom === MAX_ROWS - 1;
}

/** "A1:B2"; whole rows "2:5", whole columns "B:D". */
export function areaText(area: CellRange): string {
  if (isWholeRows(area)) return `${area.top + 1}:${area.bottom + 1}`;
  if (isWholeColumns(area)) return `${columnLetters(area.left)}:${columnLetters(area.right)}`;
  return formatRange(area);
}

/** "概要!A1:B2", "'1 表'!A1": names are quoted where formulas quote them. */
export function addressText(sheetName: string, area: CellRange): string {
  return `${quoteSheetName(sheetName)}!${areaText(area)}`;
}

/** "概要!A1" → ["概要", "A1"]; without a sheet the first is undefined. */
export function splitAddress(text: string): readonly [sheetName: string | undefined, rest: string] {
  if (text.length > LONGEST_ADDRESS) return refuse("InvalidArgument");
  const bare = text.startsWith("=") ? text.slice(1) : text;
  const at = bare.lastIndexOf("!");
  if (at < 0) return [undefined, bare];
  const name = bare.slice(0, at);
  const unquoted = name.startsWith("'") && name.endsWith("'") && name.length > 1 ? name.slice(1, -1).replaceAll("''", "'") : name;
  return [unquoted, bare.slice(at + 1)];
}
