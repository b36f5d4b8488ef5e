export interface BudgetLimits {
  /** Cells that hold or look like something, over all sheets. */
  readonly cells: number;
  readonly merges: number;
  /** Of formulas that are stored with another cell and written out for their own. */
  readonly formulaCharacters: number;
  /** Of the shared formulas themselves: taking one apart is the slowest thing that reading does. */
  readonly sharedCharacters: number;
}

/** A million cells of formulas take some 40 million characters. */
const LIMITS: BudgetLimits = { cells: 6_000_000, merges: 2_000_000, formulaCharacters: 64_000_000, sharedCharacters: 8_000_000 };

/**
 * What one workbook may take, over all its sheets. The package's limits bound the bytes that are read; this bounds what
 * grows out of them: a shared formula of a few bytes stands for thousands of cells.
 */
export class ReadBudget {
  private readonly left: { -readonly [K in keyof BudgetLimits]: number };

  constructor(limits: Partial<BudgetLimits> = {}) {
    this.left = { ...LIMITS, ...limits };
  }

  /** Each gives false once the budget is used up. */
  takeCell(): boolean {
    return --this.left.cells >= 0;
  }

  takeMerge(): boolean {
    return --this.left.merges >= 0;
  }

  takeFormula(formula: string): boolean {
    return (this.left.formulaCharacters -= formula.length) >= 0;
  }

  takeShared(formula: string): boolean {
    return (this.left.sharedCharacters -= formula.length) >= 0;
  }
}
