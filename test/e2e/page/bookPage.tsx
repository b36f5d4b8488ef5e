import { createRoot } from "react-dom/client";
import { JournalStore } from "../../../src/app/journalStore.js";
import type { HostFailureCode, LiveWorkbookPort, ReadFailure } from "../../../src/app/ports.js";
import { attachCalculator } from "../../../src/book/calculation/attachCalculator.js";
import { IronCalculator } from "../../../src/book/calculation/ironCalculator.js";
import { loadIronCalc } from "../../../src/book/calculation/ironModel.js";
import { openBook } from "../../../src/book/openBook.js";
import { BookPort } from "../../../src/book/port/bookPort.js";
import { parseAddress } from "../../../src/core/grid/address.js";
import type { Workbook } from "../../../src/core/grid/grid.js";
import { succeed, type Result } from "../../../src/core/report/result.js";
import { App } from "../../../src/taskpane/App.js";
import type { PaneThemeName } from "../../../src/taskpane/paneTheme.js";
import { startValidationWorker } from "../../../src/taskpane/validation/startValidationWorker.js";
import { createValidator } from "../../../src/taskpane/validation/validator.js";
import { openWorkbook } from "../../../src/xlsx/openWorkbook.js";

/**
 * The pane over a book in memory, in a page without Excel. The address says which: `?file=plan.xlsx&lang=en&theme=dark`; `slow=3000` lets each
 * read take so long, `fail=cell-being-edited` lets the host refuse as Excel would, `crash` lets a view meet a bug.
 */
const query = new URLSearchParams(location.search);
const file = query.get("file") ?? "plan-with-errors.xlsx";
const [bytes, wasm] = await Promise.all([`/samples/${file}`, "/ironcalc/wasm_bg.wasm"].map(async (url) => (await fetch(url)).arrayBuffer()));
if (!bytes || !wasm) throw new Error("not served");
loadIronCalc(wasm);
const opened = await openBook(new Uint8Array(bytes), file);
if (!opened.ok) throw new Error(opened.error.code);
const { book } = opened.value;
attachCalculator(book, new IronCalculator({ timeZone: "Asia/Tokyo" }));

const services = {
  port: withTroubles(new BookPort(book)),
  journal: new JournalStore(),
  validator: createValidator(query.has("worker") ? (query.get("worker") === "none" ? undefined : startValidationWorker) : startValidationWorker, query.has("worker") ? 0 : undefined),
  now: () => Date.now(),
  bookName: () => file,
  openFile: async (bytes: Uint8Array, name: string): Promise<Result<Workbook, ReadFailure>> => {
    const opened = await openWorkbook(bytes, name);
    return opened.ok ? succeed(opened.value.workbook) : opened;
  },
};

Object.assign(window, {
  /** What a user does on the sheet, for the tests. */
  sheet: {
    type: (sheet: string, ref: string, value: number | string) => {
      const at = parseAddress(ref);
      if (at) book.sheet(sheet)?.setValue(at.rowIndex, at.columnIndex, value);
    },
    value: (sheet: string, ref: string) => {
      const at = parseAddress(ref);
      return at ? book.sheet(sheet)?.value(at.rowIndex, at.columnIndex) : undefined;
    },
    names: () => book.sheets.map((each) => each.name),
    selection: () => ({ sheet: book.activeSheet.name, range: book.activeSheet.selection }),
  },
});

const element = document.getElementById("pane");
if (element) createRoot(element).render(<App services={services} language={query.get("lang") === "en" ? "en" : "ja"} theme={themeOf(query.get("theme"))} />);

function themeOf(name: string | null): PaneThemeName {
  return name === "dark" || name === "contrast" ? name : "light";
}

/** The same port, slower or refusing: Excel is both at times. */
function withTroubles(port: BookPort): LiveWorkbookPort {
  const code = query.get("fail") as HostFailureCode | null; // the tests name codes that there are
  const delay = Number(query.get("slow") ?? 0);
  if (query.has("crash")) Object.defineProperty(port, "abilities", { get: () => { throw new Error("crashed on purpose"); } });
  if (code === null && delay === 0) return port;
  const refuse = () => Promise.resolve({ ok: false, error: { code: code ?? "host-failed" } } as const);
  return {
    abilities: port.abilities,
    selection: () => port.selection(), select: (place) => port.select(place), watch: (listener) => port.watch(listener),
    readCustomXml: (namespace) => port.readCustomXml(namespace),
    write: code ? refuse : (edits) => port.write(edits), undo: code ? refuse : (receipt) => port.undo(receipt),
    read: async (options = {}) => {
      for (let waited = 0; waited < delay; waited += 50) {
        if (options.signal?.aborted) return { ok: false, error: { code: "cancelled" } };
        options.onProgress?.(waited / delay);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return port.read();
    },
  };
}
