import type { CellAddress } from "../../../core/grid/address.js";
import type { CellValue } from "../../../core/grid/grid.js";
import { isCellError } from "../../../core/grid/grid.js";
import type { FormatChanges } from "../../../core/grid/cellFormat.js";
import type { WritableContent } from "../../write/contentXml.js";
import { deriveFormat } from "../../write/deriveFormat.js";
import type { WorkbookEditor } from "../workbookEditor.js";

/** What becomes of one cell. */
export interface PutCell {
  readonly at: CellAddress;
  /** A new value or formula; `value` beside a formula is its last result. */
  readonly content?: { readonly value: CellValue; readonly formula?: string };
  /** The result of a formula that stays as it is. */
  readonly result?: CellValue;
  /** The format of the file that it is made from, by its place there, and what differs from that; null takes the cell's own format away. */
  readonly format?: PutFormat | null;
}

export interface PutFormat {
  readonly base: number;
  readonly changes: FormatChanges;
}

/** Writes cells as a book holds them. Protection is not asked: the book's host has asked it when they were changed. */
export function putCells(book: WorkbookEditor, sheetName: string, cells: readonly PutCell[]): void {
  const { sheet } = book.worksheet(sheetName);
  let hasFormula = false;
  for (const { at, content, result, format } of cells) {
    if (content) {
      const cell = sheet.cellSource(at);
      if (cell !== undefined) sheet.releaseFormula(at);
      hasFormula ||= content.formula !== undefined || (cell !== undefined && /<(?:[^\s/>]+:)?f[\s/>]/.test(cell));
      sheet.change(at, { content: contentOf(content) });
    }
    if (result !== undefined) sheet.change(at, { result });
    if (format !== undefined) sheet.change(at, { style: format === null ? null : deriveFormat(book.styles, format.base, format.changes) });
  }
  if (hasFormula) book.dropCalculationChain();
  if (cells.some(({ content }) => content !== undefined)) book.workbook.requestCalculation();
}

function contentOf({ value, formula }: NonNullable<PutCell["content"]>): WritableContent {
  if (formula !== undefined) {
    const cached = value === null ? undefined : isCellError(value) ? value.error : value;
    return { kind: "formula", formula, ...(cached === undefined ? {} : { cached }) };
  }
  if (value === null) return { kind: "blank" };
  if (typeof value === "number") return { kind: "number", value };
  if (typeof value === "string") return { kind: "text", text: value };
  return typeof value === "boolean" ? { kind: "boolean", value } : { kind: "error", error: value.error };
}
