import fc from "fast-check";
import { readXlsx as readWithHucre } from "hucre";
import { parseRange } from "../../src/core/grid/address.js";
import { isSheetName, toSheetName } from "../../src/core/grid/sheetName.js";
import type { PlannedCell, PlannedContent, PlannedStyle, SheetPlan } from "../../src/core/sheets/sheetPlan.js";
import { readXlsx } from "../../src/xlsx/reader.js";
import { writeWorkbook } from "../../src/xlsx/writeWorkbook.js";
import { partsOf } from "../support/packages.js";
import { planOf } from "../support/plans.js";

/** Any text, hostile ones included: control characters, lone surrogates, what looks like an escape or markup. */
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.array(fc.constantFrom("_x000D_", "_", "x0041_", "<", "&amp;", "\r\n", "\t", " ", "髙", "𠮷", "\ud800", "\u0000", "]]>", "=1+1", "'", "\ufffe"), { maxLength: 6 }).map((pieces) => pieces.join("")),
);
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const content: fc.Arbitrary<PlannedContent> = fc.oneof(
  number.map((value) => ({ kind: "number" as const, value })),
  text.map((value) => ({ kind: "text" as const, text: value })),
  fc.array(fc.record({ text, bold: fc.boolean(), underline: fc.boolean() }), { maxLength: 3 }).map((runs) => ({ kind: "rich" as const, runs })),
  fc.tuple(fc.constantFrom("SUM(A1:B2)", "'甲 乙'!A1&\"<\"", "TEXTJOIN(\"、\",TRUE,A1:A3)"), fc.oneof(number, text, fc.boolean())).map(([formula, cached]) => ({ kind: "formula" as const, formula, cached })),
);
const style: fc.Arbitrary<PlannedStyle> = fc.record({
  bold: fc.boolean(), fill: fc.constantFrom("FFEECC", "000000"), numberFormat: fc.constantFrom("General", "#,##0", '[DBNum3]0;"△"0'),
  border: fc.record({ top: fc.constantFrom("thin", "double"), left: fc.constantFrom("hair", "none") }), horizontal: fc.constantFrom("center", "distributed"), wrap: fc.boolean(), indent: fc.nat(3),
}, { requiredKeys: [] });
const cell: fc.Arbitrary<PlannedCell> = fc.record({ rowIndex: fc.nat(20), columnIndex: fc.oneof(fc.nat(10), fc.constant(16_383)), content, style });
const cells = fc.uniqueArray(cell, { selector: (c) => `${c.rowIndex} ${c.columnIndex}`, maxLength: 25 });

/** What a reader is to see: blanks are no cells, half a surrogate pair is U+FFFD, minus zero is zero. */
function expectedValue(planned: PlannedContent): unknown {
  const wellFormed = (s: string): string => s.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
  const whole = (s: string): string | null => (s === "" ? null : wellFormed(s));
  switch (planned.kind) {
    case "blank": return null;
    case "number": return planned.value + 0;
    case "text": return whole(planned.text);
    case "rich": return whole(planned.runs.map((run) => wellFormed(run.text)).join(""));
    case "formula": return typeof planned.cached === "string" ? whole(planned.cached) : typeof planned.cached === "number" ? planned.cached + 0 : planned.cached;
  }
}

test("what is written is read again", () => {
  fc.assert(fc.property(cells, (list) => {
    const read = readXlsx(writeWorkbook([{ ...planOf("表", []), cells: list }]));
    if (!read.ok) throw new Error(read.error.code);
    const grid = read.value.sheets[0]!;
    for (const { rowIndex, columnIndex, content: planned, style: look } of list) {
      expect(grid.value(rowIndex, columnIndex)).toEqual(expectedValue(planned));
      expect(grid.formula(rowIndex, columnIndex)).toBe(planned.kind === "formula" ? planned.formula : undefined);
      const { bold, filled, numberFormat, borderTop, indent, horizontal } = grid.style(rowIndex, columnIndex);
      expect({ bold, filled, numberFormat, borderTop, indent, horizontal }).toEqual({
        bold: look.bold ?? false, filled: look.fill !== undefined, numberFormat: look.numberFormat ?? "General", borderTop: look.border !== undefined, indent: look.indent ?? 0, horizontal: look.horizontal ?? "general",
      });
    }
    expect(grid.rowIndexes.length).toBe(new Set(list.filter((c) => expectedValue(c.content) !== null).map((c) => c.rowIndex)).size);
  }), { numRuns: 150 });
});

const FULL: SheetPlan = planOf("件数'表", [["№", "取組"], [1, "髙𠮷"], ["計", "=SUM(A2:A2)"]], {
  merges: [parseRange("A5:B6")!, parseRange("B6:C7")!, parseRange("D1:D1")!], columnWidths: [5, 30], rowHeights: [{ rowIndex: 0, height: 30 }, { rowIndex: 8, height: 10 }],
  freeze: { rows: 1, columns: 1 }, names: [{ name: "合計", range: parseRange("B3")! }], showGridLines: false,
  page: { paper: "A4", orientation: "landscape", fitToWidth: true, titleRows: { first: 0, last: 0 }, printArea: parseRange("A1:B7")!, centerHorizontally: true, headerRight: "資料1 & <x>", footerCenter: "&P / &N", margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7 } },
});

test("a sheet's layout stands in the schema's order", () => {
  const parts = partsOf(writeWorkbook([FULL]));
  const elements = [...parts["xl/worksheets/sheet1.xml"]!.matchAll(/<(sheetPr|dimension|sheetViews|sheetFormatPr|cols|sheetData|mergeCells|printOptions|pageMargins|pageSetup|headerFooter)[\s>/]/g)].map(([, name]) => name);
  expect(elements).toEqual(["sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "mergeCells", "printOptions", "pageMargins", "pageSetup", "headerFooter"]);
  expect(parts["xl/worksheets/sheet1.xml"]).toContain('<mergeCells count="1"><mergeCell ref="A5:B6"/></mergeCells>');
  expect(parts["xl/workbook.xml"]).toContain("<definedName name=\"合計\">'件数''表'!$B$3</definedName><definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">'件数''表'!$A$1:$B$7</definedName><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'件数''表'!$1:$1</definedName>");
});

test("the same plans give the same bytes, and another reader reads them", async () => {
  expect(writeWorkbook([FULL])).toEqual(writeWorkbook([FULL]));
  const book = await readWithHucre(writeWorkbook([FULL, planOf("二", [["a b", 2.5]])]));
  expect(book.sheets.map(({ name, rows }) => [name, rows.slice(0, 3)])).toEqual([["件数'表", [["№", "取組"], [1, "髙𠮷"], ["計", 0]]], ["二", [["a b", 2.5]]]]);
});

test("names that no sheet can have", () => {
  expect(() => writeWorkbook([planOf("a/b", [])])).toThrow(RangeError);
  expect(() => writeWorkbook([planOf("a", []), planOf("A", [])])).toThrow(RangeError);
  expect(() => writeWorkbook([])).toThrow(RangeError);
  fc.assert(fc.property(text, fc.array(text, { maxLength: 3 }), (name, taken) => {
    const fitting = toSheetName(name, taken);
    return isSheetName(fitting) && !taken.some((other) => other.toLowerCase() === fitting.toLowerCase());
  }));
  expect([toSheetName("件数/表", ["件数表"]), toSheetName("あ".repeat(40)).length, toSheetName("'", [])]).toEqual(["件数表 (2)", 31, "Sheet"]);
});
