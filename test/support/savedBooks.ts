import { openBook, type OpenedBook } from "../../src/book/openBook.js";
import { saveBook } from "../../src/book/saveBook.js";
import { handmade } from "./packages.js";

const STYLES = '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="游ゴシック"/></font><font><b/><sz val="9"/><color theme="4"/><name val="ＭＳ 明朝"/><vertAlign val="superscript"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF99"/></patternFill></fill></fills><borders count="2"><border/><border diagonalUp="1"><left/><right/><top style="thin"/><bottom/><diagonal style="thin"/></border></borders><cellXfs count="3"><xf/><xf numFmtId="3" fontId="1" fillId="2" borderId="1" applyFont="1"><alignment horizontal="center" readingOrder="2"/></xf><xf numFmtId="9" quotePrefix="1"/></cellXfs></styleSheet>';
/** Shared formulas, a formula of an error, styled lines, a merge, two sheets and a name. */
export const HANDMADE_BOOK = handmade({
  styles: STYLES,
  sheets: [
    { name: "表", xml: '<sheetViews><sheetView workbookViewId="0"/></sheetViews><cols><col min="2" max="3" width="20" customWidth="1" style="1"/></cols><sheetData><row r="1" ht="30" customHeight="1"><c r="A1" s="1"><v>5</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>10</v></c></row><row r="2"><c r="A2"><v>6</v></c><c r="B2"><f t="shared" si="0"/><v>12</v></c></row><row r="3" s="2" customFormat="1"><c r="A3" t="inlineStr"><is><t>計</t></is></c><c r="B3" t="e"><f t="shared" si="0"/><v>#VALUE!</v></c></row><row r="5"><c r="D5"><f>SUM(A1:A2)</f><v>11</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A7:B8"/></mergeCells>' },
    { name: "別", xml: "<sheetData><row r=\"1\"><c r=\"A1\"><f>表!D5+1</f><v>12</v></c></row></sheetData>" },
  ],
  workbook: "<definedNames><definedName name=\"合計\">表!$D$5</definedName></definedNames>",
});

export async function openedBook(bytes: Uint8Array, name = "表.xlsx"): Promise<OpenedBook> {
  const opened = await openBook(bytes, name);
  if (!opened.ok) throw new Error(`${opened.error.code} ${opened.error.detail ?? ""}`);
  return opened.value;
}

export function savedBytes({ book, origin }: Pick<OpenedBook, "book" | "origin">): Uint8Array {
  const saved = saveBook(book, origin);
  if (!saved.ok) throw new Error(`${saved.error.code} ${saved.error.detail ?? ""}`);
  expect(saved.value.notSaved).toEqual([]);
  return saved.value.bytes;
}
