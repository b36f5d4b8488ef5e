import type { ExcelSession } from "../session/excelSession.js";
import { refuse } from "../wire/hostError.js";
import { HostCollection, HostObject } from "../wire/hostObject.js";

/** What the file says of itself. It lasts as long as the session. */
export class DocumentPropertiesObject extends HostObject {
  readonly className = "DocumentProperties";

  constructor(private readonly session: ExcelSession) {
    super();
  }

  get Author(): string { return this.read("author"); }
  set Author(text: string) { this.write("author", text); }
  get Category(): string { return this.read("category"); }
  set Category(text: string) { this.write("category", text); }
  get Comments(): string { return this.read("comments"); }
  set Comments(text: string) { this.write("comments", text); }
  get Company(): string { return this.read("company"); }
  set Company(text: string) { this.write("company", text); }
  get Keywords(): string { return this.read("keywords"); }
  set Keywords(text: string) { this.write("keywords", text); }
  get Manager(): string { return this.read("manager"); }
  set Manager(text: string) { this.write("manager", text); }
  get Subject(): string { return this.read("subject"); }
  set Subject(text: string) { this.write("subject", text); }
  get Title(): string { return this.read("title"); }
  set Title(text: string) { this.write("title", text); }
  get RevisionNumber(): number { return Number(this.read("revision")); }
  set RevisionNumber(revision: number) { this.write("revision", String(revision)); }
  get LastAuthor(): string { return this.session.userName; }
  get CreationDate(): string { return this.session.openedAt; }
  get Custom(): CustomPropertyCollection { return new CustomPropertyCollection(this.session); }

  private read(name: string): string { return this.session.documentTexts.get(name) ?? ""; }

  private write(name: string, text: string): void {
    this.session.beforeWrite();
    this.session.documentTexts.set(name, text);
  }
}

class CustomPropertyCollection extends HostCollection {
  readonly className = "CustomPropertyCollection";

  constructor(private readonly session: ExcelSession) {
    super();
  }

  override items(): CustomPropertyObject[] { return [...this.session.customProperties.keys()].map((key) => new CustomPropertyObject(this.session, key)); }

  override item(key: unknown): CustomPropertyObject {
    return (typeof key === "string" ? this.GetItemOrNullObject(key) : refuse("InvalidArgument")) ?? refuse("ItemNotFound");
  }

  GetItemOrNullObject(key: string): CustomPropertyObject | null {
    return this.items().find((property) => property.Key.toLowerCase() === key.toLowerCase()) ?? null;
  }

  GetCount(): number { return this.session.customProperties.size; }

  /** Makes the property or sets it. */
  Add(key: string, value: unknown): CustomPropertyObject {
    this.session.beforeWrite();
    if (key === "" || key.length > 255) refuse("InvalidArgument");
    const known = this.GetItemOrNullObject(key);
    this.session.customProperties.set(known?.Key ?? key, value);
    return new CustomPropertyObject(this.session, known?.Key ?? key);
  }

  DeleteAll(): void {
    this.session.beforeWrite();
    this.session.customProperties.clear();
  }
}

class CustomPropertyObject extends HostObject {
  readonly className = "CustomProperty";

  constructor(private readonly session: ExcelSession, private readonly key: string) {
    super();
  }

  override identity(): Readonly<Record<string, unknown>> { return { _Id: this.key }; }
  get Key(): string { return this.session.customProperties.has(this.key) ? this.key : refuse("ItemNotFound"); }
  get Value(): unknown { return this.session.customProperties.has(this.key) ? this.session.customProperties.get(this.key) : refuse("ItemNotFound"); }
  set Value(value: unknown) { this.session.customProperties.set(this.key, value); }

  get Type(): string {
    const value = this.Value;
    return typeof value === "number" ? "Number" : typeof value === "boolean" ? "Boolean" : "String";
  }

  Delete(): void {
    this.session.beforeWrite();
    this.session.customProperties.delete(this.key);
  }
}
