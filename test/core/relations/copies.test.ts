import type { CellValue } from "../../../src/core/grid/grid.js";
import { check, sheetOf, withCell } from "../../support/books.js";

type Rows = readonly (readonly CellValue[])[];

const YEARS = ["2018年", "2019年", "2020年", "2021年", "2022年", "2023年"];
const YOUNG = [31204, 30877, 30155, 29630, 29102, 28664], MIDDLE = [118203, 117045, 116288, 115930, 114872, 113905], OLD = [61120, 61877, 62503, 63011, 63402, 63950];
const sum = (...lists: readonly number[][]): number[] => (lists[0] ?? []).map((_, i) => lists.reduce((all, list) => all + (list[i] ?? 0), 0));
const TOTALS = sum(YOUNG, MIDDLE, OLD);
const NORTH = TOTALS.map((total, i) => Math.floor(total * 0.41) + i * 7), SOUTH = TOTALS.map((total, i) => total - (NORTH[i] ?? 0));

const BY_AGE: Rows = [["年齢別人口"], ["区分", ...YEARS], ["15歳未満", ...YOUNG], ["15～64歳", ...MIDDLE], ["65歳以上", ...OLD], ["合　計", ...TOTALS]];
const BY_WARD: Rows = [["地区別人口"], ["地区", ...YEARS], ["総数", ...TOTALS], ["北部", ...NORTH], ["南部", ...SOUTH]];
/** The totals alone, turned: a summary that nothing else on its sheet bears out. */
const SUMMARY: Rows = [["人口の推移"], ["年", "総数", "面積"], ...YEARS.map((year, i): CellValue[] => [year, TOTALS[i] ?? 0, 561.4 + i])];

const tell = (...sheets: readonly (readonly [string, Rows])[]): string[] =>
  check(sheets.map(([name, rows]) => sheetOf(name, rows))).findings.map((finding) => `${finding.severity} ${finding.at.sheet}!${finding.at.ref} ${finding.message}`);
const equalities = (...sheets: readonly (readonly [string, Rows])[]): string[] =>
  check(sheets.map(([name, rows]) => sheetOf(name, rows))).relations.filter((relation) => relation.kind === "equal")
    .map(({ total, parts, outcome }) => `${total.sheet}!${total.ref} ${parts.map(({ sheet, ref }) => `${sheet}!${ref}`).join(" ")} ${outcome}`);

describe("a total that stands in two tables", () => {
  test("is one figure, whatever its headings are called", () => {
    expect(equalities(["年齢", BY_AGE], ["地区", BY_WARD])).toEqual(["B", "C", "D", "E", "F", "G"].map((c) => `地区!${c}3 年齢!${c}6 holds`));
    expect(tell(["年齢", BY_AGE], ["地区", BY_WARD])).toEqual([]);
  });
  test("stands in a table that is turned as well", () => {
    expect(equalities(["年齢", BY_AGE], ["推移", SUMMARY])).toContain("推移!B5 年齢!D6 holds");
  });
  test("differing where sums bear out one of them: the other is wrong", () => {
    const [finding, ...others] = tell(["年齢", BY_AGE], ["推移", withCell(SUMMARY, 4, 1, 208964)]);
    expect(others).toEqual([]);
    expect(finding).toMatch(/^error 推移!B5 B5 が 18 多いようです（208,946 なら、すべて合います）。同じ見出しの数が、ほかの表と合いません：年齢!D6 = 208,946 ですが、B5 は 208,964 です。/);
  });
  test("wrong in the table of its parts: that is the cell that mends both", () => {
    const findings = tell(["年齢", withCell(BY_AGE, 5, 3, 208964)], ["推移", SUMMARY]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^error 年齢!D6 D6 が 18 多いようです/);
  });
  test("a part wrong on one side is told there, and not the copies of the total", () => {
    const findings = tell(["年齢", withCell(BY_AGE, 3, 3, 117902)], ["推移", SUMMARY]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^error 年齢!D3 4 通りの/);
  });
  test("differing with nothing to bear out either: both are named", () => {
    const other: Rows = [["市の概況"], ["項目", ...YEARS], ["総数", ...TOTALS], ["職員数", 1301, 1299, 1288, 1290, 1275, 1270]];
    expect(tell(["概況", other], ["推移", withCell(SUMMARY, 4, 1, 209146)])).toEqual([
      "error 推移!B5 B5 と 概況!D3 は同じ数のはずですが、どちらが正しいかは判断できません。同じ見出しの数が、ほかの表と合いません：概況!D3 = 208,946 ですが、B5 は 209,146 です。",
    ]);
  });
  test("on one sheet, one table above the other", () => {
    const both = [...BY_AGE, [null], ...withCell(BY_WARD, 2, 3, 209846)];
    const findings = tell(["人口", both]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain("人口!D10");
  });
});

describe("figures that are no copies", () => {
  const small = (offset: number): Rows => [["校数"], ["区分", ...YEARS], ["小学校", 12, 12, 12, 11, 11, 11], ["中学校", 6, 6, 6, 6, 6, offset], ["合計", 18, 18, 18, 17, 17, 11 + offset]];
  test("small numbers that are nearly the same", () => {
    expect(equalities(["市立", small(6)], ["県立", small(5)])).toEqual([]);
  });
  const budget = (more: number): Rows => [["款", "総務費", "民生費", "土木費", "教育費", "公債費", "衛生費", "合計"], ["本年度", 120345, 230456, 98123 + more, 87654, 45678, 65432, 647688 + more]];
  const long = (more: number): Rows => [["節", "本年度"], ...["総務費", "民生費", "土木費", "教育費", "公債費", "衛生費", "農林費", "商工費", "消防費", "議会費"].map((name, i): CellValue[] => [name, 12345 * (i + 3) + (i === 4 ? more : 0)]), ["合計", 12345 * 75 + more]];
  test("two stages of a budget by their names", () => {
    expect(tell(["当初予算", budget(0)], ["補正後", budget(4500)])).toEqual([]);
  });
  test("two stages without a name: a part and its total differ together, and the sums hold in both", () => {
    expect(tell(["一", long(0)], ["二", long(4500)])).toEqual([]);
  });
  test("two years of one table in which a line stays as it is", () => {
    const of = (people: readonly number[]): Rows => [["区", "人口", "面積"], ...people.map((count, i): CellValue[] => [`${"東西南北中"[i] ?? ""}区`, count, 101.25 + i]), ["合計", people.reduce((a, b) => a + b, 0), 516.25]];
    expect(equalities(["令和3年", of([12345, 23456, 34567, 45678, 56789])], ["令和4年", of([12300, 23400, 34500, 45700, 56800])])).toEqual([]);
    expect(equalities(["甲", of([12345, 23456, 34567, 45678, 56789])], ["乙", of([12300, 23400, 34500, 45700, 56800])])).toEqual([]);
  });
});

describe("a line that another sheet breaks down", () => {
  const desks = ["総務課", "福祉課", "土木課", "教育課", "水道課"];
  const counts = [[12, 3], [23, 4], [31, 0], [18, 6], [9, 2]];
  const detail = (i: number): Rows => {
    const [current = 0, added = 0] = counts[i] ?? [];
    return [["施策", "現行", "新規", "合計"], ["窓口", current - 5, Math.max(0, added - 1), current - 5 + Math.max(0, added - 1)], ["内部", 5, Math.min(1, added), 5 + Math.min(1, added)], ["計", current, added, current + added]];
  };
  const summary: Rows = [["課", "現行", "新規", "合計"], ...counts.map(([current = 0, added = 0], i): CellValue[] => [desks[i] ?? "", current, added, current + added]), ["合計", 93, 15, 108]];
  const details = desks.map((desk, i) => [desk, detail(i)] as const);
  test("shows what comes to there, and small numbers tell where there are many", () => {
    expect(equalities(["集計", summary], ...details)).toContain("福祉課!B4 集計!B3 holds");
    expect(tell(["集計", summary], ...details)).toEqual([]);
  });
  test("a figure that the summary has otherwise, and its sums with it", () => {
    const wrong = withCell(withCell(withCell(withCell(summary, 2, 1, 24), 2, 3, 28), 6, 1, 94), 6, 3, 109);
    const findings = tell(["集計", wrong], ...details);
    expect(findings.map((text) => text.split(" ").slice(0, 2).join(" "))).toEqual(["error 福祉課!B4", "error 福祉課!D4"]);
  });
});
