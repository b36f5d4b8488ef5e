import type { ColumnChange, FurtherKind, OutsideChange, Revision, RowChange, TableRevision } from "./revision.js";

const REVERSED: Partial<Record<FurtherKind, FurtherKind>> = { added: "removed", removed: "added", split: "merged", merged: "split" };

/** The same differences seen from the other edition: added becomes removed, split becomes merged. */
export function reverseRevision({ tables, outside }: Revision): Revision {
  return { tables: tables.map(reverseTable), outside: outside.map((change): OutsideChange => ({ before: change.after, after: change.before, old: change.new, new: change.old })) };
}

function reverseTable({ before, after, columns, rows, proof }: TableRevision): TableRevision {
  return {
    before: after, after: before,
    columns: columns.map(({ kind, ...column }): ColumnChange => ({
      kind: kind === "added" ? "removed" : kind === "removed" ? "added" : kind,
      before: column.after, after: column.before, headersBefore: column.headersAfter, headersAfter: column.headersBefore,
    })),
    rows: inOrder(rows.map(reverseRow)),
    proof: { ...proof, before: proof.after, after: proof.before, added: proof.removed, removed: proof.added, movedIn: proof.movedOut, movedOut: proof.movedIn },
  };
}

function reverseRow(row: RowChange): RowChange {
  return {
    ...row,
    kind: reverseKind(row.kind) as RowChange["kind"], // a row kind turns into a row kind
    also: row.also.map(reverseKind),
    before: row.after, after: row.before,
    cells: row.cells.map((cell) => ({ before: cell.after, after: cell.before, old: cell.new, new: cell.old })),
  };
}

function reverseKind(kind: FurtherKind): FurtherKind {
  return REVERSED[kind] ?? kind;
}

/** In the order of the edition after; a removed row behind the row that stood above it. */
function inOrder(rows: readonly RowChange[]): RowChange[] {
  const removed = rows.filter((row) => row.after === null).sort((x, y) => (x.before ?? 0) - (y.before ?? 0));
  const kept = rows.filter((row) => row.after !== null).sort((x, y) => (x.after ?? 0) - (y.after ?? 0));
  const steady = kept.filter((row) => row.before !== null && row.kind !== "moved" && !row.also.includes("moved"));
  const behind = new Map<RowChange | undefined, RowChange[]>();
  let above = -1; // steady rows keep their order on both sides
  for (const row of removed) {
    while ((steady[above + 1]?.before ?? Infinity) < (row.before ?? 0)) above++;
    const list = behind.get(steady[above]);
    if (list) list.push(row);
    else behind.set(steady[above], [row]);
  }
  return [...(behind.get(undefined) ?? []), ...kept.flatMap((row) => [row, ...(behind.get(row) ?? [])])];
}
