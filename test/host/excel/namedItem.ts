import type { DefinedName } from "../../../src/core/grid/grid.js";
import type { ExcelSession } from "../session/excelSession.js";
import { areaOfName } from "../session/namedAreas.js";
import type { RangeAnchor } from "../session/rangeAnchor.js";
import { mapCells, valueType, wireValue } from "../session/readCells.js";
import { refuse } from "../wire/hostError.js";
import { HostObject } from "../wire/hostObject.js";
import { nameKey } from "./namedItemCollection.js";

export class NamedItemObject extends HostObject {
  readonly className = "NamedItem";

  constructor(private readonly session: ExcelSession, private readonly key: Pick<DefinedName, "name" | "sheet">) {
    super();
  }

  override identity(): Readonly<Record<string, unknown>> { return { _Id: this.key.name }; }

  /** As it stands in the book now. */
  private get defined(): DefinedName {
    return this.session.book.names.find((name) => nameKey(name) === nameKey(this.key)) ?? refuse("ItemNotFound");
  }

  get Name(): string { return this.defined.name; }
  get Formula(): string { return `=${this.defined.refersTo}`; }

  set Formula(formula: string) {
    this.session.beforeWrite();
    const refersTo = formula.startsWith("=") ? formula.slice(1) : refuse("InvalidArgument");
    this.session.change(() => this.session.book.defineName({ ...this.defined, refersTo }));
  }

  get Scope(): string { return this.defined.sheet === undefined ? "Workbook" : "Worksheet"; }
  get Visible(): boolean { return !this.defined.hidden; }

  set Visible(isVisible: boolean) {
    this.session.beforeWrite();
    this.session.change(() => this.session.book.defineName({ ...this.defined, hidden: !isVisible }));
  }

  get Comment(): string { return this.session.nameComments.get(nameKey(this.key)) ?? ""; }
  set Comment(comment: string) { this.session.nameComments.set(nameKey(this.key), comment); }

  /** Of a range its address; of a constant its value. */
  get Value(): unknown {
    const { refersTo } = this.defined;
    if (areaOfName(this.session, this.defined)) return refersTo;
    const constant = constantOf(refersTo);
    return constant ?? `=${refersTo}`;
  }

  get Type(): string {
    if (areaOfName(this.session, this.defined)) return "Range";
    const { refersTo } = this.defined;
    if (/^#|!#REF!/.test(refersTo)) return "Error";
    const constant = constantOf(refersTo);
    if (typeof constant === "number") return Number.isInteger(constant) ? "Integer" : "Double";
    if (typeof constant === "boolean") return "Boolean";
    if (refersTo.startsWith("{")) return "Array";
    return constant === undefined && refersTo.includes("!") ? "Range" : "String";
  }

  get Worksheet(): HostObject { return this.WorksheetOrNullObject ?? refuse("ItemNotFound"); }

  get WorksheetOrNullObject(): HostObject | null {
    const sheet = this.defined.sheet === undefined ? undefined : this.session.book.sheet(this.defined.sheet);
    return sheet ? this.session.maker.worksheet(this.session, sheet) : null;
  }

  get ArrayValues(): NamedItemArrayValuesObject { return new NamedItemArrayValuesObject(this.session, this.defined); }

  /** A name that stands for no cells is `InvalidOperation`… of the item there is no range. */
  GetRange(): RangeAnchor { return this.GetRangeOrNullObject() ?? refuse("InvalidOperation"); }

  GetRangeOrNullObject(): RangeAnchor | null {
    const found = areaOfName(this.session, this.defined);
    return found ? this.session.range(found.sheet, found.area) : null;
  }

  Delete(): void {
    this.session.beforeWrite();
    const { name, sheet } = this.defined;
    this.session.change(() => this.session.book.deleteName(name, sheet));
  }
}

class NamedItemArrayValuesObject extends HostObject {
  readonly className = "NamedItemArrayValues";

  constructor(private readonly session: ExcelSession, private readonly defined: DefinedName) {
    super();
  }

  get Values(): unknown { return this.cells((value) => wireValue(value), (constant) => constant); }
  get Types(): unknown { return this.cells((value) => valueType(value), (constant) => (typeof constant === "number" ? "Double" : typeof constant === "boolean" ? "Boolean" : "String")); }

  private cells(ofCell: (value: Parameters<typeof wireValue>[0]) => unknown, ofConstant: (value: string | number | boolean) => unknown): unknown {
    const found = areaOfName(this.session, this.defined);
    if (found) return mapCells(found.sheet, found.area, ({ value }) => ofCell(value));
    const constant = constantOf(this.defined.refersTo);
    return constant === undefined ? null : [[ofConstant(constant)]];
  }
}

function constantOf(formula: string): string | number | boolean | undefined {
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(formula)) return Number(formula);
  if (/^(true|false)$/i.test(formula)) return formula.toLowerCase() === "true";
  const text = /^"((?:[^"]|"")*)"$/.exec(formula)?.[1];
  return text?.replaceAll("\"\"", "\"");
}
