import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { logNetwork } from "../support/networkLog.js";
import { serveFolders } from "../support/staticServer.js";
import { clerkStory } from "./workbench/clerkStory.js";
import { startWorkbench, WorkbenchPage, type WorkbenchServer } from "./workbench/workbenchPage.js";

let server: WorkbenchServer;

test.use({ viewport: { width: 1440, height: 860 }, actionTimeout: 30_000 });
test.beforeAll(async () => {
  test.setTimeout(300_000); // the page is built where it is stale
  server = await startWorkbench();
});
test.afterAll(() => server.close());

test("a clerk checks a plan, mends it, writes the summary, takes that back, and saves", async ({ page, context }) => {
  test.setTimeout(180_000);
  const network = logNetwork(context, server.origin);
  const bench = new WorkbenchPage(page);
  await bench.start(server.origin);
  await clerkStory(bench, "workbench");
  expect(network.strangers()).toEqual([]);
  expect(bench.troubles).toEqual([]);
});

test("what is typed and pasted is read as Excel reads it, reaches the verdict, and is undone", async ({ page }) => {
  test.setTimeout(120_000);
  const bench = new WorkbenchPage(page);
  await bench.start(server.origin);
  await bench.check();
  await expect(bench.verdict).toContainText("3 か所");
  await bench.goTo("件数表", "C9");
  await bench.type("３");
  await expect(bench.verdict).toContainText("2 か所");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(bench.verdict).toContainText("3 か所");

  await bench.goTo("概要", "F3");
  await bench.paste("△5\t令和5年4月1日\n１，２３４\t=G3+1");
  expect(await bench.shownIn("概要", "F4")).toBe("1,234");
  expect(await bench.shownIn("概要", "F3")).toBe("△5");
  expect(await bench.shownIn("概要", "G4")).toBe("45018");

  await page.locator("[data-u-comp=sheet-bar-append-button]").first().click();
  await expect(bench.tab("シート1")).toBeVisible();
  await bench.goTo("シート1", "B2");
  await bench.type("=概要!F4*2");
  const saved = await bench.save();
  await bench.openFile("戻り.xlsx", saved.bytes);
  await expect(page.getByRole("textbox", { name: "保存するファイルの名前" })).toHaveValue("戻り（検算）.xlsx");
  await bench.waitForGrid();
  expect(await bench.shownIn("シート1", "B2")).toBe("2468");
});

test("a file that cannot be read gives a sentence, and the open one lives on; changes are not lost unasked", async ({ page }) => {
  test.setTimeout(120_000);
  const bench = new WorkbenchPage(page);
  await bench.start(server.origin);
  const bytes = readFileSync("assets/samples/plan.xlsx");
  await bench.openFile("途中.xlsx", bytes.subarray(0, 4000));
  await expect(page.getByRole("alert").filter({ hasText: "途中.xlsx" })).toContainText("途中");
  expect(await faultsOf(page)).toEqual([]);
  // The notice has moved the grid: what is typed stands over its cell, with the notice and without.
  await bench.goTo("件数表", "C9");
  await page.keyboard.type("3");
  const under = await bench.editorInGrid();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "知らせを閉じる" }).click();
  await bench.goTo("件数表", "C9");
  await page.keyboard.type("3");
  expect(await bench.editorInGrid()).toEqual(under);
  await page.keyboard.press("Enter");
  await expect(page.getByText("未保存の変更あり")).toBeVisible();
  const [leaving] = await Promise.all([page.waitForEvent("dialog"), page.close({ runBeforeUnload: true })]);
  expect(leaving.type()).toBe("beforeunload");
  await leaving.dismiss();

  await bench.drop("課.csv", "区分,件数\n甲,3\n乙,4\n計,8\n");
  const question = page.getByRole("dialog");
  await expect(question).toContainText("課.csv");
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await expect(page).toHaveTitle(/plan-with-errors/);
  await bench.drop("課.csv", "区分,件数\n甲,3\n乙,4\n計,8\n");
  await question.getByRole("button", { name: "捨てて開く" }).click();
  await expect(page).toHaveTitle("課.csv — 検算");
  await bench.waitForGrid();
  await bench.check();
  await expect(bench.verdict).toContainText("合わないところが 1 か所あります");
});

test("by keys alone: open, check, go to the finding, mend it, save", async ({ page }) => {
  test.setTimeout(120_000);
  const bench = new WorkbenchPage(page);
  await bench.start(server.origin);
  const choosing = page.waitForEvent("filechooser"); // asked for early: the browser has to be told before the key is pressed
  await bench.partTo(".top-bar");
  await bench.tabTo(page.getByRole("button", { name: "開く" }));
  await page.keyboard.press("Enter");
  const chooser = await choosing;
  await chooser.setFiles({ name: "計画.xlsx", mimeType: "application/octet-stream", buffer: readFileSync("assets/samples/plan-with-errors.xlsx") });
  await expect(page).toHaveTitle("計画.xlsx — 検算");
  await bench.waitForGrid();
  await bench.partTo("#kensan-pane");
  await bench.tabTo(bench.pane.getByRole("button", { name: "合計を検証" }));
  await page.keyboard.press("Enter");
  await expect(bench.verdict).toContainText("合わないところが 3 か所あります");
  await bench.tabTo(bench.finding("件数表 C9").getByRole("button", { name: "件数表 C9 を選択" }).first());
  await page.keyboard.press("Enter");
  await bench.expectSelected("C9");
  await bench.tabTo(bench.finding("件数表 C9").getByRole("button", { name: "直す" }));
  await page.keyboard.press("Enter");
  await expect(bench.verdict).toContainText("合わないところが 2 か所あります");
  // Into the grid and out of it, where Tab goes from cell to cell.
  await bench.partTo(".sheet");
  await bench.partTo(".top-bar");
  await bench.tabTo(page.getByRole("button", { name: "保存" }));
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toBe("計画（検算）.xlsx");
});

test("static files in a folder of a plain server work, and go on working when the server is gone", async ({ page, context }) => {
  test.setTimeout(120_000);
  const plain = await serveFolders({ "/kyoyu/kensan/": "dist/workbench" });
  let isGone = false;
  const close = async (): Promise<void> => {
    if (!isGone) await plain.close();
    isGone = true;
  };
  try {
    const network = logNetwork(context, plain.origin);
    const bench = new WorkbenchPage(page);
    await bench.start(`${plain.origin}/kyoyu/kensan/index.html`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await close();
    await page.reload();
    await bench.waitForGrid();
    await bench.check();
    await expect(bench.verdict).toContainText("合わないところが 3 か所あります");
    await page.getByRole("button", { name: /^見本/ }).click();
    await page.getByRole("menuitem", { name: /課からの回答/ }).click();
    await expect(page).toHaveTitle(/answer/);
    await bench.waitForGrid();
    await bench.check();
    await expect(bench.verdict).toContainText("合わないところが 2 か所あります");
    expect(network.strangers()).toEqual([]);
  } finally {
    await close();
  }
});

/** What axe finds in the whole page but the grid, whose inside is Univer's. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude(".univer-host").exclude(".univer-popup").exclude("[data-tabster-dummy]").analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}
