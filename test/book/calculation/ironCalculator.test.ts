import { attachCalculator } from "../../../src/book/calculation/attachCalculator.js";
import { createBook } from "../../../src/book/createBook.js";
import type { Book } from "../../../src/book/book.js";
import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { ChangeEvent } from "../../../src/book/bookChange.js";
import { ironCalculator } from "../../support/ironCalc.js";

/** A sheet whose column A holds contents: `=` begins a formula. */
function column(...contents: readonly (string | number)[]): { book: Book; sheet: BookSheet; values: () => unknown[] } {
  const book = createBook(["件数 表"]);
  const sheet = book.sheets[0]!;
  attachCalculator(book, ironCalculator());
  book.attempt("user", () => contents.forEach((content, i) => (typeof content === "string" && content.startsWith("=") ? sheet.setFormula(i, 0, content) : sheet.setValue(i, 0, content))));
  return { book, sheet, values: () => contents.map((_, i) => sheet.value(i, 0)) };
}

test("results follow what is typed, over sheets too, to the last bit", () => {
  const { book, sheet } = column(0.1, 0.2, "=A1+A2", "=SUM(A1:A3)");
  const other = book.addSheet("概要");
  other.setFormula(0, 0, "'件数 表'!A3*10");
  expect([sheet.value(2, 0), sheet.value(3, 0), other.value(0, 0)]).toEqual([0.1 + 0.2, 0.1 + 0.2 + (0.1 + 0.2), (0.1 + 0.2) * 10]);
  sheet.setValue(0, 0, 1 / 3);
  expect([sheet.value(2, 0), other.value(0, 0)]).toEqual([1 / 3 + 0.2, (1 / 3 + 0.2) * 10]);
});

test.each<[string, unknown]>([
  ["=SUM(1,2)*3", 9], ['="計"&"1"', "計1"], ["=1=1", true], ["=1/0", { error: "#DIV/0!" }], ["=ROUND(1.005,2)", 1.01], ["=ROUND(2.5,0)", 3], ["=ROUND(-1.005,2)", -1.01], ["=ROUND(1.0049,2)", 1],
  ["=ROUND(SUM(1,0.005),2)", 1.01], ['=IF(TRUE,"多","少")', "多"], ["=SUMPRODUCT({1,2,3}*2)", 12], ["=COUNTIF(A2:A3,\"甲\")", 1], ["=SUM(A2:A4)", 5], ['=TEXTJOIN("、",TRUE,A2:A3)', "甲、'x"],
  ["=DATE(2023,4,1)", 45017], ["=XLOOKUP(\"甲\",A2:A3,A3:A4)", "'x"], ["=LET(x,2,x*3)", 6],
])("%s gives %j", (formula, expected) => {
  const { sheet } = column(formula, "甲", "'x", 5);
  expect(sheet.value(0, 0)).toEqual(expected);
});

test("a change reaches listeners together with its results", () => {
  const { book, sheet } = column(1, 2, "=A1+A2");
  const events: ChangeEvent[] = [];
  book.listen((event) => events.push(event));
  sheet.setValue(0, 0, 5);
  expect(events.map(({ changes }) => changes.map((change) => change.kind))).toEqual([["values", "calculated"]]);
  sheet.setValue(5, 5, "何か");
  expect(events.map(({ changes }) => changes.map((change) => change.kind))).toEqual([["values", "calculated"], ["values"]]);
});

describe("what IronCalc cannot do", () => {
  test("keeps its saved result, is said to be old once its cells change, and others go by it", () => {
    const book = createBook();
    const sheet = book.sheets[0]!;
    sheet.setCells({ rowIndex: 0, columnIndex: 0 }, [[{ value: "ｱ" }], [{ formula: "JIS(A1)", value: "ア" }], [{ formula: 'A2&"計"', value: "ア計" }], [{ value: 3 }], [{ formula: "A4*2", value: 6 }]]);
    const calculation = attachCalculator(book, ironCalculator());
    sheet.setValue(3, 0, 4);
    expect([sheet.value(4, 0), sheet.value(1, 0), sheet.value(2, 0), calculation.notRecalculated]).toEqual([8, "ア", "ア計", []]);
    sheet.setValue(0, 0, "ｲ");
    expect([sheet.value(1, 0), calculation.notRecalculated]).toEqual(["ア", [{ sheetId: sheet.id, rowIndex: 1, columnIndex: 0, reason: "function", detail: "JIS" }]]);
  });

  test("a result that Excel had saved otherwise stays, and a plain sum that was not calculated is", () => {
    const book = createBook();
    const sheet = book.sheets[0]!;
    sheet.setCells({ rowIndex: 0, columnIndex: 0 }, [
      [{ value: 45017 }, { value: 1 }], [{ formula: 'TEXT(A1,"[$-411]ggge年")', value: "令和5年" }, { formula: "SUM(B1,1)", value: 99 }], [{ formula: "SUM((A1,A1))", value: 90034 }], [{ formula: "A1:A2 A1", value: 45017 }],
    ]);
    const calculation = attachCalculator(book, ironCalculator());
    sheet.setValue(9, 9, 1);
    expect([sheet.value(1, 0), sheet.value(1, 1), calculation.notRecalculated]).toEqual(["令和5年", 99, []]);
    sheet.setValue(0, 1, 2);
    expect([sheet.value(1, 0), sheet.value(1, 1)]).toEqual(["令和5年", 3]);
    sheet.setValue(0, 0, 45018);
    expect([sheet.value(1, 0), calculation.notRecalculated.map(({ rowIndex, reason }) => [rowIndex, reason])]).toEqual(["令和5年", [[2, "form"], [3, "form"], [1, "differs"]]]);
  });
});

test("formulas that came without results are calculated on opening, or with the first change where others have theirs", () => {
  const book = createBook();
  const sheet = book.sheets[0]!;
  sheet.setCells({ rowIndex: 0, columnIndex: 0 }, [[{ value: 3 }], [{ formula: "A1*2" }]]);
  attachCalculator(book, ironCalculator());
  expect(sheet.value(1, 0)).toBe(6);
  const other = createBook();
  other.sheets[0]!.setCells({ rowIndex: 0, columnIndex: 0 }, [[{ value: 3 }], [{ formula: "A1*2" }], [{ formula: "A1+1", value: 99 }]]);
  attachCalculator(other, ironCalculator());
  other.sheets[0]!.setValue(9, 9, 1);
  expect([other.sheets[0]!.value(1, 0), other.sheets[0]!.value(2, 0)]).toEqual([6, 99]);
});

test("names and structured references are calculated as their cells", () => {
  const book = createBook(["表"]);
  const sheet = book.sheets[0]!;
  sheet.setCells({ rowIndex: 0, columnIndex: 0 }, [[{ value: "項目" }, { value: "件数" }, { value: "倍" }], [{ value: "甲" }, { value: 3 }], [{ value: "乙" }, { value: 4 }]]);
  sheet.setTables([{ id: "t1", name: "件数表", range: { top: 0, left: 0, bottom: 2, right: 2 }, headerRows: 1, totalsRows: 0, columns: ["項目", "件数", "倍"], style: "", isFiltered: false }]);
  book.defineName({ name: "全件数", refersTo: "表!$B$2:$B$3", sheet: undefined, hidden: false });
  attachCalculator(book, ironCalculator());
  sheet.setCells({ rowIndex: 4, columnIndex: 0 }, [[{ formula: "SUM(全件数)" }, { formula: "SUM(件数表[件数])" }, { formula: "SUM(件数表[[#All],[件数]])+SUM(無い名前)" }]]);
  sheet.setFormula(1, 2, "[@件数]*2");
  sheet.setFormula(2, 2, "件数表[[#This Row],[件数]]*2");
  expect([sheet.value(4, 0), sheet.value(4, 1), sheet.value(4, 2), sheet.value(1, 2), sheet.value(2, 2)]).toEqual([7, 7, null, 6, 8]);
});

test("lines, sheets and undo are followed", () => {
  const { book, sheet, values } = column(1, 2, 3, "=SUM(A1:A3)");
  const before = book.state;
  sheet.insertLines("row", 1, 1);
  sheet.setValue(1, 0, 10);
  expect([sheet.formula(4, 0), sheet.value(4, 0)]).toEqual(["SUM(A1:A4)", 16]);
  sheet.deleteLines("row", 0, 1);
  expect(sheet.value(3, 0)).toBe(15);
  book.renameSheet(sheet, "新");
  book.addSheet("別").setFormula(0, 0, "新!A4+1");
  sheet.setValue(0, 0, 20);
  expect([sheet.value(3, 0), book.sheet("別")?.value(0, 0)]).toEqual([25, 26]);
  book.restore(before);
  expect(values()).toEqual([1, 2, 3, 6]);
  sheet.setValue(0, 0, 5);
  expect(values()).toEqual([5, 2, 3, 10]);
});

test.each([0, 1, 3, 5, 1000])("an edit after %d parts of making ready gives what it gives without", (parts) => {
  const book = createBook();
  const sheet = book.sheets[0]!;
  sheet.setCells({ rowIndex: 0, columnIndex: 0 }, Array.from({ length: 150 }, (_, i) => [{ value: i }, { formula: `A${i + 1}*2`, value: i * 2 }]));
  const attached = attachCalculator(book, ironCalculator());
  const prepare = (): boolean => attached.prepare();
  const readiness = Array.from({ length: parts }, () => prepare());
  expect(readiness.at(-1) ?? false).toBe(parts === 1000);
  sheet.setValue(149, 0, 7);
  expect([sheet.value(148, 1), sheet.value(149, 1), prepare()]).toEqual([296, 14, true]);
});

test("20,000 formulas: an edit takes a second of the processor at most", () => {
  const book = createBook();
  const sheet = book.sheets[0]!;
  sheet.setCells({ rowIndex: 0, columnIndex: 0 }, Array.from({ length: 20_000 }, (_, i) => [{ value: i }, { value: 2 }, { formula: `A${i + 1}*B${i + 1}`, value: i * 2 }]));
  attachCalculator(book, ironCalculator());
  sheet.setValue(0, 1, 3);
  const before = process.cpuUsage();
  sheet.setValue(19_999, 0, 7);
  const { user } = process.cpuUsage(before);
  expect([sheet.value(19_999, 2), user / 1e6 < 1]).toEqual([14, true]);
}, 60_000);
