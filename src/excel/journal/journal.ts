import type { WriteNotice, WriteReceipt } from "../../app/ports.js";
import type { Change } from "./change.js";

export interface JournalEntry {
  readonly changes: readonly Change[];
  readonly receipt: WriteReceipt;
  isUndone: boolean;
}

/** What this port has written, for undoing it, and for telling its own changes from the user's. It lives as long as the page. */
export class Journal {
  private readonly entries = new Map<string, JournalEntry>();
  private writing = 0;

  /** Whether a write or an undo is going on. */
  get isWriting(): boolean {
    return this.writing > 0;
  }

  /** Whether a sheet was added by a write of this page. */
  hasAdded(sheetId: string): boolean {
    return [...this.entries.values()].some(({ changes }) => changes.some((change) => change.kind === "sheet" && change.sheetId === sheetId));
  }

  async asOwn<T>(work: () => Promise<T>): Promise<T> {
    this.writing++;
    try {
      return await work();
    } finally {
      this.writing--;
    }
  }

  record(changes: readonly Change[], { notices, irreversible }: { readonly notices: readonly WriteNotice[]; readonly irreversible?: "sheet-replaced" | "lines" }): WriteReceipt {
    const receipt: WriteReceipt = {
      id: `excel-${String(this.entries.size + 1)}`,
      ...(notices.length === 0 ? {} : { notices }),
      ...(irreversible === undefined ? {} : { irreversible }),
    };
    this.entries.set(receipt.id, { changes, receipt, isUndone: false });
    return receipt;
  }

  find(id: string): JournalEntry | undefined {
    return this.entries.get(id);
  }
}
