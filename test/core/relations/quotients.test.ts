import { gridOf } from "../../../src/core/grid/gridBuilder.js";
import { validate } from "../../../src/app/validate.js";
import type { CellValue } from "../../../src/core/grid/grid.js";
import { check, relationsOf, sheetOf } from "../../support/books.js";

test("a heading of means may stand over an amount for each of a count", () => {
  const rows = [["学部", "延べ人数", "点数", "平均点"], ...[[355, 971], [106, 350], [1015, 3260], [2314, 6255], [305, 835], [512, 1503]].map(([count = 1, points = 0], i) => [`第${i + 1}学部`, count, points, Number((points / count).toFixed(4))])];
  const { relations } = validate({ sheets: [gridOf("表", rows)], definedNames: [], isTyped: true, usesDate1904: false }, { language: "ja" });
  expect(relations.filter(({ kind }) => kind === "share").map(({ total, parts }) => [total.ref, ...parts.map(({ ref }) => ref)])).toContainEqual(["D2", "C2", "B2"]);
});

/** Kind and parts of the relations that hold at a cell. */
function at(ref: string, rows: readonly (readonly CellValue[])[]): string[] {
  return relationsOf(check([sheetOf("表", rows)])).filter((text) => text.includes(` ${ref} = `)).map((text) => text.replace(` ${ref} =`, ""));
}

describe("an amount for each, printed whole", () => {
  test("is found where its heading says so", () => {
    const rows: (string | number)[][] = [["種別", "支給額", "件数", "1件当たり"], ["甲", 4587715, 3461, 1326], ["乙", 4634228, 3085, 1502], ["丙", 5954395, 3347, 1779]];
    expect(at("D3", rows)).toContainEqual("share B3:C3");
    expect(at("D3", [["種別", "支給額", "件数", "平均"], ...rows.slice(1)])).toContainEqual("share B3:C3");
    expect(at("D3", [["種別", "支給額", "件数", "順序"], ...rows.slice(1)]).filter((text) => text.startsWith("share"))).toEqual([]);
  });
});

describe("the mean of a list", () => {
  const scores = [81, 74, 90, 66, 88];
  const list = (mean: number): (string | number)[][] => [["班", "点"], ...scores.map((score, i): (string | number)[] => [`${"甲乙丙丁戊"[i] ?? ""}班`, score]), ["平均", mean]];
  test("of one column is shown by its only line", () => expect(at("B7", list(79.8))).toContainEqual("mean B2:B6"));
  test("that it is not is not", () => expect(at("B7", list(81.3)).filter((text) => text.startsWith("mean"))).toEqual([]));
});
