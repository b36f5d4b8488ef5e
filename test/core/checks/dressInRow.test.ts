import { gridOf } from "../../../src/core/grid/gridBuilder.js";
import { validate } from "../../../src/app/validate.js";

type Row = readonly (string | number | null)[];

function dressedCells(rows: readonly Row[]): (string | undefined)[] {
  const report = validate({ sheets: [gridOf("表", rows.map((row) => [...row]))], definedNames: [], isTyped: false, usesDate1904: false }, { language: "ja" });
  return report.findings.filter(({ code }) => code === "text/dress").map(({ at }) => at.ref);
}

const header = ["年", "甲", "乙", "丙", "計"];

describe("a table of two rows", () => {
  test("names the one cell of its row that wears a unit, or full-width digits", () => {
    expect(dressedCells([header, ["R4", "2549件", "1203", "872", "4624"], ["R5", "2601", "1190", "903", "4694"]])).toEqual(["B2"]);
    expect(dressedCells([header, ["R4", "2549", "1203", "８７２", "4624"], ["R5", "2601", "1190", "903", "4694"]])).toEqual(["D2"]);
  });
  test("lets a column keep its unit, and a digit by itself its width", () => {
    expect(dressedCells([header, ["R4", "2549件", "1203", "872", "4624"], ["R5", "2601件", "1190", "903", "4694"]])).toEqual([]);
    expect(dressedCells([header, ["R4", "2549", "1203", "８", "3760"], ["R5", "2601", "1190", "12", "3803"]])).toEqual([]);
  });
});

test("a cell of a form that wears the same on most sheets is the form's habit; on one sheet it departs", () => {
  const card = (name: string, rate: string | number) => gridOf(name, [["区分", "値"], ["人口", 5224], ["前回人口", 5381], ["増減率", rate], ["面積", 834], ["密度", 63]]);
  const found = (rates: readonly (string | number)[]) => validate(
    { sheets: rates.map((rate, i) => card(`市${i}`, rate)), definedNames: [], isTyped: true, usesDate1904: false }, { language: "ja" },
  ).findings.filter(({ code }) => code === "text/dress").map(({ at }) => at.sheet);
  expect(found(["-12.9", "-13.1", "-11.4", "-10.2"])).toEqual([]);
  expect(found([-12, -13, "-11.4", -11])).toEqual(["市2"]);
});
