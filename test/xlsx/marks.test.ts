import type { WorkbookEdit } from "../../src/app/ports.js";
import { parseAddress } from "../../src/core/grid/address.js";
import { applyEdits } from "../../src/xlsx/patcher.js";
import { changedParts, handmade, partsOf, type HandmadeSheet } from "../support/packages.js";

const at = (ref: string) => parseAddress(ref)!;
const fill = (ref: string, color = "FFC7CE"): WorkbookEdit => ({ kind: "set-fill", sheet: "表", at: at(ref), color });
const note = (ref: string, text = "合計が合いません"): WorkbookEdit => ({ kind: "add-note", sheet: "表", at: at(ref), text, author: "検算" });
const clear: WorkbookEdit = { kind: "clear-marks" };

const patched = (bytes: Uint8Array, ...edits: WorkbookEdit[]): Uint8Array => {
  const result = applyEdits(bytes, edits);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const STYLES = `<styleSheet ${MAIN}><fonts count="1"><font><sz val="11"/><name val="A"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor theme="4"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="3" fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1"><protection locked="0"/><extLst><ext uri="x"/></extLst></xf></cellXfs></styleSheet>`;
const CELLS = '<dimension ref="A1:B2"/><sheetData><row r="1" spans="1:2"><c r="A1" s="1"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row><row r="2"/></sheetData><tableParts count="0"/>';
const book = (sheet: Partial<HandmadeSheet> = {}, parts: Record<string, string> = {}, contentTypes = ""): Uint8Array =>
  handmade({ sheets: [{ name: "表", xml: CELLS, ...sheet }], styles: STYLES, parts, contentTypes });

const COMMENTS = `<comments ${MAIN}><authors><author>課長</author></authors><commentList><comment ref="A1" authorId="0"><text><t>確認済</t></text></comment></commentList></comments>`;
const VML = '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="o" xmlns:x="x">\r\n<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="3"/></o:shapelayout><v:shapetype id="_x0000_t202"></v:shapetype><v:shape id="_x0000_s3073" type="#_x0000_t202"><br><x:ClientData ObjectType="Note"><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>';
const withNotes = (): Uint8Array => book(
  { xml: CELLS.replace("<tableParts", '<legacyDrawing r:id="rId2"/><tableParts'), relations: [["comments", "xl/comments1.xml"], ["vmlDrawing", "xl/drawings/vmlDrawing1.vml"]] },
  { "xl/comments1.xml": COMMENTS, "xl/drawings/vmlDrawing1.vml": VML },
  '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>');

describe("fills", () => {
  test("a copy of the cell's own format with the fill changed goes to the end of the formats", () => {
    const after = partsOf(patched(book(), fill("A1")));
    expect(after["xl/styles.xml"]).toBe(STYLES
      .replace('<fills count="3">', '<fills count="4">').replace("</fills>", '<fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/><bgColor indexed="64"/></patternFill></fill></fills>')
      .replace('<cellXfs count="2">', '<cellXfs count="3">').replace("</cellXfs>", '<xf numFmtId="3" fontId="0" fillId="3" borderId="0" xfId="0" applyFill="1"><protection locked="0"/><extLst><ext uri="x"/></extLst></xf></cellXfs>'));
    expect(after["xl/worksheets/sheet1.xml"]).toContain('<c r="A1" s="2"><v>1</v></c>');
  });

  test("the same colour twice adds one fill and one format", () => {
    const after = partsOf(patched(book(), fill("C5"), fill("C6"), fill("B1")));
    expect(after["xl/styles.xml"]).toContain('<cellXfs count="3">');
  });

  test("a workbook without styles gets them", () => {
    const bytes = handmade({ sheets: [{ name: "表", xml: CELLS.replace(' s="1"', "") }] });
    const after = partsOf(patched(bytes, fill("A1")));
    expect([after["xl/styles.xml"]?.includes('cellXfs count="2"'), after["xl/_rels/workbook.xml.rels"]?.includes("styles.xml"), after["[Content_Types].xml"]?.includes("/xl/styles.xml")]).toEqual([true, true, true]);
  });
});

describe("notes", () => {
  test("a first note makes part, box and their declarations", () => {
    const bytes = book();
    const after = patched(bytes, note("B1", "a\n<b>"));
    expect(changedParts(bytes, after).filter((name) => !name.startsWith("customXml/"))).toEqual([
      "[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/workbook.xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/worksheets/sheet1.xml"]);
    const parts = partsOf(after);
    expect(parts["xl/comments1.xml"]).toContain('<comment ref="B1" authorId="0"><text><r>');
    expect(parts["xl/worksheets/sheet1.xml"]).toMatch(/<\/sheetData><legacyDrawing xmlns:r="[^"]*" r:id="rId2"\/><tableParts/);
  });

  test("a note beside others is added, a note on a note is written below it", () => {
    const after = partsOf(patched(withNotes(), note("B1"), note("A1")));
    expect(after["xl/comments1.xml"]).toContain('<author>課長</author><author>検算</author>');
    expect(after["xl/comments1.xml"]).toContain('<comment ref="A1" authorId="0"><text><r><t>確認済</t></r><r><rPr>');
    expect(after["xl/drawings/vmlDrawing1.vml"]!.startsWith(VML.replace("</xml>", '<v:shape id="_x0000_s3074"'))).toBe(true);
  });

  test("a cell with a threaded comment is refused", () => {
    const bytes = book({ relations: [["http://schemas.microsoft.com/office/2017/10/relationships/threadedComment", "xl/threadedComments/threadedComment1.xml"]] },
      { "xl/threadedComments/threadedComment1.xml": '<ThreadedComments xmlns="x"><threadedComment ref="A1" id="{1}"><text>a</text></threadedComment></ThreadedComments>' });
    expect(applyEdits(bytes, [note("A1")])).toEqual({ ok: false, error: { code: "unsafe-part", detail: "A1 xl/threadedComments/threadedComment1.xml" } });
    expect(applyEdits(bytes, [note("B1")]).ok).toBe(true);
  });
});

describe("clear-marks", () => {
  const marks = [fill("A1"), note("A1"), fill("B1"), fill("A1", "FFEB9C"), note("B1"), note("B1", "別の文"), fill("D2"), fill("E9"), note("E9"), fill("F9")];
  test.each([["without notes", book()], ["with notes", withNotes()]])("brings every part back but styles.xml: %s", (_name, bytes) => {
    const marked = patched(bytes, ...marks);
    expect(changedParts(bytes, patched(marked, clear))).toEqual(["xl/styles.xml"]);
    expect(changedParts(bytes, patched(bytes, ...marks, clear))).toEqual(["xl/styles.xml"]);
  });

  test("marks made in two runs are cleared together", () => {
    const bytes = book();
    const marked = marks.reduce((now, mark) => patched(now, mark), bytes);
    expect(partsOf(patched(marked, clear))["xl/worksheets/sheet1.xml"]).toEqual(partsOf(bytes)["xl/worksheets/sheet1.xml"]);
    expect(changedParts(bytes, patched(marked, clear))).toEqual(["xl/styles.xml"]);
  });

  test("content typed since stays, and so does a fill of another's", () => {
    const typed: WorkbookEdit = { kind: "set-cell", sheet: "表", at: at("E9"), content: { kind: "number", value: 4 } };
    const sheet = partsOf(patched(book(), ...marks, typed, clear))["xl/worksheets/sheet1.xml"]!;
    expect(sheet).toContain('<row r="9"><c r="E9"><v>4</v></c></row>');
    const marked = partsOf(patched(book(), fill("A1")));
    const recoloured = handmade({ sheets: [{ name: "表", xml: CELLS.replace('s="1"', 's="2"') }], styles: marked["xl/styles.xml"]!.replace("FFFFC7CE", "FF00FF00") });
    expect(changedParts(recoloured, patched(recoloured, clear))).toEqual([]);
  });

  test("formats that Excel numbered anew are told by their looks", () => {
    const marked = partsOf(patched(book(), fill("A1")));
    const styles = marked["xl/styles.xml"]!;
    const xfs = [.../<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(styles)![1]!.matchAll(/<xf [^>]*\/>|<xf [^>]*>.*?<\/xf>/g)].map(([xf]) => xf);
    const renumbered = styles.replace(/(<cellXfs[^>]*>).*(<\/cellXfs>)/, `$1${xfs[2]}${xfs[0]}${xfs[1]}$2`);
    const resaved = handmade({
      sheets: [{ name: "表", xml: CELLS.replace('s="1"', 's="0"') }], styles: renumbered, workbook: /<definedNames>.*<\/definedNames>/.exec(marked["xl/workbook.xml"]!)![0],
      parts: { "customXml/item1.xml": marked["customXml/item1.xml"]! }, relations: [["customXml", "customXml/item1.xml"]],
    });
    const cleared = partsOf(patched(resaved, clear));
    expect(cleared["xl/worksheets/sheet1.xml"]).toContain('<c r="A1" s="2">');
  });
});

test("custom XML comes, changes and goes", () => {
  const set = (xml: string | null): WorkbookEdit => ({ kind: "set-custom-xml", namespace: "urn:kensan:book:1", xml });
  const bytes = book();
  const one = patched(bytes, set('<book xmlns="urn:kensan:book:1">一</book>'));
  const two = patched(one, set('<k:book xmlns:k="urn:kensan:book:1">二</k:book>'));
  expect(changedParts(one, two)).toEqual(["customXml/item1.xml"]);
  expect(changedParts(bytes, patched(two, set(null)))).toEqual([]);
  expect(applyEdits(bytes, [set("<book/>")])).toEqual({ ok: false, error: { code: "invalid-edit", detail: "urn:kensan:book:1" } });
});

test("names come, change and go", () => {
  const set = (refersTo: string | null): WorkbookEdit => ({ kind: "define-name", name: "合計", refersTo, hidden: true });
  const bytes = book();
  const one = patched(bytes, set("表!$A$1"));
  expect(partsOf(patched(one, set("表!$A$2")))["xl/workbook.xml"]).toContain('<definedNames><definedName name="合計" hidden="1">表!$A$2</definedName></definedNames>');
  expect(changedParts(bytes, patched(one, set(null)))).toEqual([]);
});
