import type { Book } from "../../../src/book/book.js";
import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { CellContent } from "../../../src/book/cellEdits.js";
import { meets } from "../../../src/book/cellEdits.js";
import { mapFormulas } from "../../../src/book/mapFormulas.js";
import { MAX_COLUMNS, MAX_ROWS, type CellRange } from "../../../src/core/grid/address.js";
import type { CellFormat } from "../../../src/core/grid/cellFormat.js";
import { mapReferenceAreas } from "./referenceAreas.js";
import { shiftArea, type CellShift } from "./shiftArea.js";

/** Moves the cells of a band where less than whole rows or columns are put in or taken out, and rewrites the references to them. */
export function movePart(book: Book, sheet: BookSheet, shift: CellShift): void {
  const { area, axis } = shift;
  const used = sheet.usedRange();
  const band: CellRange = axis === "row" ? { ...area, bottom: MAX_ROWS - 1 } : { ...area, right: MAX_COLUMNS - 1 };
  if (used && meets(used, band)) {
    const held: CellRange = { top: band.top, left: band.left, bottom: Math.max(band.top, Math.min(band.bottom, used.bottom)), right: Math.max(band.left, Math.min(band.right, used.right)) };
    const cells = readCells(sheet, held);
    const { tables } = sheet.state;
    sheet.setTables([]);
    sheet.clear(held, "all");
    for (const cell of cells) {
      const place = shiftArea({ top: cell.rowIndex, left: cell.columnIndex, bottom: cell.rowIndex, right: cell.columnIndex }, shift);
      if (!place) continue;
      sheet.setCells({ rowIndex: place.top, columnIndex: place.left }, [[cell.content]]);
      if (cell.format) sheet.replaceFormat(place.top, place.left, cell.format);
    }
    sheet.setTables(tables.flatMap((table) => {
      const range = shiftArea(table.range, shift);
      return range ? [{ ...table, range }] : [];
    }));
  }
  moveAround(sheet, shift);
  mapFormulas(book, (formula, home) => mapReferenceAreas(formula, home, sheet.name, (reference) => shiftArea(reference, shift)));
}

interface HeldCell {
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly content: CellContent;
  readonly format: CellFormat | undefined;
}

function readCells(sheet: BookSheet, area: CellRange): HeldCell[] {
  const found: HeldCell[] = [];
  for (const [rowIndex, row] of sheet.state.cells.entries(area.top, area.bottom)) {
    for (let columnIndex = area.left; columnIndex <= area.right; columnIndex++) {
      const value = row.values[columnIndex] ?? null;
      const formula = row.formulas?.[columnIndex];
      const format = row.formats?.[columnIndex];
      if (value === null && formula === undefined && !format) continue;
      found.push({ rowIndex, columnIndex, content: { value, ...(formula !== undefined && { formula }) }, format });
    }
  }
  return found;
}

/** Merges, notes, comments and conditional formats go with their cells. */
function moveAround(sheet: BookSheet, shift: CellShift): void {
  const { merges, notes, comments, conditionalFormats } = sheet.state;
  const cellOf = <T extends { readonly rowIndex: number; readonly columnIndex: number }>(item: T): T[] => {
    const place = shiftArea({ top: item.rowIndex, left: item.columnIndex, bottom: item.rowIndex, right: item.columnIndex }, shift);
    return place ? [{ ...item, rowIndex: place.top, columnIndex: place.left }] : [];
  };
  sheet.set("merges", { merges: merges.flatMap((merge) => shiftArea(merge, shift) ?? []) });
  if (notes.length > 0) sheet.setNotes(notes.flatMap(cellOf));
  if (comments.length > 0) sheet.set("comments", { comments: comments.flatMap(cellOf) });
  if (conditionalFormats.length > 0) {
    sheet.set("conditional-formats", {
      conditionalFormats: conditionalFormats.map((format) => ({ ...format, ranges: format.ranges.flatMap((range) => shiftArea(range, shift) ?? []) })).filter(({ ranges }) => ranges.length > 0),
    });
  }
}
