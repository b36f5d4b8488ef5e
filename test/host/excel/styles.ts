import type { BookSheet } from "../../../src/book/bookSheet.js";
import { DEFAULT_FORMAT, type FormatChanges } from "../../../src/core/grid/cellFormat.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import { raiseFormatChanged } from "../session/changeEvents.js";
import type { ExcelSession } from "../session/excelSession.js";
import { refuse } from "../wire/hostError.js";
import { HostCollection, HostObject } from "../wire/hostObject.js";
import { BUILT_IN_STYLES } from "./builtInStyles.js";

/** The changes that a style stands for; undefined where there is no such style. Programs write built-in ones by their English names. */
function styleOf(session: ExcelSession, name: string): FormatChanges | undefined {
  return session.styles.get(name) ?? BUILT_IN_STYLES[name] ?? Object.entries(BUILT_IN_STYLES).find(([known]) => known.replaceAll(" ", "") === name)?.[1];
}

export function isStyleName(session: ExcelSession, name: string): boolean {
  return styleOf(session, name) !== undefined;
}

/** Gives the cells the formats of a style and remembers its name. */
export function applyStyle(session: ExcelSession, sheet: BookSheet, area: CellRange, name: string): void {
  const changes = styleOf(session, name) ?? refuse("InvalidArgument");
  session.change(() => sheet.setFormat(area, changes));
  session.extras.put(sheet, { area: { ...area }, style: name }, "style");
  raiseFormatChanged(session, sheet, area);
}

export class StyleCollection extends HostCollection {
  readonly className = "StyleCollection";

  constructor(private readonly session: ExcelSession) {
    super();
  }

  override items(): StyleObject[] {
    return [...Object.keys(BUILT_IN_STYLES), ...this.session.styles.keys()].map((name) => new StyleObject(this.session, name));
  }

  override item(key: unknown): StyleObject {
    return (typeof key === "string" ? this.GetItemOrNullObject(key) : refuse("InvalidArgument")) ?? refuse("ItemNotFound");
  }

  GetItemOrNullObject(name: string): StyleObject | null {
    return this.items().find((style) => style.Name.toLowerCase() === name.toLowerCase() || style.Name.replaceAll(" ", "").toLowerCase() === name.toLowerCase()) ?? null;
  }

  GetCount(): number { return this.items().length; }
  GetItemAt(index: number): StyleObject { return this.items()[index] ?? refuse("InvalidArgument"); }

  /** A new style begins as Normal. */
  Add(name: string): void {
    this.session.beforeWrite();
    if (name === "" || this.GetItemOrNullObject(name)) refuse("InvalidArgument");
    this.session.styles.set(name, BUILT_IN_STYLES.Normal ?? {});
  }
}

class StyleObject extends HostObject {
  readonly className = "Style";

  constructor(private readonly session: ExcelSession, private readonly name: string) {
    super();
  }

  private get changes(): FormatChanges { return styleOf(this.session, this.name) ?? refuse("ItemNotFound"); }

  private change(changes: FormatChanges): void {
    this.session.beforeWrite();
    this.session.styles.set(this.name, { ...this.changes, ...changes });
  }

  override identity(): Readonly<Record<string, unknown>> { return { _Id: this.name }; }
  get Name(): string { return this.name; }
  get BuiltIn(): boolean { return this.name in BUILT_IN_STYLES; }
  get NumberFormat(): string { return this.changes.numberFormat ?? DEFAULT_FORMAT.numberFormat; }
  set NumberFormat(numberFormat: string) { this.change({ numberFormat }); }
  get WrapText(): boolean { return this.changes.wrap ?? false; }
  set WrapText(wrap: boolean) { this.change({ wrap }); }
  get ShrinkToFit(): boolean { return this.changes.shrink ?? false; }
  set ShrinkToFit(shrink: boolean) { this.change({ shrink }); }
  get IndentLevel(): number { return this.changes.indent ?? 0; }
  set IndentLevel(indent: number) { this.change({ indent }); }
  get Locked(): boolean { return this.changes.locked ?? true; }
  set Locked(locked: boolean) { this.change({ locked }); }
  get FormulaHidden(): boolean { return this.changes.formulaHidden ?? false; }
  set FormulaHidden(formulaHidden: boolean) { this.change({ formulaHidden }); }

  Delete(): void {
    this.session.beforeWrite();
    if (this.name === "Normal") refuse("InvalidOperation");
    this.session.styles.delete(this.name);
  }
}
