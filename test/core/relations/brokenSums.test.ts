import { gridOf } from "../../../src/core/grid/gridBuilder.js";
import { formatAddress } from "../../../src/core/grid/address.js";
import { findTableRelations } from "../../../src/core/relations/tableRelations.js";
import { findTables } from "../../../src/core/tables/findTables.js";

type Row = readonly (string | number | null)[];

/** [total, outcome, residual] of the sums whose total stands in the cell, of those that do not hold where no cell is asked for. */
function sumsOf(rows: readonly Row[], ref?: string): [string, string, number | undefined][] {
  const [sheet] = findTables({ sheets: [gridOf("表", rows.map((row) => [...row]))], definedNames: [], isTyped: true, usesDate1904: false });
  if (!sheet) throw new Error("no sheet");
  return findTableRelations(sheet).filter((relation) => relation.kind === "sum" || relation.kind === "difference")
    .map((relation): [string, string, number | undefined] => [formatAddress(relation.total.rowIndex, relation.total.columnIndex), relation.outcome, relation.residual])
    .filter(([total, outcome]) => (ref === undefined ? outcome === "fails" : total === ref));
}

describe("a sum of few lines", () => {
  const table = (lost: number): Row[] => [["区分", "甲", "乙", "丙"], ["東", 4123, 2210, 3871], ["西", lost, 3045, 2954], ["南", 2891, 1987, 4410], ["全市", 12291, 7242, 11235]];
  test("stays one where a digit slipped in one line", () => {
    expect(sumsOf(table(5277))).toEqual([]);
    expect(sumsOf(table(577))).toEqual([["B5", "fails", 4700]]);
  });
  test("is none where a line misses by nothing that a mistake makes", () => {
    expect(sumsOf(table(5277).map((row, i) => (i === 4 ? ["平均気温", 17, 7242, 11235] : row))).filter(([total]) => total === "B5")).toEqual([]);
  });
});

describe("a rounded table", () => {
  const rows = [[1203.4, 811.2, 392.3], [1411.9, 977.4, 434.4], [1390.2, 913.1, 477.2], [1502.7, 1033.4, 469.4], [1250.3, 811.1, 439.3], [1467.6, 1002.4, 465.1]];
  test("allows what its other lines show, and no more", () => {
    const table = [["期", "売上", "原価", "利益"], ...rows.map((row, i) => [`第${String(i + 1)}期`, ...row])];
    expect(sumsOf(table)).toEqual([]);
    const wrong = table.map((row, i) => (i === 3 ? ["第3期", 1390.2, 913.1, 486.2] : row));
    expect(sumsOf(wrong).map(([total, outcome]) => [total, outcome])).toEqual([["B4", "fails"]]);
  });
});

describe("a table of which each figure was rounded by itself", () => {
  const table = (lost: number): Row[] => [
    ["区分", "計", "男", "女"], ["東", 33075, 16210, 16866], ["西", 41203, 20111, 21091], ["南", 52417, 25840, 26578], ["北", 60121, 29914, 30206],
    ["中央", 48230, lost, 24105], ["計", 235047, 116200, 118847],
  ];
  test("is off by one in many places without a mistake", () => {
    expect(sumsOf(table(24125))).toEqual([]);
  });
  test("and shows a mistake all the same, in the row and the column that it stands in", () => {
    expect(sumsOf(table(24725))).toEqual([["B6", "fails", -600], ["C7", "fails", -600]]);
  });
  test("percentages may come to 101, and one typed for another is told", () => {
    const shares = (total: number): Row[] => [["区分", "なし", "少し", "何度か", "何度も", "計"], ["男", 45, 25, 10, 20, 100], ["女", 61, 22, 10, 8, total]];
    expect(sumsOf(shares(100))).toEqual([]);
    expect(sumsOf(shares(500))).toEqual([["F3", "fails", 399]]);
  });
});

describe("a column whose heading says mean", () => {
  const table = (total: number): Row[] => [
    ["", "業界平均", "当社R3", "当社R4", "当社R5"], ["現金", 1500, 2230, 2450, 2670], ["売掛金", 250, 370, 420, 440], ["棚卸資産", 500, 800, 875, 840], ["流動資産計", 2250, 3400, 3745, 3950],
    ["土地", 800, 1650, 1780, 1825], ["建物", 450, 1000, 1010, 1025], ["固定資産計", total, 2650, 2790, 2850], ["借入金", 1800, 3370, 3650, 3975], ["買掛金", 350, 590, 635, 650], ["流動負債計", 2150, 3960, 4285, 4625],
  ];
  test("is summed like the others where its other sums hold", () => {
    expect(sumsOf(table(1250))).toEqual([]);
    expect(sumsOf(table(1205))).toEqual([["B8", "fails", -45]]);
  });
});

describe("a sum that many lines bear out", () => {
  test("is one on the only line that misses, whatever the miss looks like", () => {
    const rows = Array.from({ length: 12 }, (_, i): Row => [`第${String(i + 1)}課`, 40 + 7 * i, 31 + 5 * i, 71 + 12 * i]);
    const table = (total: number): Row[] => [["課", "前期", "後期", "合計"], ...rows, ["別室", 52, 38, total]];
    expect(sumsOf(table(90), "D14")).toEqual([["D14", "holds", 0]]);
    expect(sumsOf(table(45), "D14")).toEqual([["D14", "fails", -45]]);
  });
});

describe("a list of one column with its total", () => {
  test("keeps the total that one slip breaks", () => {
    expect(sumsOf([["勘定", "金額"], ["現金", 23762], ["売掛金", 16566], ["棚卸資産", 8021], ["流動資産合計", 33439], ["土地", 120000], ["建物", 54310], ["固定資産合計", 174310]], "B5"))
      .toEqual([["B5", "fails", -14910]]);
  });
});

describe("a total of totals in one column", () => {
  const table = (total: number): Row[] => [
    ["勘定", "金額"], ["現金", 62762], ["売掛金", 116566], ["土地", 245799], ["資産合計", 425127], ["借入金", 31223], ["買掛金", 15000], ["負債合計", 46223],
    ["基本金", 300000], ["繰越金", 78904], ["純資産合計", 378904], ["負債純資産合計", total],
  ];
  test("stays one where the slip is in itself, though the assets sum the same parts", () => {
    expect(sumsOf(table(425127))).toEqual([]);
    expect(sumsOf(table(245127))).toEqual([["B12", "fails", -180000]]);
  });
});

describe("a total whose copy stands further up", () => {
  const table = (total: number): Row[] => [
    ["区分", "R1", "R2", "R3", "R4"], ["流動資産", 12130, 13240, 11870, 14020], ["固定資産", 30210, 31115, 32040, 33310], ["資産計", 42340, 44355, 43910, 47330],
    ["負債", 22140, 23050, 22760, 25010], ["純資産", 20200, 21305, 21150, 22320], ["負債・純資産計", total, 44355, 43910, 47330],
  ];
  test("is off itself, and not the sum of what the copy sums", () => {
    expect(sumsOf(table(42340))).toEqual([]);
    expect(sumsOf(table(43240))).toEqual([["B7", "fails", 900]]);
  });
});

describe("a table that opens with the sum of all its lines", () => {
  const rows: Row[] = [["東", 31406, 633, 2], ["西", 65952, 1363, 2.1], ["南", 49750, 2177, 4.4], ["北", 23246, 376, 1.6], ["中央", 22520, 230, 1]];
  test("keeps it without a word for it, beside a column of shares, where a slip is in one column", () => {
    expect(sumsOf([["地域", "児童", "うち私立", "割合"], ["全市", 192874, 4779, 2.5], ...rows])).toEqual([]);
    expect(sumsOf([["地域", "児童", "うち私立", "割合"], ["全市", 192874, 4979, 2.5], ...rows])).toEqual([["C2", "fails", 200]]);
  });
  test("keeps it by its word alone where the columns beside it are shares", () => {
    const shares = (total: number): Row[] => [["財源", "金額", "県", "市"], ["総額", total, 41.3, 58.7], ["病院", 51767, 96.7, 3.3], ["診療所", 13591, 98.8, 1.2], ["薬局", 30446, 3.2, 96.8], ["訪問", 16998, 0, 100]];
    expect(sumsOf(shares(112802))).toEqual([]);
    expect(sumsOf(shares(121802))).toEqual([["B2", "fails", 9000]]);
  });
});

describe("groups of the same form", () => {
  const group = (own: number, hired: number, both: number): Row[] => [["職員", own + 5140, own, own / (own + 5140)], ["委託", hired + 991, hired, hired / (hired + 991)], ["合わせて", own + hired + 6131, both, both / (own + hired + 6131)]];
  const table = (both: number): Row[] => [["区分", "予算", "決算", "執行率"], ...group(38517, 2243, 40760), ...group(74159, 51907, 126066), ...group(23320, 14771, both), ...group(60711, 9348, 70059)];
  test("bear each other out where one has a slip", () => {
    expect(sumsOf(table(38091))).toEqual([]);
    expect(sumsOf(table(30891), "C10")).toEqual([["C10", "fails", -7200]]);
  });
});

describe("a total that is missing", () => {
  test("fails on one of two lines where a word promises it", () => {
    const two = (total: number | null): Row[] => [["区分", "東", "西", "南", "合計"], ["前期", 3212, 2210, 1984, total], ["後期", 3391, 2087, 2240, 7718]];
    expect(sumsOf(two(7406), "E2")).toEqual([["E2", "holds", 0]]);
    expect(sumsOf(two(null), "E2")).toEqual([["E2", "fails", -7406]]);
  });
  const table = (total: number | null): Row[] => [["区分", "計", "男", "女"], ["東", 83, 41, 42], ["西", 105, 50, 55], ["南", 77, 36, 41], ["計", total, 127, 138]];
  test("fails where the parts stand and all other lines have theirs", () => {
    const middle = table(265).map((row, i) => (i === 2 ? ["西", null, 50, 55] : row));
    expect(sumsOf(middle, "B3")).toEqual([["B3", "fails", -105]]);
    expect(sumsOf(table(265), "B3")).toEqual([["B3", "holds", 0]]);
  });
  test("fails beside one other line that comes to the same hundred", () => {
    const shares: Row[] = [["区分", "なし", "少し", "何度も", "計"], ["男", 45, 25, 30, null], ["女", 61, 22, 17, 100]];
    expect(sumsOf(shares, "E2")).toEqual([["E2", "fails", -100]]);
  });
});

describe("one mistake among lines of other kinds", () => {
  test("a blank where two other years have the figure", () => {
    const rows: Row[] = [["区分", "令和4年", "令和3年", "令和2年"], ["男女", 373, 357, 368], ["男", 132, 127, 118], ["女", 241, 230, null]];
    expect(sumsOf(rows)).toEqual([["D2", "fails", 250]]);
    expect(sumsOf(rows.map((row, i) => (i === 3 ? ["女", 241, 230, 250] : row)))).toEqual([]);
  });

  test("two cells of a row in each other's place are no rounding", () => {
    const rows = (first: number, second: number): Row[] => [["県", "元年", "二年", "三年", "四年", "五年"], ["全国", 620, 667, 606, 594, 611], ["甲", 20, 31, 23, 16, 22], ["乙", 111, 100, 93, 90, 92],
      ["丙", 187, 219, 196, 202, 176], ["丁", 50, 49, 39, 61, 54], ["戊", first, second, 42, 30, 30], ["己", 86, 108, 95, 88, 110], ["庚", 113, 101, 108, 88, 117], ["辛", 14, 16, 10, 19, 10]];
    expect(sumsOf(rows(39, 43))).toEqual([]);
    expect(sumsOf(rows(43, 39))).toEqual([["B2", "fails", -4], ["C2", "fails", 4]]);
  });
});

test("groups of one column named alike show what a blank in one of them lacks", () => {
  const group = (men: number | null, women: number, both: number): Row[] => [["　男", men], ["　女", women], ["　小計", both]];
  const rows = (men: number | null): Row[] => [["所属", "人数"], ["本庁", null], ...group(42, 23, 65), ["支所", null], ...group(191, 132, 323), ["分室", null], ...group(men, 36, 79), ["別館", null], ...group(7, 174, 181)];
  expect(sumsOf(rows(43))).toEqual([]);
  expect(sumsOf(rows(null))).toEqual([["B13", "fails", 43]]);
  expect(sumsOf(rows(null).map((row, i) => (i === 10 ? ["　応援", null] : row)))).toEqual([]); // another line than in the other groups
});
