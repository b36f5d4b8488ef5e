import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { ExcelSession } from "../session/excelSession.js";
import { refuse } from "../wire/hostError.js";
import { HostCollection, HostObject } from "../wire/hostObject.js";

export class WorksheetCustomPropertyCollection extends HostCollection {
  readonly className = "WorksheetCustomPropertyCollection";

  constructor(private readonly session: ExcelSession, private readonly sheet: BookSheet) {
    super();
  }

  private get values(): Map<string, string> {
    let values = this.session.sheetProperties.get(this.sheet.id);
    if (!values) this.session.sheetProperties.set(this.sheet.id, (values = new Map<string, string>()));
    return values;
  }

  override items(): WorksheetCustomPropertyObject[] { return [...this.values.keys()].map((key) => new WorksheetCustomPropertyObject(this.values, key)); }

  override item(key: unknown): WorksheetCustomPropertyObject {
    return (typeof key === "string" ? this.GetItemOrNullObject(key) : refuse("InvalidArgument")) ?? refuse("ItemNotFound");
  }

  /** Case does not count. */
  GetItemOrNullObject(key: string): WorksheetCustomPropertyObject | null {
    const found = [...this.values.keys()].find((known) => known.toLowerCase() === key.toLowerCase());
    return found === undefined ? null : new WorksheetCustomPropertyObject(this.values, found);
  }

  GetCount(): number { return this.values.size; }

  Add(key: string, value: string): WorksheetCustomPropertyObject {
    this.session.beforeWrite();
    if (key === "" || key.length > 255) refuse("InvalidArgument");
    const known = [...this.values.keys()].find((one) => one.toLowerCase() === key.toLowerCase()) ?? key;
    this.values.set(known, value);
    return new WorksheetCustomPropertyObject(this.values, known);
  }
}

class WorksheetCustomPropertyObject extends HostObject {
  readonly className = "WorksheetCustomProperty";

  constructor(private readonly values: Map<string, string>, private readonly key: string) {
    super();
  }

  override identity(): Readonly<Record<string, unknown>> { return { _Id: this.key }; }
  get Key(): string { return this.values.has(this.key) ? this.key : refuse("ItemNotFound"); }
  get Value(): string { return this.values.get(this.key) ?? refuse("ItemNotFound"); }
  set Value(value: string) { this.values.set(this.key, value); }
  Delete(): void { this.values.delete(this.key); }
}
