import type { CellValue } from "../../../src/core/grid/grid.js";
import { check } from "../../support/books.js";

type Rows = readonly (readonly CellValue[])[];

/** [severity, cause, cells, what is proposed] of each finding that is more than a remark. */
function told(rows: Rows): unknown[] {
  return check(rows).findings.filter(({ severity }) => severity !== "info")
    .map(({ severity, explanations: [first] }) => [severity, first?.cause, first?.cells.map(({ ref }) => ref).join(" "), first?.cells.map(({ proposed }) => proposed)]);
}

/** Figures in thousands, each rounded by itself: sums are off by one here and there. */
const ROWS: readonly (readonly [string, number, number, number])[] = [
  ["東", 33075, 16210, 16866], ["西", 41203, 20111, 21091], ["南", 52417, 25840, 26578], ["北", 60121, 29914, 30206], ["中央", 48230, 24125, 24105],
];
const TABLE: Rows = [["区分", "計", "男", "女"], ...ROWS, ["計", 235047, 116200, 118847]];

function withCells(changes: Readonly<Record<string, CellValue>>): CellValue[][] {
  const copy = TABLE.map((row) => [...row]);
  for (const [ref, value] of Object.entries(changes)) {
    const row = copy[Number(ref.slice(1)) - 1];
    if (!row) throw new Error(ref);
    row[ref.charCodeAt(0) - 65] = value;
  }
  return copy;
}

describe("in a table whose figures were rounded one by one", () => {
  test("nothing is wrong", () => {
    expect(told(TABLE)).toEqual([]);
  });
  test.each<[string, Readonly<Record<string, CellValue>>, unknown]>([
    ["a digit replaced, where row and column miss by the same but for rounding", { C5: 29314 }, ["digit-replaced", "C5", [29914]]],
    ["another figure", { D3: 29011 }, ["value-wrong", "D3", [21092]]],
    ["two cells of a row in each other's place", { C4: 26578, D4: 25840 }, ["cells-swapped", "C4 D4", [25840, 26578]]],
    ["a digit dropped from a total of a row", { B6: 4830 }, ["digit-dropped", "B6", [48230]]],
  ])("%s is named", (_, changes, expected) => {
    expect(told(withCells(changes)).map((finding) => (finding as unknown[]).slice(1))).toEqual([expected]);
  });
});
