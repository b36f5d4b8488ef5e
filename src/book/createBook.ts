import { Book } from "./book.js";
import type { BookState } from "./bookState.js";
import { FormatTable } from "./formatTable.js";
import { blankSheet } from "./sheetList.js";

/**
 * A new workbook with blank sheets, one at least.
 * @example createBook(["件数表", "一覧"]).sheet("一覧")?.setValue(0, 0, "項目")
 */
export function createBook(sheetNames: readonly [string, ...string[]] = ["Sheet1"]): Book {
  const formats = new FormatTable();
  return new Book({ ...emptyState(), sheets: sheetNames.map((name, i) => blankSheet(`s${String(i + 1)}`, name, formats)), activeSheetId: "s1" }, formats);
}

/** A state without sheets, to be filled. */
export function emptyState(): BookState {
  return { sheets: [], names: [], customXml: new Map(), isStructureLocked: false, usesDate1904: false, isTyped: true, isCalculatedOnOpening: false, activeSheetId: "", log: [], marks: [] };
}
