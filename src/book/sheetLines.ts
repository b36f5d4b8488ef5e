import { MAX_COLUMNS, MAX_ROWS } from "../core/grid/address.js";
import type { Book } from "./book.js";
import { refuse } from "./bookRefusal.js";
import { PLAIN_LINE, type LineLook } from "../core/grid/sheetLayout.js";
import { sheetState } from "./cellEdits.js";

/** Excel's limits: 409.5 points high, 255 characters wide. */
const HIGHEST = 409.5;
const WIDEST = 255;

export function setLines(book: Book, sheetId: string, axis: "row" | "column", first: number, last: number, look: Partial<LineLook>): void {
  const limit = axis === "row" ? MAX_ROWS : MAX_COLUMNS;
  const isInside = Number.isInteger(first) && Number.isInteger(last) && first >= 0 && first <= last && last < limit;
  if (!isInside) refuse("invalid-edit", `${String(first)}, ${String(last)}`);
  const { size } = look;
  if (size !== undefined && !(size >= 0 && size <= (axis === "row" ? HIGHEST : WIDEST))) refuse("invalid-edit", String(size));
  const sheet = sheetState(book, sheetId);
  const lines = new Map(axis === "row" ? sheet.rows : sheet.columns);
  for (let index = first; index <= last; index++) {
    const changed = { ...(lines.get(index) ?? PLAIN_LINE), ...look };
    if (changed.size === undefined && !changed.hidden && !changed.format) lines.delete(index);
    else lines.set(index, changed);
  }
  book.updateSheet(sheetId, axis === "row" ? { rows: lines } : { columns: lines });
  book.note({ kind: "layout", sheetId, part: axis === "row" ? "rows" : "columns" });
}
