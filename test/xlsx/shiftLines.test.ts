import type { WorkbookEdit } from "../../src/app/ports.js";
import { applyEdits } from "../../src/xlsx/patcher.js";
import { handmade, partsOf, type Handmade, type HandmadeSheet } from "../support/packages.js";

type Lines = Extract<WorkbookEdit, { kind: "insert-lines" | "delete-lines" }>;
const insert = (at: number, count = 1, axis: Lines["axis"] = "row"): Lines => ({ kind: "insert-lines", sheet: "表", axis, at, count });
const remove = (at: number, count = 1, axis: Lines["axis"] = "row"): Lines => ({ ...insert(at, count, axis), kind: "delete-lines" });

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const book = (xml: string, sheet: Partial<HandmadeSheet> = {}, more: Partial<Handmade> = {}, second = "<sheetData/>"): Uint8Array =>
  handmade({ sheets: [{ name: "表", xml, ...sheet }, { name: "別", xml: second }], ...more });
const shifted = (bytes: Uint8Array, ...edits: WorkbookEdit[]): Record<string, string> => {
  const result = applyEdits(bytes, edits);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return partsOf(result.value);
};
const inner = (parts: Record<string, string>, n = 1): string => parts[`xl/worksheets/sheet${n}.xml`]!.replace(/^.*<worksheet[^>]*>|<\/worksheet>$/gs, "");
const refusal = (bytes: Uint8Array, edit: WorkbookEdit): string => {
  const result = applyEdits(bytes, [edit]);
  return result.ok ? "done" : `${result.error.code} ${result.error.detail ?? ""}`;
};

const ROWS = '<sheetData><row r="1" ht="20"><c r="A1" s="2"><v>1</v></c><c r="B1"><f>SUM(A1:A3)</f><v>6</v></c></row><row r="2"><c r="A2" s="3"><v>2</v></c><c r="C2"/></row><row r="3" spans="1:2"><c r="A3"><v>3</v></c><c r="B3" t="str"><f>A3&amp;"A1"</f><v>3A1</v></c></row></sheetData>';

describe("rows", () => {
  test("put in between: what follows moves, formulas widen, the new row looks like the one above", () => {
    expect(inner(shifted(book(ROWS), insert(2)))).toBe(
      '<sheetData><row r="1" ht="20"><c r="A1" s="2"><v>1</v></c><c r="B1"><f>SUM(A1:A4)</f><v>6</v></c></row><row r="2"><c r="A2" s="3"><v>2</v></c><c r="C2"/></row><row r="3"><c r="A3" s="3"/></row><row r="4" spans="1:2"><c r="A4"><v>3</v></c><c r="B4" t="str"><f>A4&amp;"A1"</f><v>3A1</v></c></row></sheetData>');
  });

  test("taken out", () => {
    expect(inner(shifted(book(ROWS), remove(1)))).toBe(
      '<sheetData><row r="1" ht="20"><c r="A1" s="2"><v>1</v></c><c r="B1"><f>SUM(A1:A2)</f><v>6</v></c></row><row r="2" spans="1:2"><c r="A2"><v>3</v></c><c r="B2" t="str"><f>A2&amp;"A1"</f><v>3A1</v></c></row></sheetData>');
    expect(inner(shifted(book(ROWS), remove(2), remove(1)))).toContain("SUM(A1:A1)");
    expect(inner(shifted(book('<sheetData><row r="1"><c r="A1"><f>B2</f></c></row></sheetData>'), remove(1)))).toContain("<f>#REF!</f>");
  });

  test("rows and cells that do not tell where they are", () => {
    expect(inner(shifted(book("<sheetData><row><c><v>1</v></c></row><row><c><v>2</v></c></row></sheetData>"), insert(1, 2)))).toBe(
      '<sheetData><row><c><v>1</v></c></row><row r="2"/><row r="3"/><row r="4"><c><v>2</v></c></row></sheetData>');
  });

  test("put in and taken out again leaves the cells as they were", () => {
    expect(inner(shifted(book(ROWS), insert(1, 3), remove(1, 3)))).toBe(ROWS);
  });
});

describe("columns", () => {
  const columns = `<cols><col min="1" max="2" width="9"/><col min="4" max="6" width="5"/></cols>${ROWS}`;
  test("put in", () => {
    expect(inner(shifted(book(columns), insert(1, 1, "column")))).toBe(
      '<cols><col min="1" max="3" width="9"/><col min="5" max="7" width="5"/></cols><sheetData><row r="1" ht="20"><c r="A1" s="2"><v>1</v></c><c r="B1" s="2"/><c r="C1"><f>SUM(A1:A3)</f><v>6</v></c></row><row r="2"><c r="A2" s="3"><v>2</v></c><c r="B2" s="3"/><c r="D2"/></row><row r="3"><c r="A3"><v>3</v></c><c r="C3" t="str"><f>A3&amp;"A1"</f><v>3A1</v></c></row></sheetData>');
  });
  test("taken out", () => {
    const after = inner(shifted(book(columns), remove(0, 1, "column")));
    expect(after).toContain('<cols><col min="1" max="1" width="9"/><col min="3" max="5" width="5"/></cols>');
    expect(after).toContain('<c r="A1"><f>SUM(#REF!)</f><v>6</v></c>');
  });
});

test.each<[string, string, string, Lines]>([
  ["merges", '<mergeCells count="3"><mergeCell ref="A1:B2"/><mergeCell ref="A4:A5"/><mergeCell ref="C2:C3"/></mergeCells>', '<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="C2:C3"/></mergeCells>', remove(3, 2)],
  ["all merges gone", '<mergeCells count="1"><mergeCell ref="A4:A5"/></mergeCells>', "", remove(3)],
  ["a merge widened", '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>', '<mergeCells count="1"><mergeCell ref="A1:B3"/></mergeCells>', insert(1)],
  ["conditional formats", '<conditionalFormatting sqref="A1:A9 C5"><cfRule type="expression" priority="1"><formula>$A1&gt;B$9</formula></cfRule></conditionalFormatting>', '<conditionalFormatting sqref="A1:A8"><cfRule type="expression" priority="1"><formula>$A1&gt;B$8</formula></cfRule></conditionalFormatting>', remove(4)],
  ["a conditional format whose first cell goes", '<conditionalFormatting sqref="A2:A9"><cfRule type="expression" priority="1"><formula>A2&gt;$D$9</formula></cfRule></conditionalFormatting>', '<conditionalFormatting sqref="A2:A8"><cfRule type="expression" priority="1"><formula>A2&gt;$D$8</formula></cfRule></conditionalFormatting>', remove(1)],
  ["a conditional format that goes", '<conditionalFormatting sqref="A2"><cfRule type="expression" priority="1"><formula>A2</formula></cfRule></conditionalFormatting>', "", remove(1)],
  ["validation", '<dataValidations count="2"><dataValidation type="list" sqref="B2"><formula1>$A$5:$A$9</formula1></dataValidation><dataValidation type="list" sqref="B4"><formula1>"A1,B2"</formula1></dataValidation></dataValidations>', '<dataValidations count="1"><dataValidation type="list" sqref="B2"><formula1>$A$4:$A$8</formula1></dataValidation></dataValidations>', remove(3)],
  ["filter and links", '<autoFilter ref="A1:C9"><filterColumn colId="1"/></autoFilter><hyperlinks><hyperlink ref="B5" r:id="rId1"/></hyperlinks>', '<autoFilter ref="A1:C10"><filterColumn colId="1"/></autoFilter><hyperlinks><hyperlink ref="B6" r:id="rId1"/></hyperlinks>', insert(2)],
  ["breaks", '<rowBreaks count="2" manualBreakCount="2"><brk id="3" max="16383" man="1"/><brk id="7" max="16383" man="1"/></rowBreaks>', '<rowBreaks count="1" manualBreakCount="1"><brk id="5" max="16383" man="1"/></rowBreaks>', remove(3, 2)],
  ["frozen panes", '<sheetViews><sheetView workbookViewId="0"><pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="B9" sqref="B9"/></sheetView></sheetViews>', '<sheetViews><sheetView workbookViewId="0"><pane ySplit="4" topLeftCell="A5" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="B10" sqref="B10"/></sheetView></sheetViews>', insert(1)],
  ["extensions", '<extLst><ext uri="{x}" xmlns:x14="x14"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="xm"><x14:cfRule><xm:f>A3=表!$B$5</xm:f></x14:cfRule><xm:sqref>A3:A9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>', '<extLst><ext uri="{x}" xmlns:x14="x14"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="xm"><x14:cfRule><xm:f>A4=表!$B$6</xm:f></x14:cfRule><xm:sqref>A4:A10</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>', insert(2)],
])("%s", (_name, before, after, edit) => {
  const [sheet] = [book(`<dimension ref="A1"/>${before.startsWith("<sheetViews") ? `${before}<sheetData/>` : `<sheetData/>${before}`}`)];
  expect(inner(shifted(sheet, edit)).replace(/<dimension[^>]*>|<sheetData\/>/g, "")).toBe(after);
});

test("formulas elsewhere: other sheets, shared ones, names, charts, linked shapes", () => {
  const other = '<sheetData><row r="1"><c r="A1"><f>表!A5+A5</f></c><c r="B1"><f t="shared" ref="B1:B2" si="0">表!A4</f></c><c r="C1"><f t="shared" ref="C1:C2" si="1">A4</f></c></row><row r="2"><c r="B2"><f t="shared" si="0"/></c><c r="C2"><f t="shared" si="1"/></c></row></sheetData><conditionalFormatting sqref="A5"><cfRule type="expression"><formula>A5=表!$A$5</formula></cfRule></conditionalFormatting>';
  const bytes = book('<sheetData><row r="6"><c r="B6"><f t="shared" ref="B6:B7" si="0">A6+A1</f></c></row><row r="7"><c r="B7"><f t="shared" si="0"/></c></row></sheetData><drawing r:id="rId1"/>', { relations: [["drawing", "xl/drawings/drawing1.xml"]] }, {
    workbook: "<definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">表!$A$1:$C$9</definedName><definedName name=\"合計\">表!$A$5</definedName><definedName name=\"別物\">別!$A$5</definedName></definedNames>",
    parts: {
      "xl/drawings/drawing1.xml": '<xdr:wsDr xmlns:xdr="d"><xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>5</xdr:colOff><xdr:row>2</xdr:row><xdr:rowOff>7</xdr:rowOff></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:colOff>5</xdr:colOff><xdr:row>8</xdr:row><xdr:rowOff>7</xdr:rowOff></xdr:to><xdr:sp textlink="表!$A$9"/></xdr:twoCellAnchor></xdr:wsDr>',
      "xl/charts/chart1.xml": '<c:chartSpace xmlns:c="c"><c:f>表!$A$2:$A$9</c:f></c:chartSpace>',
    },
  }, other);
  const after = shifted(bytes, insert(4));
  expect(inner(after)).toContain('<row r="7"><c r="B7"><f>A7+A1</f></c></row><row r="8"><c r="B8"><f>A8+A2</f></c></row>');
  expect(inner(after, 2)).toBe(other.replace("表!A5+A5", "表!A6+A5").replace('<f t="shared" ref="B1:B2" si="0">表!A4</f>', "<f>表!A4</f>").replace('<f t="shared" si="0"/>', "<f>表!A6</f>").replace("A5=表!$A$5", "A5=表!$A$6"));
  expect(after["xl/workbook.xml"]).toContain("表!$A$1:$C$10</definedName><definedName name=\"合計\">表!$A$6</definedName><definedName name=\"別物\">別!$A$5<");
  expect(after["xl/drawings/drawing1.xml"]).toContain("<xdr:row>2</xdr:row><xdr:rowOff>7</xdr:rowOff></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:colOff>5</xdr:colOff><xdr:row>9</xdr:row><xdr:rowOff>7</xdr:rowOff></xdr:to><xdr:sp textlink=\"表!$A$10\"/>");
  expect(after["xl/charts/chart1.xml"]).toContain("表!$A$2:$A$10");
});

test("a print area that is taken out whole goes", () => {
  const bytes = book("<sheetData/>", {}, { workbook: '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">表!$A$1:$C$2</definedName></definedNames>' });
  expect(shifted(bytes, remove(0, 5))["xl/workbook.xml"]).not.toContain("definedName");
});

const TABLE = `<table ${MAIN} id="1" name="T" displayName="T" ref="A2:C6" totalsRowCount="1"><autoFilter ref="A2:C5"/><tableColumns count="3"><tableColumn id="1" name="a"/><tableColumn id="2" name="b"><calculatedColumnFormula>表!$A$9</calculatedColumnFormula></tableColumn><tableColumn id="3" name="c"/></tableColumns></table>`;
const withTable = book("<sheetData/>", { relations: [["table", "xl/tables/table1.xml"]] }, { parts: { "xl/tables/table1.xml": TABLE } });
test.each<[string, Lines, string]>([
  ["row inside", insert(3), "A2:C7"], ["row above", insert(0), "A3:C7"], ["at its header", insert(1), "A3:C7"], ["below its header", insert(2), "A2:C7"],
  ["a data row out", remove(3), "A2:C5"], ["column before", insert(0, 1, "column"), "B2:D6"],
])("a table moves: %s", (_name, edit, ref) => {
  const table = shifted(withTable, edit)["xl/tables/table1.xml"]!;
  const cell = edit.axis === "column" ? "$B$9" : edit.kind === "insert-lines" ? "$A$10" : "$A$8";
  expect([table.includes(`displayName="T" ref="${ref}"`), table.includes(`表!${cell}<`)]).toEqual([true, true]);
});

test.each<[string, Uint8Array, Lines]>([
  ["a table's header out", withTable, remove(1)], ["its totals out", withTable, remove(5)], ["all its data out", withTable, remove(2, 3)], ["a column inside it", withTable, insert(1, 1, "column")], ["its columns out", withTable, remove(0, 3, "column")],
  ["a pivot table", book("<sheetData/>", { relations: [["pivotTable", "xl/pivotTables/pivotTable1.xml"]] }, { parts: { "xl/pivotTables/pivotTable1.xml": "<pivotTableDefinition/>" } }), insert(0)],
  ["a pivot cache that reads the sheet", book("<sheetData/>", {}, { parts: { "xl/pivotCache/pivotCacheDefinition1.xml": '<pivotCacheDefinition><cacheSource><worksheetSource ref="A1:B2" sheet="表"/></cacheSource></pivotCacheDefinition>' } }), insert(0)],
  ["a relation that we do not know", book("<sheetData/>", { relations: [["http://example.com/novelty", "xl/novelty.xml"]] }, { parts: { "xl/novelty.xml": "<a/>" } }), insert(0)],
  ["scenarios", book("<sheetData/><scenarios/>"), insert(0)],
  ["a form control", book("<sheetData/>", {}, { parts: { "xl/ctrlProps/ctrlProp1.xml": "<formControlPr/>" } }), insert(0)],
  ["an array formula cut in two", book('<sheetData><row r="1"><c r="A1"><f t="array" ref="A1:A3">B1:B3</f></c></row></sheetData>'), insert(1)],
  ["a data table", book('<sheetData><row r="1"><c r="A1"><f t="dataTable" ref="A1:A3" r1="B1"/></c></row></sheetData>'), insert(5)],
])("refused: %s", (_name, bytes, edit) => {
  expect(refusal(bytes, edit)).toMatch(/^unsafe-part ./);
});

test("notes, threaded comments and their boxes", () => {
  const bytes = book('<sheetData/><legacyDrawing r:id="rId3"/>', { relations: [["comments", "xl/comments1.xml"], ["http://schemas.microsoft.com/office/2017/10/relationships/threadedComment", "xl/threadedComments/threadedComment1.xml"], ["vmlDrawing", "xl/drawings/vmlDrawing1.vml"]] }, {
    parts: {
      "xl/comments1.xml": `<comments ${MAIN}><authors/><commentList><comment ref="B2" authorId="0"/><comment ref="B5" authorId="0"/></commentList></comments>`,
      "xl/threadedComments/threadedComment1.xml": '<ThreadedComments><threadedComment ref="B5"/></ThreadedComments>',
      "xl/drawings/vmlDrawing1.vml": '<xml><v:shape id="a"><br><x:ClientData ObjectType="Note"><x:Anchor>1, 2, 3, 4, 5, 6, 7, 8</x:Anchor><x:Row>4</x:Row><x:Column>1</x:Column></x:ClientData></v:shape><v:shape id="b"><x:ClientData ObjectType="Note"><x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>',
    },
  });
  const after = shifted(bytes, remove(1, 2));
  expect(after["xl/comments1.xml"]).toContain('<commentList><comment ref="B3" authorId="0"/></commentList>');
  expect(after["xl/threadedComments/threadedComment1.xml"]).toContain('ref="B3"');
  expect(after["xl/drawings/vmlDrawing1.vml"]).toBe('<xml><v:shape id="a"><br><x:ClientData ObjectType="Note"><x:Anchor>1, 2, 1, 4, 5, 6, 5, 8</x:Anchor><x:Row>2</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>');
});
