import type { Grid, Workbook } from "../core/grid/grid.js";
import { toSheetName } from "../core/grid/sheetName.js";
import { comparable } from "../core/figures/labels.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import { changeFigures } from "../core/sheets/revisionSummary/changeSection.js";
import { planRevisionSummary } from "../core/sheets/revisionSummary/planRevisionSummary.js";
import type { SummaryLabels, SummaryNotice, SummarySource } from "../core/sheets/revisionSummary/summarySource.js";
import { titleOf } from "../core/sheets/revisionSummary/summaryTitle.js";
import type { SheetPlan } from "../core/sheets/sheetPlan.js";
import { findPlanTables } from "../core/tables/findPlanTables.js";
import { findPlanTexts } from "../core/tables/findPlanTexts.js";
import { findTables } from "../core/tables/findTables.js";
import type { CountTable, ItemList } from "../core/tables/planTables.js";

export interface SummarizeOptions {
  readonly labels: SummaryLabels;
  /** 「資料１」, printed top right. */
  readonly documentNumber?: string;
}

export interface Summary {
  /** To be added with `replaceOwn`: a name that is taken is that of a summary made earlier. */
  readonly sheets: readonly SheetPlan[];
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
 * if (summary.ok) edits = summary.value.sheets.map((plan) => ({ kind: "add-sheet", plan, replaceOwn: true }));
 */
export function summarize(workbook: Workbook, options: SummarizeOptions): Result<Summary, SummaryFailure> {
  const names = [options.labels.sheetName, options.labels.itemsSheetName, options.labels.changesSheetName];
  const own = new Set(workbook.sheets.filter((grid) => names.some((name) => grid.name.startsWith(name)) && isAllFormulas(grid)).map((grid) => grid.name));
  const plan = { ...workbook, sheets: workbook.sheets.filter((grid) => !own.has(grid.name)) };
  const source = sourceOf(plan, options);
  if (!source.countTable && source.newItemLists.length + source.changeLists.length === 0) return fail({ code: "no-tables" });
  const taken = plan.sheets.map((grid) => grid.name);
  const sheets = planRevisionSummary(source, options.labels).map((sheet): SheetPlan => {
    const name = toSheetName(sheet.name, taken);
    taken.push(name);
    return { ...sheet, name };
  });
  return succeed({ sheets, notices: noticesOf(source) });
}

/**
 * A sheet of ours has no typed number: whatever counts is a formula. A sheet of the same name that someone typed stays,
 * and is a source like any other.
 */
function isAllFormulas(grid: Grid): boolean {
  return grid.formulaCount > 0
    && grid.rowIndexes.every((r) => grid.row(r).every((value, c) => typeof value !== "number" || grid.formula(r, c) !== undefined));
}

function sourceOf(workbook: Workbook, options: SummarizeOptions): SummarySource & { readonly countTables: readonly CountTable[] } {
  const { countTables, itemLists, changeLists, declared } = findPlanTables(findTables(workbook));
  const countTable = chooseCountTable(countTables);
  return {
    workbook, countTable, countTables, changeLists, declared,
    newItemLists: chooseNewLists(itemLists, countTable, workbook),
    texts: findPlanTexts(workbook),
    ...(options.documentNumber === undefined ? {} : { documentNumber: options.documentNumber }),
  };
}

/** The table that tells new from current comes first; among those, the one with the most initiatives. */
function chooseCountTable(tables: readonly CountTable[]): CountTable | undefined {
  const rank = (table: CountTable): number => (table.partColumns.some((part) => part.role === "new") ? 100_000 : 0) + table.initiativeRows.length;
  return [...tables].sort((a, b) => rank(b) - rank(a))[0];
}

/** Lists that say they are of new items; where none does, one that is as long as the table counts new ones. */
function chooseNewLists(lists: readonly ItemList[], countTable: CountTable | undefined, workbook: Workbook): ItemList[] {
  const saysNew = lists.filter(({ table }) =>
    [table.title, table.sheet, ...table.columns.flatMap((column) => column.headers)].some((text) => /新規|追加/.test(comparable(text))));
  if (saysNew.length > 0) return saysNew;
  const added = countTable?.partColumns.find((part) => part.role === "new");
  const grid = workbook.sheets.find((sheet) => sheet.name === countTable?.table.sheet);
  if (!countTable || !added || !grid) return countTable ? [] : [...lists];
  const count = countTable.initiativeRows.reduce((sum, row) => {
    const value = grid.value(row, added.columnIndex);
    return sum + (typeof value === "number" ? value : 0);
  }, 0);
  return lists.filter((list) => list.entries.length === count).slice(0, 1);
}

function noticesOf(source: SummarySource & { readonly countTables: readonly CountTable[] }): SummaryNotice[] {
  const { countTable, countTables, texts } = source;
  const notices: SummaryNotice[] = [];
  const title = titleOf(texts);
  if (!title) notices.push({ code: "no-title" });
  for (const other of texts.titles) {
    if (title && other !== title && /について$/.test(comparable(other.text)) && /について$/.test(comparable(title.text))) {
      notices.push({ code: "titles-differ", params: { used: title.text, other: other.text } });
    }
  }
  if (!texts.rationale) notices.push({ code: "no-rationale" });
  if (!countTable) notices.push({ code: "no-count-table" });
  else {
    const { sheet } = countTable.table;
    if (countTables.length > 1) notices.push({ code: "several-count-tables", params: { sheet, count: countTables.length } });
    if (countTable.totalRow === undefined) notices.push({ code: "total-line-added", params: { sheet } });
  }
  if (source.newItemLists.length === 0) notices.push({ code: "no-new-item-list" });
  const grids = new Map(source.workbook.sheets.map((grid) => [grid.name, grid]));
  if (changeFigures(source.declared, (sheet) => grids.get(sheet)).length === 0) notices.push({ code: "no-changes" });
  if (source.changeLists.length === 0) notices.push({ code: "no-change-list" });
  for (const table of [countTable, ...source.newItemLists, ...source.changeLists].flatMap((found) => found?.table ?? [])) {
    const count = table.rows.filter((row) => row.isHidden).length;
    if (count > 0) notices.push({ code: "hidden-rows-shown", params: { sheet: table.sheet, count } });
  }
  return notices;
}
