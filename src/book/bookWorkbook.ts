import type { Workbook } from "../core/grid/grid.js";
import type { Book } from "./book.js";
import { sheetGrid } from "./sheetGrid.js";

/** A book as the immutable workbook that the use cases read; it takes no copy of the cells. */
export function bookWorkbook(book: Book): Workbook {
  const { sheets, names, isTyped, usesDate1904, isCalculatedOnOpening } = book.state;
  return { sheets: sheets.map((sheet) => sheetGrid(sheet, book.formats)), definedNames: names, isTyped, usesDate1904, ...(isCalculatedOnOpening ? { isCalculatedOnOpening } : {}) };
}
