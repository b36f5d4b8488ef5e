import type { ColumnChange } from "./revision.js";
import { comparableName } from "../figures/labels.js";
import { BLANK } from "./cellKeys.js";
import type { LinkedTable } from "./linkGroups.js";
import type { AlignedSheets } from "./reviseSheet.js";
import { longestInOrder } from "./sequences.js";
import { keyAt, rowTotal, type SheetRows } from "./sheetRows.js";

/** The columns of a table: which are the same, and which came, went, moved or are headed otherwise. */
export function describeColumns(aligned: AlignedSheets, table: LinkedTable): ColumnChange[] {
  const { before, after, columns } = aligned;
  // what stands in rows that came or went only makes no column: it came or went with them
  const isLinked = table.before !== null && table.after !== null;
  const usedBefore = usedColumns(before, aligned.groups[0].groupOf, table.groupsBefore, isLinked ? new Set(aligned.rows.pairs.map(([b]) => b)) : undefined);
  const usedAfter = usedColumns(after, aligned.groups[1].groupOf, table.groupsAfter, isLinked ? new Set(aligned.rows.pairs.map(([, a]) => a)) : undefined);
  const pairs = columns.filter(([b, a]) => usedBefore.has(b) || usedAfter.has(a));
  const kept = longestInOrder(pairs);
  const headersOf = (side: 0 | 1, column: number): readonly string[] => {
    const rows = side === 0 ? before : after;
    const groups = side === 0 ? table.groupsBefore : table.groupsAfter;
    const columnIndex = rows.columnIndexes[column];
    const found = groups.flatMap((g) => aligned.groups[side].groups[g]?.tables ?? []).flatMap((each) => each.columns).find((each) => each.columnIndex === columnIndex);
    return found?.headers ?? [];
  };
  const changes = pairs.map(([b, a], i): ColumnChange & { order: number } => {
    const [headersBefore, headersAfter] = [headersOf(0, b), headersOf(1, a)];
    const isRenamed = comparableName(headersBefore.join(" ")) !== comparableName(headersAfter.join(" ")) && headersBefore.length > 0 && headersAfter.length > 0;
    return { kind: !kept.has(i) ? "moved" : isRenamed ? "renamed" : "same", before: before.columnIndexes[b] ?? 0, after: after.columnIndexes[a] ?? 0, headersBefore, headersAfter, order: a };
  });
  const pairedBefore = new Set(columns.map(([b]) => b));
  const pairedAfter = new Set(columns.map(([, a]) => a));
  for (const b of usedBefore) {
    if (pairedBefore.has(b)) continue;
    const left = columns.findLast(([other]) => other < b)?.[1] ?? -1;
    changes.push({ kind: "removed", before: before.columnIndexes[b] ?? 0, after: null, headersBefore: headersOf(0, b), headersAfter: [], order: left + 0.5 });
  }
  for (const a of usedAfter) {
    if (!pairedAfter.has(a)) changes.push({ kind: "added", before: null, after: after.columnIndexes[a] ?? 0, headersBefore: [], headersAfter: headersOf(1, a), order: a });
  }
  return changes.sort((x, y) => x.order - y.order || (x.before ?? 0) - (y.before ?? 0)).map(({ order: _, ...change }) => change);
}

function usedColumns(rows: SheetRows, groupOf: Int32Array, groups: readonly number[], kept: ReadonlySet<number> | undefined): Set<number> {
  const own = new Set(groups);
  const used = new Set<number>();
  for (let r = 0; r < rowTotal(rows) && used.size < rows.columnIndexes.length; r++) {
    if (!own.has(groupOf[r] ?? -1) || kept?.has(r) === false) continue;
    for (let c = 0; c < rows.columnIndexes.length; c++) if (keyAt(rows, r, c) !== BLANK) used.add(c);
  }
  return used;
}
