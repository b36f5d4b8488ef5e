import type { CellAddress } from "../../core/grid/address.js";
import { attributeValue, parseXml } from "../xml/xmlSource.js";
import type { FillMark, Mark } from "./markRegister.js";
import { addNote, removeNote } from "./notes.js";
import { refuse } from "./refusal.js";
import { checkAddress, openSheet } from "./setCell.js";
import type { SheetPart } from "./sheetPart.js";
import type { WorkbookEditor } from "./workbookEditor.js";

/** Fills and notes are marks: what was there before is recorded in the file, so that `clearMarks` can bring it back. */

export function markFill(book: WorkbookEditor, sheetName: string, at: CellAddress, color: string): void {
  checkAddress(at);
  if (!/^[0-9A-Fa-f]{6}$/.test(color)) refuse("invalid-edit", color);
  const { sheet, entry } = openSheet(book, sheetName);
  const { styles, marks } = book;
  const base = sheet.styleOf(at) ?? 0;
  const earlier = marks.find(entry.name, at);
  const marked = styles.withFill(base, color);
  const before = earlier?.fill ?? {
    style: originalStyle(sheet, at), format: styles.formatSource(base), fill: styles.fillSource(base),
    made: sheet.has(at) ? undefined : sheet.row(at.rowIndex) ? ("cell" as const) : ("row" as const),
  };
  marks.set({ ...earlier, sheet: entry.name, at, fill: { ...before, marked, color: color.toUpperCase() } });
  sheet.change(at, { style: marked });
}

export function markNote(book: WorkbookEditor, sheetName: string, at: CellAddress, text: string, author: string): void {
  checkAddress(at);
  if (text.length > 32_767) refuse("invalid-edit", `${String(text.length)} characters`);
  const { sheet, entry } = openSheet(book, sheetName);
  const earlier = book.marks.find(entry.name, at);
  if (earlier?.note) removeNote(book, sheet, at, earlier.note.text, earlier.note.author, earlier.note.original);
  const original = addNote(book, sheet, at, text, author);
  book.marks.set({ ...earlier, sheet: entry.name, at, note: { text, author, original } });
}

/**
 * Brings marked cells back to what they were. A fill or note that someone has changed since is theirs and stays;
 * formats that the marks added to styles.xml stay too, unused, for formats are never renumbered.
 */
export function clearMarks(book: WorkbookEditor): void {
  const marks = book.marks.marks.filter((mark) => book.workbook.findSheet(mark.sheet));
  for (const { sheet, at, note } of marks) {
    if (note) removeNote(book, openSheet(book, sheet).sheet, at, note.text, note.author, note.original);
  }
  // After the notes, which write the sheet in between: a row that marks made goes only when all its cells go at once.
  for (const mark of marks) {
    if (mark.fill) clearFill(book, openSheet(book, mark.sheet).sheet, mark, mark.fill);
  }
  book.marks.clear();
}

function clearFill(book: WorkbookEditor, sheet: SheetPart, { at }: Mark, mark: FillMark): void {
  const { styles } = book;
  const now = sheet.styleOf(at);
  if (now === undefined || !isFilledWith(styles.fillSource(now), mark.color)) return;
  const isAsWritten = now === mark.marked && styles.formatSource(mark.style ?? 0) === mark.format;
  if (mark.made !== undefined && now === mark.marked && isEmpty(sheet, at)) return sheet.change(at, { remove: mark.made });
  if (isAsWritten || (mark.made !== undefined && now === mark.marked)) return sheet.change(at, { style: mark.style });
  sheet.change(at, { style: styles.withFillSource(now, mark.fill) });
}

function isFilledWith(fillSource: string, color: string): boolean {
  const fill = parseXml(fillSource);
  const pattern = fill.children[0];
  const foreground = pattern?.children.find((child) => child.local === "fgColor");
  return foreground !== undefined && (attributeValue(fillSource, foreground, "rgb") ?? "").toUpperCase().endsWith(color);
}

function isEmpty(sheet: SheetPart, at: CellAddress): boolean {
  const pending = sheet.pendingChange(at)?.content;
  if (pending) return pending.kind === "blank";
  const cell = sheet.cellSource(at);
  return cell === undefined || parseXml(cell).children.length === 0;
}

function originalStyle(sheet: SheetPart, at: CellAddress): number | null {
  if (!sheet.has(at)) return null;
  const pending = sheet.pendingChange(at)?.style;
  if (pending !== undefined) return pending;
  const own = attributeValue(sheet.cellSource(at) ?? "<c/>", { start: 0 }, "s");
  return own === undefined ? null : Number(own);
}
