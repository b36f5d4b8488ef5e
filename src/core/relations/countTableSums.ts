import { formatAddress } from "../grid/address.js";
import type { SheetTables } from "../tables/findTables.js";
import type { PlanTables } from "../tables/findPlanTables.js";
import type { CountTable } from "../tables/planTables.js";
import { placeKey, type Part, type Place, type Relation } from "./relation.js";

/** A direction counts as summed where so many of its telling lines hold, */
const LEAST_HOLDING = 0.5;
/** or fewer, where the other direction holds on most of its own: two wrong cells in a table of five rows leave little. */
const LEAST_WITH_HELP = 0.3;
const MOST_HOLDING = 0.6;

/**
 * The sums that the headings of a count table promise: 現行 + 新規 − 廃止 = 合計 in each row, the rows = the total line in each column.
 * In a small table one wrong cell leaves too little arithmetic to find a sum by; here the labels say it, and the arithmetic
 * need only not speak against it. What was found by arithmetic is not repeated.
 * @param known the relations found in the tables; one that stands for the same total in the same direction wins
 */
export function findCountTableSums(plan: PlanTables, known: readonly Relation[], sheets: readonly SheetTables[]): Relation[] {
  if (plan.countTables.length === 0) return [];
  const ids = new Set(plan.countTables.map((counts) => counts.table.id));
  const standing = new Set(known.filter((relation) => ids.has(relation.tableId) && relation.outcome !== "notApplicable").map((relation) => `${relation.code}${placeKey(relation.total)}`));
  return plan.countTables.flatMap((counts) => {
    const figures = sheets.find((sheet) => sheet.figures.grid.name === counts.table.sheet)?.figures;
    if (!figures) return [];
    const rows = acrossRows(counts, figures);
    const columns = downColumns(counts, figures);
    return [...(isSummed(rows, columns) ? rows : []), ...(isSummed(columns, rows) ? columns : [])]
      .map((line) => line.relation)
      .filter((relation) => !standing.has(`${relation.code}${placeKey(relation.total)}`));
  });
}

/** One equation; it is telling where two parts or more are not zero, or where it does not hold. */
interface SumLine { readonly relation: Relation; readonly holds: boolean; readonly isTelling: boolean }

function acrossRows(counts: CountTable, figures: SheetTables["figures"]): SumLine[] {
  const { totalColumn, partColumns, totalRow } = counts;
  if (totalColumn === undefined || partColumns.length < 2) return [];
  const rows = [...counts.initiativeRows, ...(totalRow === undefined ? [] : [totalRow])];
  return rows.flatMap((rowIndex) => sumLine(counts, figures, "footing/row", { rowIndex, columnIndex: totalColumn },
    partColumns.map(({ columnIndex, sign }) => ({ rowIndex, columnIndex, sign }))));
}

function downColumns(counts: CountTable, figures: SheetTables["figures"]): SumLine[] {
  const { totalRow, totalColumn, initiativeRows } = counts;
  if (totalRow === undefined || initiativeRows.length < 2) return [];
  const columns = [...counts.partColumns.map((part) => part.columnIndex), ...(totalColumn === undefined ? [] : [totalColumn])];
  return columns.flatMap((columnIndex) => sumLine(counts, figures, "footing/column", { rowIndex: totalRow, columnIndex },
    initiativeRows.map((rowIndex) => ({ rowIndex, columnIndex, sign: 1 }))));
}

function sumLine(
  counts: CountTable, figures: SheetTables["figures"], code: Relation["code"],
  at: Omit<Place, "sheet">, terms: readonly Omit<Part, "sheet">[],
): SumLine[] {
  const { sheet, id } = counts.table;
  const actual = figures.number(at.rowIndex, at.columnIndex);
  const values = terms.map((term) => figures.number(term.rowIndex, term.columnIndex) * term.sign).filter((value) => !Number.isNaN(value));
  if (Number.isNaN(actual) || values.length === 0) return [];
  const isHidden = terms.some((term) => ["unknown", "suppressed"].includes(figures.figure(term.rowIndex, term.columnIndex).kind));
  const expected = values.reduce((sum, value) => sum + value, 0);
  const holds = actual === expected;
  const relation: Relation = {
    id: `${id}/labelled/${formatAddress(at.rowIndex, at.columnIndex)}/${code === "footing/row" ? "row" : "col"}`,
    tableId: id, code, kind: terms.some((term) => term.sign === -1) ? "difference" : "sum",
    total: { sheet, ...at }, parts: terms.map((term) => ({ sheet, ...term })),
    outcome: holds ? "holds" : isHidden ? "cannotTell" : "fails", ...(!holds && isHidden ? { reason: "unknown-symbol" as const } : {}),
    actual, expected, residual: actual - expected, slack: 0, evidence: ["label", ...(holds ? ["arithmetic" as const] : [])], confidence: 0.95,
  };
  return [{ relation, holds, isTelling: !holds || values.filter((value) => value !== 0).length >= 2 }];
}

function isSummed(lines: readonly SumLine[], others: readonly SumLine[]): boolean {
  const share = (of: readonly SumLine[]): number => {
    const telling = of.filter((line) => line.isTelling);
    return telling.length === 0 ? 0 : telling.filter((line) => line.holds).length / telling.length;
  };
  const own = share(lines);
  return own >= LEAST_HOLDING || (own >= LEAST_WITH_HELP && share(others) >= MOST_HOLDING);
}
