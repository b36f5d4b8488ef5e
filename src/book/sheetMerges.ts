import { formatRange, type CellRange } from "../core/grid/address.js";
import type { Book } from "./book.js";
import { refuse } from "./bookRefusal.js";
import { checkRange, clearCells, meets, sheetState } from "./cellEdits.js";

/** Merges a range; merges inside it go up in it. What would cut into another merge takes that in, as Excel does. */
export function mergeCells(book: Book, sheetId: string, range: CellRange, across: boolean): void {
  checkRange(range);
  if (across) {
    for (let row = range.top; row <= range.bottom; row++) mergeCells(book, sheetId, { ...range, top: row, bottom: row }, false);
    return;
  }
  const sheet = sheetState(book, sheetId);
  const table = sheet.tables.find((candidate) => meets(candidate.range, range));
  if (table) refuse("unsafe-part", `${formatRange(range)} ${table.name}`);
  const whole = withMerges(range, sheet.merges);
  if (whole.top === whole.bottom && whole.left === whole.right) return;
  const parts = [
    { ...whole, bottom: whole.top, left: whole.left + 1 },
    { ...whole, top: whole.top + 1 },
  ].filter((part) => part.left <= part.right && part.top <= part.bottom);
  for (const part of parts) clearCells(book, sheetId, part, "contents");
  book.updateSheet(sheetId, { merges: [...sheetState(book, sheetId).merges.filter((m) => !meets(m, whole)), whole] });
  book.note({ kind: "layout", sheetId, part: "merges" });
}

export function unmergeCells(book: Book, sheetId: string, range: CellRange): void {
  const { merges } = sheetState(book, sheetId);
  const kept = merges.filter((m) => !meets(m, range));
  if (kept.length === merges.length) return;
  book.updateSheet(sheetId, { merges: kept });
  book.note({ kind: "layout", sheetId, part: "merges" });
}

/** The range, widened until it cuts into no merge. */
function withMerges(range: CellRange, merges: readonly CellRange[]): CellRange {
  let whole = range;
  for (let changed = true; changed; ) {
    changed = false;
    for (const m of merges) {
      if (!meets(m, whole)) continue;
      const wider = { top: Math.min(m.top, whole.top), left: Math.min(m.left, whole.left), bottom: Math.max(m.bottom, whole.bottom), right: Math.max(m.right, whole.right) };
      if (formatRange(wider) !== formatRange(whole)) changed = true;
      whole = wider;
    }
  }
  return whole;
}
