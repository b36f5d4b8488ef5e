import { Disposable, IUndoRedoService, toDisposable, type ICommandInfo, type IExecutionOptions } from "@univerjs/presets";
import { ScrollToCellOperation, SetSelectionsOperation, SetWorksheetActiveOperation } from "@univerjs/presets/preset-sheets-core";
import type { WriteFailure } from "../../app/ports.js";
import type { ChangeEvent } from "../../book/bookChange.js";
import { refuse } from "../../book/bookRefusal.js";
import type { BookState } from "../../book/bookState.js";
import type { CellRange } from "../../core/grid/address.js";
import type { Result } from "../../core/report/result.js";
import { barCommands } from "./allowedCommands.js";
import { BookHistory, RestoreBookMutation } from "./bookHistory.js";
import { EntryRules } from "./entryRules.js";
import { isOwn, type GridHandle } from "./gridHandle.js";
import { paintNotes } from "./gridNotes.js";
import { refuseLocked } from "./lockedCells.js";
import { BookPainter } from "./paintBook.js";
import { followsLines, movesLines, readMutation, type BookStep } from "./readMutation.js";
import { fromRange, toRange, type GridRange } from "./sheetData.js";

export interface GridSessionHooks {
  accepts(state: BookState): Result<void, WriteFailure>;
  onRefused(failure: WriteFailure): void;
}

/** Carries changes between a book and the grid that shows it, both ways, as long as the grid lives. */
export class GridSession extends Disposable {
  private readonly painter: BookPainter;
  private steps: { readonly id: string; readonly run: BookStep }[] = [];
  private isFlushPlanned = false;
  /** The book before the changes that the grid's undo stack has not taken yet. */
  private before: BookState | undefined;
  private isTellingSelection = false;
  /** A change of the book that began in the grid is under way. */
  private isDoing = false;

  constructor(
    private readonly grid: GridHandle,
    private readonly hooks: GridSessionHooks,
  ) {
    super();
    this.painter = new BookPainter(grid);
    const { commands, book, injector } = grid;
    this.disposeWithMe(commands.registerCommand(RestoreBookMutation));
    this.disposeWithMe(barCommands(commands));
    const history = injector.get(IUndoRedoService);
    if (history instanceof BookHistory) history.hooks = { unitId: grid.unitId, restore: (state) => this.doing(() => book.restore(state)), takeStep: () => this.takeStep() };
    this.disposeWithMe(new EntryRules(grid, injector));
    this.disposeWithMe(commands.onCommandExecuted((command, options) => this.hear(command, options)));
    this.disposeWithMe(toDisposable(book.listen((event) => this.paint(event))));
    for (const sheet of book.sheets) paintNotes(grid, sheet);
    this.showSelection({ sheetId: book.activeSheet.id, range: book.activeSheet.selection });
  }

  // ---- from the grid to the book

  private hear({ id, params }: Readonly<ICommandInfo>, options: IExecutionOptions | undefined): void {
    const { unitId, subUnitId = "" } = (params ?? {}) as { unitId?: string; subUnitId?: string }; // what a command carries is told by its id alone
    if (unitId !== this.grid.unitId) return;
    if (id === SetWorksheetActiveOperation.id) this.painter.show(subUnitId);
    if (isOwn(options)) return;
    if (id === SetWorksheetActiveOperation.id) return this.tellSelection(subUnitId, undefined);
    if (id === SetSelectionsOperation.id) return this.tellSelection(subUnitId, (params as { selections: { range: GridRange }[] }).selections.at(-1)?.range); // the operation's own form
    const step = readMutation(id, params, this.grid, new Date().getFullYear());
    if (!step) return;
    this.steps.push({ id, run: step });
    if (this.isFlushPlanned) return;
    this.isFlushPlanned = true;
    queueMicrotask(() => this.flush());
  }

  /** All that one command did to the grid becomes one change of the book, or none of it. */
  private flush(): void {
    this.isFlushPlanned = false;
    const heard = this.steps.splice(0);
    // Where lines are put in or taken out, the book moves the merges and the notes itself; merging anew would empty cells.
    const steps = heard.some(({ id }) => movesLines(id)) ? heard.filter(({ id }) => !followsLines(id)) : heard;
    if (steps.length === 0) return;
    const before = this.grid.book.state;
    this.before ??= before;
    const done = this.doing(() => this.grid.book.attempt("user", () => {
      steps.forEach(({ run }) => run());
      this.refuse(before, this.grid.book.peek());
    }));
    if (done.ok) return;
    this.painter.paintAll();
    this.hooks.onRefused(done.error);
  }

  /** What no one may do in Excel, or the user's file could not take. */
  private refuse(before: BookState, now: BookState): void {
    // Lines and names of sheets change formulas everywhere, also under protection; of these the file itself is asked.
    if (now.log === before.log) return refuseLocked(before, now);
    const accepted = this.hooks.accepts(now);
    if (!accepted.ok) refuse(accepted.error.code, accepted.error.detail);
  }

  private doing<T>(change: () => T): T {
    this.isDoing = true;
    try {
      return change();
    } finally {
      this.isDoing = false;
    }
  }

  private takeStep(): { before: BookState; after: BookState } {
    this.flush();
    const after = this.grid.book.state;
    const before = this.before ?? after;
    this.before = undefined;
    return { before, after };
  }

  private tellSelection(gridId: string, range: GridRange | undefined): void {
    const sheet = this.grid.bookSheet(gridId);
    if (!sheet) return;
    this.isTellingSelection = true;
    this.grid.book.attempt("user", () => {
      if (this.grid.book.activeSheet !== sheet) this.grid.book.activate(sheet);
      if (range) sheet.select(fromRange(range));
    });
    this.isTellingSelection = false;
  }

  // ---- from the book to the grid

  private paint(event: ChangeEvent): void {
    this.painter.paint(event);
    const changesCells = event.changes.some((change) => change.kind !== "selection" && change.kind !== "custom-xml");
    // As in Excel: after a change that was not the user's, the grid's own undo would put back what is no longer there.
    if (!this.isDoing && changesCells && event.source !== "calculation") {
      this.grid.injector.get(IUndoRedoService).clearUndoRedo(this.grid.unitId);
      this.before = undefined;
    }
    if (this.isTellingSelection) return;
    const selected = event.changes.findLast((change) => change.kind === "selection");
    if (selected) this.showSelection(selected);
    else if (this.isDoing && event.source === "undo") this.showSelection({ sheetId: this.grid.book.activeSheet.id, range: this.grid.book.activeSheet.selection });
  }

  private showSelection({ sheetId, range }: { readonly sheetId: string; readonly range: CellRange }): void {
    const { grid } = this;
    const worksheet = grid.gridSheet(sheetId);
    if (!worksheet) return;
    const subUnitId = worksheet.getSheetId();
    if (grid.workbook.getActiveSheet().getSheetId() !== subUnitId) grid.run(SetWorksheetActiveOperation.id, { subUnitId });
    const cells = { ...toRange({ ...range, bottom: Math.min(range.bottom, worksheet.getRowCount() - 1), right: Math.min(range.right, worksheet.getColumnCount() - 1) }) };
    const merge = worksheet.getMergedCell(range.top, range.left);
    const primary = { startRow: range.top, startColumn: range.left, endRow: merge?.endRow ?? range.top, endColumn: merge?.endColumn ?? range.left, actualRow: range.top, actualColumn: range.left, isMerged: merge !== null, isMergedMainCell: merge !== null };
    grid.run(SetSelectionsOperation.id, { subUnitId, selections: [{ range: merge ?? cells, primary, style: null }] });
    grid.run(ScrollToCellOperation.id, { subUnitId, range: toRange({ ...range, bottom: range.top, right: range.left }) });
  }
}
