import type { ExcelSession } from "../session/excelSession.js";
import { refuse } from "../wire/hostError.js";
import { HostCollection, HostObject } from "../wire/hostObject.js";

abstract class PartList extends HostCollection {
  constructor(protected readonly session: ExcelSession) {
    super();
  }

  abstract override items(): readonly CustomXmlPartObject[];

  override item(key: unknown): CustomXmlPartObject {
    return (typeof key === "string" ? this.GetItemOrNullObject(key) : refuse("InvalidArgument")) ?? refuse("ItemNotFound");
  }

  GetItemOrNullObject(id: string): CustomXmlPartObject | null { return this.items().find((part) => part.Id === id) ?? null; }
  GetCount(): number { return this.items().length; }
}

export class CustomXmlPartCollection extends PartList {
  readonly className = "CustomXmlPartCollection";

  override items(): CustomXmlPartObject[] { return this.session.customXml.ids().map((id) => new CustomXmlPartObject(this.session, id)); }

  Add(xml: string): CustomXmlPartObject {
    return new CustomXmlPartObject(this.session, this.session.customXml.add(xml));
  }

  GetByNamespace(namespace: string): CustomXmlPartScopedCollection { return new CustomXmlPartScopedCollection(this.session, namespace); }
}

class CustomXmlPartScopedCollection extends PartList {
  readonly className = "CustomXmlPartScopedCollection";

  constructor(session: ExcelSession, private readonly namespace: string) {
    super(session);
  }

  override items(): CustomXmlPartObject[] {
    const { customXml } = this.session;
    return customXml.ids().filter((id) => customXml.namespaceOf(id) === this.namespace).map((id) => new CustomXmlPartObject(this.session, id));
  }

  /** Where there is not exactly one it is refused. */
  GetOnlyItem(): CustomXmlPartObject {
    const [only, second] = this.items();
    if (!only) return refuse("ItemNotFound");
    return second ? refuse("GeneralException") : only;
  }

  GetOnlyItemOrNullObject(): CustomXmlPartObject | null {
    const [only, second] = this.items();
    return only && !second ? only : null;
  }
}

class CustomXmlPartObject extends HostObject {
  readonly className = "CustomXmlPart";

  constructor(private readonly session: ExcelSession, private readonly id: string) {
    super();
  }

  override identity(): Readonly<Record<string, unknown>> { return { Id: this.id }; }
  get Id(): string { return this.id; }
  get NamespaceUri(): string { return this.session.customXml.namespaceOf(this.id); }
  GetXml(): string { return this.session.customXml.xml(this.id); }
  SetXml(xml: string): void { this.session.customXml.replace(this.id, xml); }
  Delete(): void { this.session.customXml.delete(this.id); }
}
