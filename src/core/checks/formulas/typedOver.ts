import { formatAddress } from "../../grid/address.js";
import { isUnclear, type Scalar, type Unclear } from "../../relations/formulas/evaluateFormula.js";
import { rangeAt, referencesOf, type ReferenceNode } from "../../relations/formulas/formulaNode.js";
import { linearShape } from "../../relations/formulas/linearShape.js";
import { filledFrom, findBetweenAlike, hasRun, type BetweenAlike } from "../../relations/formulas/formulaRuns.js";
import { placeOn } from "../../relations/formulas/footings.js";
import type { WorkbookCells } from "../../relations/formulas/workbookCells.js";
import { isDigitSlip } from "../../relations/faults/slips.js";
import type { Place } from "../../relations/relation.js";
import { decimalsOf } from "../../tables/sheetFigures.js";
import type { Check, CheckContext, Fault } from "../check.js";
import { answerBySheet } from "./answerBySheet.js";
import { foldRemarks } from "./foldRemarks.js";
import { mendsSum } from "./mendsSum.js";

/** A number typed over a formula: its neighbours on both sides are formulas that are alike. Whether its value is still right is said. */
export const typedOver: Check = {
  code: "formula/typed-over",
  run(context) {
    const asked = context.workbook.sheets.map(({ name }) => name).filter((name) => hasRun(name, context.index));
    const faults = new Map<string, Fault>();
    for (const sheet of asked) {
      for (const place of findBetweenAlike(sheet, context.index)) {
        const fault = judge(place, sheet, context);
        const key = `${sheet}\u0000${String(fault?.params["cell"])}`;
        // the row's formula and the column's may both have stood there: the one that says more is kept
        if (fault && (!faults.has(key) || fault.severity === "error")) faults.set(key, fault);
      }
    }
    return answerBySheet(asked, foldRemarks([...faults.values()]));
  },
};

function judge(place: BetweenAlike, sheet: string, { index, cells, relations }: CheckContext): Fault | undefined {
  const at = { sheet, ...placeOn(place.direction, place.line, place.position) };
  if (index.at(sheet, at.rowIndex, at.columnIndex)) return undefined;
  const typed = cells.cell(sheet, at.rowIndex, at.columnIndex);
  // 1, =A1+1, =A2+1, 10, =A4+1: a count that begins anew is typed on purpose
  if (typeof typed !== "number" || /^#\+\d+$/.test(place.shape.skeleton)) return undefined;
  const result = cells.resultOf(place.shape, at);
  const match = compare(typed, result);
  if (match === "none" || (match === "other" && isOfAnotherKind(typed, result, place, at, cells))) return undefined;
  const cell = formatAddress(at.rowIndex, at.columnIndex);
  const proposed = `=${filledFrom(place)}`;
  return {
    severity: match !== "other" ? "info" : isPlainSum(place) || (typeof result === "number" && mendsSum(relations, at, typed, result)) ? "error" : "warning", at,
    params: { cell, value: typed, proposed, match, ...(typeof result === "number" ? { result: Number(result.toPrecision(12)) } : {}) },
    explanations: [{ cause: "formula-typed-over", cells: [{ sheet, ref: cell, value: typed, proposed }] }],
  };
}

/** A typed number is as exact as it was typed: 33.3 for a third. */
function compare(typed: number, result: Scalar | Unclear): "same" | "other" | "unknown" | "none" {
  if (isUnclear(result)) return "unknown";
  if (typeof result !== "number") return "none"; // there the formula would show a text or nothing
  return Math.abs(typed - result) <= 0.5 * 10 ** -decimalsOf(typed) * (Number.isInteger(typed) && Number.isInteger(result) ? 0 : 1) + 1e-9 * Math.abs(typed) ? "same" : "other";
}

/** A typed number this far from the sum is another quantity: a mean among totals, a rate among amounts. */
const CLOSE = 0.5;

/** Whether the typed number may well stand for something else than what its neighbours' formula would give. */
function isOfAnotherKind(typed: number, result: Scalar | Unclear, { shape }: BetweenAlike, at: Place, cells: WorkbookCells): boolean {
  if (typeof result !== "number" || !shape.tree) return false;
  const parts = referencesOf(shape.tree).flatMap((reference) => numbersAt(reference, at, cells));
  // a total whose parts are not told is typed for want of them
  if (parts.length === 0) return true;
  if (isDigitSlip(typed, result)) return false;
  return Math.abs(typed - result) > CLOSE * Math.max(Math.abs(typed), Math.abs(result)) || (!Number.isInteger(typed) && parts.every(Number.isInteger) && Number.isInteger(result));
}

function numbersAt(reference: ReferenceNode, at: Place, cells: WorkbookCells): number[] {
  const range = rangeAt(reference, at.rowIndex, at.columnIndex);
  const own = range && cells.cut(reference.sheets?.[0] ?? at.sheet, range);
  if (!own || !cells.take((own.bottom - own.top + 1) * (own.right - own.left + 1))) return [];
  const numbers: number[] = [];
  for (let r = own.top; r <= own.bottom; r++) {
    for (let c = own.left; c <= own.right; c++) {
      const value = cells.cell(reference.sheets?.[0] ?? at.sheet, r, c);
      if (typeof value === "number") numbers.push(value);
    }
  }
  return numbers;
}

/** A sum of two cells or more: what it should be needs no reading of intent. */
function isPlainSum({ shape }: BetweenAlike): boolean {
  const linear = linearShape(shape.tree);
  if (!linear || linear.constant !== 0 || linear.isConditional) return false;
  return linear.terms.every(({ sign }) => sign === 1) && (linear.terms.length > 1 || linear.terms[0]?.reference.isCell === false);
}
