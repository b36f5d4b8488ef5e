import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { logNetwork, type NetworkLog } from "../support/networkLog.js";
import { serveFolders, type StaticServer } from "../support/staticServer.js";

/** The pane in a browser, and the sheet that its user would see beside it. */
export interface PanePage {
  readonly page: Page;
  readonly log: NetworkLog;
  /** Breaches of the page's own policy, and errors that nothing caught. */
  readonly troubles: readonly string[];
  open(query?: string): Promise<void>;
  button(name: string): Locator;
  tab(name: string): Locator;
  /** Types into a cell of the sheet, as its user does beside the pane. */
  type(sheet: string, ref: string, value: number | string): Promise<void>;
  value(sheet: string, ref: string): Promise<unknown>;
  sheetNames(): Promise<string[]>;
  selected(): Promise<unknown>;
  /** What axe finds wrong, by all of its rules or the named ones: rule and element. */
  axe(rules?: readonly string[]): Promise<string[]>;
}

interface SheetOfPage {
  readonly sheet: {
    type(sheet: string, ref: string, value: number | string): void;
    value(sheet: string, ref: string): unknown;
    names(): string[];
    selection(): unknown;
  };
}

export const test = base.extend<{ pane: PanePage }, { server: StaticServer }>({
  server: [async ({}, use) => {
    const server = await serveFolders({
      "/": "out/pane-page", "/samples/": "assets/samples", "/test-fonts/": "node_modules/@fontsource/noto-sans-jp", "/ironcalc/": "node_modules/@ironcalc/wasm",
    });
    await use(server);
    await server.close();
  }, { scope: "worker" }],
  pane: async ({ page, context, server }, use) => {
    const log = logNetwork(context, server.origin);
    const troubles: string[] = [];
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("console", (message) => { if (/Content Security Policy/.test(message.text())) troubles.push(message.text()); });
    await page.setViewportSize({ width: 350, height: 900 });
    const run = <A, R>(work: (argument: A) => R, argument: A): Promise<R> => page.evaluate<R, never>(work as never, argument as never);
    await use({
      page, log, troubles,
      open: async (query = "") => {
        await page.goto(`${server.origin}/page.html${query}`);
        await page.getByRole("main").waitFor();
      },
      button: (name) => page.getByRole("button", { name, exact: true }),
      tab: (name) => page.getByRole("tab", { name, exact: true }),
      type: (sheet, ref, value) => run(([s, r, v]: [string, string, number | string]) => (window as unknown as SheetOfPage).sheet.type(s, r, v), [sheet, ref, value]),
      value: (sheet, ref) => run(([s, r]: [string, string]) => (window as unknown as SheetOfPage).sheet.value(s, r), [sheet, ref]),
      sheetNames: () => run(() => (window as unknown as SheetOfPage).sheet.names(), undefined),
      selected: () => run(() => (window as unknown as SheetOfPage).sheet.selection(), undefined),
      axe: async (rules) => {
        // Fluent's focus guards are hidden elements that take the focus only to pass it on.
        // All is in one frame: the page of its own that axe opens for the findings of many is not needed.
        const builder = new AxeBuilder({ page }).setLegacyMode().exclude("[data-tabster-dummy]");
        const { violations } = await (rules ? builder.withRules([...rules]) : builder).analyze();
        return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
      },
    });
  },
});

export { expect };
