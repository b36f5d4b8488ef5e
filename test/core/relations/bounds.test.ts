import { GridBuilder } from "../../../src/core/grid/gridBuilder.js";
import { linearShape } from "../../../src/core/relations/formulas/linearShape.js";
import { NameSpace } from "../../../src/core/relations/formulas/nameSpace.js";
import { parseFormulaText } from "../../../src/core/relations/formulas/parseFormula.js";
import { check, sheetOf } from "../../support/books.js";

test("brackets without end are no sum, and no crash", () => {
  const home = { sheet: "表", rowIndex: 9, columnIndex: 9, names: new NameSpace({ sheets: [], definedNames: [] }) };
  const read = (formula: string): ReturnType<typeof linearShape> => linearShape(parseFormulaText(formula, home));
  expect(read(`${"(".repeat(9000)}A1${")".repeat(9000)}`)).toBeUndefined();
  expect(read(`A1${"+A1".repeat(4000)}`)?.terms.length).toBe(4001);
  expect(read("((A1+B1))-C1")?.terms.map((term) => term.sign)).toEqual([1, 1, -1]);
});

test("cells at both edges of the sheet cost what they hold", () => {
  const builder = new GridBuilder("広い");
  for (let row = 0; row < 3000; row++) builder.set(row, 0, row).set(row, 16_383, row * 2);
  expect(check([builder.build()]).findings).toEqual([]);
});

test("twenty thousand lines of text that speak of totals take no room for the sums that they cannot be", () => {
  const builder = new GridBuilder("説明");
  for (let row = 0; row < 20_000; row++) builder.set(row, 0, `事業${row}の合計を見直した`).set(row, 1, "理由を述べる文章");
  expect(check([builder.build()]).relations).toEqual([]);
});

test("six hundred subtotals of one column are found, and none of them is sought in all the others", () => {
  const builder = new GridBuilder("一覧").set(0, 0, "区分").set(0, 1, "件数");
  for (let group = 0; group < 600; group++) {
    const row = 1 + group * 3;
    const [own, branch] = [100 + ((group * 7919) % 900), 100 + ((group * 104_729) % 800)];
    builder.set(row, 0, `${group}課本庁`).set(row, 1, own).set(row + 1, 0, `${group}課支所`).set(row + 1, 1, branch).set(row + 2, 0, "小計").set(row + 2, 1, own + branch);
  }
  const { relations, findings } = check([builder.build()]);
  expect(relations.filter((relation) => relation.kind === "sum" && relation.outcome === "holds").length).toBe(600);
  expect(findings).toEqual([]);
});

test("a circle of formulas keeps its values", () => {
  const { checks } = check([sheetOf("表", [["項目", "件数"], ["甲", "=B3+B4→1"], ["乙", "=SUM(B2,B4)→1"], ["丙", "=B2+B3→1"]])]);
  expect(checks.filter((each) => each.outcome === "crashed")).toEqual([]);
});
