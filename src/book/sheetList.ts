import { dropFromFormula, renameInFormula } from "../core/grid/formulaSheets.js";
import { isSheetName, toSheetName } from "../core/grid/sheetName.js";
import { DEFAULT_FORMAT } from "../core/grid/cellFormat.js";
import type { Book } from "./book.js";
import { refuse } from "./bookRefusal.js";
import { DEFAULT_COLUMN_WIDTH, DEFAULT_PAGE, DEFAULT_ROW_HEIGHT } from "../core/grid/sheetLayout.js";
import type { BookState, SheetState } from "./bookState.js";
import { sheetState } from "./cellEdits.js";
import { CellRows } from "./cellRows.js";
import type { FormatTable } from "./formatTable.js";
import { mapFormulas } from "./mapFormulas.js";

/** A sheet with nothing on it. */
export function blankSheet(id: string, name: string, formats: FormatTable, stamp = 0): SheetState {
  return {
    id, name, visibility: "visible", tabColor: undefined, cells: CellRows.empty(stamp), merges: [], rows: new Map(), columns: new Map(),
    defaultRowHeight: DEFAULT_ROW_HEIGHT, defaultColumnWidth: DEFAULT_COLUMN_WIDTH, defaultFormat: formats.share(DEFAULT_FORMAT),
    freeze: { rows: 0, columns: 0 }, filter: undefined, tables: [], protection: undefined, notes: [], comments: [], conditionalFormats: [],
    page: DEFAULT_PAGE, showGridLines: true, showHeadings: true, selection: { top: 0, left: 0, bottom: 0, right: 0 }, boundAreas: [],
  };
}

/** Gives the id of the sheet that was made. */
export function addSheet(book: Book, id: string, name: string | undefined, at: number | undefined): string {
  const { sheets, isStructureLocked } = book.peek();
  if (isStructureLocked) refuse("workbook-protected");
  const sheetName = name ?? freeName(book.peek());
  checkName(book.peek(), sheetName);
  const place = clamp(at ?? sheets.length, sheets.length);
  const model = sheets[0];
  const sheet = { ...blankSheet(id, sheetName, book.formats, book.stamp), ...(model ? { defaultFormat: model.defaultFormat, defaultRowHeight: model.defaultRowHeight, defaultColumnWidth: model.defaultColumnWidth } : {}) };
  book.update({ sheets: sheets.toSpliced(place, 0, sheet) });
  book.record({ kind: "insert-sheet", name: sheetName, at: place });
  book.note({ kind: "sheet-added", sheetId: id });
  return id;
}

export function deleteSheet(book: Book, id: string): void {
  const { name } = sheetState(book, id);
  const { sheets, isStructureLocked, activeSheetId } = book.peek();
  if (isStructureLocked) refuse("workbook-protected");
  if (!sheets.some((sheet) => sheet.id !== id && sheet.visibility === "visible")) refuse("invalid-edit", name);
  const order = sheets.map((sheet) => sheet.name);
  const place = order.indexOf(name);
  const left = sheets.filter((sheet) => sheet.id !== id);
  const next = [...left.slice(place), ...left.slice(0, place).reverse()].find((sheet) => sheet.visibility === "visible");
  book.update({
    sheets: left, names: book.names.filter((defined) => defined.sheet !== name), marks: book.peek().marks.filter((mark) => mark.sheetId !== id),
    activeSheetId: activeSheetId === id ? (next?.id ?? "") : activeSheetId,
  });
  mapFormulas(book, (formula) => dropFromFormula(formula, name, order));
  book.record({ kind: "delete-sheet", sheet: name });
  book.note({ kind: "sheet-deleted", sheetId: id });
}

export function moveSheet(book: Book, id: string, to: number): void {
  const sheet = sheetState(book, id);
  const { sheets, isStructureLocked } = book.peek();
  if (isStructureLocked) refuse("workbook-protected");
  const others = sheets.filter((other) => other.id !== id);
  const place = clamp(to, others.length);
  if (sheets[place]?.id === id) return;
  book.update({ sheets: others.toSpliced(place, 0, sheet) });
  book.record({ kind: "move-sheet", sheet: sheet.name, to: place });
  book.note({ kind: "sheet-moved", sheetId: id });
}

export function renameSheet(book: Book, id: string, name: string): void {
  const { name: before } = sheetState(book, id);
  if (name === before) return;
  if (book.isStructureLocked) refuse("workbook-protected");
  checkName(book.peek(), name, id);
  mapFormulas(book, (formula) => renameInFormula(formula, before, name));
  book.updateSheet(id, { name });
  book.update({ names: book.names.map((defined) => (defined.sheet === before ? { ...defined, sheet: name } : defined)) });
  book.record({ kind: "rename-sheet", sheet: before, name });
  book.note({ kind: "sheet-renamed", sheetId: id, before, after: name });
}

/** Gives the id of the copy. Excel tables do not come with it, for their names are taken: their cells do. */
export function copySheet(book: Book, id: string, copyId: string, name: string | undefined, at: number | undefined): string {
  const source = sheetState(book, id);
  const { sheets, isStructureLocked } = book.peek();
  if (isStructureLocked) refuse("workbook-protected");
  const copyName = name ?? toSheetName(source.name, sheets.map((sheet) => sheet.name));
  checkName(book.peek(), copyName);
  const place = clamp(at ?? sheets.findIndex((sheet) => sheet.id === id) + 1, sheets.length);
  const copy: SheetState = { ...source, id: copyId, name: copyName, tables: [], boundAreas: [], visibility: "visible" };
  book.update({
    sheets: sheets.toSpliced(place, 0, copy),
    names: [...book.names, ...book.names.filter((defined) => defined.sheet === source.name).map((defined) => ({ ...defined, sheet: copyName, refersTo: renameInFormula(defined.refersTo, source.name, copyName) }))],
  });
  book.record({ kind: "insert-sheet", name: copyName, at: place });
  book.note({ kind: "sheet-added", sheetId: copyId });
  return copyId;
}

function checkName(state: BookState, name: string, ownId?: string): void {
  if (!isSheetName(name)) refuse("invalid-edit", name);
  if (state.sheets.some((sheet) => sheet.id !== ownId && sheet.name.toLowerCase() === name.toLowerCase())) refuse("sheet-exists", name);
}

function freeName(state: BookState): string {
  const taken = new Set(state.sheets.map((sheet) => sheet.name.toLowerCase()));
  for (let n = state.sheets.length + 1; ; n++) if (!taken.has(`sheet${String(n)}`)) return `Sheet${String(n)}`;
}

function clamp(place: number, most: number): number {
  return Math.max(0, Math.min(most, Math.trunc(place)));
}
