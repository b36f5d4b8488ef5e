import { check, findingsOf } from "../../support/books.js";

/** Monthly spending under its total; the middle column is named and totalled as given. */
function told(heading: string, total: number | null): unknown[] {
  const validation = check([
    ["月", "執行額", heading, "前年度"], ["4月", 45600, 45600, 41200], ["5月", 78900, 124500, 80300], ["6月", 123400, 247900, 119800], ["7月", 98700, 346600, 101500], ["計", 346600, total, 342800],
  ]);
  return [...findingsOf(validation), ...findingsOf(validation, "warning")].map((finding) => (finding as string[]).slice(0, 3));
}

describe("a blank in the line of totals", () => {
  test("is right under a running total, whose last figure is the total", () => {
    expect(told("累計", null)).toEqual([]);
  });
  test("is a total missing under figures that are no running total", () => {
    expect(told("予算額", null)).toEqual([["footing/column", "C6", "value-missing"]]);
    expect(told("予算額", 764600)).toEqual([]);
  });
});
