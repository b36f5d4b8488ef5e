import { defineConfig } from "@playwright/test";
import { findChromium } from "./test/support/chromium.js";

/** Tests in a browser: `npx playwright test`. The pictures (`npm run screenshots`) are a project of their own and no part of `npm test`. */
export default defineConfig({
  testDir: "test/e2e",
  outputDir: "out/e2e",
  workers: 1,
  timeout: 30_000,
  reporter: [["list"]],
  use: { launchOptions: await findChromium(), locale: "ja-JP", timezoneId: "Asia/Tokyo" },
  projects: [
    { name: "tests", testMatch: "*.spec.ts" },
    { name: "screenshots", testMatch: "*.shots.ts" },
  ],
});
