import { gridOf } from "../../../src/core/grid/gridBuilder.js";
import { validate } from "../../../src/app/validate.js";

type Row = readonly (string | number | null)[];

/** The columns that take part in an equation; those that name lines may take part in none. */
function columnsInEquations(rows: readonly Row[]): string[] {
  const { relations } = validate({ sheets: [gridOf("表", rows.map((row) => [...row]))], definedNames: [], isTyped: true, usesDate1904: false }, { language: "ja" });
  const refs = relations.flatMap(({ total, parts }) => [total, ...parts]).flatMap(({ ref }) => ref.replace(/\d+/g, "").split(":"));
  return [...new Set(refs)].sort();
}

test("row numbers repeated at the right edge of a wide table are no amounts, and make no warning", () => {
  const names = ["農業", "林業", "漁業", "鉱業", "製造業", "計"];
  const amounts = [[3, 8], [12, 5], [7, 9], [4, 4], [20, 31], [46, 57]];
  const rows: Row[] = [["No.", "部門", "甲", "乙", "No."], ...names.map((name, i): Row => [i + 1, name, amounts[i]?.[0] ?? 0, amounts[i]?.[1] ?? 0, i + 1])];
  expect(columnsInEquations(rows)).toEqual(["C", "D"]);
  const untitled = rows.map((row, i): Row => i === 0 ? ["", "部門", "甲", "乙", ""] : row);
  expect(columnsInEquations(untitled)).toEqual(["C", "D"]);
});

test("numbers under a long name that ends in 番号 or コード are no amounts", () => {
  const rows = (heading: string): Row[] => [
    ["路線", heading, "大型車", "小型車", "計"],
    ["国道43号", 31018, 11420, 32563, 43983], ["国道2号", 42438, 9673, 32845, 42518], ["県道7号", 73456, 3541, 23284, 26825], ["計", 146912, 24634, 88692, 113326],
  ];
  expect(columnsInEquations(rows("平成17年調査単位区間番号"))).toEqual(["C", "D", "E"]);
  expect(columnsInEquations(rows("総延長"))).toContain("B");
});
