import { formatAddress, type CellRange } from "../../grid/address.js";
import type { FormulaIndex, PlacedFormula } from "../../relations/formulas/formulaIndex.js";
import { ownRange, rangeAt, referencesOf } from "../../relations/formulas/formulaNode.js";
import type { CannotTellReason } from "../../relations/relation.js";
import type { Check, Fault } from "../check.js";
import { answerBySheet } from "./answerBySheet.js";

/** Formulas followed from one range; a circle through more of them at once is not looked for. */
const MOST_FOLLOWED = 64;

/**
 * A formula that depends on its own result. Excel does not calculate it, so what it shows cannot be told to be right. A total that takes
 * in its own cell is an error, with the range that it should have.
 */
export const circular: Check = {
  code: "formula/circular",
  run({ index }) {
    const faults: Fault[] = [];
    const reasons = new Map<string, CannotTellReason>();
    const done = new Set<PlacedFormula>();
    for (const formula of index.all) {
      const own = ownRange(formula);
      if (own) { faults.push(toFault(formula, [formula], own)); done.add(formula); reasons.set(formula.sheet, "circular"); }
    }
    for (const circle of findCircles(index, done)) {
      const first = [...circle].sort((a, b) => a.rowIndex - b.rowIndex || a.columnIndex - b.columnIndex)[0];
      if (!first) continue;
      faults.push(toFault(first, circle, undefined));
      reasons.set(first.sheet, "circular");
    }
    return answerBySheet(reasons.keys(), faults, reasons);
  },
};

function toFault(formula: PlacedFormula, circle: readonly PlacedFormula[], range: CellRange | undefined): Fault {
  const cell = formatAddress(formula.rowIndex, formula.columnIndex);
  const proposed = range && withoutOwn(formula, range);
  return {
    severity: "error", at: formula,
    params: { cell, cells: circle.map(({ rowIndex, columnIndex }) => formatAddress(rowIndex, columnIndex)), formula: `=${formula.formula}`, isOwn: range !== undefined },
    explanations: proposed ? [{ cause: "range-holds-itself", cells: [{ sheet: formula.sheet, ref: cell, value: `=${formula.formula}`, proposed: `=${proposed}` }] }] : [],
  };
}

/** SUM(B2:B6) in B6 → SUM(B2:B5); only where the cell stands at the end of the range. */
function withoutOwn({ formula, rowIndex, columnIndex }: PlacedFormula, { top, bottom, left, right }: CellRange): string | undefined {
  const match = /^(SUM|AVERAGE|SUBTOTAL\(\s*\d+\s*,)\(?\s*\$?[A-Z]{1,3}\$?\d+:\$?[A-Z]{1,3}\$?\d+\s*\)$/i.exec(formula);
  if (!match) return undefined;
  const shorter = left === right && rowIndex === bottom && bottom > top + 1 ? { top, bottom: bottom - 1, left, right }
    : left === right && rowIndex === top && bottom > top + 1 ? { top: top + 1, bottom, left, right }
    : top === bottom && columnIndex === right && right > left + 1 ? { top, bottom, left, right: right - 1 }
    : top === bottom && columnIndex === left && right > left + 1 ? { top, bottom, left: left + 1, right } : undefined;
  if (!shorter) return undefined;
  return formula.replace(/\$?[A-Z]{1,3}\$?\d+:\$?[A-Z]{1,3}\$?\d+/i, `${formatAddress(shorter.top, shorter.left)}:${formatAddress(shorter.bottom, shorter.right)}`);
}

/** Circles of two formulas or more, each once. */
function findCircles(index: FormulaIndex, skipped: ReadonlySet<PlacedFormula>): PlacedFormula[][] {
  const state = new Map<PlacedFormula, "open" | "done">();
  const circles: PlacedFormula[][] = [];
  for (const start of index.all) {
    if (state.has(start)) continue;
    // a stack of our own: a column of 100,000 formulas that each take the one above must not overflow
    const path: { formula: PlacedFormula; next: readonly PlacedFormula[]; at: number }[] = [];
    const open = (formula: PlacedFormula): void => {
      state.set(formula, "open");
      path.push({ formula, next: skipped.has(formula) ? [] : precedents(formula, index), at: 0 });
    };
    open(start);
    while (path.length > 0) {
      const top = path.at(-1);
      const next = top?.next[top.at];
      if (!top || !next) { if (top) state.set(top.formula, "done"); path.pop(); continue; }
      top.at++;
      const known = state.get(next);
      if (known === undefined) open(next);
      else if (known === "open") circles.push(path.slice(path.findIndex(({ formula }) => formula === next)).map(({ formula }) => formula));
    }
  }
  return circles;
}

function precedents(formula: PlacedFormula, index: FormulaIndex): PlacedFormula[] {
  const { tree } = formula.shape;
  if (!tree) return [];
  const found: PlacedFormula[] = [];
  for (const reference of referencesOf(tree)) {
    const range = rangeAt(reference, formula.rowIndex, formula.columnIndex);
    if (!range || range.right - range.left > MOST_FOLLOWED) continue;
    for (const sheet of reference.sheets ?? [formula.sheet]) {
      if (reference.isCell) {
        const one = index.at(sheet, range.top, range.left);
        if (one && one !== formula) found.push(one);
        continue;
      }
      for (let c = range.left; c <= range.right; c++) {
        const column = index.inColumn(sheet, c, range.top, range.bottom, MOST_FOLLOWED + 1);
        if (column.length <= MOST_FOLLOWED) for (const one of column) if (one !== formula) found.push(one);
      }
    }
  }
  return found;
}
