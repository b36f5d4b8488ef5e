import { OWN_SHEET_MARK } from "../../app/ports.js";
import { parseQualifier } from "../../core/grid/formulaReferences.js";
import { tokenizeFormula } from "../../core/grid/formulaTokens.js";
import { relationshipsPartName } from "../relationships.js";
import { attributeValue, childOf, descendantsOf } from "../xml/xmlSource.js";
import { unescapeXml } from "../xml/xmlEscape.js";
import { removePart } from "./contentTypes.js";
import type { PackageEditor } from "./packageEditor.js";
import { refuse } from "./refusal.js";
import { relationsOf, removeRelation } from "./relations.js";
import type { WorkbookEditor } from "./workbookEditor.js";
import type { SheetEntry, WorkbookPart } from "./workbookPart.js";

export function isOwnSheet(workbook: WorkbookPart, sheet: SheetEntry): boolean {
  return workbook.names.some((name) => name.sheetIndex === sheet.index && name.name.toLowerCase() === OWN_SHEET_MARK);
}

/** Takes away a sheet of ours; the places of the sheets after it, by which names and the active tab count, move up. */
export function removeOwnSheet(book: WorkbookEditor, name: string): void {
  const { workbook, editor } = book;
  const sheet = workbook.findSheet(name) ?? refuse("no-such-sheet", name);
  if (!isOwnSheet(workbook, sheet)) refuse("sheet-exists", sheet.name);
  if (workbook.isStructureLocked) refuse("workbook-protected");
  if (workbook.sheets.length === 1) refuse("invalid-edit", sheet.name);
  book.flush();
  // A formula on a sheet that is gone makes Excel call the file damaged.
  for (const other of workbook.sheets) {
    if (other.index !== sheet.index && other.isWorksheet && namesSheet(editor.text(other.part), sheet.name)) refuse("unsafe-part", other.part);
  }
  workbook.removeNames(({ sheetIndex, refersTo }) => sheetIndex === sheet.index || (sheetIndex === undefined && qualifiedBy(refersTo, sheet.name)));
  takeOutSheet(book, workbook.findSheet(name) ?? sheet);
}

/** Takes a sheet out with its parts; nothing may speak of it any more. */
export function takeOutSheet(book: WorkbookEditor, sheet: SheetEntry): void {
  const { workbook, editor } = book;
  removeSheetParts(book, sheet);
  workbook.edit((splices, root) => {
    splices.replace(sheet.element.start, sheet.element.end, "");
    const { source } = workbook;
    for (const element of childOf(root, "definedNames")?.children ?? []) {
      const local = Number(attributeValue(source, element, "localSheetId") ?? -1);
      if (local > sheet.index) splices.setAttribute(element.start, "localSheetId", String(local - 1));
    }
    for (const view of descendantsOf(root, "workbookView")) {
      for (const key of ["activeTab", "firstSheet"]) {
        const at = Number(attributeValue(source, view, key) ?? 0);
        if (at > 0 && at >= sheet.index) splices.setAttribute(view.start, key, String(at - 1));
      }
    }
  });
  book.forgetSheet(sheet.part);
  removeRelation(editor, workbook.part, sheet.relationId);
  removePart(editor, sheet.part);
  book.dropCalculationChain();
}

/** Takes out the parts that only this sheet leads to (its notes, drawings, settings of a printer), not the sheet's own part. */
export function removeSheetParts(book: WorkbookEditor, sheet: SheetEntry): void {
  const { editor } = book;
  const targets = relationsOf(editor, sheet.part).filter((relation) => !relation.isExternal).map((relation) => relation.target);
  editor.remove(relationshipsPartName(sheet.part));
  removeUnreachable(editor, targets);
}

function removeUnreachable(editor: PackageEditor, parts: readonly string[]): void {
  for (const part of parts) {
    if (!editor.has(part) || sourcesOf(editor).some((source) => relationsOf(editor, source).some((r) => !r.isExternal && r.target.toLowerCase() === part.toLowerCase()))) continue;
    const next = relationsOf(editor, part).filter((relation) => !relation.isExternal).map((relation) => relation.target);
    editor.remove(relationshipsPartName(part));
    removePart(editor, part);
    removeUnreachable(editor, next);
  }
}

function sourcesOf(editor: PackageEditor): readonly string[] {
  return editor.partNames.filter((name) => name.endsWith(".rels")).map((name) => name.replace(/(^|\/)_rels\/([^/]*)\.rels$/, "$1$2"));
}

function namesSheet(sheetSource: string, name: string): boolean {
  if (!sheetSource.includes(name.replaceAll("'", "''")) && !unescapeXml(sheetSource).includes(name.replaceAll("'", "''"))) return false;
  const formulas = sheetSource.matchAll(/<(?:[^\s/>]+:)?(?:f|formula|formula1|formula2)(?:\s[^>]*)?>([^<]+)</g);
  return [...formulas].some(([, formula = ""]) => qualifiedBy(unescapeXml(formula), name));
}

function qualifiedBy(formula: string, name: string): boolean {
  return tokenizeFormula(formula).some((token) => {
    if (token.kind !== "qualifier") return false;
    const { sheet, lastSheet, book } = parseQualifier(token.text);
    return book === undefined && [sheet, lastSheet].some((s) => s?.toLowerCase() === name.toLowerCase());
  });
}
