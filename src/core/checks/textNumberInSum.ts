import { formatAddress } from "../grid/address.js";
import { cellsOfFormula, MOST_VISITS, visitsOf } from "../relations/calculation.js";
import { cellsOfRow } from "../grid/grid.js";
import type { Place } from "../relations/relation.js";
import type { SheetFigures } from "../tables/sheetFigures.js";
import type { Check, CheckContext, CheckResult, Fault } from "./check.js";

/**
 * Text that looks like a number inside a range that a formula sums. SUM passes it over without a word: the published
 * accounts of a town were off by 16.87 million yen that way.
 */
export const textNumberInSum: Check = {
  code: "text/number-in-sum",
  run(context) {
    if (context.formulas.length === 0) return [];
    const sheets = new Map(context.sheets.map((sheet) => [sheet.figures.grid.name, sheet]));
    const faults = new Map<string, { fault: Fault; relations: string[] }>();
    let visits = 0;
    const hasTextNumber = new Map([...sheets].map(([name, { figures }]) => [name, holdsTextNumber(figures)]));
    for (const cell of context.formulas) {
      if (!cell.formula.terms.some((term) => hasTextNumber.get(term.sheet ?? cell.sheet))) continue;
      visits += visitsOf(cell);
      if (visits > MOST_VISITS) break;
      for (const { at, skipsText } of cellsOfFormula(cell)) {
        const figures = sheets.get(at.sheet)?.figures;
        if (!skipsText || !figures?.isTextNumber(at.rowIndex, at.columnIndex)) continue;
        const key = `${at.sheet}\u0000${at.rowIndex},${at.columnIndex}`;
        const id = `${cell.sheet}/formula/${formatAddress(cell.rowIndex, cell.columnIndex)}`;
        const known = faults.get(key);
        if (known) known.relations.push(id);
        else faults.set(key, { fault: toFault(at, figures.number(at.rowIndex, at.columnIndex), figures.text(at.rowIndex, at.columnIndex), cell), relations: [id] });
      }
    }
    const results = toResults(context, [...faults.values()].map(({ fault, relations }) => ({ ...fault, relations })));
    // sums beyond the bound were not looked through: what is not found is not known to be right
    return visits <= MOST_VISITS ? results : results.map((result) => (result.outcome === "holds" ? { ...result, outcome: "cannotTell", reason: "search-bound" } : result));
  },
};

/** Most sheets hold none, and their sums need no second look. */
function holdsTextNumber(figures: SheetFigures): boolean {
  const { grid } = figures;
  return figures.isTyped && grid.rowIndexes.some((rowIndex) => cellsOfRow(grid.row(rowIndex)).some(([columnIndex]) => figures.isTextNumber(rowIndex, columnIndex)));
}

function toFault(at: Place, value: number, text: string, sum: { rowIndex: number; columnIndex: number }): Fault {
  const ref = formatAddress(at.rowIndex, at.columnIndex);
  return {
    severity: "error", at,
    params: { cell: ref, text, value, total: formatAddress(sum.rowIndex, sum.columnIndex) },
    explanations: [{ cause: "text-number", cells: [{ sheet: at.sheet, ref, value: text, proposed: value }] }],
  };
}

/** One answer for each sheet that has sums. */
function toResults(context: CheckContext, faults: readonly Fault[]): CheckResult[] {
  const names = new Set([...context.formulas.map((cell) => cell.sheet), ...faults.map((fault) => fault.at.sheet)]);
  return [...names].map((sheet) => {
    const own = faults.filter((fault) => fault.at.sheet === sheet);
    return { at: { sheet, ref: own[0] ? formatAddress(own[0].at.rowIndex, own[0].at.columnIndex) : "A1" }, outcome: own.length > 0 ? "fails" : "holds", faults: own };
  });
}
