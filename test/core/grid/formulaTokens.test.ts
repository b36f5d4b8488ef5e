import fc from "fast-check";
import { formulaReferences } from "../../../src/core/grid/formulaReferences.js";
import { shiftFormula, shiftSpan, translateFormula, type LineShift } from "../../../src/core/grid/formulaShift.js";
import { tokenizeFormula } from "../../../src/core/grid/formulaTokens.js";

const kinds = (formula: string): string => tokenizeFormula(formula).map((t) => t.kind).join(" ");

describe("tokenizeFormula", () => {
  test.each([
    ["SUM('表 1'!B2:B5)", "function open qualifier range close"],
    ["件数表!$C$9*2", "qualifier cell operator number"],
    ["'甲''乙'!A1", "qualifier cell"],
    ["SUM(甲:丙!A1)", "function open qualifier cell close"],
    ["[1]Sheet1!A1&[2]!名", "qualifier cell operator qualifier name"],
    ["'[1]表 1'!A:C", "qualifier columns"],
    ["SUM(1:3,$A:$B)", "function open rows separator columns close"],
    ["Sheet1!A1:Sheet1!B2", "qualifier cell colon qualifier cell"],
    ["A1:INDEX(B:B,3)", "cell colon function open columns separator number close"],
    ["LOG10(A1)", "function open cell close"],
    ["XFE1+A1048577+XFD1048576", "name operator name operator cell"],
    ["表1[[#This Row],[件'[数]]+[@件数]", "structured operator structured"],
    ["IF(A1=\"a\"\"b\",TRUE,#N/A)", "function open cell operator string separator boolean separator error close"],
    ["SUM({1,2;3,4})", "function open array-open number separator number separator number separator number array-close close"],
    ["_xlfn.ANCHORARRAY(A1)+B2#+@A:A", "function open cell close operator cell spill operator at columns"],
    ["#REF!A1+Sheet1!#REF!+#REF!", "qualifier cell operator qualifier error operator error"],
    ["1.5E+3%<>-A1 B2", "number operator operator operator cell space cell"],
    ["税率_8.5+A1.B", "name operator name"],
    ["SUM(Sheet 1!A1)", "function open name space qualifier cell close"],
  ])("%s", (formula, expected) => {
    expect(kinds(formula)).toBe(expected);
    expect(tokenizeFormula(formula).map((t) => t.text).join("")).toBe(formula);
  });

  test("the tokens joined are the formula, whatever it is", () => {
    const piece = fc.constantFrom("A1", "$B$2", ":", "!", "'", "表", "[", "]", "#REF!", "#", "(", ")", '"', ",", " ", "1:3", "SUM", "𠮷", "{", "}", "@", "\\", "\n", "%");
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.array(piece).map((p) => p.join("")));
    fc.assert(fc.property(text, (formula) => tokenizeFormula(formula).map((t) => t.text).join("") === formula));
  });
});

test("formulaReferences names sheet and range", () => {
  expect(formulaReferences("SUM(B2:A5)+概要!$C$9+甲:丙!A:A+'[1]x'!2:3").map((r) => [r.qualifier ?? null, r.range])).toEqual([
    [null, { top: 1, left: 0, bottom: 4, right: 1 }],
    [{ sheet: "概要" }, { top: 8, left: 2, bottom: 8, right: 2 }],
    [{ sheet: "甲", lastSheet: "丙" }, { top: 0, left: 0, bottom: 1048575, right: 0 }],
    [{ book: "1", sheet: "x" }, { top: 1, left: 0, bottom: 2, right: 16383 }],
  ]);
});

test.each([
  ["SUM(B2:B5)*$C$1", 0, 1, "SUM(C2:C5)*$C$1"],
  ["A1+B$1+$A1", 2, 3, "D3+E$1+$A3"],
  ["A1", -1, 0, "#REF!"],
  ["SUM(A:B,1:2,'A1'!C3)", 1, 1, "SUM(B:C,2:3,'A1'!D4)"],
  ["\"A1\"&表1[A1]", 1, 1, "\"A1\"&表1[A1]"],
])("translateFormula %s by %i, %i", (formula, rows, columns, expected) => {
  expect(translateFormula(formula, rows, columns)).toBe(expected);
});

const rows = (kind: LineShift["kind"], at: number, count: number): LineShift => ({ sheet: "表", axis: "row", kind, at, count });

test.each([
  ["SUM(B2:B5)", rows("insert", 3, 1), "SUM(B2:B6)"],
  ["SUM(B2:B5)", rows("insert", 1, 2), "SUM(B4:B7)"],
  ["SUM(B2:B5)", rows("insert", 5, 1), "SUM(B2:B5)"],
  ["SUM($B$2:B5)", rows("delete", 2, 1), "SUM($B$2:B4)"],
  ["SUM(B2:B5)", rows("delete", 1, 4), "SUM(#REF!)"],
  ["SUM(B2:B5)", rows("delete", 3, 9), "SUM(B2:B3)"],
  ["SUM(B2:B5)", rows("delete", 0, 2), "SUM(B1:B3)"],
  ["SUM(B5:B2)", rows("insert", 3, 1), "SUM(B6:B2)"],
  ["B2+表!B2+他!B2+甲:表!B2+[1]表!B2", rows("delete", 1, 1), "#REF!+表!#REF!+他!B2+甲:表!B2+[1]表!B2"],
  ["SUM(B:B)+SUM(2:3)", rows("insert", 1, 1), "SUM(B:B)+SUM(3:4)"],
  ["A1048576", rows("insert", 1, 1), "#REF!"],
  ["SUM(B1:B1048576)", rows("insert", 5, 3), "SUM(B1:B1048576)"],
] as const)("shiftFormula %s", (formula, shift, expected) => {
  expect(shiftFormula(formula, "表", shift)).toBe(expected);
});

test("columns shift as rows do", () => {
  expect(shiftFormula("SUM(B2:D2)+B:B", "表", { sheet: "表", axis: "column", kind: "insert", at: 2, count: 1 })).toBe("SUM(B2:E2)+B:B");
});

test("what is inserted and taken out again leaves a span as it was", () => {
  fc.assert(fc.property(fc.nat(100), fc.nat(100), fc.nat(150), fc.integer({ min: 1, max: 9 }), (first, more, at, count) => {
    const put = shiftSpan(first, first + more, { axis: "row", kind: "insert", at, count });
    expect(put && shiftSpan(put[0], put[1], { axis: "row", kind: "delete", at, count })).toEqual([first, first + more]);
  }));
});
