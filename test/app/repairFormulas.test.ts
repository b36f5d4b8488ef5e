import { planRepairs } from "../../src/app/repair.js";
import { withCachedValues } from "../../src/app/cachedValues.js";
import { validate } from "../../src/app/validate.js";
import type { CellValue } from "../../src/core/grid/grid.js";
import { openWorkbook } from "../../src/xlsx/openWorkbook.js";
import { applyEdits } from "../../src/xlsx/patcher.js";
import { writeWorkbook } from "../../src/xlsx/writeWorkbook.js";
import { bookOf, sheetOf } from "../support/books.js";
import { planOf } from "../support/plans.js";

type Row = readonly CellValue[];
const HEAD: Row = ["区分", "前期", "後期", "通年"];
const row = (name: string, n: number, a: number, b: number, third: CellValue = `=B${n}+C${n}→${a + b}`): Row => [name, a, b, third];

function plan(rows: readonly Row[]): { edits: string[]; skipped: string[] } {
  const workbook = bookOf([sheetOf("表", rows)]);
  const { edits, skipped } = planRepairs(validate(workbook, { language: "ja" }).findings, workbook);
  return {
    edits: withCachedValues(edits, workbook).map((edit) => (edit.kind !== "set-cell" ? edit.kind : `${edit.at.rowIndex},${edit.at.columnIndex} ${JSON.stringify(edit.content)}`)),
    skipped: skipped.map(({ finding, reason }) => `${finding.code} ${reason}`),
  };
}

test("a range that is surely too short is drawn out, with what it comes to", () => {
  const rows = [HEAD, row("甲課", 2, 12, 30), row("乙課", 3, 25, 41), row("丙課", 4, 31, 18), ["合計", "=SUM(B2:B4)→68", "=SUM(C2:C3)→71", "=SUM(D2:D4)→157"]];
  expect(plan(rows)).toEqual({ edits: ['4,2 {"kind":"formula","formula":"SUM(C2:C4)","cached":89}'], skipped: [] });
});

test("a number typed over a sum becomes the sum again", () => {
  const rows = [HEAD, row("甲課", 2, 12, 30), row("乙課", 3, 25, 41, 67), row("丙課", 4, 31, 18), row("丁課", 5, 7, 9), row("戊課", 6, 1, 2)];
  expect(plan(rows)).toEqual({ edits: ['2,3 {"kind":"formula","formula":"B3+C3","cached":66}'], skipped: [] });
});

test("a formula that may be meant so is left to the user", () => {
  const rows = [HEAD, row("甲課", 2, 12, 30, "=B2*C2→360"), row("乙課", 3, 25, 41, "=B3*C4→450"), row("丙課", 4, 31, 18, "=B4*C4→558"), row("丁課", 5, 7, 9, "=B5*C5→63"), row("戊課", 6, 1, 2, "=B6*C6→2")];
  expect(plan(rows)).toEqual({ edits: [], skipped: ["formula/differs intent"] });
});

test("written to the file, the repaired workbook has nothing left to mend", async () => {
  const bytes = writeWorkbook([planOf("表", [["区分", "件数"], ["甲課", 12], ["乙課", 25], ["丙課", 31], ["丁課", 8], ["合計", "=SUM(B2:B4)"]])]);
  const opened = await openWorkbook(bytes, "表.xlsx");
  if (!opened.ok) throw new Error(opened.error.code);
  const { workbook } = opened.value;
  const before = validate(workbook, { language: "ja" });
  expect([before.verdict, before.findings.map(({ code, at }) => `${code} ${at.ref}`)]).toEqual(["fails", ["formula/short-range B6"]]);
  const edited = applyEdits(bytes, withCachedValues(planRepairs(before.findings, workbook).edits, workbook));
  if (!edited.ok) throw new Error(edited.error.code);
  const again = await openWorkbook(edited.value, "表.xlsx");
  if (!again.ok) throw new Error(again.error.code);
  const [grid] = again.value.workbook.sheets;
  expect([grid?.formula(5, 1), grid?.value(5, 1)]).toEqual(["SUM(B2:B5)", 76]);
  expect(validate(again.value.workbook, { language: "ja" }).verdict).toBe("holds");
});
