import { startState, type Checked, type PaneState } from "../../../src/taskpane/state/paneState.js";
import { reducePane, type PaneEvent } from "../../../src/taskpane/state/reducePane.js";
import { check as validated, bookOf } from "../../support/books.js";

const rows = [["項目", "件数"], ["甲", 3], ["乙", 4], ["計", 8]] as const;
const checked: Checked = { validation: validated(rows), workbook: bookOf(rows), scope: "book", area: undefined, elapsedMs: 5, at: 0 };

function after(...events: readonly PaneEvent[]): PaneState {
  return events.reduce(reducePane, startState("ja"));
}

test("a change makes the verdict stale, a new check makes it fresh", () => {
  const stale = after({ type: "checked", checked, isStale: false }, { type: "workbook-changed" });
  expect(stale.check).toMatchObject({ status: "done", isStale: true });
  expect(reducePane(stale, { type: "checked", checked, isStale: false }).check).toMatchObject({ isStale: false });
});

test("before the first check there is nothing that could go stale", () => {
  expect(after({ type: "workbook-changed" }).check).toEqual({ status: "none" });
});

test("a task that the user asked for takes away what was told of the one before", () => {
  const told: PaneEvent = { type: "told", notice: { kind: "failure", code: "read-only", detail: undefined } };
  expect(after(told, { type: "task-started", kind: "check", isCancellable: true }).notice).toBeUndefined();
  expect(after(told, { type: "task-started", kind: "renew", isCancellable: true }).notice).toBeDefined();
  expect(after(told, { type: "task-started", kind: "select", isCancellable: false }).notice).toBeDefined();
});

test("progress of a task that has ended changes nothing", () => {
  const ended = after({ type: "task-started", kind: "check", isCancellable: true }, { type: "task-ended" });
  expect(reducePane(ended, { type: "task-progressed", share: 0.5 })).toBe(ended);
  expect(reducePane(ended, { type: "task-slow" })).toBe(ended);
});

test("a summary goes stale with its tables and is written only after it was planned", () => {
  const summary = { sheets: [], staleSheets: [], notices: [] };
  expect(after({ type: "summary-planned", summary }, { type: "workbook-changed" }).summary).toMatchObject({ status: "planned", isStale: true });
  expect(after({ type: "summary-planned", summary }, { type: "summary-written" }).summary.status).toBe("written");
  expect(after({ type: "summary-written" }).summary.status).toBe("none");
});
