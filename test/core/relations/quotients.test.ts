import { gridOf } from "../../../src/core/grid/gridBuilder.js";
import { validate } from "../../../src/app/validate.js";

test("a heading of means may stand over an amount for each of a count", () => {
  const rows = [["学部", "延べ人数", "点数", "平均点"], ...[[355, 971], [106, 350], [1015, 3260], [2314, 6255], [305, 835], [512, 1503]].map(([count = 1, points = 0], i) => [`第${i + 1}学部`, count, points, Number((points / count).toFixed(4))])];
  const { relations } = validate({ sheets: [gridOf("表", rows)], definedNames: [], isTyped: true, usesDate1904: false }, { language: "ja" });
  expect(relations.filter(({ kind }) => kind === "share").map(({ total, parts }) => [total.ref, ...parts.map(({ ref }) => ref)])).toContainEqual(["D2", "C2", "B2"]);
});
