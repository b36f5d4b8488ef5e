import { expect, test } from "@playwright/test";
import { logNetwork } from "../support/networkLog.js";
import { clerkStory } from "./workbench/clerkStory.js";
import { startWorkbench, WorkbenchPage } from "./workbench/workbenchPage.js";

test.use({ viewport: { width: 1440, height: 860 }, actionTimeout: 30_000 });

test("the clerk's story holds as well for the built add-in under the real office.js", async ({ page, context }) => {
  test.setTimeout(300_000); // what is stale is built first
  const server = await startWorkbench("startOffice");
  try {
    const network = logNetwork(context, server.origin);
    const bench = new WorkbenchPage(page, true);
    await bench.start(server.origin);
    await clerkStory(bench, "office");
    expect(network.strangers()).toEqual([]);
    expect(bench.troubles).toEqual([]);
  } finally {
    await server.close();
  }
});
