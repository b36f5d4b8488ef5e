import { readNames } from "../relations/lines.js";
import { parseAddress } from "../grid/address.js";
import { decimalsOf, type SheetFigures } from "../tables/sheetFigures.js";
import type { Table } from "../tables/table.js";
import type { EquationSystem } from "./equation.js";
import type { SheetOf, WeighedExplanation } from "./explain.js";
import type { ExplainedCell } from "../report/report.js";

/** A column of fewer counts shows no habit. */
const LEAST_COUNTS = 3;

/**
 * The explanations that make sense: whole numbers are not mended by fractions of many digits, nor counts by a number below nought
 * where anything else would do.
 */
export function keepPlausible(explanations: readonly WeighedExplanation[], system: EquationSystem, sheetOf: SheetOf): WeighedExplanation[] {
  const fitting = explanations.filter(({ cells }) => cells.every(isOfFewDigits));
  const sensible = fitting.filter((explanation) => explanation.cause === "sign-lost"
    || !explanation.cells.some((cell, i) => isCountBelowNought(cell, explanation.keys[i] ?? "", system, sheetOf)));
  return sensible.length > 0 ? sensible : fitting;
}

function isOfFewDigits({ value, proposed }: ExplainedCell): boolean {
  return typeof proposed !== "number" || typeof value !== "number" || decimalsOf(proposed) <= decimalsOf(value) + 1;
}

/** 人 and 件 are never below nought; what is left over and what has changed may be. */
function isCountBelowNought({ sheet, ref, proposed }: ExplainedCell, key: string, system: EquationSystem, sheetOf: SheetOf): boolean {
  const tables = sheetOf(sheet), at = parseAddress(ref);
  if (typeof proposed !== "number" || proposed >= 0 || !tables || !at) return false;
  const table = tables.tables.find(({ range }) => at.rowIndex >= range.top && at.rowIndex <= range.bottom && at.columnIndex >= range.left && at.columnIndex <= range.right);
  if (!table || !holdsCounts(table, at.columnIndex, tables.figures)) return false;
  const { columnIndexes, columnRoles, rowIndexes, rowRoles } = readNames(table, tables.figures);
  if (columnRoles[columnIndexes.indexOf(at.columnIndex)] === "difference" || rowRoles[rowIndexes.indexOf(at.rowIndex)] === "difference") return false;
  return !(system.byVariable.get(key) ?? []).some(({ relation: { kind, total } }) => kind === "difference" && total.rowIndex === at.rowIndex && total.columnIndex === at.columnIndex);
}

function holdsCounts(table: Table, columnIndex: number, figures: SheetFigures): boolean {
  const numbers = table.rows.map(({ rowIndex }) => figures.number(rowIndex, columnIndex)).filter((value) => !Number.isNaN(value));
  return numbers.length >= LEAST_COUNTS && numbers.every((value) => value >= 0 && Number.isInteger(value));
}
