import { comparable } from "../../figures/labels.js";
import type { CellValue, Grid } from "../../grid/grid.js";
import { valueWithMerges } from "../../revision/mergedValues.js";
import type { ColumnChange, RowChange, TableRevision } from "../../revision/revision.js";
import { diffWording, type SegmentWords, type WordingRun } from "../../revision/wording.js";
import type { Remark } from "./comparison.js";

/** One line of a comparison table. */
export interface ComparisonLine {
  readonly kind: "row" | "omitted";
  /** The cells of each side; undefined where the edition has no such row. */
  readonly before: readonly ComparedCell[] | undefined;
  readonly after: readonly ComparedCell[] | undefined;
  readonly remarks: readonly Remark[];
  /** The row on the sheet after, or before for a removed one. */
  readonly change: RowChange | undefined;
}

export interface ComparedCell {
  readonly value: CellValue;
  readonly numberFormat: string;
  /** The words of this side with those that changed marked; undefined where nothing is to be marked in the text. */
  readonly runs?: readonly { readonly text: string; readonly isChanged: boolean }[];
  /** The whole cell differs: a figure, or a cell that was blank on the other side. */
  readonly isChanged: boolean;
}

/** The lines of a table, with the runs of unchanged rows as one line each where they are to be collapsed. */
export function comparisonLines(
  table: TableRevision, columns: readonly ColumnChange[], grids: readonly [Grid | undefined, Grid | undefined], segment: SegmentWords, collapse: boolean,
): ComparisonLine[] {
  const lines: ComparisonLine[] = [];
  const values = grids.map((grid) => grid && valueWithMerges(grid));
  for (const row of table.rows) {
    if (row.isHeading) continue;
    if (row.kind === "same" && collapse) {
      if (lines.at(-1)?.kind !== "omitted") lines.push({ kind: "omitted", before: undefined, after: undefined, remarks: [], change: undefined });
      continue;
    }
    lines.push(describeRow(row, columns, grids, values, segment));
  }
  return lines;
}

function describeRow(
  row: RowChange, columns: readonly ColumnChange[], grids: readonly [Grid | undefined, Grid | undefined],
  values: readonly (((rowIndex: number, columnIndex: number) => CellValue) | undefined)[], segment: SegmentWords,
): ComparisonLine {
  const changed = new Map(row.cells.map((cell) => [cell.after.columnIndex, cell]));
  const side = (index: 0 | 1): ComparedCell[] | undefined => {
    const rowIndex = index === 0 ? row.before : row.after;
    if (rowIndex === null) return undefined;
    return columns.map((column): ComparedCell => {
      const columnIndex = index === 0 ? column.before : column.after;
      if (columnIndex === null) return { value: null, numberFormat: "General", isChanged: false };
      const value = values[index]?.(rowIndex, columnIndex) ?? null;
      const { numberFormat } = grids[index]?.style(rowIndex, columnIndex) ?? { numberFormat: "General" };
      if (row.before === null || row.after === null) return wholeCell(value, numberFormat);
      if (column.before === null || column.after === null) return { ...wholeCell(value, numberFormat), isChanged: value !== null };
      const cell = changed.get(column.after);
      if (!cell) return { value, numberFormat, isChanged: false };
      if (typeof cell.old !== "string" || typeof cell.new !== "string" || isFigure(cell.old) || isFigure(cell.new)) return { value, numberFormat, isChanged: true };
      return { value, numberFormat, isChanged: true, runs: sideRuns(diffWording(cell.old, cell.new, segment), index === 0 ? "removed" : "added") };
    });
  };
  return { kind: "row", before: side(0), after: side(1), remarks: remarksOf(row, columns), change: row };
}

/** A row that is new or gone: its texts are marked whole, its figures need no box. */
function wholeCell(value: CellValue, numberFormat: string): ComparedCell {
  if (typeof value !== "string" || value === "") return { value, numberFormat, isChanged: false };
  return { value, numberFormat, isChanged: false, runs: [{ text: value, isChanged: true }] };
}

export function sideRuns(wording: readonly WordingRun[], own: "removed" | "added"): { text: string; isChanged: boolean }[] {
  return wording.filter((run) => run.kind === "same" || run.kind === own).map((run) => ({ text: run.text, isChanged: run.kind === own }));
}

function isFigure(text: string): boolean {
  return /^[△▲+-]?[\d,]+(?:\.\d+)?%?$/.test(comparable(text));
}

const SCHEDULE = /工程|スケジュール|実施時期|実施年度|開始年度|完了年度|schedule/i;
const OPEN = /^(?:|未定|検討中?|調整中|-|―|—|…)$/;

/** The kinds as a council reads them: a schedule that is fixed now, figures only, or the wording. */
function remarksOf(row: RowChange, columns: readonly ColumnChange[]): Remark[] {
  const kinds = [row.kind, ...row.also].filter((kind) => kind !== "same");
  const headerOf = (columnIndex: number): string => columns.find((column) => column.after === columnIndex)?.headersAfter.join("") ?? "";
  const remarks = kinds.map((kind): Remark => {
    if (kind !== "changed") return kind;
    if (row.cells.every((cell) => SCHEDULE.test(headerOf(cell.after.columnIndex)) && OPEN.test(comparable(textOf(cell.old))) && !OPEN.test(comparable(textOf(cell.new))))) return "scheduleFixed";
    return row.cells.every((cell) => [cell.old, cell.new].every((value) => value === null || typeof value === "number" || isFigure(textOf(value)))) ? "figures" : "changed";
  });
  // a new number is told as such; that the number's cell differs says the same again
  const told = remarks.includes("renumbered") && row.cells.length === 1 ? remarks.filter((remark) => remark !== "changed" && remark !== "figures") : remarks;
  return row.maybeRenamed === undefined ? told : [...told, "maybeRenamed"];
}

function textOf(value: CellValue): string {
  return value === null ? "" : typeof value === "object" ? value.error : String(value);
}
