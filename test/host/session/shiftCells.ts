import type { BookSheet } from "../../../src/book/bookSheet.js";
import { meets } from "../../../src/book/cellEdits.js";
import { MAX_COLUMNS, MAX_ROWS, type CellRange } from "../../../src/core/grid/address.js";
import { refuse } from "../wire/hostError.js";
import { isWholeColumns, isWholeRows } from "./addressText.js";
import { raiseSheetChanged } from "./changeEvents.js";
import type { ExcelSession } from "./excelSession.js";
import { movePart } from "./movePart.js";
import { requireAllowed } from "./protectionRules.js";
import { shiftArea, type CellShift } from "./shiftArea.js";

/** Puts blank cells in at an area: those below it, or right of it, move. Whole rows and columns move with all that lies on them. */
export function insertCells(session: ExcelSession, sheet: BookSheet, area: CellRange, axis: "row" | "column"): void {
  const isLines = axis === "row" ? isWholeRows(area) : isWholeColumns(area);
  requireAllowed(session, sheet, isLines ? (axis === "row" ? "allowInsertRows" : "allowInsertColumns") : undefined);
  refuseFullEnd(sheet, area, axis);
  const shift: CellShift = { kind: "insert", axis, area };
  refuseCutMerges(sheet, shift, isLines);
  const changeType = isLines ? (axis === "row" ? "RowInserted" : "ColumnInserted") : "CellInserted";
  raiseSheetChanged(session, sheet, area, changeType, () => {
    session.change(() => isLines ? sheet.insertLines(axis, axis === "row" ? area.top : area.left, count(area, axis)) : movePart(session.book, sheet, shift));
    session.ranges.shift(sheet, shift);
    session.extras.shift(sheet, shift);
  }, isLines ? "None" : axis === "row" ? "ShiftCellDown" : "ShiftCellRight");
}

export function deleteCells(session: ExcelSession, sheet: BookSheet, area: CellRange, axis: "row" | "column"): void {
  const isLines = axis === "row" ? isWholeRows(area) : isWholeColumns(area);
  requireAllowed(session, sheet, isLines ? (axis === "row" ? "allowDeleteRows" : "allowDeleteColumns") : undefined);
  const shift: CellShift = { kind: "delete", axis, area };
  refuseCutMerges(sheet, shift, isLines);
  const changeType = isLines ? (axis === "row" ? "RowDeleted" : "ColumnDeleted") : "CellDeleted";
  raiseSheetChanged(session, sheet, area, changeType, () => {
    session.change(() => isLines ? sheet.deleteLines(axis, axis === "row" ? area.top : area.left, count(area, axis)) : movePart(session.book, sheet, shift));
    session.ranges.shift(sheet, shift);
    session.extras.shift(sheet, shift);
  }, isLines ? "None" : axis === "row" ? "ShiftCellUp" : "ShiftCellLeft");
}

/** Cells within a table: its own columns, or its own rows, move and nothing beside them. */
export function shiftWithin(session: ExcelSession, sheet: BookSheet, shift: CellShift): void {
  if (shift.kind === "insert") refuseFullEnd(sheet, shift.area, shift.axis);
  session.change(() => movePart(session.book, sheet, shift));
  session.ranges.shift(sheet, shift);
  session.extras.shift(sheet, shift);
}

function count(area: CellRange, axis: "row" | "column"): number {
  return axis === "row" ? area.bottom - area.top + 1 : area.right - area.left + 1;
}

/** What would be pushed over the sheet's edge must be blank. */
function refuseFullEnd(sheet: BookSheet, area: CellRange, axis: "row" | "column"): void {
  const used = sheet.usedRange(true);
  const end: CellRange = axis === "row"
    ? { ...area, top: Math.max(area.top, MAX_ROWS - count(area, axis)), bottom: MAX_ROWS - 1 }
    : { ...area, left: Math.max(area.left, MAX_COLUMNS - count(area, axis)), right: MAX_COLUMNS - 1 };
  if (!used || !meets(used, end)) return;
  for (const [, row] of sheet.state.cells.entries(end.top, end.bottom)) {
    for (let c = end.left; c <= Math.min(end.right, Math.max(row.values.length, row.formulas?.length ?? 0) - 1); c++) {
      if ((row.values[c] ?? null) !== null || row.formulas?.[c] !== undefined) refuse("NonBlankCellOffSheet");
    }
  }
}

/** Cells that move must not take a part of a merged area or of a table with them. */
function refuseCutMerges(sheet: BookSheet, shift: CellShift, isLines: boolean): void {
  if (isLines) return;
  const band = shift.axis === "row" ? { ...shift.area, bottom: MAX_ROWS - 1 } : { ...shift.area, right: MAX_COLUMNS - 1 };
  const sticksOut = (range: CellRange): boolean => meets(range, band) && (shift.axis === "row"
    ? range.left < band.left || range.right > band.right || (range.top < shift.area.top && shift.kind === "delete")
    : range.top < band.top || range.bottom > band.bottom || (range.left < shift.area.left && shift.kind === "delete"));
  if (sheet.merges.some(sticksOut)) refuse("MergedRangeConflict");
  if (sheet.state.tables.some((table) => sticksOut(table.range) && !shiftArea(table.range, shift))) refuse("InsertDeleteConflict");
  if (sheet.state.tables.some((table) => sticksOut(table.range))) refuse("InsertDeleteConflict");
}
