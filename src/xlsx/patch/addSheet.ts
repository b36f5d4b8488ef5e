import { OWN_SHEET_MARK } from "../../app/ports.js";
import { isSheetName } from "../../core/grid/sheetName.js";
import type { SheetPlan } from "../../core/sheets/sheetPlan.js";
import { contentType } from "../dialect.js";
import { plannedNames } from "../write/pageXml.js";
import { planSheetXml } from "../write/sheetXml.js";
import { childOf, prefixedAttribute } from "../xml/xmlSource.js";
import { escapeAttribute, withPrefix } from "../xml/xmlEscape.js";
import { addOverride } from "./contentTypes.js";
import { refuse } from "./refusal.js";
import { addRelation } from "./relations.js";
import { isOwnSheet, removeSheetParts } from "./ownSheet.js";
import type { WorkbookEditor } from "./workbookEditor.js";

/**
 * Adds a sheet at the end, or writes one of ours anew where it stands. Beside the new part only workbook.xml, its relations,
 * [Content_Types].xml and styles.xml change, each by an addition.
 */
export function addSheet(book: WorkbookEditor, plan: SheetPlan, replaceOwn: boolean): void {
  if (!isSheetName(plan.name)) refuse("invalid-edit", plan.name);
  const { workbook } = book;
  const existing = workbook.findSheet(plan.name);
  if (existing && !(replaceOwn && isOwnSheet(workbook, existing))) refuse("sheet-exists", existing.name);
  if (!existing && workbook.isStructureLocked) refuse("workbook-protected");
  const xml = planSheetXml(plan, workbook.dialect, (style) => book.styles.indexOf(style));
  let index: number;
  if (existing) {
    removeSheetParts(book, existing);
    book.editor.setText(existing.part, xml);
    book.forgetSheet(existing.part);
    const planned = new Set(plan.names.map(({ name }) => name.toLowerCase()));
    workbook.removeNames(({ name, sheetIndex, refersTo }) =>
      sheetIndex === existing.index || (sheetIndex === undefined && planned.has(name.toLowerCase()) && refersToSheet(refersTo, existing.name)));
    index = existing.index;
  } else index = appendSheet(book, plan.name, xml);
  addPlannedNames(book, plan, index);
  if (plan.cells.some((cell) => cell.content.kind === "formula")) {
    book.dropCalculationChain();
    workbook.requestCalculation();
  }
}

/** Puts a sheet after the others and gives its place. */
export function appendSheet(book: WorkbookEditor, name: string, xml: string): number {
  const { editor, workbook } = book;
  const folder = workbook.part.slice(0, workbook.part.lastIndexOf("/") + 1);
  const part = editor.freeName((n) => `${folder}worksheets/sheet${String(n)}.xml`);
  editor.setText(part, xml);
  addOverride(editor, part, contentType("worksheet"));
  const relationId = addRelation(editor, workbook.part, `${workbook.dialect.relations}/worksheet`, part);
  const { sheets } = workbook;
  const sheetId = Math.max(0, ...sheets.map((sheet) => sheet.sheetId)) + 1;
  const sample = sheets[0] && prefixedAttribute(workbook.source, sheets[0].element, "id");
  const idAttribute = sample ? `${sample.name}="${relationId}"` : `xmlns:r="${workbook.dialect.relations}" r:id="${relationId}"`;
  workbook.edit((splices, root) => {
    const list = childOf(root, "sheets") ?? refuse("damaged", workbook.part);
    splices.insert(list.closeStart, withPrefix(`<sheet name="${escapeAttribute(name)}" sheetId="${String(sheetId)}" ${idAttribute}/>`, workbook.prefix));
  });
  return sheets.length;
}

/** A name that the workbook has already stays the user's: ours is then made local to our sheet. */
function addPlannedNames(book: WorkbookEditor, plan: SheetPlan, index: number): void {
  const taken = new Set(book.workbook.names.filter((name) => name.sheetIndex === undefined).map((name) => name.name.toLowerCase()));
  const isTaken = (name: string): boolean => taken.has(name.toLowerCase());
  book.workbook.addNames([
    ...plannedNames(plan, index, isTaken),
    `<definedName name="${OWN_SHEET_MARK}" localSheetId="${String(index)}" hidden="1">TRUE</definedName>`,
  ]);
}

function refersToSheet(refersTo: string, sheet: string): boolean {
  const quoted = `'${sheet.replaceAll("'", "''")}'!`;
  return refersTo.toLowerCase().startsWith(quoted.toLowerCase()) || refersTo.toLowerCase().startsWith(`${sheet.toLowerCase()}!`);
}
