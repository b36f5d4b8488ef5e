import type { Workbook } from "../grid/grid.js";
import type { FormulaCell } from "../relations/calculation.js";
import type { FormulaIndex } from "../relations/formulas/formulaIndex.js";
import type { WorkbookCells } from "../relations/formulas/workbookCells.js";
import type { Place, Relation } from "../relations/relation.js";
import type { Explanation, FindingParams, Outcome } from "../report/report.js";
import type { PlanTables } from "../tables/findPlanTables.js";
import type { SheetTables } from "../tables/findTables.js";

/** Everything a check may ask of a workbook, read once. */
export interface CheckContext {
  readonly workbook: Workbook;
  readonly sheets: readonly SheetTables[];
  readonly plan: PlanTables;
  readonly relations: readonly Relation[];
  /** The formulas that add and subtract cells, */
  readonly formulas: readonly FormulaCell[];
  /** and all of them, by their places. */
  readonly index: FormulaIndex;
  /** What each formula comes to from the values that are stored. */
  readonly cells: WorkbookCells;
}

/** A rule that is no equation. It answers once for each thing it was asked of: a table, a list, a cell. */
export interface Check {
  readonly code: CheckCode;
  run(context: CheckContext): CheckResult[];
}

export interface CheckResult {
  readonly at: Place | AreaPlace;
  readonly outcome: Outcome;
  readonly reason?: string;
  readonly faults: readonly Fault[];
}

/** A whole table or list, where no single cell is meant. */
export interface AreaPlace {
  readonly sheet: string;
  readonly ref: string;
}

export interface Fault {
  readonly severity: "error" | "warning" | "info";
  readonly at: Place;
  readonly params: FindingParams;
  readonly relations?: readonly string[];
  readonly explanations?: readonly Explanation[];
}

export const CHECK_CODES = [
  "text/number-in-sum", "text/lone-sign", "text/dress",
  "numbers/unique", "numbers/order", "names/unique", "names/agree",
  "lists/order", "lists/known-initiative", "lists/repeated-item", "lists/partial-length", "lists/change-of-current", "lists/change-not-new",
  "declared/at-most", "titles/agree", "periods/contiguous", "hidden/in-sum", "totals/left-out",
  "formula/short-range", "formula/criteria-short", "formula/key-differs", "formula/double-count", "formula/header-in-range", "formula/differs", "formula/typed-over",
  "formula/circular", "formula/error-value", "formula/stale", "formula/unfollowed",
] as const;
export type CheckCode = (typeof CHECK_CODES)[number];
