import { PLAIN_STYLE, type CellValue, type Grid } from "../../../src/core/grid/grid.js";
import { GridBuilder } from "../../../src/core/grid/gridBuilder.js";
import { check, relationsOf, sheetOf } from "../../support/books.js";

/** Depth, label, two years; 法人 of the second year as given. */
const tree = (corporate: number): readonly (readonly [depth: number, label: string, before: number, after: number])[] => [
  [0, "歳入", 5100, 5300], [1, "市税", 3000, 3100], [2, "個人", 1800, 1900], [2, "法人", 1200, corporate], [1, "交付税", 2100, 2200],
  [0, "歳出", 5000, 5200], [1, "民生費", 3200, 3300], [1, "土木費", 1800, 1900], [0, "差引", 100, 100],
];
const byBlanks = (corporate: number): Grid => sheetOf("表", [["区分", "令和4年度", "令和5年度"], ...tree(corporate).map(([depth, label, ...figures]): CellValue[] => ["　".repeat(depth) + label, ...figures])]);
const bySteps = (corporate: number): Grid => sheetOf("表", [["区分", null, null, "令和4年度", "令和5年度"], ...tree(corporate).map(([depth, label, ...figures]): CellValue[] => [...[0, 1, 2].map((step) => (step === depth ? label : null)), ...figures])]);
function byIndent(corporate: number): Grid {
  const builder = new GridBuilder("表");
  ["区分", "令和4年度", "令和5年度"].forEach((text, c) => builder.set(0, c, text));
  tree(corporate).forEach(([depth, label, ...figures], r) => {
    builder.set(r + 1, 0, label).setStyle(r + 1, 0, { ...PLAIN_STYLE, indent: depth });
    figures.forEach((figure, c) => builder.set(r + 1, c + 1, figure));
  });
  return builder.build();
}

describe.each([["blanks", byBlanks, "C"], ["steps of label columns", bySteps, "E"], ["Excel's indent", byIndent, "C"]] as const)("rows that stand in by %s", (_, make, last) => {
  test("break down the row above them", () => {
    const holding = relationsOf(check([make(1200)]));
    expect(holding).toEqual(expect.arrayContaining([`sum ${last}2 = ${last}3 ${last}6`, `sum ${last}3 = ${last}4:${last}5`, `sum ${last}7 = ${last}8:${last}9`]));
  });
  test("a breakdown that does not come to its row is told, though one other year is all that bears it out", () => {
    const { findings } = check([make(1210)]);
    expect(findings.map(({ severity, params }) => [severity, params["cells"]])).toEqual([["warning", [`${last}3`]]]);
  });
});

test("rows that stand in for another reason show no sum", () => {
  const rows: CellValue[][] = [["施設", "延床面積", "利用者"], ["市民会館", 4120, 31200], ["　大ホール", 1850, 20150], ["　小ホール", 610, 7300], ["図書館", 2980, 88410], ["　閲覧室", 900, 51000], ["　書庫", 700, 12]];
  const { findings, relations } = check([sheetOf("表", rows)]);
  expect([findings, relations]).toEqual([[], []]);
});
