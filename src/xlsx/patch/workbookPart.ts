import { STRICT, TRANSITIONAL, type Dialect } from "../dialect.js";
import { Splices } from "../xml/splices.js";
import { attributesAt, attributeValue, childOf, childrenOf, parseXml, prefixedAttribute, prefixOf, textOf, type XmlElement } from "../xml/xmlSource.js";
import { withPrefix } from "../xml/xmlEscape.js";
import type { PackageEditor } from "./packageEditor.js";
import { refuse } from "./refusal.js";
import { relationsOf } from "./relations.js";

export interface SheetEntry {
  readonly name: string;
  readonly index: number;
  readonly sheetId: number;
  readonly relationId: string;
  readonly part: string;
  readonly isWorksheet: boolean;
  readonly element: XmlElement;
}

export interface NameEntry {
  readonly name: string;
  readonly refersTo: string;
  /** The place of the sheet it is local to. */
  readonly sheetIndex: number | undefined;
  readonly element: XmlElement;
}

/** What stands before `definedNames` and `calcPr` in workbook.xml, in the schema's order. */
const BEFORE_NAMES = ["fileVersion", "fileSharing", "workbookPr", "AlternateContent", "revisionPtr", "absPath", "workbookProtection", "bookViews", "sheets", "functionGroups", "externalReferences"];

/** workbook.xml, read anew from the editor whenever it has changed. */
export class WorkbookPart {
  private parsed: { readonly source: string; readonly root: XmlElement } | undefined;

  constructor(
    readonly editor: PackageEditor,
    readonly part: string,
  ) {}

  get source(): string {
    return this.editor.text(this.part);
  }

  get root(): XmlElement {
    const { source } = this;
    if (this.parsed?.source !== source) this.parsed = { source, root: parseXml(source) };
    return this.parsed.root;
  }

  get prefix(): string {
    return prefixOf(this.root.name);
  }

  get dialect(): Dialect {
    const { source, root } = this;
    return attributesAt(source, root.start).some((a) => a.value === STRICT.main) ? STRICT : TRANSITIONAL;
  }

  get sheets(): readonly SheetEntry[] {
    const { source, root } = this;
    const relations = new Map(relationsOf(this.editor, this.part).map((relation) => [relation.id, relation]));
    return childrenOf(childOf(root, "sheets") ?? refuse("damaged", this.part), "sheet").map((element, index) => {
      const relationId = prefixedAttribute(source, element, "id")?.value ?? "";
      const relation = relations.get(relationId);
      return {
        name: attributeValue(source, element, "name") ?? "",
        index,
        sheetId: Number(attributeValue(source, element, "sheetId")),
        relationId,
        part: relation?.target ?? "",
        isWorksheet: relation?.kind === "worksheet",
        element,
      };
    });
  }

  findSheet(name: string): SheetEntry | undefined {
    const wanted = name.toLowerCase();
    return this.sheets.find((sheet) => sheet.name.toLowerCase() === wanted);
  }

  get names(): readonly NameEntry[] {
    const { source, root } = this;
    const list = childOf(root, "definedNames");
    return (list ? childrenOf(list, "definedName") : []).map((element) => {
      const local = attributeValue(source, element, "localSheetId");
      return {
        name: attributeValue(source, element, "name") ?? "",
        refersTo: textOf(source, element),
        sheetIndex: local === undefined ? undefined : Number(local),
        element,
      };
    });
  }

  get isStructureLocked(): boolean {
    const protection = childOf(this.root, "workbookProtection");
    const locked = protection && attributeValue(this.source, protection, "lockStructure");
    return locked === "1" || locked === "true";
  }

  edit(change: (splices: Splices, root: XmlElement) => void): void {
    const splices = new Splices(this.source);
    change(splices, this.root);
    this.editor.setText(this.part, splices.apply());
  }

  /** Adds `definedName` elements, written without a prefix. */
  addNames(xml: readonly string[]): void {
    if (xml.length === 0) return;
    const names = withPrefix(xml.join(""), this.prefix);
    this.edit((splices, root) => {
      const list = childOf(root, "definedNames");
      const tag = `${this.prefix}definedNames`;
      if (list && list.closeStart !== list.end) splices.insert(list.closeStart, names);
      else if (list) splices.replace(list.start, list.end, `<${tag}>${names}</${tag}>`);
      else splices.insert(this.placeAfter(BEFORE_NAMES), `<${tag}>${names}</${tag}>`);
    });
  }

  /** Takes names away, and their list with the last of them. */
  removeNames(which: (name: NameEntry) => boolean): void {
    const { names } = this;
    const gone = names.filter(which);
    if (gone.length === 0) return;
    this.edit((splices, root) => {
      const list = childOf(root, "definedNames");
      if (list && gone.length === names.length) splices.replace(list.start, list.end, "");
      else for (const { element } of gone) splices.replace(element.start, element.end, "");
    });
  }

  /** Has Excel calculate everything once on opening. */
  requestCalculation(): void {
    this.edit((splices, root) => {
      const calculation = childOf(root, "calcPr");
      if (calculation) splices.setAttribute(calculation.start, "fullCalcOnLoad", "1");
      else splices.insert(this.placeAfter([...BEFORE_NAMES, "definedNames"]), `<${this.prefix}calcPr fullCalcOnLoad="1"/>`);
    });
  }

  /** After the last child that is one of those, for they come first in the schema. */
  private placeAfter(locals: readonly string[]): number {
    return this.root.children.findLast((child) => locals.includes(child.local))?.end ?? this.root.openEnd;
  }
}
