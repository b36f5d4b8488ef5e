import { forEachCell, type Grid, type Workbook } from "../grid/grid.js";
import { comparableName } from "../figures/labels.js";
import { findTables } from "../tables/findTables.js";
import { pairMostAlike } from "./assignment.js";
import type { CellKeys } from "./cellKeys.js";
import { cropGrid } from "./cropGrid.js";
import { reviseSheet, type ConfirmedRenames, type SheetRevision } from "./reviseSheet.js";
import type { OutsideChange, Revision, TablePlace, TableRevision } from "./revision.js";

/** Tables of two sheets that share less are two tables. */
const LEAST_SHARED = 0.5;
const FEWEST_SHARED = 4;

interface Options {
  readonly confirmedRenames?: ConfirmedRenames | undefined;
  readonly keyHeader?: string | undefined;
}

/**
 * A table that went from one sheet to another by itself is told as that table, not as one that is gone and one that is new.
 * Its caption goes with it.
 */
export function pairMovedTables(revision: Revision, before: Workbook, after: Workbook, keys: CellKeys, options: Options): Revision {
  const gone = revision.tables.filter((table) => table.after === null);
  const fresh = revision.tables.filter((table) => table.before === null);
  if (gone.length === 0 || fresh.length === 0) return revision;
  const cut = [gone.map(({ before: place }) => cropTo(before, place)), fresh.map(({ after: place }) => cropTo(after, place))] as const;
  const contents = cut.map((grids) => grids.map((grid) => (grid ? contentKeys(grid, keys) : new Set<number>())));
  const pairs = pairMostAlike(gone.length, fresh.length, (b, a) => shareOf(contents[0]?.[b], contents[1]?.[a]));
  const moved = new Map<TableRevision, SheetRevision>();
  const replaced = new Set<TableRevision>();
  for (const [b, a] of pairs) {
    const [from, to, table, origin] = [cut[0][b], cut[1][a], fresh[a], gone[b]];
    if (!from || !to || !table || !origin || from.name === to.name) continue;
    const [one, other] = [tablesOf(from, before), tablesOf(to, after)];
    if (!one || !other) continue;
    moved.set(table, reviseSheet(one, other, keys, options.confirmedRenames, options.keyHeader));
    replaced.add(origin);
  }
  if (moved.size === 0) return revision;
  return {
    tables: revision.tables.flatMap((table) => moved.get(table)?.tables ?? (replaced.has(table) ? [] : [table])),
    outside: [...withoutMoved(revision.outside), ...[...moved.values()].flatMap((part) => part.outside)],
  };
}

function cropTo(workbook: Workbook, place: TablePlace | null): Grid | undefined {
  const grid = workbook.sheets.find((each) => each.name === place?.sheet);
  return grid && place ? cropGrid(grid, place.range) : undefined;
}

function tablesOf(grid: Grid, workbook: Workbook): ReturnType<typeof findTables>[number] | undefined {
  return findTables({ ...workbook, sheets: [grid], definedNames: [] })[0];
}

/** Words and longer figures: that two tables hold a 1 says nothing. */
function contentKeys(grid: Grid, keys: CellKeys): Set<number> {
  const found = new Set<number>();
  for (const rowIndex of grid.rowIndexes) forEachCell(grid.row(rowIndex), (value) => { if (typeof value !== "number" || Math.abs(value) >= 1000) found.add(keys.of(value)); });
  found.delete(0);
  return found;
}

function shareOf(one: ReadonlySet<number> | undefined, other: ReadonlySet<number> | undefined): number {
  if (!one || !other) return 0;
  let shared = 0;
  for (const key of one) if (other.has(key)) shared++;
  const share = shared / Math.max(1, Math.min(one.size, other.size));
  return shared >= FEWEST_SHARED && share >= LEAST_SHARED ? share : 0;
}

/** A text that left one sheet and stands on another as it was has moved with its table. */
function withoutMoved(outside: readonly OutsideChange[]): OutsideChange[] {
  const [left, came] = [outside.filter((change) => change.after === null), outside.filter((change) => change.before === null)];
  const dropped = new Set<OutsideChange>();
  for (const old of left) {
    const partner = came.find((change) => !dropped.has(change) && comparableName(change.new) === comparableName(old.old) && change.after?.sheet !== old.before?.sheet);
    if (partner) dropped.add(partner).add(old);
  }
  return outside.filter((change) => !dropped.has(change));
}
