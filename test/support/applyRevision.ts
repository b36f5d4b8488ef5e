import type { CellValue, Grid } from "../../src/core/grid/grid.js";
import { CellKeys } from "../../src/core/revision/cellKeys.js";
import type { Revision, TableRevision } from "../../src/core/revision/revision.js";

const keys = new CellKeys();

/**
 * Applies the differences to the first edition. Only what the differences say came in is taken from the second: whole added
 * rows, added columns, new texts outside the tables. Gives the second edition's cells as comparable keys, "row,column" → key.
 */
export function applyRevision(revision: Revision, before: Grid, after: Grid): Map<string, number> {
  const cells = new Map<string, number>();
  const put = (rowIndex: number, columnIndex: number, value: CellValue): void => {
    const key = keys.of(value);
    if (key === 0) cells.delete(`${rowIndex},${columnIndex}`);
    else cells.set(`${rowIndex},${columnIndex}`, key);
  };
  for (const table of revision.tables) applyTable(table, before, after, put);
  return cells;
}

/** The cells of an edition as keys, the rows outside its tables left out. */
export function tableCells(revision: Revision, grid: Grid): Map<string, number> {
  const rows = new Set(revision.tables.flatMap((table) => table.rows.flatMap((row) => (row.after === null ? [] : [row.after]))));
  const cells = new Map<string, number>();
  for (const rowIndex of rows) {
    grid.row(rowIndex).forEach((value, columnIndex) => {
      const key = keys.of(value);
      if (key !== 0) cells.set(`${rowIndex},${columnIndex}`, key);
    });
  }
  return cells;
}

function applyTable({ columns, rows }: TableRevision, before: Grid, after: Grid, put: (rowIndex: number, columnIndex: number, value: CellValue) => void): void {
  for (const row of rows) {
    if (row.after === null) continue;
    if (row.before === null) {
      after.row(row.after).forEach((value, columnIndex) => put(row.after ?? 0, columnIndex, value ?? null));
      continue;
    }
    for (const column of columns) {
      if (column.after === null) continue;
      put(row.after, column.after, column.before === null ? after.value(row.after, column.after) : before.value(row.before, column.before));
    }
    for (const cell of row.cells) put(cell.after.rowIndex, cell.after.columnIndex, cell.new);
  }
}
