import { refuse } from "../../book/bookRefusal.js";
import type { BookSheet } from "../../book/bookSheet.js";
import { formatAddress, rangeContains } from "../../core/grid/address.js";
import { formulaReferences } from "../../core/grid/formulaReferences.js";

/**
 * Refuses to move cells that a formula names, other than one that moves along: in Excel the formula would follow, and here it would
 * silently go by what is left behind.
 */
export function refuseOrphans(sheet: BookSheet, places: readonly (readonly [rowIndex: number, columnIndex: number])[]): void {
  const filled = places.filter(([rowIndex, columnIndex]) => sheet.value(rowIndex, columnIndex) !== null);
  if (filled.length === 0) return;
  const moved = new Set(places.map((place) => place.join()));
  for (const other of sheet.book.sheets) {
    for (const [rowIndex, row] of other.state.cells.entries()) {
      row.formulas?.forEach((formula, columnIndex) => {
        if (formula === undefined || (other.id === sheet.id && moved.has([rowIndex, columnIndex].join()))) return;
        const names = formulaReferences(formula).some(({ qualifier, range }) =>
          (qualifier?.sheet ?? other.name).toLowerCase() === sheet.name.toLowerCase() && filled.some(([r, c]) => rangeContains(range, r, c)));
        if (names) refuse("unsafe-part", `${other.name}!${formatAddress(rowIndex, columnIndex)} =${formula}`);
      });
    }
  }
}
