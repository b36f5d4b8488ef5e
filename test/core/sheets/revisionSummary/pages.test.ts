import fc from "fast-check";
import { summarize } from "../../../../src/app/summarize.js";
import type { CellRange } from "../../../../src/core/grid/address.js";
import type { SheetPlan } from "../../../../src/core/sheets/sheetPlan.js";
import { SUMMARY_LABELS } from "../../../../src/messages/summaryLabels.js";
import { readXlsx } from "../../../../src/xlsx/reader.js";
import { writeWorkbook } from "../../../../src/xlsx/writeWorkbook.js";
import { planSheets, type PlanBook } from "../../../support/planBooks.js";
import { largePlan } from "./largePlan.js";
import { SMALL_PLAN } from "./smallPlan.js";

function sheetsOf(book: PlanBook): readonly SheetPlan[] {
  const read = readXlsx(writeWorkbook(planSheets(book)));
  const summary = read.ok && summarize(read.value, { labels: SUMMARY_LABELS.ja, documentNumber: "資料１" });
  if (!summary || !summary.ok) throw new Error("no summary");
  return summary.value.sheets;
}

test("a short plan is one page of one sheet, with nothing to repeat", () => {
  const [sheet, ...others] = sheetsOf(SMALL_PLAN);
  expect(others).toEqual([]);
  expect(sheet!.page).toMatchObject({ paper: "A4", orientation: "portrait", fitToWidth: true, footerCenter: "&P / &N", headerRight: "資料１" });
  expect([sheet!.page.titleRows, sheet!.page.rowBreaks]).toEqual([undefined, undefined]);
});

test("a table that runs over pages repeats its head and ends its sheet", () => {
  const sheets = sheetsOf(largePlan(120));
  expect(sheets.map((sheet) => [sheet.name, sheet.page.titleRows && sheet.page.titleRows.last - sheet.page.titleRows.first + 1])).toEqual(
    [["改定の概要", 2], ["改定の概要（新規）", 1], ["改定の概要（変更）", undefined]]);
});

test("whatever the size: no cell twice, no merged cells that overlap, none cut by the end of a page, none outside the print area", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 30 }), (count, repeats) => {
    const plan = largePlan(count);
    for (const sheet of sheetsOf({ ...plan, rationale: (plan.rationale ?? "").repeat(repeats) })) {
      const places = sheet.cells.map((cell) => `${cell.rowIndex},${cell.columnIndex}`);
      expect(new Set(places).size).toBe(places.length);
      const area = sheet.page.printArea!;
      expect(sheet.cells.every((cell) => cell.rowIndex <= area.bottom && cell.columnIndex <= area.right)).toBe(true);
      const covered = sheet.merges.flatMap(cellsOf);
      expect(new Set(covered).size).toBe(covered.length);
      // A text that is higher than any row can be stands over several rows; only tables are kept whole.
      const cut = sheet.merges.filter((merge) => merge.left > 0 && sheet.page.rowBreaks?.some((row) => merge.top < row && merge.bottom >= row));
      expect(cut).toEqual([]);
      expect(sheet.rowHeights.every(({ height }) => height > 0 && height <= 409)).toBe(true);
    }
  }), { numRuns: 25 });
});

function cellsOf(range: CellRange): string[] {
  const cells: string[] = [];
  for (let r = range.top; r <= range.bottom; r++) for (let c = range.left; c <= range.right; c++) cells.push(`${r},${c}`);
  return cells;
}
