import type { Book } from "../../../src/book/book.js";
import type { BookChange } from "../../../src/book/bookChange.js";
import type { BookState, SheetState } from "../../../src/book/bookState.js";
import type { BookSheet } from "../../../src/book/bookSheet.js";
import { MAX_COLUMNS, MAX_ROWS, type CellRange } from "../../../src/core/grid/address.js";
import { EventType, HostEvent } from "../bridge/eventHub.js";
import { areaText } from "./addressText.js";
import { raiseFormatChanged, raiseOfSheet, raiseOfWorkbook, tellSheetChanged } from "./changeEvents.js";
import type { ExcelSession } from "./excelSession.js";

/**
 * Lets a grid that changes the book by itself be the user's hands: what it does is told to the add-in in Excel's events, and ranges that
 * the add-in holds move with their cells. Gives the function that ends it.
 */
export function followGrid(session: ExcelSession, deliver: () => void): () => void {
  const { book } = session;
  let before = book.state;
  return book.listen(({ changes }) => {
    const was = before;
    before = book.state;
    if (session.isChanging) return;
    session.asUser(() => changes.forEach((change) => tell(session, book, was, change)));
    deliver();
  });
}

function tell(session: ExcelSession, book: Book, was: BookState, change: BookChange): void {
  const sheet = "sheetId" in change && change.sheetId !== undefined ? book.sheetById(change.sheetId) : undefined;
  const old = "sheetId" in change ? was.sheets.find(({ id }) => id === change.sheetId) : undefined;
  if (change.kind === "restored") return tellRestored(session, book, was);
  if (change.kind === "sheet-deleted") return raiseOfWorkbook(session, EventType.sheetDeleted, { worksheetId: session.sheetIds.byId(change.sheetId), source: "Local" });
  if (!sheet) return;
  switch (change.kind) {
    case "values": return tellEdited(session, sheet, change.range, old);
    case "formats": return raiseFormatChanged(session, sheet, change.range);
    case "lines": {
      const { axis, change: kind, at, count } = change;
      const area: CellRange = axis === "row" ? { top: at, bottom: at + count - 1, left: 0, right: MAX_COLUMNS - 1 } : { top: 0, bottom: MAX_ROWS - 1, left: at, right: at + count - 1 };
      session.ranges.shift(sheet, { kind, axis, area });
      session.extras.shift(sheet, { kind, axis, area });
      const changeType = axis === "row" ? (kind === "insert" ? "RowInserted" : "RowDeleted") : kind === "insert" ? "ColumnInserted" : "ColumnDeleted";
      return tellSheetChanged(session, sheet, area, changeType, { before: null, tables: sheet.state.tables, shiftDirection: "None" });
    }
    case "sheet-added": return raiseOfWorkbook(session, EventType.sheetAdded, { worksheetId: session.sheetIds.of(sheet), source: "Local" });
    case "sheet-renamed": return raiseOfSheet(session, sheet, EventType.sheetNameChanged, { nameBefore: change.before, nameAfter: change.after, source: "Local" });
    case "sheet-moved": return raiseOfWorkbook(session, EventType.sheetMoved, {
      worksheetId: session.sheetIds.of(sheet), positionBefore: was.sheets.findIndex(({ id }) => id === sheet.id), positionAfter: book.sheets.indexOf(sheet), source: "Local",
    });
    case "selection":
      session.events.send(HostEvent.selectionChanged, []);
      return raiseOfSheet(session, sheet, EventType.sheetSelectionChanged, { address: areaText(change.range) });
    default:
  }
}

function tellEdited(session: ExcelSession, sheet: BookSheet, range: CellRange, old: SheetState | undefined): void {
  tellSheetChanged(session, sheet, range, "RangeEdited", { before: old?.cells.row(range.top)?.values[range.left] ?? null, tables: sheet.state.tables, shiftDirection: "None" });
}

/** An undo in the grid: Excel tells it as edits of what it puts back. */
function tellRestored(session: ExcelSession, book: Book, was: BookState): void {
  for (const sheet of book.sheets) {
    const old = was.sheets.find(({ id }) => id === sheet.id);
    if (!old) raiseOfWorkbook(session, EventType.sheetAdded, { worksheetId: session.sheetIds.of(sheet), source: "Local" });
    const rows = old ? sheet.state.cells.changedRows(old.cells) : [];
    if (rows.length === 0) continue;
    const right = Math.max(...rows.map((rowIndex) => Math.max(sheet.state.cells.row(rowIndex)?.values.length ?? 0, old?.cells.row(rowIndex)?.values.length ?? 0, 1))) - 1;
    tellEdited(session, sheet, { top: Math.min(...rows), bottom: Math.max(...rows), left: 0, right }, old);
  }
  for (const { id } of was.sheets) if (!book.sheetById(id)) raiseOfWorkbook(session, EventType.sheetDeleted, { worksheetId: session.sheetIds.byId(id), source: "Local" });
}
