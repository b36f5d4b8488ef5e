import type { WorkbookChange, WorkbookEdit } from "../../../src/app/ports.js";
import { createBook } from "../../../src/book/createBook.js";
import { BookPort } from "../../../src/book/port/bookPort.js";
import type { SheetPlan } from "../../../src/core/sheets/sheetPlan.js";

const PLAN: SheetPlan = {
  name: "記録", cells: [{ rowIndex: 0, columnIndex: 0, content: { kind: "rich", runs: [{ text: "合" }, { text: "計", underline: true }] }, style: { bold: true, border: { top: "thin" } } }], merges: [], columnWidths: [10],
  rowHeights: [], page: { paper: "A4", orientation: "portrait", fitToWidth: true, centerHorizontally: false, margins: { left: 0.7, right: 0.7, top: 0.7, bottom: 0.7 }, printArea: { top: 0, left: 0, bottom: 3, right: 1 } }, names: [{ name: "記録の計", range: { top: 0, left: 0, bottom: 0, right: 0 } }], showGridLines: false,
};
const at = (rowIndex: number, columnIndex: number): { rowIndex: number; columnIndex: number } => ({ rowIndex, columnIndex });
const number = (rowIndex: number, value: number): WorkbookEdit => ({ kind: "set-cell", sheet: "表", at: at(rowIndex, 1), content: { kind: "number", value } });

function port(): BookPort {
  const book = createBook(["表", "別"]);
  book.sheet("表")!.setCells(at(0, 0), [[{ value: "項目" }, { value: "件数" }], [{ value: "甲" }, { value: 3 }], [{ value: "乙" }, { value: 4 }], [{ value: "計" }, { formula: "SUM(B2:B3)", value: 7 }]]);
  return new BookPort(book);
}

async function written(port: BookPort, edits: readonly WorkbookEdit[]): Promise<{ id: string }> {
  const result = await port.write(edits);
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail ?? ""}`);
  return result.value;
}

test("all of a write, or none", async () => {
  const p = port();
  const before = p.book.state;
  expect(await p.write([number(1, 5), { kind: "set-cell", sheet: "無い", at: at(0, 0), content: { kind: "blank" } }])).toEqual({ ok: false, error: { code: "no-such-sheet", detail: "無い" } });
  expect(p.book.peek().sheets).toEqual(before.sheets);
});

test("undo puts back its own and leaves what was done elsewhere", async () => {
  const p = port();
  const sheet = p.book.sheet("表")!;
  const receipt = await written(p, [number(1, 5), { kind: "set-fill", sheet: "表", at: at(1, 1), color: "ffc7ce" }, { kind: "add-note", sheet: "表", at: at(1, 1), text: "違う", author: "検算" }, { kind: "add-sheet", plan: PLAN, replaceOwn: true }]);
  expect([sheet.value(1, 1), sheet.format(1, 1).fill, sheet.state.notes.length, p.book.sheet("記録")?.value(0, 0)]).toEqual([5, "FFC7CE", 1, "合計"]);
  sheet.setValue(2, 1, 40);
  expect(await p.undo(receipt)).toEqual({ ok: true, value: undefined });
  expect([sheet.value(1, 1), sheet.value(2, 1), sheet.format(1, 1).fill, sheet.state.notes, p.book.sheets.map((s) => s.name), p.book.names, p.book.peek().log]).toEqual([3, 40, undefined, [], ["表", "別"], [], []]);
  expect(await p.undo(receipt)).toEqual({ ok: false, error: { code: "undone-already" } });
});

test.each<[string, (p: BookPort) => unknown, string]>([
  ["the cell", (p) => p.book.sheet("表")!.setValue(1, 1, 9), "表!B2"],
  ["the sheet that was added", (p) => p.book.sheet("記録")!.setValue(5, 5, "追記"), "記録"],
  ["lines above", (p) => p.book.sheet("表")!.insertLines("row", 0, 1), "表"],
])("undo refuses where %s was changed since", async (_, change, detail) => {
  const p = port();
  const receipt = await written(p, [number(1, 5), { kind: "add-sheet", plan: PLAN, replaceOwn: false }]);
  change(p);
  const state = p.book.state;
  expect(await p.undo(receipt)).toEqual({ ok: false, error: { code: "changed-since", detail } });
  expect(p.book.peek()).toBe(state);
});

test("marks come off, and what someone changed since stays", async () => {
  const p = port();
  const sheet = p.book.sheet("表")!;
  sheet.setFormat({ top: 1, left: 1, bottom: 1, right: 1 }, { fill: "00FF00", pattern: "solid" });
  sheet.setNotes([{ ...at(2, 1), author: "私", text: "元の注記" }]);
  await written(p, [1, 2].flatMap((row): WorkbookEdit[] => [{ kind: "set-fill", sheet: "表", at: at(row, 1), color: "FFC7CE" }, { kind: "add-note", sheet: "表", at: at(row, 1), text: "違う", author: "検算" }]));
  sheet.setFormat({ top: 2, left: 1, bottom: 2, right: 1 }, { fill: "0000FF" });
  sheet.insertLines("row", 0, 1);
  await written(p, [{ kind: "clear-marks" }]);
  expect([sheet.format(2, 1).fill, sheet.format(3, 1).fill, sheet.state.notes]).toEqual(["00FF00", "0000FF", [{ ...at(3, 1), author: "私", text: "元の注記" }]]);
});

test("own sheets are replaced and taken away, others are not", async () => {
  const p = port();
  await written(p, [{ kind: "add-sheet", plan: PLAN, replaceOwn: true }]);
  await written(p, [{ kind: "add-sheet", plan: { ...PLAN, cells: [] }, replaceOwn: true }]);
  expect(p.book.names.map(({ name, sheet }) => [name, sheet])).toEqual([["記録の計", undefined], ["_xlnm.Print_Area", "記録"], ["_kensan.own", "記録"]]);
  expect(await p.write([{ kind: "add-sheet", plan: { ...PLAN, name: "別" }, replaceOwn: true }])).toEqual({ ok: false, error: { code: "sheet-exists", detail: "別" } });
  expect(await p.write([{ kind: "remove-own-sheet", sheet: "別" }])).toEqual({ ok: false, error: { code: "sheet-exists", detail: "別" } });
  await written(p, [{ kind: "remove-own-sheet", sheet: "記録" }]);
  expect([p.book.sheets.map((s) => s.name), p.book.names]).toEqual([["表", "別"], []]);
});

test("protected sheets, selections and watching", async () => {
  const p = port();
  const sheet = p.book.sheet("表")!;
  const told: WorkbookChange[] = [];
  const watching = await p.watch((change) => told.push(change));
  sheet.setValue(1, 1, 8);
  await written(p, [number(2, 9)]);
  if (watching.ok) await watching.value();
  sheet.setProtection({ hasPassword: false, allows: [] });
  expect(await p.write([number(1, 5)])).toEqual({ ok: false, error: { code: "sheet-protected", detail: "表" } });
  expect(told).toEqual([{ sheet: "表", source: "user", range: { top: 1, left: 1, bottom: 1, right: 1 } }, { sheet: "表", source: "own", range: { top: 2, left: 1, bottom: 2, right: 1 } }]);
  expect(await p.select({ sheet: "別", range: { top: 1, left: 1, bottom: 2, right: 2 } })).toEqual({ ok: true, value: undefined });
  expect(await p.selection()).toEqual({ ok: true, value: { sheet: "別", range: { top: 1, left: 1, bottom: 2, right: 2 } } });
  p.book.sheet("表")!.setVisibility("hidden");
  expect(await p.select({ sheet: "表", range: { top: 0, left: 0, bottom: 0, right: 0 } })).toEqual({ ok: false, error: { code: "sheet-hidden", detail: "表" } });
});
