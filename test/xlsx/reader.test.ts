import type { Grid, Workbook } from "../../src/core/grid/grid.js";
import { PLAIN_STYLE } from "../../src/core/grid/grid.js";
import { GridBuilder } from "../../src/core/grid/gridBuilder.js";
import { ReadBudget } from "../../src/xlsx/read/readBudget.js";
import { readSheet } from "../../src/xlsx/read/sheetPart.js";
import { readXlsx } from "../../src/xlsx/reader.js";
import { XmlScanner } from "../../src/xlsx/xmlScanner.js";
import { packParts, relation, relationships, type BookParts } from "../support/packParts.js";

function read(parts: BookParts): Workbook {
  const result = readXlsx(packParts(parts));
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  return result.value;
}

function sheet(inside: string, more: Partial<BookParts> = {}): Grid {
  return read({ sheets: { 表: inside }, ...more }).sheets[0]!;
}

/** The values of one row of cells, from the first column on. */
function values(cells: string, more: Partial<BookParts> = {}) {
  const grid = sheet(`<sheetData><row r="1">${cells}</row></sheetData>`, more);
  return [...grid.row(0)];
}

const code = (parts: BookParts) => {
  const result = readXlsx(packParts(parts));
  return result.ok ? "ok" : result.error.code;
};

describe("values", () => {
  test("numbers as they are stored", () => {
    expect(values('<c><v>3</v></c><c><v>-1.5</v></c><c><v>0.1</v></c><c><v>1E-3</v></c><c><v>123456789012345678</v></c><c><v>0.30000000000000004</v></c><c t="n"><v> 7 </v></c>'))
      .toEqual([3, -1.5, 0.1, 0.001, 123456789012345680, 0.30000000000000004, 7]);
  });

  test("texts, shared and in place, truth values and errors", () => {
    const texts = "<si><t>計</t></si><si><t xml:space=\"preserve\"> 甲 </t></si>";
    expect(values('<c t="s"><v>1</v></c><c t="s"><v>0</v></c><c t="inlineStr"><is><t>乙</t></is></c><c t="str"><v>丙&amp;丁</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c>', { texts }))
      .toEqual([" 甲 ", "計", "乙", "丙&丁", true, false, { error: "#REF!" }]);
  });

  test("rich text is joined and its readings are left out", () => {
    const texts = '<si><r><rPr><b/></rPr><t>行</t></r><r><t>政</t></r><rPh sb="0" eb="2"><t>ギョウセイ</t></rPh><phoneticPr fontId="1"/></si>';
    expect(values('<c t="s"><v>0</v></c><c t="inlineStr"><is><r><t>改</t></r><r><t>定</t></r><rPh sb="0" eb="1"><t>カイ</t></rPh></is></c>', { texts })).toEqual(["行政", "改定"]);
  });

  test("escapes of Excel and of XML", () => {
    expect(values('<c t="inlineStr"><is><t>甲_x000D_乙</t></is></c><c t="str"><v>_x005F_x0041_</v></c><c t="inlineStr"><is><t>&#x9ad9;&lt;&#65;&gt;</t></is></c><c t="inlineStr"><is><t><![CDATA[a&b]]></t></is></c>'))
      .toEqual(["甲\r乙", "_x0041_", "髙<A>", "a&b"]);
  });

  test("dates written out become serial numbers, of either count", () => {
    const dates = '<c t="d"><v>2023-04-01</v></c><c t="d"><v>2023-04-01T06:00:00</v></c><c t="d"><v>1900-02-28</v></c>';
    expect(values(dates)).toEqual([45017, 45017.25, 59]);
    const book = read({ sheets: { 表: `<sheetData><row>${dates}</row></sheetData>` }, before: '<workbookPr date1904="1"/>' });
    expect([book.usesDate1904, book.sheets[0]?.value(0, 0)]).toEqual([true, 43555]);
  });

  test("a formula without a cached value is blank and keeps its formula", () => {
    const grid = sheet('<sheetData><row r="2"><c r="B2"><f>SUM(A1:A9)</f></c></row></sheetData>');
    expect([grid.value(1, 1), grid.formula(1, 1), grid.formulaCount, grid.rowIndexes]).toEqual([null, "SUM(A1:A9)", 1, []]);
  });

  test("rows and cells without an address follow the one before", () => {
    const grid = sheet('<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row r="4"><c r="C4"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row></sheetData>');
    expect(grid.rowIndexes.map((r) => [r, ...grid.row(r)])).toEqual([[0, 1, 2], [3, undefined, undefined, 3, 4], [4, 5]]);
  });

  test("the last cell of a sheet", () => {
    const grid = sheet('<sheetData><row r="1048576"><c r="XFD1048576"><v>9</v></c></row></sheetData>');
    expect([grid.rowIndexes, grid.value(1_048_575, 16_383)]).toEqual([[1_048_575], 9]);
  });
});

describe("formulas", () => {
  test("a shared one is written out for every cell", () => {
    const grid = sheet(`<sheetData>
      <row r="2"><c r="C2"><f t="shared" ref="C2:C4" si="0">SUM(A2:$B2)+表!A$1*LOG10(A2)&amp;"A2"</f><v>1</v></c></row>
      <row r="3"><c r="C3"><f t="shared" si="0"/><v>2</v></c></row>
      <row r="4"><c r="D4"><f t="shared" si="0"></f><v>3</v></c></row></sheetData>`);
    expect([grid.formula(1, 2), grid.formula(2, 2), grid.formula(3, 3)]).toEqual([
      'SUM(A2:$B2)+表!A$1*LOG10(A2)&"A2"', 'SUM(A3:$B3)+表!A$1*LOG10(A3)&"A2"', 'SUM(B4:$B4)+表!B$1*LOG10(B4)&"A2"',
    ]);
  });

  test("cells that share a formula may come before its master", () => {
    const grid = sheet('<sheetData><row r="1"><c r="A1"><f t="shared" si="7"/></c></row><row r="2"><c r="A2"><f t="shared" ref="A1:A2" si="7">B2*2</f></c></row></sheetData>');
    expect(grid.formula(0, 0)).toBe("B1*2");
  });

  test("an array formula stays with its master; a what-if table has none", () => {
    const grid = sheet('<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:A2">ROW(1:2)</f><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="dataTable" ref="B2:B3" r1="A1"/><v>5</v></c></row></sheetData>');
    expect([grid.formula(0, 0), grid.formula(1, 0), grid.formula(1, 1), grid.value(1, 1), grid.formulaCount]).toEqual(["ROW(1:2)", undefined, undefined, 5, 1]);
  });

  test("the prefixes of newer functions are taken off, not those in texts", () => {
    const grid = sheet('<sheetData><row><c><f>_xlfn._xlws.FILTER(A1:A9,B1:B9="_xlfn.")+_xlfn.LET(_xlpm.x,1,_xlpm.x)</f></c></row></sheetData>');
    expect(grid.formula(0, 0)).toBe('FILTER(A1:A9,B1:B9="_xlfn.")+LET(x,1,x)');
  });
});

describe("looks", () => {
  const styles = `<numFmts count="1"><numFmt numFmtId="164" formatCode="[DBNum3]0"/></numFmts>
    <fonts><font><sz val="11"/></font><font><b/></font><font><b val="0"/></font></fonts>
    <fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill></fills>
    <borders><border><left/><right/><top/><bottom/></border><border><left style="thin"/><right style="none"/><top/><bottom style="double"/></border></borders>
    <cellStyleXfs><xf numFmtId="9" fontId="1"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="3" fontId="1" fillId="1" borderId="1"><alignment horizontal="center" indent="2"/></xf>
    <xf numFmtId="164" fontId="2"/><xf numFmtId="164" fontId="0"/></cellXfs>`;

  test("number format, weight, fill, borders, indent and alignment; alike ones are one object", () => {
    const grid = sheet('<sheetData><row><c s="1"><v>1</v></c><c s="2"><v>1</v></c><c s="3"><v>1</v></c><c><v>1</v></c><c s="1"/></row></sheetData>', { styles });
    expect(grid.style(0, 0)).toEqual({ numberFormat: "#,##0", bold: true, filled: true, borderTop: false, borderBottom: true, borderLeft: true, borderRight: false, indent: 2, horizontal: "center" });
    expect(grid.style(0, 1)).toEqual({ ...PLAIN_STYLE, numberFormat: "[DBNum3]0" });
    expect(grid.style(0, 1)).toBe(grid.style(0, 2));
    expect(grid.style(0, 3)).toBe(PLAIN_STYLE);
    expect(grid.style(0, 4)).toBe(grid.style(0, 0));
  });

  test("merges, hidden rows and columns, protection", () => {
    const grid = sheet(`<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0" customWidth="1"/></cols>
      <sheetData><row r="2" hidden="1"><c><v>1</v></c></row><row r="3" ht="0" customHeight="1"/><row r="4" ht="20"/></sheetData>
      <sheetProtection sheet="1" objects="1"/><mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="D4:C3"/></mergeCells>`);
    expect([[...grid.hiddenColumns], [...grid.hiddenRows], grid.isProtected]).toEqual([[1, 2, 4], [1, 2], true]);
    expect(grid.merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 1 }, { top: 2, left: 2, bottom: 3, right: 3 }]);
  });

  test("a filter counts only where a criterion is set", () => {
    expect(sheet('<sheetData/><autoFilter ref="A1:C9"/>').filter).toBeUndefined();
    expect(sheet('<sheetData/><autoFilter ref="A1:C9"><filterColumn colId="0"><filters><filter val="甲"/></filters></filterColumn></autoFilter>').filter)
      .toEqual({ top: 0, left: 0, bottom: 8, right: 2 });
  });
});

describe("the workbook", () => {
  test("sheets in the order of their tabs, their visibility, chart sheets left out", () => {
    const book = read({
      sheets: { 甲: "<sheetData/>", 乙: "<sheetData/>" },
      parts: {
        "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="図" sheetId="3" r:id="c1"/><sheet name="乙" sheetId="2" state="veryHidden" r:id="rId2"/><sheet name="甲" sheetId="1" state="hidden" r:id="rId1"/></sheets><definedNames><definedName name="件数" localSheetId="2">甲!$A$1</definedName></definedNames></workbook>',
        "xl/_rels/workbook.xml.rels": relationships([relation("rId1", "worksheet", "worksheets/sheet1.xml"), relation("rId2", "worksheet", "/xl/worksheets/sheet2.xml"), relation("c1", "chartsheet", "chartsheets/sheet1.xml")]),
      },
    });
    expect(book.sheets.map((s) => [s.name, s.visibility])).toEqual([["乙", "veryHidden"], ["甲", "hidden"]]);
    expect(book.definedNames).toEqual([{ name: "件数", refersTo: "甲!$A$1", sheet: "甲", hidden: false }]);
  });

  test("names: of the workbook, hidden ones, Excel's own that tell something", () => {
    const after = `<definedNames><definedName name="全項目数">表!$E$24</definedName><definedName name="_kensan1" hidden="1">表!$A$1</definedName>
      <definedName name="_xlnm.Print_Area" localSheetId="0">表!$A$1:$E$24</definedName><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">表!$A$1:$E$9</definedName></definedNames>`;
    expect(read({ sheets: { 表: "<sheetData/>" }, after }).definedNames.map((n) => [n.name, n.refersTo, n.sheet, n.hidden])).toEqual([
      ["全項目数", "表!$E$24", undefined, false], ["_kensan1", "表!$A$1", undefined, true], ["_xlnm.Print_Area", "表!$A$1:$E$24", "表", false],
    ]);
  });

  test("tables with their columns; a filtered one hides rows", () => {
    const grid = sheet("<sheetData/>", { parts: {
      "xl/worksheets/_rels/sheet1.xml.rels": relationships([relation("rId1", "table", "../tables/table1.xml")]),
      "xl/tables/table1.xml": '<table id="1" name="x" displayName="件数表" ref="A1:B4" totalsRowCount="1"><autoFilter ref="A1:B3"><filterColumn colId="0"/></autoFilter><tableColumns><tableColumn id="1" name="項目"/><tableColumn id="2" name="件_x000a_数"/></tableColumns></table>',
    } });
    const range = { top: 0, left: 0, bottom: 3, right: 1 };
    expect(grid.tables).toEqual([{ name: "件数表", range, headerRows: 1, totalsRows: 1, columns: ["項目", "件\n数"] }]);
    expect(grid.filter).toEqual(range);
  });

  test("prefixed and strict files, and parts in UTF-16", () => {
    const strict = "http://purl.oclc.org/ooxml";
    const xml = `<x:worksheet xmlns:x="${strict}/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>計</x:t></x:is></x:c><x:c r="B1"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const utf16 = Uint8Array.of(0xff, 0xfe, ...[...`<?xml version="1.0" encoding="UTF-16"?>${xml}`].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]));
    for (const part of [xml, utf16]) {
      const grid = sheet("", { parts: {
        "xl/worksheets/sheet1.xml": part,
        "_rels/.rels": `<Relationships><Relationship Id="rId1" Type="${strict}/officeDocument/relationships/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
        "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="${strict}/officeDocument/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      } });
      expect([grid.value(0, 0), grid.value(0, 1), grid.formula(0, 1)]).toEqual(["計", 2, "1+1"]);
    }
  });
});

describe("damage and hostility", () => {
  const cells = (inside: string) => ({ sheets: { 表: `<sheetData><row r="1">${inside}</row></sheetData>` } });

  test.each([
    ["a tag that never closes", { sheets: { 表: "<sheetData><row>" } }],
    ["tags that cross", { sheets: { 表: "<sheetData><row></sheetData></row>" } }],
    ["a text number that is none", cells("<c><v>12a</v></c>")],
    ["a shared text that is not there", cells('<c t="s"><v>5</v></c>')],
    ["an unknown type of cell", cells('<c t="zz"><v>5</v></c>')],
    ["a cell beyond the last column", cells('<c r="XFE1"><v>5</v></c>')],
    ["a row beyond the last", { sheets: { 表: '<sheetData><row r="1048577"/></sheetData>' } }],
    ["a merge that is no range", { sheets: { 表: '<sheetData/><mergeCells><mergeCell ref="A1:"/></mergeCells>' } }],
    ["a control character", cells('<c t="inlineStr"><is><t>\u0001</t></is></c>')],
    ["half a surrogate pair", cells('<c t="inlineStr"><is><t>&#xD83D;</t></is></c>')],
    ["a DOCTYPE", { sheets: { 表: "<sheetData/>" }, parts: { "xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><workbook><sheets/></workbook>' } }],
    ["an entity of its own", cells('<c t="inlineStr"><is><t>&laugh;</t></is></c>')],
    ["a sheet that is not there", { sheets: { 表: "<sheetData/>" }, parts: { "xl/_rels/workbook.xml.rels": relationships([relation("rId1", "worksheet", "worksheets/gone.xml")]) } }],
    ["two sheets of one name", { sheets: { a: "<sheetData/>", A: "<sheetData/>" } }],
    ["nesting without end", cells("<c>".repeat(300) + "</c>".repeat(300))],
  ] as readonly (readonly [string, BookParts])[])("%s is damage", (_, parts) => {
    expect(code(parts)).toBe("damaged");
  });

  test("a part that two sheets share is damage, not a way to multiply", () => {
    const rels = relationships([relation("rId1", "worksheet", "worksheets/sheet1.xml"), relation("rId2", "worksheet", "worksheets/sheet1.xml")]);
    expect(code({ sheets: { a: "<sheetData/>", b: "<sheetData/>" }, parts: { "xl/_rels/workbook.xml.rels": rels } })).toBe("damaged");
  });

  test.each([
    ["cells", { cells: 2 }],
    ["merged areas", { merges: 1 }],
    ["characters of formulas written out", { formulaCharacters: 6 }],
    ["characters of shared formulas", { sharedCharacters: 3 }],
  ])("more %s than the budget has are too large", (_, limits) => {
    const xml = new TextEncoder().encode('<worksheet><sheetData><row><c><f t="shared" si="0">A2+1</f></c><c><f t="shared" si="0"/></c><c><f t="shared" si="0"/></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells></worksheet>');
    const readWith = (budget: ReadBudget) => readSheet(new XmlScanner(xml), new GridBuilder("表"), { texts: [], styles: [], usesDate1904: false, budget });
    expect([readWith(new ReadBudget()), readWith(new ReadBudget(limits))]).toEqual([undefined, "too-large"]);
  });

  test("very many merged areas are all read", () => {
    const merges = Array.from({ length: 100_000 }, (_, i) => `<mergeCell ref="A${i + 1}:B${i + 1}"/>`).join("");
    expect(sheet(`<sheetData/><mergeCells>${merges}</mergeCells>`).merges.length).toBe(100_000);
  });

  test("lone surrogates that Excel has escaped, and names of 32,767 characters, are kept", () => {
    expect(values('<c t="inlineStr"><is><t>_xD83D_</t></is></c>')).toEqual(["\ud83d"]);
    const name = "名".repeat(32_767);
    expect(read({ sheets: { [name]: "<sheetData/>" }, after: `<definedNames><definedName name="${name}">1</definedName></definedNames>` }).definedNames[0]?.name).toBe(name);
  });
});
