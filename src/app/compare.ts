import type { CellRange } from "../core/grid/address.js";
import { cropGrid } from "../core/revision/cropGrid.js";
import type { Workbook } from "../core/grid/grid.js";
import { reviseWorkbooks, type ReviseOptions } from "../core/revision/reviseWorkbooks.js";
import type { Revision } from "../core/revision/revision.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import { ownSheets } from "./ownSheets.js";

/** What is compared with what: a workbook, or one sheet of it. */
export interface Edition {
  readonly workbook: Workbook;
  readonly sheet?: string | undefined;
  /** A range of that sheet, such as one table among several. */
  readonly range?: CellRange | undefined;
}

export interface CompareFailure {
  readonly code: "no-such-sheet";
  readonly side: "before" | "after";
  readonly detail: string;
}

/**
 * The differences of two editions. Sheets that Kensan wrote are no part of an edition, unless one is named.
 * @example compare({ workbook: before }, { workbook: after, sheet: "件数表" })
 */
export function compare(before: Edition, after: Edition, options: ReviseOptions = {}): Result<Revision, CompareFailure> {
  const sides = { before: editionSheets(before), after: editionSheets(after) };
  for (const side of ["before", "after"] as const) {
    const edition = side === "before" ? before : after;
    if (!sides[side]) return fail({ code: "no-such-sheet", side, detail: edition.sheet ?? "" });
  }
  return succeed(reviseWorkbooks(sides.before ?? before.workbook, sides.after ?? after.workbook, options));
}

/** The part of a workbook that is its edition; undefined where the sheet asked for is not there. */
export function editionSheets({ workbook, sheet, range }: Edition): Workbook | undefined {
  if (sheet !== undefined) {
    const sheets = workbook.sheets.filter((grid) => grid.name === sheet).map((grid) => (range ? cropGrid(grid, range) : grid));
    return sheets.length === 0 ? undefined : { ...workbook, sheets };
  }
  const own = ownSheets(workbook);
  return { ...workbook, sheets: workbook.sheets.filter((grid) => !own.has(grid.name)) };
}

/** Is there any difference? Moves of rows and columns count. */
export function differs({ tables, outside }: Revision): boolean {
  return outside.length > 0 || tables.some((table) => table.rows.some((row) => row.kind !== "same") || table.columns.some((column) => column.kind !== "same"));
}
