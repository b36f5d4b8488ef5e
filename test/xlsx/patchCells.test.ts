import type { WorkbookEdit } from "../../src/app/ports.js";
import { parseAddress } from "../../src/core/grid/address.js";
import { applyEdits } from "../../src/xlsx/patcher.js";
import { readXlsx } from "../../src/xlsx/reader.js";
import { changedParts, handmade, partsOf, type Handmade } from "../support/packages.js";

const at = (ref: string) => parseAddress(ref)!;
const number = (ref: string, value: number, sheet = "表"): WorkbookEdit => ({ kind: "set-cell", sheet, at: at(ref), content: { kind: "number", value } });
const text = (ref: string, value: string): WorkbookEdit => ({ kind: "set-cell", sheet: "表", at: at(ref), content: { kind: "text", text: value } });
const formula = (ref: string, value: string, cached?: number): WorkbookEdit => ({ kind: "set-cell", sheet: "表", at: at(ref), content: cached === undefined ? { kind: "formula", formula: value } : { kind: "formula", formula: value, cached } });

const oneSheet = (xml: string, more: Partial<Handmade> = {}): Uint8Array => handmade({ sheets: [{ name: "表", xml }], ...more });
const patched = (bytes: Uint8Array, ...edits: WorkbookEdit[]): Uint8Array => {
  const result = applyEdits(bytes, edits);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const sheetAfter = (bytes: Uint8Array, ...edits: WorkbookEdit[]): string => partsOf(patched(bytes, ...edits))["xl/worksheets/sheet1.xml"]!.replace(/^.*<worksheet[^>]*>|<\/worksheet>$/gs, "");
const refusal = (bytes: Uint8Array, ...edits: WorkbookEdit[]): string => {
  const result = applyEdits(bytes, edits);
  return result.ok ? "done" : result.error.code;
};

describe("set-cell changes one cell and leaves the rest of the sheet as it was", () => {
  test.each([
    ["a value", '<row r="1"><c r="A1" s="3"><v>1</v></c><c r="B1"><v>2</v></c></row>', number("A1", 5), '<row r="1"><c r="A1" s="3"><v>5</v></c><c r="B1"><v>2</v></c></row>'],
    ["a new cell between", '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>2</v></c></row>', number("B1", 5), '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>5</v></c><c r="C1"><v>2</v></c></row>'],
    ["a new row between", '<row r="1"><c r="A1"><v>1</v></c></row><row r="5"/>', number("A3", 5), '<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="A3"><v>5</v></c></row><row r="5"/>'],
    ["an empty row", '<row r="5" ht="9"/>', number("B5", 5), '<row r="5" ht="9"><c r="B5"><v>5</v></c></row>'],
    ["shared text to text", '<row r="1" spans="1:1"><c r="A1" t="s" ph="1"><v>0</v></c></row>', text("A1", " x\n"), '<row r="1" spans="1:1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> x\n</t></is></c></row>'],
    ["wider spans", '<row r="1" spans="1:1"><c r="A1"><v>1</v></c></row>', number("D1", 2), '<row r="1" spans="1:4"><c r="A1"><v>1</v></c><c r="D1"><v>2</v></c></row>'],
    ["a blank", '<row r="1"><c r="A1" s="3"><f>B1</f><v>1</v></c></row>', { kind: "set-cell", sheet: "表", at: at("A1"), content: { kind: "blank" } }, '<row r="1"><c r="A1" s="3"/></row>'],
    ["a blank that was none", '<row r="1"/>', { kind: "set-cell", sheet: "表", at: at("A1"), content: { kind: "blank" } }, '<row r="1"/>'],
    ["a row's format", '<row r="1" s="4" customFormat="1"/>', number("A1", 1), '<row r="1" s="4" customFormat="1"><c r="A1" s="4"><v>1</v></c></row>'],
    ["cells that do not tell where they are", "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", number("B1", 5), "<row><c><v>1</v></c><c><v>5</v></c></row><row><c><v>3</v></c></row>"],
    ["prefixed names", '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>', text("A1", "甲"), '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row>'],
    ["a tag within a comment", '<row r="1"><!-- <row r="2"> </row> --><c r="A1"><v>1</v></c></row>', number("A2", 5), '<row r="1"><!-- <row r="2"> </row> --><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>5</v></c></row>'],
    ["single quotes and blanks", "<row r = '1' ><c r='A1' t = 'n' ><v>1</v></c ></row >", number("A1", 5), "<row r = '1' ><c r='A1'><v>5</v></c></row >"],
    ["formula and value", '<row r="1"/>', formula("A1", '=B1&"<"', 3), '<row r="1"><c r="A1"><f>B1&amp;"&lt;"</f><v>3</v></c></row>'],
  ] satisfies [string, string, WorkbookEdit, string][])("%s", (_name, before, edit, after) => {
    const x = before.includes("<x:") ? "x:" : "";
    const wrap = (rows: string): string => `<${x}sheetData>${rows}</${x}sheetData><${x}phoneticPr fontId="1"/>`;
    const bytes = x === "" ? oneSheet(wrap(before)) : oneSheet(`<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${wrap(before)}</x:worksheet>`);
    expect(partsOf(patched(bytes, edit))["xl/worksheets/sheet1.xml"]).toContain(wrap(after));
  });

  test("an insertion before cells and rows without a place gives them one", () => {
    const bytes = oneSheet('<sheetData><row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>');
    const grid = readXlsx(patched(bytes, number("A1", 9), number("A2", 8), number("B3", 7)));
    expect(grid.ok && [1, 2, 3].map((row) => grid.value.sheets[0]!.row(row - 1))).toEqual([[9], [8, 1, 2], [3, 7]]);
  });

  test("an empty sheetData and the dimension", () => {
    expect(sheetAfter(oneSheet('<dimension ref="A1"/><sheetData/>'), number("C2", 1))).toBe('<dimension ref="A1:C2"/><sheetData><row r="2"><c r="C2"><v>1</v></c></row></sheetData>');
  });

  test("only the sheet and the request to calculate change", () => {
    const bytes = oneSheet("<sheetData/>");
    const after = patched(bytes, number("A1", 1));
    expect(changedParts(bytes, after)).toEqual(["xl/workbook.xml", "xl/worksheets/sheet1.xml"]);
    expect(partsOf(after)["xl/workbook.xml"]).toContain('</sheets><calcPr fullCalcOnLoad="1"/></workbook>');
  });

  test("no edit gives the same bytes", () => {
    const bytes = oneSheet("<sheetData/>");
    expect(patched(bytes)).toBe(bytes);
  });

  test("UTF-16 stays UTF-16", () => {
    const xml = '\ufeff<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>';
    const bytes = handmade({ sheets: [{ name: "表", xml: "<sheetData/>" }], parts: { "xl/worksheets/sheet1.xml": Buffer.from(xml, "utf16le") } });
    const grid = readXlsx(patched(bytes, text("B2", "髙𠮷")));
    expect(grid.ok && grid.value.sheets[0]!.value(1, 1)).toBe("髙𠮷");
  });
});

describe("formulas of several cells", () => {
  const shared = '<sheetData><row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$9</f><v>1</v></c></row><row r="2"><c r="B2" s="1"><f t="shared" si="0"/><v>2</v></c></row><row r="3"><c r="B3"><f t="shared" si="0"/><v>3</v></c></row></sheetData>';

  test("overwriting the first cell of a shared formula writes it out at the others", () => {
    expect(sheetAfter(oneSheet(shared), number("B1", 7), number("B3", 8))).toBe(
      '<sheetData><row r="1"><c r="B1"><v>7</v></c></row><row r="2"><c r="B2" s="1"><f>A2*$A$9</f><v>2</v></c></row><row r="3"><c r="B3"><v>8</v></c></row></sheetData>');
  });

  test("overwriting another cell of it leaves the rest", () => {
    expect(sheetAfter(oneSheet(shared), number("B2", 7))).toBe(shared.replace('<f t="shared" si="0"/><v>2</v>', "<v>7</v>"));
  });

  const array = '<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><f t="array" ref="A3">SUM(B1:B2)</f><v>1</v></c></row></sheetData>';
  test.each([["A1", "unsafe-part"], ["A2", "unsafe-part"], ["A3", "done"], ["B1", "done"]])("array formula: %s %s", (ref, outcome) => {
    expect(refusal(oneSheet(array), number(ref, 1))).toBe(outcome);
  });

  test("the calculation chain goes when a formula comes or goes, and stays otherwise", () => {
    const bytes = oneSheet('<sheetData><row r="1"><c r="A1"><f>B1</f><v>1</v></c></row></sheetData>', {
      parts: { "xl/calcChain.xml": '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="A1" i="1"/></calcChain>' },
      relations: [["calcChain", "xl/calcChain.xml"]],
      contentTypes: '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>',
    });
    expect(changedParts(bytes, patched(bytes, number("B1", 1)))).toEqual(["xl/workbook.xml", "xl/worksheets/sheet1.xml"]);
    for (const edit of [number("A1", 1), formula("C1", "A1")]) {
      const after = partsOf(patched(bytes, edit));
      expect([after["xl/calcChain.xml"], Object.values(after).join("").includes("calcChain")]).toEqual([undefined, false]);
    }
  });
});

describe("what cannot be patched rightly is refused with a reason", () => {
  const table = { parts: { "xl/tables/table1.xml": '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="表1" displayName="表1" ref="A1:B4" totalsRowCount="1"><tableColumns count="2"><tableColumn id="1" name="甲" totalsRowLabel="計"/><tableColumn id="2" name="乙"/></tableColumns></table>' } };
  const withTable = handmade({ sheets: [{ name: "表", xml: "<sheetData/>", relations: [["table", "xl/tables/table1.xml"]] }], ...table });
  test.each([["A1", "unsafe-part"], ["B4", "unsafe-part"], ["B3", "done"], ["C1", "done"]])("a table's own cells: %s %s", (ref, outcome) => {
    expect(refusal(withTable, number(ref, 1))).toBe(outcome);
  });

  test.each<[string, string, Uint8Array, WorkbookEdit]>([
    ["a protected sheet", "sheet-protected", oneSheet('<sheetData/><sheetProtection sheet="1"/>'), number("A1", 1)],
    ["no such sheet", "no-such-sheet", oneSheet("<sheetData/>"), number("A1", 1, "別")],
    ["a signed workbook", "signed", oneSheet("<sheetData/>", { packageRelations: [["http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin", "_xmlsignatures/origin.sigs"]], parts: { "_xmlsignatures/origin.sigs": "" } }), number("A1", 1)],
    ["a cell beyond the sheet", "invalid-edit", oneSheet("<sheetData/>"), { kind: "set-cell", sheet: "表", at: { rowIndex: 1_048_576, columnIndex: 0 }, content: { kind: "number", value: 1 } }],
    ["a text too long", "invalid-edit", oneSheet("<sheetData/>"), text("A1", "あ".repeat(32_768))],
    ["XML that is not well-formed", "damaged", oneSheet("<sheetData><row></sheetData>"), number("A1", 1)],
    ["an entity of its own", "damaged", oneSheet('<!DOCTYPE worksheet [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>'), number("A1", 1)],
  ])("%s: %s", (_name, code, bytes, edit) => {
    expect(refusal(bytes, edit)).toBe(code);
  });

  test("one refused edit leaves all undone", () => {
    expect(refusal(oneSheet("<sheetData/>"), number("A1", 1), number("A1", 1, "別"))).toBe("no-such-sheet");
  });
});
