import { BLANK } from "./cellKeys.js";
import { mayBeOne, type Matches } from "./alignRows.js";
import type { RowTable } from "./rowTable.js";
import { alignInOrder, longestInOrder, type Pair } from "./sequences.js";

/** Comparisons of one stretch at most; a longer one is cut into pieces. */
const MOST_COMPARED = 1_000_000;
const PIECE = 700;
/** Rows without a name are one row if they are that alike, standing between the same rows. */
const LEAST_ALIKE = 0.3;

/** Between rows that are sure, order tells the rest: a year's table repeats 男 and 女 under each ward. */
export function matchGaps(table: RowTable, matches: Matches): void {
  const pairs = matches.pairs();
  const inOrder = longestInOrder(pairs);
  let last: Pair = [-1, -1];
  const backbone = [...pairs.filter((_, i) => inOrder.has(i)), [table.before.total, table.after.total] as Pair];
  for (const pair of backbone) {
    if (pair[0] - last[0] > 1 && pair[1] - last[1] > 1) matchGap(table, matches, last, pair);
    last = pair;
  }
}

function matchGap(table: RowTable, matches: Matches, from: Pair, to: Pair): void {
  const before = openBetween(from[0], to[0], (b) => matches.toAfter[b] === -1 && table.before.hashes[b] !== 0);
  const after = openBetween(from[1], to[1], (a) => matches.toBefore[a] === -1 && table.after.hashes[a] !== 0);
  if (before.length * after.length <= MOST_COMPARED) {
    alignPiece(table, matches, before, after);
    return;
  }
  const pieces = Math.ceil(Math.max(before.length, after.length) / PIECE);
  const cut = (rows: readonly number[], i: number): number[] => rows.slice(Math.floor((rows.length * i) / pieces), Math.floor((rows.length * (i + 1)) / pieces));
  for (let i = 0; i < pieces; i++) alignPiece(table, matches, cut(before, i), cut(after, i));
}

function openBetween(from: number, to: number, isOpen: (row: number) => boolean): number[] {
  const rows: number[] = [];
  for (let row = from + 1; row < to; row++) if (isOpen(row)) rows.push(row);
  return rows;
}

function alignPiece(table: RowTable, matches: Matches, before: readonly number[], after: readonly number[]): void {
  const weigh = (i: number, j: number): number => {
    const [b, a] = [before[i] ?? 0, after[j] ?? 0];
    if (!mayBeOne(table, b, a)) return 0;
    const likeness = table.likeness(b, a);
    const named = (table.before.labels[b] ?? BLANK) !== BLANK && table.before.labels[b] === table.after.labels[a];
    return named ? 0.2 + likeness : likeness >= LEAST_ALIKE ? likeness : 0;
  };
  for (const [i, j] of alignInOrder(before.length, after.length, weigh)) matches.add(before[i] ?? 0, after[j] ?? 0);
}
