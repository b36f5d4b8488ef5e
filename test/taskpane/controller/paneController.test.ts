import { JournalStore } from "../../../src/app/journalStore.js";
import type { LiveWorkbookPort } from "../../../src/app/ports.js";
import { createBook } from "../../../src/book/createBook.js";
import type { Book } from "../../../src/book/book.js";
import { BookPort } from "../../../src/book/port/bookPort.js";
import { PaneController } from "../../../src/taskpane/controller/paneController.js";
import { startState, type PaneState } from "../../../src/taskpane/state/paneState.js";
import { PaneStore } from "../../../src/taskpane/state/paneStore.js";
import { createValidator, type Validator } from "../../../src/taskpane/validation/validator.js";

interface TestPane {
  readonly book: Book;
  readonly controller: PaneController;
  readonly state: () => PaneState;
  readonly journal: JournalStore;
  readonly bugs: unknown[];
  readonly end: () => void;
}

const panes: TestPane[] = [];
afterEach(() => { for (const pane of panes.splice(0)) pane.end(); });

/** The real controller over a real book whose column does not add up: 3 + 4 + 5 = 12, 13 stands there. */
function pane(change: (port: LiveWorkbookPort) => Partial<LiveWorkbookPort> = () => ({}), validator: Validator = createValidator()): TestPane {
  const book = createBook(["表"]);
  book.sheet("表")?.setCells({ rowIndex: 0, columnIndex: 0 }, [
    [{ value: "項目" }, { value: "前期" }, { value: "後期" }, { value: "計" }],
    [{ value: "甲" }, { value: 3 }, { value: 1 }, { value: 4 }], [{ value: "乙" }, { value: 4 }, { value: 2 }, { value: 6 }], [{ value: "丙" }, { value: 5 }, { value: 3 }, { value: 9 }],
    [{ value: "計" }, { value: 12 }, { value: 6 }, { value: 18 }],
  ]);
  const real = new BookPort(book);
  const port: LiveWorkbookPort = {
    abilities: real.abilities, read: () => real.read(), write: (edits) => real.write(edits), undo: (receipt) => real.undo(receipt),
    readCustomXml: (namespace) => real.readCustomXml(namespace), selection: () => real.selection(), select: (place) => real.select(place), watch: (listener) => real.watch(listener),
  };
  const journal = new JournalStore();
  const bugs: unknown[] = [];
  const store = new PaneStore(startState("ja"));
  const controller = new PaneController({ port: { ...port, ...change(port) }, journal, validator, now: () => 1_000, bookName: () => "表.xlsx", onBug: (bug) => bugs.push(bug) }, store);
  const made = { book, controller, state: store.get, journal, bugs, end: controller.start() };
  panes.push(made);
  return made;
}

const soon = (ms = 120): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function wrongCells(state: PaneState): string[] {
  return state.check.status === "done" ? state.check.checked.validation.findings.filter((finding) => finding.severity === "error").map((finding) => finding.at.ref) : ["not checked"];
}

test("checks, repairs, renews and undoes", async () => {
  const { controller, state, book, journal } = pane();
  expect(await controller.check()).toBe(true);
  expect(wrongCells(state())).toEqual(["D4"]);
  const check = state().check;
  const finding = check.status === "done" ? check.checked.validation.findings[0] : undefined;
  expect(await controller.repair(finding!, undefined)).toBe(true);
  expect(book.sheet("表")?.value(3, 3)).toBe(8);
  await soon();
  expect([wrongCells(state()), journal.entries.map((entry) => entry.purpose)]).toEqual([[], ["repair"]]);
  expect(await controller.undoLatest()).toBe(true);
  expect([book.sheet("表")?.value(3, 3), state().view, state().journal[0]?.isUndone]).toEqual([9, "history", true]);
});

test("what was found before an edit is not written after it", async () => {
  const { controller, state, book } = pane();
  await controller.check();
  const check = state().check;
  const finding = check.status === "done" ? check.checked.validation.findings[0] : undefined;
  book.sheet("表")?.setValue(3, 1, 6);
  expect(await controller.repair(finding!, undefined)).toBe(false);
  expect([book.sheet("表")?.value(3, 3), state().notice]).toEqual([9, { kind: "failure", code: "stale-check", detail: undefined }]);
});

test("a failure of the host is told, and the pane goes on", async () => {
  const { controller, state, bugs } = pane(() => ({ read: () => Promise.resolve({ ok: false, error: { code: "cell-being-edited" } }) }));
  expect(await controller.check()).toBe(false);
  expect([state().notice, state().task, bugs]).toEqual([{ kind: "failure", code: "cell-being-edited", detail: undefined }, undefined, []]);
});

test("a bug is caught at the door, told, and the next action works", async () => {
  let isBroken = true;
  const { controller, state, bugs } = pane((port) => ({ read: () => { if (isBroken) throw new Error("gone wrong"); return port.read(); } }));
  expect(await controller.check()).toBe(false);
  expect([state().notice, bugs.length, state().task]).toEqual([{ kind: "failure", code: "bug", detail: "gone wrong" }, 1, undefined]);
  isBroken = false;
  expect(await controller.check()).toBe(true);
});

test("a check that is stopped leaves what was shown", async () => {
  const waiting: Validator = { validate: (_, { signal }) => new Promise((resolve) => signal.addEventListener("abort", () => resolve({ ok: false, error: { code: "cancelled" } }))) };
  const { controller, state } = pane(undefined, waiting);
  const done = controller.check();
  await soon(20);
  expect(state().task).toMatchObject({ kind: "check", isCancellable: true });
  controller.cancel();
  expect(await done).toBe(false);
  expect([state().check.status, state().notice]).toEqual(["none", { kind: "failure", code: "cancelled", detail: undefined }]);
});

test("while one thing is under way another does not begin", async () => {
  const { controller } = pane();
  expect(await Promise.all([controller.check(), controller.unmark()])).toEqual([true, false]);
});

test("a host that keeps no notes is given none, and the record sheet all the same", async () => {
  const written: string[] = [];
  const { controller } = pane((port) => ({ abilities: { notes: false, richText: true, addsSheets: true }, write: (edits) => { written.push(...edits.map((edit) => edit.kind)); return port.write(edits); } }));
  await controller.check();
  expect(await controller.mark()).toBe(true);
  expect([...new Set(written)]).toEqual(["clear-marks", "set-fill", "add-sheet"]);
});

test("a change while the workbook is read leaves the verdict stale, and it is renewed", async () => {
  const opened: { change: () => void } = { change: () => undefined };
  const { controller, state, book } = pane((port) => ({
    read: async () => {
      const read = await port.read();
      opened.change();
      opened.change = () => undefined;
      return read;
    },
  }));
  opened.change = () => { book.sheet("表")?.setValue(3, 3, 8); };
  await controller.check();
  expect([wrongCells(state()), state().check]).toEqual([["D4"], expect.objectContaining({ isStale: true })]);
  await soon(1_200);
  expect([wrongCells(state()), state().check]).toEqual([[], expect.objectContaining({ isStale: false })]);
});

test("a renewal that gave way to a click is made up for", async () => {
  let delay = 0;
  const { controller, state, book } = pane((port) => ({
    read: async (options) => {
      await soon(delay);
      return options?.signal?.aborted ? { ok: false, error: { code: "cancelled" } } : port.read();
    },
  }));
  await controller.check();
  delay = 300;
  book.sheet("表")?.setValue(3, 3, 8);
  await soon(850);
  expect(state().task?.kind).toBe("renew");
  await controller.select({ sheet: "表", ref: "B2" });
  await soon(1_700);
  expect([wrongCells(state()), state().check]).toEqual([[], expect.objectContaining({ isStale: false })]);
});
