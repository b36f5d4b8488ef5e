import type { CellRef } from "../core/report/report.js";
import type { WriteReceipt } from "./ports.js";

/** What a write was for. */
export type WritePurpose = "repair" | "mark" | "unmark" | "summary" | "comparison" | "errata" | "exclude" | "include" | "settings";

/** One write of Kensan's, as long as the pane lives. What a closed workbook can no longer undo is not in it. */
export interface JournalEntry {
  readonly id: number;
  readonly purpose: WritePurpose;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Cells that were written, where they are few; sheets that were added carry an empty `ref`. */
  readonly places: readonly CellRef[];
  readonly receipt: WriteReceipt;
  readonly isUndone: boolean;
}

/** Newest first. */
export type Journal = readonly JournalEntry[];

export function addEntry(journal: Journal, entry: Omit<JournalEntry, "id" | "isUndone">): Journal {
  return [{ ...entry, id: (journal[0]?.id ?? 0) + 1, isUndone: false }, ...journal];
}

export function markUndone(journal: Journal, id: number): Journal {
  return journal.map((entry) => (entry.id === id ? { ...entry, isUndone: true } : entry));
}

/**
 * What 元に戻す takes back: the newest write that is not undone and can be. A write that cannot be undone is passed over, not hidden.
 * @example latestUndoable(markUndone(journal, 2))?.id === 1
 */
export function latestUndoable(journal: Journal): JournalEntry | undefined {
  return journal.find((entry) => !entry.isUndone && entry.receipt.irreversible === undefined);
}
