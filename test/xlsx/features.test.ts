import type { WorkbookEdit } from "../../src/app/ports.js";
import type { SheetPlan } from "../../src/core/sheets/sheetPlan.js";
import { applyEdits } from "../../src/xlsx/patcher.js";
import { readXlsx } from "../../src/xlsx/reader.js";
import { FEATURES, featureBook } from "../support/featureBooks.js";
import { convertAll, describeWithOffice } from "../support/libreOffice.js";
import { changedParts } from "../support/packages.js";

/** A far cell, a note and a sheet: what `npm run roundtrip` does to the files of a folder. */
const ADDED: SheetPlan = {
  name: "追加", cells: [{ rowIndex: 0, columnIndex: 0, content: { kind: "text", text: "追加した表" }, style: {} }], merges: [], columnWidths: [10], rowHeights: [],
  page: { paper: "A4", orientation: "portrait", fitToWidth: true, centerHorizontally: false, margins: { left: 0.7, right: 0.7, top: 0.7, bottom: 0.7 } }, names: [], showGridLines: true,
};
const EDITS: readonly WorkbookEdit[] = [
  { kind: "set-cell", sheet: "表", at: { rowIndex: 998, columnIndex: 40 }, content: { kind: "number", value: 12.5 } },
  { kind: "add-note", sheet: "表", at: { rowIndex: 998, columnIndex: 40 }, text: "確認のための注記", author: "検算" },
  { kind: "add-sheet", plan: ADDED, replaceOwn: false },
];
/** What the three edits must touch; every other part stays byte for byte. */
const TOUCHED = /^\[Content_Types\]\.xml$|^xl\/(?:_rels\/)?workbook\.xml|^xl\/styles\.xml$|^xl\/worksheets\/(?:_rels\/)?sheet\d+\.xml|^xl\/comments|^xl\/drawings\/vmlDrawing|^xl\/calcChain\.xml$|^customXml\/|^xl\/worksheets\/sheet2/;

function patch(feature: string): { before: Uint8Array; after: Uint8Array } {
  const before = featureBook(feature);
  const result = applyEdits(before, EDITS);
  if (!result.ok) throw new Error(`${feature}: ${result.error.code} ${result.error.detail ?? ""}`);
  return { before, after: result.value };
}

describe.each(FEATURES)("%s", (feature) => {
  test("is kept through a far cell, a note and a sheet", () => {
    const { before, after } = patch(feature);
    const changed = changedParts(before, after).filter((name) => name !== "customXml/item1.xml");
    expect(changed.filter((name) => !TOUCHED.test(name))).toEqual([]);
    expect(feature === "custom-xml" ? changedParts(before, after).includes("customXml/item1.xml") : false).toBe(false);
  });

  test("reads with the edits and nothing else changed", () => {
    const { before, after } = patch(feature);
    const [a, b] = [readXlsx(before), readXlsx(after)];
    if (!a.ok || !b.ok) throw new Error("unreadable");
    const [old, sheet] = [a.value.sheets[0], b.value.sheets[0]];
    expect(b.value.sheets.map((grid) => grid.name)).toEqual(["表", "追加"]);
    expect(sheet?.value(998, 40)).toBe(12.5);
    for (const rowIndex of old?.rowIndexes ?? []) {
      old?.row(rowIndex).forEach((value, columnIndex) => {
        expect([sheet?.value(rowIndex, columnIndex), sheet?.formula(rowIndex, columnIndex)]).toEqual([value, old.formula(rowIndex, columnIndex)]);
      });
    }
  });
});

describeWithOffice("LibreOffice opens what was patched", () => {
  test("with the same values and the edits", () => {
    const files = Object.fromEntries(FEATURES.map((feature) => [`${feature}.${feature === "vba" ? "xlsm" : "xlsx"}`, patch(feature).after]));
    const converted = convertAll(files, "xlsx");
    for (const feature of FEATURES) {
      const bytes = converted[`${feature}.xlsx`];
      const read = bytes ? readXlsx(new Uint8Array(bytes)) : undefined;
      const sheet = read?.ok ? read.value.sheets.find((grid) => grid.name === "表") : undefined;
      expect([feature, sheet?.value(0, 1), sheet?.value(998, 40)]).toEqual([feature, "項目", 12.5]);
      // the value of an external link is LibreOffice's own affair: the other book is not there
      if (feature !== "external-link") expect([feature, sheet?.value(0, 0)]).toEqual([feature, 1]);
    }
  }, 120_000);
});
