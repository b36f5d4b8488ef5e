import type { CellRange } from "../grid/address.js";
import { forEachCell, type Grid } from "../grid/grid.js";
import { GridBuilder } from "../grid/gridBuilder.js";

/**
 * A sheet of which only one range is left, each cell where it stood: one table among several is compared alone.
 * @example cropGrid(grid, { top: 2, left: 0, bottom: 26, right: 4 }).value(5, 1) === grid.value(5, 1)
 */
export function cropGrid(grid: Grid, range: CellRange): Grid {
  const isInside = (columnIndex: number): boolean => columnIndex >= range.left && columnIndex <= range.right;
  const builder = new GridBuilder(grid.name);
  for (const rowIndex of grid.rowIndexes) {
    if (rowIndex < range.top || rowIndex > range.bottom) continue;
    forEachCell(grid.row(rowIndex), (value, columnIndex) => {
      if (!isInside(columnIndex)) return;
      builder.set(rowIndex, columnIndex, value).setStyle(rowIndex, columnIndex, grid.style(rowIndex, columnIndex));
      const formula = grid.formula(rowIndex, columnIndex);
      if (formula !== undefined) builder.setFormula(rowIndex, columnIndex, formula);
    });
  }
  for (const row of grid.hiddenRows) builder.hiddenRows.add(row);
  for (const column of grid.hiddenColumns) builder.hiddenColumns.add(column);
  return builder.setVisibility(grid.visibility).setMerges(grid.merges.filter((merge) => merge.top >= range.top && merge.bottom <= range.bottom && merge.left >= range.left && merge.right <= range.right)).build();
}
