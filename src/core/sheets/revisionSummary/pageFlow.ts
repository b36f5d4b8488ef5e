import type { Part } from "./block.js";
import { tableOf } from "./block.js";
import { PAGE_UNITS, type Ruler } from "./ruler.js";
import { tableHeights, textHeights } from "./rowHeights.js";

/** Which parts share a sheet, and where a page ends. */
export interface FlowSheet {
  readonly name: string;
  readonly parts: readonly FlowPart[];
  /** The part whose table runs over pages, so that its head is repeated; always the last. */
  readonly continued: Part | undefined;
}

export interface FlowPart {
  readonly part: Part;
  readonly startsPage: boolean;
  /** Table rows that begin a new page. */
  readonly breakRows: readonly number[];
}

/** Points between the margins of A4 upright (842 less 0.65 inches twice), with a reserve for what hosts measure otherwise. */
const PAGE_HEIGHT = 722;
/** A page that is filled so far may end early; one with less on it would look forsaken. */
const FULL_ENOUGH = 0.5;

/**
 * Lays parts on pages. All stand on one sheet as long as every table fits a page: a reader expects one summary.
 * A table that must run over pages needs its head repeated, and Excel repeats one range a sheet, on every later page.
 * So such a table ends its sheet, and what follows starts another.
 */
export function flowPages(parts: readonly Part[], ruler: Ruler): FlowSheet[] {
  const width = ruler.widths.reduce((sum, w) => sum + w, 0);
  const capacity = PAGE_HEIGHT * Math.max(1, width / PAGE_UNITS); // wider sheets are shrunk to the page
  const sheets: { name: string; parts: FlowPart[]; continued: Part | undefined }[] = [];
  let used = 0;
  for (const part of parts) {
    let sheet = sheets.at(-1);
    if (!sheet || sheet.continued) sheets.push((sheet = { name: sheet ? part.sheetName : parts[0]?.sheetName ?? part.sheetName, parts: [], continued: undefined }));
    if (sheet.parts.length === 0) used = 0;
    const height = partHeight(part, ruler);
    const fits = used + height <= capacity;
    const fitsAlone = height <= capacity;
    const startsPage = !fits && used > 0 && (used > capacity * FULL_ENOUGH);
    if (startsPage) used = 0;
    if (fits || (fitsAlone && startsPage) || !tableOf(part)) {
      sheet.parts.push({ part, startsPage, breakRows: [] });
      used = (used + height) % capacity;
    } else {
      sheet.parts.push({ part, startsPage, breakRows: breakTable(part, ruler, capacity, used) });
      sheet.continued = part;
    }
  }
  return sheets;
}

function partHeight(part: Part, ruler: Ruler): number {
  return part.blocks.reduce((sum, block) => {
    const heights = block.kind === "text" ? textHeights(block, ruler) : tableHeights(block, ruler);
    return sum + block.spaceBefore + heights.reduce((a, b) => a + b, 0);
  }, 0);
}

/**
 * Ends each page before the group that would not fit; without that a merged cell would be cut in two. A table without groups
 * is left to flow: the host knows better than this estimate how much its page holds.
 */
function breakTable(part: Part, ruler: Ruler, capacity: number, usedBefore: number): number[] {
  const table = tableOf(part);
  if (!table?.merges.some((merge) => merge.top >= table.headerRows && merge.bottom > merge.top)) return [];
  const heights = tableHeights(table, ruler);
  const head = heights.slice(0, table.headerRows).reduce((a, b) => a + b, 0);
  let used = usedBefore;
  for (const block of part.blocks) {
    if (block === table) break;
    used += block.spaceBefore + (block.kind === "text" ? textHeights(block, ruler).reduce((a, b) => a + b, 0) : 0);
  }
  used += table.spaceBefore + head;
  const breaks: number[] = [];
  let start = table.headerRows;
  let since = 0;
  for (let r = table.headerRows; r < heights.length; r++) {
    if (r > start && table.breakRows.has(r)) [start, used, since] = [r, used + since, 0];
    since += heights[r] ?? 0;
    if (used + since > capacity && start > (breaks.at(-1) ?? table.headerRows)) {
      breaks.push(start);
      used = head;
    }
  }
  return breaks;
}
