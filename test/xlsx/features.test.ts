import { readXlsx } from "../../src/xlsx/reader.js";
import { FEATURES } from "../support/featureBooks.js";
import { changedParts } from "../support/packages.js";
import { patchFeature } from "../support/patchFeature.js";

/** What the three edits must touch; every other part stays byte for byte. */
const TOUCHED = /^\[Content_Types\]\.xml$|^xl\/(?:_rels\/)?workbook\.xml|^xl\/styles\.xml$|^xl\/worksheets\/(?:_rels\/)?sheet\d+\.xml|^xl\/comments|^xl\/drawings\/vmlDrawing|^xl\/calcChain\.xml$|^customXml\/|^xl\/worksheets\/sheet2/;

describe.each(FEATURES)("%s", (feature) => {
  test("is kept through a far cell, a note and a sheet", () => {
    const { before, after } = patchFeature(feature);
    const changed = changedParts(before, after).filter((name) => name !== "customXml/item1.xml");
    expect(changed.filter((name) => !TOUCHED.test(name))).toEqual([]);
    expect(feature === "custom-xml" ? changedParts(before, after).includes("customXml/item1.xml") : false).toBe(false);
  });

  test("reads with the edits and nothing else changed", () => {
    const { before, after } = patchFeature(feature);
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
