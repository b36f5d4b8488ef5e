import { ratioName } from "../../../src/core/relations/ratioName.js";

test.each<[readonly string[], string | undefined]>([
  [["令和５年度", "人口密度（人/km2）"], "人口密度"], [["１世帯\n当たり人員"], "１世帯 当たり人員"], [["構成比(％)"], "構成比"], [["単価（円）"], "単価"],
  [["前年度比", "R4"], "前年度比"], [["％"], undefined], [["本年度"], undefined], [["Per cent change"], "Per cent change"],
])("the ratio under %j is called %s", (headings, name) => {
  expect(ratioName(headings)).toBe(name);
});
