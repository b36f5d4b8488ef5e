import { CommandType, IUndoRedoService, LocalUndoRedoService, toDisposable, type IDisposable, type IMutation, type IUndoRedoItem } from "@univerjs/presets";
import type { BookState } from "../../book/bookState.js";

export interface HistoryHooks {
  readonly unitId: string;
  restore(state: BookState): void;
  /** The snapshots around the command that is just being put on the stack. */
  takeStep(): { readonly before: BookState; readonly after: BookState };
}

/** What undo and redo do in the grid: the book goes back to a snapshot, and the grid follows. */
export const RestoreBookMutation: IMutation<{ readonly state: BookState }> = {
  id: "kensan.mutation.restore-book",
  type: CommandType.MUTATION,
  handler: (accessor, { state }) => {
    const history = accessor.get(IUndoRedoService);
    if (history instanceof BookHistory) history.hooks?.restore(state);
    return true;
  },
};

/**
 * The grid keeps its stacks, its buttons and Ctrl+Z; what is undone is the book's snapshot, not the grid's idea of a reversal. So formulas,
 * formats and sheets come back exactly, and an undo cannot leave the two apart. Entries inside a cell's editor undo as they always do.
 */
export class BookHistory extends LocalUndoRedoService {
  hooks: HistoryHooks | undefined;
  private batch: "none" | "begun" | "filled" = "none";

  override pushUndoRedo(item: IUndoRedoItem): void {
    if (!this.hooks || item.unitID !== this.hooks.unitId) return super.pushUndoRedo(item);
    const { before, after } = this.hooks.takeStep();
    if (before === after) return;
    super.pushUndoRedo({
      ...item,
      // Of commands that the grid counts as one, the first goes back and the last goes forth.
      undoMutations: this.batch === "filled" ? [] : [{ id: RestoreBookMutation.id, params: { state: before } }],
      redoMutations: [{ id: RestoreBookMutation.id, params: { state: after } }],
    });
    if (this.batch === "begun") this.batch = "filled";
  }

  override __tempBatchingUndoRedo(unitId: string): IDisposable {
    const inner = super.__tempBatchingUndoRedo(unitId); // eslint-disable-line @typescript-eslint/no-deprecated -- the grid still calls it
    this.batch = "begun";
    return toDisposable(() => {
      this.batch = "none";
      inner.dispose();
    });
  }
}
