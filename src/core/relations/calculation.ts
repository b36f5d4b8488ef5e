import type { CellRange } from "../grid/address.js";
import { MAX_COLUMNS } from "../grid/address.js";
import type { Workbook } from "../grid/grid.js";
import type { SheetFigures } from "../tables/sheetFigures.js";
import type { FormulaIndex } from "./formulas/formulaIndex.js";
import { LinearReader, type LinearFormula, type LinearTerm } from "./linearFormula.js";

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
  const calculator = new Calculator(figuresOf);
  const reader = new LinearReader(workbook, index);
  for (const placed of index.all) {
    const formula = reader.read(placed);
    if (!formula || formula.terms.length === 0) continue;
    const { sheet, rowIndex, columnIndex } = placed;
    const cell = { sheet, rowIndex, columnIndex, formula };
    cells.push(cell);
    calculator.add(cell);
  }
  for (const cell of cells) {
    if (calculator.visits > MOST_VISITS) break;
    calculator.calculate(cell, 0);
  }
  return cells;
}

/** A range that is summed down to some row; one that begins like it and reaches further goes on from there. */
interface SumSoFar { bottom: number; sum: number; decimals: number }

class Calculator {
  /** Cells looked at; those that a longer range takes over from a shorter one count once. */
  visits = 0;
  private readonly bySheet = new Map<string, Map<number, FormulaCell>>();
  private readonly states = new Map<FormulaCell, "open" | "done">();
  private readonly sums = new Map<string, SumSoFar>();

  constructor(private readonly figuresOf: (sheet: string) => SheetFigures | undefined) {}

  add(cell: FormulaCell): void {
    let own = this.bySheet.get(cell.sheet);
    if (!own) this.bySheet.set(cell.sheet, (own = new Map<number, FormulaCell>()));
    own.set(cell.rowIndex * MAX_COLUMNS + cell.columnIndex, cell);
  }

  calculate(cell: FormulaCell, depth: number): void {
    if (this.states.has(cell) || depth > 400) return; // a cycle keeps its cached value
    this.states.set(cell, "open");
    const own = this.figuresOf(cell.sheet);
    const shown = own?.grid.value(cell.rowIndex, cell.columnIndex);
    // an IF or IFERROR that shows something else than its sum says nothing of the sum
    let isKnown = own !== undefined && own.grid.filter === undefined && (cell.formula.isConditional !== true || typeof shown === "number");
    let sum = cell.formula.constant;
    let decimals = 0;
    for (const term of cell.formula.terms) {
      if (sizeOf(term.range) > MOST_CELLS) continue;
      const part = this.sumOf(term, term.sheet ?? cell.sheet, depth);
      if (!part) { isKnown = false; break; }
      sum += part.sum * term.sign;
      decimals = Math.max(decimals, part.decimals);
    }
    this.states.set(cell, "done");
    if (isKnown && own) own.setCalculated(cell.rowIndex, cell.columnIndex, roundAs(Number(sum.toFixed(Math.min(10, decimals))), cell.formula.rounding));
  }

  /** Undefined where a cell of it stands for no number that is known. */
  private sumOf(term: LinearTerm, sheet: string, depth: number): SumSoFar | undefined {
    const figures = this.figuresOf(sheet);
    if (!figures) return undefined;
    const { range, passed, skipsText, skipsErrors } = term;
    const key = `${sheet}\u0000${range.top},${range.left},${range.right},${skipsText},${skipsErrors === true}`;
    const before = passed ? undefined : this.sums.get(key);
    const sum: SumSoFar = before && before.bottom <= range.bottom ? { ...before } : { bottom: range.top - 1, sum: 0, decimals: 0 };
    const formulas = this.bySheet.get(sheet);
    for (let rowIndex = sum.bottom + 1; rowIndex <= range.bottom; rowIndex++) {
      if (passed?.rows.has(rowIndex)) continue;
      for (let columnIndex = range.left; columnIndex <= range.right; columnIndex++) {
        if (passed?.cells.has(rowIndex * MAX_COLUMNS + columnIndex)) continue;
        this.visits++;
        const inner = formulas?.get(rowIndex * MAX_COLUMNS + columnIndex);
        if (inner && this.states.get(inner) === "open") return undefined;
        if (inner) this.calculate(inner, depth + 1);
        const value = figures.number(rowIndex, columnIndex);
        const stored = figures.grid.value(rowIndex, columnIndex);
        if (typeof stored === "object" && stored !== null) { if (skipsErrors) continue; return undefined; }
        if (Number.isNaN(value)) {
          if (typeof stored === "string" && !skipsText) return undefined;
          continue;
        }
        sum.decimals = Math.max(sum.decimals, figures.decimals(rowIndex, columnIndex));
        sum.sum += value;
      }
    }
    sum.bottom = range.bottom;
    if (!passed && range.bottom > range.top) this.sums.set(key, sum);
    return sum;
  }
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
