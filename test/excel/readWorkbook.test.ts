import { readFileSync } from "node:fs";
import { validate } from "../../src/app/validate.js";
import type { Workbook } from "../../src/core/grid/grid.js";
import { createExcelPort } from "../../src/excel/createExcelPort.js";
import { readXlsx } from "../../src/xlsx/reader.js";
import { writeWorkbook } from "../../src/xlsx/writeWorkbook.js";
import { startExcel, type StartedExcel } from "../host/startExcel.js";

let excel: StartedExcel | undefined;
afterEach(() => { excel?.close(); excel = undefined; });

async function open(bytes: Uint8Array) {
  excel = await startExcel({ bytes });
  return createExcelPort({ packSheets: writeWorkbook });
}

/** A file can ask to be calculated when it is opened. In Excel it is open, and calculated. */
function asOpened(bytes: Uint8Array): Workbook {
  const file = readXlsx(bytes);
  if (!file.ok) throw new Error(file.error.code);
  return { ...file.value, isCalculatedOnOpening: false };
}

test.each(["plan.xlsx", "plan-with-errors.xlsx"])("%s read in Excel gives the report that the file gives", async (name) => {
  const bytes = readFileSync(`assets/samples/${name}`);
  const read = await (await open(bytes)).read();
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  expect(JSON.stringify(validate(read.value, { language: "ja" }))).toBe(JSON.stringify(validate(asOpened(bytes), { language: "ja" })));
  expect(excel!.syncCount).toBe(3);
});
