import { formatNumber } from "../../../app/describeSuspicion.js";
import { displayText } from "../../../core/figures/display/displayText.js";
import { formatAddress, parseRange } from "../../../core/grid/address.js";
import { isCellError, type Grid, type Workbook } from "../../../core/grid/grid.js";
import { roundedQuotient } from "../../../core/suspects/ratioValue.js";
import type { CellRef, RelationKind, ReportedRelation } from "../../../core/report/report.js";

/** One term of an equation as it is drawn. */
export interface EquationTerm {
  readonly sign: 1 | -1;
  readonly at: CellRef;
  /** What the cell shows; undefined for a run of cells that is told by its address alone. */
  readonly text: string | undefined;
}

export interface Equation {
  readonly id: string;
  readonly kind: RelationKind;
  readonly terms: readonly EquationTerm[];
  /** What it comes to, what stands there instead, and by how much that is more (+) or less (−). */
  readonly expected: string;
  readonly actual: string;
  readonly difference: string;
  readonly total: CellRef;
}

const RATIOS: ReadonlySet<RelationKind> = new Set(["share", "rate", "mean"]);

/** More terms than this are drawn as runs of cells. */
const MOST_TERMS = 6;

/**
 * A broken equation with the numbers of its cells.
 * @example toEquation(relation, workbook) → { terms: [{ sign: 1, text: "2", at: C9 }, { sign: 1, text: "1", at: D9 }], expected: "3", actual: "4", difference: "+1", total: E9, … }
 */
export function toEquation(relation: ReportedRelation, workbook: Workbook): Equation | undefined {
  const { expected, actual, residual, total, kind } = relation;
  if (expected === undefined || actual === undefined) return undefined;
  const grids = new Map(workbook.sheets.map((grid) => [grid.name, grid]));
  const isPercent = shownFormat(grids.get(total.sheet), total.ref).includes("%");
  const format = (value: number): string => (isPercent ? `${formatNumber(value * 100)}%` : formatNumber(value));
  // a quotient of many digits is told to those that the cell shows
  const isRatio = RATIOS.has(kind);
  const result = isRatio ? roundedQuotient(expected, actual) : expected;
  const difference = isRatio ? actual - result : residual ?? actual - expected;
  return {
    id: relation.id, kind, total, terms: toTerms(relation, grids),
    expected: format(result), actual: format(actual),
    difference: `${difference < 0 ? "−" : "+"}${format(Math.abs(difference))}`,
  };
}

function toTerms({ parts, kind }: ReportedRelation, grids: ReadonlyMap<string, Grid>): EquationTerm[] {
  const cells = parts.flatMap((part) => cellsOf(part).map((ref) => ({ ...part, ref })));
  const isTold = cells.length <= MOST_TERMS && kind !== "count" && kind !== "mean";
  return (isTold ? cells : parts).map(({ sheet, ref, sign }) => ({ sign, at: { sheet, ref }, text: isTold ? shownText(grids.get(sheet), ref) : undefined }));
}

/** The cells of a range, row by row; of a long one the first few, for it is not told by its cells. */
function cellsOf({ ref }: CellRef): string[] {
  const range = parseRange(ref);
  if (!range) return [];
  const cells: string[] = [];
  for (let r = range.top; r <= range.bottom; r++) {
    for (let c = range.left; c <= range.right; c++) {
      cells.push(formatAddress(r, c));
      if (cells.length > MOST_TERMS) return cells;
    }
  }
  return cells;
}

function shownText(grid: Grid | undefined, ref: string): string {
  const range = parseRange(ref);
  const value = range && grid ? grid.value(range.top, range.left) : null;
  if (value === null) return "";
  return isCellError(value) ? value.error : displayText(value, shownFormat(grid, ref)).text;
}

function shownFormat(grid: Grid | undefined, ref: string): string {
  const range = parseRange(ref);
  return range && grid ? grid.style(range.top, range.left).numberFormat : "General";
}
