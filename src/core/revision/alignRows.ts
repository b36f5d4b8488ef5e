import { BLANK } from "./cellKeys.js";
import { matchGaps } from "./matchGaps.js";
import { sameRow, type RowTable } from "./rowTable.js";
import { longestInOrder, type Pair } from "./sequences.js";

/** Rows of two editions that are the same row. */
export interface RowAlignment {
  /** Sorted by before. */
  readonly pairs: readonly Pair[];
  /** Positions in `pairs` of those that changed places against the others. */
  readonly moved: ReadonlySet<number>;
  /** Rows without a partner. Rows that hold nothing in the common columns are in neither list. */
  readonly removed: readonly number[];
  readonly added: readonly number[];
}

/** Two rows of different places and no name of their own are one row if they are that alike. */
const ALIKE = 0.5;
/** Under other first words, with no name in the column of names, they must be more alike. */
const ALIKE_UNNAMED = 0.6;

/**
 * Aligns rows by what they hold: equal rows that stand once, then rows of one name, then rows that share rare contents,
 * then what is left between those by order, and last the rows that changed places.
 * @example alignRows(table) → { pairs: [[0, 0], [1, 3], [2, 1], [3, 2]], moved: new Set([1]), removed: [], added: [] }
 */
export function alignRows(table: RowTable): RowAlignment {
  const matches = new Matches(table);
  matchEqualRows(table, matches);
  matchNames(table, matches);
  matchRareContents(table, matches);
  matchGaps(table, matches);
  matchEqualLeftovers(table, matches);
  matchNames(table, matches);
  const pairs = matches.pairs();
  const kept = longestInOrder(pairs);
  return {
    pairs,
    moved: new Set([...pairs.keys()].filter((i) => !kept.has(i))),
    // of two sheets without a common column, every row is told: the sheet is gone, or new
    removed: matches.openBefore().filter((b) => table.columnCount === 0 || table.before.hashes[b] !== 0),
    added: matches.openAfter().filter((a) => table.columnCount === 0 || table.after.hashes[a] !== 0),
  };
}

/** Which rows have found their partner. */
export class Matches {
  readonly toAfter: Int32Array;
  readonly toBefore: Int32Array;

  constructor({ before, after }: RowTable) {
    this.toAfter = new Int32Array(before.total).fill(-1);
    this.toBefore = new Int32Array(after.total).fill(-1);
  }

  add(before: number, after: number): void {
    this.toAfter[before] = after;
    this.toBefore[after] = before;
  }

  areOpen(before: number, after: number): boolean {
    return this.toAfter[before] === -1 && this.toBefore[after] === -1;
  }

  openBefore(): number[] {
    return openOf(this.toAfter);
  }

  openAfter(): number[] {
    return openOf(this.toBefore);
  }

  pairs(): Pair[] {
    const pairs: Pair[] = [];
    for (const [b, a] of this.toAfter.entries()) if (a >= 0) pairs.push([b, a]);
    return pairs;
  }
}

function openOf(partners: Int32Array): number[] {
  const open: number[] = [];
  for (const [row, partner] of partners.entries()) if (partner === -1) open.push(row);
  return open;
}

function matchEqualRows(table: RowTable, matches: Matches): void {
  const { before, after } = table;
  const seen = new Map<number, { b: number; a: number }>(); // the only row of that hash; -1 none, -2 several
  for (let b = 0; b < before.total; b++) {
    const hash = before.hashes[b] ?? 0;
    const place = seen.get(hash);
    if (place) place.b = -2;
    else if (hash !== 0) seen.set(hash, { b, a: -1 });
  }
  for (let a = 0; a < after.total; a++) {
    const place = seen.get(after.hashes[a] ?? 0);
    if (place) place.a = place.a === -1 ? a : -2;
  }
  for (const { b, a } of seen.values()) if (b >= 0 && a >= 0 && sameRow(table, b, a)) matches.add(b, a);
  spread(table, matches, 1);
  spread(table, matches, -1);
}

/** Equal rows next to a pair belong together, too: rows that stand several times are told apart by where they stand. */
function spread(table: RowTable, matches: Matches, step: 1 | -1): void {
  const { before, after } = table;
  const edge = step === 1 ? [-1, -1] as const : [before.total, after.total] as const;
  const extend = (from: number, to: number): void => {
    let b = from + step;
    let a = to + step;
    while (b >= 0 && a >= 0 && b < before.total && a < after.total && matches.areOpen(b, a) && before.hashes[b] === after.hashes[a] && sameRow(table, b, a)) {
      matches.add(b, a);
      b += step;
      a += step;
    }
  };
  extend(edge[0], edge[1]);
  for (const [b, a] of step === 1 ? matches.pairs() : matches.pairs().reverse()) extend(b, a);
}

/** A name that stands once on both sides among the rows without a partner names one row. */
function matchNames(table: RowTable, matches: Matches): void {
  const { before, after } = table;
  const openBefore = matches.openBefore();
  const openAfter = matches.openAfter();
  const [countBefore, countAfter] = [countAll(before.labels), countAll(after.labels)];
  const once = onlyPlaces(openAfter, (a) => after.labels[a] ?? BLANK);
  for (const [label, b] of onlyPlaces(openBefore, (row) => before.labels[row] ?? BLANK)) {
    const a = once.get(label);
    if (a === undefined || b < 0 || a < 0) continue;
    // a name that others bear, too, and that is left over alone, is not enough by itself
    const isOnly = countBefore.get(label) === 1 && countAfter.get(label) === 1;
    if (isOnly || table.likeness(b, a) >= ALIKE) matches.add(b, a);
  }
}

function countAll(keys: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const key of keys) if (key !== BLANK) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** For each key, the row that has it; -1 where several have. */
function onlyPlaces(rows: readonly number[], keyOf: (row: number) => number): Map<number, number> {
  const places = new Map<number, number>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== BLANK) places.set(key, places.has(key) ? -1 : row);
  }
  return places;
}

/** Rows without a name of their own that share contents found in no other row: the more alike of several first. */
function matchRareContents(table: RowTable, matches: Matches): void {
  const { before, after, columnCount: k } = table;
  const placesOf = (rows: readonly number[], cells: Int32Array, c: number): Map<number, number> => onlyPlaces(rows, (row) => cells[row * k + c] ?? BLANK);
  const openBefore = matches.openBefore();
  const openAfter = matches.openAfter();
  if (openBefore.length === 0 || openAfter.length === 0) return;
  const candidates = new Map<number, readonly [number, number, number]>();
  for (let c = 0; c < k; c++) {
    const there = placesOf(openAfter, after.cells, c);
    for (const [key, b] of placesOf(openBefore, before.cells, c)) {
      const a = there.get(key);
      if (a === undefined || a < 0 || b < 0 || candidates.has(b * after.total + a) || !mayBeOne(table, b, a)) continue;
      candidates.set(b * after.total + a, [table.likeness(b, a), b, a]);
    }
  }
  for (const [likeness, b, a] of [...candidates.values()].sort((x, y) => y[0] - x[0] || x[1] - y[1] || x[2] - y[2])) {
    if (likeness >= ALIKE && matches.areOpen(b, a)) matches.add(b, a);
  }
}

/** Rows under two names are not one row, however alike: that is for the user to say. A mere first word is no name. */
export function mayBeOne(table: RowTable, b: number, a: number): boolean {
  const { before, after } = table;
  const [label, other] = [before.labels[b] ?? BLANK, after.labels[a] ?? BLANK];
  if (label === BLANK || other === BLANK || label === other) return true;
  return !(before.isNamed[b] && after.isNamed[a]) && table.likeness(b, a) >= ALIKE_UNNAMED;
}

/** Equal rows that are left over somewhere: they changed places. */
function matchEqualLeftovers(table: RowTable, matches: Matches): void {
  const { before, after } = table;
  const waiting = new Map<number, number[]>();
  for (const a of matches.openAfter()) {
    const hash = after.hashes[a] ?? 0;
    if (hash === 0) continue;
    const rows = waiting.get(hash);
    if (rows) rows.push(a);
    else waiting.set(hash, [a]);
  }
  for (const b of matches.openBefore()) {
    const rows = waiting.get(before.hashes[b] ?? 0);
    const a = rows?.[0];
    if (a === undefined || !sameRow(table, b, a)) continue;
    rows?.shift();
    matches.add(b, a);
  }
}
