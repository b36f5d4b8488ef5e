import { relationsIn, tablesIn } from "../../support/askTables.js";
import { check, sheetOf } from "../../support/books.js";

describe("the label of a total", () => {
  const bill = (total: string): (string | number | null)[][] => [
    ["名称", "摘要", "金額"],
    ["測量調査", "一式", 412_350], ["設計委託", "一式", 1_208_440], ["用地補償", "三筆", 877_201], [null, total, 2_497_991],
    ["本体工事", "一式", 5_310_882], ["附帯工事", "一式", 764_119], ["舗装復旧", "二か所", 298_406], [null, total, 6_373_407],
  ];
  test("may stand in the column of remarks where no label column has words", () => {
    expect(relationsIn(bill("小計"))).toEqual(["C5 = C2 + C3 + C4", "C9 = C6 + C7 + C8"]);
  });
  test("may stand right of the amounts", () => {
    const rows = [["金額", "事業名"], [3_120, "防災訓練"], [2_450, "道路台帳"], [1_871, "窓口案内"], [7_441, "小計"], [964, "除雪"], [1_213, "街路樹"], [2_177, "小計"]];
    expect(relationsIn(rows)).toEqual(["A5 = A2 + A3 + A4", "A8 = A6 + A7"]);
  });
});

describe("a total and its copy", () => {
  const rows = [["氏名", "筆記", "加点", "得点", "得点（300点）", "備考"], ...[[140, 21], [160, 20], [187, 13], [237, 34], [91, 25], [202, 8]].map(([a = 0, b = 0], i) => [`${i + 1}番目の人`, a, b, a + b, a + b, null])];
  test("side by side are sums both, so that a slip in either is named", () => {
    expect(relationsIn(rows)).toEqual(expect.arrayContaining(["D2 = B2 + C2", "E2 = B2 + C2"]));
  });
  test("further off the copy sums nothing itself", () => {
    const apart = rows.map((row, i) => [...row.slice(0, 4), i === 0 ? "受付" : i * i + 3, row[4] ?? null]);
    expect(relationsIn(apart).filter((relation) => relation.startsWith("F"))).toEqual([]);
  });
});

describe("quarters and halves above the months", () => {
  const months = [[315, 390, 404, 342], [365, 480, 375, 400], [298, 530, 437, 353], [411, 461, 340, 353], [378, 487, 330, 333], [407, 459, 423, 325]];
  const sums = (from: number, to: number): number[] => [0, 1, 2, 3].map((c) => months.slice(from, to).reduce((sum, month) => sum + (month[c] ?? 0), 0));
  const table = (first: number[]): (string | number)[][] => [["区分", "R2", "R3", "R4", "R5"], ["第１四半期", ...first], ["上半期", ...sums(0, 6)], ...months.map((month, i) => [`${i + 4}月`, ...month])];
  test("are sums though no label says so", () => {
    expect(relationsIn(table(sums(0, 3)))).toEqual(expect.arrayContaining(["B2 = B4 + B5 + B6", "E3 = E4 + E5 + E6 + E7 + E8 + E9"]));
  });
  test("near miss: other counts above the months sum nothing", () => {
    expect(relationsIn(table([978, 1_401, 1_216, 1_099])).filter((relation) => relation.includes("2 ="))).toEqual([]);
  });
});

describe("a sum that holds nearly", () => {
  test("is not shown by one part that is nearly all of it", () => {
    const rows = [["系統", "計画", "実績", "試算", "重量"], ["推進", 40, 37, 36_729, 36_811], ["電力", 20, 11, 21_329, 21_340], ["構体", 43, 28, 30_058, 30_090], ["通信", 48, 27, 14_486, 14_499], ["計測", 11, 9, 22_716, 22_717]];
    expect(relationsIn(rows)).toEqual([]);
  });
});

describe("a sum of very many parts", () => {
  const areas = Array.from({ length: 160 }, (_, i) => [`${i + 1}丁目`, 3_010 + ((i * 7_919) % 997), 1_204 + ((i * 104_729) % 331), 88 + ((i * 1_299_709) % 57)]);
  const sumOf = (column: number, from: number): number => areas.slice(from).reduce((sum, row) => sum + Number(row[column]), 0);
  const table = (from: number, miss: number): (string | number)[][] => [["町丁", "人口", "世帯", "外国人"], ...areas, ["市街地", ...[1, 2, 3].map((c) => sumOf(c, from) + miss)]];
  test("that holds nearly does not begin just anywhere", () => {
    expect(relationsIn(table(70, 3)).filter((relation) => relation.includes("162 ="))).toEqual([]);
  });
  test("that holds is found wherever it begins", () => {
    expect(relationsIn(table(70, 0)).filter((relation) => relation.startsWith("B162 = B72 + B73 "))).toHaveLength(1);
  });
});

describe("headings of several tiers", () => {
  const years = ["H29", "H30", "R1", "R2", "R3", "R4"];
  test("with a date and two years strewn over them begin no body", () => {
    const body = ["会費", "寄附金", "利息", "雑入"].map((name, i) => {
      const own = years.map((_, c) => 1_200 + 137 * i + 61 * c + i * c * 7);
      return [name, ...own, own.reduce((sum, n) => sum + n, 0), 130 + i * i];
    });
    const rows = [["収支の推移", null, null, null, null, null, null, null, 45_017.5], [null, null, null, null, null, null, null, null, 2023], ["区分", ...years, "計", "予算"], [], ...body];
    expect(tablesIn(rows)).toEqual(["A1:I8"]);
    expect(relationsIn(rows)).toContain("H5 = B5 + C5 + D5 + E5 + F5 + G5");
  });
  test("over figures in few lines are no labels of another table", () => {
    const rows = [
      ["科目", "一般会計", "特別会計", null, "企業会計"], [null, "令和5年度", "令和5年度", null, "令和5年度"], [null, "決算", "決算", null, "決算"],
      ["現金", 12_207, 11_168, null, 23_495], ["未収金", 596, 68, null, null], ["繰延", 204, 311, null, null], ["貯蔵品", 98, 40, null, null], ["合計", 13_105, 11_587, null, 23_495],
    ];
    expect(tablesIn(rows)).toEqual(["A1:E8"]);
  });
});

test("$000 over a column is a unit, no nought to be summed", () => {
  const rows = [["科目", "2021", "2022", "2023"], [null, "$000", "$000", "$000"], ["期首", "510", "220", "324"], ["利益", "51", "42", "41"], ["配当", "-63", "-33", "-145"], ["期末", "498", "229", "220"]];
  expect(relationsIn(rows, false)).toEqual(["B6 = B3 + B4 + B5", "C6 = C3 + C4 + C5", "D6 = D3 + D4 + D5"]);
});

test("a grand total of subtotals is not told once more as the sum of all leaves", () => {
  const rows = [["所属", "件数", "金額"], ["甲係", 12, 340], ["乙係", 31, 415], ["小計", 43, 755], ["丙係", 27, 288], ["丁係", 16, 390], ["小計", 43, 678], ["合計", 86, 1433]];
  expect(relationsIn(rows).filter((relation) => /^[BC]8/.test(relation))).toEqual(["B8 = B4 + B7", "C8 = C4 + C7"]);
});

test("a wrong subtotal is not passed over for a grand total of one subtotal and the other's leaves", () => {
  const rows = [["部", "課", "男", "女"], ["総務部", "総務課", 12, 8], ["総務部", "人事課", 9, 7], ["総務部", "計", 21, 15], ["福祉部", "保護課", 14, 22], ["福祉部", "子育て課", 6, 25], ["福祉部", "計", 20, 48], ["合計", null, 41, 62]];
  const { findings } = check([sheetOf("表", rows)]);
  expect(findings.map(({ at, explanations }) => [at.ref, explanations[0]?.cells[0]?.proposed])).toEqual([["D7", 47]]);
});
