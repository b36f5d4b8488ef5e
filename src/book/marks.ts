import { formatAddress, type CellAddress } from "../core/grid/address.js";
import type { Book } from "./book.js";
import { refuse } from "./bookRefusal.js";
import type { BookSheet } from "./bookSheet.js";
import type { CellNote } from "../core/grid/sheetLayout.js";
import type { BookMark } from "./bookState.js";

/** Fills and notes are marks: what was there before is remembered, in the book here and in the file by its patcher, so that `clearMarks` can bring it back. */

export function markFill(book: Book, sheet: BookSheet, at: CellAddress, color: string): void {
  const earlier = markAt(book, sheet.id, at);
  const { fill, pattern } = sheet.format(at.rowIndex, at.columnIndex);
  setMark(book, { ...earlier, fill: { color: color.toUpperCase(), before: earlier.fill?.before ?? { fill, pattern } } });
  sheet.setFormat(cellRange(at), { fill: color.toUpperCase(), pattern: "solid" });
}

export function markNote(book: Book, sheet: BookSheet, at: CellAddress, text: string, author: string): void {
  // Excel shows nothing of a note where a cell has a threaded comment.
  if (sheet.state.comments.some((comment) => comment.rowIndex === at.rowIndex && comment.columnIndex === at.columnIndex)) refuse("unsafe-part", formatAddress(at.rowIndex, at.columnIndex));
  const earlier = markAt(book, sheet.id, at);
  const before = noteAt(sheet, at);
  setMark(book, { ...earlier, note: { text, author, before: earlier.note ? earlier.note.before : before } });
  setNote(sheet, at, { ...at, text: withOriginal(text, earlier.note ? earlier.note.before : before), author: before && !earlier.note ? before.author : author });
}

/** A fill or note that someone has changed since is theirs and stays. */
export function clearMarks(book: Book): void {
  for (const mark of book.peek().marks) {
    const sheet = book.sheetById(mark.sheetId);
    if (!sheet) continue;
    const { fill, pattern } = sheet.format(mark.rowIndex, mark.columnIndex);
    if (mark.fill && fill === mark.fill.color && pattern === "solid") sheet.setFormat(cellRange(mark), mark.fill.before);
    const now = noteAt(sheet, mark);
    if (mark.note && now?.text === withOriginal(mark.note.text, mark.note.before)) setNote(sheet, mark, mark.note.before && { ...mark.note.before, rowIndex: mark.rowIndex, columnIndex: mark.columnIndex });
  }
  book.update({ marks: [] });
}

/** Ours comes after a note that was there already. */
function withOriginal(text: string, original: CellNote | undefined): string {
  return original === undefined ? text : `${original.text}\n${text}`;
}

function markAt(book: Book, sheetId: string, { rowIndex, columnIndex }: CellAddress): BookMark {
  const found = book.peek().marks.find((mark) => mark.sheetId === sheetId && mark.rowIndex === rowIndex && mark.columnIndex === columnIndex);
  return found ?? { sheetId, rowIndex, columnIndex, fill: undefined, note: undefined };
}

function setMark(book: Book, mark: BookMark): void {
  const others = book.peek().marks.filter((other) => other.sheetId !== mark.sheetId || other.rowIndex !== mark.rowIndex || other.columnIndex !== mark.columnIndex);
  book.update({ marks: [...others, mark] });
}

function noteAt(sheet: BookSheet, { rowIndex, columnIndex }: CellAddress): CellNote | undefined {
  return sheet.state.notes.find((note) => note.rowIndex === rowIndex && note.columnIndex === columnIndex);
}

function setNote(sheet: BookSheet, { rowIndex, columnIndex }: CellAddress, note: CellNote | undefined): void {
  const others = sheet.state.notes.filter((other) => other.rowIndex !== rowIndex || other.columnIndex !== columnIndex);
  sheet.setNotes(note ? [...others, note] : others);
}

function cellRange({ rowIndex, columnIndex }: CellAddress): { top: number; left: number; bottom: number; right: number } {
  return { top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex };
}
