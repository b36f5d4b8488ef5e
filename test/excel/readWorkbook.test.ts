import { readFileSync } from "node:fs";
import { validate } from "../../src/app/validate.js";
import { forEachCell, type Grid, type Workbook } from "../../src/core/grid/grid.js";
import { formatAddress } from "../../src/core/grid/address.js";
import type { PlannedCell, SheetPlan } from "../../src/core/sheets/sheetPlan.js";
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

function sheetOf(name: string, rows: number, columns: number, textOf: (r: number, c: number) => string = (r, c) => `${String(r)}-${String(c)}`): SheetPlan {
  const cells: PlannedCell[] = [];
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) {
    cells.push({ rowIndex: r, columnIndex: c, content: c === 0 ? { kind: "text", text: textOf(r, c) } : { kind: "number", value: r * c }, style: r === 0 ? { bold: true, fill: "DDEBF7" } : {} });
  }
  const page = { paper: "A4", orientation: "portrait", fitToWidth: true, centerHorizontally: true, margins: { left: 0.7, right: 0.7, top: 0.7, bottom: 0.7 } } as const;
  return { name, cells, merges: [], columnWidths: [], rowHeights: [], page, names: [], showGridLines: true };
}

test("1, 10 and 50 sheets are read in as many syncs", async () => {
  const counts: number[] = [];
  for (const count of [1, 10, 50]) {
    const port = await open(writeWorkbook(Array.from({ length: count }, (_, i) => sheetOf(`表${String(i + 1)}`, 12, 5))));
    const read = await port.read();
    expect(read.ok && read.value.sheets.length).toBe(count);
    counts.push(excel!.syncCount);
    excel!.close();
    excel = undefined;
  }
  expect(counts).toEqual([3, 3, 3]);
});

/** All that a grid says of its cells, to be compared. */
function flat(grid: Grid): unknown {
  const cells: unknown[] = [];
  for (const r of grid.rowIndexes) forEachCell(grid.row(r), (value, c) => cells.push([formatAddress(r, c), value, grid.formula(r, c), grid.style(r, c).bold, grid.style(r, c).filled, grid.style(r, c).numberFormat]));
  return cells;
}

test("a large sheet comes in blocks below Excel's limits, with progress, and can be cancelled between two of them", async () => {
  const bytes = writeWorkbook([sheetOf("大", 12_000, 8, (r) => "長い文".repeat(r % 9))]);
  const port = await open(bytes);
  excel!.session.limitsPayload = true;
  const shares: number[] = [];
  const read = await port.read({ onProgress: (share) => shares.push(share) });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  expect(flat(read.value.sheets[0]!)).toEqual(flat(asOpened(bytes).sheets[0]!));
  expect([shares.length > 1, shares.at(-1), shares.every((share, i) => share >= (shares[i - 1] ?? 0))]).toEqual([true, 1, true]);
  const sizes = excel!.requests.map(({ responseSize }) => responseSize);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(5 * 1024 * 1024);
  expect(excel!.syncCount).toBeLessThanOrEqual(3 + Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / (5 * 1024 * 1024)));
  const abort = new AbortController();
  const stopped = await port.read({ signal: abort.signal, onProgress: () => abort.abort() });
  expect(stopped.ok || stopped.error).toEqual({ code: "cancelled" });
}, 120_000);

test("an answer that turns out too large is asked for again in smaller blocks", async () => {
  // Not the same letter throughout: the reader takes a file that unpacks to a thousand times its size for a bomb.
  const longText = (r: number): string => Array.from({ length: 9_000 }, (_, i) => String.fromCharCode(0x4e00 + ((r * 7919 + i * i * 31) % 8_000))).join("");
  const bytes = writeWorkbook([sheetOf("長", 400, 2, longText)]);
  const port = await open(bytes);
  excel!.session.limitsPayload = true;
  const read = await port.read();
  expect(read.ok && flat(read.value.sheets[0]!)).toEqual(flat(asOpened(bytes).sheets[0]!));
}, 120_000);

test("hidden lines, a filter, tables, errors, texts that look like numbers and formulas are read as the file reader does", async () => {
  const port = await open(writeWorkbook([sheetOf("表", 6, 4)]));
  await excel!.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("表");
    const table = sheet.tables.add("F1:G3", true);
    table.name = "T1";
    sheet.getRange("A3:A3").rowHidden = true;
    sheet.getRange("D:D").columnHidden = true;
    sheet.getRange("B2").numberFormat = [["@"]];
    sheet.getRange("B2").values = [["007"]];
    sheet.getRange("B4").values = [["'#N/A"]];
    sheet.getRange("B5").values = [["#N/A"]];
    sheet.getRange("C5").values = [[true]];
    sheet.getRange("C6").formulas = [["=SUM(C1:C4)"]];
    sheet.protection.protect();
    const other = context.workbook.worksheets.add("隠し");
    other.visibility = "VeryHidden";
    await context.sync();
  });
  const read = await port.read();
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const [grid, hidden] = read.value.sheets;
  expect([[...grid!.hiddenRows], [...grid!.hiddenColumns], grid!.isProtected, grid!.filter]).toEqual([[2], [3], true, undefined]);
  expect(grid!.tables.map(({ name, headerRows, totalsRows, range }) => [name, headerRows, totalsRows, range])).toEqual([["T1", 1, 0, { top: 0, left: 5, bottom: 2, right: 6 }]]);
  expect([grid!.value(1, 1), grid!.value(3, 1), grid!.value(4, 1), grid!.value(4, 2), grid!.formula(5, 2), grid!.formula(4, 2)]).toEqual(["007", "#N/A", { error: "#N/A" }, true, "SUM(C1:C4)", undefined]);
  expect([hidden!.name, hidden!.visibility, hidden!.rowIndexes.length, read.value.usesDate1904]).toEqual(["隠し", "veryHidden", 0, false]);
  expect([grid!.style(0, 1).bold, grid!.style(0, 1).filled, grid!.style(1, 1).bold, grid!.style(1, 1).numberFormat]).toEqual([true, true, false, "@"]);
});
