import { compare } from "../../src/app/compare.js";
import { comparisonSheets } from "../../src/app/comparisonSheets.js";
import { sheetEdits, type SheetsToWrite } from "../../src/app/sheetsToWrite.js";
import type { Workbook } from "../../src/core/grid/grid.js";
import { gridOf } from "../../src/core/grid/gridBuilder.js";
import type { ComparisonSettings } from "../../src/core/sheets/comparison/comparison.js";
import { COMPARISON_LABELS } from "../../src/messages/comparisonLabels.js";
import { applyEdits } from "../../src/xlsx/patcher.js";
import { writeWorkbook } from "../../src/xlsx/writeWorkbook.js";
import { openBytes, sampleBytes, words, wrongValues } from "../support/editions.js";
import { pageCount } from "../support/libreOffice.js";
import type { OfficeCase } from "./officeCase.js";

function sheetsOf(before: Workbook, after: Workbook, settings: Partial<ComparisonSettings>, isLive: boolean): SheetsToWrite {
  const revision = compare({ workbook: before }, { workbook: after });
  if (!revision.ok) throw new Error(revision.error.code);
  return comparisonSheets(revision.value, before, after, { labels: COMPARISON_LABELS.ja, segment: words, settings, isLive, documentNumber: "資料１" });
}

export const comparison: OfficeCase = {
  name: "every formula of a comparison shows what was planned, and long tables repeat their heading on numbered pages",
  prepare: () => {
    const planned = sheetsOf(openBytes(sampleBytes("plan-before.xlsx")), openBytes(sampleBytes("plan.xlsx")), { collapse: false }, true);
    const edited = applyEdits(sampleBytes("plan.xlsx"), sheetEdits(planned));
    if (!edited.ok) throw new Error(edited.error.code);
    const files = { "comparison.xlsx": edited.value };
    return {
      xlsx: files, pdf: files,
      verify: ({ xlsx, pdf }) => {
        expect(wrongValues(planned.sheets, openBytes(xlsx("comparison.xlsx")))).toEqual([]);
        expect(pageCount(pdf("comparison.xlsx"))).toBeGreaterThan(planned.sheets.length);
      },
    };
  },
};

const itemsOf = (...items: readonly (readonly [string, string])[]): Workbook =>
  ({ sheets: [gridOf("件数表", [["取組項目", "実践項目"], ...items.map((item) => [...item])])], definedNames: [], isTyped: true, usesDate1904: false });

export const initiatives: OfficeCase = {
  name: "the proof of each initiative shows what was planned",
  prepare: () => {
    const before = itemsOf(["財源", "広告"], ["財源", "ふるさと納税"], ["窓口", "総合窓口"], ["窓口", "予約"], ["防災", "訓練"], ["防災", "備蓄"]);
    const after = itemsOf(["財源", "広告"], ["財源", "予約"], ["窓口", "総合窓口"], ["防災", "訓練"], ["防災", "避難所の在り方"], ["防災", "備蓄"]);
    const { sheets } = sheetsOf(before, after, { order: "after-first" }, false);
    return { xlsx: { "proof.xlsx": writeWorkbook(sheets) }, verify: ({ xlsx }) => expect(wrongValues(sheets, openBytes(xlsx("proof.xlsx")))).toEqual([]) };
  },
};
