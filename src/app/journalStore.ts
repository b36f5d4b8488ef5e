import { addEntry, markUndone, type Journal, type JournalEntry } from "./journal.js";

/** The journal of one open workbook, for all that write to it in one page: the pane and, where they share a runtime, the ribbon. */
export class JournalStore {
  private journal: Journal = [];
  private readonly listeners = new Set<(journal: Journal) => void>();

  get entries(): Journal {
    return this.journal;
  }

  add(entry: Omit<JournalEntry, "id" | "isUndone">): void {
    this.set(addEntry(this.journal, entry));
  }

  markUndone(id: number): void {
    this.set(markUndone(this.journal, id));
  }

  /** Calls back after each change; what it returns ends that. */
  subscribe(listener: (journal: Journal) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private set(journal: Journal): void {
    this.journal = journal;
    for (const listener of this.listeners) listener(journal);
  }
}
