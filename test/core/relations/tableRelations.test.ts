import { gridOf } from "../../../src/core/grid/gridBuilder.js";
import { formatAddress } from "../../../src/core/grid/address.js";
import { findTableRelations } from "../../../src/core/relations/tableRelations.js";
import { findTables } from "../../../src/core/tables/findTables.js";

type Row = readonly (string | number | null)[];

/** [kind, total, parts, outcome] of every relation whose total stands in the cell. */
function relationsAt(ref: string, rows: readonly Row[]): [string, string, string][] {
  const [sheet] = findTables({ sheets: [gridOf("表", rows.map((row) => [...row]))], definedNames: [], isTyped: true, usesDate1904: false });
  if (!sheet) throw new Error("no sheet");
  return findTableRelations(sheet)
    .filter((relation) => formatAddress(relation.total.rowIndex, relation.total.columnIndex) === ref)
    .map((relation) => [relation.kind, relation.parts.map((part) => (part.sign < 0 ? "-" : "") + formatAddress(part.rowIndex, part.columnIndex)).join(" "), relation.outcome]);
}

describe("sums between ratios", () => {
  const header = ["課", "国語", "国語 %", "算数", "算数 %", "理科", "理科 %", "合計"];
  const rows = [[27.5, 0.91, 26.5, 0.88, 21.5, 0.72], [28.5, 0.95, 24.5, 0.82, 25.5, 0.85], [22.5, 0.75, 29.5, 0.98, 19.5, 0.65], [18.5, 0.62, 23.5, 0.78, 27.5, 0.92]];
  const table = [header, ...rows.map((row, i) => [`第${"一二三四"[i] ?? ""}班`, ...row, (row[0] ?? 0) + (row[2] ?? 0) + (row[4] ?? 0)])];
  test("passes over the percentages that stand between decimal amounts", () => {
    expect(relationsAt("H2", table)).toEqual([["sum", "B2 D2 F2", "holds"]]);
  });
});

describe("lines on which nothing sums", () => {
  const quarters = ["項目", "1Q", "2Q", "3Q", "4Q", "2022年", "1Q", "2Q", "3Q", "4Q", "2023年"];
  const year = (a: number, b: number, c: number, d: number): number[] => [a, b, c, d, a + b + c + d];
  const amounts = [
    ["売上", ...year(1203, 1411, 1390, 1502), ...year(1250, 1467, 1433, 1610)],
    ["原価", ...year(804, 977, 913, 1033), ...year(811, 1002, 921, 1107)],
    ["利益", ...year(399, 434, 477, 469), ...year(439, 465, 512, 503)],
  ];
  const others = [["株価", 3120, 3250, 3010, 2980, 2980, 3050, 3160, 3210, 3290, 3290], ["人員", 512, 518, 520, 525, 525, 526, 530, 533, 541, 541], ["店舗", 81, 82, 85, 86, 86, 86, 87, 89, 92, 92]];
  test("do not speak against sums that hold on the others, and are no mistakes", () => {
    const table = [quarters, ...amounts, ...others];
    expect(relationsAt("F2", table)).toContainEqual(["sum", "B2 C2 D2 E2", "holds"]);
    expect(relationsAt("K4", table)).toContainEqual(["sum", "G4 H4 I4 J4", "holds"]);
    expect(relationsAt("F5", table).filter(([, , outcome]) => outcome === "fails")).toEqual([]);
  });
});

describe("lines in one proportion", () => {
  test("count once: a schedule at several scales shows no sum of two that chance made", () => {
    const steps = [112, 131, 243, 270, 391, 477, 502];
    const table = [["期", "A", "B", "C", "D", "E"], ...steps.map((step, i) => ["甲乙丙丁戊己庚"[i] ?? "", step, step * 3, step * 7, step * 11, step * 13])];
    expect(relationsAt("B4", table).filter(([kind]) => kind === "sum")).toEqual([]);
  });
});

describe("totals at a distance", () => {
  test("a second total that leaves one line out", () => {
    const rows = [[54.52, 5.07, 6.62, -15.99], [53.08, 4.68, 6.23, -29.53], [52.35, 4.38, 5.82, -22.67]];
    const table = [["年", "燃料", "工業", "農業", "森林", "合計", "合計（森林を除く）"], ...rows.map((row, i) => {
      const [a = 0, b = 0, c = 0, d = 0] = row;
      return ["子丑寅"[i] ?? "", a, b, c, d, Number((a + b + c + d).toFixed(2)), Number((a + b + c).toFixed(2))];
    })];
    expect(relationsAt("F2", table)).toContainEqual(["sum", "B2 C2 D2 E2", "holds"]);
    expect(relationsAt("G2", table)).toContainEqual(["sum", "B2 C2 D2", "holds"]);
  });
  test("of two figures alike the nearer one is the part", () => {
    const rows = [[245, 287], [401, 271], [435, 530], [363, 536], [333, 374]];
    const table = [["級", "講義", "実習", "控除前", "控除後", "合計"], ...rows.map(([a = 0, b = 0], i) => ["甲乙丙丁戊"[i] ?? "", a, 11 + i * 17, b, b, a + b])];
    expect(relationsAt("F2", table)).toEqual([["sum", "B2 E2", "holds"]]);
  });
});

describe("means", () => {
  test("of columns of one name", () => {
    const rows = [[91, 72, 83, 64], [78, 65, 92, 71], [66, 81, 74, 95], [99, 52, 61, 77], [84, 93, 58, 62], [73, 69, 88, 57]];
    const table = [["氏名", "平均", "一回 参加", "一回 点", "二回 参加", "二回 点", "三回 参加", "三回 点"].map((text) => text.split(" ").at(-1) ?? text),
      ...rows.map(([a = 0, b = 0, c = 0, d = 0], i) => ["甲乙丙丁戊己"[i] ?? "", Number(((a + b + c) / 3).toFixed(4)), d, a, d + 1, b, d + 3, c])];
    expect(relationsAt("B2", table)).toContainEqual(["mean", "D2 F2 H2", "holds"]);
  });
  test("of a run that stands apart from its label, counts between them", () => {
    const rows = [[3, 5, 4], [4, 2, 5], [5, 3, 1], [2, 4, 4], [5, 5, 2], [3, 1, 3], [4, 4, 5]];
    const mean = (column: number): number => Number((rows.reduce((sum, row) => sum + (row[column] ?? 0), 0) / rows.length).toFixed(5));
    const table = [["回答", "問一", "問二", "問三"], ...rows.map((row, i) => ["甲乙丙丁戊己庚"[i] ?? "", ...row]), ["無効", 1, 0, 2], ["平均", mean(0), mean(1), mean(2)]];
    expect(relationsAt("B10", table)).toContainEqual(["mean", "B2 B3 B4 B5 B6 B7 B8", "holds"]);
  });
});

describe("tables one above another", () => {
  const block = (name: string, values: readonly number[][]): Row[] => [
    [name, "前年", "本年", "予算"], ...values.map((row, i) => [`${"甲乙"[i] ?? ""}課`, ...row]),
    ["計", ...[0, 1, 2].map((c) => values.reduce((sum, row) => sum + (row[c] ?? 0), 0))],
  ];
  const spent = [[1498, 1454, 1511], [383, 303, 399]];
  const left = [[419, 129, 470], [183, 197, 137]];
  const earned = spent.map((row, i) => row.map((value, c) => value + (left[i]?.[c] ?? 0)));
  const table = [...block("歳入", earned), [null], ...block("歳出", spent), [null], ...block("差引", left)];
  test("one block is the sum of the others", () => {
    expect(relationsAt("B2", table)).toContainEqual(["sum", "B7 B12", "holds"]);
    expect(relationsAt("B4", table)).toContainEqual(["sum", "B2 B3", "holds"]);
  });
  test("blocks that have nothing to do with each other give no relation between them", () => {
    const apart = [...block("歳入", earned), [null], ...block("人口", [[7213, 7305, 7411], [912, 905, 899]])];
    expect(relationsAt("B2", apart)).toEqual([]);
  });
});

describe("a part that is nought on most lines", () => {
  const years = ["区分", "2019年", "2020年", "2021年", "2022年", "2023年", "2024年"];
  const income = [90716, 101194, 108443, 114605, 121109, 127074];
  const spending = [92224, 102512, 110498, 116205, 121824, 127157];
  const special = [0, 0, 600, 0, 0, 0];
  const table = (surplus: readonly number[]): Row[] => [years, ["収入合計", ...income], ["支出合計", ...spending], ["特別損益", ...special], ["当期収支", ...surplus]];
  test("belongs to the sum where it alone explains the line that fails", () => {
    const right = income.map((value, i) => value - (spending[i] ?? 0) + (special[i] ?? 0));
    expect(relationsAt("D2", table(right))).toEqual([["difference", "D3 -D4 D5", "holds"]]);
  });
  test("near miss: a slip of another size stays a slip", () => {
    const wrong = income.map((value, i) => value - (spending[i] ?? 0) + (i === 2 ? 60 : 0));
    expect(relationsAt("D2", table(wrong))).toEqual([["sum", "D3 D4 D5", "fails"]]);
  });
});

describe("a label among the figures", () => {
  test("平均 typed into the column of numbers keeps its row out of the sums", () => {
    const rows = [[8, 10, 9, 27], [10, 9, 7, 26], [6, 8, 9, 23], [9, 9, 10, 28]];
    const table = [["生徒番号", "一回", "二回", "三回", "合計"], ...rows.map((row, i) => [41696 + i * 31, ...row]), ["平均", 8.25, 9, 8.75, 22.4]];
    expect(relationsAt("E6", table).filter(([, , outcome]) => outcome === "fails")).toEqual([]);
  });
});

describe("ratios", () => {
  const rows = [[272, 293], [137, 145], [80, 65], [55, 83], [60, 62], [68, 71]];
  const rate = ([a = 0, b = 0]: number[]): number => Number((((b - a) / a) * 100).toFixed(1));
  const names = ["北市", "南市", "東町", "西町", "中町", "上村"];
  test("are asked of lines that hold amounts: a change between two rates may be given in points", () => {
    const table = [["市町", "2022年", "2023年", "増減率"], ...rows.map((row, i) => [names[i] ?? "", ...row, rate(row)]), ["充足率", 6.1, 5.9, -0.2]];
    expect(relationsAt("D2", table)).toEqual([["rate", "B2 C2", "holds"]]);
    expect(relationsAt("D8", table).filter(([, , outcome]) => outcome === "fails")).toEqual([]);
  });
  test("are found among rates that are mostly one", () => {
    const table = [["校", "定員", "出席", "備考欄", "出席の割"], ...[6, 6, 5, 6, 4, 6, 6, 3, 6, 5].map((n, i) => [`第${i + 1}校`, 6, n, 17 + i * i, Number((n / 6).toFixed(5))])];
    expect(relationsAt("E4", table)).toEqual([["share", "C4 B4", "holds"]]);
  });
  test("are told once: pupils over the ratio would give the teachers again", () => {
    const table = [["校", "教員", "児童", "教員当たり"], ...rows.map(([a = 0, b = 0], i) => [names[i] ?? "", a / 10 + 0.25, b * 7, Number(((b * 7) / (a / 10 + 0.25)).toFixed(4))])];
    expect(relationsAt("D3", table)).toEqual([["share", "C3 B3", "holds"]]);
    expect(relationsAt("B3", table)).toEqual([]);
  });
});

describe("a fraction among whole numbers", () => {
  const rows = [[24, 25, 13], [23, 24, 17], [21, 25, 16], [26, 22, 19], [22, 27, 11]];
  const table = (last: number): Row[] => [["年", "男", "女", "外国人", "合計"], ...rows.map((row, i) => [`${i + 1}区`, ...row.map((n) => n * 100 + 7), row.reduce((sum, n) => sum + n * 100 + 7, 0)]), ["全市", 11635, 12335, 7635, last]];
  test("is no sum with a slip in it", () => { expect(relationsAt("E7", table(6321.4)).filter(([, , outcome]) => outcome === "fails")).toEqual([]); });
  test("near miss: a point typed into a sum is", () => { expect(relationsAt("E7", table(31.605)).map(([, , outcome]) => outcome)).toContain("fails"); });
});

describe("a line of rates that no label tells", () => {
  const table = (rate: number): Row[] => [["区分", "求職者", "うち一年以上の者", "長期の者"], ["総数", 2430, 390, rate], ["男", 1161, 237, 20], ["女", 1269, 153, 12]];
  test("is no sum with a mistake where its total lies among its parts", () => {
    expect(relationsAt("D2", table(16)).filter(([, , outcome]) => outcome === "fails")).toEqual([]);
  });
  test("is a sum where a digit slipped (near miss)", () => {
    expect(relationsAt("D2", table(31))).toContainEqual(["sum", "D3 D4", "fails"]);
    expect(relationsAt("D2", table(3))).toContainEqual(["sum", "D3 D4", "fails"]);
  });
  test("holds where it is a sum", () => {
    expect(relationsAt("D2", table(32))).toContainEqual(["sum", "D3 D4", "holds"]);
  });
});

describe("a mean that nobody named", () => {
  // pieces, packs of twelve and packs again: one coincidence, seen three times
  const packs = [["品名", "個数", "箱数", "再掲箱数", "単価"], ["赤", 528, 44, 44, 2.99], ["青", 528, 44, 44, 2.99], ["緑", 612, 51, 51, 2.99], ["紫", 444, 37, 37, 2.99]];
  test("is not shown by lines in one proportion", () => {
    expect(relationsAt("B2", packs).filter(([kind]) => kind === "mean")).toEqual([]);
    expect(relationsAt("E2", packs).filter(([kind]) => kind === "mean")).toEqual([]);
  });
});
