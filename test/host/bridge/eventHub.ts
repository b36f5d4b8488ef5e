/** Numbers by which office.js tells events apart. */
export const EventType = {
  sheetChanged: 10, sheetActivated: 11, sheetDeactivated: 12, sheetAdded: 13, sheetSelectionChanged: 14, sheetDeleted: 15, sheetCalculated: 16,
  sheetFormatChanged: 18, rowSorted: 19, columnSorted: 20, rowHiddenChanged: 22, formulaChanged: 23, protectionChanged: 24, sheetNameChanged: 25,
  sheetVisibilityChanged: 26, sheetMoved: 27, tableSelectionChanged: 100, tableChanged: 101, tableAdded: 102, tableDeleted: 103,
  commentAdded: 250, commentDeleted: 251, commentChanged: 252, workbookActivated: 2203, autoSaveChanged: 2200,
} as const;

/** The target of events that concern the whole workbook. */
export const WORKBOOK_TARGET = "Workbook";

/** Dispatch ids of what the host sends in. */
export const HostEvent = { settingsChanged: 1, selectionChanged: 2, richApiMessage: 33, commandInvoked: 39 } as const;

/** Category of a message that carries an event. */
const EVENT_CATEGORY = 65536;

export interface HostMessage {
  readonly eventId: number;
  readonly payload: readonly unknown[];
}

/** Events wait here until the batch that caused them has been answered, as in Excel. */
export class EventHub {
  private readonly waiting: HostMessage[] = [];
  /** Switched off by `context.runtime.enableEvents = false`. */
  isEnabled = true;

  /** An event of the API: to those that registered for the target, and no others. */
  raise(eventType: number, targetId: string, args: Readonly<Record<string, unknown>>): void {
    if (!this.isEnabled) return;
    this.waiting.push({ eventId: HostEvent.richApiMessage, payload: [[EVENT_CATEGORY, eventType, targetId, JSON.stringify(args), 0, 0]] });
  }

  /** An event that the host sends without arguments or with a list of texts. */
  send(eventId: number, payload: readonly unknown[]): void {
    this.waiting.push({ eventId, payload });
  }

  take(): readonly HostMessage[] {
    return this.waiting.splice(0);
  }
}
