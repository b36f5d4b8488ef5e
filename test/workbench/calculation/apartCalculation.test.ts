import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createBook } from "../../../src/book/createBook.js";
import type { Book } from "../../../src/book/book.js";
import type { BookSheet } from "../../../src/book/bookSheet.js";
import { BookPort } from "../../../src/book/port/bookPort.js";
import { loadIronCalc } from "../../../src/book/calculation/ironModel.js";
import { ApartCalculation } from "../../../src/workbench/calculation/apartCalculation.js";
import { HomeCalculation } from "../../../src/workbench/calculation/homeCalculation.js";
import { CalculationServer } from "../../../src/workbench/calculation/calculationServer.js";
import type { CalculationAnswer, CalculationRequest } from "../../../src/workbench/calculation/calculationMessages.js";
import { ironCalculator } from "../../support/ironCalc.js";

/** The worker's own program behind a channel that copies what is sent and takes its time, as a worker's does. */
class Channel {
  onmessage: ((event: { data: CalculationAnswer }) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  isEnded = false;
  private readonly server: CalculationServer;

  constructor(load: () => void) {
    this.server = new CalculationServer(() => Promise.resolve(load()), (answer) => {
      const data = structuredClone(answer);
      setTimeout(() => { if (!this.isEnded) this.onmessage?.({ data }); }, 5);
    });
  }

  postMessage(request: CalculationRequest): void {
    const copy = structuredClone(request);
    setTimeout(() => this.server.take(copy), 5);
  }

  terminate(): void {
    this.isEnded = true;
  }
}

const load = (): void => loadIronCalc(readFileSync(resolve("node_modules/@ironcalc/wasm/wasm_bg.wasm")));

function apart(book: Book, lacksResults = false, loading = load): { readonly calculation: ApartCalculation; readonly bugs: unknown[] } {
  const bugs: unknown[] = [];
  const worker = new Channel(loading) as unknown as Worker; // all of a worker that is used
  const calculation = new ApartCalculation(book, {
    worker, timeZone: "UTC", lacksResults, onBug: (cause) => bugs.push(cause), goHome: (base) => Promise.resolve(new HomeCalculation(book, ironCalculator(), base)),
  });
  return { calculation, bugs };
}

function twoSheets(): readonly [Book, BookSheet, BookSheet] {
  const book = createBook(["甲", "乙"]);
  const [first, second] = book.sheets as [BookSheet, BookSheet];
  first.setCells({ rowIndex: 0, columnIndex: 0 }, [[{ value: 3 }], [{ value: 4 }], [{ formula: "SUM(A1:A2)", value: 7 }]]);
  second.setFormula(0, 0, "甲!A3*2", 14);
  return [book, first, second];
}

test("results follow a change, through sheets, and are told as the calculation's own", async () => {
  const [book, first, second] = twoSheets();
  const { calculation } = apart(book);
  const sources: string[] = [];
  book.listen(({ source }) => sources.push(source));
  first.setValue(0, 0, 13);
  expect([first.value(2, 0), second.value(0, 0)]).toEqual([7, 14]);
  await calculation.settled();
  expect([first.value(2, 0), second.value(0, 0), sources]).toEqual([17, 34, ["user", "calculation"]]);
});

test("what is changed while the worker is at work counts at the end, also where rows move", async () => {
  const [book, first, second] = twoSheets();
  const { calculation } = apart(book);
  first.setValue(0, 0, 13);
  await new Promise((done) => setTimeout(done, 12));
  first.insertLines("row", 0, 2);
  first.setValue(3, 0, 40);
  book.renameSheet(first, "丙");
  await calculation.settled();
  expect([first.value(2, 0), first.value(4, 0), second.value(0, 0), second.formula(0, 0)]).toEqual([13, 53, 106, "丙!A5*2"]);
});

test("a formula that is typed, a sheet that is added, an undo and a file without results are calculated", async () => {
  const [book, first, second] = twoSheets();
  const { calculation } = apart(book);
  const before = book.state;
  book.addSheet("丁").setFormula(0, 0, "甲!A3+1");
  await calculation.settled();
  expect(book.sheet("丁")?.value(0, 0)).toBe(8);
  first.setValue(1, 0, 100);
  await calculation.settled();
  expect(second.value(0, 0)).toBe(206);
  book.restore(before);
  await calculation.settled();
  expect([book.sheets.length, first.value(2, 0), second.value(0, 0)]).toEqual([2, 7, 14]);

  const blank = createBook(["表"]);
  blank.sheets[0]?.setFormula(0, 0, "1+2");
  await apart(blank, true).calculation.settled();
  expect(blank.sheets[0]?.value(0, 0)).toBe(3);
});

test("a write of the pane's is undone although results came after it", async () => {
  const [book, first, second] = twoSheets();
  const { calculation } = apart(book);
  const port = new BookPort(book);
  const written = await port.write([{ kind: "set-cell", sheet: "甲", at: { rowIndex: 3, columnIndex: 0 }, content: { kind: "formula", formula: "A3+1" } }, { kind: "set-cell", sheet: "甲", at: { rowIndex: 0, columnIndex: 0 }, content: { kind: "number", value: 1 } }]);
  await calculation.settled();
  expect([first.value(3, 0), second.value(0, 0)]).toEqual([6, 10]);
  if (!written.ok) throw new Error();
  expect((await port.undo(written.value)).ok).toBe(true);
  await calculation.settled();
  expect([first.value(3, 0), first.value(2, 0), second.value(0, 0)]).toEqual([null, 7, 14]);
});

test("a worker that cannot load its program is told, and the page calculates from what was right", async () => {
  const [book, first, second] = twoSheets();
  const { calculation, bugs } = apart(book, false, () => { throw new Error("wasm: 404"); });
  first.setValue(0, 0, 13);
  await calculation.settled();
  expect([first.value(2, 0), second.value(0, 0), String(bugs[0])]).toEqual([17, 34, "Error: wasm: 404"]);
  first.setValue(0, 0, 1);
  expect(second.value(0, 0)).toBe(10);
});
