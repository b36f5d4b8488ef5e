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

describe("a list of one column with its total", () => {
  test("keeps the total that one slip breaks", () => {
    expect(sumsOf([["勘定", "金額"], ["現金", 23762], ["売掛金", 16566], ["棚卸資産", 8021], ["流動資産合計", 33439], ["土地", 120000], ["建物", 54310], ["固定資産合計", 174310]], "B5"))
      .toEqual([["B5", "fails", -14910]]);
  });
});

describe("a total that is missing", () => {
  const table = (total: number | null): Row[] => [["区分", "計", "男", "女"], ["東", 83, 41, 42], ["西", 105, 50, 55], ["南", 77, 36, 41], ["計", total, 127, 138]];
  test("fails where the parts stand and all other lines have theirs", () => {
    const middle = table(265).map((row, i) => (i === 2 ? ["西", null, 50, 55] : row));
    expect(sumsOf(middle, "B3")).toEqual([["B3", "fails", -105]]);
    expect(sumsOf(table(265), "B3")).toEqual([["B3", "holds", 0]]);
  });
});
