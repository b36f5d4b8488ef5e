import type { CellValue } from "../../../../src/core/grid/grid.js";
import { askCheck as ask, DOES_NOT_APPLY, fails, HOLDS, type Row } from "../../../support/askCheck.js";
import { check, sheetOf } from "../../../support/books.js";

const PAIRS = [[12, 30], [25, 41], [31, 18], [8, 27], [14, 9], [22, 6]] as const;

/** Rows of two figures and a third cell; `cell(rowNumber, a, b)` makes the third. */
function table(cell: (rowNumber: number, a: number, b: number) => CellValue, heading = "通年"): Row[] {
  return [["区分", "前期", "後期", heading], ...PAIRS.map(([a, b], i) => [`${"甲乙丙丁戊己"[i] ?? ""}課`, a, b, cell(i + 2, a, b)] as Row)];
}
const sum = (n: number, a: number, b: number): string => `=B${n}+C${n}→${a + b}`;
const HEAD_OF_CHANGES: Row = ["区分", "前期", "後期", "増減"];
const except = (rowNumber: number, other: CellValue, usual = sum) => (n: number, a: number, b: number): CellValue => (n === rowNumber ? other : usual(n, a, b));

describe("formula/differs", () => {
  const code = "formula/differs";
  test("holds", () => { expect(ask(code, table(sum))).toEqual(HOLDS); });
  test("a formula that takes a cell of another row", () => { expect(ask(code, table(except(4, "=B4+C5→58")))).toEqual(fails("error D4 =B4+C4")); });
  test("a sum that leaves out a cell which those on both sides take", () => {
    const wide = (third: (n: number) => string): Row[] => [["区分", "一", "二", "三", "計"], ...PAIRS.map(([a, b], i) => [`${"甲乙丙丁戊己"[i] ?? ""}課`, a, b, i + 5, third(i + 2)] as Row)];
    const all = (n: number): string => `=B${n}+C${n}+D${n}→${(PAIRS[n - 2]?.[0] ?? 0) + (PAIRS[n - 2]?.[1] ?? 0) + n + 3}`;
    expect(ask(code, wide(all))).toEqual(HOLDS);
    expect(ask(code, wide((n) => (n === 4 ? "=B4+D4→38" : all(n))))).toEqual(fails("error E4 =B4+C4+D4"));
    expect(ask(code, wide((n) => (n === 4 ? "=B4*2→62" : all(n))))).toEqual(HOLDS);
  });
  test("near miss: a range that reaches further where the others have nothing more", () => {
    const wide = (extra: (i: number) => CellValue): Row[] => [["区分", "一", "二", "三", "計"], ...PAIRS.map(([a, b], i) => [`${"甲乙丙丁戊己"[i] ?? ""}課`, a, b, extra(i), i === 2 ? `=SUM(B4:D4)→${a + b + 5}` : `=SUM(B${i + 2}:C${i + 2})→${a + b}`] as Row)];
    expect(ask(code, wide((i) => (i === 2 ? 5 : null)))).toEqual(HOLDS);
    expect(ask(code, wide(() => 5)).found).toEqual(["error E4 =SUM(B4:C4)"]); // the other rows bear it out: 一 + 二 = 計
  });
  test("an amount added by hand", () => { expect(ask(code, table(except(4, "=B4+C4+100→149")))).toEqual(fails("error D4 =B4+C4")); });
  test("a `$` that is missing: as long as the value is the same, a remark", () => {
    const share = (n: number): string => `=B${n}/$B$8→${(PAIRS[n - 2]?.[0] ?? 0) / 112}`;
    expect(ask(code, [...table(except(4, "=B4/$B$9→0.2767857142857143", share)), ["合計", 112, 131, 243], ["合計", 112, 131, 243]])).toEqual(fails("info D4 =B4/$B$8"));
  });
  test("an error where the neighbours' formula would mend a line that fails", () => {
    const rows = table((n, a, b) => (n === 4 ? "=C4-B3→-7" : `=C${n}-B${n}→${b - a}`), "増減");
    expect(ask(code, [...rows, ["計", "=SUM(B2:B7)→112", "=SUM(C2:C7)→131", "=SUM(D2:D7)→25"]])).toEqual(fails("error D4 =C4-B4"));
  });
  test("near miss: `$` where it makes no difference", () => { expect(ask(code, table(except(4, "=$B4+C4→49")))).toEqual(HOLDS); });
  test("near miss: a subtotal among rows, of another make", () => { expect(ask(code, table(except(4, "=SUM(D2:D3)→108")))).toEqual(HOLDS); });
  test("near miss: the corner goes with the total row", () => {
    const total = ["計", "=SUM(B2:B7)→112", "=SUM(C2:C7)→131", "=SUM(D2:D7)→243"];
    expect(ask(code, [...table(sum), total])).toEqual(HOLDS);
  });
  test("near miss: from one row on another formula", () => { expect(ask(code, table((n, a, b) => (n < 5 ? `=B${n}+C${n}→${a + b}` : `=B${n}+B${n}→${2 * a}`)))).toEqual(HOLDS); });
  test("does not apply to fewer than three alike", () => { expect(ask(code, table((n, a, b) => (n < 4 ? sum(n, a, b) : null)))).toEqual(DOES_NOT_APPLY); });
});

describe("formula/typed-over", () => {
  const code = "formula/typed-over";
  test("holds", () => { expect(ask(code, table(sum))).toEqual(HOLDS); });
  test("a typed number that is no longer right; one finding, with the equations that it breaks", () => {
    const sheets = [sheetOf("表", table(except(4, 94)))];
    expect(ask(code, sheets)).toEqual(fails("error D4 =B4+C4"));
    const { findings } = check(sheets);
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(findings[0]?.relations.length).toBeGreaterThan(0);
  });
  test("one that is still right is a remark", () => { expect(ask(code, table(except(4, 49)))).toEqual(fails("info D4 =B4+C4")); });
  test("several that are right are one remark", () => {
    const rows = table((n, a, b) => (n === 4 ? a + b : sum(n, a, b)));
    const wide = rows.map((row, i) => [...row, ...(i === 0 ? ["差"] : [i === 4 ? Number(row[1]) - Number(row[2]) : `=B${i + 1}-C${i + 1}→${Number(row[1]) - Number(row[2])}`])] as Row);
    expect(ask(code, wide)).toEqual(fails("info D4 =B4+C4 =B5-C5"));
  });
  test("a share is compared as it was typed", () => {
    const share = (n: number, a: number, b: number): string => `=B${n}/C${n}→${a / b}`;
    expect(ask(code, table(except(4, 1.72, share)))).toEqual(fails("info D4 =B4/C4"));
    expect(ask(code, table(except(4, 1.27, share)))).toEqual(fails("warning D4 =B4/C4"));
  });
  const change = (n: number, a: number, b: number): string => `=C${n}-B${n}→${b - a}`;
  const changes = (cell: (n: number, a: number, b: number) => CellValue, last: CellValue): Row[] => [...table(cell, "増減"), ["計", "=SUM(B2:B7)→112", "=SUM(C2:C7)→131", last]];
  test("a difference typed over is an error where its line fails for it, and would hold with the formula's value", () => {
    expect(ask(code, changes(except(4, 13, change), "=SUM(D2:D7)→45"))).toEqual(fails("error D4 =C4-B4"));
    expect(ask(code, changes(except(4, -13, change), "=SUM(D2:D7)→19"))).toEqual(fails("info D4 =C4-B4"));
    expect(ask(code, [["区分", "前期", "後期", "比"], ...PAIRS.map(([a, b], i) => ["課", a, b, i === 2 ? 1.1 : `=C${i + 2}/B${i + 2}→${b / a}`] as Row)]).found).toEqual(["warning D4 =C4/B4"]);
  });
  test("between two alike alone, where others of its column stand side by side", () => {
    const grouped = (third: CellValue): Row[] => [HEAD_OF_CHANGES, ...PAIRS.slice(0, 3).map(([a, b], i) => ["課", a, b, change(i + 2, a, b)] as Row),
      ["一部計", "=SUM(B2:B4)→68", "=SUM(C2:C4)→89", "=SUM(D2:D4)→21"], ["課", 8, 27, change(6, 8, 27)], ["課", 54, 31, third], ["課", 22, 6, change(8, 22, 6)], ["二部計", "=SUM(B6:B8)→84", "=SUM(C6:C8)→64", "=SUM(D6:D8)→12"]];
    expect(ask(code, grouped(-23)).found).toEqual(["info D7 =C7-B7"]);
    expect(ask(code, grouped(-32)).found).toEqual(["error D7 =C7-B7"]);
  });
  test("near miss: a count that begins anew", () => { expect(ask(code, [["番号", "件数"], [1, 5], ["=A2+1→2", 6], ["=A3+1→3", 7], ["=A4+1→4", 7], [10, 8], ["=A6+1→11", 9], ["=A7+1→12", 9]])).toEqual(HOLDS); });
  test("near miss: the neighbours' formula would show nothing there", () => {
    const shown = (n: number, a: number, b: number): string => `=IF(B${n}=31,"",B${n}+C${n})→${a + b}`;
    expect(ask(code, table(except(4, 49, shown)))).toEqual(HOLDS);
  });
  test("does not apply to typed columns", () => { expect(ask(code, table((_, a, b) => a + b))).toEqual(DOES_NOT_APPLY); });
});

describe("formula/circular", () => {
  const code = "formula/circular";
  test("a total that takes in itself", () => { expect(ask(code, [["区分", "件数"], ["甲", 3], ["乙", 4], ["計", "=SUM(B2:B4)→0"]])).toEqual({ outcomes: ["cannotTell circular"], found: ["error B4 =SUM(B2:B3)"] }); });
  test("a circle of three is one finding", () => {
    expect(ask(code, [["区分", "件数"], ["甲", "=B4+1→1"], ["乙", "=B2+1→1"], ["丙", "=B3+1→1"]])).toEqual({ outcomes: ["cannotTell circular"], found: ["error B2"] });
  });
  test("near miss: a running balance", () => { expect(ask(code, [["月", "残高"], ["4月", 3], ["5月", "=B2+4→7"], ["6月", "=B3+5→12"]])).toEqual(DOES_NOT_APPLY); });
});

describe("formula/error-value", () => {
  const code = "formula/error-value";
  const book = (first: CellValue): Row[] => [["区分", "甲", "乙", "率"], ["一", 3, 0, first], ["二", 4, 2, "=B3/C3→2"], ["計", 7, 2, "=SUM(D2:D3)"]];
  const withErrors = (rows: readonly Row[]): ReturnType<typeof sheetOf>[] => {
    const error = { error: "#DIV/0!" };
    const grid = sheetOf("表", rows);
    return [{ ...grid, value: (r, c) => (grid.formula(r, c) !== undefined && (r === 1 || r === 3) ? error : grid.value(r, c)), row: (r) => (r === 1 || r === 3 ? grid.row(r).map((value, c) => (c === 3 ? error : value)) : grid.row(r)) }];
  };
  test("holds", () => { expect(ask(code, [["区分", "件数"], ["甲", 3], ["乙", 4], ["計", "=B2+B3→7"]])).toEqual(HOLDS); });
  test("names where the error begins, and does not tell the total", () => { expect(ask(code, withErrors(book("=B2/C2")))).toEqual({ outcomes: ["cannotTell error-value"], found: ["warning D2"] }); });
  test("does not apply without sums", () => { expect(ask(code, [["区分", "率"], ["甲", "=1/3→0.333"]])).toEqual(DOES_NOT_APPLY); });
});

describe("formula/stale", () => {
  const code = "formula/stale";
  const formulas = [
    "=SUM(B2:B4,B6)→20", "=SUBTOTAL(109,B2:B4)→12", "=AVERAGE(B2:B6)→5", "=COUNT(A2:B6)→4", "=COUNTA(A2:A6)→5", "=COUNTIF(A2:A6,\"甲*\")→2",
    "=SUMIF(A2:A6,\"乙\",B2:B6)→4", "=SUMIFS(B2:B6,A2:A6,\"<>乙\",B2:B6,\">=5\")→13", "=SUMPRODUCT((A2:A6=\"甲\")*1,B2:B6)→3", "=ROUND(B2/B6*100,1)→37.5",
    "=IFERROR(B2/0,0)→0", "=IF(B2>2,B3,B4)→4", "=MAX(B2:B6)-MIN(B2:B6)→5", "=ROUNDDOWN(-2.55,1)→-2.5", "=(B6-B2)/B2→1.6666666666666667", "=-2^2→4", "=50%*B6→4",
    "=AVERAGEIF(A2:A6,\"<>丁\",B2:B6)→4", "=MEDIAN(B2:B6)→4.5", "=INT(-2.5)→-3",
  ];
  const beside = (formula: string): Row[] => [["区分", "件数"], ["甲", 3], ["乙", 4], ["丙", 5], ["甲二", "―"], ["丁", 8, null, null, formula]];
  test.each(formulas)("%s holds, and another value does not", (formula) => {
    expect(ask(code, beside(formula))).toEqual(HOLDS);
    expect(ask(code, beside(formula.replace(/→.*/, "→99"))).found).toEqual(["warning E6"]);
  });
  test("one finding for a sheet that was not calculated", () => {
    expect(ask(code, [["区分", "件数"], ["甲", 3], ["乙", 4], ["計", "=SUM(B2:B3)→6"], ["倍", "=B4*2→14"]])).toEqual({ outcomes: ["cannotTell stale-value"], found: ["warning B4"] });
  });
  test("near miss: what binary fractions lose", () => { expect(ask(code, [["甲", "乙"], [0.1, 0.2], [3, "=A2+B2-0.3→5.551115123125783E-17"]])).toEqual(HOLDS); });
  test("near miss: a function that is not known here", () => { expect(ask(code, [["甲", "乙"], [3, 4], [3, "=RAND()→0.5"]])).toEqual(DOES_NOT_APPLY); });
});

describe("formula/unfollowed", () => {
  const code = "formula/unfollowed";
  const book = (formula: string): Row[] => [["区分", "件数"], ["甲", 3], ["乙", 4], ["計", formula]];
  test("a computed reference, another book, a name of no cells", () => {
    for (const [formula, reason] of [["=SUM(OFFSET(B1,1,0,2))→7", "computed-reference"], ["=SUM(INDIRECT(\"B2:B3\"))→7", "computed-reference"], ["=SUM([1]表!B2:B3)→7", "external-link"], ["=SUM(ない名前)→7", "name"]] as const) {
      expect([formula, ask(code, book(formula))]).toEqual([formula, { outcomes: [`cannotTell ${reason}`], found: ["info B4"] }]);
    }
  });
  test("near miss: no total", () => { expect(ask(code, book("=INDEX(B2:B3,1)→3"))).toEqual(DOES_NOT_APPLY); });
  test("does not apply to a plain sum", () => { expect(ask(code, book("=SUM(B2:B3)→7"))).toEqual(DOES_NOT_APPLY); });
});
