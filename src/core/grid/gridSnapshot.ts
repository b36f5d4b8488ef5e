import { MAX_COLUMNS } from "./address.js";
import { forEachCell, PLAIN_STYLE, type CellStyle, type CellValue, type Grid, type Workbook } from "./grid.js";

/**
 * What a grid is made of, as plain data: it can be sent to a worker as it stands (structured clone), and a style that cells share
 * is one object there too. Nobody writes to it once the grid is built.
 */
export interface GridSnapshot extends Pick<Grid, "name" | "visibility" | "merges" | "hiddenRows" | "hiddenColumns" | "filter" | "tables" | "isProtected"> {
  /** Row index → values by column index, with holes for blanks. */
  readonly rows: ReadonlyMap<number, readonly CellValue[]>;
  /** Row index × MAX_COLUMNS + column index → formula. */
  readonly formulas: ReadonlyMap<number, string>;
  readonly styleRows: ReadonlyMap<number, readonly CellStyle[]>;
}

/** Everything of a workbook as it is, but its grids as plain data. */
export interface WorkbookSnapshot extends Omit<Workbook, "sheets"> {
  readonly sheets: readonly GridSnapshot[];
}

const EMPTY_ROW: readonly CellValue[] = [];

/** @example worker.postMessage(toSnapshot(workbook)), and over there toWorkbook(message.data) */
export function toSnapshot(workbook: Workbook): WorkbookSnapshot {
  return { ...workbook, sheets: workbook.sheets.map((grid) => grid.snapshot()) };
}

export function toWorkbook(snapshot: WorkbookSnapshot): Workbook {
  return { ...snapshot, sheets: snapshot.sheets.map(gridOver) };
}

/** The grid over what it is made of. */
export function gridOver(snapshot: GridSnapshot): Grid {
  const { rows, formulas, styleRows, name, visibility, merges, hiddenRows, hiddenColumns, filter, tables, isProtected } = snapshot;
  const rowIndexes = [...rows.keys()]
    .filter((r) => holdsAnything(rows.get(r) ?? EMPTY_ROW))
    .sort((a, b) => a - b);
  return {
    name, visibility, merges, hiddenRows, hiddenColumns, filter, tables, isProtected, rowIndexes,
    row: (r) => rows.get(r) ?? EMPTY_ROW,
    value: (r, c) => rows.get(r)?.[c] ?? null,
    formula: (r, c) => formulas.get(r * MAX_COLUMNS + c),
    style: (r, c) => styleRows.get(r)?.[c] ?? PLAIN_STYLE,
    formulaCount: formulas.size,
    formulaCells: () => [...formulas].sort(([a], [b]) => a - b)
      .map(([key, formula]) => ({ rowIndex: Math.floor(key / MAX_COLUMNS), columnIndex: key % MAX_COLUMNS, formula })),
    snapshot: () => snapshot,
  };
}

function holdsAnything(row: readonly CellValue[]): boolean {
  let holds = false;
  if (row.length > 0 && row.at(-1) !== null && row.at(-1) !== undefined) return true;
  forEachCell(row, () => { holds = true; });
  return holds;
}
