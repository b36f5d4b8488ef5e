import type { CellRef } from "../../core/report/report.js";
import type { Pane } from "../paneContext.js";

/** What the ribbon's buttons do: the pane's own actions on the pane's own state, so that either shows what the other has done. */
export interface RibbonActions {
  /** Resolves when the result stands in the pane; false where it could not be done, which the pane tells. */
  check(scope: "book" | "selection"): Promise<boolean>;
  /** The cell of the first finding that is an error, of the check that stands. */
  firstWrongCell(): CellRef | undefined;
  select(place: CellRef): Promise<boolean>;
  showSummary(): Promise<boolean>;
  showRevision(): void;
  undoLatest(): Promise<boolean>;
  onBug(cause: unknown): void;
}

export function createRibbonActions({ controller, store, services }: Pane): RibbonActions {
  return {
    check: controller.check,
    firstWrongCell: () => {
      const { check } = store.get();
      return check.status === "done" ? check.checked.validation.findings.find((finding) => finding.severity === "error")?.at : undefined;
    },
    select: controller.select,
    showSummary: () => {
      controller.chooseView("summary");
      return controller.planSummary();
    },
    showRevision: () => controller.chooseView("revision"),
    undoLatest: controller.undoLatest,
    onBug: (cause) => {
      services.onBug?.(cause);
      store.dispatch({ type: "told", notice: { kind: "failure", code: "bug", detail: cause instanceof Error ? cause.message : String(cause) } });
    },
  };
}
