import type { Grid, Workbook } from "../../../src/core/grid/grid.js";
import { gridOf } from "../../../src/core/grid/gridBuilder.js";
import { findPlanTexts } from "../../../src/core/tables/findPlanTexts.js";

const bookOf = (...sheets: Grid[]): Workbook => ({ sheets, definedNames: [], isTyped: true, usesDate1904: false });
const TEXT = "本プランも策定から２年を経過し、取組の見直しが必要なものがある。";

describe("titles", () => {
  const titlesOf = (...sheets: Grid[]): string[] => findPlanTexts(bookOf(...sheets)).titles.map((title) => title.text);

  test("at the head of a sheet, each once", () => {
    expect(titlesOf(gridOf("a", [["港市行政プラン 改定版（案）について"], [], ["項目", "件数"]]), gridOf("b", [["港市行政プラン　改定版（案）について"], ["港市総合計画（案）"]])))
      .toEqual(["港市行政プラン 改定版（案）について", "港市総合計画（案）"]);
  });
  test("beside a label that says so, wherever it stands", () => {
    expect(titlesOf(gridOf("概要", [...Array.from({ length: 9 }, () => ["注記", 1]), ["表題", "港の未来"]]))).toEqual(["港の未来"]);
  });
  test("no sentence, no heading of a table, no header row", () => {
    expect(titlesOf(gridOf("a", [["この計画について。"], ["新規実践項目の内容"], ["№", "計画"], ["計画"]]))).toEqual([]);
  });
});

describe("rationale", () => {
  const rationaleOf = (...rows: (string | null)[][]): [string, number] | undefined => {
    const found = findPlanTexts(bookOf(gridOf("概要", rows))).rationale;
    return found && [`${found.heading}: ${found.text}`, found.paragraphs.length];
  };

  test("below its heading, lines that were broken by hand joined again", () => {
    expect(rationaleOf(["１ 見直しの考え方"], [], ["本プランも策定から２年を経過し、取組の"], ["見直しが必要である。"], ["次に、環境の変化によって改める点がある。"], ["２ 新たな実践項目の追加"]))
      .toEqual(["見直しの考え方: 本プランも策定から２年を経過し、取組の見直しが必要である。\n次に、環境の変化によって改める点がある。", 2]);
  });
  test("beside its heading", () => {
    expect(rationaleOf(["改定の趣旨", TEXT], ["対象", "全庁"])).toEqual([`改定の趣旨: ${TEXT}`, 1]);
  });
  test("a heading of the revision goes before a plain background", () => {
    expect(rationaleOf(["背景"], ["人口が減少し、公共施設の老朽化が進んでいる。"], [], ["改定の理由"], [TEXT])?.[0]).toBe(`改定の理由: ${TEXT}`);
  });
  test("a heading without a text is none", () => {
    expect(rationaleOf(["見直しの考え方"], ["№", "項目"], ["1", "甲"])).toBeUndefined();
  });
});
