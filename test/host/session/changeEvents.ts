import type { BookSheet } from "../../../src/book/bookSheet.js";
import { meets } from "../../../src/book/cellEdits.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import type { CellValue } from "../../../src/core/grid/grid.js";
import { EventType, WORKBOOK_TARGET } from "../bridge/eventHub.js";
import { areaText } from "./addressText.js";
import type { ExcelSession } from "./excelSession.js";
import { valueType, wireValue } from "./readCells.js";

type ChangeType = "RangeEdited" | "RowInserted" | "RowDeleted" | "ColumnInserted" | "ColumnDeleted" | "CellInserted" | "CellDeleted";
type ShiftDirection = "None" | "ShiftCellLeft" | "ShiftCellUp" | "ShiftCellRight" | "ShiftCellDown";

/** Runs a change of cells and tells those who listen to the sheet, to its tables and to all sheets. One cell's event says what it held. */
export function raiseSheetChanged(session: ExcelSession, sheet: BookSheet, area: CellRange, changeType: ChangeType, change: () => void, shiftDirection: ShiftDirection = "None"): void {
  const before = sheet.value(area.top, area.left);
  const tables = sheet.state.tables.filter((table) => meets(table.range, area));
  change();
  if (sheet.exists) tellSheetChanged(session, sheet, area, changeType, { before, tables, shiftDirection });
}

export interface ToldChange {
  /** What the first cell held before. */
  readonly before: CellValue;
  readonly tables: BookSheet["state"]["tables"];
  readonly shiftDirection: ShiftDirection;
}

/** The same for a change that has been made already. */
export function tellSheetChanged(session: ExcelSession, sheet: BookSheet, area: CellRange, changeType: ChangeType, { before, tables, shiftDirection }: ToldChange): void {
  const isSingle = changeType === "RangeEdited" && area.top === area.bottom && area.left === area.right;
  const after = sheet.value(area.top, area.left);
  const worksheetId = session.sheetIds.of(sheet);
  const range = session.range(sheet, area);
  const raise = (eventType: number, target: string, more: Readonly<Record<string, unknown>> = {}): void => {
    if (!session.listens(eventType, target)) return;
    session.references.keep(range);
    session.events.raise(eventType, target, {
      address: areaText(area), changeType, source: "Local", worksheetId, referenceId: range.referenceId, shiftDirection,
      triggerSource: session.actor === "addin" ? "ThisLocalAddin" : "Unknown",
      ...(isSingle && { valueBefore: wireValue(before), valueAfter: wireValue(after), valueTypeBefore: valueType(before), valueTypeAfter: valueType(after) }),
      ...more,
    });
  };
  raise(EventType.sheetChanged, worksheetId);
  raise(EventType.sheetChanged, WORKBOOK_TARGET);
  for (const table of tables) {
    const tableId = session.tables.idOf(table);
    for (const target of [tableId, worksheetId, WORKBOOK_TARGET]) raise(EventType.tableChanged, target, { tableId });
  }
}

/** Tells that the looks of cells have changed. */
export function raiseFormatChanged(session: ExcelSession, sheet: BookSheet, area: CellRange): void {
  const worksheetId = session.sheetIds.of(sheet);
  for (const target of [worksheetId, WORKBOOK_TARGET]) {
    if (!session.listens(EventType.sheetFormatChanged, target)) continue;
    const range = session.range(sheet, area);
    session.references.keep(range);
    session.events.raise(EventType.sheetFormatChanged, target, { address: areaText(area), source: "Local", worksheetId, referenceId: range.referenceId });
  }
}

/** An event of one sheet, to those who listen to it and to those who listen to all. */
export function raiseOfSheet(session: ExcelSession, sheet: BookSheet, eventType: number, args: Readonly<Record<string, unknown>>): void {
  const worksheetId = session.sheetIds.of(sheet);
  for (const target of [worksheetId, WORKBOOK_TARGET]) {
    if (session.listens(eventType, target)) session.events.raise(eventType, target, { worksheetId, ...args });
  }
}

/** An event that only those hear who listen to the whole workbook. */
export function raiseOfWorkbook(session: ExcelSession, eventType: number, args: Readonly<Record<string, unknown>>): void {
  if (session.listens(eventType, WORKBOOK_TARGET)) session.events.raise(eventType, WORKBOOK_TARGET, args);
}
