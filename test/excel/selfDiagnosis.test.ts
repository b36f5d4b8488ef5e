import { readFileSync } from "node:fs";
import { BELIEFS } from "../../src/excel/beliefs.js";
import { diagnoseExcel } from "../../src/excel/selfDiagnosis.js";
import { startExcel, type StartedExcel } from "../host/startExcel.js";

let excel: StartedExcel;
beforeEach(async () => { excel = await startExcel(); });
afterEach(() => excel.close());

const frame = () => excel.run(async (context) => {
  const sheets = context.workbook.worksheets.load("items/name,items/visibility");
  const names = context.workbook.names.load("items/name");
  await context.sync();
  return [sheets.items.map(({ name, visibility }) => [name, visibility]), names.items.length];
});

test("every belief holds in the emulated Excel, and the workbook is left as it was", async () => {
  const before = await frame();
  const found = await diagnoseExcel();
  expect(found.ok && found.value.filter(({ outcome }) => outcome !== "holds")).toEqual([]);
  expect(found.ok && found.value.map(({ id }) => id)).toEqual(BELIEFS.map(({ id }) => id));
  expect(await frame()).toEqual(before);
});

test("the document tells of each belief that is tried", () => {
  const headings = readFileSync("docs/excel-assumptions.md", "utf8").match(/^\| `[a-z-]+`/gm)?.map((line) => line.replace(/[|` ]/g, "")) ?? [];
  expect(BELIEFS.map(({ id }) => id).filter((id) => !headings.includes(id))).toEqual([]);
});
