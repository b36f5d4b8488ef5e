import { summarize, summaryEdits, type Summary } from "../../src/app/summarize.js";
import { SUMMARY_LABELS } from "../../src/messages/summaryLabels.js";
import { applyEdits } from "../../src/xlsx/patcher.js";
import { readXlsx } from "../../src/xlsx/reader.js";
import { writeWorkbook } from "../../src/xlsx/writeWorkbook.js";
import { largePlan } from "../core/sheets/revisionSummary/largePlan.js";
import { SMALL_PLAN } from "../core/sheets/revisionSummary/smallPlan.js";
import { planSheets } from "../support/planBooks.js";

const SMALL = writeWorkbook(planSheets(SMALL_PLAN));

function summaryOf(bytes: Uint8Array): Summary {
  const read = readXlsx(bytes);
  const summary = read.ok && summarize(read.value, { labels: SUMMARY_LABELS.ja });
  if (!summary || !summary.ok) throw new Error("no summary");
  return summary.value;
}

function written(bytes: Uint8Array, summary: Summary): Uint8Array {
  const edited = applyEdits(bytes, summaryEdits(summary));
  if (!edited.ok) throw new Error(edited.error.code);
  return edited.value;
}

function sheetNames(bytes: Uint8Array): string[] {
  const read = readXlsx(bytes);
  return read.ok ? read.value.sheets.map((sheet) => sheet.name) : [];
}

test("a second summary takes nothing from the first, and stands where it stood", () => {
  const first = summaryOf(SMALL);
  const copy = written(SMALL, first);
  const second = summaryOf(copy);
  expect(second).toEqual(first);
  expect(sheetNames(written(copy, second))).toEqual(["概要", "件数表", "新規実践項目", "内容変更・工程確定", "改定の概要"]);
});

test("what is written reads as the values that were planned", () => {
  const summary = summaryOf(SMALL);
  const read = readXlsx(written(SMALL, summary));
  const grid = read.ok && read.value.sheets.find((sheet) => sheet.name === "改定の概要");
  for (const { rowIndex, columnIndex, content } of summary.sheets[0]!.cells) {
    if (content.kind !== "formula") continue;
    expect(grid && [grid.formula(rowIndex, columnIndex), grid.value(rowIndex, columnIndex) ?? ""]).toEqual([content.formula, content.cached]);
  }
});

test("a sheet of an earlier summary that is no longer needed goes", () => {
  const large = writeWorkbook(planSheets(largePlan(120)));
  const copy = written(large, summaryOf(large));
  expect(sheetNames(copy).slice(-3)).toEqual(["改定の概要", "改定の概要（新規）", "改定の概要（変更）"]);
  const read = readXlsx(copy);
  if (!read.ok) throw new Error(read.error.code);
  // The plan has shrunk since: the same workbook, with the tables of the small one.
  const small = readXlsx(SMALL);
  if (!small.ok) throw new Error(small.error.code);
  const own = read.value.sheets.filter((sheet) => sheet.name.startsWith("改定の概要"));
  const shrunk = summarize({ ...read.value, sheets: [...small.value.sheets, ...own] }, { labels: SUMMARY_LABELS.ja });
  expect(shrunk.ok && summaryEdits(shrunk.value).map((edit) => [edit.kind, edit.kind === "add-sheet" ? edit.plan.name : "sheet" in edit ? edit.sheet : ""])).toEqual(
    [["add-sheet", "改定の概要"], ["remove-own-sheet", "改定の概要（新規）"], ["remove-own-sheet", "改定の概要（変更）"]]);
});
