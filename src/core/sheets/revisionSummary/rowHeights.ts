import { heightOfLines, MAX_ROW_HEIGHT, wrappedLines } from "../textMetrics.js";
import type { PlannedStyle } from "../sheetPlan.js";
import type { BlockCell, TableBlock, TextBlock } from "./block.js";
import { spanWidth, type Ruler, type Span } from "./ruler.js";

/** Points of a table's row with one line of text. */
const LEAST_ROW = 18.5;

/** The heights of the rows that a text takes: more than one where it is higher than any row can be. */
export function textHeights(block: TextBlock, ruler: Ruler): number[] {
  const width = textWidth(ruler.widths.reduce((sum, w) => sum + w, 0), block.style);
  const fontSize = block.style.fontSize;
  const height = heightOfLines(wrappedLines(block.shown, width, fontSize), fontSize) + 2;
  const rows = Math.ceil(height / MAX_ROW_HEIGHT);
  return Array.from({ length: rows }, () => Math.ceil(height / rows));
}

/** The height of each row of a table, so that every text is seen whole; a merged cell has the height of all its rows. */
export function tableHeights(block: TableBlock, ruler: Ruler): number[] {
  const spans = ruler.spans.get(block) ?? [];
  const heights = block.rows.map(() => LEAST_ROW);
  const merged = new Set(block.merges.flatMap((m) => [`${m.top},${m.left}`]));
  block.rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      const span = spans[c];
      if (!span || merged.has(`${r},${c}`) || cell.shown === "" || !cell.style.wrap) return;
      heights[r] = Math.min(MAX_ROW_HEIGHT, Math.max(heights[r] ?? 0, neededHeight(cell, spanWidth(ruler, span))));
    });
  });
  for (const merge of block.merges) {
    const cell = block.rows[merge.top]?.[merge.left];
    const [first, last]: (Span | undefined)[] = [spans[merge.left], spans[merge.right]];
    if (!cell || !first || !last || cell.shown === "") continue;
    const needed = neededHeight(cell, spanWidth(ruler, { first: first.first, last: last.last }));
    const rows = Array.from({ length: merge.bottom - merge.top + 1 }, (_, i) => merge.top + i);
    const missing = needed - rows.reduce((sum, r) => sum + (heights[r] ?? 0), 0);
    // Every row gives its share, so that the lines of a group stay even.
    if (missing > 0) for (const r of rows) heights[r] = Math.min(MAX_ROW_HEIGHT, (heights[r] ?? 0) + Math.ceil((missing / rows.length) * 2) / 2);
  }
  return heights;
}

function neededHeight({ shown, style }: BlockCell, width: number): number {
  return heightOfLines(wrappedLines(shown, textWidth(width, style), style.fontSize), style.fontSize);
}

/** An indent takes the room of about one and a half digits. */
function textWidth(width: number, style: PlannedStyle): number {
  return width - 1.5 * (style.indent ?? 0);
}
