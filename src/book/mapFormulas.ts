import type { Book } from "./book.js";
import type { SheetState } from "./bookState.js";

/**
 * Rewrites every formula of a book: those of cells, of names and of conditional formats. `change` gets the name of the sheet that a
 * formula stands on ("" for names of the whole workbook) and gives the same text where nothing changes; rows of which none does are not copied.
 */
export function mapFormulas(book: Book, change: (formula: string, home: string) => string): void {
  for (const sheet of book.peek().sheets) mapSheetFormulas(book, sheet, change);
  const { names } = book.peek();
  const changed = names.map((name) => {
    const refersTo = change(name.refersTo, name.sheet ?? "");
    return refersTo === name.refersTo ? name : { ...name, refersTo };
  });
  if (changed.some((name, i) => name !== names[i])) {
    book.update({ names: changed });
    book.note({ kind: "names" });
  }
}

function mapSheetFormulas(book: Book, sheet: SheetState, change: (formula: string, home: string) => string): void {
  let { cells } = sheet;
  for (const [rowIndex, row] of [...sheet.cells.entries()]) {
    row.formulas?.forEach((formula, columnIndex) => {
      const after = formula === undefined ? undefined : change(formula, sheet.name);
      if (after === undefined || after === formula) return;
      cells = cells.writable(book.stamp);
      const writable = cells.writableRow(rowIndex);
      (writable.formulas ??= [])[columnIndex] = after;
    });
  }
  if (cells !== sheet.cells) book.updateSheet(sheet.id, { cells });
  const conditionalFormats = sheet.conditionalFormats.map((format) => ({ ...format, formulas: format.formulas.map((formula) => change(formula, sheet.name)) }));
  const differs = conditionalFormats.some((format, i) => format.formulas.some((formula, k) => formula !== sheet.conditionalFormats[i]?.formulas[k]));
  if (differs) book.updateSheet(sheet.id, { conditionalFormats });
}
