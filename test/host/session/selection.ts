import type { BookSheet } from "../../../src/book/bookSheet.js";
import { meets } from "../../../src/book/cellEdits.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import { EventType, HostEvent } from "../bridge/eventHub.js";
import { areaText } from "./addressText.js";
import { raiseOfSheet } from "./changeEvents.js";
import type { ExcelSession } from "./excelSession.js";

/** Shows a sheet; those who listen hear which one went and which one came. */
export function activate(session: ExcelSession, sheet: BookSheet): void {
  session.requireFocus();
  const before = session.book.activeSheet;
  if (before.id === sheet.id) return;
  session.change(() => session.book.activate(sheet));
  raiseOfSheet(session, before, EventType.sheetDeactivated, {});
  raiseOfSheet(session, sheet, EventType.sheetActivated, {});
}

export function select(session: ExcelSession, sheet: BookSheet, area: CellRange): void {
  session.requireFocus();
  activate(session, sheet);
  const before = sheet.selection;
  session.change(() => sheet.select(area));
  session.events.send(HostEvent.selectionChanged, []);
  const worksheetId = session.sheetIds.of(sheet);
  raiseOfSheet(session, sheet, EventType.sheetSelectionChanged, { address: areaText(area) });
  for (const table of sheet.state.tables) {
    const tableId = session.tables.idOf(table);
    if (!session.listens(EventType.tableSelectionChanged, tableId)) continue;
    const isInside = meets(table.range, area);
    if (isInside || meets(table.range, before)) {
      session.events.raise(EventType.tableSelectionChanged, tableId, { address: isInside ? areaText(area) : "", isInsideTable: isInside, tableId, worksheetId });
    }
  }
}
