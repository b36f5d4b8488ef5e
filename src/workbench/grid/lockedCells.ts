import { refuse } from "../../book/bookRefusal.js";
import type { BookState, SheetState } from "../../book/bookState.js";
import type { CellFormat } from "../../core/grid/cellFormat.js";
import type { SheetProtection } from "../../core/grid/sheetLayout.js";

/** What a protected sheet lets be done to its lines, by Excel's names for it. */
const LINE_PERMISSIONS = [["rows", "formatRows"], ["columns", "formatColumns"]] as const;
const FIXED = ["merges", "notes", "filter", "tables", "conditionalFormats"] as const;

/**
 * Refuses what a protected sheet does not let a person do: Excel would not either. The book itself does not ask, for its hosts do.
 * To be called within the attempt, when all of it is done but the calculation.
 */
export function refuseLocked(before: BookState, now: BookState): void {
  for (const was of before.sheets) {
    const sheet = now.sheets.find(({ id }) => id === was.id);
    if (was.protection && sheet && sheet !== was && breaks(was.protection, was, sheet)) refuse("sheet-protected", was.name);
  }
}

function breaks({ allows }: SheetProtection, was: SheetState, now: SheetState): boolean {
  if (FIXED.some((part) => was[part] !== now[part])) return true;
  if (LINE_PERMISSIONS.some(([lines, permission]) => was[lines] !== now[lines] && !allows.includes(permission))) return true;
  return now.cells.changedRows(was.cells).some((rowIndex) => {
    const [a, b] = [was.cells.row(rowIndex), now.cells.row(rowIndex)];
    const width = Math.max(...[a, b].flatMap((row) => [row?.values.length ?? 0, row?.formulas?.length ?? 0, row?.formats?.length ?? 0]));
    for (let columnIndex = 0; columnIndex < width; columnIndex++) {
      const isFilledAnew = (a?.values[columnIndex] ?? null) !== (b?.values[columnIndex] ?? null) || a?.formulas?.[columnIndex] !== b?.formulas?.[columnIndex];
      if (isFilledAnew && formatAt(was, rowIndex, columnIndex).locked) return true;
      // An entry may bring its format, as a date does.
      if (!isFilledAnew && a?.formats?.[columnIndex] !== b?.formats?.[columnIndex] && !allows.includes("formatCells")) return true;
    }
    return false;
  });
}

function formatAt({ cells, rows, columns, defaultFormat }: SheetState, rowIndex: number, columnIndex: number): CellFormat {
  return cells.row(rowIndex)?.formats?.[columnIndex] ?? rows.get(rowIndex)?.format ?? columns.get(columnIndex)?.format ?? defaultFormat;
}
