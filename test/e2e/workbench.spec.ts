import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { logNetwork } from "../support/networkLog.js";
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
  await bench.picture("1-open");

  await bench.check();
  await expect(bench.verdict).toContainText("合わないところが 3 か所あります");
  await bench.finding("件数表 C9").getByRole("button", { name: "件数表 C9 を選択" }).first().click();
  await bench.expectSelected("C9");
  await bench.picture("2-finding");

  await bench.finding("件数表 C9").getByRole("button", { name: "直す" }).click();
  await expect(bench.verdict).toContainText("合わないところが 2 か所あります");
  expect(await bench.shownIn("件数表", "C9")).toBe("3");
  await bench.finding("件数表 D16").getByRole("button", { name: "直す" }).click();
  await expect(bench.verdict).toContainText("合わないところが 1 か所あります");

  // The entry that is missing from the list is put in by hand.
  await bench.goTo("新規実践項目", "C18");
  await bench.cellMenu({ x: 500, y: 440 }, "挿入 › 上に行を挿入");
  expect(await bench.shownIn("新規実践項目", "C19")).toContain("ＳＭＳ");
  await bench.goTo("新規実践項目", "C18");
  await bench.type("施設予約の電子化");
  await expect(bench.verdict).toContainText("70 + 25 = 95：すべて一致しました");
  await bench.picture("3-agrees");

  await bench.pane.getByRole("tab", { name: "改定の概要" }).click();
  await bench.pane.getByRole("button", { name: "できあがりを見る" }).click();
  await bench.pane.getByRole("button", { name: "ブックに書き込む" }).click();
  await expect(bench.tab("改定の概要")).toBeVisible();
  await bench.tab("改定の概要").click();
  await bench.picture("4-summary");
  await bench.pane.getByRole("button", { name: "元に戻す" }).first().click();
  await expect(bench.tab("改定の概要")).toHaveCount(0);

  const saved = await bench.save();
  expect(saved.name).toBe("plan-with-errors（検算）.xlsx");
  await expect(page.getByText("を保存しました")).toBeVisible();
  const file = join(mkdtempSync(join(tmpdir(), "kensan-saved-")), "saved.xlsx");
  writeFileSync(file, saved.bytes);
  expect(execFileSync(process.execPath, ["dist/cli/kensan.mjs", "check", file], { encoding: "utf8" })).toContain("70 + 25 = 95：すべて一致しました");

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

test("a file that cannot be read gives a sentence, and the open one lives on", async ({ page }) => {
  const bench = new WorkbenchPage(page);
  await bench.start(server.origin);
  const bytes = readFileSync("assets/samples/plan.xlsx");
  await bench.openFile("途中.xlsx", bytes.subarray(0, 4000));
  await expect(page.getByRole("alert").filter({ hasText: "途中.xlsx" })).toContainText("途中");
  await bench.openFile("課.csv", Buffer.from("区分,件数\n甲,3\n乙,4\n計,8\n"));
  await expect(page).toHaveTitle("課.csv — 検算");
  await bench.waitForGrid();
  await bench.check();
  await expect(bench.verdict).toContainText("合わないところが 1 か所あります");
});
