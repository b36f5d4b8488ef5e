import { createBook } from "../../src/book/createBook.js";
import { bookWorkbook } from "../../src/book/bookWorkbook.js";
import { validate } from "../../src/app/validate.js";
import type { Workbook } from "../../src/core/grid/grid.js";
import { openWorkbook } from "../../src/xlsx/openWorkbook.js";
import { openBook } from "../../src/book/openBook.js";
import type { Book } from "../../src/book/book.js";
import type { BookSheet } from "../../src/book/bookSheet.js";
import type { ChangeEvent } from "../../src/book/bookChange.js";
import { parseRange } from "../../src/core/grid/address.js";

function small(): { book: Book; sheet: BookSheet; other: BookSheet } {
  const book = createBook(["表", "別"]);
  const [sheet, other] = book.sheets;
  sheet!.setCells({ rowIndex: 0, columnIndex: 0 }, [[{ value: "項目" }, { value: "件数" }], [{ value: "甲" }, { value: 3 }], [{ value: "乙" }, { value: 4 }], [{ value: "計" }, { formula: "SUM(B2:B3)", value: 7 }]]);
  other!.setFormula(0, 0, "表!B4*2", 14);
  return { book, sheet: sheet!, other: other! };
}

const range = (text: string): ReturnType<typeof parseRange> & object => parseRange(text)!;

describe("cells", () => {
  test("hold values, formulas and formats, and show their text", () => {
    const { sheet } = small();
    sheet.setFormat(range("B2:B4"), { numberFormat: "#,##0件", bold: true });
    expect([sheet.value(3, 1), sheet.formula(3, 1), sheet.text(3, 1), sheet.format(3, 1).bold, sheet.format(0, 0).bold]).toEqual([7, "SUM(B2:B3)", "7件", true, false]);
    sheet.clear(range("B4"), "contents");
    expect([sheet.value(3, 1), sheet.formula(3, 1), sheet.format(3, 1).numberFormat]).toEqual([null, undefined, "#,##0件"]);
    expect(sheet.usedRange(true)).toEqual({ top: 0, left: 0, bottom: 3, right: 1 });
  });

  test("a snapshot stays as it is", () => {
    const { book, sheet } = small();
    const before = book.state;
    const grid = sheet.grid();
    sheet.setValue(1, 1, 99);
    sheet.insertLines("row", 0, 2);
    expect([grid.value(1, 1), grid.rowIndexes, sheet.value(3, 1)]).toEqual([3, [0, 1, 2, 3], 99]);
    book.restore(before);
    expect([sheet.value(1, 1), sheet.formula(3, 1)]).toEqual([3, "SUM(B2:B3)"]);
  });

  test("several steps are one, or none", () => {
    const { book, sheet } = small();
    const events: ChangeEvent[] = [];
    book.listen((event) => events.push(event));
    const done = book.attempt("own", () => { sheet.setValue(1, 1, 5); sheet.setValue(2, 1, 6); });
    const refused = book.attempt("own", () => { sheet.setValue(1, 1, 8); sheet.setValue(2_000_000, 1, 6); });
    expect([done.ok, refused, sheet.value(1, 1)]).toEqual([true, { ok: false, error: { code: "invalid-edit", detail: "2000000, 1, 2000000, 1" } }, 5]);
    expect(events).toEqual([{ source: "own", changes: [{ kind: "values", sheetId: sheet.id, range: range("B2:B3") }] }]);
  });

  test("copies move what has no $", () => {
    const { sheet, other } = small();
    sheet.setFormula(3, 1, "SUM(B2:B3)+$A$1");
    sheet.copyRange(range("A1:B4"), other, { rowIndex: 9, columnIndex: 3 });
    expect([other.formula(12, 4), other.value(10, 3)]).toEqual(["SUM(E11:E12)+$A$1", "甲"]);
  });
});

describe("lines", () => {
  test("formulas everywhere follow", () => {
    const { book, sheet, other } = small();
    book.defineName({ name: "計", refersTo: "表!$B$4", sheet: undefined, hidden: false });
    sheet.merge(range("A5:B6"));
    sheet.insertLines("row", 2, 1);
    expect([sheet.formula(4, 1), other.formula(0, 0), book.names[0]?.refersTo, sheet.merges]).toEqual(["SUM(B2:B4)", "表!B5*2", "表!$B$5", [range("A6:B7")]]);
    sheet.deleteLines("column", 0, 1);
    expect([sheet.formula(4, 0), other.formula(0, 0), sheet.value(4, 0)]).toEqual(["SUM(A2:A4)", "表!A5*2", 7]);
  });
});

describe("sheets", () => {
  test("are renamed, moved, copied and taken away with what speaks of them", () => {
    const { book, sheet, other } = small();
    book.renameSheet(sheet, "件数 表");
    expect([other.formula(0, 0), book.sheet("件数 表")?.id]).toEqual(["'件数 表'!B4*2", sheet.id]);
    const copy = book.copySheet(sheet);
    copy.setValue(1, 1, 100);
    book.moveSheet(copy, 0);
    expect([book.sheets.map((s) => s.name), sheet.value(1, 1)]).toEqual([["件数 表 (2)", "件数 表", "別"], 3]);
    book.deleteSheet(sheet);
    expect([other.formula(0, 0), sheet.exists]).toEqual(["#REF!B4*2", false]);
    expect(book.attempt("user", () => book.addSheet("別"))).toEqual({ ok: false, error: { code: "sheet-exists", detail: "別" } });
  });
});

test("text is taken as a Japanese Excel takes it", () => {
  const sheet = createBook().sheets[0]!;
  const typed = ["1,200", "１２", "△5", "R5.4.1", "令和5年4月1日", "12.5%", "=A1+1", "'007", "2023/4/1", "true", "3件", "12:30", "-", "１，２００"];
  typed.forEach((text, i) => sheet.type(i, 0, text, 2026));
  expect(typed.map((_, i) => sheet.formula(i, 0) ?? sheet.value(i, 0))).toEqual([1200, 12, "△5", 45017, 45017, 0.125, "A1+1", "007", 45017, true, "3件", 0.5208333333333334, "-", 1200]);
  expect([0, 3, 4, 5, 8].map((i) => sheet.text(i, 0))).toEqual(["1,200", "R5.4.1", "令和5年4月1日", "12.50%", "2023/4/1"]);
});

test("a .csv opens as a book", async () => {
  const opened = await openBook(new TextEncoder().encode("項目,件数\n甲,3\n"), "表.csv");
  if (!opened.ok) throw new Error(opened.error.code);
  expect(bookWorkbook(opened.value.book).sheets.map((grid) => [grid.name, grid.value(1, 1)])).toEqual([["表", 3]]);
});

test("plain numbers of a .csv are numbers, shown as written; the verdict is that of the file", async () => {
  const bytes = new TextEncoder().encode("番号,項目,件数,金額,率\n001,甲,3,\"1,234.50\",10.0\n002,乙,４,\"2,000.00\",－\n003,丙,△5,500.00,0.5\n,計,2,\"3,734.50\",3.5\n");
  const opened = await openBook(bytes, "表.csv");
  const read = await openWorkbook(bytes, "表.csv");
  if (!opened.ok || !read.ok) throw new Error("the file is not read");
  const sheet = opened.value.book.sheets[0]!;
  expect([0, 1, 2, 3, 4].map((column) => sheet.value(1, column))).toEqual(["001", "甲", 3, 1234.5, 10]);
  expect([sheet.value(2, 2), sheet.value(2, 4), sheet.value(3, 2)]).toEqual(["４", "－", "△5"]);
  expect([3, 4].map((column) => sheet.text(1, column))).toEqual(["1,234.50", "10.0"]);
  const report = (workbook: Workbook) => { const { verdict, findings, relations } = validate(workbook, { language: "ja" }); return { verdict, findings, relations }; };
  expect(report(bookWorkbook(opened.value.book))).toEqual(report(read.value.workbook));
});
