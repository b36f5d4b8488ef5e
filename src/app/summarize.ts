import type { Workbook } from "../core/grid/grid.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import { findSummarySource } from "../core/sheets/revisionSummary/findSummarySource.js";
import { planRevisionSummary } from "../core/sheets/revisionSummary/planRevisionSummary.js";
import type { SummaryComparison, SummaryLabels, SummaryNotice } from "../core/sheets/revisionSummary/summarySource.js";
import { summaryNotices } from "../core/sheets/revisionSummary/summaryNotices.js";
import { ownSheets } from "./ownSheets.js";
import type { WorkbookEdit } from "./ports.js";
import { fitSheets, sheetEdits, type SheetsToWrite } from "./sheetsToWrite.js";

export interface SummarizeOptions {
  readonly labels: SummaryLabels;
  /** 「資料１」, printed top right. */
  readonly documentNumber?: string;
  /** The edition before: then the summary tells what changed since, and proves that the counts come out. */
  readonly comparison?: SummaryComparison;
}

export interface Summary extends SheetsToWrite {
  readonly notices: readonly SummaryNotice[];
}

/** Neither a count table nor a list of new or changed items. */
export interface SummaryFailure {
  readonly code: "no-tables";
}

/**
 * The revision summary of a workbook, and what the reader of it should know.
 * @example
 * const summary = summarize(workbook, { labels: SUMMARY_LABELS.ja });
 * if (summary.ok) applyEdits(bytes, summaryEdits(summary.value));
 */
export function summarize(workbook: Workbook, options: SummarizeOptions): Result<Summary, SummaryFailure> {
  const own = ownSheets(workbook);
  const plan = { ...workbook, sheets: workbook.sheets.filter((grid) => !own.has(grid.name)) };
  const source = findSummarySource(plan, options.documentNumber, options.comparison);
  if (!source.countTable && !source.register && source.newItemLists.length + source.changeLists.length === 0 && !options.comparison) return fail({ code: "no-tables" });
  const ours = [options.labels.sheetName, options.labels.itemsSheetName, options.labels.changesSheetName, options.labels.comparisonSheetName];
  const { sheets, staleSheets } = fitSheets(planRevisionSummary(source, options.labels), workbook, ours);
  return succeed({ sheets, staleSheets, notices: summaryNotices(source) });
}

/** What is to be written: an earlier summary is replaced where it stands, a sheet of the user's never. */
export function summaryEdits(summary: Summary): WorkbookEdit[] {
  return sheetEdits(summary);
}
