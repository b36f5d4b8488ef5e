import { JournalStore } from "../../src/app/journalStore.js";
import { BookPort } from "../../src/book/port/bookPort.js";
import { openBook } from "../../src/book/openBook.js";
import { differs } from "../../src/app/compare.js";
import { PaneController } from "../../src/taskpane/controller/paneController.js";
import { startState, type Comparison } from "../../src/taskpane/state/paneState.js";
import { PaneStore } from "../../src/taskpane/state/paneStore.js";
import { createValidator } from "../../src/taskpane/validation/validator.js";
import { openWorkbook } from "../../src/xlsx/openWorkbook.js";
import { sampleBytes } from "../support/editions.js";

const SOURCE = { kind: "file", name: "plan-before.xlsx", bytes: sampleBytes("plan-before.xlsx") } as const;

/** The pane's own controller over a real book: no part of it is played. */
async function openPane(): Promise<{ controller: PaneController; store: PaneStore; port: BookPort; journal: JournalStore }> {
  const opened = await openBook(sampleBytes("plan.xlsx"), "plan.xlsx");
  if (!opened.ok) throw new Error(opened.error.code);
  const port = new BookPort(opened.value.book);
  const store = new PaneStore(startState("ja"));
  const journal = new JournalStore();
  const controller = new PaneController({
    port, journal, validator: createValidator(),
    now: () => 0, bookName: () => "plan.xlsx", onBug: (cause) => { throw cause; },
    openFile: async (bytes, name) => {
      const other = await openWorkbook(bytes, name);
      return other.ok ? { ok: true, value: other.value.workbook } : other;
    },
  }, store);
  return { controller, store, port, journal };
}

function comparisonOf(store: PaneStore): Comparison {
  const { revision, notice } = store.get();
  if (revision.status !== "compared") throw new Error(JSON.stringify(notice));
  return revision.comparison;
}

async function sheetNames(port: BookPort): Promise<string[]> {
  const read = await port.read();
  if (!read.ok) throw new Error(read.error.code);
  return read.value.sheets.map((sheet) => sheet.name);
}

test("a file is compared, looked at, written, and taken back", async () => {
  const { controller, store, port, journal } = await openPane();
  const before = await sheetNames(port);
  expect(await controller.compare(SOURCE)).toBe(true);
  expect(await sheetNames(port)).toEqual(before); // looking writes nothing
  expect(comparisonOf(store).sheets.sheets.map((sheet) => sheet.name)[0]).toBe("新旧対照表");
  expect(await controller.writeComparison()).toBe(true);
  expect(await sheetNames(port)).toContain("新旧対照表");
  expect(await controller.undo(journal.entries[0]?.id ?? -1)).toBe(true);
  expect(await sheetNames(port)).toEqual(before);
});

test("a rename is confirmed once and remembered in the workbook", async () => {
  const { controller, store } = await openPane();
  await controller.compare(SOURCE);
  const kinds = (): string[] => comparisonOf(store).revision.tables.flatMap((table) => table.rows.filter((row) => /施設予約/.test(row.key)).map((row) => [row.kind, row.maybeRenamed].join(" ").trim()));
  expect(kinds()).toEqual(["removed 1", "added 1"]);
  expect(await controller.confirmRename(comparisonOf(store), { before: "公共施設予約のオンライン化", after: "施設予約の電子化" }, true)).toBe(true);
  expect(kinds()).toEqual(["renamed"]);
  await controller.compare(SOURCE);
  expect(kinds()).toEqual(["renamed"]);
});

test("the present state is kept inside the workbook and compared with later", async () => {
  const { controller, store, port } = await openPane();
  expect(await controller.compare({ kind: "base" })).toBe(false);
  expect(store.get().notice).toMatchObject({ kind: "failure", code: "no-base-edition" });
  expect(await controller.saveBaseEdition()).toBe(true);
  expect(await controller.compare({ kind: "base" })).toBe(true);
  expect(differs(comparisonOf(store).revision)).toBe(false);
  const written = await port.write([{ kind: "set-cell", sheet: "件数表", at: { rowIndex: 7, columnIndex: 3 }, content: { kind: "number", value: 9 } }]);
  expect(written.ok).toBe(true);
  await controller.compare({ kind: "base" });
  expect(comparisonOf(store).revision.tables.flatMap((table) => table.rows.flatMap((row) => row.cells.map((cell) => [cell.old, cell.new])))).toEqual([[2, 9]]);
});

test("sheets of one workbook are compared; one that is not there is told", async () => {
  const { controller, store } = await openPane();
  expect(await controller.compare({ kind: "sheet", before: { sheet: "件数表" }, after: { sheet: "件数表" } })).toBe(true);
  expect(differs(comparisonOf(store).revision)).toBe(false);
  expect(await controller.compare({ kind: "sheet", before: { sheet: "ない" }, after: { sheet: "件数表" } })).toBe(false);
  expect(store.get().notice).toMatchObject({ code: "sheet-gone", detail: "ない" });
});

test("errata and the summary are made of the same comparison; what the host wrote otherwise is told", async () => {
  const { controller, store, port } = await openPane();
  await controller.compare(SOURCE);
  const { output } = comparisonOf(store);
  controller.planRevision({ ...output, kind: "errata" });
  expect(comparisonOf(store).sheets.sheets.map((sheet) => sheet.name)).toEqual(["正誤表"]);
  controller.planRevision({ ...output, kind: "summary", documentNumber: "資料３" });
  expect(comparisonOf(store).sheets.sheets.map((sheet) => [sheet.name, sheet.page.headerRight])[0]).toEqual(["改定の概要", "資料３"]);
  // the real port, of a host that lost the underlines
  const write = port.write.bind(port);
  port.write = async (edits) => {
    const written = await write(edits);
    return written.ok ? { ok: true, value: { ...written.value, notices: [{ code: "underlines-as-brackets", detail: "正誤表" }] } } : written;
  };
  controller.planRevision({ ...output, kind: "errata" });
  expect(await controller.writeComparison()).toBe(true);
  expect(store.get().notice).toMatchObject({ kind: "done", purpose: "errata", notices: [{ code: "underlines-as-brackets", detail: "正誤表" }] });
});

test("a table of a sheet is chosen from the list", async () => {
  const { controller, store } = await openPane();
  expect(await controller.listParts()).toBe(true);
  const parts = store.get().revisionParts;
  expect(parts.map((part) => part.sheet)).toContain("件数表");
  const table = parts.find((part) => part.sheet === "内容変更・工程確定" && part.ref !== undefined);
  expect(table).toBeDefined();
  if (table) expect(await controller.compare({ kind: "sheet", before: table, after: table })).toBe(true);
  expect(differs(comparisonOf(store).revision)).toBe(false);
});
