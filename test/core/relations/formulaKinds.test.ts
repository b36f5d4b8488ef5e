import type { CellValue, Grid, GridTable } from "../../../src/core/grid/grid.js";
import { validate } from "../../../src/app/validate.js";
import { bookOf, check, relationsOf, sheetOf } from "../../support/books.js";

type Row = readonly CellValue[];
const ITEMS: readonly Row[] = [["区分", "件数"], ["甲", 3], ["乙", 4], ["丙", 5], ["甲", 9]];

/** The relation that one formula gives, beside a small table. */
function said(formula: string): string[] {
  return relationsOf(check([sheetOf("表", [...ITEMS.slice(0, 4), [...(ITEMS[4] ?? []), null, null, formula]])])).filter((relation) => / E5 =/.test(relation));
}

describe("a formula says what its cell is", () => {
  test.each([
    ["=SUM(B2:B3,B5)→16", "sum E5 = B2:B3 B5"],
    ["=B2+B3-B4→2", "difference E5 = B2:B3 -B4"],
    ["=ROUND(SUM(B2:B5),0)→21", "sum E5 = B2:B5"],
    ["=IFERROR(SUM(B2:B5),0)→21", "sum E5 = B2:B5"],
    ["=IF(B2=\"\",\"\",SUM(B2:B5))→21", "sum E5 = B2:B5"],
    ["=SUBTOTAL(9,B2:B5)→21", "sum E5 = B2:B5"],
    ["=AGGREGATE(9,5,B2:B5)→21", "sum E5 = B2:B5"],
    ["=SUMIF(A2:A5,\"甲\",B2:B5)→12", "sum E5 = B2 B5"],
    ["=SUMIFS(B2:B5,A2:A5,\"甲\",B2:B5,\">5\")→9", "sum E5 = B5"],
    ["=COUNTIF(A2:A5,\"甲\")→2", "count E5 = A2 A5"],
    ["=COUNTA(A2:A5)→4", "count E5 = A2:A5"],
    ["=COUNT(A2:B5)→4", "count E5 = B2:B5"],
    ["=AVERAGE(B2:B5)→5.25", "mean E5 = B2:B5"],
    ["=SUM(B2:B5)/COUNT(B2:B5)→5.25", "mean E5 = B2:B5"],
    ["=B2/B5→0.3333333333333333", "share E5 = B2 B5"],
    ["=ROUND(B2/B5*100,1)→33.3", "share E5 = B2 B5"],
    ["=100*B2/B5→33.33333333333333", "share E5 = B2 B5"],
    ["=(B5-B2)/B2→2", "rate E5 = B2 B5"],
    ["=B5/B2-1→2", "rate E5 = B2 B5"],
    ["=B3→4", "equal E5 = B3"],
  ])("%s", (formula, relation) => { expect(said(formula)).toEqual([relation]); });

  test("names, other sheets, runs of sheets and tables", () => {
    const table: GridTable = { name: "件数表", range: { top: 0, left: 0, bottom: 4, right: 1 }, headerRows: 1, totalsRows: 0, columns: ["区分", "件数"] };
    const data: Grid = { ...sheetOf("一", ITEMS), tables: [table] };
    const total = sheetOf("計", [["名前", "=SUM(件数の範囲)→21"], ["他のシート", "=SUM(一!B2:B5)→21"], ["続くシート", "=SUM(一:二!B2)→10"], ["表", "=SUM(件数表[件数])→21"]]);
    const names = [{ name: "件数の範囲", refersTo: "一!$B$2:$B$5", sheet: undefined, hidden: false }];
    const { relations } = validate({ ...bookOf([data, sheetOf("二", [["区分", "件数"], ["甲", 7]]), total]), definedNames: names }, { language: "ja" });
    expect(relations.filter((relation) => relation.total.sheet === "計").map((relation) => `${relation.total.ref} ${relation.parts.map((part) => `${part.sheet}!${part.ref}`).join(" ")}`))
      .toEqual(["B1 一!B2:B5", "B2 一!B2:B5", "B3 一!B2 二!B2", "B4 一!B2:B5"]);
  });

  test("a mean under a column is no total that fails", () => {
    const rows: Row[] = [["課", "件数", "人数"], ["甲", 12, 30], ["乙", 25, 41], ["丙", 31, 18], ["合計", "=AVERAGE(B2:B4)→22.666666666666668", "=AVERAGE(C2:C4)→29.666666666666668"]];
    expect(check([sheetOf("表", rows)]).findings.filter((finding) => finding.severity === "error")).toEqual([]);
  });
});
