import { parseRange } from "../../src/core/grid/address.js";
import { writeWorkbook } from "../../src/xlsx/writeWorkbook.js";
import { openBytes } from "../support/editions.js";
import { planOf } from "../support/plans.js";
import type { OfficeCase } from "./officeCase.js";

const COUNTS = planOf("件数'表", [["№", "取組"], [1, "髙𠮷"], ["計", "=SUM(A2:A2)"]], {
  merges: [parseRange("A5:B6")!], names: [{ name: "合計", range: parseRange("B3")! }],
});
const OTHER = planOf("二", [["=TEXTJOIN(\"、\",TRUE,C1:D1)", "=COUNTA('件数''表'!A1:A3)", "一", " 二 "]]);

export const written: OfficeCase = {
  name: "what is written is opened, and calculated",
  prepare: () => ({
    xlsx: { "a.xlsx": writeWorkbook([COUNTS, OTHER]) },
    verify: ({ xlsx }) => {
      const { sheets, definedNames } = openBytes(xlsx("a.xlsx"));
      expect(sheets.map((grid) => [grid.name, ...grid.rowIndexes.map((row) => grid.row(row))])).toEqual([["件数'表", ["№", "取組"], [1, "髙𠮷"], ["計", 1]], ["二", ["一、 二 ", 3, "一", " 二 "]]]);
      expect([sheets[0]!.merges, definedNames.some(({ name }) => name === "合計")]).toEqual([[parseRange("A5:B6")], true]);
    },
  }),
};
