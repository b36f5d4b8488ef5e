import { expect, test } from "@playwright/test";
import { logNetwork } from "../support/networkLog.js";
import { serveFolders } from "../support/staticServer.js";

test("a page from a server of ours asks for nothing elsewhere, and one that does is found out", async ({ page, context }) => {
  const server = await serveFolders({ "/": "docs/images" });
  try {
    const log = logNetwork(context, server.origin);
    await page.goto(`${server.origin}/check.png`);
    expect(log.strangers()).toEqual([]);
    await page.evaluate(() => fetch("http://kensan.invalid/telemetry").catch(() => undefined));
    expect(log.strangers()).toEqual(["http://kensan.invalid/telemetry"]);
    expect((await page.request.get(`${server.origin}/..%2f..%2fpackage.json`)).status()).toBe(403);
  } finally {
    await server.close();
  }
});
