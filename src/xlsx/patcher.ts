import type { ReadFailure, WriteFailure } from "../app/ports.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import { openPackage } from "./package.js";
import { addSheet } from "./patch/addSheet.js";
import { setCustomXml } from "./patch/customXml.js";
import { defineName } from "./patch/defineName.js";
import { shiftLines } from "./patch/lines/shiftLines.js";
import { clearMarks, markFill, markNote } from "./patch/marks.js";
import { removeOwnSheet } from "./patch/ownSheet.js";
import type { PackageEdit } from "./patch/packageEdit.js";
import { PackageEditor } from "./patch/packageEditor.js";
import { Refusal } from "./patch/refusal.js";
import { setCell } from "./patch/setCell.js";
import { putCells } from "./patch/sheets/putCells.js";
import { putFrame } from "./patch/sheets/putFrame.js";
import { putNotes } from "./patch/sheets/putNotes.js";
import { putNames } from "./patch/sheets/putNames.js";
import { deleteSheet, insertSheet, moveSheet, renameSheet } from "./patch/sheets/sheetOrder.js";
import { WorkbookEditor } from "./patch/workbookEditor.js";
import { readRelationships } from "./relationships.js";
import { findWorkbookPart } from "./workbookForm.js";
import { XmlSourceError } from "./xml/xmlSource.js";

/**
 * Edits a .xlsx or .xlsm as bytes: all edits in their order, or none. Parts that no edit touches keep their bytes in the zip; a touched
 * part keeps everything that is not addressed. A file that cannot be patched rightly is refused with a reason.
 *
 * Text is written into its cell (inline), so that the shared strings stay as they are. After a change of content the workbook asks
 * Excel to calculate all once on opening (`fullCalcOnLoad`); cached values of other cells stay, for nothing here could replace them.
 * @example applyEdits(bytes, [{ kind: "set-cell", sheet: "件数表", at: { rowIndex: 4, columnIndex: 4 }, content: { kind: "number", value: 5 } }])
 */
export function applyEdits(bytes: Uint8Array, edits: readonly PackageEdit[]): Result<Uint8Array, WriteFailure | ReadFailure> {
  const opened = openPackage(bytes);
  if (!opened.ok) return opened;
  const located = findWorkbookPart(opened.value);
  if (!located.ok) return located;
  const relations = readRelationships(opened.value, "");
  if (!relations.ok) return relations;
  const isSigned = relations.value.some((r) => r.type.includes("/digital-signature/")) || opened.value.partNames.some((name) => /^_xmlsignatures\//i.test(name));
  if (isSigned) return fail({ code: "signed" });
  try {
    const book = new WorkbookEditor(new PackageEditor(opened.value, bytes), located.value.partName);
    for (const edit of edits) applyEdit(book, edit);
    book.flush();
    return succeed(book.editor.toBytes());
  } catch (error) {
    if (error instanceof Refusal) return fail(error.failure);
    if (error instanceof XmlSourceError) return fail({ code: "damaged", detail: error.message });
    throw error;
  }
}

function applyEdit(book: WorkbookEditor, edit: PackageEdit): void {
  switch (edit.kind) {
    case "set-cell":
      return setCell(book, edit.sheet, edit.at, edit.content);
    case "set-fill":
      return markFill(book, edit.sheet, edit.at, edit.color);
    case "add-note":
      return markNote(book, edit.sheet, edit.at, edit.text, edit.author);
    case "clear-marks":
      return clearMarks(book);
    case "set-custom-xml":
      return setCustomXml(book, edit.namespace, edit.xml);
    case "define-name":
      return defineName(book, edit.name, edit.refersTo, edit.hidden);
    case "add-sheet":
      return addSheet(book, edit.plan, edit.replaceOwn);
    case "remove-own-sheet":
      return removeOwnSheet(book, edit.sheet);
    case "insert-sheet":
      return insertSheet(book, edit.name, edit.at);
    case "rename-sheet":
      return renameSheet(book, edit.sheet, edit.name);
    case "move-sheet":
      return moveSheet(book, edit.sheet, edit.to);
    case "delete-sheet":
      return deleteSheet(book, edit.sheet);
    case "put-cells":
      return putCells(book, edit.sheet, edit.cells);
    case "put-frame":
      return putFrame(book, edit.sheet, edit.frame);
    case "put-notes":
      return putNotes(book, edit.sheet, edit.gone, edit.come);
    case "put-names":
      return putNames(book, edit.names);
    case "insert-lines":
    case "delete-lines":
      return shiftLines(book, { sheet: edit.sheet, axis: edit.axis, kind: edit.kind === "insert-lines" ? "insert" : "delete", at: edit.at, count: edit.count });
  }
}
