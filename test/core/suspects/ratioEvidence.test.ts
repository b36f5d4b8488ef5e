import type { CellValue } from "../../../src/core/grid/grid.js";
import { check, withCell } from "../../support/books.js";

type Rows = readonly (readonly CellValue[])[];

/** [code, what each explanation proposes for which cell, the likeliest first] of each finding that is more than a remark. */
function told(rows: Rows): unknown[] {
  return check(rows).findings.filter(({ severity }) => severity !== "info")
    .map(({ code, explanations }) => [code, ...explanations.map(({ cells }) => cells.map(({ ref, proposed }) => `${ref} ${String(proposed)}`).join(" "))]);
}

function firstOf(rows: Rows): unknown[] {
  return told(rows).map((finding) => (finding as unknown[]).slice(0, 2));
}

/** Shares of the total, to one digit. */
const TABLE: Rows = [
  ["産業", "事業所数", "構成比"],
  ["農林漁業", 125, 5.6], ["建設業", 265, 12], ["製造業", 176, 7.9], ["卸売業", 598, 27], ["医療", 207, 9.3], ["その他", 845, 38.1],
  ["総数", 2216, 100],
];

describe("where several cells would mend a sum", () => {
  test("nothing is told of a table whose sum and shares hold", () => {
    expect(told(TABLE)).toEqual([]);
  });
  test("the cell whose share tells the same number comes first, and the share is not told as well", () => {
    expect(firstOf(withCell(TABLE, 4, 1, 528))).toEqual([["footing/column", "B5 598"]]);
  });
  test("a total that all shares bear out is not blamed before the part", () => {
    expect(firstOf(withCell(TABLE, 6, 1, 815))).toEqual([["footing/column", "B7 845"]]);
  });
  test("a total that puts all shares wrong comes before its parts", () => {
    expect(firstOf(withCell(TABLE, 7, 1, 2816))).toEqual([["footing/column", "B8 2216"]]);
  });
  test("a share that fails by itself, where all sums hold, stays its own finding", () => {
    expect(firstOf(withCell(TABLE, 4, 2, 72))).toEqual([["ratio/share", "C5 27"]]);
  });
  test("an amount whose share was worked out from it is less likely wrong than the others", () => {
    const [finding] = told(withCell(withCell(TABLE, 4, 1, 528), 4, 2, 23.8)) as string[][];
    expect(finding?.[1]).not.toBe("B5 598");
    expect(finding).toContain("B5 598");
  });
});
