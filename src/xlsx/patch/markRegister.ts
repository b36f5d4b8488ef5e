import { formatAddress, type CellAddress } from "../../core/grid/address.js";
import { formulaReferences } from "../../core/grid/formulaReferences.js";
import { attributeValue, childrenOf, parseXml } from "../xml/xmlSource.js";
import { escapeAttribute, escapeText } from "../xml/xmlEscape.js";
import { readCustomXml, setCustomXml } from "./customXml.js";
import type { WorkbookEditor } from "./workbookEditor.js";

/** The file's own record of marks, apart from the settings in `urn:kensan:book:1`: it speaks of formats by their place, as only a file does. */
export const MARKS_NAMESPACE = "urn:kensan:marks:1";
/** Hidden names hold the marked cells, so that rows and columns put in later are survived. */
const NAME_PREFIX = "_kensan.mark.";

/** What a cell was before it was marked. */
export interface Mark {
  readonly sheet: string;
  readonly at: CellAddress;
  readonly fill?: FillMark;
  readonly note?: NoteMark;
}

export interface FillMark {
  /** The cell's format before; null where it named none. */
  readonly style: number | null;
  /** Its format as marked. Excel numbers formats anew when it saves, so the two are trusted only while `format` is found at `style`. */
  readonly marked: number;
  readonly color: string;
  /** Source of the format before. */
  readonly format: string;
  /** Source of the fill before. */
  readonly fill: string;
  /** The marking made the cell's element, or its row's as well. */
  readonly made: "cell" | "row" | undefined;
}

export interface NoteMark {
  readonly text: string;
  readonly author: string;
  /** Source of the text of a note that was there already. */
  readonly original: string | undefined;
}

/** The marks of a workbook, those of this list of edits included. */
export class MarkRegister {
  private loaded: Map<string, Mark> | undefined;
  private hasChanged = false;

  constructor(private readonly book: WorkbookEditor) {}

  get marks(): readonly Mark[] {
    return [...this.all.values()];
  }

  find(sheet: string, at: CellAddress): Mark | undefined {
    return this.all.get(keyOf(sheet, at));
  }

  set(mark: Mark): void {
    this.all.set(keyOf(mark.sheet, mark.at), mark);
    this.hasChanged = true;
  }

  clear(): void {
    if (this.all.size === 0 && readCustomXml(this.book, MARKS_NAMESPACE) === undefined) return;
    this.loaded = new Map();
    this.hasChanged = true;
  }

  /** Writes the record and its names, and forgets it: the next look reads it anew, wherever the cells are by then. */
  flush(): void {
    if (!this.hasChanged || !this.loaded) {
      this.loaded = undefined;
      return;
    }
    const marks = [...this.loaded.values()];
    const { workbook } = this.book;
    workbook.removeNames(({ name }) => name.startsWith(NAME_PREFIX));
    workbook.addNames(marks.map(({ sheet, at }, i) => {
      const reference = `'${sheet.replaceAll("'", "''")}'!${formatAddress(at.rowIndex, at.columnIndex).replace(/^([A-Z]+)/, "$$$1$$")}`;
      return `<definedName name="${NAME_PREFIX}${String(i + 1)}" hidden="1">${escapeText(reference)}</definedName>`;
    }));
    const items = marks.map((mark, i) => `<mark name="${NAME_PREFIX}${String(i + 1)}"${markAttributes(mark)}/>`);
    setCustomXml(this.book, MARKS_NAMESPACE, marks.length === 0 ? null : `<?xml version="1.0" encoding="UTF-8"?>\n<marks xmlns="${MARKS_NAMESPACE}">${items.join("")}</marks>`);
    this.hasChanged = false;
    this.loaded = undefined;
  }

  private get all(): Map<string, Mark> {
    this.loaded ??= new Map(this.read().map((mark) => [keyOf(mark.sheet, mark.at), mark]));
    return this.loaded;
  }

  private read(): readonly Mark[] {
    const source = readCustomXml(this.book, MARKS_NAMESPACE);
    if (source === undefined) return [];
    const places = new Map(this.book.workbook.names.map(({ name, refersTo }) => [name, refersTo]));
    return childrenOf(parseXml(source), "mark").flatMap((element) => {
      const value = (name: string): string | undefined => attributeValue(source, element, name);
      const reference = formulaReferences(places.get(value("name") ?? "") ?? "")[0];
      const sheet = reference?.qualifier?.sheet;
      if (!reference || sheet === undefined) return []; // the cell is gone
      const at = { rowIndex: reference.range.top, columnIndex: reference.range.left };
      return [{ sheet, at, ...readFill(value), ...readNote(value) }];
    });
  }
}

function keyOf(sheet: string, at: CellAddress): string {
  return `${sheet.toLowerCase()}!${formatAddress(at.rowIndex, at.columnIndex)}`;
}

function readFill(value: (name: string) => string | undefined): { readonly fill?: FillMark } {
  const color = value("color");
  if (color === undefined) return {};
  const style = value("style");
  const made = value("made");
  return {
    fill: {
      style: style === undefined ? null : Number(style), marked: Number(value("marked")), color, format: value("format") ?? "", fill: value("fill") ?? "",
      made: made === "cell" || made === "row" ? made : undefined,
    },
  };
}

function readNote(value: (name: string) => string | undefined): { readonly note?: NoteMark } {
  const text = value("text");
  return text === undefined ? {} : { note: { text, author: value("author") ?? "", original: value("original") } };
}

function markAttributes({ fill, note }: Mark): string {
  const list: readonly (readonly [string, string | number | null | undefined])[] = [
    ["style", fill?.style], ["marked", fill?.marked], ["color", fill?.color], ["format", fill?.format], ["fill", fill?.fill], ["made", fill?.made],
    ["text", note?.text], ["author", note?.author], ["original", note?.original],
  ];
  return list.map(([name, value]) => (value === undefined || value === null ? "" : ` ${name}="${escapeAttribute(String(value))}"`)).join("");
}
