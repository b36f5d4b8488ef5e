import type { GridBuilder } from "../../core/grid/gridBuilder.js";
import { displayedFormula } from "./formulaText.js";
import type { ReadBudget } from "./readBudget.js";
import type { SheetListener } from "./sheetCells.js";
import { parseSharedFormula, type SharedFormula } from "./sharedFormula.js";
import type { XmlScanner } from "../xmlScanner.js";

/** Excel takes 8,192 characters; file prefixes come on top. */
const MAX_LENGTH = 16_384;

interface Master {
  readonly row: number;
  readonly column: number;
  readonly formula: SharedFormula;
}

interface Follower {
  readonly row: number;
  readonly column: number;
  readonly group: string;
}

/** Collects the formulas of one sheet; those that are stored with another cell are written out for their own. */
export class SheetFormulas {
  private readonly masters = new Map<string, Master>();
  private readonly waiting: Follower[] = [];

  constructor(private readonly builder: GridBuilder, private readonly budget: ReadBudget, private readonly listener?: SheetListener) {}

  /** From the OPEN of `f` to its CLOSE. False once the workbook's budget is used up. */
  read(scanner: XmlScanner, row: number, column: number): boolean {
    const type = scanner.attribute("t");
    if (type === "array" || type === "dataTable") this.listener?.formulaArea(type, scanner.attribute("ref") ?? "");
    const group = type === "shared" ? (scanner.attribute("si") ?? "") : undefined;
    const stored = scanner.readText();
    if (stored.length > MAX_LENGTH) scanner.isDamaged = true;
    // A what-if table has its cells' values and no formula that could be shown.
    if (scanner.isDamaged || type === "dataTable") return true;
    if (stored !== "") {
      const formula = displayedFormula(stored);
      this.builder.setFormula(row, column, formula);
      if (group === undefined) return true;
      if (!this.budget.takeShared(formula)) return false;
      this.masters.set(group, { row, column, formula: parseSharedFormula(formula) });
      return true;
    }
    if (group === undefined) return true;
    if (this.masters.has(group)) return this.addFollower({ row, column, group });
    this.waiting.push({ row, column, group });
    return true;
  }

  /** Excel stores the master first; for programs that do not, its followers wait until here. */
  finish(): boolean {
    return this.waiting.every((follower) => this.addFollower(follower));
  }

  private addFollower({ row, column, group }: Follower): boolean {
    const master = this.masters.get(group);
    if (!master) return true;
    const formula = master.formula.at(row - master.row, column - master.column);
    this.builder.setFormula(row, column, formula);
    return this.budget.takeFormula(formula);
  }
}
