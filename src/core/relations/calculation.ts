import type { CellRange } from "../grid/address.js";
import { MAX_COLUMNS } from "../grid/address.js";
import type { Workbook } from "../grid/grid.js";
import type { SheetFigures } from "../tables/sheetFigures.js";
import type { FormulaIndex } from "./formulas/formulaIndex.js";
import { LinearReader, type LinearFormula } from "./linearFormula.js";

export interface FormulaCell {
  readonly sheet: string;
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly formula: LinearFormula;
}

/** Ranges of more cells than this are not followed: no total of people sums them cell by cell. */
const MOST_CELLS = 200_000;
/** Cells that all formulas of a workbook may come to, each counted as often as it is summed; what is beyond keeps its cached value. */
export const MOST_VISITS = 20_000_000;

export function visitsOf(cell: FormulaCell): number {
  return cell.formula.terms.reduce((size, term) => size + (sizeOf(term.range) > MOST_CELLS ? 0 : sizeOf(term.range)), 0);
}

/**
 * The formulas of a workbook that add and subtract cells, each with the value it comes to when every text that shows a number
 * is that number. So a stale cached value and a number that SUM passed over do not hide what else is wrong: each is
 * reported by a check of its own.
 */
export function calculateSums(workbook: Workbook, index: FormulaIndex, figuresOf: (sheet: string) => SheetFigures | undefined): FormulaCell[] {
  const cells: FormulaCell[] = [];
  const byKey = new Map<string, FormulaCell>();
  const reader = new LinearReader(workbook, index);
  for (const placed of index.all) {
    const formula = reader.read(placed);
    if (!formula || formula.terms.length === 0) continue;
    const { sheet, rowIndex, columnIndex } = placed;
    const cell = { sheet, rowIndex, columnIndex, formula };
    cells.push(cell);
    byKey.set(keyOf(sheet, rowIndex, columnIndex), cell);
  }
  const states = new Map<FormulaCell, "open" | "done">();
  let visits = 0;
  for (const cell of cells) {
    visits += visitsOf(cell);
    if (visits > MOST_VISITS) break;
    calculate(cell, byKey, figuresOf, states, 0);
  }
  return cells;
}

function keyOf(sheet: string, rowIndex: number, columnIndex: number): string {
  return `${sheet}\u0000${rowIndex * MAX_COLUMNS + columnIndex}`;
}

function calculate(
  cell: FormulaCell, byKey: ReadonlyMap<string, FormulaCell>, figuresOf: (sheet: string) => SheetFigures | undefined,
  states: Map<FormulaCell, "open" | "done">, depth: number,
): void {
  if (states.has(cell) || depth > 400) return; // a cycle keeps its cached value
  states.set(cell, "open");
  const own = figuresOf(cell.sheet);
  let sum = cell.formula.constant;
  let decimals = 0;
  const shown = own?.grid.value(cell.rowIndex, cell.columnIndex);
  // an IF or IFERROR that shows something else than its sum says nothing of the sum
  let isKnown = own !== undefined && own.grid.filter === undefined && (cell.formula.isConditional !== true || typeof shown === "number");
  for (const { at, sign, skipsText, skipsErrors } of cellsOfFormula(cell)) {
    const inner = byKey.get(keyOf(at.sheet, at.rowIndex, at.columnIndex));
    if (inner && states.get(inner) === "open") { isKnown = false; break; }
    if (inner) calculate(inner, byKey, figuresOf, states, depth + 1);
    const figures = figuresOf(at.sheet);
    if (!figures) { isKnown = false; break; }
    const value = figures.number(at.rowIndex, at.columnIndex);
    const stored = figures.grid.value(at.rowIndex, at.columnIndex);
    if (typeof stored === "object" && stored !== null) { if (skipsErrors) continue; isKnown = false; break; }
    if (Number.isNaN(value)) {
      if (typeof stored === "string" && !skipsText) { isKnown = false; break; }
      continue;
    }
    decimals = Math.max(decimals, figures.decimals(at.rowIndex, at.columnIndex));
    sum += value * sign;
  }
  states.set(cell, "done");
  if (isKnown && own) own.setCalculated(cell.rowIndex, cell.columnIndex, roundAs(Number(sum.toFixed(Math.min(10, decimals))), cell.formula.rounding));
}

/** As ROUND, ROUNDUP and ROUNDDOWN do, away from zero at a half. */
function roundAs(value: number, rounding: LinearFormula["rounding"]): number {
  if (!rounding) return value;
  const scale = 10 ** rounding.digits;
  const scaled = Number((Math.abs(value) * scale).toPrecision(15));
  const size = rounding.mode === "nearest" ? Math.floor(scaled + 0.5) : rounding.mode === "up" ? Math.ceil(scaled) : Math.floor(scaled);
  return Math.sign(value) * (size / scale);
}

export interface FormulaPart {
  readonly at: { readonly sheet: string; readonly rowIndex: number; readonly columnIndex: number };
  readonly sign: 1 | -1;
  readonly skipsText: boolean;
  readonly skipsErrors: boolean;
}

/** Every cell that the formula adds or subtracts. */
export function* cellsOfFormula(cell: FormulaCell): Generator<FormulaPart> {
  for (const term of cell.formula.terms) {
    if (sizeOf(term.range) > MOST_CELLS) continue;
    for (let rowIndex = term.range.top; rowIndex <= term.range.bottom; rowIndex++) {
      if (term.passed?.rows.has(rowIndex)) continue;
      for (let columnIndex = term.range.left; columnIndex <= term.range.right; columnIndex++) {
        if (term.passed?.cells.has(rowIndex * MAX_COLUMNS + columnIndex)) continue;
        yield { at: { sheet: term.sheet ?? cell.sheet, rowIndex, columnIndex }, sign: term.sign, skipsText: term.skipsText, skipsErrors: term.skipsErrors === true };
      }
    }
  }
}

export function sizeOf(range: CellRange): number {
  return (range.bottom - range.top + 1) * (range.right - range.left + 1);
}
