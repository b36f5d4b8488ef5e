import type { EditContent } from "../../app/ports.js";
import type { PlannedContent, TextRun } from "../../core/sheets/sheetPlan.js";
import { cellText, escapeText, spaceAttribute } from "../xml/xmlEscape.js";
import { fileFormula } from "./fileFormula.js";
import { DEFAULT_FONT, DEFAULT_FONT_SIZE, fontFamily } from "./styleXml.js";

/** Excel holds no more in a cell; a longer text would make it call the file damaged. */
export const LONGEST_TEXT = 32_767;

/** A plan's content or an edit's, or what only a book can put into a cell. */
export type WritableContent = PlannedContent | EditContent | { readonly kind: "boolean"; readonly value: boolean } | { readonly kind: "error"; readonly error: string };

/** What a cell holds, as the value of its `t` attribute and its children. */
export interface CellXml {
  readonly type: "inlineStr" | "e" | "b" | "str" | undefined;
  readonly inner: string;
}

/**
 * A cell's content. Text becomes an inline string. A text beyond Excel's limit is cut and ends in `…`.
 * @example contentXml({ kind: "text", text: "件数" }) → { type: "inlineStr", inner: "<is><t>件数</t></is>" }
 */
export function contentXml(content: WritableContent): CellXml {
  switch (content.kind) {
    case "blank":
      return { type: undefined, inner: "" };
    case "number":
      return numberXml(content.value);
    case "text":
      return content.text === "" ? { type: undefined, inner: "" } : { type: "inlineStr", inner: `<is>${textXml(cutText(content.text))}</is>` };
    case "rich":
      return { type: "inlineStr", inner: `<is>${runsWithin(content.runs).map(runXml).join("")}</is>` };
    case "formula":
      return formulaXml(content.formula, content.cached);
    case "boolean":
      return { type: "b", inner: `<v>${content.value ? "1" : "0"}</v>` };
    case "error":
      return { type: "e", inner: `<v>${escapeText(content.error)}</v>` };
  }
}

function numberXml(value: number): CellXml {
  // No file can hold NaN or Infinity: Excel's own answer to such a computation is #NUM!.
  return Number.isFinite(value) ? { type: undefined, inner: `<v>${numberText(value)}</v>` } : { type: "e", inner: "<v>#NUM!</v>" };
}

function numberText(value: number): string {
  return Object.is(value, -0) ? "0" : String(value).replace("e", "E");
}

function formulaXml(formula: string, cached: number | string | boolean | undefined): CellXml {
  const f = `<f>${escapeText(fileFormula(formula))}</f>`;
  if (cached === undefined) return { type: undefined, inner: f };
  if (typeof cached === "boolean") return { type: "b", inner: `${f}<v>${cached ? "1" : "0"}</v>` };
  if (typeof cached === "string") {
    const isError = /^#(?:N\/A|REF!|DIV\/0!|VALUE!|NAME\?|NULL!|NUM!)$/.test(cached);
    return { type: isError ? "e" : "str", inner: `${f}<v>${cellText(cutText(cached))}</v>` };
  }
  const { type, inner } = numberXml(cached);
  return { type, inner: f + inner };
}

function cutText(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

export function textXml(text: string): string {
  return `<t${spaceAttribute(text)}>${cellText(text)}</t>`;
}

function runsWithin(runs: readonly TextRun[]): readonly TextRun[] {
  const kept: TextRun[] = [];
  let left = LONGEST_TEXT;
  for (const run of runs) {
    if (run.text === "" || left <= 1) continue;
    const text = run.text.length <= left ? run.text : `${run.text.slice(0, left - 1).replace(/[\ud800-\udbff]$/, "")}…`;
    kept.push({ ...run, text });
    left -= text.length;
  }
  return kept;
}

/** Every run names its font in full: one without takes Excel's default of the file, not that of its cell. */
function runXml(run: TextRun): string {
  const flags = (run.bold ? "<b/>" : "") + (run.strike ? "<strike/>" : "") + (run.underline ? "<u/>" : "");
  const color = run.color === undefined || !/^[0-9A-Fa-f]{6}$/.test(run.color) ? "" : `<color rgb="FF${run.color.toUpperCase()}"/>`;
  return `<r><rPr>${flags}<sz val="${String(DEFAULT_FONT_SIZE)}"/>${color}<rFont val="${DEFAULT_FONT}"/>${fontFamily(DEFAULT_FONT)}</rPr>${textXml(run.text)}</r>`;
}
