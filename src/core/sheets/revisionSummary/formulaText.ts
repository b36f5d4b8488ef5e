import { formatAddress, formatRange, quoteSheetName, type CellAddress } from "../../grid/address.js";
import { isCellError, type CellValue, type Grid } from "../../grid/grid.js";
import { parseFigure } from "../../figures/figure.js";
import type { PlannedContent } from "../sheetPlan.js";

/**
 * Formulas together with what they show now. The summary is read by people whose viewer calculates nothing
 * (a preview, a mail client), so that every formula carries the value that Excel would give it.
 */
export interface Term {
  /** Without `=`. */
  readonly formula: string;
  readonly value: number;
}

/** Part of a sentence: words, or a formula of text with what it shows. */
export type Piece = string | { readonly formula: string; readonly shown: string };

/** Excel refuses a longer text constant within a formula. */
const MAX_LITERAL = 255;

/** @example referTo(grid "件数表", 4, 3) === "件数表!D5" */
export function referTo(grid: Grid, rowIndex: number, columnIndex: number): string {
  return `${quoteSheetName(grid.name)}!${formatAddress(rowIndex, columnIndex)}`;
}

/**
 * A cell that repeats another and stays blank where that is blank; a bare reference would show 0.
 * @example mirrorOf(grid, 4, 3) → IF(件数表!D5="","",件数表!D5)
 */
export function mirrorOf(grid: Grid, rowIndex: number, columnIndex: number): PlannedContent {
  const source = referTo(grid, rowIndex, columnIndex);
  const value = grid.value(rowIndex, columnIndex);
  return { kind: "formula", formula: `IF(${source}="","",${source})`, cached: shownValue(value) };
}

/** A sentence out of words and formulas: `"新規実践項目　"&TEXT(件数表!D27,"0")&" 項目"`. */
export function composeText(pieces: readonly Piece[]): PlannedContent & { readonly kind: "formula" } {
  const formula = pieces.map((piece) => (typeof piece === "string" ? literal(piece) : piece.formula)).filter((part) => part !== "").join("&");
  return { kind: "formula", formula: formula === "" ? '""' : formula, cached: textOf(pieces) };
}

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === "string" ? piece : piece.shown)).join("");
}

/** The text of a cell; a blank one gives no text. */
export function quoteCell(grid: Grid, at: CellAddress): Piece {
  return { formula: referTo(grid, at.rowIndex, at.columnIndex), shown: String(shownValue(grid.value(at.rowIndex, at.columnIndex))) };
}

/** A figure as text, with the decimals that it has now. */
export function figureText(term: Term): Piece {
  const decimals = /\.(\d+)$/.exec(String(term.value))?.[1]?.length ?? 0;
  const format = decimals === 0 ? "0" : `0.${"0".repeat(decimals)}`;
  return { formula: `TEXT(${term.formula},"${format}")`, shown: term.value.toFixed(decimals) };
}

/**
 * The figure of a cell. Blanks and dashes count as nothing, as they do in a sum; a number that was typed as text is read
 * as the number it shows, in both widths and with its unit.
 */
export function figureOf(grid: Grid, rowIndex: number, columnIndex: number): Term {
  const source = referTo(grid, rowIndex, columnIndex);
  const value = grid.value(rowIndex, columnIndex);
  if (typeof value !== "string") return { formula: `N(${source})`, value: typeof value === "number" ? value : 0 };
  const figure = parseFigure(value);
  if (figure.kind !== "number") return { formula: `N(${source})`, value: 0 };
  const bare = figure.unit === "" ? source : `SUBSTITUTE(${source},${literal(figure.unit)},"")`;
  return { formula: `IFERROR(VALUE(ASC(${bare})),0)`, value: figure.value };
}

/** The sum of cells of one column. Text counts as nothing, as in Excel's own SUM. */
export function sumOf(grid: Grid, rowIndexes: readonly number[], columnIndex: number): Term {
  let value = 0;
  for (const row of rowIndexes) {
    const cell = grid.value(row, columnIndex);
    if (typeof cell === "number") value += cell;
  }
  return { formula: `SUM(${rangesOf(grid, rowIndexes, columnIndex)})`, value: settle(value) };
}

/** How many of the cells hold anything. */
export function countOf(grid: Grid, cells: readonly CellAddress[]): Term {
  const columns = [...new Set(cells.map((cell) => cell.columnIndex))];
  const ranges = columns.map((column) => rangesOf(grid, cells.filter((cell) => cell.columnIndex === column).map((cell) => cell.rowIndex), column));
  const value = cells.filter((cell) => grid.value(cell.rowIndex, cell.columnIndex) !== null).length;
  return { formula: `COUNTA(${ranges.join(",")})`, value };
}

/** True in Excel's arithmetic where the two figures are the same; the rounding takes away what binary fractions leave. */
export function sameFigure(left: string, right: string): string {
  const subtracted = /[+-]/.test(right.replace(/'[^']*'/g, "")) ? `(${right})` : right;
  return `ROUND(${left}-${subtracted},6)=0`;
}

/** Takes away what binary fractions leave behind, as Excel shows it. */
export function settle(value: number): number {
  return Number(value.toPrecision(15));
}

export function literal(text: string): string {
  const parts: string[] = [];
  for (let start = 0; start < text.length; start += MAX_LITERAL - 5) parts.push(`"${text.slice(start, start + MAX_LITERAL - 5).replaceAll('"', '""')}"`);
  return parts.join("&");
}

function shownValue(value: CellValue): string | number | boolean {
  if (value === null) return "";
  return isCellError(value) ? value.error : value;
}

/** Runs of neighbouring rows as ranges: C5:C10,C12:C20. */
function rangesOf(grid: Grid, rowIndexes: readonly number[], columnIndex: number): string {
  const sorted = [...rowIndexes].sort((a, b) => a - b);
  const runs: { top: number; bottom: number }[] = [];
  for (const row of sorted) {
    const last = runs.at(-1);
    if (last && row <= last.bottom + 1) last.bottom = row;
    else runs.push({ top: row, bottom: row });
  }
  const sheet = quoteSheetName(grid.name);
  return runs.map((run) => `${sheet}!${formatRange({ ...run, left: columnIndex, right: columnIndex })}`).join(",");
}
