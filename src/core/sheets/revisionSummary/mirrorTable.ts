import type { CellAddress, CellRange } from "../../grid/address.js";
import { isCellError, type Grid } from "../../grid/grid.js";
import { displayWidth } from "../textMetrics.js";
import type { PlannedContent, PlannedStyle } from "../sheetPlan.js";
import type { BlockCell, BlockColumn, TableBlock } from "./block.js";
import { mirrorOf } from "./formulaText.js";
import * as look from "./summaryStyles.js";

/** Which cells of a sheet a table of the summary repeats, and how they look. Rows and columns are those of the sheet. */
export interface TablePattern {
  readonly grid: Grid;
  readonly headerRows: readonly number[];
  readonly bodyRows: readonly number[];
  readonly columns: readonly MirroredColumn[];
  readonly rowRole: (rowIndex: number) => look.RowRole;
  /** Body rows shown as one in a column, beyond those that the sheet itself has merged. */
  readonly groups: readonly CellRange[];
  /** Lines that the sheet does not have, put at the end. */
  readonly addedRows: readonly (readonly BlockCell[])[];
}

export interface MirroredColumn {
  readonly columnIndex: number;
  readonly kind: "number" | "name" | "figure";
}

const WIDTHS = { number: { least: 6, most: 12 }, name: { least: 12, most: 60 }, figure: { least: 8, most: 14 } } as const;
const PADDING = { number: 2, name: 4, figure: 2 } as const;

/** A table of the summary: the same heads and merged cells as its source, each cell a formula on the cell it repeats. */
export function mirrorTable(wanted: TablePattern, spaceBefore: number): TableBlock {
  // What the sheet has merged stays as it is.
  const pattern = { ...wanted, groups: wanted.groups.filter((group) => !wanted.grid.merges.some((merge) => overlap(group, merge))) };
  const { grid, headerRows, columns } = pattern;
  const sourceRows = [...headerRows, ...pattern.bodyRows];
  const merges = mergesWithin(pattern, sourceRows);
  const anchors = anchorsOf(grid, pattern.groups);
  const covered = coveredBy(merges);
  const rows: (readonly BlockCell[])[] = sourceRows.map((rowIndex, r) =>
    columns.map((column, c): BlockCell => {
      const isHead = r < headerRows.length;
      const style = isHead ? look.HEAD_CELL : look.emphasised(cellStyle(grid, rowIndex, column), pattern.rowRole(rowIndex));
      const anchor = anchors(rowIndex, column.columnIndex);
      if (covered.has(`${r},${c}`)) return blankCell(style);
      return { content: mirrorOf(grid, anchor.rowIndex, anchor.columnIndex), shown: shownAt(grid, anchor.rowIndex, anchor.columnIndex), style };
    }));
  rows.push(...pattern.addedRows);
  return {
    kind: "table", rows, merges, headerRows: headerRows.length, spaceBefore,
    columns: columnsOf(pattern, rows, merges),
    breakRows: breaksBetween(headerRows.length, rows.length, merges),
  };
}

/** Cells of the block that lie under a merged one; the first cell of a merge shows its text, also where the sheet has it further up. */
function coveredBy(merges: readonly CellRange[]): Set<string> {
  const covered = new Set<string>();
  for (const { top, left, bottom, right } of merges) for (let r = top; r <= bottom; r++) for (let c = left; c <= right; c++) if (r !== top || c !== left) covered.add(`${r},${c}`);
  return covered;
}

export function blankCell(style: PlannedStyle): BlockCell {
  return { content: { kind: "blank" }, shown: "", style };
}

export function formulaCell(content: PlannedContent & { kind: "formula" }, style: PlannedStyle): BlockCell {
  return { content, shown: String(content.cached), style };
}

function overlap(a: CellRange, b: CellRange): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

function cellStyle(grid: Grid, rowIndex: number, column: MirroredColumn): PlannedStyle {
  const base = column.kind === "figure" ? look.FIGURE_CELL : column.kind === "number" ? look.NUMBER_CELL : look.NAME_CELL;
  const { numberFormat } = grid.style(rowIndex, column.columnIndex);
  return numberFormat === "General" ? base : { ...base, numberFormat };
}

function shownAt(grid: Grid, rowIndex: number, columnIndex: number): string {
  const value = grid.value(rowIndex, columnIndex);
  if (value === null) return "";
  // Formats may put 「No.」 before a number; two more characters are room enough.
  if (typeof value === "number") return grid.style(rowIndex, columnIndex).numberFormat === "General" ? String(value) : `${value}00`;
  return isCellError(value) ? value.error : String(value);
}

/** The cell that holds the text of each merged cell; a group is merged in the summary only, and goes before. */
function anchorsOf(grid: Grid, groups: readonly CellRange[]): (rowIndex: number, columnIndex: number) => CellAddress {
  const anchors = new Map<string, CellAddress>();
  for (const merge of [...grid.merges, ...groups]) {
    const anchor = { rowIndex: merge.top, columnIndex: merge.left };
    // A merge over whole rows or columns would fill memory; no cell of a table is that large.
    const bottom = Math.min(merge.bottom, grid.rowIndexes.at(-1) ?? 0);
    const right = Math.min(merge.right, merge.left + 255);
    for (let r = merge.top; r <= bottom; r++) for (let c = merge.left; c <= right; c++) anchors.set(`${r},${c}`, anchor);
  }
  return (rowIndex, columnIndex) => anchors.get(`${rowIndex},${columnIndex}`) ?? { rowIndex, columnIndex };
}

/** The sheet's merged cells and the groups, as far as they lie within the rows and columns that are shown. */
function mergesWithin(pattern: TablePattern, sourceRows: readonly number[]): CellRange[] {
  const merges: CellRange[] = [];
  const taken = new Set<string>();
  for (const merge of [...pattern.groups, ...pattern.grid.merges]) {
    const rows = sourceRows.flatMap((row, i) => (row >= merge.top && row <= merge.bottom ? [i] : []));
    const columns = pattern.columns.flatMap((column, i) => (column.columnIndex >= merge.left && column.columnIndex <= merge.right ? [i] : []));
    const [top, left, bottom, right] = [rows[0], columns[0], rows.at(-1), columns.at(-1)];
    if (top === undefined || left === undefined || bottom === undefined || right === undefined) continue;
    if (top === bottom && left === right) continue;
    const cells = rows.flatMap((r) => columns.map((c) => `${r},${c}`));
    if (cells.some((cell) => taken.has(cell))) continue;
    for (const cell of cells) taken.add(cell);
    merges.push({ top, left, bottom, right });
  }
  return merges;
}

function columnsOf(pattern: TablePattern, rows: readonly (readonly BlockCell[])[], merges: readonly CellRange[]): BlockColumn[] {
  const wide = (r: number, c: number) => merges.some((m) => m.left !== m.right && r >= m.top && r <= m.bottom && c >= m.left && c <= m.right);
  const wanted = pattern.columns.map((column, c) => {
    const longest = Math.max(0, ...rows.map((row, r) => (wide(r, c) ? 0 : displayWidth(row[c]?.shown ?? ""))));
    const { least, most } = WIDTHS[column.kind];
    return Math.min(most, Math.max(least, longest + PADDING[column.kind]));
  });
  // Figures in columns of one width read as one block.
  const figureWidth = Math.max(0, ...wanted.filter((_, c) => pattern.columns[c]?.kind === "figure"));
  return pattern.columns.map(({ kind }, c) => ({ wanted: kind === "figure" ? figureWidth : wanted[c] ?? 0, isFlexible: kind === "name" }));
}

function breaksBetween(headerRows: number, rowCount: number, merges: readonly CellRange[]): Set<number> {
  const breaks = new Set<number>();
  for (let r = headerRows + 1; r < rowCount - 1; r++) {
    if (!merges.some((merge) => merge.top < r && merge.bottom >= r)) breaks.add(r);
  }
  return breaks;
}
