import type { CellAddress } from "../grid/address.js";
import { describeColumns } from "./describeColumns.js";
import { BLANK } from "./cellKeys.js";
import { linkGroups, type LinkedTable } from "./linkGroups.js";
import type { CellChange, FurtherKind, RowChange, RowKind, RowProof, TableRevision } from "./revision.js";
import { rowKey, type AlignedSheets } from "./reviseSheet.js";
import type { Pair } from "./sequences.js";
import { keyAt, type SheetRows } from "./sheetRows.js";
import { findSums } from "./splitAndMerged.js";

/** The differences of two aligned sheets, table by table. */
export function describeTables(aligned: AlignedSheets): TableRevision[] {
  const linked = linkGroups(aligned);
  const tableOf = [new Map<number, LinkedTable>(), new Map<number, LinkedTable>()] as const;
  for (const table of linked) {
    for (const g of table.groupsBefore) tableOf[0].set(g, table);
    for (const g of table.groupsAfter) tableOf[1].set(g, table);
  }
  const at = (side: 0 | 1, row: number): LinkedTable | undefined => tableOf[side].get(aligned.groups[side].groupOf[row] ?? -1);
  const rows = new Map<LinkedTable, PlacedRow[]>(linked.map((table) => [table, []]));
  const crossings = { in: new Map<LinkedTable, number>(), out: new Map<LinkedTable, number>() };
  const places = placeRemoved(aligned);
  const renamed = describeRenames(aligned);

  for (const [i, [b, a]] of aligned.rows.pairs.entries()) {
    const [from, to] = [at(0, b), at(1, a)];
    const home = to ?? from;
    if (!home) continue;
    rows.get(home)?.push({ order: a, row: describePair(aligned, b, a, aligned.rows.moved.has(i) || (from !== undefined && to !== undefined && from !== to), false, home) });
    if (from !== to && !isHeading(aligned.before, b, from)) {
      if (to) crossings.in.set(to, (crossings.in.get(to) ?? 0) + 1);
      if (from) crossings.out.set(from, (crossings.out.get(from) ?? 0) + 1);
    }
  }
  for (const [b, a] of renamed.decided) {
    const home = at(1, a) ?? at(0, b);
    if (home) rows.get(home)?.push({ order: a, row: describePair(aligned, b, a, false, true, home) });
  }
  for (const b of aligned.rows.removed) {
    const home = at(0, b);
    if (home && !renamed.decidedBefore.has(b)) rows.get(home)?.push({ order: places.get(b) ?? b, row: describeLone(aligned, 0, b, home, renamed.suspects.get(`b${b}`)) });
  }
  for (const a of aligned.rows.added) {
    const home = at(1, a);
    if (home && !renamed.decidedAfter.has(a)) rows.get(home)?.push({ order: a, row: describeLone(aligned, 1, a, home, renamed.suspects.get(`a${a}`)) });
  }
  return linked.map((table) => {
    const sorted = (rows.get(table) ?? []).sort((x, y) => x.order - y.order).map(({ row }) => row);
    const marked = findSums(sorted, aligned);
    return { before: table.before, after: table.after, columns: describeColumns(aligned, table), rows: marked, proof: prove(marked, crossings.in.get(table) ?? 0, crossings.out.get(table) ?? 0) };
  });
}

interface PlacedRow { readonly order: number; readonly row: RowChange }

/** A removed row stands behind the partner of the row above it: half a step, so that it comes before what follows. */
function placeRemoved({ rows }: AlignedSheets): Map<number, number> {
  const toAfter = new Map(rows.pairs.filter((_, i) => !rows.moved.has(i)));
  const places = new Map<number, number>();
  let last = -1;
  let next = 0;
  const removed = new Set(rows.removed);
  const end = Math.max(rows.pairs.at(-1)?.[0] ?? -1, rows.removed.at(-1) ?? -1);
  for (let b = 0; b <= end; b++) {
    const partner = toAfter.get(b);
    if (partner !== undefined) { last = partner; next = 0; } else if (removed.has(b)) places.set(b, last + 0.5 + ++next * 1e-7);
  }
  return places;
}

function describeRenames({ renames }: AlignedSheets): {
  readonly decided: readonly Pair[]; readonly decidedBefore: ReadonlySet<number>; readonly decidedAfter: ReadonlySet<number>;
  readonly suspects: ReadonlyMap<string, { readonly id: number; readonly likeness: number }>;
} {
  const decided = renames.filter((rename) => rename.sameId).map((rename): Pair => [rename.before, rename.after]);
  const suspects = new Map<string, { id: number; likeness: number }>();
  renames.filter((rename) => !rename.sameId).forEach(({ before, after, likeness }, i) => {
    suspects.set(`b${before}`, { id: i + 1, likeness });
    suspects.set(`a${after}`, { id: i + 1, likeness });
  });
  return { decided, decidedBefore: new Set(decided.map(([b]) => b)), decidedAfter: new Set(decided.map(([, a]) => a)), suspects };
}

function describePair(aligned: AlignedSheets, b: number, a: number, hasMoved: boolean, isRenamed: boolean, home: LinkedTable): RowChange {
  const { before, after, columns, table, keys } = aligned;
  const cells: CellChange[] = [];
  let renumbered = false;
  for (const [i, [cb, ca]] of columns.entries()) {
    if (keyAt(before, b, cb) === keyAt(after, a, ca)) continue;
    cells.push(cellChange(before, b, cb, after, a, ca));
    if (table.idColumns.includes(i) && keyAt(before, b, cb) !== BLANK && keyAt(after, a, ca) !== BLANK) renumbered = true;
  }
  const [name, nameAfter] = [table.before.names[b] ?? BLANK, table.after.names[a] ?? BLANK];
  // two names that go for one are a rename that the user has confirmed
  const confirmed = name !== BLANK && name !== nameAfter && table.before.labels[b] === table.after.labels[a];
  const kinds: FurtherKind[] = [];
  if (isRenamed || confirmed) kinds.push("renamed");
  if (hasMoved) kinds.push("moved");
  if (cells.length > (kinds[0] === "renamed" ? 1 : 0)) kinds.push("changed");
  const [kind = "same", ...also] = kinds;
  return {
    kind: kind as RowKind, // the three above are row kinds
    also: renumbered ? [...also, "renumbered"] : also,
    before: before.rowIndexes[b] ?? 0, after: after.rowIndexes[a] ?? 0,
    key: rowKey(after, a, nameAfter, keys), isHeading: isHeading(after, a, home, true), cells,
  };
}

function describeLone({ before, after, table, keys }: AlignedSheets, side: 0 | 1, row: number, home: LinkedTable, suspect: { readonly id: number; readonly likeness: number } | undefined): RowChange {
  const rows = side === 0 ? before : after;
  const label = (side === 0 ? table.before : table.after).names[row] ?? BLANK;
  const rowIndex = rows.rowIndexes[row] ?? 0;
  return {
    kind: side === 0 ? "removed" : "added", also: [],
    before: side === 0 ? rowIndex : null, after: side === 0 ? null : rowIndex,
    key: rowKey(rows, row, label, keys), isHeading: isHeading(rows, row, home, side === 1), cells: [],
    ...(suspect ? { maybeRenamed: suspect.id, similarity: suspect.likeness } : {}),
  };
}

function isHeading(rows: SheetRows, row: number, home: LinkedTable | undefined, after = false): boolean {
  const place = after ? home?.after : home?.before;
  const rowIndex = rows.rowIndexes[row] ?? 0;
  return place !== undefined && place !== null && rowIndex < place.bodyTop;
}

function cellChange(before: SheetRows, b: number, cb: number, after: SheetRows, a: number, ca: number): CellChange {
  const from: CellAddress = { rowIndex: before.rowIndexes[b] ?? 0, columnIndex: before.columnIndexes[cb] ?? 0 };
  const to: CellAddress = { rowIndex: after.rowIndexes[a] ?? 0, columnIndex: after.columnIndexes[ca] ?? 0 };
  return { before: from, after: to, old: before.valueAt(from.rowIndex, from.columnIndex), new: after.valueAt(to.rowIndex, to.columnIndex) };
}

function prove(rows: readonly RowChange[], movedIn: number, movedOut: number): RowProof {
  const body = rows.filter((row) => !row.isHeading);
  const count = (test: (row: RowChange) => boolean): number => body.filter(test).length;
  const added = count((row) => row.kind === "added");
  const removed = count((row) => row.kind === "removed");
  const after = count((row) => row.after !== null);
  const before = count((row) => row.before !== null) - movedIn + movedOut;
  return { before, added, removed, movedIn, movedOut, changed: count((row) => row.cells.length > 0), after, holds: before + added - removed + movedIn - movedOut === after };
}
