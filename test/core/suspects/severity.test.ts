import { findingsOf, check } from "../../support/books.js";

/** 9 wards, 男 + 女 = 計 without a total line; `change` puts other figures in. */
const wards = (change: (rows: (string | number)[][]) => void): (string | number)[][] => {
  const rows: (string | number)[][] = [["区", "男", "女", "計"]];
  for (let i = 0; i < 9; i++) { const [men, women] = [4127 + i * 613, 4389 + i * 587]; rows.push([`第${String(i + 1)}区`, men, women, men + women]); }
  change(rows);
  return rows;
};

test("one line among many whose digits are exchanged is an error", () => {
  expect(findingsOf(check(wards(() => undefined)))).toEqual([]);
  expect(findingsOf(check(wards((rows) => { rows[4]![1] = 5696; })))).toEqual([["footing/row", "B5", "digits-transposed", [5966]]]);
});

test("two cells in each other's place are an error, though two lines fail", () => {
  const found = check(wards((rows) => { [rows[3]![1], rows[4]![1]] = [rows[4]![1]!, rows[3]![1]!]; })).findings;
  expect(found.map(({ severity, code, explanations }) => [severity, code, explanations[0]?.cause])).toEqual([["error", "footing/row", "cells-swapped"]]);
});

test("a last digit that may be rounding is none", () => {
  expect(check(wards((rows) => { rows[4]![3] = Number(rows[4]![3]) + 1; })).findings.map(({ severity }) => severity)).toEqual(["warning"]);
});
