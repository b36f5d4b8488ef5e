import type { HostAbilities, LiveWorkbookPort, ReadFailure, Selection, UndoFailure, WorkbookChange, WorkbookEdit, WriteFailure, WriteReceipt } from "../../app/ports.js";
import type { Workbook } from "../../core/grid/grid.js";
import { fail, succeed, type Result } from "../../core/report/result.js";
import type { Book } from "../book.js";
import type { BookChange, ChangeSource } from "../bookChange.js";
import { bookWorkbook } from "../bookWorkbook.js";
import type { BookState } from "../bookState.js";
import { applyEdit } from "./applyEdit.js";
import { undoChange } from "./undoChange.js";

/** So many writes can be undone; the snapshots share what did not change. */
const MOST_RECEIPTS = 200;

interface Write {
  readonly before: BookState;
  readonly after: BookState;
  isUndone: boolean;
}

/**
 * A book as the use cases see a workbook that lies open. Reading takes no copy; a write is one transaction, and its undo puts back just
 * what it changed. `acceptsEdits` is asked after a write whether the file it would be saved to can take it.
 * @example const port = new BookPort(book); const read = await port.read(); await port.write(edits);
 */
export class BookPort implements LiveWorkbookPort {
  readonly abilities: HostAbilities = { notes: true, richText: true, addsSheets: true };
  private readonly writes = new Map<string, Write>();
  private count = 0;
  /** True while a change of this port is told. */
  private isOwn = false;

  constructor(
    readonly book: Book,
    private readonly acceptsEdits: (state: BookState) => Result<void, WriteFailure> = () => succeed(undefined),
  ) {}

  read(): Promise<Result<Workbook, ReadFailure>> {
    const workbook = bookWorkbook(this.book);
    const isFilled = workbook.sheets.some((sheet) => sheet.rowIndexes.length > 0 || sheet.formulaCount > 0);
    return Promise.resolve(isFilled ? succeed(workbook) : fail({ code: "empty" }));
  }

  write(edits: readonly WorkbookEdit[]): Promise<Result<WriteReceipt, WriteFailure>> {
    const before = this.book.state;
    const written = this.asOwn(() => this.book.attempt("own", () => { for (const edit of edits) applyEdit(this.book, edit); }));
    if (!written.ok) return Promise.resolve(written);
    const after = this.book.state;
    const accepted = after.log === before.log ? succeed(undefined) : this.acceptsEdits(after);
    if (!accepted.ok) {
      this.asOwn(() => this.book.restore(before, "own"));
      return Promise.resolve(accepted);
    }
    const id = `book-${String(++this.count)}`;
    this.writes.set(id, { before, after, isUndone: false });
    for (const old of [...this.writes.keys()].slice(0, -MOST_RECEIPTS)) this.writes.delete(old);
    return Promise.resolve(succeed({ id }));
  }

  undo(receipt: WriteReceipt): Promise<Result<void, UndoFailure | WriteFailure>> {
    const write = this.writes.get(receipt.id);
    if (!write) return Promise.resolve(fail({ code: "unknown-receipt" }));
    if (write.isUndone) return Promise.resolve(fail({ code: "undone-already" }));
    const undone = this.asOwn(() => undoChange(this.book, write.before, write.after));
    if (undone.ok) write.isUndone = true;
    return Promise.resolve(undone);
  }

  readCustomXml(namespace: string): Promise<Result<string | null, ReadFailure>> {
    return Promise.resolve(succeed(this.book.customXml.get(namespace) ?? null));
  }

  selection(): Promise<Result<Selection, never>> {
    const { activeSheet } = this.book;
    return Promise.resolve(succeed({ sheet: activeSheet.name, range: activeSheet.selection }));
  }

  /** A hidden sheet is not shown for it; the failure says so. */
  select({ sheet: name, range }: Selection): ReturnType<LiveWorkbookPort["select"]> {
    const sheet = this.book.sheet(name);
    if (!sheet) return Promise.resolve(fail({ code: "sheet-gone", detail: name }));
    if (sheet.visibility !== "visible") return Promise.resolve(fail({ code: "sheet-hidden", detail: sheet.name }));
    this.asOwn(() => this.book.attempt("own", () => {
      sheet.select(range);
      this.book.activate(sheet);
    }));
    return Promise.resolve(succeed(undefined));
  }

  watch(listener: (change: WorkbookChange) => void): Promise<Result<() => Promise<void>, never>> {
    const end = this.book.listen(({ source, changes }) => {
      for (const change of workbookChanges(this.book, source, changes, this.isOwn)) listener(change);
    });
    return Promise.resolve(succeed(() => {
      end();
      return Promise.resolve();
    }));
  }

  private asOwn<T>(change: () => T): T {
    this.isOwn = true;
    try {
      return change();
    } finally {
      this.isOwn = false;
    }
  }
}

/** Selections change nothing, and results come with the change that they follow from, unless the calculation takes its time and tells them by itself. */
function workbookChanges(book: Book, source: ChangeSource, changes: readonly BookChange[], isOwn: boolean): readonly WorkbookChange[] {
  const told = isOwn || source === "own" ? "own" : "user";
  return changes.flatMap((change): WorkbookChange[] => {
    if (change.kind === "selection" || (change.kind === "calculated" && source !== "calculation")) return [];
    const id = "sheetId" in change ? change.sheetId : undefined;
    const sheet = id === undefined ? undefined : book.sheetById(id)?.name;
    if (sheet === undefined) return [{ source: told }];
    return [{ sheet, source: told, ...(change.kind === "values" || change.kind === "formats" ? { range: change.range } : {}) }];
  });
}
