import { summarize, type Summary } from "../../src/app/summarize.js";
import { SUMMARY_LABELS } from "../../src/messages/summaryLabels.js";
import { isCellError, type CellValue } from "../../src/core/grid/grid.js";
import type { SheetPlan } from "../../src/core/sheets/sheetPlan.js";
import { readXlsx } from "../../src/xlsx/reader.js";
import { writeWorkbook } from "../../src/xlsx/writeWorkbook.js";
import { pageCount } from "../support/libreOffice.js";
import { planSheets, sheetNamed, type PlanBook } from "../support/planBooks.js";
import { largePlan } from "../core/sheets/revisionSummary/largePlan.js";
import { SMALL_PLAN } from "../core/sheets/revisionSummary/smallPlan.js";
import type { OfficeCase } from "./officeCase.js";

function summaryOf(book: PlanBook): Summary {
  const read = readXlsx(writeWorkbook(planSheets(book)));
  const summary = read.ok && summarize(read.value, { labels: SUMMARY_LABELS.ja });
  if (!summary || !summary.ok) throw new Error("no summary");
  return summary.value;
}

/** What LibreOffice calculates for each formula of a planned sheet, beside what was planned. */
function calculated(sheet: SheetPlan, xlsx: Uint8Array): { readonly planned: string; readonly found: string; readonly formula: string }[] {
  const read = readXlsx(xlsx);
  if (!read.ok) throw new Error(read.error.code);
  const grid = sheetNamed(read.value, sheet.name);
  return sheet.cells.flatMap(({ rowIndex, columnIndex, content }) =>
    content.kind === "formula" ? [{ planned: String(content.cached), found: shownValue(grid.value(rowIndex, columnIndex)), formula: content.formula }] : []);
}

function shownValue(value: CellValue): string {
  if (value === null) return "";
  return isCellError(value) ? value.error : String(value);
}

/** Numbers typed as text, in both widths and with a unit, under typed totals. */
const TEXT_NUMBERS: PlanBook = {
  ...SMALL_PLAN,
  rows: [["No.1", "甲", "３", "1件", "４"], ["No.2", "乙", 2, null, 2], ["No.3", "丙", "―", 3, 3]],
  total: ["実践項目数計", null, "５", "４件", "９"],
};

export const summary: OfficeCase = {
  name: "every formula of a summary shows what was planned, a changed cell changes it, and 200 rows run over pages",
  prepare: () => {
    const { total: _, ...untotalled } = SMALL_PLAN;
    const books: Readonly<Record<string, PlanBook>> = { small: SMALL_PLAN, untotalled, text: TEXT_NUMBERS, large: largePlan(200) };
    const plans = Object.fromEntries(Object.entries(books).map(([name, book]) => [name, summaryOf(book).sheets]));
    // The summary of the small plan over a plan in which one figure and one entry have changed since.
    const changedBook: PlanBook = {
      ...SMALL_PLAN,
      rows: SMALL_PLAN.rows!.map((row) => (row[0] === "No.1" ? ["No.1", "新たな収入源に向けた取組", 3, 2, 5] : row)),
      declared: [["内容の変更", 20, "項目"], ["工程の確定", 11, "項目"]],
    };
    return {
      xlsx: {
        ...Object.fromEntries(Object.entries(books).map(([name, book]) => [`${name}.xlsx`, writeWorkbook([...planSheets(book), ...plans[name]!])])),
        "changed.xlsx": writeWorkbook([...planSheets(changedBook), ...plans["small"]!]),
      },
      pdf: { "large.xlsx": writeWorkbook([...plans["large"]!, ...planSheets(books["large"]!)]) },
      verify: ({ xlsx, pdf }) => {
        const wrong = (sheet: SheetPlan, name: string): [string, string][] => calculated(sheet, xlsx(`${name}.xlsx`)).flatMap(({ planned, found }) => (planned === found ? [] : [[planned, found]]));
        for (const [name, sheets] of Object.entries(plans)) for (const sheet of sheets) expect([name, ...wrong(sheet, name)]).toEqual([name]);
        expect(wrong(plans["small"]![0]!, "changed")).toEqual([
          ["新たな財源確保に向けた取組", "新たな収入源に向けた取組"],
          ["1", "2"],
          ["4", "5"],
          ["検算　5 + 4 = 9　一致", "検算　5 + 4 = 9　不一致"],
          ["内容の変更　19 項目（申告値）", "内容の変更　20 項目（申告値）"],
        ]);
        expect(pageCount(pdf("large.xlsx"))).toBeGreaterThan(8);
      },
    };
  },
};
