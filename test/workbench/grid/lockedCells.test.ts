import { openBook } from "../../../src/book/openBook.js";
import type { BookSheet } from "../../../src/book/bookSheet.js";
import { createLogTrial } from "../../../src/book/logTrial.js";
import { refuseLocked } from "../../../src/workbench/grid/lockedCells.js";
import { featureBook } from "../../support/featureBooks.js";
import { handmade } from "../../support/packages.js";

const STYLES = '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="2"><xf/><xf applyProtection="1"><protection locked="0"/></xf></cellXfs></styleSheet>';
const form = (protection: string): Uint8Array => handmade({
  styles: STYLES,
  sheets: [{ name: "回答", xml: `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>件数</t></is></c><c r="B1" s="1"><v>3</v></c></row></sheetData>${protection}` }, { name: "別", xml: "<sheetData/>" }],
});

/** What comes of a change by hand: the refusal, or undefined where it is let through. */
async function refusal(bytes: Uint8Array, change: (sheet: BookSheet, other: BookSheet) => void): Promise<string | undefined> {
  const opened = await openBook(bytes, "回答.xlsx");
  if (!opened.ok) throw new Error(opened.error.code);
  const { book } = opened.value;
  const before = book.state;
  const [sheet, other] = book.sheets as [BookSheet, BookSheet];
  const done = book.attempt("user", () => {
    change(sheet, other);
    refuseLocked(before, book.peek());
  });
  return done.ok ? undefined : done.error.code;
}

const PROTECTED = form('<sheetProtection sheet="1"/>');

test.each<[string, string | undefined, Uint8Array, (sheet: BookSheet, other: BookSheet) => void]>([
  ["an answer goes into its cell", undefined, PROTECTED, (sheet) => sheet.setValue(0, 1, 4)],
  ["a date brings its format into it", undefined, PROTECTED, (sheet) => { sheet.type(0, 1, "R5.4.1", 2026); }],
  ["a locked cell stays", "sheet-protected", PROTECTED, (sheet) => sheet.setValue(0, 0, "数")],
  ["so does one that is blank", "sheet-protected", PROTECTED, (sheet) => sheet.setValue(5, 5, 1)],
  ["formats stay, also of open cells", "sheet-protected", PROTECTED, (sheet) => sheet.setFormat({ top: 0, left: 1, bottom: 0, right: 1 }, { bold: true })],
  ["unless the sheet lets them change", undefined, form('<sheetProtection sheet="1" formatCells="0"/>'), (sheet) => sheet.setFormat({ top: 0, left: 1, bottom: 0, right: 1 }, { bold: true })],
  ["widths stay", "sheet-protected", PROTECTED, (sheet) => sheet.setLines("column", 0, 0, { size: 30 })],
  ["merges stay", "sheet-protected", PROTECTED, (sheet) => sheet.merge({ top: 2, left: 0, bottom: 3, right: 0 })],
  ["other sheets are free", undefined, PROTECTED, (_, other) => other.setValue(0, 0, 1)],
  ["so is a sheet without protection", undefined, form(""), (sheet) => sheet.setValue(0, 0, "数")],
])("%s", async (_, expected, bytes, change) => {
  expect(await refusal(bytes, change)).toBe(expected);
});

test("lines that the file could not take are told at once, and what it has taken is not gone through again", async () => {
  const opened = await openBook(featureBook("pivot-and-slicer"), "表.xlsx");
  const plain = await openBook(form(""), "表.xlsx");
  if (!opened.ok || !plain.ok) throw new Error("does not open");
  opened.value.book.sheets[0]?.insertLines("row", 0, 1);
  expect(createLogTrial(opened.value.origin)(opened.value.book.state)).toMatchObject({ ok: false, error: { code: "unsafe-part" } });

  const accepts = createLogTrial(plain.value.origin);
  const { book } = plain.value;
  const before = book.state;
  book.sheets[0]?.insertLines("row", 0, 1);
  expect(accepts(book.state).ok).toBe(true);
  book.renameSheet(book.sheets[0] as BookSheet, "新"); // it has two
  expect(accepts(book.state).ok).toBe(true);
  // After an undo it is another way that the file goes.
  book.restore(before);
  book.sheets[0]?.deleteLines("row", 0, 1);
  expect(accepts(book.state).ok).toBe(true);
});
