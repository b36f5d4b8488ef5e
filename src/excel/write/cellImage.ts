import type { EditContent } from "../../app/ports.js";

/** What one cell holds and how its number is shown: enough to put it back as it was. */
export interface CellImage {
  readonly kind: "blank" | "number" | "boolean" | "text" | "error" | "formula";
  /** The value; for a formula, its text with `=`. */
  readonly content: string | number | boolean;
  readonly numberFormat: string;
}

const TEXT_FORMAT = "@";

/**
 * Texts that Excel would take for something else when they are typed: numbers in any width, dates (令和5年4月1日 is one), amounts,
 * formulas, truth values, errors. They are written with an apostrophe, which Excel keeps out of the value.
 */
const MISREAD = /^['=+\-@(（¥￥$\\−－＋＝＠△▲]|[\d０-９]|^(?:true|false)$|^#|^\s|\s$/i;

/** Loads what `takeImage` reads; queue it before the cell is written, and again after. */
export function askImage(range: Excel.Range): Excel.Range {
  return range.load("values,formulas,valueTypes,numberFormat");
}

export function takeImage(range: Excel.Range): CellImage {
  const value = firstOf(range.values) as string | number | boolean;
  const formula = firstOf(range.formulas);
  const numberFormat = String(firstOf(range.numberFormat));
  if (typeof formula === "string" && formula.startsWith("=") && formula !== value) return { kind: "formula", content: formula, numberFormat };
  const type = String(firstOf(range.valueTypes));
  if (type === "Empty" || value === "") return { kind: "blank", content: "", numberFormat };
  if (type === "Error") return { kind: "error", content: String(value), numberFormat };
  const kind = typeof value === "number" ? "number" : typeof value === "boolean" ? "boolean" : "text";
  return { kind, content: value, numberFormat };
}

/** Whether a cell still holds what it held; a value that only a calculation changed is no change. */
export function sameImage(a: CellImage, b: CellImage): boolean {
  return a.kind === b.kind && a.content === b.content && a.numberFormat === b.numberFormat;
}

/**
 * Puts an image into its cell. In a cell that is formatted as text all that is written becomes text, so that anything else goes in
 * first and the format after it.
 */
export function putImage(range: Excel.Range, image: CellImage): void {
  const { kind, content, numberFormat } = image;
  if (kind === "text" || numberFormat !== TEXT_FORMAT) range.numberFormat = [[numberFormat]];
  else range.numberFormat = [["General"]];
  if (kind === "formula") range.formulas = [[content]];
  else range.values = [[kind === "text" ? typedText(String(content), numberFormat) : content]];
  if (kind !== "text" && numberFormat === TEXT_FORMAT) range.numberFormat = [[TEXT_FORMAT]];
}

/**
 * Writes an edit's content. A number or formula takes the text format off its cell: with it Excel would make a text of it again as
 * soon as someone opens and leaves the cell, and sums would pass over it in silence.
 */
export function putContent(range: Excel.Range, content: EditContent, numberFormat: string): void {
  if ((content.kind === "number" || content.kind === "formula") && numberFormat === TEXT_FORMAT) range.numberFormat = [["General"]];
  switch (content.kind) {
    case "blank": range.values = [[""]]; break;
    case "number": range.values = [[content.value]]; break;
    case "text": range.values = [[typedText(content.text, numberFormat)]]; break;
    case "formula": range.formulas = [[`=${content.formula}`]]; break;
  }
}

/** A text as it has to be typed to stay that text. */
export function typedText(text: string, numberFormat: string): string {
  return numberFormat !== TEXT_FORMAT && MISREAD.test(text) ? `'${text}` : text;
}

function firstOf(matrix: readonly (readonly unknown[])[]): unknown {
  return matrix[0]?.[0];
}
