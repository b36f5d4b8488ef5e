import type { CellValue } from "../../../../src/core/grid/grid.js";
import { askCheck, DOES_NOT_APPLY, HOLDS } from "../../../support/askCheck.js";
import { check, sheetOf } from "../../../support/books.js";

const DESKS = ["総務課", "福祉課", "土木課"];
const LEDGER: readonly (readonly CellValue[])[] = [["日付", "課", "金額"], ["4月1日", "総務課", 12000], ["4月3日", "福祉課", 8500], ["4月9日", "土木課", 45200], ["5月2日", "福祉課", 6100], ["5月7日", "総務課", 900]];
const sums = (last: number): CellValue[][] => [["課", "金額"], ...DESKS.map((desk, i): CellValue[] => {
  const value = LEDGER.slice(1, last).reduce((sum, row) => sum + (row[1] === desk ? Number(row[2]) : 0), 0);
  return [desk, `=SUMIF(台帳!$B$2:$B$${last},A${i + 2},台帳!$C$2:$C$${last})→${value}`];
})];
const ask = (ledger: readonly (readonly CellValue[])[], table: readonly (readonly CellValue[])[]): ReturnType<typeof askCheck> =>
  askCheck("formula/criteria-short", [sheetOf("台帳", ledger), sheetOf("集計", table)]);

test("a ledger that has grown below the range: one finding for all formulas of the range", () => {
  expect(ask(LEDGER, sums(5))).toEqual({ outcomes: ["fails"], found: ["warning B2"] });
  const { findings } = check([sheetOf("台帳", LEDGER), sheetOf("集計", sums(5))]);
  expect(findings.map(({ message }) => message)).toEqual(["B2 の数式が見る範囲 台帳!B2:B5 は、その下の 6 行まで届いていません（同じ範囲の数式 3 個）。"]);
});
test("to the end of the ledger, or beyond it", () => {
  expect(ask(LEDGER, sums(6))).toEqual(HOLDS);
  expect(ask(LEDGER, sums(60))).toEqual(HOLDS);
});
test("a total below the entries is none", () => {
  expect(ask([...LEDGER, ["計", "全課", 72700]], sums(6))).toEqual(HOLDS);
});
test("a ledger looked through part by part", () => {
  const halves = [...sums(4), ["総務課（5月）", '=SUMIF(台帳!$B$5:$B$6,"総務課",台帳!$C$5:$C$6)→900']];
  expect(ask(LEDGER, halves)).toEqual(HOLDS);
});
test("sums without a condition are asked otherwise", () => {
  expect(ask(LEDGER, [["課", "金額"], ["全課", "=SUM(台帳!C2:C6)→72700"]])).toEqual(DOES_NOT_APPLY);
});
