import type { CellValue } from "../../../../src/core/grid/grid.js";
import { check, findingsOf, relationsOf, sheetOf } from "../../../support/books.js";

const YEN = [5123456, 3800123, 987654, 123456];
/** Thousands of yen on a second sheet; `last` is the formula of their total. */
const book = (last: CellValue, first: CellValue = "=ROUND(円!B2/1000,0)→5123"): ReturnType<typeof sheetOf>[] => [
  sheetOf("円", [["区分", "金額"], ...YEN.map((yen, i) => [`${"甲乙丙丁"[i] ?? ""}課`, yen]), ["計", "=SUM(B2:B5)→10034689"]]),
  sheetOf("千円", [["区分", "金額"], ["甲課", first], ...YEN.slice(1).map((yen, i) => [`${"乙丙丁"[i] ?? ""}課`, `=ROUND(円!B${i + 3}/1000,0)→${Math.round(yen / 1000)}`]), ["計", last]]),
];
const told = (sheets: readonly ReturnType<typeof sheetOf>[]): unknown[] => [...findingsOf(check(sheets)), ...findingsOf(check(sheets), "warning")].filter((found) => JSON.stringify(found).includes("footing/"));

test("figures that are each rounded by their formula: what rounding leaves is no mistake", () => {
  const sheets = book("=ROUND(円!B6/1000,0)→10035");
  expect(told(sheets)).toEqual([]);
  expect(relationsOf(check(sheets), "fails")).toEqual([]);
});
test("more than rounding leaves fails", () => {
  expect(relationsOf(check(book("=ROUND(円!B6/1000,0)→10045")), "fails")).toEqual(["sum B6 = B2:B5"]);
});
test("near miss: a figure or a total that is typed is as exact as it was typed", () => {
  expect(relationsOf(check(book("=ROUND(円!B6/1000,0)→10035", 5123)), "fails")).toEqual(["sum B6 = B2:B5"]);
  expect(relationsOf(check(book(10035)), "fails")).toEqual(["sum B6 = B2:B5"]);
});
