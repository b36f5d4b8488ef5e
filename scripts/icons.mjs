/**
 * `node scripts/icons.mjs` draws assets/icons/*.png from the SVG beside them, in a browser: each icon in the sizes that the manifest
 * names. At 16 pixels a drawing of its own is used, for the large one would blur.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import "./sourceHooks.mjs";

const { findChromium } = await import("../test/support/chromium.ts");

const folder = fileURLToPath(new URL("../assets/icons/", import.meta.url));
const SIZES = [16, 32, 64, 80];

const browser = await chromium.launch(await findChromium());
const page = await browser.newPage();
for (const name of readdirSync(`${folder}source`).filter((file) => /^[a-z]+\.svg$/.test(file)).map((file) => file.slice(0, -4))) {
  for (const size of SIZES) {
    const svg = readFileSync(`${folder}source/${name}${size === 16 ? "-16" : ""}.svg`, "utf8");
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    writeFileSync(`${folder}${name}-${size}.png`, await page.screenshot({ omitBackground: true }));
  }
}
await browser.close();
