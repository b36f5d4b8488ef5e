import type { BookSheet } from "../../../src/book/bookSheet.js";
import { EventType } from "../bridge/eventHub.js";
import { raiseOfSheet } from "../session/changeEvents.js";
import type { ExcelSession } from "../session/excelSession.js";
import { refuse } from "../wire/hostError.js";
import { HostObject } from "../wire/hostObject.js";

/** What `protection.options` shows, in the order of the documentation. */
const ALLOWANCES = [
  "allowAutoFilter", "allowDeleteColumns", "allowDeleteRows", "allowEditObjects", "allowEditScenarios", "allowFormatCells", "allowFormatColumns", "allowFormatRows",
  "allowInsertColumns", "allowInsertHyperlinks", "allowInsertRows", "allowPivotTables", "allowSort",
] as const;

type Options = Readonly<Record<string, boolean | string | undefined>>;

export class WorksheetProtectionObject extends HostObject {
  readonly className = "WorksheetProtection";

  constructor(private readonly session: ExcelSession, private readonly sheet: BookSheet) {
    super();
  }

  get Protected(): boolean { return this.sheet.isProtected; }

  get Options(): Readonly<Record<string, boolean | string>> | null {
    const { protection } = this.sheet.state;
    if (!protection) return null;
    return { ...Object.fromEntries(ALLOWANCES.map((name) => [name, protection.allows.includes(name)])), selectionMode: "Normal" };
  }

  /** A sheet that is protected already must be unprotected first. */
  Protect(options?: Options, password?: string): void {
    this.session.beforeWrite();
    if (this.Protected) refuse("InvalidOperation");
    if (password !== undefined && password.length > 255) refuse("InvalidArgument");
    const allows = ALLOWANCES.filter((name) => options?.[name] === true);
    this.session.change(() => this.sheet.setProtection({ hasPassword: password !== undefined && password !== "", allows }));
    this.session.sheetPasswords.set(this.sheet.id, password ?? "");
    raiseOfSheet(this.session, this.sheet, EventType.protectionChanged, { isProtected: true, source: "Local" });
  }

  /** A wrong password is `AccessDenied`. */
  Unprotect(password = ""): void {
    this.session.beforeWrite();
    const { protection } = this.sheet.state;
    if (!protection) return;
    // Of a sheet that came protected from a file only the hash of the password is there: no word opens it here.
    const known = this.session.sheetPasswords.get(this.sheet.id);
    if (protection.hasPassword && (known === undefined || known !== password)) refuse("AccessDenied");
    this.session.change(() => this.sheet.setProtection(undefined));
    raiseOfSheet(this.session, this.sheet, EventType.protectionChanged, { isProtected: false, source: "Local" });
  }
}

export class WorkbookProtectionObject extends HostObject {
  readonly className = "WorkbookProtection";

  constructor(private readonly session: ExcelSession) {
    super();
  }

  get Protected(): boolean { return this.session.book.isStructureLocked; }

  Protect(password = ""): void {
    this.session.beforeWrite();
    if (this.Protected) refuse("InvalidOperation");
    this.session.change(() => this.session.book.lockStructure(true));
    this.session.workbookPassword = password;
  }

  Unprotect(password = ""): void {
    this.session.beforeWrite();
    if (!this.Protected) return;
    if (this.session.workbookPassword !== undefined && this.session.workbookPassword !== password) refuse("AccessDenied");
    this.session.change(() => this.session.book.lockStructure(false));
  }
}
