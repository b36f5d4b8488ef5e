import type { RowChange } from "./revision.js";
import type { AlignedSheets } from "./reviseSheet.js";
import { findWordingGroups } from "./splitByWording.js";
import { rowFigures } from "./rowFigures.js";

/** A row divided into more is a reorganisation, not a split. */
const MOST_PARTS = 4;
/** Removed or added rows beyond that many are too many to look for sums among them. */
const MOST_ROWS = 40;

/**
 * Marks a removed row whose figures are the sum of added ones as split, and an added row that sums removed ones as merged.
 * By figures alone it is a suspicion: two columns at least must agree, and one figure above nought in each part. What figures do not tell,
 * names may: see `findWordingGroups`.
 */
export function findSums(rows: readonly RowChange[], aligned: AlignedSheets): RowChange[] {
  const free = (kind: "removed" | "added"): number[] => [...rows.entries()].flatMap(([i, row]) => (row.kind === kind && row.maybeRenamed === undefined && !row.isHeading ? [i] : []));
  const marked = [...rows];
  const used = new Set<number>();
  let group = 0;
  const mark = (positions: readonly number[], further: "split" | "merged"): void => {
    group++;
    for (const i of positions) {
      const row = marked[i];
      if (row) marked[i] = { ...row, also: [...row.also, further], group };
      used.add(i);
    }
  };
  const search = (wholes: readonly number[], parts: readonly number[], further: "split" | "merged"): void => {
    if (wholes.length > MOST_ROWS || parts.length > MOST_ROWS) return;
    for (const whole of wholes) {
      const found = used.has(whole) ? undefined : findParts(whole, parts.filter((part) => !used.has(part)), rows, aligned);
      if (!found) continue;
      mark([whole, ...found], further);
    }
  };
  search(free("removed"), free("added"), "split");
  search(free("added"), free("removed"), "merged");
  const lone = (kind: "removed" | "added"): number[] => [...rows.entries()].flatMap(([i, row]) => (row.kind === kind && !row.isHeading && !used.has(i) ? [i] : []));
  for (const [wholes, parts, further] of [[lone("removed"), lone("added"), "split"], [lone("added"), lone("removed"), "merged"]] as const) {
    for (const found of findWordingGroups(rows, wholes, parts)) {
      if ([found.whole, ...found.parts].some((i) => used.has(i))) continue;
      mark([found.whole, ...found.parts], further);
    }
  }
  return marked;
}

function findParts(whole: number, parts: readonly number[], rows: readonly RowChange[], aligned: AlignedSheets): number[] | undefined {
  const figuresOf = (i: number): readonly number[] => (rows[i] ? rowFigures(aligned, rows[i]) : []);
  const sought = figuresOf(whole);
  if (sought.filter((value) => value > 0).length < 2) return undefined;
  const candidates = parts.map((i) => [i, figuresOf(i)] as const).filter(([, figures]) => figures.some((value) => value > 0) && figures.every((value, c) => !(value > (sought[c] ?? 0))));
  const found: number[][] = [];
  const choose = (from: number, left: readonly number[], chosen: readonly number[]): void => {
    if (found.length > 1) return;
    if (chosen.length >= 2 && left.every((value) => value === 0)) { found.push([...chosen]); return; }
    if (chosen.length === MOST_PARTS) return;
    for (let k = from; k < candidates.length; k++) {
      const [i, figures] = candidates[k] ?? [0, []];
      const rest = left.map((value, c) => value - (figures[c] ?? 0));
      if (rest.every((value) => value >= 0)) choose(k + 1, rest, [...chosen, i]);
    }
  };
  choose(0, sought, []);
  return found.length === 1 ? found[0] : undefined; // two ways to add it up say nothing
}
