import type { CellValue } from "../../../src/core/grid/grid.js";
import { check } from "../../support/books.js";

type Rows = readonly (readonly CellValue[])[];

/** What is proposed in each explanation of the finding. */
function proposals(rows: Rows): unknown[] {
  return check(rows).findings.flatMap(({ explanations }) => explanations.map(({ cells }) => cells.map(({ ref, proposed }) => `${ref} ${String(proposed)}`).join(" ")));
}

describe("a number below nought", () => {
  test("is not proposed where counts stand and anything else would do", () => {
    const rows: Rows = [["窓口", "申請", "届出"], ["本庁", 12, 40], ["東", 8, 31], ["西", 35, 22], ["南", 41, 60], ["北", 70, 57], ["計", 126, 210]];
    expect(proposals(rows)).toEqual(["B5 1", "B7 166", "B6 30"]);
  });
  test("is proposed beside others of its column that are below nought", () => {
    expect(proposals([["会計", "収支"], ["一般", 12], ["国保", -8], ["介護", 35], ["下水", 91], ["計", 70]])).toContain("B2 -48");
  });
  test("is proposed where a heading says that the cell is a difference", () => {
    expect(proposals([["課", "前年度", "本年度", "増減"], ["総務", 40, 55, 15], ["税務", 30, 44, 14], ["市民", 51, 48, 17], ["福祉", 62, 75, 13], ["土木", 20, 31, 11]]))
      .toContain("D4 -3");
  });
});
