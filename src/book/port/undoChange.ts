import { formatAddress, quoteSheetName } from "../../core/grid/address.js";
import { succeed, fail, type Result } from "../../core/report/result.js";
import type { UndoFailure, WriteFailure } from "../../app/ports.js";
import type { Book } from "../book.js";
import type { BookState, SheetState } from "../bookState.js";
import { writableCells } from "../cellEdits.js";
import type { CellRow } from "../cellRows.js";
import { changesBetween, type sheetMembers, type CellDifference } from "../stateDifference.js";

/**
 * Puts back what lies between two snapshots, where nobody has changed it since; what was changed elsewhere stays. Where something of it
 * was changed, nothing is put back and `detail` names the place.
 */
export function undoChange(book: Book, before: BookState, after: BookState): Result<void, UndoFailure | WriteFailure> {
  const now = book.state;
  const done = changesBetween(before, after);
  const since = changesBetween(after, now);
  if (since.isNothing) {
    book.restore({ ...before, activeSheetId: now.activeSheetId }, "own");
    return succeed(undefined);
  }
  const clash = findClash(done, since, after);
  if (clash !== undefined) return fail({ code: "changed-since", detail: clash });
  return book.attempt("own", () => putBack(book, before, after, done));
}

type Changes = ReturnType<typeof changesBetween>;

function findClash(done: Changes, since: Changes, after: BookState): string | undefined {
  const nameOf = (id: string): string => after.sheets.find((sheet) => sheet.id === id)?.name ?? id;
  if (done.movesCells || since.movesCells) return since.sheetIds.map(nameOf)[0] ?? nameOf(after.activeSheetId);
  for (const id of [...done.addedSheets, ...done.removedSheets, ...done.arrangedSheets]) if (since.sheetIds.includes(id)) return nameOf(id);
  const touched = new Set(since.cells.map(keyOf));
  const cell = done.cells.find((candidate) => touched.has(keyOf(candidate)));
  if (cell) return `${quoteSheetName(nameOf(cell.sheetId))}!${formatAddress(cell.rowIndex, cell.columnIndex)}`;
  const member = done.members.find((candidate) => since.members.some((other) => other.sheetId === candidate.sheetId && other.member === candidate.member));
  if (member) return nameOf(member.sheetId);
  return done.parts.find((part) => since.parts.includes(part));
}

function keyOf({ sheetId, rowIndex, columnIndex }: CellDifference): string {
  return `${sheetId} ${String(rowIndex)} ${String(columnIndex)}`;
}

function putBack(book: Book, before: BookState, after: BookState, done: Changes): void {
  const now = book.peek();
  const written = new Set(after.log.slice(before.log.length));
  const returned = before.sheets.filter((sheet) => done.removedSheets.includes(sheet.id));
  let sheets = now.sheets.filter((sheet) => !done.addedSheets.includes(sheet.id));
  for (const sheet of returned) sheets = sheets.toSpliced(Math.min(before.sheets.indexOf(sheet), sheets.length), 0, sheet);
  const parts = new Map(now.customXml);
  for (const part of done.parts) {
    const xml = before.customXml.get(part);
    if (xml === undefined) parts.delete(part);
    else parts.set(part, xml);
  }
  book.update({
    sheets, customXml: parts, log: now.log.filter((edit) => !written.has(edit)), marks: before.marks,
    ...(done.namesChanged ? { names: before.names } : {}),
    ...(sheets.some((sheet) => sheet.id === now.activeSheetId) ? {} : { activeSheetId: before.activeSheetId }),
  });
  for (const { sheetId, member } of done.members) {
    const was = before.sheets.find((sheet) => sheet.id === sheetId);
    if (was) book.updateSheet(sheetId, pick(was, member));
  }
  for (const { sheetId, rowIndex, columnIndex } of done.cells) {
    const was = before.sheets.find((sheet) => sheet.id === sheetId)?.cells.row(rowIndex);
    copyCell(was, writableCells(book, sheetId).writableRow(rowIndex), columnIndex);
    const range = { top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex };
    book.note({ kind: "values", sheetId, range });
  }
  book.note({ kind: "restored" });
}

function pick(sheet: SheetState, member: (typeof sheetMembers)[number]): Partial<SheetState> {
  return { [member]: sheet[member] };
}

function copyCell(from: CellRow | undefined, to: CellRow, columnIndex: number): void {
  to.values[columnIndex] = from?.values[columnIndex];
  if (to.formulas || from?.formulas?.[columnIndex] !== undefined) (to.formulas ??= [])[columnIndex] = from?.formulas?.[columnIndex];
  if (to.formats || from?.formats?.[columnIndex]) (to.formats ??= [])[columnIndex] = from?.formats?.[columnIndex];
}
