import { formatAddress } from "../../grid/address.js";
import { isUnclear } from "../../relations/formulas/evaluateFormula.js";
import type { PlacedFormula } from "../../relations/formulas/formulaIndex.js";
import { takesItself } from "../../relations/formulas/formulaNode.js";
import { isSameNumber } from "../../relations/formulas/workbookCells.js";
import type { CannotTellReason } from "../../relations/relation.js";
import type { Check, Fault } from "../check.js";
import { answerBySheet } from "./answerBySheet.js";

/** Cells named in the sentence; the others are counted. */
const MOST_NAMED = 5;

/**
 * A formula that shows another number than its cells give: the workbook was changed where nothing calculates, or calculation is set
 * to manual. What else the figures say cannot be told then. One finding a sheet; a workbook that is calculated anew on opening is excused.
 */
export const staleValue: Check = {
  code: "formula/stale",
  run({ workbook, index, cells }) {
    const asked: string[] = [];
    const faults: Fault[] = [];
    const reasons = new Map<string, CannotTellReason>();
    if (workbook.isCalculatedOnOpening) return [];
    for (const { name } of workbook.sheets) {
      const stale: { formula: PlacedFormula; shown: number; result: number }[] = [];
      let isAsked = false;
      for (const formula of index.inSheet(name)) {
        const shown = cells.cell(name, formula.rowIndex, formula.columnIndex);
        // what goes round in a circle is not calculated at all, and is told by itself
        if (typeof shown !== "number" || takesItself(formula)) continue;
        const { value, largest } = cells.result(formula);
        if (isUnclear(value) && value.unclear === "search-bound") reasons.set(name, "search-bound");
        if (isUnclear(value) || typeof value !== "number") continue;
        isAsked = true;
        if (!isSameNumber(shown, value, largest)) stale.push({ formula, shown, result: value });
      }
      if (isAsked) asked.push(name);
      const [first] = stale;
      if (!first) continue;
      reasons.set(name, "stale-value");
      const refs = stale.slice(0, MOST_NAMED).map(({ formula }) => formatAddress(formula.rowIndex, formula.columnIndex));
      faults.push({
        severity: "warning", at: first.formula,
        params: { cell: refs[0] ?? "", cells: refs, count: stale.length, value: first.shown, result: Number(first.result.toPrecision(12)) },
        relations: stale.map(({ formula }) => `${name}/formula/${formatAddress(formula.rowIndex, formula.columnIndex)}`).slice(0, MOST_NAMED),
      });
    }
    return answerBySheet(asked, faults, reasons);
  },
};
