import type { CellValue } from "../../../src/core/grid/grid.js";
import { check, findingsOf, relationsOf, sheetOf, withCell } from "../../support/books.js";

type Rows = readonly (readonly CellValue[])[];
const at = (rows: Rows, ref: string, outcome = "holds"): string[] => relationsOf(check([sheetOf("表", rows)]), outcome).filter((text) => text.includes(` ${ref} = `));
const findings = (rows: Rows): unknown[] => findingsOf(check([sheetOf("表", rows)]));

const BUDGET: Rows = [
  ["款", "当初予算額（A）", "補正予算額（B）", "流用額（C）", "予算現額 D＝A＋B－C", "支出済額（E）", "不用額（D－E）", "執行率（E／D）"],
  ["議会費", 301250, 0, 0, 301250, 298114, 3136, 0.99],
  ["総務費", 4120880, 120450, 0, 4241330, 4098712, 142618, 0.966],
  ["民生費", 15230170, 830020, 1200, 16058990, 15802345, 256645, 0.984],
  ["土木費", 3890410, -45210, 0, 3845200, 3610987, 234213, 0.939],
];

describe("letters in the headings", () => {
  test("say what is added and what is taken off, also a column that is nought nearly throughout", () => {
    expect(at(BUDGET, "E4")).toEqual(["difference E4 = B4:C4 -D4"]);
    expect(at(BUDGET, "G5")).toEqual(["difference G5 = E5 -F5"]);
    expect(at(BUDGET, "H4")).toEqual(["share H4 = F4 E4"]);
    expect(findings(BUDGET)).toEqual([]);
  });
  test("a total that does not follow them is told where nothing else would tell it", () => {
    expect(findings(withCell(BUDGET, 3, 4, 16060190))).toEqual([["footing/row", "E4", "value-wrong", [16058990]]]);
    expect(findings([BUDGET[0]!, [null], ["議会費", 301250, 1200, 0, 302405, 298114, 4336, 0.99]].filter((row) => row[0] !== null))).toEqual([["footing/row", "E2", "digits-transposed", [302450]]]);
  });
  test("on rows: a settlement of accounts, its marks in a column of their own", () => {
    const rows: Rows = [
      ["区分", "記号", "令和4年度", "令和5年度"],
      ["歳入総額", "A", 25840120, 26310455], ["歳出総額", "B", 24901377, 25588210], ["歳入歳出差引額", "A-B=C", 938743, 722245],
      ["翌年度へ繰り越すべき財源", "D", 120334, 98102], ["実質収支", "C-D", 818409, 624143],
    ];
    expect(at(rows, "C4")).toEqual(["difference C4 = C2 -C3"]);
    expect(at(rows, "D6")).toEqual(["difference D6 = D4 -D5"]);
    expect(findings(withCell(rows, 5, 3, 624413))).toEqual([["footing/column", "D6", "digits-transposed", [624143]]]);
  });
  test("in brackets and circles, in a tier of their own", () => {
    const rows: Rows = [
      ["区分", "現員", "採用", "退職", "翌年度の人員"], [null, "①", "②", "③", "④＝①＋②－③"],
      ["事務", 312, 14, 9, 317], ["技術", 128, 3, 6, 125], ["技能", 45, 0, 4, 41],
    ];
    expect(at(rows, "E3")).toEqual(["difference E3 = B3:C3 -D3"]);
    expect(findings(withCell(rows, 3, 4, 139))).toEqual([["footing/row", "E4", "value-wrong", [125]]]);
  });
  test("a range of circled numbers takes in what carries one", () => {
    const rows: Rows = [["校", "① 国語", "② 算数", "参考", "③ 理科", "計①～③"], ["東", 12, 23, 7, 31, 66], ["西", 14, 21, 9, 35, 70]];
    expect(at(rows, "F2")).toEqual(["sum F2 = B2:C2 E2"]);
  });
  test("of groups that each carry A, B and A-B each means its own", () => {
    const rows: Rows = [["区分", "予算 A", "決算 B", "差 A-B", "予算 A", "決算 B", "差 A-B"], ["甲", 5012, 4870, 142, 6120, 6033, 87], ["乙", 731, 655, 76, 802, 790, 12]];
    expect(at(rows, "G2")).toEqual(["difference G2 = E2 -F2"]);
    expect(at(rows, "D3")).toEqual(["difference D3 = B3 -C3"]);
  });
  test("a difference in words and letters is one, and its rate is over what the formula says", () => {
    const rows: Rows = [["税目", "令和5年度(A)", "令和4年度(B)", "前年度比較増減(A)-(B)=(C)", "増減率(C)/(B)"], ["市民税", 8120450, 7990120, 130330, 1.6], ["固定資産税", 9230110, 9310560, -80450, -0.9], ["軽自動車税", 312045, 305990, 6055, 2.0]];
    expect(at(rows, "D3")).toEqual(["difference D3 = B3 -C3"]);
    expect(at(rows, "E2")).toEqual(["share E2 = D2 C2"]);
  });
});

describe("letters that say nothing of sums", () => {
  test("names with letters, and formulas whose marks no heading carries", () => {
    const rows: Rows = [["路線", "A-B間", "B-C間", "運賃"], ["急行", 120, 230, 410], ["普通", 115, 220, 380]];
    expect(findings(rows)).toEqual([]);
    expect(at(rows, "D2", "fails")).toEqual([]);
  });
  test("figures against the formula throughout: it was misread, and nothing is said", () => {
    const rows: Rows = [["型", "A", "B", "A+B"], ["一", 120, 230, 41], ["二", 115, 220, 38], ["三", 99, 312, 77]];
    expect(check([sheetOf("表", rows)]).findings).toEqual([]);
  });
});

test("a tier of units or letters below the headings names nothing", () => {
  const rows: Rows = [["区分", "男", "女", "計", "歳入", "歳出", "差引"], [null, "人", "人", "人", "千円", "千円", "千円"], ["東", 1203, 1311, 2514, 8120, 7904, 216], ["西", 877, 902, 1779, 5011, 4870, 141]];
  expect(at(rows, "D3")).toEqual(["sum D3 = B3:C3"]);
  expect(at(rows, "G3")).toEqual(["difference G3 = E3 -F3"]);
});
