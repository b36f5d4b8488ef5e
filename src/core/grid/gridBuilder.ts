import { MAX_COLUMNS, type CellRange } from "./address.js";
import { PLAIN_STYLE, type CellStyle, type CellValue, type Grid, type GridTable } from "./grid.js";
import { gridOver } from "./gridSnapshot.js";

/** An array that grew cell by cell to more than this is kept as a copy of its own length. */
const GROWN_ROW = 8;
/** A row may be longer by one cell far out: copying would walk over all the holes between, and fill them. */
const WIDEST_COPIED = 1024;

/**
 * Collects one sheet's cells and makes the snapshot. Every port builds its grids through it.
 * @example new GridBuilder("件数表").set(0, 0, "№").set(0, 1, 3).build().value(0, 1) === 3
 */
export class GridBuilder {
  private readonly rows = new Map<number, CellValue[]>();
  private readonly formulas = new Map<number, string>();
  private readonly styleRows = new Map<number, CellStyle[]>();
  private lastRowIndex = -1;
  private lastRow: CellValue[] = [];
  private lastStyleRowIndex = -1;
  private lastStyleRow: CellStyle[] = [];
  private visibility: Grid["visibility"] = "visible";
  private merges: readonly CellRange[] = [];
  private tables: readonly GridTable[] = [];
  private filter: CellRange | undefined;
  private isProtected = false;
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();

  constructor(private readonly name: string) {}

  /** Sets a value; a blank string counts as a blank cell. */
  set(rowIndex: number, columnIndex: number, value: CellValue): this {
    if (value === null || value === "") {
      const row = this.rows.get(rowIndex);
      if (row && columnIndex < row.length) row[columnIndex] = null;
      return this;
    }
    if (rowIndex !== this.lastRowIndex) { // cells come row by row: one look for a row, not for a cell
      // a row that grew by its cells has room for as many again: the copy has not, and hundreds of thousands of rows are kept
      if (this.lastRow.length > GROWN_ROW && this.lastRow.length <= WIDEST_COPIED && this.rows.get(this.lastRowIndex) === this.lastRow) this.rows.set(this.lastRowIndex, this.lastRow.slice());
      let row = this.rows.get(rowIndex);
      if (!row) this.rows.set(rowIndex, (row = []));
      this.lastRow = row;
      this.lastRowIndex = rowIndex;
    }
    this.lastRow[columnIndex] = value; // a wide gap stays a hole: a cell at XFD must not cost a row of blanks
    return this;
  }

  setFormula(rowIndex: number, columnIndex: number, formula: string): this {
    this.formulas.set(rowIndex * MAX_COLUMNS + columnIndex, formula);
    return this;
  }

  setStyle(rowIndex: number, columnIndex: number, style: CellStyle): this {
    if (style === PLAIN_STYLE) return this;
    if (rowIndex !== this.lastStyleRowIndex) {
      let row = this.styleRows.get(rowIndex);
      if (!row) this.styleRows.set(rowIndex, (row = []));
      this.lastStyleRow = row;
      this.lastStyleRowIndex = rowIndex;
    }
    this.lastStyleRow[columnIndex] = style;
    return this;
  }

  setMerges(merges: readonly CellRange[]): this {
    this.merges = merges;
    return this;
  }

  setTables(tables: readonly GridTable[]): this {
    this.tables = tables;
    return this;
  }

  setVisibility(visibility: Grid["visibility"]): this {
    this.visibility = visibility;
    return this;
  }

  setFilter(filter: CellRange | undefined): this {
    this.filter = filter;
    return this;
  }

  setProtected(isProtected: boolean): this {
    this.isProtected = isProtected;
    return this;
  }

  build(): Grid {
    const { name, rows, formulas, styleRows, visibility, merges, hiddenRows, hiddenColumns, filter, tables, isProtected } = this;
    return gridOver({ name, rows, formulas, styleRows, visibility, merges, hiddenRows, hiddenColumns, filter, tables, isProtected });
  }
}

/**
 * A grid from a literal: for tests and for text formats.
 * @example gridOf("表", [["項目", "件数"], ["甲", 3]])
 */
export function gridOf(name: string, rows: readonly (readonly CellValue[])[], merges: readonly CellRange[] = []): Grid {
  const builder = new GridBuilder(name);
  rows.forEach((row, r) => row.forEach((value, c) => builder.set(r, c, value)));
  return builder.setMerges(merges).build();
}

export function rowCount(grid: Grid): number {
  return (grid.rowIndexes.at(-1) ?? -1) + 1;
}
