import { formatAddress } from "../../grid/address.js";
import { isCellError } from "../../grid/grid.js";
import { cellsOfFormula, visitsOf, type FormulaCell } from "../../relations/calculation.js";
import { rangeAt, referencesOf } from "../../relations/formulas/formulaNode.js";
import { placeKey, type CannotTellReason, type Place } from "../../relations/relation.js";
import type { Check, CheckContext, Fault } from "../check.js";
import { answerBySheet } from "./answerBySheet.js";

/** Cells looked at for where an error comes from. */
const MOST_LOOKS = 2_000_000;
const MOST_STEPS = 100;

/** An error (#REF!, #DIV/0!) that a total takes in: the total shows it as well, and what it should be cannot be told. Named is the cell where it begins. */
export const errorInSum: Check = {
  code: "formula/error-value",
  run(context) {
    const sheets = new Map(context.workbook.sheets.map((grid) => [grid.name, grid]));
    const sums = context.formulas.filter((cell) => visitsOf(cell) >= 2);
    const roots = new Map<string, { place: Place; sums: FormulaCell[] }>();
    const reasons = new Map<string, CannotTellReason>();
    let looks = 0;
    const errorAt = ({ sheet, rowIndex, columnIndex }: Place): string | undefined => {
      looks++;
      const value = sheets.get(sheet)?.value(rowIndex, columnIndex) ?? null;
      return isCellError(value) ? value.error : undefined;
    };
    for (const sum of sums) {
      if (errorAt(sum) === undefined || looks > MOST_LOOKS) continue;
      for (const { at } of cellsOfFormula(sum)) {
        if (errorAt(at) === undefined) continue;
        const place = findRoot(at, context, errorAt);
        // the formulas of one row that broke together are one cause
        const key = `${place.sheet}\u0000${place.rowIndex}\u0000${errorAt(place) ?? ""}`;
        const root = roots.get(key) ?? { place, sums: [] };
        root.sums.push(sum);
        roots.set(key, root);
        reasons.set(sum.sheet, "error-value");
        break;
      }
    }
    const faults = [...roots.values()].map(({ place, sums: own }): Fault => ({
      severity: "warning", at: place,
      params: {
        cell: formatAddress(place.rowIndex, place.columnIndex), error: errorAt(place) ?? "", count: own.length,
        total: own[0] ? formatAddress(own[0].rowIndex, own[0].columnIndex) : "",
      },
      relations: own.map((sum) => `${sum.sheet}/formula/${formatAddress(sum.rowIndex, sum.columnIndex)}`),
    }));
    return answerBySheet(sums.map(({ sheet }) => sheet), faults, reasons);
  },
};

/** Follows the error from formula to formula until one whose own cells show none. */
function findRoot(start: Place, { index }: CheckContext, errorAt: (place: Place) => string | undefined): Place {
  let place = start;
  for (let step = 0; step < MOST_STEPS; step++) {
    const formula = index.at(place.sheet, place.rowIndex, place.columnIndex);
    const next = formula?.shape.tree && firstError(formula, referencesOf(formula.shape.tree), errorAt);
    if (!next || placeKey(next) === placeKey(place)) return place;
    place = next;
  }
  return place;
}

function firstError(home: Place, references: ReturnType<typeof referencesOf>, errorAt: (place: Place) => string | undefined): Place | undefined {
  for (const reference of references) {
    const range = rangeAt(reference, home.rowIndex, home.columnIndex);
    if (!range || (range.bottom - range.top + 1) * (range.right - range.left + 1) > 10_000) continue;
    for (const sheet of reference.sheets ?? [home.sheet]) {
      for (let rowIndex = range.top; rowIndex <= range.bottom; rowIndex++) {
        for (let columnIndex = range.left; columnIndex <= range.right; columnIndex++) {
          if (errorAt({ sheet, rowIndex, columnIndex }) !== undefined) return { sheet, rowIndex, columnIndex };
        }
      }
    }
  }
  return undefined;
}
