import { JSDOM, VirtualConsole } from "jsdom";
import type { Book } from "../../src/book/book.js";
import { installNativeBridge } from "./bridge/nativeBridge.js";
import { officeScript } from "./bridge/officeScripts.js";
import type { EmulatedExcel, RecordedRequest } from "./emulatedExcel.js";
import type { ExcelSession } from "./session/excelSession.js";
import { openHost, type HostOptions } from "./openHost.js";
import { UserHands } from "./session/userHands.js";

/** How an Excel is started. */
export type ExcelOptions = HostOptions;

/** An Excel that runs, with the real office.js in a window of jsdom. */
export interface StartedExcel {
  readonly book: Book;
  readonly host: EmulatedExcel;
  readonly session: ExcelSession;
  /** The user at the keyboard: types, selects, inserts rows, edits without ending. */
  readonly user: UserHands;
  readonly window: JSDOM["window"];
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  /** Each batch that crossed the wire. */
  readonly requests: readonly RecordedRequest[];
  readonly syncCount: number;
  run<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T>;
  /** Types into a cell as its user does: `await excel.editCell("概要!C5", "12%")`. Events have been delivered when it resolves. */
  editCell(address: string, typed: string): Promise<void>;
  /** Presses a button of the ribbon that runs a function; resolves when the add-in has said that it is done. */
  pressButton(functionName: string): Promise<void>;
  /** Waits until events that are on their way have arrived. */
  settle(): Promise<void>;
  /** Throws what went wrong in the host itself, if anything did, and closes the window. */
  close(): void;
}

/**
 * Starts the emulated Excel for Windows, loads the real office.js into a window, and makes `Excel`, `Office` and `OfficeExtension`
 * global, as they are in the pane.
 * @example
 * const excel = await startExcel({ bytes, requirementSet: "1.14" });
 * const names = await excel.run(async (context) => {
 *   const sheets = context.workbook.worksheets.load("items/name");
 *   await context.sync();
 *   return sheets.items.map((sheet) => sheet.name);
 * });
 */
export async function startExcel(options: ExcelOptions = {}): Promise<StartedExcel> {
  const { host, facts } = await openHost(options);
  const dom = openWindow();
  const { window } = dom;
  const sendEvent = installNativeBridge(window, facts, host); // jsdom's own type has it read-only
  host.onMessage(({ eventId, payload }) => sendEvent(eventId, "", payload));
  await loadOffice(dom);
  const globals = window as unknown as Globals; // office.js has put them there
  for (const name of GLOBALS) Object.defineProperty(globalThis, name, { get: () => globals[name], configurable: true });
  return started(host, window, globals);
}

const GLOBALS = ["Excel", "Office", "OfficeExtension"] as const;

interface Globals {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
}

function started(host: EmulatedExcel, window: JSDOM["window"], globals: Globals): StartedExcel {
  const { session } = host;
  const user = new UserHands(session, host);
  const settle = async (): Promise<void> => {
    host.deliver();
    // office.js hands events on over a few turns of promises and timers.
    for (let i = 0; i < 5; i++) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  return {
    book: session.book, host, session, user, window, Excel: globals.Excel, Office: globals.Office,
    get requests() { return host.requests; },
    get syncCount() { return host.syncCount; },
    run: (batch) => globals.Excel.run(batch),
    settle,
    async editCell(address, typed) {
      user.type(address, typed);
      await settle();
    },
    async pressButton(functionName) {
      const before = host.completedCommands.length;
      host.invokeCommand(functionName);
      for (let i = 0; i < 800 && host.completedCommands.length === before; i++) await new Promise((resolve) => setTimeout(resolve, 5));
      if (host.completedCommands.length === before) throw new Error(`The command ${functionName} never said that it was done.`);
    },
    close() {
      window.close();
      for (const name of GLOBALS) Reflect.deleteProperty(globalThis, name);
      if (host.bugs.length > 0) throw host.bugs[0];
    },
  };
}

function openWindow(): JSDOM {
  // Nothing is fetched, and what office.js prints on its console is nobody's business.
  return new JSDOM("<!doctype html><html><head></head><body><div id=\"root\"></div></body></html>", {
    url: "https://localhost/taskpane.html", runScripts: "outside-only", pretendToBeVisual: true, virtualConsole: new VirtualConsole(),
  });
}

/** Runs office.js; the host file that it asks for by adding a script element is run in its place. */
async function loadOffice(dom: JSDOM): Promise<void> {
  const { window } = dom;
  const { head } = window.document;
  const context = dom.getInternalVMContext();
  const append = head.appendChild.bind(head);
  head.appendChild = <T extends Node>(node: T): T => {
    const element = node as unknown as HTMLScriptElement; // only scripts have a src
    if (element.tagName !== "SCRIPT" || !element.src) return append(node);
    setTimeout(() => {
      officeScript(new URL(element.src).pathname.replace(/^\/officejs\//, "")).runInContext(context);
      element.onload?.(new window.Event("load"));
    }, 0);
    return node;
  };
  const script = window.document.createElement("script");
  script.setAttribute("src", "https://localhost/officejs/office.js"); // office.js looks for itself to know where its files lie
  append(script);
  officeScript("office.js").runInContext(context);
  const { Office: office } = window as unknown as Globals; // put there by the line above
  await office.onReady();
}

