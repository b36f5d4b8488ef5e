import { comparable } from "../figures/labels.js";
import { headerLines, namesBoth, namesRows, opensTable, parseCountHeader, type CountHeader } from "./countHeader.js";
import { breaksTable, findRowKind, isGroupHeading, readCountLine, type CountLine } from "./countLines.js";
import { buildRows, findNumberStyle, type RowDraft } from "./countRows.js";
import { splitHeadingNumber } from "./rowNumbers.js";
import type { TextLine } from "./textLines.js";
import { continuesIn } from "./wrapping.js";

/** A table of figures as found: `first` to `last` are the indexes of its lines, header included. */
export interface CountTableDraft {
  readonly header: CountHeader;
  readonly rows: readonly RowDraft[];
  readonly first: number;
  readonly last: number;
}

/** Lines of figures that look like a table and have no header. */
export interface UnreadBlock {
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface FoundTables {
  readonly tables: readonly CountTableDraft[];
  readonly unread: readonly UnreadBlock[];
}

/** Rows of two or more figures that make a block worth telling of. */
const LEAST_UNREAD = 3;
/** More lines than this between two lines with figures part two tables: no name wraps so often. */
const WIDEST_NAME = 5;

/**
 * Finds the tables of figures: lines that end in figures, close together, under a header. A table needs two rows,
 * or one and a total line.
 */
export function findCountTables(lines: readonly TextLine[]): FoundTables {
  const read = lines.map(readCountLine);
  const tables: CountTableDraft[] = [];
  const unread: UnreadBlock[] = [];
  let from = 0;
  while (from < lines.length) {
    const first = read.findIndex((line, index) => index >= from && isFigureLine(line));
    if (first < 0) break;
    const chain = followChain(lines, read, first);
    const table = readTable(lines, read, from, chain);
    if (table) tables.push(table);
    else if (read.slice(chain.first, chain.last + 1).filter((line) => line.figures.length > 1 && line.name !== "").length >= LEAST_UNREAD) {
      unread.push({ firstLine: lines[chain.first]?.lineNumber ?? 0, lastLine: lines[chain.last]?.lineNumber ?? 0 });
    }
    from = (table?.last ?? chain.last) + 1;
  }
  return { tables, unread };
}

interface Chain {
  readonly first: number;
  readonly last: number;
  /** Header lines repeated at the top of a page: no rows. */
  readonly skipped: ReadonlySet<number>;
}

function isFigureLine(line: CountLine): boolean {
  return line.figures.length > 0 && !breaksTable(line.line);
}

function followChain(lines: readonly TextLine[], read: readonly CountLine[], first: number): Chain {
  const skipped = new Set<number>();
  const headerTexts = new Set(lines.slice(Math.max(0, first - 8), first).map((line) => comparable(line.text)));
  let last = first;
  let afterTotal = isGrandTotal(read, first);
  for (let i = first + 1; i < lines.length && i - last <= WIDEST_NAME + 1 + skipped.size; i++) {
    const line = lines[i];
    const parts = read[i];
    if (!line || !parts) break;
    const repeats = headerTexts.has(comparable(line.text));
    if (repeats && !afterTotal && (parts.figures.length === 0)) { skipped.add(i); continue; }
    if (breaksTable(line) || (opensTable(line) && parts.figures.length === 0)) break;
    if (isFigureLine(parts)) {
      const kind = findRowKind(parts.number, parts.name);
      if (afterTotal && kind === "initiative" && !(parts.name === "" && !parts.number)) break;
      afterTotal ||= isGrandTotal(read, i);
      last = i;
    } else if (afterTotal) {
      if (!(findRowKind(undefined, parts.name) !== "initiative")) break;
    } else if (isGrandTotalLabel(parts)) afterTotal = true;
  }
  return { first, last, skipped: new Set([...skipped].filter((i) => i < last)) };
}

function isGrandTotalLabel(line: CountLine): boolean {
  return line.name !== "" && findRowKind(line.number, line.name) === "total";
}

/** 合計 below rows; 「計」 can close a group where another total follows, so it only ends the chain if nothing continues it. */
function isGrandTotal(read: readonly CountLine[], index: number): boolean {
  const line = read[index];
  if (!line || !isGrandTotalLabel(line)) return false;
  const next = read.slice(index + 1, index + 2 + WIDEST_NAME);
  const another = read.slice(index + 1).findIndex((other) => isGrandTotalLabel(other) && other.figures.length > 0);
  const plain = comparable(line.name);
  return !(/^(?:計|.*[^合総]計)$/.test(plain) && another >= 0 && next.some((other) => other.number !== undefined && other.figures.length > 0));
}

function readTable(lines: readonly TextLine[], read: readonly CountLine[], from: number, chain: Chain): CountTableDraft | undefined {
  const start = findRowStart(lines, read, from, chain);
  // A heading may stand between the header and the first row.
  for (let top = start; top >= Math.max(from, start - 2); top--) {
    if (top < start && !isGroupHeading(lines[top]?.text ?? "", "none")) return undefined;
    const table = readBody(lines, read, from, top, chain);
    if (table) return table;
  }
  return undefined;
}

function readBody(lines: readonly TextLine[], read: readonly CountLine[], from: number, start: number, chain: Chain): CountTableDraft | undefined {
  const body = lines.slice(start, chain.last + 1).filter((_, i) => !chain.skipped.has(start + i));
  const tail = wrappedTail(lines, read, chain.last, body);
  const rows = returnTotals(buildRows([...body, ...tail]));
  const figured = rows.filter((row) => row.figures.length > 0);
  if (figured.length < 2) return undefined;
  const isNumbered = rows.some((row) => row.number !== undefined);
  const above = lines.slice(Math.max(from, start - 10), start);
  const widest = Math.max(...figured.map((row) => row.figures.length));
  for (const width of widthsOf(figured)) {
    const header = parseCountHeader(above, width, isNumbered);
    if (!header) continue;
    // Two columns lost by every row are believed only of a header that names its number and its name columns.
    if (width > widest + 1 && (header.numberHeader === undefined || !namesRows(header))) continue;
    // A single column of figures is believed only under a header that names both columns.
    if (width === 1 && !(namesBoth(header) && figured.every((row) => row.figures.length === 1))) continue;
    return { header, rows, first: start - header.lineCount, last: chain.last + tail.length };
  }
  return undefined;
}

/** Where each cell has its own line, a merged total label can come behind its figures: they were taken for the last row's. */
function returnTotals(rows: readonly RowDraft[]): readonly RowDraft[] {
  const total = rows.at(-1);
  const before = rows.at(-2);
  if (total?.kind !== "total" || total.figures.length > 0 || !before) return rows;
  const width = Math.max(0, ...rows.slice(0, -2).map((row) => row.figures.length));
  if (width === 0 || before.figures.length <= width) return rows;
  const own = before.figures.length - width;
  return [...rows.slice(0, -2), { ...before, figures: before.figures.slice(0, own) }, { ...total, figures: before.figures.slice(own) }];
}

/** How many columns the figures may have: the most that any row shows; then one or two more, for columns that every row lost. */
function widthsOf(rows: readonly RowDraft[]): readonly number[] {
  const counts = rows.map((row) => row.figures.length);
  const most = Math.max(...counts);
  const shared = counts.filter((count) => count === most).length;
  // One row alone with more figures than all others, and no total line: the name probably ends in a digit.
  const odd = shared === 1 && rows.find((row) => row.figures.length === most)?.kind === "initiative" ? Math.max(...counts.filter((count) => count < most)) : most;
  return [...new Set([odd, most, most + 1, most + 2])];
}

/** The first row may begin above the first line with figures: its number or its wrapped name stands there. */
function findRowStart(lines: readonly TextLine[], read: readonly CountLine[], from: number, chain: Chain): number {
  const { first } = chain;
  const head = read[first];
  if (!head) return first;
  const style = findNumberStyle(read.slice(first, chain.last + 1)) ?? findNumberStyle(read.slice(Math.max(from, first - WIDEST_NAME), chain.last + 1));
  if (style !== undefined && head.number?.style !== style) {
    for (let i = first - 1; i >= Math.max(from, first - WIDEST_NAME); i--) {
      if (read[i]?.number?.style === style) return i;
      if (breaksTable(lines[i] ?? head.line)) break;
    }
  }
  const next = read[first + 1];
  if (head.name === "" && /^1$/.test(comparable(head.line.text)) && next && next.figures.length === 0) return first; // the number of the first row, alone on its line
  if (head.name === "") {
    // The name stands above: the lowest line that is no header, and what it continues.
    const nameAt = first - 1;
    return nameAt >= from && headerLines(lines.slice(from, first)).length > 1 ? climb(lines, from, nameAt) : first;
  }
  return climb(lines, from, first);
}

function climb(lines: readonly TextLine[], from: number, index: number): number {
  let start = index;
  while (start - 1 >= from) {
    const above = lines[start - 1];
    const here = lines[start];
    if (!above || !here || breaksTable(above) || opensTable(above) || splitHeadingNumber(above.text) || continuesIn(above.text, readCountLine(here).name) !== "surely") break;
    start--;
  }
  return start;
}

/** Lines below the last figures that end the last row's name. */
function wrappedTail(lines: readonly TextLine[], read: readonly CountLine[], last: number, body: readonly TextLine[]): readonly TextLine[] {
  const end = read[last];
  const next = lines[last + 1];
  if (!end || !next || body.length === 0 || end.name === "" || breaksTable(next)) return [];
  return next.blanksBefore === 0 && readCountLine(next).figures.length === 0 && continuesIn(end.name, next.text) === "surely" && !splitHeadingNumber(next.text) ? [next] : [];
}
