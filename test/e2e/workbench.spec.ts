import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { startWorkbench, WorkbenchPage, type WorkbenchServer } from "./workbench/workbenchPage.js";

let server: WorkbenchServer;

test.use({ viewport: { width: 1440, height: 860 }, actionTimeout: 30_000 });
test.beforeAll(async () => {
  test.setTimeout(300_000); // the page is built where it is stale
  server = await startWorkbench();
});
test.afterAll(() => server.close());

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
