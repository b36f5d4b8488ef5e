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
  const open = openFormulas(grid);
  const merged = mergedOwners(grid);
  const rowIndexes: number[] = [];
  const columns = new Set<number>();
  const isMarked: boolean[] = []; // a set asked for each of a million cells would cost more than the rest
  const mark = (columnIndex: number): void => {
    if (isMarked[columnIndex]) return;
    isMarked[columnIndex] = true;
    columns.add(columnIndex);
  };
  const indexes = open.size === 0 ? grid.rowIndexes : [...new Set([...grid.rowIndexes, ...open.keys()])].sort((a, b) => a - b);
  for (const rowIndex of indexes) {
    if (isTaken(rowIndex)) continue;
    rowIndexes.push(rowIndex);
    forEachCell(grid.row(rowIndex), (_, columnIndex) => mark(columnIndex));
    for (const columnIndex of merged.get(rowIndex)?.keys() ?? []) mark(columnIndex);
    for (const [columnIndex] of open.get(rowIndex) ?? []) mark(columnIndex);
  }
  const columnIndexes = [...columns].sort((a, b) => a - b);
  const position: number[] = [];
  columnIndexes.forEach((columnIndex, i) => { position[columnIndex] = i; });
  const table = new Int32Array(rowIndexes.length * columnIndexes.length);
  rowIndexes.forEach((rowIndex, r) => {
    const put = (columnIndex: number, key: number): void => { table[r * columnIndexes.length + (position[columnIndex] ?? 0)] = key; };
    // a merged label stands for each row that holds something of its own
    for (const [columnIndex, owner] of merged.get(rowIndex) ?? []) put(columnIndex, keys.of(grid.value(owner, columnIndex)));
    forEachCell(grid.row(rowIndex), (value, columnIndex) => put(columnIndex, keys.of(value)));
    for (const [columnIndex, formula] of open.get(rowIndex) ?? []) put(columnIndex, keys.of(`=${formula}`));
  });
  return dropBlankRows({ grid, valueAt: valueWithMerges(grid), rowIndexes, columnIndexes, keys: table });
}

/** Cells that hold spaces alone are blank: rows of nothing else are no rows, columns of nothing else no columns. */
function dropBlankRows(rows: SheetRows): SheetRows {
  const width = rows.columnIndexes.length;
  const keptRows: number[] = [];
  const isFilled = new Uint8Array(width);
  rows.rowIndexes.forEach((_, r) => {
    let holds = false;
    for (let c = 0; c < width; c++) if (rows.keys[r * width + c] !== BLANK) { holds = true; isFilled[c] = 1; }
    if (holds) keptRows.push(r);
  });
  const keptColumns = [...rows.columnIndexes.keys()].filter((c) => isFilled[c] === 1);
  if (keptRows.length === rows.rowIndexes.length && keptColumns.length === width) return rows;
  const keys = new Int32Array(keptRows.length * keptColumns.length);
  keptRows.forEach((r, i) => keptColumns.forEach((c, k) => { keys[i * keptColumns.length + k] = rows.keys[r * width + c] ?? BLANK; }));
  return { ...rows, rowIndexes: keptRows.map((r) => rows.rowIndexes[r] ?? 0), columnIndexes: keptColumns.map((c) => rows.columnIndexes[c] ?? 0), keys };
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
