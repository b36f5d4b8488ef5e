import { parseFigure } from "../figures/figure.js";
import { findLabelRole } from "../figures/totalLabels.js";
import { splitHeadingNumber, splitRowNumber, type RowNumber } from "./rowNumbers.js";
import { letterCount, tidyBlanks, type TextLine, type TextToken } from "./textLines.js";

/** A line read as part of a count table: a label, figures behind it, or both. */
export interface CountLine {
  readonly line: TextLine;
  readonly number: RowNumber | undefined;
  /** Without the number. */
  readonly name: string;
  readonly figures: readonly TextToken[];
}

/** Units that stand behind a counted or summed figure in its cell. A year or an ordinal is no figure. */
const UNIT = /^(?:項目|件|事業|施策|取組|個|本|人|名|世帯|団体|施設|か所|カ所|ヶ所|箇所|回|千円|百万円|億円|万円|円|%|％|ポイント|pt)?$/;

/**
 * Reads the figures off the right end of a line.
 * @example readCountLine(line of "No.3 市立病院の経営健全化に向けた取組 １  １") → number No.3, figures １ and １
 */
export function readCountLine(line: TextLine): CountLine {
  let first = line.tokens.length;
  while (first > 0 && isFigureText(line.tokens[first - 1]?.text ?? "")) first--;
  const figures = line.tokens.slice(first);
  const label = first === 0 ? "" : tidyBlanks(line.raw.slice(0, line.tokens[first - 1]?.end ?? 0));
  const number = splitRowNumber(label);
  return { line, number, name: number ? tidyBlanks(number.rest) : label, figures };
}

/** A number, or a sign that stands in place of one. */
export function isFigureText(text: string): boolean {
  const figure = parseFigure(text);
  if (figure.kind === "number") return UNIT.test(figure.unit) && figure.dress.sign !== "parentheses" && !/^0\d/.test(text);
  return figure.kind !== "text" && figure.kind !== "blank";
}

/** The role of a row by its label; a numbered row is an initiative whatever its name ends in. */
export function findRowKind(number: RowNumber | undefined, name: string): "initiative" | "subtotal" | "total" | "ofWhich" {
  if (number) return "initiative";
  const role = findLabelRole(name.replace(/[（(][^（()）]*[)）]$/u, ""));
  if (role === "total" || role === "subtotal" || role === "ofWhich") return role;
  return "initiative";
}

/** Text that can belong to neither a table's row nor its header: sentences, bullets, notes, section headings. */
export function breaksTable(line: TextLine): boolean {
  return /。$|^[※＊*◇◆○●◎■□▼▽▲△・•‣➢⇒→<＜〈《]/u.test(line.text) || /^[（(]?(?:注|備考|出典|資料)[)）0-9０-９:： 　]/u.test(line.text) || letterCount(line) > 60;
}

/** 「【健全な財政運営】」, 「基本方針１ 健全な財政」: a heading between the rows of a table. */
export function isGroupHeading(text: string, rowStyle: string | undefined): boolean {
  if (/^[【〔《〈＜<■□◆◇●◎]/u.test(text)) return true;
  const number = splitHeadingNumber(text);
  return number !== undefined && number.rest !== "" && rowStyle !== undefined && number.style !== rowStyle;
}
