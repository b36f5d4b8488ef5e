import { forEachCell, type CellValue, type Grid } from "../grid/grid.js";
import { BLANK, type CellKeys } from "./cellKeys.js";
import { mergedOwners, valueWithMerges } from "./mergedValues.js";

/**
 * A sheet, or a part of it, as rows of keys: only rows and columns that hold something, in the sheet's order. Positions
 * count from 0 among these; `rowIndexes` and `columnIndexes` lead back to the sheet.
 */
export interface SheetRows {
  readonly grid: Grid;
  /** What a cell shows, merged labels repeated. */
  readonly valueAt: (rowIndex: number, columnIndex: number) => CellValue;
  readonly rowIndexes: readonly number[];
  readonly columnIndexes: readonly number[];
  /** Row by row, `columnIndexes.length` keys each. */
  readonly keys: Int32Array;
}

/** @param isTaken rows to leave out, by their index on the sheet */
export function readSheetRows(grid: Grid, keys: CellKeys, isTaken: (rowIndex: number) => boolean = () => false): SheetRows {
  const cells: { readonly row: number; readonly columnIndex: number; readonly key: number }[][] = [];
  const rowIndexes: number[] = [];
  const columns = new Set<number>();
  const open = openFormulas(grid);
  const merged = mergedOwners(grid);
  const indexes = open.size === 0 ? grid.rowIndexes : [...new Set([...grid.rowIndexes, ...open.keys()])].sort((a, b) => a - b);
  for (const rowIndex of indexes) {
    if (isTaken(rowIndex)) continue;
    const row: { row: number; columnIndex: number; key: number }[] = [];
    const add = (columnIndex: number, key: number): void => {
      if (key === BLANK) return;
      row.push({ row: rowIndexes.length, columnIndex, key });
      columns.add(columnIndex);
    };
    forEachCell(grid.row(rowIndex), (value, columnIndex) => add(columnIndex, keys.of(value)));
    // a merged label stands for each row that holds something of its own
    if (row.length > 0) for (const [columnIndex, owner] of merged.get(rowIndex) ?? []) add(columnIndex, keys.of(grid.value(owner, columnIndex)));
    for (const [columnIndex, formula] of open.get(rowIndex) ?? []) add(columnIndex, keys.of(`=${formula}`));
    if (row.length === 0) continue;
    cells.push(row);
    rowIndexes.push(rowIndex);
  }
  const columnIndexes = [...columns].sort((a, b) => a - b);
  const position = new Map(columnIndexes.map((columnIndex, i) => [columnIndex, i]));
  const table = new Int32Array(rowIndexes.length * columnIndexes.length);
  for (const row of cells) for (const cell of row) table[cell.row * columnIndexes.length + (position.get(cell.columnIndex) ?? 0)] = cell.key;
  return { grid, valueAt: valueWithMerges(grid), rowIndexes, columnIndexes, keys: table };
}

/** Formulas that nobody has calculated yet: they are all that their cells hold. */
function openFormulas(grid: Grid): Map<number, [number, string][]> {
  const open = new Map<number, [number, string][]>();
  if (grid.formulaCount === 0) return open;
  for (const { rowIndex, columnIndex, formula } of grid.formulaCells()) {
    if (grid.value(rowIndex, columnIndex) !== null) continue;
    const row = open.get(rowIndex) ?? [];
    row.push([columnIndex, formula]);
    open.set(rowIndex, row);
  }
  return open;
}

export function keyAt(rows: SheetRows, row: number, column: number): number {
  return rows.keys[row * rows.columnIndexes.length + column] ?? BLANK;
}

export function rowTotal(rows: SheetRows): number {
  return rows.rowIndexes.length;
}

/** How many cells of a row hold something. */
export function filledCount(rows: SheetRows, row: number): number {
  let count = 0;
  for (let c = 0; c < rows.columnIndexes.length; c++) if (keyAt(rows, row, c) !== BLANK) count++;
  return count;
}
