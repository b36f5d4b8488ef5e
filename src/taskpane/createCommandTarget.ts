import { latestUndoable } from "../app/journal.js";
import type { JournalStore } from "../app/journalStore.js";
import type { CellRef } from "../core/report/report.js";
import type { PaneController } from "./controller/paneController.js";
import type { PaneStore } from "./state/paneStore.js";

/** The pane's actions as the ribbon asks for them; index.tsx hands it to `associateCommands`. */
export function createCommandTarget(controller: PaneController, store: PaneStore, journal: JournalStore, onBug: (cause: unknown) => void) {
  return {
    check: (scope: "book" | "selection"): Promise<boolean> => {
      controller.chooseView("check");
      return controller.check(scope);
    },
    firstWrongCell: (): CellRef | undefined => {
      const { check } = store.get();
      const finding = check.status === "done" ? check.checked.validation.findings.find(({ severity, excluded }) => severity === "error" && !excluded) : undefined;
      return finding?.at;
    },
    select: (place: CellRef): Promise<boolean> => controller.select(place),
    showSummary: (): Promise<boolean> => {
      controller.chooseView("summary");
      return controller.planSummary();
    },
    undoLatest: async (): Promise<boolean> => {
      controller.chooseView("history"); // where there is nothing to take back, it says so
      const entry = latestUndoable(journal.entries);
      return entry ? controller.undo(entry.id) : false;
    },
    onBug: (cause: unknown): void => {
      onBug(cause);
      store.dispatch({ type: "told", notice: { kind: "failure", code: "bug", detail: cause instanceof Error ? cause.message : String(cause) } });
    },
  };
}
