import { readFileSync } from "node:fs";
import { expect, test as base, type Page } from "@playwright/test";
import type { Book } from "../../src/book/book.js";
import { attachCalculator } from "../../src/book/calculation/attachCalculator.js";
import { IronCalculator } from "../../src/book/calculation/ironCalculator.js";
import { loadIronCalc } from "../../src/book/calculation/ironModel.js";
import { openBook } from "../../src/book/openBook.js";
import { hostFacts, type FactOptions } from "../host/bridge/hostFacts.js";
import { installNativeBridge } from "../host/bridge/nativeBridge.js";
import { EmulatedExcel } from "../host/emulatedExcel.js";
import { EXCEL_OBJECTS } from "../host/excel/objects.js";
import { ExcelSession } from "../host/session/excelSession.js";
import { UserHands } from "../host/session/userHands.js";
import { requirementSets } from "../host/wire/requirementSets.js";
import { logNetwork, type NetworkLog } from "../support/networkLog.js";
import { serveFolders } from "../support/staticServer.js";

/** The built add-in with the real office.js in a browser, under the emulated Excel, which runs in the test's own process. */
export interface ExcelPage {
  readonly page: Page;
  readonly book: Book;
  readonly host: EmulatedExcel;
  readonly user: UserHands;
  readonly session: ExcelSession;
  readonly log: NetworkLog;
  /** Breaches of the page's policy, and errors that nothing caught. */
  readonly troubles: readonly string[];
}

export interface OpenOptions extends FactOptions {
  readonly file?: string;
  /** "1.14" is Excel 2021. */
  readonly requirementSet?: string;
}

type OpenExcel = (options?: OpenOptions) => Promise<ExcelPage>;

/** What the page calls; the names are the test's own. */
export interface BridgeOfPage {
  kensanHost(method: string, ...args: unknown[]): Promise<unknown>;
  kensanSend(eventId: number, payload: readonly unknown[]): void;
  readonly kensanWaited: number;
}

export const test = base.extend<{ openExcel: OpenExcel }>({
  openExcel: async ({ page, context }, use) => {
    const server = await serveFolders({ "/": "dist/addin" });
    const hosts: EmulatedExcel[] = [];
    await use(async ({ file = "plan-with-errors.xlsx", requirementSet = "1.14", ...options } = {}) => {
      const book = await calculatedBook(file);
      const sets = requirementSets(requirementSet);
      const session = new ExcelSession(book, EXCEL_OBJECTS, { sets, isReadOnly: options.isReadOnly ?? false });
      const host = new EmulatedExcel(session);
      hosts.push(host);
      const log = logNetwork(context, server.origin);
      const troubles: string[] = [];
      page.on("pageerror", (error) => troubles.push(error.message));
      page.on("console", (message) => { if (/Content Security Policy/.test(message.text())) troubles.push(message.text()); });
      await bridge(page, host, JSON.stringify(hostFacts(sets, { ...options, sharedRuntime: true })));
      await page.setViewportSize({ width: 350, height: 900 });
      await page.goto(`${server.origin}/taskpane.html`);
      await page.getByRole("main").waitFor();
      return { page, book, host, user: new UserHands(session, host), session, log, troubles };
    });
    await server.close();
    for (const host of hosts) expect(host.bugs).toEqual([]);
  },
});

export { expect };

async function calculatedBook(file: string): Promise<Book> {
  const opened = await openBook(readFileSync(`assets/samples/${file}`), file);
  if (!opened.ok) throw new Error(`${file}: ${opened.error.code}`);
  loadIronCalc(readFileSync("node_modules/@ironcalc/wasm/wasm_bg.wasm"));
  attachCalculator(opened.value.book, new IronCalculator({ timeZone: "Asia/Tokyo" }));
  return opened.value.book;
}

/** The bridge's own text goes into the page before office.js does; its messages come out over a binding. */
async function bridge(page: Page, host: EmulatedExcel, facts: string): Promise<void> {
  await page.exposeFunction("kensanHost", (method: string, ...args: unknown[]) => {
    if (method === "execute") return host.execute(args[0] as number, args[1]); // as the bridge in the page sends them
    if (method === "registerEvent") return host.registerEvent(args[0] as number, args[1] as string);
    if (method === "unregisterEvent") return host.unregisterEvent(args[0] as number, args[1] as string);
    return host.saveSettings(args[0] as Record<string, string>);
  });
  host.onMessage(({ eventId, payload }) => {
    void page.evaluate(([id, sent]) => (window as unknown as BridgeOfPage).kensanSend(id, sent), [eventId, payload] as const).catch(() => undefined); // the page may be gone
  });
  await page.addInitScript(`(() => {
    // Calls overlap: what counts is the time in which at least one is out.
    let out = 0, since = 0, total = 0;
    Object.defineProperty(window, "kensanWaited", { get: () => total + (out > 0 ? performance.now() - since : 0) });
    const timed = async (work) => {
      if (out++ === 0) since = performance.now();
      try { return await work(); } finally { if (--out === 0) total += performance.now() - since; }
    };
    const channel = {
      execute: (id, parameters) => timed(() => window.kensanHost("execute", id, parameters)),
      saveSettings: (settings) => window.kensanHost("saveSettings", settings),
      registerEvent: (id, target) => void window.kensanHost("registerEvent", id, target),
      unregisterEvent: (id, target) => void window.kensanHost("unregisterEvent", id, target),
    };
    const send = (${installNativeBridge.toString()})(window, ${facts}, channel);
    window.kensanSend = (eventId, payload) => send(eventId, "", payload);
  })();`);
}
