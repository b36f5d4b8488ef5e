import type { ReadFailure, WriteFailure } from "../app/ports.js";
import type { CellFormat, FormatChanges } from "../core/grid/cellFormat.js";
import type { DefinedName } from "../core/grid/grid.js";
import type { LineLook } from "../core/grid/sheetLayout.js";
import { succeed, type Result } from "../core/report/result.js";
import type { PackageEdit } from "../xlsx/patch/packageEdit.js";
import type { PutCell, PutFormat } from "../xlsx/patch/sheets/putCells.js";
import type { PutFrame, PutLine } from "../xlsx/patch/sheets/putFrame.js";
import { applyEdits } from "../xlsx/patcher.js";
import { blankPackage } from "../xlsx/blankPackage.js";
import type { Book } from "./book.js";
import type { BookState, SheetState } from "./bookState.js";
import { readState, type BookOrigin } from "./openBook.js";
import { isAlike, isSameValue, sheetMembers, widthOf } from "./stateDifference.js";

export interface SavedBook {
  readonly bytes: Uint8Array;
  /** What was changed and no file of ours can hold; to be said. */
  readonly notSaved: readonly { readonly sheet: string; readonly part: (typeof sheetMembers)[number] }[];
}

/** What the patcher writes of a sheet's frame; a change of anything else is told as not saved. */
const WRITTEN: readonly (typeof sheetMembers)[number][] = ["merges", "rows", "columns", "freeze", "tabColor", "visibility", "showGridLines", "defaultRowHeight", "defaultColumnWidth"];
/** What follows from others, or is the file's own. */
const DERIVED: readonly (typeof sheetMembers)[number][] = ["boundAreas", "defaultFormat"];

/**
 * The user's own file with exactly what was changed in the book. First the file goes through what was done to lines, sheets and marks, in its
 * order; then it is read back and takes what still differs: contents, results, formats, sizes, merges, names. A part that nothing concerns
 * keeps its bytes. A book without a file becomes a new one.
 * @example const saved = saveBook(book, opened.value.origin); if (saved.ok) download(saved.value.bytes);
 */
export function saveBook(book: Book, origin: BookOrigin | undefined): Result<SavedBook, WriteFailure | ReadFailure> {
  const state = book.state;
  const base = origin ? goThroughLog(book, state, origin) : newFile(book, state);
  if (!base.ok) return base;
  const { edits, notSaved } = planSave(base.value.state, state);
  if (edits.length === 0) return succeed({ bytes: base.value.bytes, notSaved });
  const saved = applyEdits(base.value.bytes, edits);
  return saved.ok ? succeed({ bytes: saved.value, notSaved }) : saved;
}

function goThroughLog(book: Book, state: BookState, origin: BookOrigin): Result<BookOrigin, WriteFailure | ReadFailure> {
  if (state.log.length === 0) return succeed(origin);
  const applied = applyEdits(origin.bytes, state.log);
  if (!applied.ok) return applied;
  const read = readState(applied.value, book.formats);
  return read.ok ? succeed({ bytes: applied.value, state: read.value }) : read;
}

/** An empty file with the book's sheets, to be filled like any other. */
function newFile(book: Book, state: BookState): Result<BookOrigin, WriteFailure | ReadFailure> {
  const bytes = blankPackage(state.sheets.map((sheet) => sheet.name));
  const read = readState(bytes, book.formats);
  return read.ok ? succeed({ bytes, state: read.value }) : read;
}

function planSave(before: BookState, after: BookState): { readonly edits: readonly PackageEdit[]; readonly notSaved: SavedBook["notSaved"] } {
  const edits: PackageEdit[] = [];
  const notSaved: SavedBook["notSaved"][number][] = [];
  const fileFormats = new FileFormats(before);
  for (const sheet of after.sheets) {
    // By name: what the file went through has no ids.
    const was = before.sheets.find((candidate) => candidate.name === sheet.name);
    if (!was) throw new Error(`the saved file lacks ${sheet.name}`);
    const cells = planCells(was, sheet, fileFormats);
    if (cells.length > 0) edits.push({ kind: "put-cells", sheet: sheet.name, cells });
    const frame = planFrame(was, sheet, fileFormats);
    if (Object.keys(frame).length > 0) edits.push({ kind: "put-frame", sheet: sheet.name, frame });
    edits.push(...planNotes(was, sheet));
    for (const part of sheetMembers) {
      const isCovered = WRITTEN.includes(part) || DERIVED.includes(part) || part === "notes";
      if (!isCovered && !isAlike(withoutIds(was[part]), withoutIds(sheet[part]))) notSaved.push({ sheet: sheet.name, part });
    }
  }
  if (!isAlike(namesKey(before.names), namesKey(after.names))) edits.push({ kind: "put-names", names: withMarkNames(before.names, after.names) });
  for (const namespace of new Set([...before.customXml.keys(), ...after.customXml.keys()])) {
    const xml = after.customXml.get(namespace) ?? null;
    // The patcher keeps its own record of marks: the book has it as `marks`.
    if (namespace !== "urn:kensan:marks:1" && (before.customXml.get(namespace) ?? null) !== xml) edits.push({ kind: "set-custom-xml", namespace, xml });
  }
  return { edits, notSaved };
}

/** Conditional formats are numbered anew with each reading. */
function withoutIds(value: unknown): unknown {
  return Array.isArray(value) ? value.map((item: unknown) => (typeof item === "object" && item !== null && "priority" in item ? { ...item, id: "" } : item)) : value;
}

const MARK_NAME = /^_kensan\.mark\./;

/** The hidden names of marks are the file's own record of them. */
function namesKey(names: readonly DefinedName[]): unknown {
  return names.filter((name) => !MARK_NAME.test(name.name)).map((name) => [name.name, name.refersTo, name.sheet, name.hidden].join("\u0000")).sort();
}

function withMarkNames(before: readonly DefinedName[], after: readonly DefinedName[]): readonly DefinedName[] {
  return [...after.filter((name) => !MARK_NAME.test(name.name)), ...before.filter((name) => MARK_NAME.test(name.name))];
}

/** The formats of the file by their place, to tell what a book's format changes of the one it was made from. */
class FileFormats {
  private readonly byIndex = new Map<number, CellFormat>();

  constructor(private readonly state: BookState) {
    for (const sheet of state.sheets) {
      for (const [, row] of sheet.cells.entries()) row.formats?.forEach((format) => this.add(format));
      for (const lines of [sheet.rows, sheet.columns]) for (const { format } of lines.values()) this.add(format);
      this.add(sheet.defaultFormat);
    }
  }

  /** What the patcher is asked for a format: one of the file, and what differs from it. */
  put(format: CellFormat): PutFormat {
    const base = (format.fileIndex === undefined ? undefined : this.byIndex.get(format.fileIndex)) ?? this.state.sheets[0]?.defaultFormat ?? format;
    return { base: base.fileIndex ?? 0, changes: differences(base, format) };
  }

  private add(format: CellFormat | undefined): void {
    if (format?.fileIndex !== undefined) this.byIndex.set(format.fileIndex, format);
  }
}

function differences(base: CellFormat, format: CellFormat): FormatChanges {
  const keys = (Object.keys(format) as (keyof CellFormat)[]).filter((key) => key !== "fileIndex" && !isAlike(base[key], format[key])); // the keys of a CellFormat are all there
  return Object.fromEntries(keys.map((key) => [key, format[key]])); // each key with its own value
}

function looksAlike(a: CellFormat | undefined, b: CellFormat | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && Object.keys(differences(a, b)).length === 0);
}

function planCells(was: SheetState, now: SheetState, fileFormats: FileFormats): readonly PutCell[] {
  const cells: PutCell[] = [];
  for (const rowIndex of now.cells.changedRows(was.cells)) {
    const [a, b] = [was.cells.row(rowIndex), now.cells.row(rowIndex)];
    for (let columnIndex = 0; columnIndex < Math.max(widthOf(a), widthOf(b)); columnIndex++) {
      const [formula, value] = [b?.formulas?.[columnIndex], b?.values[columnIndex] ?? null];
      const isSameFormula = a?.formulas?.[columnIndex] === formula;
      const isSameResult = isSameValue(a?.values[columnIndex] ?? null, value);
      const [before, after] = [a?.formats?.[columnIndex], b?.formats?.[columnIndex]];
      const isSameFormat = looksAlike(before, after);
      if (isSameFormula && isSameResult && isSameFormat) continue;
      cells.push({
        at: { rowIndex, columnIndex },
        ...(isSameFormula && isSameResult ? {} : isSameFormula && formula !== undefined ? { result: value } : { content: { value, ...(formula === undefined ? {} : { formula }) } }),
        ...(isSameFormat ? {} : { format: after ? fileFormats.put(after) : null }),
      });
    }
  }
  return cells;
}

function planFrame(was: SheetState, now: SheetState, fileFormats: FileFormats): PutFrame {
  const put = (index: number, look: LineLook | undefined): PutLine => ({ index, size: look?.size, hidden: look?.hidden ?? false, format: look?.format && fileFormats.put(look.format) });
  const isSameLook = (a: LineLook | undefined, b: LineLook | undefined): boolean => a?.size === b?.size && (a?.hidden ?? false) === (b?.hidden ?? false) && looksAlike(a?.format, b?.format);
  const changed = (a: ReadonlyMap<number, LineLook>, b: ReadonlyMap<number, LineLook>): number[] => [...new Set([...a.keys(), ...b.keys()])].filter((index) => !isSameLook(a.get(index), b.get(index)));
  const rows = was.rows === now.rows ? [] : changed(was.rows, now.rows);
  const columns = was.columns === now.columns ? [] : changed(was.columns, now.columns);
  return {
    ...(isAlike(was.merges, now.merges) ? {} : { merges: now.merges }),
    ...(columns.length === 0 ? {} : { columns: [...now.columns].map(([index, look]) => put(index, look)) }),
    ...(rows.length === 0 ? {} : { rows: rows.map((index) => put(index, now.rows.get(index))) }),
    ...(isAlike(was.freeze, now.freeze) ? {} : { freeze: now.freeze }),
    ...(was.tabColor === now.tabColor ? {} : { tabColor: now.tabColor ?? null }),
    ...(was.showGridLines === now.showGridLines ? {} : { showGridLines: now.showGridLines }),
    ...(was.defaultRowHeight === now.defaultRowHeight ? {} : { defaultRowHeight: now.defaultRowHeight }),
    ...(was.defaultColumnWidth === now.defaultColumnWidth ? {} : { defaultColumnWidth: now.defaultColumnWidth }),
    ...(was.visibility === now.visibility ? {} : { visibility: now.visibility }),
  };
}

/** Notes that a person made, changed or took away. */
function planNotes(was: SheetState, now: SheetState): readonly PackageEdit[] {
  if (was.notes === now.notes) return [];
  const key = (note: { readonly rowIndex: number; readonly columnIndex: number }): string => `${String(note.rowIndex)} ${String(note.columnIndex)}`;
  const before = new Map(was.notes.map((note) => [key(note), note]));
  const after = new Map(now.notes.map((note) => [key(note), note]));
  const gone = was.notes.filter((note) => after.get(key(note))?.text !== note.text);
  const come = now.notes.filter((note) => before.get(key(note))?.text !== note.text);
  if (gone.length === 0 && come.length === 0) return [];
  return [{ kind: "put-notes", sheet: now.name, gone, come }];
}
