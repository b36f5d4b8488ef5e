import { askCheck, DOES_NOT_APPLY, fails, type Row } from "../../support/askCheck.js";
import { check, sheetOf } from "../../support/books.js";

const HEAD: Row = ["月", "出生", "死亡", "転入"];
const MONTHS: readonly Row[] = [["1月", 25, 71, 121], ["2月", 22, 68, 118], ["3月", 27, 75, 412], ["4月", 24, 66, 432], ["5月", 28, 70, 125], ["6月", 21, 64, 119]];
const total = (left: readonly number[], months = MONTHS): Row => ["計", ...[1, 2, 3].map((c) => months.reduce((sum, row, i) => sum + (left.includes(i) ? 0 : Number(row[c])), 0))];
const ask = (rows: readonly Row[]): ReturnType<typeof askCheck> => askCheck("totals/left-out", rows);

test("a last line, or a first, that the typed totals of all columns leave out is one warning that names it", () => {
  expect(ask([HEAD, ...MONTHS, total([5])])).toEqual(fails("warning B8 147 414 1327"));
  expect(ask([HEAD, ...MONTHS, total([0])])).toEqual(fails("warning B8 147 414 1327"));
  const { findings } = check([sheetOf("表", [HEAD, ...MONTHS, total([5])])]);
  expect(findings.map(({ message }) => message)).toEqual(["8 行の「計」に、7 行の「6月」が入っていないようです（ほかの行だけで、3 列とも合います）。"]);
});
test("all taken", () => { expect(ask([HEAD, ...MONTHS, total([])])).toEqual(DOES_NOT_APPLY); });
test("near miss: a line that is no entry like the others", () => {
  for (const label of ["うち市外", "（再掲）女", "前年度", "世帯数", "小計"]) {
    const months = [...MONTHS.slice(0, 5), [label, 21, 64, 119]];
    expect([label, ask([HEAD, ...months, total([5], months)]).found]).toEqual([label, []]);
  }
});
test("near miss: two lines left out", () => { expect(ask([HEAD, ...MONTHS, total([4, 5])]).found).toEqual([]); });
test("near miss: one column takes it in", () => {
  const [label = null, b = null, c = null] = total([5]);
  expect(ask([HEAD, ...MONTHS, [label, b, c, total([])[3] ?? null]]).found).toEqual([]);
});
test("near miss: it goes into another total", () => {
  expect(ask([HEAD, ...MONTHS, total([5]), ["総計", ...[1, 2, 3].map((c) => Number(total([])[c]))]]).found).toEqual([]);
});
test("does not apply to formulas", () => {
  expect(ask([HEAD, ...MONTHS, ["計", "=SUM(B2:B6)→126", "=SUM(C2:C6)→350", "=SUM(D2:D6)→1208"]])).toEqual(DOES_NOT_APPLY);
});
