import type { Figure, NumberFigure } from "../figures/figure.js";
import { forEachCell, type CellValue, type Grid } from "../grid/grid.js";

/** What a cell counts as when tables are looked for. */
export type CellClass = typeof CELL_CLASSES[number];
export const CELL_CLASSES = ["blank", "number", "mark", "text"] as const;

/** A block may have this many places for each cell that its rows may hold: a cell at XFD must not cost a sheet of blanks. */
const MOST_SPARE = 6;
const LEAST_BLOCK = 4096;

/**
 * The numbers and classes of the rectangle that holds a sheet's values, worked out once on first use: everything after asks
 * for them cell by cell, many times over. A sheet with few cells far apart has no block, and its cells are read one by one.
 */
export class FigureBlock {
  private readonly height: number;
  private readonly width: number;
  private filled: { readonly numbers: Float64Array; readonly classes: Uint8Array; readonly holdsMarks: boolean } | undefined;

  constructor(private readonly grid: Grid, private readonly figureOf: (value: CellValue) => Figure) {
    let width = 0, cells = 0;
    for (const rowIndex of grid.rowIndexes) {
      const { length } = grid.row(rowIndex);
      width = Math.max(width, length);
      cells += Math.min(length, MOST_DENSE);
    }
    const height = (grid.rowIndexes.at(-1) ?? -1) + 1;
    const isDense = width * height <= Math.max(LEAST_BLOCK, cells * MOST_SPARE);
    this.height = isDense ? height : 0;
    this.width = isDense ? width : 0;
  }

  /** −1 outside the block. */
  indexOf(rowIndex: number, columnIndex: number): number {
    return rowIndex >= 0 && rowIndex < this.height && columnIndex >= 0 && columnIndex < this.width ? rowIndex * this.width + columnIndex : -1;
  }

  /**
   * The filled columns of a row of the block in ascending order: `like` itself where they are the same, so that the rows of a
   * table share one list; undefined where there is no block.
   */
  filledColumns(rowIndex: number, like: readonly number[]): readonly number[] | undefined {
    if (this.width === 0 || rowIndex >= this.height) return undefined;
    const { classes, width } = this;
    const base = rowIndex * width;
    let count = 0;
    let isAlike = true;
    for (let c = 0; c < width; c++) {
      if (classes[base + c] === 0) continue;
      if (like[count] !== c) { isAlike = false; break; }
      count++;
    }
    if (isAlike && count === like.length) return like;
    const columns: number[] = [];
    for (let c = 0; c < width; c++) if (classes[base + c] !== 0) columns.push(c);
    return columns;
  }

  get numbers(): Float64Array { return (this.filled ??= this.fill()).numbers; }
  /** True also where there is no block. */
  get mayHoldMarks(): boolean { return this.width === 0 || (this.filled ??= this.fill()).holdsMarks; }
  get classes(): Uint8Array { return (this.filled ??= this.fill()).classes; }

  private fill(): { numbers: Float64Array; classes: Uint8Array; holdsMarks: boolean } {
    const { grid, width } = this;
    const numbers = new Float64Array(this.height * width).fill(NaN);
    const classes = new Uint8Array(numbers.length);
    for (const rowIndex of grid.rowIndexes) {
      const base = rowIndex * width;
      forEachCell(grid.row(rowIndex), (value, columnIndex) => {
        const at = base + columnIndex;
        if (typeof value === "number") {
          numbers[at] = value;
          classes[at] = 1;
          return;
        }
        const figure = this.figureOf(value);
        numbers[at] = shownNumber(figure);
        classes[at] = CELL_CLASSES.indexOf(classOfFigure(value, figure));
      });
    }
    if (grid.formulaCount > 0) {
      // not calculated yet, and a number all the same
      for (const { rowIndex, columnIndex } of grid.formulaCells()) {
        const at = this.indexOf(rowIndex, columnIndex);
        if (at >= 0 && grid.value(rowIndex, columnIndex) === null) classes[at] = 1;
      }
    }
    return (this.filled = { numbers, classes, holdsMarks: classes.includes(CELL_CLASSES.indexOf("mark")) });
  }
}

/** The number that a figure counts as; NaN where it shows none. */
export function shownNumber(figure: Figure): number {
  return figure.kind === "number" && !isOrdinal(figure) ? figure.value : NaN;
}

export function classOfFigure(value: CellValue, figure: Figure): CellClass {
  if (value === null) return "blank";
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "text";
  if (typeof value !== "string") return "mark";
  if (figure.kind === "number") return isOrdinal(figure) ? "text" : "number";
  return figure.kind === "blank" || figure.kind === "text" ? figure.kind : "mark";
}

/** Rows wider than this count as if they were no wider: most of such a row is holes. */
const MOST_DENSE = 1024;

/** 「３年」「5歳」「12月」 name a line; they are no amounts. */
function isOrdinal(figure: NumberFigure): boolean {
  return ORDINAL_UNIT.test(figure.unit);
}

const ORDINAL_UNIT = /^(?:年|月|日|時|歳|才|学年|次|号|期|位|番|級|組|階|章|節|条|項$|款|目$|st$|nd$|rd$|th$|丁目|代)/;
