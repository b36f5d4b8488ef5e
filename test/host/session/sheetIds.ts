import type { Book } from "../../../src/book/book.js";
import type { BookSheet } from "../../../src/book/bookSheet.js";

/** The ids that Excel shows for sheets: they stay the same when a sheet is renamed or moved. */
export class SheetIds {
  private readonly byBookId = new Map<string, string>();

  constructor(private readonly book: Book) {
    for (const sheet of book.sheets) this.of(sheet);
  }

  of(sheet: BookSheet): string {
    return this.byId(sheet.id);
  }

  /** By the book's id, of a sheet that may be gone. */
  byId(bookId: string): string {
    let id = this.byBookId.get(bookId);
    if (id === undefined) {
      const n = this.byBookId.size.toString(16).padStart(2, "0").toUpperCase();
      this.byBookId.set(bookId, (id = `{00000000-0001-0000-${n.slice(-2)}00-0000000000${n.length > 2 ? n.slice(0, 2).padStart(2, "0") : "00"}}`));
    }
    return id;
  }

  /** By id or by name; case does not count. */
  find(key: string): BookSheet | undefined {
    const wanted = key.toLowerCase();
    return this.book.sheets.find((sheet) => this.of(sheet).toLowerCase() === wanted) ?? this.book.sheet(key);
  }
}
