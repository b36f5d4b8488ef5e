import type { CellNote } from "../../../core/grid/sheetLayout.js";
import { addNote, removeNote } from "../notes.js";
import type { WorkbookEditor } from "../workbookEditor.js";

/** Takes notes away and puts others in; one whose text changed is in both lists. These are a person's own, and no marks. */
export function putNotes(book: WorkbookEditor, sheetName: string, gone: readonly CellNote[], come: readonly CellNote[]): void {
  const { sheet } = book.worksheet(sheetName);
  for (const note of gone) removeNote(book, sheet, note, note.text, note.author, undefined);
  for (const note of come) addNote(book, sheet, note, note.text, note.author);
}
