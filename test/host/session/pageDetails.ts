import type { BookSheet } from "../../../src/book/bookSheet.js";

/** What Excel keeps of a sheet's page, and of its own properties, beside the book. It lasts as long as the session. */
export class PageDetails {
  private readonly bySheet = new Map<string, Map<string, unknown>>();

  get(sheet: BookSheet, name: string): unknown {
    return this.bySheet.get(sheet.id)?.get(name);
  }

  set(sheet: BookSheet, name: string, value: unknown): void {
    let details = this.bySheet.get(sheet.id);
    if (!details) this.bySheet.set(sheet.id, (details = new Map<string, unknown>()));
    details.set(name, value);
  }
}
