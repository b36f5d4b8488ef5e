import type { CellRange } from "../../../src/core/grid/address.js";

/** Cells, in reading order, as few rectangles: first along rows, then rows of the same width. */
export function mergeCellsIntoAreas(cells: readonly CellRange[]): CellRange[] {
  const runs: CellRange[] = [];
  for (const cell of cells) {
    const last = runs.at(-1);
    if (last && last.top === cell.top && last.bottom === cell.bottom && last.right + 1 === cell.left) runs[runs.length - 1] = { ...last, right: cell.right };
    else runs.push(cell);
  }
  const areas: CellRange[] = [];
  for (const run of runs) {
    const above = areas.findLastIndex((area) => area.bottom + 1 === run.top && area.left === run.left && area.right === run.right);
    const area = areas[above];
    if (area) areas[above] = { ...area, bottom: run.bottom };
    else areas.push(run);
  }
  return areas;
}
