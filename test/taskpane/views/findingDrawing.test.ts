import { toEquation } from "../../../src/taskpane/views/check/equation.js";
import { groupFindings } from "../../../src/taskpane/views/check/groupFindings.js";
import { pictureOf } from "../../../src/taskpane/views/check/tablePicture.js";
import { validate } from "../../../src/app/validate.js";
import { bookOf } from "../../support/books.js";

const book = bookOf([
  ["件数の表"], ["区分", "前期", "後期", "計"], ["甲", 3, 1, 4], ["乙", 4, 2, 6], ["丙", 5, 3, 8], ["丁", 6, 4, 10], ["戊", 7, 5, 12], ["己", 8, 6, 15],
  ["庚", 9, 7, 16], ["辛", 1, 8, 9], ["壬", 2, 9, 11], ["計", 45, 45, 90],
]);
const validation = validate(book, { language: "ja" });
const finding = validation.findings[0]!;
const relations = validation.relations.filter((relation) => finding.relations.includes(relation.id));

test("an equation is drawn with the numbers of its cells, and a long one by its run", () => {
  const drawn = relations.map((relation) => toEquation(relation, book)!).map(({ terms, expected, actual, difference, total }) =>
    [terms.map((term) => `${term.text ?? "run"} ${term.at.ref}`).join(" + "), expected, actual, difference, total.ref]);
  expect(drawn).toEqual([["8 B8 + 6 C8", "14", "15", "+1", "D8"], ["run D3:D11", "91", "90", "−1", "D12"]]);
});

test("the picture holds the suspect, the totals that differ, the header and the names, and leaves the rest out", () => {
  const picture = pictureOf(finding, relations, validation.tables, book)!;
  expect(picture.columns.map(({ columnIndex, isLabel, isWrong }) => [columnIndex, isLabel, isWrong])).toEqual([[0, true, false], [1, false, false], [2, false, false], [3, false, true]]);
  expect(picture.rows.map(({ rowIndex, hasGap, isWrong }) => [rowIndex, hasGap, isWrong])).toEqual([
    [1, false, false], [2, false, false], [6, true, false], [7, false, true], [8, false, false], [10, true, false], [11, false, false],
  ]);
  expect(picture.rows.find((row) => row.rowIndex === 7)?.cells.map((cell) => `${cell.text} ${cell.mark}`)).toEqual(["己 none", "8 none", "6 none", "15 suspect"]);
});

test("findings stand under their table", () => {
  expect(groupFindings(validation).map(({ table, findings }) => [table?.at.ref, findings.length])).toEqual([["A2:D12", 1]]);
});
