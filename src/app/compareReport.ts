import { columnLetters, formatAddress, formatRange } from "../core/grid/address.js";
import { forEachCell, type CellValue, type Grid, type Workbook } from "../core/grid/grid.js";
import { COMPARE_SCHEMA, type CompareReport, type ComparedCell, type ComparedRow, type ComparedTable } from "../core/report/compareReport.js";
import type { CellChange, Revision, RowChange, TablePlace, TableRevision } from "../core/revision/revision.js";
import { diffWording, type SegmentWords } from "../core/revision/wording.js";
import { differs } from "./compare.js";

export interface CompareReportOptions {
  /** How the editions are called: their files. */
  readonly names: readonly [before: string, after: string];
  /** The two workbooks, for what stands in added and removed rows. */
  readonly workbooks: readonly [before: Workbook, after: Workbook];
  readonly segment: SegmentWords;
  /** Also the rows that are the same. */
  readonly all?: boolean;
}

/** The differences in the form that `compare --json` prints. */
export function reportRevision(revision: Revision, options: CompareReportOptions): CompareReport {
  return {
    schema: COMPARE_SCHEMA, before: options.names[0], after: options.names[1], verdict: differs(revision) ? "differs" : "same",
    tables: revision.tables.map((table) => reportTable(table, options)),
    outside: revision.outside.map((change) => ({ before: cellRef(change.before), after: cellRef(change.after), old: change.old, new: change.new })),
  };
}

function reportTable({ before, after, columns, rows, proof }: TableRevision, options: CompareReportOptions): ComparedTable {
  const { movedIn, movedOut, ...counts } = proof;
  const grids = [gridOf(options.workbooks[0], before), gridOf(options.workbooks[1], after)] as const;
  return {
    before: placeRef(before), after: placeRef(after),
    columns: columns.map((column) => ({ kind: column.kind, before: lettersOf(column.before), after: lettersOf(column.after) })),
    rows: rows.filter((row) => options.all === true || row.kind !== "same").map((row) => reportRow(row, grids, options)),
    proof: { ...counts, ...(movedIn + movedOut > 0 ? { movedIn, movedOut } : {}) },
  };
}

function reportRow(row: RowChange, grids: readonly [Grid | undefined, Grid | undefined], { segment }: CompareReportOptions): ComparedRow {
  return {
    kind: row.kind, ...(row.also.length > 0 ? { also: [...row.also] } : {}),
    before: rowNumberOf(row.before), after: rowNumberOf(row.after), key: row.key,
    cells: row.kind === "added" || row.kind === "removed" ? wholeRow(row, grids) : row.cells.map((cell) => reportCell(cell, segment)),
    ...(row.maybeRenamed === undefined ? {} : { maybeRenamed: row.maybeRenamed, similarity: row.similarity }),
    ...(row.group === undefined ? {} : { group: row.group }),
  };
}

function reportCell(cell: CellChange, segment: SegmentWords): ComparedCell {
  const { old, new: now } = cell;
  return {
    before: formatAddress(cell.before.rowIndex, cell.before.columnIndex), after: formatAddress(cell.after.rowIndex, cell.after.columnIndex),
    old: contentOf(old), new: contentOf(now),
    ...(typeof old === "string" && typeof now === "string" ? { wording: diffWording(old, now, segment).map((run) => ({ ...run })) } : {}),
  };
}

function wholeRow({ before, after }: RowChange, grids: readonly [Grid | undefined, Grid | undefined]): ComparedCell[] {
  const cells: ComparedCell[] = [];
  const rowIndex = after ?? before ?? 0;
  forEachCell(grids[after === null ? 0 : 1]?.row(rowIndex) ?? [], (value, columnIndex) => {
    const address = formatAddress(rowIndex, columnIndex);
    cells.push(after === null ? { before: address, after: null, old: contentOf(value), new: null } : { before: null, after: address, old: null, new: contentOf(value) });
  });
  return cells;
}

function gridOf(workbook: Workbook, place: TablePlace | null): Grid | undefined {
  return workbook.sheets.find((grid) => grid.name === place?.sheet);
}

function contentOf(value: CellValue): string | number | boolean | null {
  return typeof value === "object" && value !== null ? value.error : value;
}

function placeRef(place: TablePlace | null): ComparedTable["before"] {
  return place && { sheet: place.sheet, ref: formatRange(place.range) };
}

function cellRef(place: Revision["outside"][number]["before"]): CompareReport["outside"][number]["before"] {
  return place && { sheet: place.sheet, ref: formatAddress(place.at.rowIndex, place.at.columnIndex) };
}

function lettersOf(columnIndex: number | null): string | null {
  return columnIndex === null ? null : columnLetters(columnIndex);
}

function rowNumberOf(rowIndex: number | null): number | null {
  return rowIndex === null ? null : rowIndex + 1;
}
