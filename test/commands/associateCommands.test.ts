import { associateCommands } from "../../src/commands/associateCommands.js";
import type { CommandTarget } from "../../src/commands/commandTarget.js";
import { startExcel, type ExcelOptions, type StartedExcel } from "../host/startExcel.js";

let excel: StartedExcel;
let calls: string[];
afterEach(() => excel.close());

/** The pane's side of a click; what it does is tested with the pane. */
async function open(change: Partial<CommandTarget> = {}, options: ExcelOptions = {}): Promise<void> {
  excel = await startExcel({ sets: { SharedRuntime: "1.1" }, sharedRuntime: true, ...options });
  calls = [];
  excel.session.paneState = "Background";
  const note = (name: string, result: boolean) => (): Promise<boolean> => { calls.push(name); return Promise.resolve(result); };
  associateCommands({
    check: (scope) => note(`check ${scope}`, true)(),
    firstWrongCell: () => ({ sheet: "表", ref: "E5" }),
    select: (place) => note(`select ${place.ref}`, true)(),
    showSummary: note("summary", true),
    showRevision: () => calls.push("revision"),
    undoLatest: note("undo", false),
    onBug: (cause) => calls.push(String(cause)),
    ...change,
  });
}

test("a check selects the first wrong cell and opens the pane", async () => {
  await open();
  await excel.pressButton("checkBook");
  expect([calls, excel.session.paneState]).toEqual([["check book", "select E5"], "Visible"]);
  await excel.pressButton("checkTable");
  expect(calls.slice(2)).toEqual(["check selection", "select E5"]);
});

test("when all agrees nothing is selected, and the pane says so", async () => {
  await open({ firstWrongCell: () => undefined });
  await excel.pressButton("checkBook");
  expect([calls, excel.session.paneState]).toEqual([["check book"], "Visible"]);
});

test("the other buttons do what the pane does, and open it", async () => {
  await open();
  await excel.pressButton("showSummary");
  await excel.pressButton("compareEditions");
  await excel.pressButton("undoLatest");
  expect([calls, excel.session.paneState]).toEqual([["summary", "revision", "undo"], "Visible"]);
});

test("a crash is told, and Excel hears that the command is over", async () => {
  await open({ check: () => Promise.reject(new Error("broken")), showSummary: () => { throw new Error("at once"); } });
  await excel.pressButton("checkBook"); // throws where it never hears
  await excel.pressButton("showSummary");
  expect([calls, excel.host.completedCommands.length, excel.session.paneState]).toEqual([["Error: broken", "Error: at once"], 2, "Visible"]);
});

test("without a shared page the check is done all the same, and the pane is left to its user", async () => {
  await open({}, { sets: { SharedRuntime: undefined }, sharedRuntime: false });
  await excel.pressButton("checkBook");
  expect([calls, excel.session.paneState]).not.toContain("Visible");
  expect(calls).toEqual(["check book", "select E5"]);
});
