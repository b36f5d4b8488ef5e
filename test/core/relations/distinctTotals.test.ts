import { check, findingsOf, relationsOf } from "../../support/books.js";

type Row = readonly (string | number | null)[];

/** The columns of which the totals line is told, and those that are set aside. */
function judge(rows: readonly Row[]): { told: unknown[]; aside: string[] } {
  const validation = check(rows);
  return { told: [...findingsOf(validation), ...findingsOf(validation, "warning")].map((finding) => (finding as string[])[0]), aside: relationsOf(validation, "notApplicable") };
}

describe("the total of a column of distinct persons", () => {
  const table = (heading: string, total: number, note: string | null = null): Row[] => [
    ["教室名", "実施回数", "参加延人数", heading], ["運動教室", 24, 567, 45], ["栄養教室", 12, 234, 38], ["口腔教室", 12, 198, 29], ["認知症予防教室", 36, 876, 62], ["合計", 84, 1875, total],
    ...(note === null ? [] : [[note]]),
  ];
  test("is no sum where the heading says so, and may be one", () => {
    expect(judge(table("参加実人数", 128))).toEqual({ told: [], aside: [] });
    expect(judge(table("参加者数（実）", 128)).told).toEqual([]);
    expect(judge(table("参加実人数", 174)).told).toEqual([]);
  });
  test("is at least the largest part, and at most their sum", () => {
    expect(judge(table("参加実人数", 284)).told).toEqual(["footing/column"]);
  });
  test("is a sum where neither a heading nor a note says otherwise", () => {
    expect(judge(table("利用者数", 128)).told).toEqual(["footing/column"]);
    expect(judge(table("利用者数", 128, "※計は実人数")).told).toEqual([]);
    expect(judge(table("利用者数", 128, "※利用者数の計は重複を除く。")).told).toEqual([]);
    expect(judge(table("利用者数", 128, "※年度末に集計した。")).told).toEqual(["footing/column"]);
  });
  test("a note that names a column excuses no other", () => {
    expect(judge(table("利用者数", 128, "※参加延人数の計は重複を除く。")).told).toEqual(["footing/column"]);
  });
  test("a note of rounding excuses no such difference", () => {
    expect(judge(table("利用者数", 128, "※端数処理のため計は一致しない。")).told).toEqual(["footing/column"]);
  });
});

describe("distinct persons by sex", () => {
  const table = (lost: number): Row[] => [
    ["区分", "男", "女", "計"], ["延べ人数", 1240, 1611, 2851], ["実人数", lost, 287, 491], ["新規", 71, 95, 166], ["継続", 133, 192, 325],
  ];
  test("sum, for nobody is counted twice", () => {
    expect(judge(table(204)).told).toEqual([]);
    expect(judge(table(264)).told).toEqual(expect.arrayContaining(["footing/row"]));
  });
});
