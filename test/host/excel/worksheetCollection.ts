import { EventType } from "../bridge/eventHub.js";
import { raiseOfWorkbook } from "../session/changeEvents.js";
import type { ExcelSession } from "../session/excelSession.js";
import { requireStructure } from "../session/protectionRules.js";
import { refuse } from "../wire/hostError.js";
import { HostCollection } from "../wire/hostObject.js";
import { WorksheetObject } from "./worksheet.js";

export class WorksheetCollection extends HostCollection {
  readonly className = "WorksheetCollection";

  constructor(private readonly session: ExcelSession) {
    super();
  }

  override items(): WorksheetObject[] {
    return this.session.book.sheets.map((sheet) => new WorksheetObject(this.session, sheet));
  }

  /** By name or id. */
  override item(key: unknown): WorksheetObject {
    return (typeof key === "string" ? this.GetItemOrNullObject(key) : refuse("InvalidArgument")) ?? refuse("ItemNotFound");
  }

  GetItemOrNullObject(key: string): WorksheetObject | null {
    const sheet = this.session.sheetIds.find(key);
    return sheet ? new WorksheetObject(this.session, sheet) : null;
  }

  GetActiveWorksheet(): WorksheetObject { return new WorksheetObject(this.session, this.session.book.activeSheet); }
  GetCount(visibleOnly = false): number { return this.of(visibleOnly).length; }
  GetFirst(visibleOnly = false): WorksheetObject { return this.of(visibleOnly)[0] ?? refuse("ItemNotFound"); }
  GetLast(visibleOnly = false): WorksheetObject { return this.of(visibleOnly).at(-1) ?? refuse("ItemNotFound"); }

  /** At the end; without a name it gets the next free one. It is not shown. */
  Add(name?: string): WorksheetObject {
    this.session.requireFocus();
    requireStructure(this.session);
    const sheet = this.session.change(() => this.session.book.addSheet(name === "" ? undefined : name));
    raiseOfWorkbook(this.session, EventType.sheetAdded, { worksheetId: this.session.sheetIds.of(sheet), source: "Local" });
    return new WorksheetObject(this.session, sheet);
  }

  private of(visibleOnly: boolean): WorksheetObject[] {
    return this.items().filter(({ sheet }) => !visibleOnly || sheet.visibility === "visible");
  }
}
