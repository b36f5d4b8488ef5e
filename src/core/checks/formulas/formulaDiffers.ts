import { formatAddress, parseAddress } from "../../grid/address.js";
import { isUnclear } from "../../relations/formulas/evaluateFormula.js";
import type { FormulaShape, PlacedFormula } from "../../relations/formulas/formulaIndex.js";
import { rangeAt, referencesOf, type ReferenceNode } from "../../relations/formulas/formulaNode.js";
import { filledFrom, findBetweenAlike, goesWithOthers, hasRun, isSameFormula, type BetweenAlike } from "../../relations/formulas/formulaRuns.js";
import { linearShape } from "../../relations/formulas/linearShape.js";
import { placeOn } from "../../relations/formulas/footings.js";
import { isSameNumber, type WorkbookCells } from "../../relations/formulas/workbookCells.js";
import type { Check, CheckContext, Fault } from "../check.js";
import { answerBySheet } from "./answerBySheet.js";
import { foldRemarks } from "./foldRemarks.js";
import { mendsSum } from "./mendsSum.js";

/**
 * A formula that refers to other cells than the formulas on both sides of it, which are alike: a copy that went wrong, a `$` that
 * is missing, an amount added by hand. Formulas of another make (a total among rates) are another thing and are left alone.
 */
export const formulaDiffers: Check = {
  code: "formula/differs",
  run(context) {
    const { index, workbook } = context;
    const asked = workbook.sheets.map(({ name }) => name).filter((name) => hasRun(name, index));
    const faults = new Map<string, Fault>();
    for (const sheet of asked) {
      for (const place of findBetweenAlike(sheet, index)) {
        const fault = judge(place, sheet, context);
        if (fault) faults.set(`${sheet}\u0000${String(fault.params["cell"])}`, fault);
      }
    }
    return answerBySheet(asked, foldRemarks([...faults.values()]));
  },
};

function judge(place: BetweenAlike, sheet: string, { index, cells, relations }: CheckContext): Fault | undefined {
  const { rowIndex, columnIndex } = placeOn(place.direction, place.line, place.position);
  const own = index.at(sheet, rowIndex, columnIndex);
  if (!own || goesWithOthers(place, own, index)) return undefined;
  const isShort = leavesOut(own, place.shape);
  if (!isShort && !isOfOneMake(own, place)) return undefined;
  if (takesBlanksMore(own, place, cells)) return undefined;
  const proposed = filledFrom(place);
  if (isSameFormula(own.formula, proposed)) return undefined;
  const [mine, theirs] = [cells.cell(sheet, rowIndex, columnIndex), cells.resultOf(place.shape, own)];
  if (isUnclear(mine) || isUnclear(theirs)) return undefined;
  const isSame = typeof mine === "number" && typeof theirs === "number" ? isSameNumber(mine, theirs) : mine === theirs;
  const isMending = typeof mine === "number" && typeof theirs === "number" && mendsSum(relations, own, mine, theirs);
  const cell = formatAddress(rowIndex, columnIndex);
  const other = [place.before, place.after].map((formula) => formatAddress(formula.rowIndex, formula.columnIndex)).join("、");
  return {
    // as long as both give the same, nothing is wrong that a reader could see
    severity: isSame ? "info" : isShort || isMending ? "error" : "warning", at: own,
    params: { cell, formula: `=${own.formula}`, other, proposed: `=${proposed}`, isSame },
    explanations: [{ cause: "formula-differs", cells: [{ sheet, ref: cell, value: `=${own.formula}`, proposed: `=${proposed}` }] }],
  };
}

/** One make: the same but for what it refers to, or with a number added to it by hand. */
function isOfOneMake(own: PlacedFormula, { shape }: BetweenAlike): boolean {
  const { skeleton } = own.shape;
  if (skeleton === shape.skeleton) return haveOneDirection(own.shape, shape);
  return skeleton.startsWith(shape.skeleton) && /^[+-]\d+(?:\.\d+)?$/.test(skeleton.slice(shape.skeleton.length));
}

/** Sums of more cells than this are compared by their ranges alone. */
const MOST_CELLS = 500;

/** Whether a sum takes some of the cells that the sums on both sides of it take, and no other: B4+D4 among B3+C3+D3. */
function leavesOut(own: PlacedFormula, shape: FormulaShape): boolean {
  const [mine, theirs] = [summedCells(own.shape, own), summedCells(shape, own)];
  return mine !== undefined && theirs !== undefined && mine.size >= 2 && mine.size < theirs.size && [...mine].every((cell) => theirs.has(cell));
}

/** Whether a sum takes what those beside it take and more, where beside it nothing stands: they reach as far as they need to. */
function takesBlanksMore(own: PlacedFormula, { shape, before }: BetweenAlike, cells: WorkbookCells): boolean {
  const [mine, theirs] = [summedCells(own.shape, own), summedCells(shape, own)];
  if (!mine || !theirs || mine.size <= theirs.size || ![...theirs].every((cell) => mine.has(cell))) return false;
  const [rows, columns] = [before.rowIndex - own.rowIndex, before.columnIndex - own.columnIndex];
  return [...mine].filter((cell) => !theirs.has(cell)).every((cell) => {
    const [sheets = "", ref = ""] = cell.split("!");
    const at = parseAddress(ref);
    return sheets === "" && at !== undefined && typeof cells.cell(own.sheet, at.rowIndex + rows, at.columnIndex + columns) !== "number";
  });
}

/** The cells that a plain sum adds up; undefined for anything else, for a cell taken twice, and for more cells than people list. */
function summedCells({ tree }: FormulaShape, home: PlacedFormula): ReadonlySet<string> | undefined {
  const linear = linearShape(tree);
  if (!linear || linear.constant !== 0 || linear.isConditional) return undefined;
  const cells = new Set<string>();
  let count = 0;
  for (const { reference, sign } of linear.terms) {
    const range = rangeAt(reference, home.rowIndex, home.columnIndex);
    if (!range || sign < 0 || (range.bottom - range.top + 1) * (range.right - range.left + 1) > MOST_CELLS) return undefined;
    for (let r = range.top; r <= range.bottom; r++) {
      for (let c = range.left; c <= range.right; c++) { cells.add(`${reference.sheets?.join() ?? ""}!${formatAddress(r, c)}`); count++; }
    }
  }
  return count === cells.size && count <= MOST_CELLS ? cells : undefined;
}

/** In the corner of subtotals and totals either may be summed: a sum down and a sum across are of two makes. */
function haveOneDirection(a: FormulaShape, b: FormulaShape): boolean {
  if (!a.tree || !b.tree) return true;
  const [x, y] = [referencesOf(a.tree), referencesOf(b.tree)];
  return x.every((reference, i) => directionOf(reference) === directionOf(y[i] ?? reference));
}

function directionOf({ top, bottom, left, right, isCell }: ReferenceNode): string {
  if (isCell) return "cell";
  return top.value === bottom.value && top.isFixed === bottom.isFixed ? "across" : left.value === right.value && left.isFixed === right.isFixed ? "down" : "block";
}
