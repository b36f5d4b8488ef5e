import { GridBuilder } from "../../../src/core/grid/gridBuilder.js";
import type { Grid } from "../../../src/core/grid/grid.js";
import { check, relationsOf } from "../../support/books.js";

const ROWS = [["課", "件数", "金額"], ["総務", 12, 3100], ["財政", 8, 1200], ["福祉", 30, 8800], ["土木", 17, 5400]];

/** Rows 3 and 5 are hidden, by a filter or by hand, under a total of the given formula and values. */
function bookOf(formula: (column: string) => string, values: readonly [number, number], isFiltered: boolean): Grid[] {
  const builder = new GridBuilder("表");
  ROWS.forEach((row, r) => row.forEach((value, c) => builder.set(r, c, value)));
  builder.set(5, 0, "計");
  values.forEach((value, i) => builder.setFormula(5, i + 1, formula("BC".charAt(i))).set(5, i + 1, value));
  builder.hiddenRows.add(2).add(4);
  return [builder.setFilter(isFiltered ? { top: 0, left: 0, bottom: 4, right: 2 } : undefined).build()];
}

const told = (grids: Grid[]): unknown[] => check(grids).findings.filter(({ severity }) => severity !== "info").map(({ code, at }) => [code, at.ref]);

describe("SUBTOTAL over rows that are hidden", () => {
  const nine = (c: string): string => `SUBTOTAL(9,${c}2:${c}5)`, hundredNine = (c: string): string => `SUBTOTAL(109,${c}2:${c}5)`;
  test("by a filter: passed over, with 9 as with 109", () => {
    for (const formula of [nine, hundredNine]) {
      const grids = bookOf(formula, [42, 11900], true);
      expect(told(grids)).toEqual([]);
      expect(relationsOf(check(grids))).toContain("sum B6 = B2 B4");
    }
  });
  test("by hand: taken in with 9, passed over with 109", () => {
    expect(relationsOf(check(bookOf(nine, [67, 18500], false)))).toContain("sum B6 = B2:B5");
    expect(relationsOf(check(bookOf(hundredNine, [42, 11900], false)))).toContain("sum B6 = B2 B4");
  });
  test("what is stored from before the filter is stale", () => {
    expect(told(bookOf(nine, [67, 18500], true))).toEqual([["formula/stale", "B6"]]);
  });
});
