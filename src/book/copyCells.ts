import type { CellRange } from "../core/grid/address.js";
import { translateFormula } from "../core/grid/formulaShift.js";
import type { Book } from "./book.js";
import { checkRange, meets, setCellFormat, sheetState, writeCells, type CellContent } from "./cellEdits.js";
import { mergeCells, unmergeCells } from "./sheetMerges.js";

export type CopiedPart = "all" | "values" | "formulas" | "formats";

/** Copies a block. The source is read as a whole first, so that the two may overlap. "values" puts results in the place of formulas. */
export function copyCells(book: Book, fromId: string, from: CellRange, toId: string, at: { readonly rowIndex: number; readonly columnIndex: number }, part: CopiedPart): void {
  checkRange(from);
  const source = sheetState(book, fromId);
  const [rowOffset, columnOffset] = [at.rowIndex - from.top, at.columnIndex - from.left];
  const target = { top: at.rowIndex, left: at.columnIndex, bottom: from.bottom + rowOffset, right: from.right + columnOffset };
  checkRange(target);
  const handle = book.sheetById(fromId);
  const formats = Array.from({ length: from.bottom - from.top + 1 }, (_, r) =>
    Array.from({ length: from.right - from.left + 1 }, (_unused, c) => handle?.format(from.top + r, from.left + c)));
  const contents: CellContent[][] = [];
  for (let r = from.top; r <= from.bottom; r++) {
    const row = source.cells.row(r);
    const line: CellContent[] = [];
    for (let c = from.left; c <= from.right; c++) {
      const formula = part === "values" ? undefined : row?.formulas?.[c];
      line.push({ value: row?.values[c] ?? null, ...(formula === undefined ? {} : { formula: translateFormula(formula, rowOffset, columnOffset) }) });
    }
    contents.push(line);
  }
  if (part !== "formats") writeCells(book, toId, at, contents);
  if (part !== "all" && part !== "formats") return;
  formats.forEach((row, r) => row.forEach((format, c) => setCellFormat(book, toId, target.top + r, target.left + c, format)));
  const merges = source.merges.filter((m) => m.top >= from.top && m.bottom <= from.bottom && m.left >= from.left && m.right <= from.right);
  if (sheetState(book, toId).merges.some((m) => meets(m, target))) unmergeCells(book, toId, target);
  for (const m of merges) mergeCells(book, toId, { top: m.top + rowOffset, bottom: m.bottom + rowOffset, left: m.left + columnOffset, right: m.right + columnOffset }, false);
}
