/**
 * What one workbook may take, over all its sheets. The package's limits bound the bytes that are read; this bounds what
 * grows out of them: a shared formula of a few bytes stands for thousands of cells.
 */
export class ReadBudget {
  private cells = 6_000_000;
  private merges = 2_000_000;
  private formulaCharacters = 150_000_000;

  /** Each gives false once the budget is used up. */
  takeCell(): boolean {
    return --this.cells >= 0;
  }

  takeMerge(): boolean {
    return --this.merges >= 0;
  }

  takeFormula(formula: string): boolean {
    return (this.formulaCharacters -= formula.length) >= 0;
  }
}
