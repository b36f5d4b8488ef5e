import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";
import { giveFont } from "./giveFont.js";

export interface WorkbenchServer {
  readonly origin: string;
  close(): Promise<void>;
}

/** `npm start`, or `npm run start:office`, as it is run by hand, without a browser of its own; it builds what is stale first. */
export async function startWorkbench(script: "start" | "startOffice" = "start"): Promise<WorkbenchServer> {
  const server = spawn(process.execPath, [`scripts/${script}.mjs`, "--no-open"], { stdio: ["ignore", "pipe", "inherit"] });
  const origin = await new Promise<string>((found, fail) => {
    let said = "";
    server.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const address = /http:\/\/localhost:\d+/.exec(said)?.[0];
      if (address !== undefined) found(address);
    });
    server.once("exit", () => fail(new Error(`npm start ended: ${said}`)));
  });
  return {
    origin,
    close: () => new Promise((done) => {
      server.once("exit", () => done());
      server.kill();
    }),
  };
}

/** What a clerk does at the page. Each step waits for what can be seen of it. */
export class WorkbenchPage {
  /** What the browser said against the page: refused by its policy, thrown, or written as an error. */
  readonly troubles: string[] = [];

  /** @param isHosted the pane is the add-in in its frame, under office.js */
  constructor(readonly page: Page, private readonly isHosted = false) {
    page.on("console", (message) => {
      // zod tries once whether it may compile, and takes the policy's no for an answer.
      if (message.type() === "error" && !/'script-src' was not explicitly set/.test(message.text())) this.troubles.push(message.text());
    });
    page.on("pageerror", (error) => this.troubles.push(error.message));
  }

  get pane(): Locator {
    if (this.isHosted) return this.page.frameLocator("iframe").locator("body");
    return this.page.getByRole("complementary", { name: "検算の結果" });
  }

  get grid() {
    return this.page.locator("canvas[data-u-comp=render-canvas]").last();
  }

  private get nameBox() {
    return this.page.locator("[data-u-comp=defined-name] input");
  }

  get verdict() {
    return this.pane.getByRole("heading", { level: 2 }).first();
  }

  finding(place: string) {
    return this.pane.getByRole("group", { name: place });
  }

  async start(origin: string): Promise<void> {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.page.goto(origin);
    await this.waitForGrid();
    if (this.isHosted) await this.pane.getByRole("main").waitFor();
    for (const frame of this.page.frames()) await giveFont(frame);
  }

  async waitForGrid(): Promise<void> {
    await this.page.locator("[data-ready=true] canvas[data-u-comp=render-canvas]").last().waitFor({ timeout: 60_000 });
    await expect(this.nameBox).toHaveValue(/\w/);
  }

  async openFile(name: string, bytes: Buffer): Promise<void> {
    await this.page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer: bytes });
  }

  /** By the tab and the name box, as one goes to a far cell. */
  async goTo(sheet: string, cell: string): Promise<void> {
    await this.tab(sheet).click();
    await this.nameBox.fill(cell);
    await this.nameBox.press("Enter");
    await this.expectSelected(cell);
    await expect(this.page.locator("#__editor___INTERNAL_EDITOR__DOCS_NORMAL")).toBeFocused();
  }

  tab(sheet: string) {
    return this.page.locator("[data-u-comp=slide-tab-item]", { hasText: new RegExp(`^${sheet}$`) });
  }

  async expectSelected(cell: string): Promise<void> {
    await expect(this.nameBox).toHaveValue(cell);
  }

  /** Where the editor of the cell that is being typed into stands, in pixels from the grid's corner. */
  async editorInGrid(): Promise<{ readonly x: number; readonly y: number }> {
    const editor = this.page.locator("canvas[data-u-comp=render-canvas]").nth(1);
    await expect(editor).toBeInViewport();
    const [own, grid] = [await editor.boundingBox(), await this.grid.boundingBox()];
    if (!own || !grid) throw new Error("no editor");
    return { x: own.x - grid.x, y: own.y - grid.y };
  }

  /** Types into the selected cell; the selection moves down. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
  }

  /** Pastes what another program has put on the clipboard. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.page.keyboard.press("ControlOrMeta+v");
    await this.page.waitForTimeout(1000); // the clipboard is read after the key, and nothing tells when
  }

  /** What copying a cell gives to another program: what it shows. The grid itself is a picture. */
  async shownIn(sheet: string, cell: string): Promise<string> {
    await this.goTo(sheet, cell);
    await this.page.keyboard.press("ControlOrMeta+c");
    await this.page.waitForTimeout(200); // the clipboard is written after the key
    return (await this.page.evaluate(() => navigator.clipboard.readText())).trim();
  }

  /** An entry of the menu of the selected cell, such as 「挿入 › 上に行を挿入」. `at` is where the cell stands in the grid, in pixels. */
  async cellMenu(at: { readonly x: number; readonly y: number }, entry: string): Promise<void> {
    const selected = await this.nameBox.inputValue();
    await this.grid.click({ button: "right", position: at });
    await this.expectSelected(selected);
    await this.choose(entry);
  }

  /** The grid is a picture: where a cell stands is found by clicking, which tells how far off the place is. */
  async placeOf(cell: string): Promise<{ x: number; y: number }> {
    const [column, row] = addressOf(cell);
    let at = { x: 90, y: 34 };
    for (let tries = 0; tries < 12; tries++) {
      await this.grid.click({ position: at });
      await this.page.waitForTimeout(150); // the name box follows the click, and nothing tells when
      const [ownColumn, ownRow] = addressOf(await this.nameBox.inputValue());
      if (ownColumn === column && ownRow === row) return at;
      at = { x: at.x + (column - ownColumn) * 60, y: at.y + (row - ownRow) * 18 };
    }
    throw new Error(`${cell} is not found in the grid`);
  }

  /** A button of the grid's bar, by the end of its command's name. */
  async tool(command: string): Promise<void> {
    await this.page.locator(`[data-u-command$="${command}"]`).filter({ visible: true }).first().click({ position: { x: 8, y: 8 } });
  }

  /** By F6 to a part of the page: the bar, the sheet or the pane. */
  async partTo(part: string): Promise<void> {
    for (let presses = 0; presses < 4; presses++) {
      await this.page.keyboard.press("F6");
      if (await this.page.evaluate((selector) => Boolean(document.activeElement?.closest(selector)), part)) return;
    }
    throw new Error(`${part} is not reached by F6`);
  }

  /** By Tab alone, as far as it takes. */
  async tabTo(target: Locator): Promise<void> {
    for (let presses = 0; presses < 60; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error("it is not reached by Tab");
  }

  /** An entry of the menu of a sheet's tab. */
  async tabMenu(sheet: string, entry: string): Promise<void> {
    await this.tab(sheet).click({ button: "right" });
    await this.choose(entry);
  }

  /** The sheet that is shown, taken by its tab to the place of another to its left. The grid takes it up only after a while of holding, and follows in its own frames. */
  async dragTab(sheet: string, before: string): Promise<void> {
    const [from, to] = [await this.tab(sheet).boundingBox(), await this.tab(before).boundingBox()];
    if (!from || !to) throw new Error("no such tab");
    await this.page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await this.page.mouse.down();
    await expect(this.tab(sheet)).toHaveCSS("cursor", "move");
    await this.page.mouse.move(to.x, to.y + to.height / 2, { steps: 4 });
    await expect(this.tab(before)).not.toHaveCSS("transform", /^(none|matrix\(1, 0, 0, 1, 0, 0\))$/); // it makes room
    await this.page.mouse.up();
    await expect(this.page.locator("[data-u-comp=slide-tab-item]", { hasText: new RegExp(`^(${sheet}|${before})$`) })).toHaveText([sheet, before]);
  }

  /** A menu that is closed stays in the page, far out to the left, and its entries can be found there: only the one on the screen counts. */
  private get openMenu() {
    return this.page.locator('section.univer-popup:not([style*="left: -"])');
  }

  private async choose(entry: string): Promise<void> {
    const [first = "", second] = entry.split(" › ");
    const item = this.openMenu.getByText(first, { exact: true }).last();
    if (second === undefined) await item.click();
    else {
      await item.hover();
      // Beside the number that stands in the middle of some entries.
      await this.page.locator("[data-u-context-menu-submenu]").getByText(second).click({ position: { x: 6, y: 6 } });
    }
    await expect(this.openMenu).toHaveCount(0);
  }

  /** Lets a file of the user's go over the page. */
  async drop(name: string, text: string): Promise<void> {
    await this.page.evaluate(([fileName, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], fileName));
      for (const kind of ["dragover", "drop"]) document.querySelector(".sheet")?.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
    }, [name, text] as const);
  }

  /** A picture of the step, for whoever wants to look; it lies in out/e2e. */
  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: `out/e2e/workbench-${name}.png` });
  }

  async check(): Promise<void> {
    await this.pane.getByRole("button", { name: /^(合計を検証|もう一度検証)$/ }).click();
  }

  /** Presses 保存 and gives the file. */
  async save(): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.page.getByRole("button", { name: "保存" }).click()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }
}

/** Column and row of "C9", from 1. */
function addressOf(cell: string): [number, number] {
  const [, letters = "A", digits = "1"] = /^([A-Z]+)(\d+)/.exec(cell) ?? [];
  return [[...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0), Number(digits)];
}
