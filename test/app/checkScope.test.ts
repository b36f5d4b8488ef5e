import { validate, type ValidateOptions } from "../../src/app/validate.js";
import { parseRange } from "../../src/core/grid/address.js";
import { bookOf } from "../support/books.js";
import { gridOf } from "../../src/core/grid/gridBuilder.js";

/** Two tables on one sheet, each with a wrong total, and a third on another sheet. */
const book = bookOf([
  gridOf("甲", [
    ["区分", "男", "女", "計"], ["東", 10, 12, 22], ["西", 20, 25, 45], ["南", 31, 33, 64], ["計", 61, 70, 132],
    [], [], [],
    ["区分", "前期", "後期", "計"], ["資料", 5, 6, 11], ["備品", 7, 9, 16], ["書籍", 2, 8, 10], ["計", 14, 24, 37],
  ]),
  gridOf("乙", [["区分", "男", "女", "計"], ["北", 10, 12, 22], ["中", 20, 25, 45], ["計", 30, 37, 68]]),
]);

function faults(area?: ValidateOptions["area"]): string[] {
  return validate(book, { language: "ja", ...(area ? { area } : {}) }).findings.filter((finding) => finding.severity === "error").map((finding) => `${finding.at.sheet}!${finding.at.ref}`);
}

test.each<[string, ValidateOptions["area"], string[]]>([
  ["the whole workbook", undefined, ["甲!D5", "甲!C13", "乙!D4"]],
  ["a sheet", { sheet: "甲" }, ["甲!D5", "甲!C13"]],
  ["one cell of a table means the table", { sheet: "甲", range: parseRange("B2")! }, ["甲!D5"]],
  ["the other table", { sheet: "甲", range: parseRange("A10:B11")! }, ["甲!C13"]],
  ["a cell far from any table", { sheet: "甲", range: parseRange("H30")! }, []],
])("%s", (_, area, expected) => {
  expect(faults(area)).toEqual(expected);
});

test("an area without anything to check cannot tell, rather than agree", () => {
  expect(validate(book, { language: "ja", area: { sheet: "甲", range: parseRange("H30")! } }).verdict).toBe("cannotTell");
});
