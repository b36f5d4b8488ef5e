import { readFileSync } from "node:fs";
import { toSnapshot, toWorkbook } from "../../../src/core/grid/gridSnapshot.js";
import { validate } from "../../../src/app/validate.js";
import { openWorkbook } from "../../../src/xlsx/openWorkbook.js";

test.each(["plan.xlsx", "plan-with-errors.xlsx"])("%s gives the same report after it was sent to a worker", async (name) => {
  const opened = await openWorkbook(readFileSync(`assets/samples/${name}`), name);
  if (!opened.ok) throw new Error(opened.error.code);
  const { workbook } = opened.value;
  const sent = toWorkbook(structuredClone(toSnapshot(workbook)));
  expect(validate(sent, { language: "ja" })).toEqual(validate(workbook, { language: "ja" }));
  // Two snapshots are equal only if styles, formulas, merges and hidden lines came through.
  expect(toSnapshot(sent)).toEqual(toSnapshot(workbook));
});

test("cells that share a style share it after they were sent", async () => {
  const opened = await openWorkbook(readFileSync("assets/samples/plan.xlsx"), "plan.xlsx");
  if (!opened.ok) throw new Error(opened.error.code);
  const styles = (snapshot: ReturnType<typeof toSnapshot>): number => new Set(snapshot.sheets.flatMap((sheet) => [...sheet.styleRows.values()].flatMap((row) => row.filter(Boolean)))).size;
  const snapshot = toSnapshot(opened.value.workbook);
  expect(styles(structuredClone(snapshot))).toBe(styles(snapshot));
});

test("what a workbook says of itself comes through", () => {
  const workbook = { sheets: [], definedNames: [], isTyped: true, usesDate1904: true, isCalculatedOnOpening: true };
  expect(toWorkbook(structuredClone(toSnapshot(workbook)))).toEqual(workbook);
});
