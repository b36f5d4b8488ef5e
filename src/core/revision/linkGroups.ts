import { unionRange } from "../grid/address.js";
import type { TablePlace } from "./revision.js";
import type { AlignedSheets } from "./reviseSheet.js";
import type { TableGroup } from "./tableGroups.js";

/** Tables of both editions that are one table: a blank row put into a table makes it no two. */
export interface LinkedTable {
  readonly groupsBefore: readonly number[];
  readonly groupsAfter: readonly number[];
  readonly before: TablePlace | null;
  readonly after: TablePlace | null;
}

/** Joins the tables of both editions that share rows which kept their order; in the order of the edition after. */
export function linkGroups({ groups, rows, before, after }: AlignedSheets): LinkedTable[] {
  const [one, other] = groups;
  const owner = Array.from({ length: one.groups.length + other.groups.length }, (_, i) => i);
  const find = (i: number): number => (owner[i] === i || owner[i] === undefined ? i : find(owner[i] ?? i));
  const shared = new Map<string, number>();
  for (const [i, [b, a]] of rows.pairs.entries()) {
    const [from, to] = [one.groupOf[b] ?? -1, other.groupOf[a] ?? -1];
    if (from < 0 || to < 0 || rows.moved.has(i)) continue;
    const key = `${from},${to}`;
    shared.set(key, (shared.get(key) ?? 0) + 1);
  }
  const sizes = [countRows(one.groupOf), countRows(other.groupOf)] as const;
  for (const [key, count] of shared) {
    const [from = 0, to = 0] = key.split(",").map(Number);
    const smaller = Math.min(sizes[0].get(from) ?? 0, sizes[1].get(to) ?? 0);
    if (count >= 2 || count * 2 >= smaller) owner[find(one.groups.length + to)] = find(from);
  }
  const linked = new Map<number, { before: number[]; after: number[] }>();
  for (let i = 0; i < owner.length; i++) {
    const root = find(i);
    const entry = linked.get(root) ?? { before: [], after: [] };
    linked.set(root, entry);
    if (i < one.groups.length) entry.before.push(i);
    else entry.after.push(i - one.groups.length);
  }
  return [...linked.values()]
    .map((entry) => ({
      groupsBefore: entry.before, groupsAfter: entry.after,
      before: placeOf(before.grid.name, entry.before.flatMap((g) => one.groups[g] ?? [])),
      after: placeOf(after.grid.name, entry.after.flatMap((g) => other.groups[g] ?? [])),
    }))
    .sort((x, y) => topOf(x) - topOf(y));
}

function countRows(groupOf: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const g of groupOf) counts.set(g, (counts.get(g) ?? 0) + 1);
  return counts;
}

function topOf({ before, after }: LinkedTable): number {
  return (after ?? before)?.range.top ?? 0;
}

function placeOf(sheet: string, groups: readonly TableGroup[]): TablePlace | null {
  const [first] = groups;
  if (!first) return null;
  return { sheet, range: groups.map((group) => group.range).reduce(unionRange), title: first.tables[0]?.title ?? "", bodyTop: first.bodyTop };
}
