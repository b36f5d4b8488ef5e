import type { CellValue, Grid } from "../grid/grid.js";

/** Merged areas beyond this many rows are no label of a group. */
const LONGEST_GROUP = 2000;

/**
 * The cells of a sheet with merged labels repeated in every row that they stand for: 「No.4」 merged over two entries belongs
 * to both, and an entry put in above must not look as if it had taken the label away from the other.
 * @example valueWithMerges(grid)(5, 0) === "No.4" where A5:A6 is merged and A5 holds it
 */
export function valueWithMerges(grid: Grid): (rowIndex: number, columnIndex: number) => CellValue {
  const owners = mergedOwners(grid);
  if (owners.size === 0) return (rowIndex, columnIndex) => grid.value(rowIndex, columnIndex);
  return (rowIndex, columnIndex) => grid.value(owners.get(rowIndex)?.get(columnIndex) ?? rowIndex, columnIndex);
}

/** For each row under the first of a merged area, its column → the row that holds the content. */
export function mergedOwners(grid: Grid): Map<number, Map<number, number>> {
  const owners = new Map<number, Map<number, number>>();
  for (const { top, bottom, left } of grid.merges) {
    if (bottom === top || bottom - top > LONGEST_GROUP || grid.value(top, left) === null) continue;
    for (let rowIndex = top + 1; rowIndex <= bottom; rowIndex++) {
      const row = owners.get(rowIndex) ?? new Map<number, number>();
      row.set(left, top);
      owners.set(rowIndex, row);
    }
  }
  return owners;
}
