import { readFile } from "node:fs/promises";
import type { Frame } from "@playwright/test";

/** The letters, and the numbered parts that hold → ← … ● ○ ✓ ⋯. */
const FONT_PARTS = ["japanese", "latin", "58", "60", "94", "98", "102", "107", "113"];

/** A font with Japanese glyphs, for machines without one, over the network's back: the page itself brings none and may load none from elsewhere. */
export async function giveFont(frame: Frame): Promise<void> {
  const fonts = await Promise.all(FONT_PARTS.map((subset) => readFile(`node_modules/@fontsource/noto-sans-jp/files/noto-sans-jp-${subset}-400-normal.woff2`, "base64")));
  await frame.evaluate(async (files) => {
    for (const file of files) {
      const face = new FontFace("Noto Sans JP", Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0)));
      document.fonts.add(await face.load());
    }
    document.body.style.fontFamily = '"Noto Sans JP", sans-serif';
  }, fonts);
}
