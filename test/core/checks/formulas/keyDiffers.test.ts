import type { CellValue } from "../../../../src/core/grid/grid.js";
import { askCheck, DOES_NOT_APPLY, fails } from "../../../support/askCheck.js";
import { check, sheetOf } from "../../../support/books.js";

const ledger = (desks: readonly CellValue[]): CellValue[][] => [["日付", "課", "金額"], ...desks.map((desk, i): CellValue[] => [`4月${i + 1}日`, desk, 100 * (i + 1)])];
const LAST = 5;
const sumOf = (criterion: string): string => `=SUMIF(台帳!$B$2:$B$${LAST},${criterion},台帳!$C$2:$C$${LAST})→100`;
const sheets = (desks: readonly CellValue[], criteria: readonly string[]): ReturnType<typeof sheetOf>[] =>
  [sheetOf("台帳", ledger(desks)), sheetOf("集計", [["課", "金額"], ...criteria.map((criterion, i): CellValue[] => [`${i + 1}番`, sumOf(criterion)])])];
const ask = (desks: readonly CellValue[], criteria: readonly string[]): ReturnType<typeof askCheck> => askCheck("formula/key-differs", sheets(desks, criteria));
const BOTH = ['"総務課"', '"福祉課"'];

test("a key with a blank behind it is counted nowhere", () => {
  expect(ask(["総務課", "福祉課", "総務課", "福祉課　"], BOTH)).toEqual(fails("warning B5 福祉課"));
  const { findings } = check(sheets(["総務課", "福祉課", "総務課", "福祉課　"], BOTH));
  expect(findings.filter(({ code }) => code === "formula/key-differs").map(({ message }) => message))
    .toEqual(["B5 の「福祉課　」は、B3 の数式が探す「福祉課」と空白や全角・半角が違うため、集計に入っていません。"]);
});
test("letters of another width; the same key twice is one finding", () => {
  expect(ask(["A班", "Ａ班", "A班", "Ａ班"], ['"A班"'])).toEqual(fails("warning B3 A班 A班"));
});
test("keys as they are looked up; case is set aside as Excel does", () => {
  expect(ask(["総務課", "福祉課", "総務課", "福祉課"], BOTH)).toEqual(DOES_NOT_APPLY);
  expect(ask(["a班", "A班", "A班", "A班"], ['"A班"'])).toEqual(DOES_NOT_APPLY);
});
test("near miss: another formula looks up the key as it stands, or with a wildcard", () => {
  expect(ask(["総務課", "福祉課", "総務課", "福祉課　"], [...BOTH, '"福祉課　"'])).toEqual(DOES_NOT_APPLY);
  expect(ask(["総務課", "福祉課", "総務課", "福祉課　"], [...BOTH, '"福祉*"'])).toEqual(DOES_NOT_APPLY);
});
test("near miss: a key that no formula looks up", () => { expect(ask(["総務課", "福祉課", "総務課", "土木課　"], BOTH)).toEqual(DOES_NOT_APPLY); });
