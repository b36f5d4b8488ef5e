import { comparable } from "../figures/labels.js";
import { splitRowNumber, type RowNumber } from "./rowNumbers.js";
import { tidyBlanks, type TextLine, type TextToken } from "./textLines.js";
import { continuesIn, piecesMake } from "./wrapping.js";

/** What a list's lines say, in their order: an initiative's label, or a piece of an item. */
export type ListEvent =
  | { readonly kind: "label"; readonly number: RowNumber | undefined; readonly pieces: string[]; readonly line: TextLine }
  | { readonly kind: "item"; readonly cells: readonly string[]; readonly line: TextLine; /** Stands on the line of the label before it. */ readonly besideLabel: boolean };

/** The initiatives that count tables name, by which labels are told from items. */
export interface KnownNames {
  readonly byNumber: ReadonlyMap<string, string>;
  readonly names: readonly string[];
}

/** Reads a list's lines. `style` is the dress of its initiatives' numbers, undefined where they have none; `columns` counts the texts of a row. */
export function readListEvents(lines: readonly TextLine[], style: string | undefined, columns: number, known: KnownNames): readonly ListEvent[] {
  const events: ListEvent[] = [];
  const boundary = findItemColumn(lines, style);
  for (const line of lines) {
    const label = [...events].reverse().find((event) => event.kind === "label");
    const hasItemsSince = events.at(-1)?.kind === "item";
    const number = style === undefined ? undefined : numberOf(line, style);
    if (number) {
      const rest = line.tokens.filter((token) => token.start >= numberEnd(line, number));
      const wanted = known.byNumber.get(keyOf(number.raw));
      const [name, items] = splitRow(line, rest, wanted, boundary);
      events.push({ kind: "label", number, pieces: name === "" ? [] : [name], line });
      pushItem(events, line, items, columns, true);
      continue;
    }
    const [name, items] = splitUnnumbered(line, label?.kind === "label" ? label : undefined, hasItemsSince, style, columns, known, boundary);
    if (name.kind === "piece" && label?.kind === "label") label.pieces.push(name.text);
    if (name.kind === "label") events.push({ kind: "label", number: undefined, pieces: [name.text], line });
    pushItem(events, line, items, columns, name.kind !== "none");
  }
  return events;
}

/** Numbers are compared without their dress: "No.３" and "№3" name the same initiative. */
export function keyOf(raw: string): string {
  return comparable(raw).replace(/^(?:no\.?|№|#|第)/i, "").replace(/[().、号]/g, "");
}

function numberOf(line: TextLine, style: string): RowNumber | undefined {
  const number = splitRowNumber(line.text);
  return number?.style === style ? number : undefined;
}

function numberEnd(line: TextLine, number: RowNumber): number {
  return line.indent + number.raw.length;
}

type NamePart = { readonly kind: "none" } | { readonly kind: "piece" | "label"; readonly text: string };

/** A row with a number: its name is the known one as far as the line has it, else what stands left of the item column, else its first word. */
function splitRow(line: TextLine, rest: readonly TextToken[], wanted: string | undefined, boundary: number | undefined): [string, readonly TextToken[]] {
  const tokens = cutNumberOff(line, rest);
  if (tokens.length === 0) return ["", []];
  if (wanted !== undefined) {
    for (let count = tokens.length; count > 0; count--) {
      const match = piecesMake(wanted, tokens.slice(0, count).map((token) => token.text));
      if (match === "whole" || (match === "beginning" && (count === 1 || boundary === undefined))) return [textOf(line, tokens.slice(0, count)), tokens.slice(count)];
    }
  }
  if (boundary !== undefined) {
    const left = tokens.filter((token) => token.start < boundary);
    return [textOf(line, left), tokens.slice(left.length)];
  }
  return [tokens[0]?.text ?? "", tokens.slice(1)];
}

/** 「No.18庶務事務」 without a blank: the token is cut behind the number. */
function cutNumberOff(line: TextLine, rest: readonly TextToken[]): readonly TextToken[] {
  const number = splitRowNumber(line.text);
  const glued = line.tokens.find((token) => number && token.start < numberEnd(line, number) && token.end > numberEnd(line, number));
  if (!glued || !number) return rest;
  const start = numberEnd(line, number);
  return [{ text: line.raw.slice(start, glued.end), start, end: glued.end }, ...rest];
}

function splitUnnumbered(line: TextLine, label: Extract<ListEvent, { kind: "label" }> | undefined, hasItemsSince: boolean, style: string | undefined, columns: number, known: KnownNames, boundary: number | undefined): [NamePart, readonly TextToken[]] {
  const { tokens } = line;
  const wanted = label?.number ? known.byNumber.get(keyOf(label.number.raw)) : label ? known.names.find((name) => piecesMake(name, label.pieces) === "beginning") : undefined;
  if (label && wanted !== undefined) {
    for (let count = tokens.length; count > 0; count--) {
      const pieces = [...label.pieces, ...tokens.slice(0, count).map((token) => token.text)];
      const match = piecesMake(wanted, pieces);
      if (match === "whole" || (match === "beginning" && count === tokens.length)) return [{ kind: "piece", text: textOf(line, tokens.slice(0, count)) }, tokens.slice(count)];
    }
  }
  if (style === undefined) {
    for (let count = tokens.length; count > 0; count--) {
      const text = tokens.slice(0, count).map((token) => token.text);
      if (known.names.some((name) => piecesMake(name, text) === "whole")) return [{ kind: "label", text: textOf(line, tokens.slice(0, count)) }, tokens.slice(count)];
    }
    const begun = known.names.find((name) => comparable(tokens[0]?.text ?? "").length >= 4 && piecesMake(name, [tokens[0]?.text ?? ""]) === "beginning");
    if (begun !== undefined) return [{ kind: "label", text: tokens[0]?.text ?? "" }, tokens.slice(1)];
  }
  if (boundary !== undefined) {
    const left = tokens.filter((token) => token.start < boundary);
    if (left.length === 0) return [{ kind: "none" }, tokens];
    const text = textOf(line, left);
    const kind = label && (style !== undefined || continuesIn(label.pieces.at(-1) ?? "", text) === "surely") ? "piece" : "label";
    return [{ kind, text }, tokens.slice(left.length)];
  }
  if (label && !hasItemsSince && wanted === undefined && (label.pieces.length === 0 || continuesIn(label.pieces.at(-1) ?? "", tokens[0]?.text ?? "") === "surely")) {
    return [{ kind: "piece", text: tokens[0]?.text ?? "" }, tokens.slice(1)];
  }
  if (style === undefined && known.names.length === 0 && columns >= 2 && tokens.length >= 2) return [{ kind: "label", text: tokens[0]?.text ?? "" }, tokens.slice(1)];
  return [{ kind: "none" }, tokens];
}

function pushItem(events: ListEvent[], line: TextLine, tokens: readonly TextToken[], columns: number, besideLabel: boolean): void {
  if (tokens.length > 0) events.push({ kind: "item", cells: cutCells(line, tokens, columns - 1), line, besideLabel });
}

/** Parts a row's texts at its widest gaps, as many as it has columns. */
function cutCells(line: TextLine, tokens: readonly TextToken[], width: number): readonly string[] {
  const gaps = tokens.slice(1).map((token, i) => ({ i: i + 1, gap: token.start - (tokens[i]?.end ?? 0) }));
  const cuts = [...gaps].sort((a, b) => b.gap - a.gap || a.i - b.i).slice(0, Math.max(0, width - 1)).map(({ i }) => i).sort((a, b) => a - b);
  const bounds = [0, ...cuts, tokens.length];
  return bounds.slice(1).map((end, i) => textOf(line, tokens.slice(bounds[i] ?? 0, end)).replace(/^[・•‣]\s*/u, ""));
}

function textOf(line: TextLine, tokens: readonly TextToken[]): string {
  const first = tokens[0];
  const last = tokens.at(-1);
  return first && last ? tidyBlanks(line.raw.slice(first.start, last.end)) : "";
}

/** Where the items' column begins, if the text kept the page's layout: lines with a wide gap agree on it. */
export function findItemColumn(lines: readonly TextLine[], style: string | undefined): number | undefined {
  const starts: number[] = [];
  for (const line of lines) {
    const wide = line.tokens.find((token, i) => i > 0 && token.start - (line.tokens[i - 1]?.end ?? 0) >= 3 && !isNumberOnly(line, i, style));
    if (wide) starts.push(wide.start);
    else if (line.tokens.length === 1 && line.indent >= 12) starts.push(line.indent);
  }
  if (starts.length < 2 || starts.length < lines.length * 0.4) return undefined;
  const least = Math.min(...starts);
  return Math.max(...starts) - least <= Math.max(4, least * 0.25) ? least - 1 : undefined;
}

/** The gap behind a number is no gap between columns of text. */
function isNumberOnly(line: TextLine, index: number, style: string | undefined): boolean {
  return index === 1 && style !== undefined && splitRowNumber(line.tokens[0]?.text ?? "")?.rest === "";
}
