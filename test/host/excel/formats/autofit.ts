import type { BookSheet } from "../../../../src/book/bookSheet.js";
import type { CellRange } from "../../../../src/core/grid/address.js";

/** Full-width characters take two of the widths that columns are counted in. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f || /[\uff00-\uffef]/.test(character) ? 2 : 1;
  return width;
}

/** Fits columns to their longest text and rows to their lines of text, as near as one can without a font. */
export function autofit(sheet: BookSheet, area: CellRange, axis: "row" | "column"): void {
  const used = sheet.usedRange(true);
  if (!used) return;
  if (axis === "row") {
    for (let r = Math.max(area.top, used.top); r <= Math.min(area.bottom, used.bottom); r++) {
      let height = 0;
      for (let c = used.left; c <= used.right; c++) {
        const text = sheet.text(r, c);
        if (text === "") continue;
        const format = sheet.format(r, c);
        const lines = format.wrap ? text.split("\n").reduce((n, line) => n + Math.max(1, Math.ceil(widthOf(line) / Math.max(1, sheet.columnWidth(c)))), 0) : 1;
        height = Math.max(height, lines * Math.round(format.fontSize * 1.7 * 4) / 4);
      }
      sheet.setLines("row", r, r, { size: height === 0 ? undefined : Math.min(409.5, height) });
    }
    return;
  }
  for (let c = Math.max(area.left, used.left); c <= Math.min(area.right, used.right); c++) {
    let width = 0;
    for (const [rowIndex] of sheet.state.cells.entries(area.top, area.bottom)) {
      for (const line of sheet.text(rowIndex, c).split("\n")) width = Math.max(width, widthOf(line));
    }
    if (width > 0) sheet.setLines("column", c, c, { size: Math.min(255, width + 1.38) });
  }
}
