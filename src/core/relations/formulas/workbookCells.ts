import { MAX_COLUMNS, MAX_ROWS, type CellRange } from "../../grid/address.js";
import type { Grid, Workbook } from "../../grid/grid.js";
import { Evaluation, evaluateFormula, type CellSource, type Home, type Scalar, type Unclear } from "./evaluateFormula.js";
import type { FormulaNode } from "./formulaNode.js";
import type { FormulaIndex, FormulaShape, PlacedFormula } from "./formulaIndex.js";

/** Cells that all evaluations of a workbook may look at; what is beyond is not told. */
const MOST_CELLS_READ = 20_000_000;
/** Ranges of more cells than this are no work of people. */
const MOST_IN_RANGE = 200_000;

export interface FormulaResult {
  readonly value: Scalar | Unclear;
  /** The largest number that was read for it. */
  readonly largest: number;
}

/** A workbook's values as they are stored, for evaluating its formulas one by one. */
export class WorkbookCells implements CellSource {
  private readonly grids: ReadonlyMap<string, Grid>;
  private readonly results = new Map<PlacedFormula, FormulaResult>();
  private left = MOST_CELLS_READ;

  constructor(workbook: Pick<Workbook, "sheets">, private readonly index: FormulaIndex) {
    this.grids = new Map(workbook.sheets.map((grid) => [grid.name, grid]));
  }

  /** What the formula comes to, from the values that its cells have now. Computed once. */
  result(formula: PlacedFormula): FormulaResult {
    let result = this.results.get(formula);
    if (!result) {
      const evaluation = new Evaluation(formula, this);
      const value = formula.shape.tree ? evaluation.scalar(formula.shape.tree) : { unclear: "unknown-function" as const };
      this.results.set(formula, (result = { value, largest: evaluation.largest }));
    }
    return result;
  }

  /** What a cell would show if it held the formula of its neighbours. */
  resultOf(shape: FormulaShape, home: Home): Scalar | Unclear {
    return this.valueOf(shape.tree, home);
  }

  valueOf(tree: FormulaNode | undefined, home: Home): Scalar | Unclear {
    return evaluateFormula(tree, home, this);
  }

  cell(sheet: string, rowIndex: number, columnIndex: number): Scalar | Unclear {
    const value = this.grids.get(sheet)?.value(rowIndex, columnIndex) ?? null;
    if (value !== null) return value;
    // a formula that shows nothing has been calculated to an empty text, if others of its sheet have values
    return this.index.at(sheet, rowIndex, columnIndex) ? (this.isCalculated(sheet) ? "" : { unclear: "uncalculated-formula" }) : null;
  }

  private readonly calculated = new Map<string, boolean>();

  /** A sheet whose formulas all lack a value was written by a program that does not calculate. */
  isCalculated(sheet: string): boolean {
    let is = this.calculated.get(sheet);
    if (is === undefined) {
      const grid = this.grids.get(sheet);
      is = this.index.inSheet(sheet).some(({ rowIndex, columnIndex }) => (grid?.value(rowIndex, columnIndex) ?? null) !== null);
      this.calculated.set(sheet, is);
    }
    return is;
  }

  cut(sheet: string, range: CellRange): CellRange | undefined {
    const grid = this.grids.get(sheet);
    return grid && cutToContent(range, grid);
  }

  isHiddenRow(sheet: string, rowIndex: number): boolean {
    return this.grids.get(sheet)?.hiddenRows.has(rowIndex) ?? false;
  }

  isFilteredRow(sheet: string, rowIndex: number): boolean {
    const grid = this.grids.get(sheet);
    return grid !== undefined && isFilteredOut(grid, rowIndex);
  }

  isSubtotal(sheet: string, rowIndex: number, columnIndex: number): boolean {
    const formula = this.index.at(sheet, rowIndex, columnIndex);
    return formula !== undefined && isSubtotalFormula(formula);
  }

  take(cells: number): boolean {
    if (cells > MOST_IN_RANGE || (this.left -= cells) < 0) return false;
    return true;
  }
}

/** Hidden by a filter: SUBTOTAL passes over such rows with any code, over those hidden by hand with 101 and up only. */
export function isFilteredOut({ filter, hiddenRows }: Grid, rowIndex: number): boolean {
  return filter !== undefined && rowIndex > filter.top && rowIndex <= filter.bottom && hiddenRows.has(rowIndex);
}

export function isSubtotalFormula({ shape }: PlacedFormula): boolean {
  return /\b(?:SUBTOTAL|AGGREGATE)\(/.test(shape.skeleton);
}

/** Whole rows and columns as far as the sheet holds anything. */
export function cutToContent(range: CellRange, grid: Grid): CellRange {
  if (range.bottom < MAX_ROWS - 1 && range.right < MAX_COLUMNS - 1) return range;
  const bottom = Math.max(range.top, Math.min(range.bottom, grid.rowIndexes.at(-1) ?? 0));
  const right = range.right < MAX_COLUMNS - 1 ? range.right
    : Math.max(range.left, Math.min(range.right, grid.rowIndexes.reduce((most, row) => Math.max(most, grid.row(row).length - 1), 0)));
  return { ...range, bottom, right };
}

/**
 * Equal as far as 15 digits go, allowing for sums that were added up in another order.
 * @param largest the largest number that went into them
 */
export function isSameNumber(a: number, b: number, largest = 1): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)) + 1e-12 * largest;
}

