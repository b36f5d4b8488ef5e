// Long: what the port writes is one list of edits, and each kind is tried, refused and taken back on the same little workbook.
import { OWN_SHEET_MARK, type LiveWorkbookPort, type WorkbookChange, type WorkbookEdit } from "../../src/app/ports.js";
import { parseAddress } from "../../src/core/grid/address.js";
import type { PlannedCell, SheetPlan } from "../../src/core/sheets/sheetPlan.js";
import { createExcelPort } from "../../src/excel/createExcelPort.js";
import { writeWorkbook } from "../../src/xlsx/writeWorkbook.js";
import { startExcel, type ExcelOptions, type StartedExcel } from "../host/startExcel.js";

let excel: StartedExcel;
let port: LiveWorkbookPort;

async function open(options: ExcelOptions = {}, packSheets: (plans: readonly SheetPlan[]) => Uint8Array = writeWorkbook): Promise<void> {
  excel = await startExcel({ bytes: writeWorkbook([plan("表", [text("A1", "甲"), number("B1", 70), text("A2", "乙"), number("B2", 25), text("A3", "計"), formula("B3", "SUM(B1:B2)", 95)])]), ...options });
  port = createExcelPort({ packSheets });
}
afterEach(() => excel.close());

const at = (ref: string) => parseAddress(ref)!;
const cell = (ref: string, content: PlannedCell["content"], style: PlannedCell["style"] = {}): PlannedCell => ({ ...at(ref), content, style });
const text = (ref: string, words: string): PlannedCell => cell(ref, { kind: "text", text: words });
const number = (ref: string, value: number): PlannedCell => cell(ref, { kind: "number", value });
const formula = (ref: string, source: string, cached: number): PlannedCell => cell(ref, { kind: "formula", formula: source, cached });

function plan(name: string, cells: readonly PlannedCell[], more: Partial<SheetPlan> = {}): SheetPlan {
  const page = { paper: "A4", orientation: "portrait", fitToWidth: true, centerHorizontally: true, margins: { left: 0.7, right: 0.7, top: 0.7, bottom: 0.7 } } as const;
  return { name, cells, merges: [], columnWidths: [], rowHeights: [], page, names: [], showGridLines: true, ...more };
}

const set = (ref: string, value: number, sheet = "表"): WorkbookEdit => ({ kind: "set-cell", sheet, at: at(ref), content: { kind: "number", value } });
const fill = (ref: string, color = "FFC7CE"): WorkbookEdit => ({ kind: "set-fill", sheet: "表", at: at(ref), color });

async function written(...edits: WorkbookEdit[]) {
  const result = await port.write(edits);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
async function failure(edits: WorkbookEdit[]) {
  const result = await port.write(edits);
  return result.ok ? "written" : [result.error.code, result.error.detail];
}
const undone = async (receipt: { readonly id: string }) => {
  const result = await port.undo(receipt);
  return result.ok ? "undone" : [result.error.code, "detail" in result.error ? result.error.detail : undefined];
};
/** What Excel shows of a range of the sheet. */
async function shown(address: string, sheet = "表"): Promise<unknown[][]> {
  return excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getRange(address).load("formulas");
    await context.sync();
    return range.formulas;
  });
}
async function filled(address: string): Promise<string> {
  return excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("表").getRange(address).load("format/fill/color,format/fill/pattern");
    await context.sync();
    return range.format.fill.pattern === "None" ? "none" : range.format.fill.color;
  });
}
async function sheetNames(): Promise<string[]> {
  return excel.run(async (context) => {
    const sheets = context.workbook.worksheets.load("items/name");
    await context.sync();
    return sheets.items.map(({ name }) => name);
  });
}

test("contents are written as what they are, and taken back with their formats", async () => {
  await open();
  await excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("表").getRange("D1:D3");
    range.numberFormat = [["@"], ["0.0"], ["General"]];
    range.values = [["012"], [3], ["'034"]];
    await context.sync();
  });
  const before = await shown("A1:D3");
  const receipt = await written(
    set("D1", 12), { kind: "set-cell", sheet: "表", at: at("D2"), content: { kind: "text", text: "令和5年4月1日" } },
    { kind: "set-cell", sheet: "表", at: at("B2"), content: { kind: "formula", formula: "B1-45" } }, { kind: "set-cell", sheet: "表", at: at("A1"), content: { kind: "blank" } },
    { kind: "set-cell", sheet: "表", at: at("A2"), content: { kind: "text", text: "=乙" } },
  );
  expect(await shown("A1:D3")).toEqual([["", 70, "", 12], ["=乙", "=B1-45", "", "令和5年4月1日"], ["計", "=SUM(B1:B2)", "", "034"]]);
  const read = await port.read();
  expect(read.ok && [read.value.sheets[0]!.value(0, 3), read.value.sheets[0]!.value(1, 0), read.value.sheets[0]!.formula(1, 0)]).toEqual([12, "=乙", undefined]);
  expect(await undone(receipt)).toBe("undone");
  expect(await shown("A1:D3")).toEqual(before);
  expect(await undone(receipt)).toEqual(["undone-already", undefined]);
  expect(await undone({ id: "of another page" })).toEqual(["unknown-receipt", "of another page"]);
});

test("what somebody has changed since is named, and nothing is put back", async () => {
  await open();
  const receipt = await written(set("B1", 71), set("B2", 24));
  await excel.editCell("表!B2", "26");
  expect(await undone(receipt)).toEqual(["changed-since", "表!B2"]);
  expect(await shown("B1:B2")).toEqual([[71], [26]]);
});

test("marks remember the user's own fill, follow inserted rows, and leave a fill that was changed since", async () => {
  await open();
  await excel.run(async (context) => {
    context.workbook.worksheets.getItem("表").getRange("B1").format.fill.color = "#00FF00";
    await context.sync();
  });
  await written(fill("B1"), fill("B2"), fill("B3"));
  await written({ kind: "clear-marks" }, fill("B1", "FFEB9C"), fill("B2"), fill("B3"));
  expect([await filled("B1"), await filled("B2")]).toEqual(["#FFEB9C", "#FFC7CE"]);
  await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("表");
    sheet.getRange("1:1").insert("Down");
    sheet.getRange("B4").format.fill.color = "#0000FF";
    await context.sync();
  });
  const receipt = await written({ kind: "clear-marks" });
  expect([await filled("B1"), await filled("B2"), await filled("B3"), await filled("B4")]).toEqual(["none", "#00FF00", "none", "#0000FF"]);
  expect(await port.readCustomXml("urn:kensan:excel-marks:1")).toEqual({ ok: true, value: null });
  expect(await undone(receipt)).toBe("undone");
  expect([await filled("B2"), await filled("B3")]).toEqual(["#FFEB9C", "#FFC7CE"]);
  await written({ kind: "clear-marks" });
  expect([await filled("B2"), await filled("B3")]).toEqual(["#00FF00", "none"]);
});

const underlined: PlannedCell = cell("A2", { kind: "rich", runs: [{ text: "事業を" }, { text: "拡充", underline: true }, { text: "する" }] });
const summary = (second = text("A2", "改定後の全体")): SheetPlan => plan("概要", [
  cell("A1", { kind: "text", text: "改定の概要" }, { bold: true, fill: "DDEBF7", border: { bottom: "thin" } }), second, cell("B2", { kind: "formula", formula: "表!B3", cached: 95 }, { numberFormat: "#,##0" }),
], { merges: [{ top: 0, left: 0, bottom: 0, right: 1 }], names: [{ name: "概要の合計", range: { top: 1, left: 1, bottom: 1, right: 1 } }], columnWidths: [30, 10], freeze: { rows: 1, columns: 0 } });

async function looks(): Promise<unknown> {
  return excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("概要");
    const head = sheet.getRange("A1").load("format/font/bold,format/fill/color");
    const figure = sheet.getRange("B2").load("formulas,values,numberFormat");
    const words = sheet.getRange("A2:C2").load("values");
    const merged = sheet.getRange().getMergedAreasOrNullObject().load("areaCount");
    const name = context.workbook.names.getItem("概要の合計").load("formula");
    const mark = sheet.names.getItem(OWN_SHEET_MARK).load("visible");
    await context.sync();
    const seen: unknown[] = [head.format.font.bold, head.format.fill.color, figure.formulas[0]![0], figure.numberFormat[0]![0], words.values[0]![0], words.values[0]![2], merged.areaCount, String(name.formula).replaceAll("'", ""), mark.visible];
    return seen;
  });
}
const WHOLE = [true, "#DDEBF7", "=表!B3", "#,##0", "改定後の全体", "", 1, "=概要!$B$2", false];

test("a sheet comes in whole, is ours, gives way to a new one of ours, and is taken back", async () => {
  await open();
  const receipt = await written({ kind: "add-sheet", plan: summary(), replaceOwn: false });
  expect(receipt.notices).toBeUndefined();
  expect(await looks()).toEqual(WHOLE);
  expect(await failure([{ kind: "add-sheet", plan: summary(), replaceOwn: false }])).toEqual(["sheet-exists", "概要"]);
  expect(await failure([{ kind: "add-sheet", plan: plan("表", []), replaceOwn: true }])).toEqual(["sheet-exists", "表"]);
  expect(await undone(receipt)).toBe("undone");
  expect(await sheetNames()).toEqual(["表"]);
  await written({ kind: "add-sheet", plan: summary(), replaceOwn: true });
  expect((await written({ kind: "add-sheet", plan: summary(), replaceOwn: true })).irreversible).toBe("sheet-replaced");
  expect(await sheetNames()).toEqual(["表", "概要"]);
  expect(await looks()).toEqual(WHOLE);
  await written({ kind: "remove-own-sheet", sheet: "概要" });
  expect(await sheetNames()).toEqual(["表"]);
});

test("a sheet that was worked on is not taken back; one that others refer to is not taken away", async () => {
  await open();
  const receipt = await written({ kind: "add-sheet", plan: summary(), replaceOwn: false });
  await excel.editCell("概要!A5", "追記");
  expect(await undone(receipt)).toEqual(["changed-since", "概要"]);
  await excel.editCell("表!C1", "=概要!B2");
  expect(await failure([{ kind: "remove-own-sheet", sheet: "概要" }])).toEqual(["unsafe-part", "表!C1"]);
});

test("where Excel takes no package, the sheet is built through the API, and the underlined words stand in brackets beside it", async () => {
  await open({}, () => new Uint8Array([1, 2, 3]));
  const receipt = await written({ kind: "add-sheet", plan: summary(underlined), replaceOwn: false });
  expect(receipt.notices).toEqual([{ code: "underlines-as-brackets", detail: "概要" }]);
  expect(await looks()).toEqual(WHOLE.map((value) => (value === "" ? "A2 【拡充】" : value === "改定後の全体" ? "事業を拡充する" : value)));
  expect(await undone(receipt)).toBe("undone");
  expect(await sheetNames()).toEqual(["表"]);
});

test("a package that loses the underlines of words, as some builds of Excel do, is made up for", async () => {
  await open({}, (plans) => writeWorkbook(plans.map((each) => ({ ...each, cells: each.cells.map((one) => (one.content.kind === "rich" ? { ...one, content: { kind: "text" as const, text: one.content.runs.map((run) => run.text).join("") } } : one)) }))));
  const receipt = await written({ kind: "add-sheet", plan: summary(underlined), replaceOwn: false });
  expect(receipt.notices).toEqual([{ code: "underlines-as-brackets", detail: "概要" }]);
});

test("a package that loses formats is made up for through the API", async () => {
  await open({}, (plans) => writeWorkbook(plans.map((each) => ({ ...each, merges: [], cells: each.cells.map((one) => ({ ...one, style: {} })) }))));
  const receipt = await written({ kind: "add-sheet", plan: summary(), replaceOwn: false });
  expect(receipt.notices).toEqual([{ code: "formats-lost", detail: "概要" }]);
  expect(await looks()).toEqual(WHOLE);
});

test("a cell whose own pattern could not be put back is left, and said", async () => {
  await open();
  await excel.run(async (context) => {
    context.workbook.worksheets.getItem("表").getRange("B1").format.fill.pattern = "Gray25";
    await context.sync();
  });
  expect((await written(fill("B1"), fill("B2"))).notices).toEqual([{ code: "cells-not-marked", detail: "表!B1" }]);
  expect([await filled("B1") === "#FFC7CE", await filled("B2")]).toEqual([false, "#FFC7CE"]);
});

test("names and parts are written and taken back", async () => {
  await open();
  const xml = '<book xmlns="urn:kensan:book:1"/>';
  const receipt = await written({ kind: "define-name", name: "基準", refersTo: "表!$B$1", hidden: true }, { kind: "set-custom-xml", namespace: "urn:kensan:book:1", xml });
  const read = await port.read();
  expect(read.ok && read.value.definedNames).toEqual([{ name: "基準", refersTo: "表!$B$1", sheet: undefined, hidden: true }]);
  expect(await port.readCustomXml("urn:kensan:book:1")).toEqual({ ok: true, value: expect.stringContaining("urn:kensan:book:1") as string });
  expect(await undone(receipt)).toBe("undone");
  const again = await port.read();
  expect(again.ok && again.value.definedNames).toEqual([]);
  expect(await port.readCustomXml("urn:kensan:book:1")).toEqual({ ok: true, value: null });
});

test("lines are put in with what follows, and taken back; deleted lines are said to be gone", async () => {
  await open();
  const receipt = await written(set("B1", 71), { kind: "insert-lines", sheet: "表", axis: "row", at: 0, count: 2 }, set("B4", 24));
  expect(await shown("A3:B5")).toEqual([["甲", 71], ["乙", 24], ["計", "=SUM(B3:B4)"]]);
  expect(await undone(receipt)).toBe("undone");
  expect(await shown("A1:B3")).toEqual([["甲", 70], ["乙", 25], ["計", "=SUM(B1:B2)"]]);
  expect((await written({ kind: "delete-lines", sheet: "表", axis: "row", at: 2, count: 1 })).irreversible).toBe("lines");
});

test("what stands in the way is said before anything is written", async () => {
  await open();
  expect(await failure([set("B1", 1), set("B1", 1, "ない")])).toEqual(["no-such-sheet", "ない"]);
  expect(await failure([set("B1", Infinity)])).toEqual(["invalid-edit", "Infinity"]);
  excel.host.beginCellEdit();
  expect(await failure([set("B1", 1)])).toEqual(["cell-being-edited", undefined]);
  excel.host.endCellEdit();
  await excel.run(async (context) => {
    context.workbook.worksheets.getItem("表").protection.protect();
    context.workbook.protection.protect();
    await context.sync();
  });
  expect(await failure([set("B1", 1)])).toEqual(["sheet-protected", "表"]);
  expect(await failure([{ kind: "add-sheet", plan: summary(), replaceOwn: false }])).toEqual(["workbook-protected", undefined]);
  expect(await shown("B1")).toEqual([[70]]);
});

test("a workbook that is open to be read only is not written", async () => {
  await open({ isReadOnly: true });
  expect(await failure([set("B1", 1)])).toEqual(["read-only", undefined]);
});

test("an Excel older than 2021 is told so", async () => {
  await open({ requirementSet: "1.13" });
  const read = await port.read();
  expect(read.ok || [read.error.code, read.error.detail]).toEqual(["api-missing", "ExcelApi 1.14"]);
});

test("what Excel refuses half-way is put back", async () => {
  await open();
  const result = await failure([set("B1", 1), fill("B2"), { kind: "set-custom-xml", namespace: "urn:a", xml: '<a xmlns="urn:a">' }]);
  expect(result[0]).toBe("host-failed");
  expect([await shown("B1"), await filled("B2")]).toEqual([[[70]], "none"]);
  const read = await port.read();
  expect(read.ok && read.value.definedNames).toEqual([]);
});

test("changes are told, those of the port apart from the user's", async () => {
  await open();
  const told: WorkbookChange[] = [];
  const watching = await port.watch((change) => told.push(change));
  const quiet = () => new Promise((resolve) => setTimeout(resolve, 150));
  await excel.editCell("表!B1", "7");
  await excel.editCell("表!B2", "8");
  await quiet();
  await written(set("A1", 1));
  await excel.settle();
  await quiet();
  expect(told).toEqual([
    { source: "user", sheet: "表", range: { top: 0, left: 1, bottom: 1, right: 1 } },
    { source: "own", sheet: "表", range: { top: 0, left: 0, bottom: 0, right: 0 } },
  ]);
  if (watching.ok) await watching.value();
  await excel.editCell("表!B1", "9");
  await quiet();
  expect(told).toHaveLength(2);
});

test("a place is shown in one sync; a sheet that is hidden or gone is told", async () => {
  await open({ bytes: writeWorkbook([plan("表", [number("A1", 1)]), plan("別", [number("A1", 1)])]) });
  const before = excel.syncCount;
  const range = { top: 4, left: 2, bottom: 5, right: 2 };
  expect(await port.select({ sheet: "別", range })).toEqual({ ok: true, value: undefined });
  expect(excel.syncCount - before).toBe(1);
  expect(await port.selection()).toEqual({ ok: true, value: { sheet: "別", range } });
  await excel.run(async (context) => {
    context.workbook.worksheets.getItem("表").activate();
    context.workbook.worksheets.getItem("別").visibility = "Hidden";
    await context.sync();
  });
  const codes = await Promise.all(["別", "ない"].map(async (sheet) => { const result = await port.select({ sheet, range }); return result.ok || [result.error.code, result.error.detail]; }));
  expect(codes).toEqual([["sheet-hidden", "別"], ["sheet-gone", "ない"]]);
});
