// Long: the whole of what a host may ask of a workbook in one place, and the transactions that hold it together.
import type { WriteFailure } from "../app/ports.js";
import type { DefinedName } from "../core/grid/grid.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import type { PackageEdit } from "../xlsx/patch/packageEdit.js";
import { joinChange, type BookChange, type ChangeListener, type ChangeSource } from "./bookChange.js";
import { BookRefusal, refuse } from "./bookRefusal.js";
import { BookSheet } from "./bookSheet.js";
import type { BookState, SheetState } from "./bookState.js";
import { FormatTable } from "./formatTable.js";
import { addSheet, copySheet, deleteSheet, moveSheet, renameSheet } from "./sheetList.js";

/**
 * A workbook in memory that can be changed: what the emulated Excel and the browser workbench show, and what the book port reads.
 *
 * Sheets are handles that stay good through renaming and moving. Every change happens in a transaction: one of several steps through
 * `attempt` (all or none), or each method by itself. Listeners hear of it once, after it. Methods refuse what no workbook can hold by
 * throwing a `BookRefusal`; `attempt` turns that into a failure. Protection is asked by `isProtected`, not enforced here: ports do.
 * `state` is a snapshot that costs nothing; `restore` brings one back.
 * @example
 * const book = createBook();
 * const sheet = book.addSheet("件数表");
 * book.listen(({ changes }) => console.log(changes));
 * book.attempt("user", () => { sheet.setValue(0, 0, 70); sheet.setFormula(1, 0, "A1+25"); });
 */
export class Book {
  readonly formats: FormatTable;
  private now: BookState;
  private stampNow = 1;
  private depth = 0;
  private pending: BookChange[] = [];
  private source: ChangeSource = "user";
  private readonly listeners = new Set<ChangeListener>();
  private readonly handles = new Map<string, BookSheet>();
  private readonly afterSteps: (() => void)[] = [];
  private nextSheetId: number;

  /** From a state, as `createBook` and `openBook` make it. `formats` must be the table that the state's formats are shared in. */
  constructor(state: BookState, formats: FormatTable = new FormatTable()) {
    this.now = state;
    this.formats = formats;
    this.nextSheetId = state.sheets.length + 1;
  }

  /** A snapshot: it stays as it is, whatever is changed after. */
  get state(): BookState {
    this.stampNow++;
    return this.now;
  }

  /** The stamp that cells are written under; for the files of this folder. */
  get stamp(): number {
    return this.stampNow;
  }

  /** The state without taking a snapshot, for a look that is over before the next change. */
  peek(): BookState {
    return this.now;
  }

  /** In the order of the tabs. */
  get sheets(): readonly BookSheet[] {
    return this.now.sheets.map((sheet) => this.handle(sheet.id));
  }

  /** By name; case does not count. */
  sheet(name: string): BookSheet | undefined {
    const wanted = name.toLowerCase();
    const found = this.now.sheets.find((sheet) => sheet.name.toLowerCase() === wanted);
    return found && this.handle(found.id);
  }

  sheetById(id: string): BookSheet | undefined {
    return this.now.sheets.some((sheet) => sheet.id === id) ? this.handle(id) : undefined;
  }

  get activeSheet(): BookSheet {
    return this.sheetById(this.now.activeSheetId) ?? this.sheets.find((sheet) => sheet.visibility === "visible") ?? refuse("no-such-sheet");
  }

  activate(sheet: BookSheet): void {
    this.step(() => {
      this.update({ activeSheetId: sheet.id });
      this.note({ kind: "selection", sheetId: sheet.id, range: sheet.selection });
    });
  }

  /** A blank sheet, at the end or before the sheet that is at `at`. Without a name it gets the next free one, Sheet2. */
  addSheet(name?: string, at?: number): BookSheet {
    return this.step(() => this.handle(addSheet(this, `s${String(this.nextSheetId++)}`, name, at)));
  }

  /** The last visible sheet cannot be deleted. References to it become #REF!. */
  deleteSheet(sheet: BookSheet): void {
    this.step(() => deleteSheet(this, sheet.id));
  }

  /** To the place `to` among the tabs, counted from 0. */
  moveSheet(sheet: BookSheet, to: number): void {
    this.step(() => moveSheet(this, sheet.id, to));
  }

  /** Every formula and name that speaks of the sheet follows. */
  renameSheet(sheet: BookSheet, name: string): void {
    this.step(() => renameSheet(this, sheet.id, name));
  }

  /** A copy with everything on it, right after the sheet or at the place `at`. */
  copySheet(sheet: BookSheet, name?: string, at?: number): BookSheet {
    return this.step(() => this.handle(copySheet(this, sheet.id, `s${String(this.nextSheetId++)}`, name, at)));
  }

  get names(): readonly DefinedName[] {
    return this.now.names;
  }

  /** Makes or changes a name. `refersTo` is a formula without `=`; names of a sheet and of the workbook are apart. */
  defineName(name: DefinedName): void {
    this.step(() => {
      this.update({ names: [...this.now.names.filter((other) => !isSameName(other, name)), name] });
      this.note({ kind: "names" });
    });
  }

  deleteName(name: string, sheet?: string): void {
    this.step(() => {
      this.update({ names: this.now.names.filter((other) => !isSameName(other, { name, sheet })) });
      this.note({ kind: "names" });
    });
  }

  get customXml(): ReadonlyMap<string, string> {
    return this.now.customXml;
  }

  /** Makes, replaces or (with null) takes away the part whose root has the namespace. */
  setCustomXml(namespace: string, xml: string | null): void {
    this.step(() => {
      const parts = new Map(this.now.customXml);
      if (xml === null) parts.delete(namespace);
      else parts.set(namespace, xml);
      this.update({ customXml: parts });
      this.note({ kind: "custom-xml", namespace });
    });
  }

  get isStructureLocked(): boolean {
    return this.now.isStructureLocked;
  }

  lockStructure(isLocked: boolean): void {
    this.step(() => {
      this.update({ isStructureLocked: isLocked });
      this.note({ kind: "protection", sheetId: undefined });
    });
  }

  /**
   * Several steps as one: listeners hear of them together, and where one refuses all of them are taken back.
   * Nested ones belong to the outermost.
   */
  attempt<T>(source: ChangeSource, change: () => T): Result<T, WriteFailure> {
    const before = this.state;
    const outer = this.source;
    if (this.depth === 0) this.source = source;
    try {
      return succeed(this.step(change));
    } catch (error) {
      if (!(error instanceof BookRefusal)) throw error;
      this.now = before;
      return fail(error.failure);
    } finally {
      if (this.depth === 0) this.source = outer;
    }
  }

  /** Puts a snapshot of this book back. */
  restore(state: BookState, source: ChangeSource = "undo"): void {
    const result = this.attempt(source, () => {
      this.now = state;
      this.note({ kind: "restored" });
    });
    if (!result.ok) throw new Error(result.error.code);
  }

  /** Calls back after each transaction; what it gives ends that. */
  listen(listener: ChangeListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Runs at the end of each transaction, before listeners hear of it, and may change cells: the calculation. */
  beforeEnd(step: () => void): void {
    this.afterSteps.push(step);
  }

  /** The changes of the transaction that is running, for what runs at its end. */
  get pendingChanges(): readonly BookChange[] {
    return this.pending;
  }

  /** Runs a change within a transaction, opening one where none is open. For the files of this folder. */
  step<T>(change: () => T): T {
    const before = this.depth === 0 ? this.state : undefined;
    this.depth++;
    let result: T;
    try {
      result = change();
      if (this.depth === 1 && this.pending.length > 0) for (const step of this.afterSteps) step();
    } catch (error) {
      if (before) {
        this.now = before;
        this.pending = [];
      }
      throw error;
    } finally {
      this.depth--;
    }
    if (this.depth === 0) this.tell();
    return result;
  }

  /** Replaces members of the state; within a step. */
  update(members: Partial<BookState>): void {
    this.now = { ...this.now, ...members };
  }

  updateSheet(id: string, members: Partial<SheetState>): void {
    this.update({ sheets: this.now.sheets.map((sheet) => (sheet.id === id ? { ...sheet, ...members } : sheet)) });
  }

  /** Writes down what a saved file has to go through before its cells are compared; within a step. */
  record(edit: PackageEdit): void {
    this.update({ log: [...this.now.log, edit] });
  }

  note(change: BookChange): void {
    joinChange(this.pending, change);
  }

  private tell(): void {
    if (this.pending.length === 0) return;
    const event = { source: this.source, changes: this.pending };
    this.pending = [];
    for (const listener of [...this.listeners]) listener(event);
  }

  private handle(id: string): BookSheet {
    let handle = this.handles.get(id);
    if (!handle) this.handles.set(id, (handle = new BookSheet(this, id)));
    return handle;
  }
}

function isSameName(a: Pick<DefinedName, "name" | "sheet">, b: Pick<DefinedName, "name" | "sheet">): boolean {
  return a.name.toLowerCase() === b.name.toLowerCase() && a.sheet?.toLowerCase() === b.sheet?.toLowerCase();
}
