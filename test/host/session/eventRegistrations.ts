import { EventType } from "../bridge/eventHub.js";
import { notImplemented } from "../wire/hostError.js";
import type { HostObject } from "../wire/hostObject.js";

/** What `_Register…` of a class stands for. */
const EVENTS: Readonly<Record<string, number>> = {
  "Worksheet DataChangedEvent": EventType.sheetChanged, "WorksheetCollection DataChangedEvent": EventType.sheetChanged,
  "Worksheet ActivatedEvent": EventType.sheetActivated, "WorksheetCollection ActivatedEvent": EventType.sheetActivated,
  "Worksheet DeactivatedEvent": EventType.sheetDeactivated, "WorksheetCollection DeactivatedEvent": EventType.sheetDeactivated,
  "WorksheetCollection AddedEvent": EventType.sheetAdded, "WorksheetCollection DeletedEvent": EventType.sheetDeleted,
  "Worksheet SelectionChangedEvent": EventType.sheetSelectionChanged, "WorksheetCollection SelectionChangedEvent": EventType.sheetSelectionChanged,
  "Worksheet CalculatedEvent": EventType.sheetCalculated, "WorksheetCollection CalculatedEvent": EventType.sheetCalculated,
  "Worksheet FormatChangedEvent": EventType.sheetFormatChanged, "WorksheetCollection FormatChangedEvent": EventType.sheetFormatChanged,
  "Worksheet RowSortedEvent": EventType.rowSorted, "WorksheetCollection RowSortedEvent": EventType.rowSorted,
  "Worksheet ColumnSortedEvent": EventType.columnSorted, "WorksheetCollection ColumnSortedEvent": EventType.columnSorted,
  "Worksheet RowHiddenChangedEvent": EventType.rowHiddenChanged, "WorksheetCollection RowHiddenChangedEvent": EventType.rowHiddenChanged,
  "Worksheet ProtectionChangedEvent": EventType.protectionChanged, "WorksheetCollection ProtectionChangedEvent": EventType.protectionChanged,
  "Worksheet EventNameChanged": EventType.sheetNameChanged, "WorksheetCollection EventNameChanged": EventType.sheetNameChanged,
  "Worksheet EventVisibilityChanged": EventType.sheetVisibilityChanged, "WorksheetCollection EventVisibilityChanged": EventType.sheetVisibilityChanged,
  "WorksheetCollection EventMoved": EventType.sheetMoved,
  "Table DataChangedEvent": EventType.tableChanged, "TableCollection DataChangedEvent": EventType.tableChanged,
  "Table SelectionChangedEvent": EventType.tableSelectionChanged,
  "TableCollection AddedEvent": EventType.tableAdded, "TableCollection DeletedEvent": EventType.tableDeleted,
  "CommentCollection AddedEvent": EventType.commentAdded, "CommentCollection DeletedEvent": EventType.commentDeleted,
  "CommentCollection ChangedEvent": EventType.commentChanged,
  "Workbook ActivatedEvent": EventType.workbookActivated, "Workbook AutoSaveSettingChangedEvent": EventType.autoSaveChanged,
};

/** Who listens to what: events that nobody asked for are not sent. */
export class EventRegistrations {
  private readonly counts = new Map<string, number>();

  /** `_RegisterDataChangedEvent` or `_UnregisterDataChangedEvent` of an object. */
  apply(object: HostObject, method: string): void {
    const [, un, event = ""] = /^_(Un|)[Rr]egister(.*)$/.exec(method) ?? [];
    const eventType = EVENTS[`${object.className} ${event}`] ?? notImplemented(`${object.className}.${method}`);
    const key = `${eventType} ${object.eventTarget()}`;
    this.counts.set(key, Math.max(0, (this.counts.get(key) ?? 0) + (un === "Un" ? -1 : 1)));
  }

  listens(eventType: number, target: string): boolean {
    return (this.counts.get(`${eventType} ${target}`) ?? 0) > 0;
  }
}
