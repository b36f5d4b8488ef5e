import { distance } from "fastest-levenshtein";
import { pairMostAlike } from "./assignment.js";
import { BLANK, type CellKeys } from "./cellKeys.js";
import type { RowAlignment } from "./alignRows.js";
import type { RowTable } from "./rowTable.js";

/** A removed and an added row that may be one row under another name. */
export interface SuspectedRename {
  readonly before: number;
  readonly after: number;
  /** 0 to 1: how alike the names and the rest of the rows are, half and half. */
  readonly likeness: number;
  /** The rows bear the same number or code, too: then it is one row, and no suspicion. */
  readonly sameId: boolean;
}

/** All against all up to that many; of more, only rows that stand near each other are compared. */
const MOST_COMPARED = 250_000;
const NEAR = 60;

/**
 * Which removed rows may be added ones under a new name: by the figures that stayed, by the names themselves, or by the
 * number or code. Nothing is decided here but where an identifier agrees.
 * @example 「広告収入の拡大」 2 3 5 → 「広告収入の確保」 2 3 5: likeness 0.86
 */
export function suspectRenames(table: RowTable, alignment: RowAlignment, keys: CellKeys): SuspectedRename[] {
  const { removed, added } = alignment;
  const toAfter = new Map(alignment.pairs);
  const likeness = (i: number, j: number): number => rename(table, keys, removed[i] ?? 0, added[j] ?? 0)?.likeness ?? 0;
  if (removed.length * added.length <= MOST_COMPARED) {
    return pairMostAlike(removed.length, added.length, likeness).flatMap(([i, j]) => rename(table, keys, removed[i] ?? 0, added[j] ?? 0) ?? []);
  }
  const found: SuspectedRename[] = [];
  const used = new Set<number>();
  let start = 0;
  for (const b of removed) {
    const expected = expectedPlace(b, toAfter);
    while (start < added.length && (added[start] ?? 0) < expected - NEAR) start++;
    let best: SuspectedRename | undefined;
    for (let j = start; j < added.length && (added[j] ?? 0) <= expected + NEAR; j++) {
      const candidate = used.has(j) ? undefined : rename(table, keys, b, added[j] ?? 0);
      if (candidate && candidate.likeness > (best?.likeness ?? 0)) best = candidate;
    }
    if (best) { found.push(best); used.add(added.indexOf(best.after)); }
  }
  return found;
}

/** Where a removed row would stand after: behind the partner of the row above it. */
function expectedPlace(b: number, toAfter: ReadonlyMap<number, number>): number {
  for (let above = b - 1; above >= Math.max(0, b - 1000); above--) {
    const partner = toAfter.get(above);
    if (partner !== undefined) return partner + 1;
  }
  return b;
}

function rename(table: RowTable, keys: CellKeys, b: number, a: number): SuspectedRename | undefined {
  const [label, other] = [table.before.labels[b] ?? BLANK, table.after.labels[a] ?? BLANK];
  if (label === BLANK || other === BLANK || label === other) return undefined;
  const names = nameLikeness(keys.text(label), keys.text(other));
  const rest = table.likeness(b, a, false);
  const sameId = (sharesCode(table, b, a) && (names >= 0.5 || rest >= 0.6)) || (rest >= 0.6 && sharesOtherName(table, keys, b, a));
  const isSuspect = sameId || (names >= 0.5 && rest >= 0.2) || names >= 0.75 || (rest >= 0.7 && names > 0.1 && hasFigures(table, keys, b)) || (rest >= 0.9 && names > 0.15);
  return isSuspect ? { before: b, after: a, likeness: Math.round((names + rest) * 50) / 100, sameId } : undefined;
}

/** Rows of words alone under one heading are alike in all but their names: that says little. */
function hasFigures({ before, columnCount: k, idColumns }: RowTable, keys: CellKeys, b: number): boolean {
  for (let c = 0; c < k; c++) if (!idColumns.includes(c) && keys.kind(before.cells[b * k + c] ?? BLANK) === "number") return true;
  return false;
}

function sharesCode({ before, after, columnCount: k, idColumns }: RowTable, b: number, a: number): boolean {
  return idColumns.some((c) => before.cells[b * k + c] !== BLANK && before.cells[b * k + c] === after.cells[a * k + c]);
}

/** A second name, such as the English one, that no other row of either edition bears. */
function sharesOtherName({ before, after, columnCount: k, labelColumn }: RowTable, keys: CellKeys, b: number, a: number): boolean {
  const standsOnce = (cells: Int32Array, c: number, key: number): boolean => {
    let count = 0;
    for (let at = c; at < cells.length && count < 2; at += k) if (cells[at] === key) count++;
    return count === 1;
  };
  for (let c = 0; c < k; c++) {
    const key = before.cells[b * k + c] ?? BLANK;
    if (c === labelColumn || keys.kind(key) !== "word" || key !== after.cells[a * k + c]) continue;
    if (standsOnce(before.cells, c, key) && standsOnce(after.cells, c, key)) return true;
  }
  return false;
}

/** 0 to 1; a name that begins with the other one, or holds it, is likely the same one with an addition. */
export function nameLikeness(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  if (longest === 0) return 0;
  const edit = 1 - distance(one, other) / longest;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const held = short.length >= 2 && long.includes(short) ? 0.5 + short.length / long.length / 2 : 0;
  return Math.max(edit, held);
}
