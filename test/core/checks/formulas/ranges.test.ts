import type { CellValue } from "../../../../src/core/grid/grid.js";
import { askCheck as ask, DOES_NOT_APPLY, fails, HOLDS, type Row } from "../../../support/askCheck.js";

const HEAD: Row = ["区分", "前期", "後期", "通年"];
const ITEMS: readonly Row[] = [["甲課", 12, 30, 42], ["乙課", 25, 41, 66], ["丙課", 31, 18, 49], ["丁課", 8, 27, 35]];
const table = (...total: Row): Row[] => [HEAD, ...ITEMS, total];

describe("formula/short-range", () => {
  const code = "formula/short-range";
  test("holds", () => { expect(ask(code, table("合計", "=SUM(B2:B5)→76", "=SUM(C2:C5)→116", "=SUM(D2:D5)→192"))).toEqual(HOLDS); });
  test("a row below the range that the neighbours take in", () => {
    expect(ask(code, table("合計", "=SUM(B2:B5)→76", "=SUM(C2:C4)→89", "=SUM(D2:D5)→192"))).toEqual(fails("error C6 =SUM(C2:C5)"));
  });
  test("the last row left out by all of them is one finding", () => {
    expect(ask(code, table("合計", "=SUM(B2:B4)→68", "=SUM(C2:C4)→89", "=SUM(D2:D4)→157"))).toEqual(fails("error B6:D6 =SUM(B2:B5) =SUM(C2:C5) =SUM(D2:D5)"));
  });
  test("a mean, and with a blank row before it; `$` stays", () => {
    expect(ask(code, [HEAD, ...ITEMS, [null], ["平均", "=AVERAGE(B$2:B4)→22.67", 29, 48]])).toEqual(fails("error B7 =AVERAGE(B$2:B5)"));
  });
  const across = (last: string): Row[] => [["区分", "4月", "5月", last, "合計"], ...ITEMS.map(([name, a, b], i) => [name, a, b, 5 + i, `=SUM(B${i + 2}:C${i + 2})→${Number(a) + Number(b)}`] as Row)];
  test("a month left out of the sum across, in every row: one finding", () => {
    expect(ask(code, across("6月"))).toEqual(fails("error E2:E5 =SUM(B2:D2) =SUM(B3:D3) =SUM(B4:D4) =SUM(B5:D5)"));
  });
  test("near miss: a column beside the sum that tells of something else", () => { expect(ask(code, across("職員数"))).toEqual(HOLDS); });
  test("a row that its name does not show to be one of them is worth a look", () => {
    expect(ask(code, [HEAD, ...ITEMS, ["庁舎", 7, 3, 10], ["合計", "=SUM(B2:B5)→76", "=SUM(C2:C5)→116", "=SUM(D2:D5)→192"]]).found).toEqual(["warning B7:D7 =SUM(B2:B6) =SUM(C2:C6) =SUM(D2:D6)"]);
  });
  test("near miss: 再掲, うち, the highest, a subtotal and last year's figures are no entries", () => {
    for (const [label, value] of [["（再掲）市立", 20], ["うち女性", 20], ["最高", 31], ["小計", 76], ["前年", 70]] as const) {
      const rows = [HEAD, ...ITEMS, [label, value, value, value], ["合計", "=SUM(B2:B5)→76", "=SUM(C2:C5)→116", "=SUM(D2:D5)→192"]];
      expect([label, ask(code, rows).found]).toEqual([label, []]);
    }
  });
  test("near miss: two halves, each with its own total beside the other's", () => {
    const months = [3, 5, 4, 8, 6, 7];
    const rows = ["甲", "乙", "丙"].map((name, i) => [name, ...months.map((m) => m + i), `=SUM(B${i + 2}:D${i + 2})→${12 + 3 * i}`, `=SUM(E${i + 2}:G${i + 2})→${21 + 3 * i}`] as Row);
    expect(ask(code, [["区分", "4月", "5月", "6月", "7月", "8月", "9月", "上半期計", "下半期計"], ...rows])).toEqual(HOLDS);
  });
  test("near miss: groups, each closed by its own total", () => {
    const rows: Row[] = [HEAD, ...ITEMS.slice(0, 2), ["一部計", "=SUM(B2:B3)→37", "=SUM(C2:C3)→71", "=SUM(D2:D3)→108"], ...ITEMS.slice(2), ["二部計", "=SUM(B5:B6)→39", "=SUM(C5:C6)→45", "=SUM(D5:D6)→84"]];
    expect(ask(code, rows)).toEqual(HOLDS);
  });
  test("near miss: the top three of a ranking, by their own name", () => {
    expect(ask(code, table("上位三課", "=SUM(B2:B4)→68", "=SUM(C2:C4)→89", "=SUM(D2:D4)→157")).found.filter((found) => found.startsWith("error"))).toEqual([]);
  });
  test("does not apply without a range", () => { expect(ask(code, table("合計", 76, 116, 192))).toEqual(DOES_NOT_APPLY); });
});

describe("formula/double-count", () => {
  const code = "formula/double-count";
  const grouped = (total: string, first: CellValue = "=SUM(B2:B3)→37"): Row[] => [["区分", "件数"], ["甲課", 12], ["乙課", 25], ["小計", first], ["丙課", 31], ["丁課", 8], ["小計", "=SUM(B5:B6)→39"], ["合計", total]];
  test("holds", () => { expect(ask(code, grouped("=B4+B7→76"))).toEqual(HOLDS); });
  test("a total over the entries and their subtotals", () => { expect(ask(code, grouped("=SUM(B2:B7)→152"))).toEqual(fails("error B8 =SUM(B4,B7)")); });
  test("a subtotal that is typed", () => { expect(ask(code, [["区分", "件数"], ["甲課", 12], ["乙課", 25], ["小計", 37], ["丙課", 31], ["合計", "=SUM(B2:B5)→105"]])).toEqual(fails("error B6 =SUM(B2:B3,B5)")); });
  test("near miss: SUBTOTAL passes over other subtotals", () => {
    expect(ask(code, grouped("=SUBTOTAL(9,B2:B7)→76", "=SUBTOTAL(9,B2:B3)→37")).found.filter((found) => found.includes("B4"))).toEqual([]);
  });
  test("near miss: what counts twice is taken off again", () => { expect(ask(code, grouped("=SUM(B2:B7)-B4-B7→76"))).toEqual(HOLDS); });
  test("near miss: an entry that only repeats another", () => { expect(ask(code, [["区分", "件数"], ["甲課", 12], ["乙課", "=B2→12"], ["合計", "=SUM(B2:B3)→24"]])).toEqual(HOLDS); });
  test("does not apply without sums", () => { expect(ask(code, [["区分", "件数"], ["甲課", 12], ["乙課", 25]])).toEqual(DOES_NOT_APPLY); });
});

describe("formula/header-in-range", () => {
  const code = "formula/header-in-range";
  const years = (formula: string): Row[] => [["区分", 2022, 2023, 2024], ...ITEMS, ["合計", formula, 116, 192]];
  test("holds", () => { expect(ask(code, years("=SUM(B2:B5)→76"))).toEqual(HOLDS); });
  test("a year in the heading", () => { expect(ask(code, years("=SUM(B1:B5)→2098"))).toEqual(fails("error B6 =SUM(B2:B5)")); });
  test("the No. of a row", () => {
    const rows = ITEMS.map(([name, a, b], i) => [name, i + 1, a, b, `=SUM(B${i + 2}:D${i + 2})→${Number(a) + Number(b) + i + 1}`] as Row);
    expect(ask(code, [["区分", "№", "前期", "後期", "合計"], ...rows]).found[0]).toBe("error E2 =SUM(C2:D2)");
  });
  test("near miss: a heading in words counts for nothing", () => { expect(ask(code, table("合計", "=SUM(B1:B5)→76", 116, 192))).toEqual(HOLDS); });
  test("does not apply without a range", () => { expect(ask(code, table("合計", 76, 116, 192))).toEqual(DOES_NOT_APPLY); });
});
