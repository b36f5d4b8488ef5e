import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { buildPages } from "./test/e2e/buildPages.js";
import { findChromium } from "./test/support/chromium.js";

// Workers read this file as well, and `npm test` has made the pages before; else they are made once.
if (process.env["TEST_WORKER_INDEX"] === undefined && process.env["KENSAN_PAGES_MADE"] === undefined) buildPages();

const LONG = ["office.spec.ts", "linesAndSheets.spec.ts", "themes.spec.ts"];

/** Tests in a browser: `npx playwright test`. The pictures (`npm run screenshots`) are a project of their own and no part of `npm test`. */
export default defineConfig({
  testDir: "test/e2e",
  outputDir: "out/e2e",
  // A page waits more than it works, so that two at a time are quicker even on two processors.
  workers: Math.max(2, Math.floor(availableParallelism() / 2)),
  timeout: 180_000,
  // Machines that do other things at the same time are no reason to fail.
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  use: { screenshot: "only-on-failure", launchOptions: await findChromium(), locale: "ja-JP", timezoneId: "Asia/Tokyo" },
  projects: [
    { name: "tests", testMatch: "*.spec.ts", testIgnore: LONG },
    // the whole story under the real office.js, lines and sheets by hand, and the colours of the dark themes take minutes: where all is tested, and by `npm run e2e:long`
    { name: "long", testMatch: LONG },
    { name: "screenshots", testMatch: "*.shots.ts" },
  ],
});
