import * as fc from "fast-check";
import { attachCalculator } from "../../src/book/calculation/attachCalculator.js";
import type { Book } from "../../src/book/book.js";
import { createBook } from "../../src/book/createBook.js";
import { BookPort } from "../../src/book/port/bookPort.js";
import { formatRange, parseRange } from "../../src/core/grid/address.js";
import { ironCalculator } from "../support/ironCalc.js";
import { changedParts, partsOf } from "../support/packages.js";
import { featureBook, FEATURES } from "../support/featureBooks.js";
import { HANDMADE_BOOK, openedBook, savedBytes } from "../support/savedBooks.js";

const range = (text: string): NonNullable<ReturnType<typeof parseRange>> => parseRange(text)!;

/** All that a person sees of a book, as literals. */
function seen(book: Book): unknown {
  const { sheets, names, customXml, marks } = book.state;
  return {
    names: names.filter((name) => !name.name.startsWith("_kensan.mark.")).map((name) => [name.name, name.refersTo, name.sheet, name.hidden].join(" ")).sort(),
    parts: [...customXml.keys()].filter((key) => key !== "urn:kensan:marks:1"), marks: marks.length,
    sheets: sheets.map((sheet) => ({
      name: sheet.name, visibility: sheet.visibility, freeze: sheet.freeze, tabColor: sheet.tabColor, merges: sheet.merges.map(formatRange).sort(),
      lines: [sheet.rows, sheet.columns].map((lines) => [...lines].filter(([, look]) => look.hidden || look.size !== undefined).map(([i, look]) => [i, look.size, look.hidden]).sort((a, b) => Number(a[0]) - Number(b[0]))),
      notes: sheet.notes.map((note) => [note.rowIndex, note.columnIndex, note.text]),
      cells: [...sheet.cells.entries()].flatMap(([r, row]) => Array.from({ length: Math.max(row.values.length, row.formulas?.length ?? 0, row.formats?.length ?? 0) }, (_, c) => {
        const format = row.formats?.[c];
        const { fileIndex: _index, ...look } = format ?? sheet.defaultFormat;
        const cell = [row.values[c] ?? null, row.formulas?.[c] ?? null, JSON.stringify(look)];
        return format === undefined && cell[0] === null && cell[1] === null ? [] : [[r, c, ...cell]];
      }).flat()),
    })),
  };
}

test("what nobody changed keeps its bytes", async () => {
  const opened = await openedBook(HANDMADE_BOOK);
  expect(savedBytes(opened)).toBe(opened.origin!.bytes);
});

test("typing reaches the file with its results, and nothing else changes", async () => {
  const opened = await openedBook(HANDMADE_BOOK);
  attachCalculator(opened.book, ironCalculator());
  const sheet = opened.book.sheet("表")!;
  for (const [row, text] of [["3", "△5"], ["4", "R5.4.1"], ["5", "1,200"], ["0", "50"]] as const) sheet.type(Number(row), 0, text, 2026);
  const bytes = savedBytes(opened);
  expect(changedParts(HANDMADE_BOOK, bytes)).toEqual(["xl/styles.xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]);
  const again = await openedBook(bytes);
  expect(seen(again.book)).toEqual(seen(opened.book));
  const saved = again.book.sheet("表")!;
  expect([saved.value(4, 3), saved.formula(4, 3), again.book.sheet("別")!.value(0, 0), saved.text(4, 0), saved.value(3, 0), saved.text(5, 0), saved.value(0, 1)]).toEqual([56, "SUM(A1:A2)", 57, "R5.4.1", "△5", "1,200", 100]);
  expect(partsOf(bytes)["xl/worksheets/sheet1.xml"]).toContain('<f t="shared" ref="B1:B3" si="0">A1*2</f><v>100</v>');
});

test("a changed format keeps what a book does not model", async () => {
  const opened = await openedBook(HANDMADE_BOOK);
  opened.book.sheet("表")!.setFormat(range("A1"), { italic: true, wrap: true, numberFormat: '0"件"', edgeBottom: { line: "double", color: "FF0000" }, locked: false });
  const bytes = savedBytes(opened);
  const styles = partsOf(bytes)["xl/styles.xml"]!;
  expect(styles).toContain('<font><b/><i/><vertAlign val="superscript"/><sz val="9"/><color theme="4"/><name val="ＭＳ 明朝"/></font>');
  expect(styles).toContain('<alignment horizontal="center" readingOrder="2" wrapText="1"/><protection locked="0"/>');
  expect(styles).toContain('<border diagonalUp="1"><left/><right/><top style="thin"/><bottom style="double"><color rgb="FFFF0000"/></bottom><diagonal style="thin"/></border>');
  expect(seen((await openedBook(bytes)).book)).toEqual(seen(opened.book));
});

test("lines, sheets, names, sizes, merges, notes and panes by hand", async () => {
  const opened = await openedBook(HANDMADE_BOOK);
  const { book } = opened;
  const sheet = book.sheet("表")!;
  sheet.insertLines("row", 1, 2);
  sheet.deleteLines("column", 2, 1);
  book.renameSheet(sheet, "件数 '新'表");
  const added = book.addSheet("新しい表", 0);
  added.setCells({ rowIndex: 1, columnIndex: 1 }, [[{ value: true }, { value: { error: "#N/A" } }, { formula: "'件数 ''新''表'!C7", value: 11 }]]);
  added.merge(range("A1:C1"));
  added.setLines("column", 0, 2, { size: 12.5 });
  added.setLines("row", 3, 4, { hidden: true, size: 24 });
  added.setFreeze(2, 1);
  added.setTabColor("00B050");
  added.setNotes([{ rowIndex: 1, columnIndex: 1, author: "私", text: "確認\n済み" }]);
  book.copySheet(sheet);
  book.moveSheet(book.sheet("別")!, 0);
  book.sheet("別")!.setFormat(range("B2:C3"), { fill: "FFC7CE", pattern: "solid" });
  book.defineName({ name: "件数", refersTo: "新しい表!$B$2", sheet: undefined, hidden: false });
  sheet.setVisibility("hidden");
  sheet.unmerge(range("A9:A9"));
  const again = await openedBook(savedBytes(opened));
  expect(seen(again.book)).toEqual(seen(book));
  expect(again.book.sheet("別")!.formula(0, 0)).toBe("'件数 ''新''表'!C7+1");
  again.book.deleteSheet(again.book.sheet("件数 '新'表")!);
  expect(seen((await openedBook(savedBytes(again))).book)).toEqual(seen(again.book));
});

test("marks come off again after saving and opening", async () => {
  const opened = await openedBook(HANDMADE_BOOK);
  const before = seen(opened.book);
  const port = new BookPort(opened.book);
  await port.write([{ kind: "set-fill", sheet: "表", at: { rowIndex: 0, columnIndex: 0 }, color: "FFC7CE" }, { kind: "add-note", sheet: "表", at: { rowIndex: 0, columnIndex: 0 }, text: "違う", author: "検算" }]);
  const again = await openedBook(savedBytes(opened));
  expect(seen(again.book)).toEqual(seen(opened.book));
  await new BookPort(again.book).write([{ kind: "clear-marks" }]);
  expect(seen(again.book)).toEqual(before);
  expect(seen((await openedBook(savedBytes(again))).book)).toEqual(before);
});

test.each(["表.csv", "sample"])("a book without an .xlsx (%s) becomes a new one", async (name) => {
  const opened = name === "sample" ? { book: createBook(["甲", "乙"]), origin: undefined } : await openedBook(new TextEncoder().encode("項目,件数\n甲,3\n"), name);
  opened.book.sheets[0]!.setCells({ rowIndex: 2, columnIndex: 0 }, [[{ value: "計" }, { formula: "SUM(1,2)", value: 3 }]]);
  opened.book.sheets[0]!.setFormat(range("A3:B3"), { bold: true });
  const again = await openedBook(savedBytes(opened));
  expect([again.book.sheets.map((s) => s.name), again.book.sheets[0]!.formula(2, 1), again.book.sheets[0]!.format(2, 0).bold]).toEqual([opened.book.sheets.map((s) => s.name), "SUM(1,2)", true]);
});

test.each(FEATURES)("%s: a typed cell leaves every other part as it was", async (feature) => {
  const bytes = featureBook(feature);
  const opened = await openedBook(bytes, `${feature}.xlsx`);
  opened.book.sheets[0]!.setValue(40, 40, 12.5);
  const saved = savedBytes(opened);
  expect(changedParts(bytes, saved).filter((part) => !/^xl\/(?:workbook|styles)\.xml$|^xl\/worksheets\/sheet1\.xml$/.test(part))).toEqual([]);
  expect(seen((await openedBook(saved, `${feature}.xlsx`)).book)).toEqual(seen(opened.book));
});

/** What a person does at the grid, by numbers that chance gives. */
type Step = (book: Book) => void;
const place = fc.tuple(fc.nat(9), fc.nat(5));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(place, fc.constantFrom("3", "△5", "計", "=A1+B2", "", "=SUM(A1:A9)", "R5.4.1", "=別!A1")).map(([[r, c], text]): Step => (book) => { book.sheets[0]!.type(r, c, text, 2026); }),
  fc.tuple(fc.constantFrom("row" as const, "column" as const), fc.nat(6), fc.integer({ min: 1, max: 2 }), fc.boolean()).map(([axis, at, count, isInsert]): Step => (book) => (isInsert ? book.sheets[0]!.insertLines(axis, at, count) : book.sheets[0]!.deleteLines(axis, at, count))),
  fc.tuple(place, fc.constantFrom({ bold: true }, { fill: "FFFF00", pattern: "solid" }, { numberFormat: "0.0" }, { horizontal: "right" as const })).map(([[r, c], changes]): Step => (book) => book.sheets[0]!.setFormat({ top: r, left: c, bottom: r + 1, right: c + 1 }, changes)),
  fc.tuple(place, place).map(([[r, c], [r2, c2]]): Step => (book) => book.sheets[0]!.copyRange({ top: r, left: c, bottom: r + 2, right: c + 1 }, book.sheets.at(-1)!, { rowIndex: r2, columnIndex: c2 })),
  fc.tuple(place, fc.boolean()).map(([[r, c], isMerge]): Step => (book) => (isMerge ? book.sheets[0]!.merge({ top: r, left: c, bottom: r + 1, right: c + 1 }) : book.sheets[0]!.unmerge({ top: r, left: c, bottom: r + 3, right: c + 3 }))),
  fc.tuple(fc.constantFrom("row" as const, "column" as const), fc.nat(8), fc.constantFrom<{ size?: number; hidden?: boolean }>({ size: 20 }, { hidden: true }, { hidden: false })).map(([axis, at, look]): Step => (book) => book.sheets[0]!.setLines(axis, at, at + 1, look)),
  fc.constantFrom<Step>((book) => { book.addSheet(); }, (book) => book.renameSheet(book.sheets[0]!, `${book.sheets[0]!.name}2`), (book) => book.moveSheet(book.sheets[0]!, 1), (book) => { if (book.sheets.length > 2) book.deleteSheet(book.sheets.at(-1)!); }),
);

test("law: a book that was edited, saved and opened is the book that was edited; undoing all leaves the file as it was", async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
    const opened = await openedBook(HANDMADE_BOOK);
    const before = opened.book.state;
    for (const act of steps) opened.book.attempt("user", () => act(opened.book)); // what refuses changes nothing
    const again = await openedBook(savedBytes(opened));
    expect(seen(again.book)).toEqual(seen(opened.book));
    opened.book.restore(before);
    expect(savedBytes(opened)).toBe(opened.origin!.bytes);
  }), { numRuns: 60 });
}, 120_000);
