import { readFileSync } from "node:fs";
import { join } from "node:path";
import { validate, type Validation } from "../../src/app/validate.js";
import { openWorkbook } from "../../src/xlsx/openWorkbook.js";

async function check(name: string): Promise<Validation> {
  const opened = await openWorkbook(readFileSync(join(__dirname, "../../assets/samples", name)), name);
  if (!opened.ok) throw new Error(opened.error.code);
  return validate(opened.value.workbook, { language: "ja" });
}

test("the sample plan holds", async () => {
  const { verdict, findings } = await check("plan.xlsx");
  expect([verdict, findings]).toEqual(["holds", []]);
});

test("each planted error of the other sample is found at its cell", async () => {
  const { findings } = await check("plan-with-errors.xlsx");
  const errors = findings.filter((finding) => finding.severity === "error");
  expect(errors.map(({ code, at }) => `${code} ${at.sheet}!${at.ref}`)).toEqual([
    "footing/row 件数表!C9", "text/number-in-sum 件数表!D16", "tie-out/list-count 新規実践項目!C17:C18",
  ]);
});
