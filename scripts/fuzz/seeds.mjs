import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const { packParts, relation, relationships } = await import("../../test/support/packParts.js");
const { packXls, cell, f64, text, u16, u32 } = await import("../../test/support/packXls.js");
const { packPdf } = await import("../../test/support/packPdf.js");
const { encodeText } = await import("../../test/support/encodeText.js");

/** What is damaged: workbooks that between them hold every element that reading and patching look at, and the samples. */
export const workbooks = [everyFeature(), ...samples()];

export const oldWorkbook = packXls([[0x00fc, [...u32(2), ...u32(2), ...text("項目"), ...text("件数")]], [0x00e0, new Array(20).fill(0)], [0x041e, [...u16(164), ...text("0")]]], [
  { name: "表", records: [
    [0x007d, [...u16(1), ...u16(2), ...u16(9), ...u16(0), ...u16(1), ...u16(0)]], [0x0208, [...u16(0), ...u16(0), ...u16(2), ...u16(9), ...u32(0), ...u16(0x20), ...u16(0)]],
    [0x00fd, cell(0, 0, 0, u32(0))], [0x0203, cell(1, 0, 0, f64(3))], [0x0204, cell(1, 1, 0, text("甲"))], [0x00bd, [...u16(2), ...u16(0), ...u16(0), ...u32(6), ...u16(0), ...u32(10), ...u16(1)]],
    [0x0006, cell(3, 0, 0, [0, 0, 0, 0, 0, 0, 255, 255, ...new Array(14).fill(0)])], [0x0207, text("乙")], [0x00e5, [...u16(1), ...u16(0), ...u16(1), ...u16(0), ...u16(1)]],
  ] },
  { name: "隠", state: 1, records: [[0x0205, cell(0, 0, 0, [7, 1])]] },
]);

export const texts = ["項目,件数\n甲,\"3\"\n", "項目\t件数\r\n\"甲\n乙\"\t1,200\r\n"].flatMap((body) => [new TextEncoder().encode(body), encodeText(body, "shift_jis"), encodeText(body, "euc-jp"), encodeText(body, "utf-16le")]);

export const pdf = packPdf([[["項目", 72, 700], ["件数", 200, 700], ["甲", 72, 680], ["3", 200, 680]]]);

function everyFeature() {
  return packParts({
    before: '<workbookPr date1904="0"/>',
    after: '<definedNames><definedName name="全項目数">表!$C$4</definedName><definedName name="_xlnm.Print_Area" localSheetId="0">表!$A$1:$C$4</definedName></definedNames><calcPr calcId="1"/>',
    texts: '<si><t>項目</t></si><si><r><rPr><b/></rPr><t>行</t></r><r><t>政</t></r><rPh sb="0" eb="2"><t>ギョウ</t></rPh></si>',
    styles: '<numFmts count="1"><numFmt numFmtId="164" formatCode="0"/></numFmts><fonts count="1"><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left style="thin"/><right/><top/><bottom/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="164" fontId="0" fillId="1" borderId="0"><alignment horizontal="center"/></xf></cellXfs>',
    sheets: {
      表: `<dimension ref="A1:C4"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><cols><col min="4" max="4" hidden="1"/></cols><sheetData>
        <row r="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>合計</t></is></c></row>
        <row r="2" hidden="1"><c r="A2"><v>1</v></c><c r="B2"><v>2.5</v></c><c r="C2"><f t="shared" ref="C2:C3" si="0">SUM(A2:B2)</f><v>3.5</v></c></row>
        <row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" t="e"><v>#N/A</v></c><c r="C3"><f t="shared" si="0"/><v>0</v></c></row>
        <row r="4"><c r="A4" t="d"><v>2023-04-01</v></c><c r="B4" t="str"><f>A1&amp;"x"</f><v>項目x</v></c><c r="C4"><f t="array" ref="C4:C4">SUM(C2:C3)</f><v>3.5</v></c></row></sheetData>
        <autoFilter ref="A1:C4"><filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn></autoFilter><mergeCells count="1"><mergeCell ref="E1:F2"/></mergeCells>
        <conditionalFormatting sqref="C2:C4"><cfRule type="cellIs" dxfId="0" priority="1" operator="equal"><formula>A1</formula></cfRule></conditionalFormatting>
        <dataValidations count="1"><dataValidation type="list" sqref="A2:A4"><formula1>$B$1:$B$4</formula1></dataValidation></dataValidations><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>
        <legacyDrawing r:id="rId2" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/><tableParts count="1"><tablePart r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></tableParts>`,
      隠: "<sheetData/>",
    },
    parts: {
      "xl/worksheets/_rels/sheet1.xml.rels": relationships([relation("rId1", "table", "../tables/table1.xml"), relation("rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml"), relation("rId3", "comments", "../comments1.xml")]),
      "xl/tables/table1.xml": '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="件数" displayName="件数" ref="A1:C4"><autoFilter ref="A1:C4"/><tableColumns count="3"><tableColumn id="1" name="項目"/><tableColumn id="2" name="行政"/><tableColumn id="3" name="合計"/></tableColumns></table>',
      "xl/comments1.xml": '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>甲</author></authors><commentList><comment ref="A1" authorId="0"><text><t>注</t></text></comment></commentList></comments>',
      "xl/drawings/vmlDrawing1.vml": '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s1025" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>',
    },
  });
}

function samples() {
  const folder = fileURLToPath(new URL("../../assets/samples/", import.meta.url));
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.endsWith(".xlsx")).map((name) => new Uint8Array(readFileSync(folder + name)));
}
