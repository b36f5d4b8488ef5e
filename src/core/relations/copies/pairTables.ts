import type { KeyedLines, KeyedTable } from "./keyedTable.js";
import { tellingBits } from "./tellingBits.js";

/** Two tables, by their places in the list, that show the same figures under the same headings. */
export interface TablePair {
  readonly first: number;
  readonly second: number;
}

/** Two figures under the same headings may be alike by chance; of so many that could be, so many are where it is one table twice. */
const LEAST_VOTES = 2;
const LEAST_SHARE = 0.3;
/** Positions of a total's line that are looked at; a line of more is looked at here and there, the same headings in each table. */
const MOST_POSITIONS = 128;

/**
 * The tables that may hold the same totals. Every figure of a total's line is put down once under its two headings and its value, and
 * meets the one put down there before: the cost grows with the cells of the totals, not with the pairs of tables.
 */
export function pairTables(tables: readonly KeyedTable[]): TablePair[] {
  const lastAt = new Map<number, number>();
  const votes = new Map<number, number>();
  const looked: number[] = [];
  const shared = keysOfSeveral(tables);
  tables.forEach((keyed, t) => {
    let count = 0;
    forEachTotalCell(keyed, shared, (lineKey, positionKey, value) => {
      count++;
      const hash = hashOf(lineKey, positionKey, value);
      const before = lastAt.get(hash);
      lastAt.set(hash, t);
      if (before === undefined || before === t) return;
      const pair = before * tables.length + t;
      votes.set(pair, (votes.get(pair) ?? 0) + 1);
    });
    looked.push(count);
  });
  const pairs: TablePair[] = [];
  for (const [pair, count] of votes) {
    const first = Math.floor(pair / tables.length), second = pair % tables.length;
    const [a, b] = [tables[first], tables[second]];
    if (a && b && count >= LEAST_VOTES && count >= LEAST_SHARE * mostShared(a, b, Math.min(looked[first] ?? 0, looked[second] ?? 0))) pairs.push({ first, second });
  }
  return pairs.sort((a, b) => a.first - b.first || a.second - b.second);
}

/** How many of the cells looked at both tables may have: no more than the lines of a name in both, times the positions so. */
function mostShared(a: KeyedTable, b: KeyedTable, looked: number): number {
  const straight = common(a.rows, b.rows) * common(a.columns, b.columns);
  const turned = common(a.rows, b.columns) * common(a.columns, b.rows);
  return Math.min(looked, Math.max(straight, turned));
}

export function common(a: KeyedLines, b: KeyedLines): number {
  const [few, many] = a.byKey.size <= b.byKey.size ? [a, b] : [b, a];
  let count = 0;
  for (const key of few.byKey.keys()) if (many.byKey.has(key)) count++;
  return count;
}

/** Names that lines of more than one table bear. */
function keysOfSeveral(tables: readonly KeyedTable[]): ReadonlySet<number> {
  const seenIn = new Map<number, number>();
  const shared = new Set<number>();
  tables.forEach(({ rows, columns }, t) => {
    for (const { byKey } of [rows, columns]) {
      for (const key of byKey.keys()) {
        const known = seenIn.get(key);
        if (known === undefined) seenIn.set(key, t);
        else if (known !== t) shared.add(key);
      }
    }
  });
  return shared;
}

function forEachTotalCell({ rows, columns, figures }: KeyedTable, shared: ReadonlySet<number>, visit: (lineKey: number, positionKey: number, value: number) => void): void {
  const each = (lines: KeyedLines, positions: KeyedLines, numberAt: (line: number, position: number) => number, isDone: readonly boolean[] = []): void => {
    const stride = strideOf(positions.byKey.size);
    for (let i = 0; i < lines.indexes.length; i++) {
      const lineKey = lines.keys[i] ?? -1;
      if (lines.isTotal[i] !== true || lineKey < 0 || !shared.has(lineKey)) continue;
      for (let j = 0; j < positions.indexes.length; j++) {
        const positionKey = positions.keys[j] ?? -1;
        if (positionKey < 0 || positionKey % stride !== 0 || isDone[j] === true || !shared.has(positionKey)) continue;
        const value = numberAt(lines.indexes[i] ?? 0, positions.indexes[j] ?? 0);
        if (tellingBits(value) > 0) visit(lineKey, positionKey, value);
      }
    }
  };
  each(rows, columns, (r, c) => figures.number(r, c));
  each(columns, rows, (c, r) => figures.number(r, c), rows.isTotal);
}

/** A power of two, so that what a longer line is looked at for is looked at in a shorter one as well. */
function strideOf(size: number): number {
  let stride = 1;
  while (size / stride > MOST_POSITIONS) stride *= 2;
  return stride;
}

/** The two headings in whatever order, for a table may be turned. */
function hashOf(a: number, b: number, value: number): number {
  const low = Math.min(a, b), high = Math.max(a, b);
  return (low * 1_000_003 + high) * Math.SQRT1_2 + value * Math.PI;
}
