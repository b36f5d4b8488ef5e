import type { CellRef } from "../core/report/report.js";

/**
 * What a button of the ribbon asks of the pane. Both live on one page (the shared runtime), so that a click on the ribbon and a click in the
 * pane are the same action on the same state, and the pane shows what came of either.
 */
export interface CommandTarget {
  /** Checks; resolves when the result stands in the pane's state, false where it could not be done (which the pane tells). */
  check(scope: "book" | "selection"): Promise<boolean>;
  /** The cell of the first finding that is an error, of the check that stands. */
  firstWrongCell(): CellRef | undefined;
  select(place: CellRef): Promise<boolean>;
  /** Shows the preview of the summary sheets. */
  showSummary(): Promise<boolean>;
  /** Shows the view where two editions are compared: which one is the other, only the user can say. */
  showRevision(): void;
  /** Takes back the latest write that can be taken back; tells where there is none. */
  undoLatest(): Promise<boolean>;
  /** Tells of an error of our own. */
  onBug(cause: unknown): void;
}
