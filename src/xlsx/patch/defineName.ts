import { fileFormula } from "../write/fileFormula.js";
import { escapeAttribute, escapeText } from "../xml/xmlEscape.js";
import { refuse } from "./refusal.js";
import type { WorkbookEditor } from "./workbookEditor.js";

/** A letter, `_` or `\` first, then letters, digits, `_ . \ ?`; no address. */
const NAME = /^[\p{L}_\\][\p{L}\p{N}\p{M}_.\\?]{0,254}$/u;
const ADDRESS = /^(?:[A-Za-z]{1,3}[1-9]\d*|[rR]\d*[cC]\d*|[rRcC])$/;

export function defineName(book: WorkbookEditor, name: string, refersTo: string | null, hidden: boolean): void {
  if (!NAME.test(name) || ADDRESS.test(name)) refuse("invalid-edit", name);
  book.workbook.removeNames((other) => other.sheetIndex === undefined && other.name.toLowerCase() === name.toLowerCase());
  if (refersTo !== null) {
    book.workbook.addNames([`<definedName name="${escapeAttribute(name)}"${hidden ? ' hidden="1"' : ""}>${escapeText(fileFormula(refersTo))}</definedName>`]);
  }
}
