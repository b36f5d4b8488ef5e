import type { CellRange } from "../grid/address.js";
import { forEachCell, type Grid } from "../grid/grid.js";
import type { SheetFigures } from "./sheetFigures.js";

/** Merged areas beyond this many on one sheet are taken as unmerged: no table of people has them, only hostile files. */
const MOST_MERGES = 20_000;

/** Which cells hold something. A merged area with a value counts as filled in all its cells within the used part of the sheet. */
export interface FilledCells {
  /** The filled columns of a row, ascending; rows that hold the same columns may share one list. */
  columns(rowIndex: number): readonly number[];
  readonly rows: readonly number[];
  /** The merged area a cell belongs to. */
  mergeAt(rowIndex: number, columnIndex: number): CellRange | undefined;
}

export function findFilledCells(figures: SheetFigures): FilledCells {
  const { grid } = figures;
  const byRow = new Map<number, Set<number> | readonly number[]>();
  // the rows of a table hold the same columns: one list for them all, which those who look for changes know again
  let last: readonly number[] = [];
  for (const rowIndex of grid.rowIndexes) {
    const columns = figures.filledColumns(rowIndex, last) ?? columnsOfRow(rowIndex, figures);
    if (columns !== last && !isSame(columns, last)) last = columns;
    if (columns.length > 0) byRow.set(rowIndex, last);
  }
  for (const { rowIndex, columnIndex } of grid.formulaCells()) {
    if (grid.value(rowIndex, columnIndex) !== null) continue;
    // not calculated yet, and filled all the same
    const known = byRow.get(rowIndex);
    byRow.set(rowIndex, (known instanceof Set ? known : new Set(known ?? [])).add(columnIndex));
  }
  const merges = grid.merges.length > MOST_MERGES ? [] : grid.merges;
  const mergeCells = new Map<number, Map<number, CellRange>>();
  const extent = usedExtent(grid);
  for (const merge of merges) addMerge(merge, figures, extent, byRow, mergeCells);
  const sorted = new Map<number, readonly number[]>();
  for (const [rowIndex, columns] of byRow) sorted.set(rowIndex, columns instanceof Set ? [...columns].sort((a, b) => a - b) : columns);
  return {
    columns: (rowIndex) => sorted.get(rowIndex) ?? [],
    rows: [...sorted.keys()].sort((a, b) => a - b),
    mergeAt: (rowIndex, columnIndex) => mergeCells.get(rowIndex)?.get(columnIndex),
  };
}

function columnsOfRow(rowIndex: number, figures: SheetFigures): number[] {
  const columns: number[] = [];
  forEachCell(figures.grid.row(rowIndex), (_, columnIndex) => {
    if (figures.classOf(rowIndex, columnIndex) !== "blank") columns.push(columnIndex);
  });
  return columns;
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function usedExtent(grid: Grid): { bottom: number; right: number } {
  let right = 0;
  for (const rowIndex of grid.rowIndexes) right = Math.max(right, grid.row(rowIndex).length - 1);
  return { bottom: grid.rowIndexes.at(-1) ?? 0, right };
}

function addMerge(
  merge: CellRange, figures: SheetFigures, extent: { bottom: number; right: number },
  byRow: Map<number, Set<number> | readonly number[]>, mergeCells: Map<number, Map<number, CellRange>>,
): void {
  const isFilled = figures.classOf(merge.top, merge.left) !== "blank";
  const bottom = Math.min(merge.bottom, Math.max(extent.bottom, merge.top));
  const right = Math.min(merge.right, Math.max(extent.right, merge.left));
  if ((bottom - merge.top + 1) * (right - merge.left + 1) > 100_000) return;
  for (let r = merge.top; r <= bottom; r++) {
    let owners = mergeCells.get(r);
    if (!owners) mergeCells.set(r, (owners = new Map<number, CellRange>()));
    for (let c = merge.left; c <= right; c++) owners.set(c, merge);
    if (!isFilled) continue;
    const known = byRow.get(r);
    const columns = known instanceof Set ? known : new Set(known ?? []);
    for (let c = merge.left; c <= right; c++) columns.add(c);
    byRow.set(r, columns);
  }
}
