import { expect, test } from "@playwright/test";
import { startWorkbench, WorkbenchPage } from "./workbench/workbenchPage.js";

test.use({ viewport: { width: 1440, height: 860 } });

/** The README's first picture: copied from out/screenshots to docs/images by hand, when it has been looked at. */
test("readme-workbench", async ({ page }) => {
  test.setTimeout(300_000); // the page is built where it is stale
  const server = await startWorkbench();
  try {
    const bench = new WorkbenchPage(page);
    await bench.start(server.origin);
    await bench.check();
    await expect(bench.verdict).toContainText("3 か所");
    await bench.finding("件数表 C9").getByRole("button", { name: "件数表 C9 を選択" }).first().click();
    await bench.expectSelected("C9");
    await page.waitForTimeout(500); // what fades in has come
    await page.screenshot({ path: "out/screenshots/readme-workbench.png" });
  } finally {
    await server.close();
  }
});
