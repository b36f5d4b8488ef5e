import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import { refuse } from "../wire/hostError.js";
import type { ExcelSession } from "./excelSession.js";
import { formatsOf } from "./readCells.js";

/** What a protected sheet may still allow, by the names of `WorksheetProtectionOptions`. */
export type Allowance =
  | "allowAutoFilter" | "allowDeleteColumns" | "allowDeleteRows" | "allowEditObjects" | "allowEditScenarios" | "allowFormatCells" | "allowFormatColumns"
  | "allowFormatRows" | "allowInsertColumns" | "allowInsertHyperlinks" | "allowInsertRows" | "allowPivotTables" | "allowSort";

/** Contents of locked cells of a protected sheet cannot be changed: `AccessDenied`. */
export function requireEditable(session: ExcelSession, sheet: BookSheet, area: CellRange): void {
  session.beforeWrite();
  if (!sheet.isProtected) return;
  for (const format of formatsOf(sheet, area)) if (format.locked) refuse("AccessDenied");
}

/** What is not about contents is refused on a protected sheet unless it was allowed when the sheet was protected. */
export function requireAllowed(session: ExcelSession, sheet: BookSheet, allowance?: Allowance): void {
  session.beforeWrite();
  const { protection } = sheet.state;
  if (protection && (allowance === undefined || !protection.allows.includes(allowance))) refuse("AccessDenied");
}

export function requireStructure(session: ExcelSession): void {
  session.beforeWrite();
  if (session.book.isStructureLocked) refuse("AccessDenied");
}
