import { MAX_COLUMNS, MAX_ROWS } from "../grid/address.js";
import type { Workbook } from "../grid/grid.js";
import { findTables, type SheetTables } from "../tables/findTables.js";
import type { CellKeys } from "./cellKeys.js";
import { cropGrid } from "./cropGrid.js";
import { reviseSheet, type ConfirmedRenames, type SheetRevision } from "./reviseSheet.js";

/** A larger sheet is not compared twice. */
const MOST_ROWS = 20_000;

interface Options {
  readonly confirmedRenames?: ConfirmedRenames | undefined;
  readonly keyHeader?: string | undefined;
}

/**
 * Tables side by side share the rows of the sheet, but need not go together: a row put into the left one alone shifts nothing in the
 * right one. The sheet is also compared band by band, and what tells the same with fewer differences is taken.
 * @param joint the sheet compared row by row as a whole
 */
export function reviseSideBySide(
  before: SheetTables, after: SheetTables, workbooks: readonly [Workbook, Workbook], keys: CellKeys, joint: SheetRevision, options: Options,
): SheetRevision {
  const starts = [bandStarts(before), bandStarts(after)] as const;
  if (starts[0].length < 2 || starts[0].length !== starts[1].length) return joint;
  if (Math.max(before.figures.grid.rowIndexes.length, after.figures.grid.rowIndexes.length) > MOST_ROWS || cost(joint) === 0) return joint;
  const bands = [cutBands(before, starts[0], workbooks[0]), cutBands(after, starts[1], workbooks[1])] as const;
  const parts = bands[0].flatMap((band, i): SheetRevision[] => {
    const other = bands[1][i];
    return other ? [reviseSheet(band, other, keys, options.confirmedRenames, options.keyHeader)] : [];
  });
  const apart = { tables: parts.flatMap((part) => part.tables), outside: parts.flatMap((part) => part.outside) };
  return cost(apart) < cost(joint) ? apart : joint;
}

/** The first columns of the bands that tables take side by side; one band where no two stand beside each other. */
function bandStarts({ tables }: SheetTables): number[] {
  const bands: { left: number; right: number }[] = [];
  for (const { range } of [...tables].sort((a, b) => a.range.left - b.range.left)) {
    const last = bands.at(-1);
    if (last && range.left <= last.right) last.right = Math.max(last.right, range.right);
    else bands.push({ left: range.left, right: range.right });
  }
  return bands.map((band) => band.left);
}

/** Each band reaches to the next; texts before the first table belong to the first. */
function cutBands({ figures: { grid } }: SheetTables, starts: readonly number[], workbook: Workbook): SheetTables[] {
  return starts.flatMap((left, i) => {
    const right = (starts[i + 1] ?? MAX_COLUMNS) - 1;
    return findTables({ ...workbook, sheets: [cropGrid(grid, { top: 0, bottom: MAX_ROWS - 1, left: i === 0 ? 0 : left, right })], definedNames: [] });
  });
}

/** What a reader has to go through: a row that came or went is more than a cell that changed. */
function cost({ tables, outside }: SheetRevision): number {
  const rows = tables.flatMap((table) => table.rows);
  const ofRows = rows.reduce((sum, row) => sum + row.cells.length + (row.kind === "added" || row.kind === "removed" ? 2 : 0) + (row.kind === "moved" || row.also.includes("moved") ? 1 : 0), 0);
  return ofRows + 3 * tables.flatMap((table) => table.columns).filter((column) => column.kind !== "same").length + outside.length;
}
