import type { CheckCode } from "../../../src/core/checks/check.js";
import type { CellValue, Grid } from "../../../src/core/grid/grid.js";
import { check, PLAN_LIST, PLAN_ROWS, planBook, sheetOf, withCell } from "../../support/books.js";

/** [severity, cell] of every finding of one check, and the outcomes it gave. */
function ask(code: CheckCode, sheets: readonly Grid[], isTyped = true): { outcomes: string[]; found: string[] } {
  const { checks, findings } = check(sheets, isTyped);
  return {
    outcomes: [...new Set(checks.filter((each) => each.code === code).map((each) => each.outcome))].sort(),
    found: findings.filter((finding) => finding.code === code).map((finding) => `${finding.severity} ${finding.at.ref}`),
  };
}

const HOLDS = { outcomes: ["holds"], found: [] };
const DOES_NOT_APPLY = { outcomes: [], found: [] };
const fails = (...found: string[]): { outcomes: string[]; found: string[] } => ({ outcomes: ["fails"], found });

const prose = [sheetOf("文", [["本文だけの頁です。"], ["表はありません。"]])];
const column = (...values: CellValue[]): Grid[] => [sheetOf("表", [["項目", "件数", "金額"], ...values.map((value, i) => [`項目${i + 1}`, value, 100 + i])])];
const list = (rows: readonly (readonly CellValue[])[]): Grid[] => planBook(PLAN_ROWS, [...PLAN_LIST.slice(0, 2), ...rows]);

describe("text/number-in-sum", () => {
  const sum = (value: CellValue, formula: string): Grid[] => [sheetOf("表", [["項目", "件数"], ["甲", 12], ["乙", value], ["丙", 30], ["合計", formula]])];
  test("holds", () => { expect(ask("text/number-in-sum", sum(20, "=SUM(B2:B4)→62"))).toEqual(HOLDS); });
  test("fails: Excel's SUM passes the text over", () => { expect(ask("text/number-in-sum", sum("２０", "=SUM(B2:B4)→42"))).toEqual(fails("error B3")); });
  test("near miss: + turns the text into its number", () => { expect(ask("text/number-in-sum", sum("20", "=B2+B3+B4→62"))).toEqual(HOLDS); });
  test("near miss: text that shows no number", () => { expect(ask("text/number-in-sum", sum("―", "=SUM(B2:B4)→42"))).toEqual(HOLDS); });
  test("does not apply without a sum", () => { expect(ask("text/number-in-sum", sum("２０", ""))).toEqual(DOES_NOT_APPLY); });
});

describe("text/lone-sign", () => {
  test("holds", () => { expect(ask("text/lone-sign", column(3, "-", 5, 7))).toEqual(HOLDS); });
  test("fails", () => { expect(ask("text/lone-sign", column(3, "△", 5, 7))).toEqual(fails("error B3")); });
  test("near miss: △ before a number is a minus", () => { expect(ask("text/lone-sign", column(3, "△5", 5, 7))).toEqual(HOLDS); });
  test("does not apply to prose", () => { expect(ask("text/lone-sign", prose)).toEqual(DOES_NOT_APPLY); });
});

describe("text/dress", () => {
  test("holds", () => { expect(ask("text/dress", column(3, 4, 5, 7))).toEqual(HOLDS); });
  test("fails: a unit among plain numbers", () => { expect(ask("text/dress", column(3, 4, "5件", 7, 8))).toEqual(fails("warning B4")); });
  test("fails: one full-width digit among half-width ones, in a .csv", () => {
    expect(ask("text/dress", [sheetOf("表", [["項目", "件数"], ["甲", "3"], ["乙", "４"], ["丙", "5"], ["丁", "6"]])], false)).toEqual(fails("warning B3"));
  });
  test("near miss: one digit full-width, more half-width is a rule of the house", () => {
    expect(ask("text/dress", [sheetOf("表", [["項目", "件数"], ["甲", "３"], ["乙", "12"], ["丙", "４"], ["丁", "25"], ["戊", "５"], ["己", "31"]])], false)).toEqual(HOLDS);
  });
  test("does not apply to prose", () => { expect(ask("text/dress", prose)).toEqual(DOES_NOT_APPLY); });
});

describe("numbers/unique, numbers/order", () => {
  test("hold", () => { expect([ask("numbers/unique", planBook()), ask("numbers/order", planBook())]).toEqual([HOLDS, HOLDS]); });
  test("one number twice", () => { expect(ask("numbers/unique", planBook(withCell(PLAN_ROWS, 4, 0, "No.1")))).toEqual(fails("error A5")); });
  test("a gap is worth a look, and no error", () => { expect(ask("numbers/order", planBook(withCell(PLAN_ROWS, 5, 0, "No.4")))).toEqual(fails("warning A6")); });
  test("do not apply without a number column", () => {
    const rows = PLAN_ROWS.map((row) => row.slice(row.length > 1 ? 1 : 0));
    expect([ask("numbers/unique", [sheetOf("表", rows)]), ask("numbers/order", [sheetOf("表", rows)])]).toEqual([DOES_NOT_APPLY, DOES_NOT_APPLY]);
  });
});

describe("names/unique, names/agree", () => {
  test("hold, width and line breaks set aside", () => {
    const sheets = list([["No.1", "財源の\n確保", "甲"], ["No.1", "財源の確保", "乙"], ["No.2", "窓口の改善", "丙"], ["No.2", "窓口の改善", "丁"], ["No.2", "窓口の改善", "戊"]]);
    expect([ask("names/unique", sheets), ask("names/agree", sheets)]).toEqual([HOLDS, HOLDS]);
  });
  test("one name twice", () => { expect(ask("names/unique", planBook(withCell(PLAN_ROWS, 4, 1, "財源の確保")))).toEqual(fails("warning B5")); });
  test("another name under the same number", () => {
    const sheets = list([["No.1", "財源の確保", "甲"], ["No.1", "財源の確保", "乙"], ["No.2", "窓口の改革", "丙"], ["No.2", "窓口の改革", "丁"], ["No.2", "窓口の改革", "戊"]]);
    expect(ask("names/agree", sheets).found).toContain("error B5");
  });
  test("near miss: themes numbered like initiatives are no initiatives", () => {
    const themes = [["№", "テーマ", "内容"], [1, "健全な財政", "説明"], [2, "市民サービス", "説明"], [3, "協働", "説明"]];
    expect(ask("names/agree", [...planBook(), sheetOf("テーマ", themes)]).found).toEqual([]);
  });
  test("do not apply without a count table", () => { expect([ask("names/unique", prose), ask("names/agree", prose)]).toEqual([DOES_NOT_APPLY, DOES_NOT_APPLY]); });
});

describe("lists", () => {
  const entries = [["No.1", "財源の確保", "甲の活用"], ["No.1", "財源の確保", "乙の拡大"], ["No.2", "窓口の改善", "丙の電子化"], ["No.2", "窓口の改善", "丁の見直し"], ["No.2", "窓口の改善", "戊の支援"]];
  test("in order, of known initiatives, without repeats", () => {
    expect((["lists/order", "lists/known-initiative", "lists/repeated-item"] as const).map((code) => ask(code, list(entries)))).toEqual([HOLDS, HOLDS, HOLDS]);
  });
  test("out of order is a warning", () => { expect(ask("lists/order", list([...entries.slice(2), ...entries.slice(0, 2)])).found).toEqual(["warning B6"]); });
  test("an initiative that the count table lacks", () => {
    expect(ask("lists/known-initiative", list([...entries, ["No.9", "知らない取組", "己の導入"]])).found).toEqual(["error C8"]);
  });
  test("an item twice under one initiative", () => { expect(ask("lists/repeated-item", planBook(PLAN_ROWS, withCell(PLAN_LIST, 6, 2, "書かない窓口"))).found).toEqual(["error C7"]); });
  test("do not apply without lists", () => {
    expect((["lists/order", "lists/known-initiative", "lists/repeated-item"] as const).map((code) => ask(code, prose))).toEqual([DOES_NOT_APPLY, DOES_NOT_APPLY, DOES_NOT_APPLY]);
  });
});

describe("changes", () => {
  const changes = (declared: number, ...rows: CellValue[][]): Grid[] => [...planBook(), sheetOf("内容変更", [
    ["内容の変更", declared, "項目"], [], ["※ 内容変更の主なもの"], ["No.", "取組項目", "実践項目（変更後）"], ...rows,
  ])];
  const one = ["No.2", "窓口の改善", "窓口案内の刷新"];
  test("a partial list is at most as long as what is declared", () => {
    expect(ask("lists/partial-length", changes(19, one))).toEqual(HOLDS);
    expect(ask("lists/partial-length", changes(1, one, ["No.3", "庁舎の管理", "照明の更新"])).found).toEqual(["error C6"]);
  });
  test("changed items were there before, and are not new", () => {
    expect([ask("lists/change-of-current", changes(19, one)), ask("lists/change-not-new", changes(19, one))]).toEqual([HOLDS, HOLDS]);
    expect(ask("lists/change-not-new", changes(19, ["No.2", "窓口の改善", "書かない窓口"])).found).toEqual(["warning C5"]);
  });
  test("what is declared to change is at most what there is", () => {
    expect(ask("declared/at-most", changes(19, one))).toEqual(HOLDS);
    expect(ask("declared/at-most", changes(67, one)).found).toEqual(["error B1"]);
    expect(ask("declared/at-most", planBook())).toEqual(DOES_NOT_APPLY);
  });
});

describe("titles/agree", () => {
  const titles = (...texts: string[]): Grid[] => [sheetOf("概要", texts.map((text) => ["表題", text]))];
  test("holds: blanks set aside", () => { expect(ask("titles/agree", titles("北市行政プラン 改定案について", "北市行政プラン　改定案"))).toEqual(HOLDS); });
  test("fails as a warning", () => { expect(ask("titles/agree", titles("北市行政プラン　改定案について", "北市行政プラン 改定版（案）について"))).toEqual(fails("warning B2")); });
  test("near miss: another document", () => { expect(ask("titles/agree", titles("北市行政プラン改定案について", "北市観光計画の考え方")).found).toEqual([]); });
  test("a comparison shows two stages side by side, and is no place to differ from", () => {
    const comparison = sheetOf("対照表", [["表題", "北市行政プラン（素案）について", "表題", "北市行政プラン（案）について"]]);
    expect(ask("titles/agree", [...titles("北市行政プラン（案）について"), comparison])).toEqual(HOLDS);
    expect(ask("titles/agree", [...titles("北市行政プラン（案）について", "北市行政プラン（素案）"), comparison])).toEqual(fails("warning B2"));
  });
  test("does not apply without titles", () => { expect(ask("titles/agree", prose)).toEqual(DOES_NOT_APPLY); });
});

describe("periods/contiguous", () => {
  const history = (...periods: string[]): Grid[] => [sheetOf("沿革", [["計画名", "計画期間", "主な内容"], ...periods.map((period, i) => [`第${i + 1}次計画`, period, "取組"])])];
  test("holds over a change of era", () => { expect(ask("periods/contiguous", history("平成22～26年度", "平成27～31年度", "令和2～6年度"))).toEqual(HOLDS); });
  test("fails where a year is missing", () => { expect(ask("periods/contiguous", history("平成22～26年度", "平成28～31年度"))).toEqual(fails("warning B3")); });
  test("does not apply to one plan", () => { expect(ask("periods/contiguous", history("令和2～6年度"))).toEqual(DOES_NOT_APPLY); });
});
