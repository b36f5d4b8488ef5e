import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { DefinedName } from "../../../src/core/grid/grid.js";
import { addressText } from "../session/addressText.js";
import type { ExcelSession } from "../session/excelSession.js";
import { RangeAnchor } from "../session/rangeAnchor.js";
import { refuse } from "../wire/hostError.js";
import { HostCollection } from "../wire/hostObject.js";
import { NamedItemObject } from "./namedItem.js";

/** Letters, digits, `_`, `.` and `\`; no digit first, nothing that reads as a cell. */
const NAME = /^[\p{L}_\\][\p{L}\p{N}\p{M}_.\\?]{0,254}$/u;
const LIKE_A_CELL = /^(?:\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}|[rc]|r\d*c\d*)$/i;

/** Names of the workbook, or those that are local to one sheet. */
export class NamedItemCollection extends HostCollection {
  readonly className = "NamedItemCollection";

  constructor(private readonly session: ExcelSession, private readonly sheet: BookSheet | undefined) {
    super();
  }

  override items(): NamedItemObject[] {
    return this.session.book.names.filter((name) => name.sheet === this.sheet?.name).map((name) => new NamedItemObject(this.session, name));
  }

  override item(key: unknown): NamedItemObject {
    return (typeof key === "string" ? this.GetItemOrNullObject(key) : refuse("InvalidArgument")) ?? refuse("ItemNotFound");
  }

  GetItemOrNullObject(name: string): NamedItemObject | null {
    return this.items().find((item) => item.Name.toLowerCase() === name.toLowerCase()) ?? null;
  }

  GetCount(): number { return this.items().length; }

  Add(name: string, reference: unknown, comment?: string): NamedItemObject {
    return this.make(name, reference instanceof RangeAnchor ? absolute(reference) : String(reference), comment);
  }

  AddFormulaLocal(name: string, formula: string, comment?: string): NamedItemObject { return this.make(name, formula, comment); }

  private make(name: string, formula: string, comment: string | undefined): NamedItemObject {
    this.session.beforeWrite();
    if (!NAME.test(name) || LIKE_A_CELL.test(name)) refuse("InvalidArgument");
    if (this.GetItemOrNullObject(name)) refuse("ItemAlreadyExists");
    const defined: DefinedName = { name, refersTo: formula.startsWith("=") ? formula.slice(1) : `"${formula.replaceAll("\"", "\"\"")}"`, sheet: this.sheet?.name, hidden: false };
    this.session.change(() => this.session.book.defineName(defined));
    if (comment !== undefined) this.session.nameComments.set(nameKey(defined), comment);
    return new NamedItemObject(this.session, defined);
  }
}

export function nameKey({ name, sheet }: Pick<DefinedName, "name" | "sheet">): string {
  return `${sheet ?? ""}!${name.toLowerCase()}`;
}

/** "概要!$A$1:$B$2". */
function absolute(range: RangeAnchor): string {
  const text = addressText(range.sheet.name, range.area);
  const at = text.lastIndexOf("!") + 1;
  return `=${text.slice(0, at)}${text.slice(at).replace(/([A-Z]+)?(\d+)?/g, (_, column: string | undefined, row: string | undefined) => `${column ? `$${column}` : ""}${row ? `$${row}` : ""}`)}`;
}
