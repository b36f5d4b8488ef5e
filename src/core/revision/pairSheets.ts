import { comparableName } from "../figures/labels.js";
import { forEachCell, type Grid } from "../grid/grid.js";
import { pairMostAlike } from "./assignment.js";
import type { CellKeys } from "./cellKeys.js";

/** Contents of a sheet that are looked at; of more, the same ones are chosen on both sides. */
const MOST_SAMPLED = 4000;
/** Sheets that share less are two sheets, unless they bear one name. */
const LEAST_SHARED = 0.12;
const NAME_BONUS = 0.4;

export type SheetPair = readonly [before: number | null, after: number | null];

/**
 * Pairs the sheets of two editions by what they hold, and by their names where that says little: a sheet that was renamed
 * or moved is found again. Of two files with one sheet each these are the pair.
 * @returns positions among the sheets, those without a partner last
 */
export function pairSheets(before: readonly Grid[], after: readonly Grid[], keys: CellKeys): SheetPair[] {
  if (before.length === 1 && after.length === 1) return [[0, 0]];
  const contents = [before.map((grid) => sampleKeys(grid, keys)), after.map((grid) => sampleKeys(grid, keys))] as const;
  const pairs = pairMostAlike(before.length, after.length, (b, a) => {
    const shared = sharedShare(contents[0][b] ?? new Set(), contents[1][a] ?? new Set());
    const sameName = comparableName(before[b]?.name ?? "") === comparableName(after[a]?.name ?? "");
    if (sameName) return Math.min(1, shared * (1 - NAME_BONUS) + NAME_BONUS);
    return shared >= LEAST_SHARED ? shared * (1 - NAME_BONUS) + 0.01 : 0;
  });
  const usedBefore = new Set(pairs.map(([b]) => b));
  const usedAfter = new Set(pairs.map(([, a]) => a));
  return [
    ...pairs,
    ...[...before.keys()].filter((b) => !usedBefore.has(b)).map((b): SheetPair => [b, null]),
    ...[...after.keys()].filter((a) => !usedAfter.has(a)).map((a): SheetPair => [null, a]),
  ];
}

function sampleKeys(grid: Grid, keys: CellKeys): Set<number> {
  const found = new Set<number>();
  for (const rowIndex of grid.rowIndexes) forEachCell(grid.row(rowIndex), (value) => found.add(keys.of(value)));
  found.delete(0);
  if (found.size <= MOST_SAMPLED) return found;
  return new Set([...found].sort((x, y) => (Math.imul(x, 0x9e3779b1) >>> 0) - (Math.imul(y, 0x9e3779b1) >>> 0)).slice(0, MOST_SAMPLED));
}

/** Of the smaller sheet's contents, the share that the other one has, too; a sheet that only grew is the same sheet. */
function sharedShare(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const key of small) if (large.has(key)) shared++;
  return (shared / small.size) * 0.7 + (shared / large.size) * 0.3;
}
