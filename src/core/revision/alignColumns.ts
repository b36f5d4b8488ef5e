import { BLANK, type CellKeys } from "./cellKeys.js";
import { alignInOrder, type Pair } from "./sequences.js";
import { keyAt, rowTotal, type SheetRows } from "./sheetRows.js";

/** Contents of a column that are looked at; of more, the same ones are chosen on both sides. */
const MOST_SAMPLED = 600;
/** Cells compared to see which columns belong together. */
const MOST_COMPARED = 4_000_000;
/** Columns that agree in less than that share of their cells, under other headings, are two columns. */
const LEAST_AGREEMENT = 0.12;
/** A column that has moved is told by what it holds: most of it. */
const LEAST_MOVED = 0.6;
const HEADER_BONUS = 0.35;

/** The heading texts over each column of a sheet, comparable; a column under several tables has several. */
export type ColumnHeaders = ReadonlyMap<number, ReadonlySet<string>>;

export interface ColumnAlignment {
  /** Positions in `columnIndexes`, sorted by before. */
  readonly pairs: readonly Pair[];
}

/** Pairs columns by what they hold, wherever the rows went: the start, before rows are aligned. */
export function alignColumnsByContent(before: SheetRows, after: SheetRows, keys: CellKeys, headers: readonly [ColumnHeaders, ColumnHeaders]): Pair[] {
  const profiles = [profileColumns(before), profileColumns(after)] as const;
  const spread = new Map<number, number>();
  for (const side of profiles) for (const profile of side) for (const key of profile.keys()) spread.set(key, (spread.get(key) ?? 0) + 1);
  // what stands in every column (0, 1) tells them apart least, a word most
  const weightOf = (key: number): number => (keys.kind(key) === "word" ? 3 : 1) / (spread.get(key) ?? 1);
  const likeness = (b: number, a: number): number => {
    const [one, other] = [profiles[0][b], profiles[1][a]];
    return (one && other ? overlap(one, other, weightOf) : 0) + (sameHeader(before, after, b, a, headers) ? HEADER_BONUS : 0);
  };
  const pairs = alignInOrder(profiles[0].length, profiles[1].length, likeness);
  return fillGaps(pairs, profiles[0].length, profiles[1].length, () => true);
}

/** Pairs columns by the cells that agree in aligned rows and by their headings; columns that moved are found beyond order. */
export function alignColumnsByRows(
  before: SheetRows, after: SheetRows, rowPairs: readonly Pair[], keys: CellKeys, headers: readonly [ColumnHeaders, ColumnHeaders],
): ColumnAlignment {
  const [n, m] = [before.columnIndexes.length, after.columnIndexes.length];
  const agreement = measureAgreement(before, after, rowPairs, keys);
  const agree = (b: number, a: number): number => agreement[b * m + a] ?? 0;
  const same = (b: number, a: number): boolean => sameHeader(before, after, b, a, headers);
  const bare = (b: number, a: number): boolean => !hasHeader(before, b, headers[0]) || !hasHeader(after, a, headers[1]);
  const weigh = (b: number, a: number): number => {
    const value = agree(b, a);
    if (same(b, a)) return value + HEADER_BONUS;
    return value >= LEAST_AGREEMENT ? value : 0;
  };
  const inOrder = fillGaps(alignInOrder(n, m, weigh), n, m, (b, a) => bare(b, a) || same(b, a));
  return { pairs: [...inOrder, ...findMoved(inOrder, n, m, (b, a) => (agree(b, a) >= LEAST_MOVED || (same(b, a) && agree(b, a) >= 0.3) ? agree(b, a) : 0))].sort((x, y) => x[0] - y[0]) };
}

function profileColumns(rows: SheetRows): Map<number, number>[] {
  return rows.columnIndexes.map((_, c) => {
    const counts = new Map<number, number>();
    for (let r = 0; r < rowTotal(rows); r++) {
      const key = keyAt(rows, r, c);
      if (key !== BLANK) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    if (counts.size <= MOST_SAMPLED) return counts;
    const chosen = [...counts.keys()].sort((x, y) => scatter(x) - scatter(y) || x - y).slice(0, MOST_SAMPLED);
    return new Map(chosen.map((key) => [key, counts.get(key) ?? 0]));
  });
}

/** An order of keys that has nothing to do with their contents and is the same on both sides. */
function scatter(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> 0;
}

function overlap(one: ReadonlyMap<number, number>, other: ReadonlyMap<number, number>, weightOf: (key: number) => number): number {
  let shared = 0;
  let all = 0;
  for (const [key, count] of one) {
    const weight = weightOf(key);
    const there = other.get(key) ?? 0;
    shared += weight * Math.min(count, there);
    all += weight * Math.max(count, there);
  }
  for (const [key, count] of other) if (!one.has(key)) all += weightOf(key) * count;
  return all === 0 ? 0 : shared / all;
}

function measureAgreement(before: SheetRows, after: SheetRows, rowPairs: readonly Pair[], keys: CellKeys): Float64Array {
  const [n, m] = [before.columnIndexes.length, after.columnIndexes.length];
  const agreement = new Float64Array(n * m);
  const step = Math.max(1, Math.ceil((rowPairs.length * n * m) / MOST_COMPARED));
  const either = new Float64Array(n * m);
  for (let p = 0; p < rowPairs.length; p += step) {
    const [rb, ra] = rowPairs[p] ?? [0, 0];
    for (let b = 0; b < n; b++) {
      const key = keyAt(before, rb, b);
      for (let a = 0; a < m; a++) {
        const other = keyAt(after, ra, a);
        if (key === BLANK && other === BLANK) continue;
        const weight = keys.kind(key) === "word" || keys.kind(other) === "word" ? 3 : 1;
        either[b * m + a] = (either[b * m + a] ?? 0) + weight;
        if (key === other) agreement[b * m + a] = (agreement[b * m + a] ?? 0) + weight;
      }
    }
  }
  for (let i = 0; i < agreement.length; i++) agreement[i] = (either[i] ?? 0) === 0 ? 0 : (agreement[i] ?? 0) / (either[i] ?? 1);
  return agreement;
}

/** As many columns left between two pairs on both sides: they are the same ones with other contents. */
function fillGaps(pairs: readonly Pair[], n: number, m: number, mayPair: (before: number, after: number) => boolean): Pair[] {
  const filled: Pair[] = [];
  let last: Pair = [-1, -1];
  for (const pair of [...pairs, [n, m] as Pair]) {
    const gap = pair[0] - last[0] - 1;
    if (gap > 0 && gap === pair[1] - last[1] - 1) {
      for (let k = 1; k <= gap; k++) if (mayPair(last[0] + k, last[1] + k)) filled.push([last[0] + k, last[1] + k]);
    }
    if (pair[0] < n) filled.push(pair);
    last = pair;
  }
  return filled;
}

function findMoved(pairs: readonly Pair[], n: number, m: number, likeness: (before: number, after: number) => number): Pair[] {
  const usedBefore = new Set(pairs.map(([b]) => b));
  const usedAfter = new Set(pairs.map(([, a]) => a));
  const candidates: (readonly [number, Pair])[] = [];
  for (let b = 0; b < n; b++) {
    for (let a = 0; a < m && !usedBefore.has(b); a++) {
      const value = usedAfter.has(a) ? 0 : likeness(b, a);
      if (value > 0) candidates.push([value, [b, a]]);
    }
  }
  const moved: Pair[] = [];
  for (const [, pair] of candidates.sort((x, y) => y[0] - x[0])) {
    if (usedBefore.has(pair[0]) || usedAfter.has(pair[1])) continue;
    usedBefore.add(pair[0]);
    usedAfter.add(pair[1]);
    moved.push(pair);
  }
  return moved;
}

function hasHeader(rows: SheetRows, column: number, headers: ColumnHeaders): boolean {
  return (headers.get(rows.columnIndexes[column] ?? -1)?.size ?? 0) > 0;
}

function sameHeader(before: SheetRows, after: SheetRows, b: number, a: number, headers: readonly [ColumnHeaders, ColumnHeaders]): boolean {
  const one = headers[0].get(before.columnIndexes[b] ?? -1);
  const other = headers[1].get(after.columnIndexes[a] ?? -1);
  return one !== undefined && other !== undefined && [...one].some((text) => other.has(text));
}
