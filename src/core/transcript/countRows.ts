import { comparable } from "../figures/labels.js";
import { findRowKind, isGroupHeading, readCountLine, type CountLine } from "./countLines.js";
import type { RowNumber } from "./rowNumbers.js";
import type { TextLine, TextToken } from "./textLines.js";
import { continuesIn, joinWrapped } from "./wrapping.js";

/** A row before its blanks are found: the figures stand in the order of the text. */
export interface RowDraft {
  readonly kind: "initiative" | "heading" | "subtotal" | "total" | "ofWhich";
  readonly number: RowNumber | undefined;
  readonly name: string;
  readonly figures: readonly TextToken[];
  /** The line the figures stand in, for their positions. */
  readonly figureLine: TextLine | undefined;
  readonly lineNumber: number;
}

interface Building {
  number: RowNumber | undefined;
  kind: RowDraft["kind"];
  readonly pieces: string[];
  readonly figures: TextToken[];
  figureLine: TextLine | undefined;
  readonly lineNumber: number;
  readonly headPieces: number;
}

/**
 * Puts the lines of a table's body together into rows. A name may be wrapped over several lines, before, around or behind the line
 * that carries its number and figures; figures may stand on lines of their own.
 * @example lines "No.18", "庶務事務の効率化・集約化に", "向けた取組 ４ ３ ７" → one row, No.18, 庶務事務の効率化・集約化に向けた取組, [４, ３, ７]
 */
export function buildRows(lines: readonly TextLine[]): readonly RowDraft[] {
  const read = readBody(lines);
  const style = findNumberStyle(read);
  const rows: Building[] = [];
  let pending: CountLine[] = [];

  const settle = (starter: CountLine | undefined, needsName: boolean): CountLine[] => {
    const current = rows.at(-1);
    const split = current ? splitPending(current, pending, starter, needsName) : 0;
    current?.pieces.push(...pending.slice(0, split).map((piece) => piece.name));
    const head = pending.slice(split);
    pending = [];
    return head;
  };
  const start = (line: CountLine, kind: RowDraft["kind"], head: readonly CountLine[]): void => {
    const number = kind === "initiative" ? line.number : undefined;
    const name = number ? line.name : textOf(line);
    rows.push({
      number, kind, pieces: [...head.map((piece) => textOf(piece)), ...(name === "" ? [] : [name])], figures: [...line.figures],
      figureLine: line.figures.length > 0 ? line.line : undefined, lineNumber: head[0]?.line.lineNumber ?? line.line.lineNumber, headPieces: head.length,
    });
  };

  read.forEach((line, index) => {
    const current = rows.at(-1);
    const label = textOf(line);
    const ownNumber = line.number && line.number.style === style ? line.number : undefined;
    const kind = ownNumber ? "initiative" : findRowKind(undefined, label);
    const hasFigures = line.figures.length > 0;
    if (label === "") { // figures alone
      if (pending.length > 0 && (current === undefined || current.figures.length > 0)) {
        const next = pending.length > 1 ? settle(undefined, true) : pending.splice(0);
        const first = next[0];
        if (first) start({ ...first, figures: [] }, "initiative", []);
        rows.at(-1)?.pieces.push(...next.slice(1).map(textOf));
      }
      const row = rows.at(-1);
      row?.figures.push(...line.figures);
      if (row) row.figureLine = row.figures.length === line.figures.length ? line.line : undefined;
      return;
    }
    if (ownNumber) {
      const namedLater = line.name === "" && !hasFigures && (read[index + 1]?.figures.length === 0 || textOf(read[index + 1]) !== "");
      start({ ...line, number: ownNumber }, "initiative", settle(line, line.name === "" && !namedLater));
    } else if (!hasFigures && isGroupHeading(label, style)) {
      settle(undefined, false);
      start(line, "heading", []);
    } else if (kind !== "initiative" && (hasFigures || read[index + 1] === undefined || textOf(read[index + 1]) === "")) {
      settle(line, false);
      start(line, kind, []);
    } else if (hasFigures && (current === undefined || current.figures.length > 0 || current.kind === "heading")) {
      start({ ...line, number: undefined, name: label }, "initiative", settle(line, false));
    } else if (hasFigures && current) {
      current.pieces.push(label);
      current.figures.push(...line.figures);
      current.figureLine = line.line;
    } else if (current && current.figures.length === 0 && current.kind !== "heading") current.pieces.push(label);
    else pending.push(line);
  });
  settle(undefined, false);
  return rows.map((row) => ({ kind: row.kind, number: row.number, name: joinWrapped(row.pieces), figures: row.figures, figureLine: row.figureLine, lineNumber: row.lineNumber }));
}

/** The label with its number, where the number belongs to no column of numbers. */
function textOf(line: CountLine | undefined): string {
  if (!line) return "";
  if (!line.number) return line.name;
  return line.name === "" ? line.number.raw : `${line.number.raw} ${line.name}`;
}

/** The dress of the numbers that most numbered lines share, where at least two lines have it. */
export function findNumberStyle(lines: readonly CountLine[]): string | undefined {
  const counts = new Map<string, number>();
  for (const line of lines) if (line.number) counts.set(line.number.style, (counts.get(line.number.style) ?? 0) + 1);
  const best = [...counts].sort((a, b) => b[1] - a[1])[0];
  return best && best[1] >= 2 ? best[0] : undefined;
}

/**
 * Lines as label, number and figures. Where every cell has a line of its own, a bare 「２」 can be a figure or the next row's number:
 * it is the number if it follows the number before it and a name comes next.
 */
function readBody(lines: readonly TextLine[]): CountLine[] {
  let expected = 0;
  return lines.map((line, index) => {
    const read = readCountLine(line);
    const next = lines[index + 1];
    const digits = comparable(line.text);
    if (/^\d{1,3}$/.test(digits) && next && readCountLine(next).figures.length === 0) {
      const value = Number(digits);
      if (value === expected + 1 && (value > 1 || index === 0)) {
        expected = value;
        return { line, number: { raw: line.text, number: value, style: "0", rest: "" }, name: "", figures: [] };
      }
    }
    if (read.number?.number !== undefined && read.number.style === "0") expected = read.number.number;
    return read;
  });
}

/** How many of the lines between two rows end the upper one's name; the rest begin the lower one's. The cheapest split wins, ties go up. */
function splitPending(current: Building, pending: readonly CountLine[], starter: CountLine | undefined, needsName: boolean): number {
  if (pending.length === 0) return 0;
  if (!starter && !needsName) return pending.length;
  const last = current.pieces.at(-1) ?? "";
  let best = 0;
  let least = Infinity;
  for (let split = pending.length; split >= 0; split--) {
    const upper = pending.slice(0, split).map(textOf);
    const lower = pending.slice(split).map(textOf);
    let cost = chainCost([last, ...upper]) + chainCost(starter && starter.name !== "" ? [...lower, starter.name] : lower);
    if (split > 0 && (pending[0]?.line.blanksBefore ?? 0) > 0) cost += 1.5;
    if (split > 0 && (current.kind === "total" || current.kind === "subtotal")) cost += 3;
    if (lower.length > 0 && (starter?.line.blanksBefore ?? 0) > 0) cost += 1.5;
    if (lower.length === 0 && needsName) cost += 3;
    if (split === 0 && current.pieces.length === 0) cost += 3;
    cost += Math.abs(current.headPieces - split) * 0.25; // a centred cell has as many lines below as above
    if (cost < least) { least = cost; best = split; }
  }
  return best;
}

function chainCost(pieces: readonly string[]): number {
  const COST = { surely: 0, perhaps: 1, hardly: 2 } as const;
  return pieces.slice(1).reduce((sum, piece, i) => sum + (pieces[i] === "" ? 0 : COST[continuesIn(pieces[i] ?? "", piece)]), 0);
}
