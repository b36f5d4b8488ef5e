import { MAX_COLUMNS, type CellRange } from "../grid/address.js";
import type { Grid, Workbook } from "../grid/grid.js";
import type { FormulaIndex, FormulaShape, PlacedFormula } from "./formulas/formulaIndex.js";
import { rangeAt, type ReferenceNode } from "./formulas/formulaNode.js";
import { cutToContent, isFilteredOut, isSubtotalFormula } from "./formulas/workbookCells.js";
import { linearShape, type LinearShape, type LinearShapeTerm } from "./formulas/linearShape.js";

/** A formula that only adds and subtracts cells. */
export interface LinearFormula extends Pick<LinearShape, "constant" | "rounding" | "isConditional"> {
  readonly terms: readonly LinearTerm[];
}

export interface LinearTerm {
  /** Undefined for the formula's own sheet. */
  readonly sheet: string | undefined;
  readonly range: CellRange;
  readonly sign: 1 | -1;
  /** SUM passes text over; `+` turns text that shows a number into the number. */
  readonly skipsText: boolean;
  readonly skipsErrors?: boolean;
  /** Cells (row × 16,384 + column) and rows of the range that do not count: other subtotals, hidden rows. */
  readonly passed?: { readonly cells: ReadonlySet<number>; readonly rows: ReadonlySet<number> };
}

/** Reads the linear formulas of a workbook, each shape once. */
export class LinearReader {
  private readonly shapes = new Map<FormulaShape, LinearShape | undefined>();
  private readonly grids: ReadonlyMap<string, Grid>;

  constructor(workbook: Workbook, private readonly index: FormulaIndex) {
    this.grids = new Map(workbook.sheets.map((grid) => [grid.name, grid]));
  }

  /** @example reader.read(the formula "SUM(B2:B5)-C5") → two terms, the second with sign −1; undefined for what is not linear */
  read(formula: PlacedFormula): LinearFormula | undefined {
    if (!this.shapes.has(formula.shape)) this.shapes.set(formula.shape, linearShape(formula.shape.tree));
    const shape = this.shapes.get(formula.shape);
    if (!shape) return undefined;
    const terms: LinearTerm[] = [];
    for (const term of shape.terms) {
      for (const sheet of term.reference.sheets ?? [undefined]) {
        const one = this.place(term, sheet, formula);
        if (!one) return undefined;
        terms.push(one);
      }
    }
    return { terms, constant: shape.constant, ...(shape.rounding ? { rounding: shape.rounding } : {}), ...(shape.isConditional ? { isConditional: true } : {}) };
  }

  /** Where a reference of the formula leads, whole rows and columns cut to what the sheet holds. */
  rangeOf(reference: ReferenceNode, sheet: string | undefined, home: PlacedFormula): CellRange | undefined {
    const range = rangeAt(reference, home.rowIndex, home.columnIndex);
    const grid = this.grids.get(sheet ?? home.sheet);
    return range && grid ? cutToContent(range, grid) : undefined;
  }

  private place({ reference, sign, passes }: LinearShapeTerm, sheet: string | undefined, home: PlacedFormula): LinearTerm | undefined {
    const range = this.rangeOf(reference, sheet, home);
    if (!range) return undefined;
    const own = sheet ?? home.sheet;
    const cells = new Set<number>();
    const rows = new Set<number>();
    if (passes.subtotals) {
      for (let c = range.left; c <= range.right; c++) {
        for (const other of this.index.inColumn(own, c, range.top, range.bottom)) if (isSubtotalFormula(other)) cells.add(other.rowIndex * MAX_COLUMNS + c);
      }
    }
    const grid = this.grids.get(own);
    if (grid && (passes.hidden || (passes.filtered && grid.filter))) {
      for (const row of grid.hiddenRows) if (row >= range.top && row <= range.bottom && (passes.hidden || isFilteredOut(grid, row))) rows.add(row);
    }
    return {
      sheet: own === home.sheet ? undefined : sheet, range, sign, skipsText: passes.text, ...(passes.errors ? { skipsErrors: true } : {}),
      ...(cells.size + rows.size > 0 ? { passed: { cells, rows } } : {}),
    };
  }
}
