import fc from "fast-check";
import { translateFormula } from "../../../src/core/grid/formulaShift.js";
import { parseSharedFormula } from "../../../src/xlsx/read/sharedFormula.js";

test.each([
  ["A1+$A1+A$1+$A$1", 1, 2, "C2+$A2+C$1+$A$1"],
  ["SUM(B2:B5)", 0, 1, "SUM(C2:C5)"],
  ["SUM(A:A,$1:2)", 3, 1, "SUM(B:B,$1:5)"],
  ["LOG10(A1)&\"A1\"&表1[件数]", 1, 0, "LOG10(A2)&\"A1\"&表1[件数]"],
  ["'A1 表'!A1+[1]甲!B2", 1, 1, "'A1 表'!B2+[1]甲!C3"],
  ["A1", -1, -1, "XFD1048576"],
  ["TRUE+A1E", 1, 1, "TRUE+A1E"],
] as const)("%s moved by %i and %i", (formula, rows, columns, expected) => {
  expect(parseSharedFormula(formula).at(rows, columns)).toBe(expected);
});

test("within the sheet it moves as copying does", () => {
  const piece = fc.constantFrom("B2", "$B3", "C$4", "$D$5", "B2:D9", "C:D", "4:$6", "SUM(", ")", "+", ",", "表!", "\"A1\"", "12", "x_1", " ");
  fc.assert(fc.property(fc.array(piece, { maxLength: 8 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }), (pieces, rows, columns) => {
    const formula = pieces.join("");
    expect(parseSharedFormula(formula).at(rows, columns)).toBe(translateFormula(formula, rows, columns));
  }));
});

test("text as long as it may be, of quotes and brackets that never close, takes no time", () => {
  const startedAt = performance.now();
  for (const mark of ["'", "[", "\"", "'a", "[a", "a!", "A1:"]) parseSharedFormula(mark.repeat(16_384 / mark.length)).at(1, 1);
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});
