import { OWN_SHEET_MARK, type EditContent, type WorkbookEdit } from "../../app/ports.js";
import { MAX_COLUMNS, MAX_ROWS, type CellAddress } from "../../core/grid/address.js";
import { namesSheet } from "../../core/grid/formulaSheets.js";
import { isSheetName } from "../../core/grid/sheetName.js";
import type { Book } from "../book.js";
import { refuse } from "../bookRefusal.js";
import type { BookSheet } from "../bookSheet.js";
import type { CellContent } from "../cellEdits.js";
import { clearMarks, markFill, markNote } from "../marks.js";
import { planSheet } from "./planSheet.js";

/** A letter, `_` or `\` first, then letters, digits, `_ . \ ?`; no address. */
const NAME = /^[\p{L}_\\][\p{L}\p{N}\p{M}_.\\?]{0,254}$/u;
const ADDRESS = /^(?:[A-Za-z]{1,3}[1-9]\d*|[rR]\d*[cC]\d*|[rRcC])$/;

/** Does one edit of a port in a book, within a step; what the patcher of files would refuse is refused here too. */
export function applyEdit(book: Book, edit: WorkbookEdit): void {
  switch (edit.kind) {
    case "set-cell":
      checkAddress(edit.at);
      return openSheet(book, edit.sheet).setCells(edit.at, [[contentOf(edit.content)]]);
    case "set-fill":
      checkAddress(edit.at);
      if (!/^[0-9A-Fa-f]{6}$/.test(edit.color)) refuse("invalid-edit", edit.color);
      markFill(book, openSheet(book, edit.sheet), edit.at, edit.color);
      return book.record(edit);
    case "add-note":
      checkAddress(edit.at);
      if (edit.text.length > 32_767) refuse("invalid-edit", `${String(edit.text.length)} characters`);
      markNote(book, openSheet(book, edit.sheet), edit.at, edit.text, edit.author);
      return book.record(edit);
    case "clear-marks":
      for (const { sheetId } of book.peek().marks) {
        const sheet = book.sheetById(sheetId);
        if (sheet) openSheet(book, sheet.name);
      }
      clearMarks(book);
      return book.record(edit);
    case "add-sheet":
      return addSheet(book, edit);
    case "remove-own-sheet":
      return removeOwnSheet(book, edit.sheet);
    case "insert-lines":
      return openSheet(book, edit.sheet).insertLines(edit.axis, edit.at, edit.count);
    case "delete-lines":
      return openSheet(book, edit.sheet).deleteLines(edit.axis, edit.at, edit.count);
    case "define-name":
      if (!NAME.test(edit.name) || ADDRESS.test(edit.name)) refuse("invalid-edit", edit.name);
      if (edit.refersTo === null) return book.deleteName(edit.name);
      return book.defineName({ name: edit.name, refersTo: edit.refersTo, sheet: undefined, hidden: edit.hidden });
    case "set-custom-xml":
      if (edit.xml !== null && !edit.xml.includes(`"${edit.namespace}"`) && !edit.xml.includes(`'${edit.namespace}'`)) refuse("invalid-edit", edit.namespace);
      return book.setCustomXml(edit.namespace, edit.xml);
  }
}

export function isOwnSheet(book: Book, sheet: BookSheet): boolean {
  return book.names.some((name) => name.sheet === sheet.name && name.name.toLowerCase() === OWN_SHEET_MARK);
}

function openSheet(book: Book, name: string): BookSheet {
  const sheet = book.sheet(name) ?? refuse("no-such-sheet", name);
  if (sheet.isProtected) refuse("sheet-protected", sheet.name);
  return sheet;
}

function checkAddress({ rowIndex, columnIndex }: CellAddress): void {
  const isInside = Number.isInteger(rowIndex) && Number.isInteger(columnIndex) && rowIndex >= 0 && columnIndex >= 0 && rowIndex < MAX_ROWS && columnIndex < MAX_COLUMNS;
  if (!isInside) refuse("invalid-edit", `${String(rowIndex)}, ${String(columnIndex)}`);
}

function contentOf(content: EditContent): CellContent {
  switch (content.kind) {
    case "blank": return { value: null };
    case "number": return { value: content.value };
    case "text": return { value: content.text };
    case "formula": return { formula: content.formula, value: cachedValue(content.cached) };
  }
}

/** A text that is the name of an error is that error, as the writer of files has it. */
export function cachedValue(cached: number | string | boolean | undefined): NonNullable<CellContent["value"]> | null {
  if (typeof cached !== "string") return cached ?? null;
  return /^#(?:N\/A|REF!|DIV\/0!|VALUE!|NAME\?|NULL!|NUM!)$/.test(cached) ? { error: cached } : cached === "" ? null : cached;
}

function addSheet(book: Book, edit: Extract<WorkbookEdit, { kind: "add-sheet" }>): void {
  const { plan, replaceOwn } = edit;
  if (!isSheetName(plan.name)) refuse("invalid-edit", plan.name);
  const existing = book.sheet(plan.name);
  if (existing && !(replaceOwn && isOwnSheet(book, existing))) refuse("sheet-exists", existing.name);
  if (!existing && book.isStructureLocked) refuse("workbook-protected");
  planSheet(book, plan, existing);
  book.record(edit);
}

function removeOwnSheet(book: Book, name: string): void {
  const sheet = book.sheet(name) ?? refuse("no-such-sheet", name);
  if (!isOwnSheet(book, sheet)) refuse("sheet-exists", sheet.name);
  if (book.isStructureLocked) refuse("workbook-protected");
  if (book.peek().sheets.length === 1) refuse("invalid-edit", sheet.name);
  // A formula on a sheet that is gone would become #REF!: the user's own work would be changed.
  for (const other of book.sheets) if (other.id !== sheet.id && speaksOf(other, sheet.name)) refuse("unsafe-part", other.name);
  const { names, log } = book.peek();
  const gone = sheet.name;
  book.deleteSheet(sheet);
  book.update({ names: names.filter((defined) => defined.sheet !== gone && !(defined.sheet === undefined && namesSheet(defined.refersTo, gone))), log });
  book.record({ kind: "remove-own-sheet", sheet: gone });
}

function speaksOf(sheet: BookSheet, name: string): boolean {
  const { cells, conditionalFormats } = sheet.state;
  for (const [, row] of cells.entries()) if (row.formulas?.some((formula) => formula !== undefined && namesSheet(formula, name)) === true) return true;
  return conditionalFormats.some((format) => format.formulas.some((formula) => namesSheet(formula, name)));
}
