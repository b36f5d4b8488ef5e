import { HostEvent } from "../bridge/eventHub.js";
import type { ExcelSession } from "../session/excelSession.js";
import { refuse } from "../wire/hostError.js";
import { HostCollection, HostObject } from "../wire/hostObject.js";

/** `workbook.settings`: the same values as `Office.context.document.settings`. */
export class SettingCollection extends HostCollection {
  readonly className = "SettingCollection";

  constructor(private readonly session: ExcelSession) {
    super();
  }

  override items(): SettingObject[] { return this.session.addinSettings.keys().map((key) => new SettingObject(this.session, key)); }

  override item(key: unknown): SettingObject {
    return (typeof key === "string" ? this.GetItemOrNullObject(key) : refuse("InvalidArgument")) ?? refuse("ItemNotFound");
  }

  GetItemOrNullObject(key: string): SettingObject | null {
    return this.session.addinSettings.has(key) ? new SettingObject(this.session, key) : null;
  }

  GetCount(): number { return this.session.addinSettings.keys().length; }

  /** Makes the setting or sets it. */
  Add(key: string, value: unknown): SettingObject {
    this.session.addinSettings.set(key, value);
    this.session.events.send(HostEvent.settingsChanged, []);
    return new SettingObject(this.session, key);
  }
}

class SettingObject extends HostObject {
  readonly className = "Setting";

  constructor(private readonly session: ExcelSession, private readonly key: string) {
    super();
  }

  override identity(): Readonly<Record<string, unknown>> { return { _Id: this.key }; }
  get Key(): string { return this.key; }
  get Value(): unknown { return this.session.addinSettings.has(this.key) ? this.session.addinSettings.get(this.key) : refuse("ItemNotFound"); }
  set Value(value: unknown) { this.session.addinSettings.set(this.key, value); }
  Delete(): void { this.session.addinSettings.delete(this.key); }
}
