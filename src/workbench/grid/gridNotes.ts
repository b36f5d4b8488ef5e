import { RemoveNoteMutation, SheetsNoteModel, UpdateNoteMutation, UpdateNotePositionMutation } from "@univerjs/presets/preset-sheets-note";
import type { BookSheet } from "../../book/bookSheet.js";
import type { CellNote } from "../../core/grid/sheetLayout.js";
import type { GridHandle } from "./gridHandle.js";

/** What the grid does to notes; after any of them the sheet's notes are read as a whole. */
export const NOTE_MUTATIONS: readonly string[] = [UpdateNoteMutation.id, RemoveNoteMutation.id, UpdateNotePositionMutation.id];

/** Pixels of the leaf that shows a note: as wide as Excel's with room for Japanese, as high as its lines, up to a limit. */
const WIDTH = 240;
const CHARACTERS_A_LINE = 15;
const LINE_HEIGHT = 21;
const MOST_LINES = 12;

interface ShownNote {
  readonly row: number;
  readonly col: number;
  readonly note: string;
}

/** The sheet's notes become those that the grid has; a leaf that is still blank is none. Within an attempt. */
export function readNotes(grid: GridHandle, sheet: BookSheet): void {
  const { notes } = sheet.state;
  const read = shownNotes(grid, sheet).filter(({ note }) => note !== "").map(({ row, col, note }): CellNote => {
    // The author stays through a change of the text, and through a move of the cell.
    const own = notes.find(({ rowIndex, columnIndex }) => rowIndex === row && columnIndex === col) ?? notes.find(({ text }) => text === note);
    return { rowIndex: row, columnIndex: col, author: own?.author ?? "", text: note };
  });
  if (keys(read).join() !== keys(notes).join()) sheet.setNotes(read);
}

/** Brings the notes in the grid to those of the sheet. */
export function paintNotes(grid: GridHandle, sheet: BookSheet): void {
  const sheetId = grid.gridId(sheet.id);
  const wanted = new Map(sheet.state.notes.map((note) => [`${String(note.rowIndex)},${String(note.columnIndex)}`, note]));
  for (const { row, col, note } of shownNotes(grid, sheet)) {
    const key = `${String(row)},${String(col)}`;
    if (wanted.get(key)?.text === note) wanted.delete(key);
    else if (!wanted.has(key)) grid.run(RemoveNoteMutation.id, { sheetId, row, col });
  }
  for (const { rowIndex, columnIndex, text } of wanted.values()) {
    grid.run(UpdateNoteMutation.id, { sheetId, row: rowIndex, col: columnIndex, note: { id: "", width: WIDTH, height: heightOf(text), note: text } });
  }
}

function shownNotes(grid: GridHandle, sheet: BookSheet): readonly ShownNote[] {
  return [...(grid.injector.get(SheetsNoteModel).getSheetNotes(grid.unitId, grid.gridId(sheet.id))?.values() ?? [])];
}

function keys(notes: readonly CellNote[]): readonly string[] {
  return notes.map((note) => JSON.stringify([note.rowIndex, note.columnIndex, note.text])).sort();
}

function heightOf(text: string): number {
  const lines = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARACTERS_A_LINE)), 0);
  return (Math.min(MOST_LINES, lines) + 1) * LINE_HEIGHT;
}
