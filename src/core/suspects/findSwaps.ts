import { placeKey, type Place } from "../relations/relation.js";
import { isViolated, roundingRoom, type Equation, type EquationSystem, type Variable } from "./equation.js";
import type { SheetOf } from "./explain.js";
import type { Solution } from "./findExplanations.js";

export interface Swap {
  readonly solution: Solution;
  /** The broken equations that the exchange mends. */
  readonly equations: readonly Equation[];
}

/** Where more equations than this are broken, a swap is no likelier than anything else. */
const MOST_BROKEN = 40;
const MOST_TERMS = 3000;

/**
 * Neighbouring cells typed into each other's place: exchanging their two values mends every broken equation they stand in, and
 * breaks none. The neighbour may stand outside all sums: then its value is just the one that is missing here.
 * @returns every such exchange, in the order of the equations
 */
export function findSwaps(system: EquationSystem, sheetOf: SheetOf): Swap[] {
  const broken = system.equations.filter(isViolated);
  if (broken.length > MOST_BROKEN) return [];
  const swaps = new Map<string, Swap>();
  for (const equation of broken) {
    if (equation.terms.size > MOST_TERMS) continue;
    for (const [key, coefficient] of equation.terms) {
      const cell = system.variables.get(key);
      if (cell?.kind !== "cell") continue;
      for (const other of neighboursOf(cell.place)) addExchange(cell, coefficient, other, equation);
    }
  }
  return [...swaps.values()];

  function addExchange(cell: CellVariable, coefficient: number, other: Place, equation: Equation): void {
    const value = numberAt(cell.place, sheetOf), otherValue = numberAt(other, sheetOf);
    // a number that stands one row off leaves its own cell blank
    if ((Number.isNaN(value) && !isBlank(cell.place, sheetOf)) || (Number.isNaN(otherValue) && !isBlank(other, sheetOf))) return;
    const delta = (Number.isNaN(otherValue) ? 0 : otherValue) - (Number.isNaN(value) ? 0 : value);
    if ((value === 0 && Number.isNaN(otherValue)) || Math.abs(delta) < 1e-9 || isFormula(cell.place, sheetOf) || isFormula(other, sheetOf)) return;
    const otherKey = placeKey(other);
    if (Math.abs(equation.residual + delta * (coefficient - (equation.terms.get(otherKey) ?? 0))) > roundingRoom(equation) + 1e-9) return;
    const id = [cell.key, otherKey].sort().join("\u0001");
    if (swaps.has(id)) return;
    const changes = new Map([[cell.key, delta], [otherKey, -delta]]);
    const touched = [...new Set([...(system.byVariable.get(cell.key) ?? []), ...(system.byVariable.get(otherKey) ?? [])])];
    if (!touched.every((each) => holdsAfter(each, changes))) return;
    if (!system.variables.has(otherKey)) system.variables.set(otherKey, { kind: "cell", key: otherKey, place: other });
    swaps.set(id, { solution: { changes }, equations: touched.filter(isViolated) });
  }
}

type CellVariable = Variable & { kind: "cell" };

function neighboursOf({ sheet, rowIndex, columnIndex }: Place): Place[] {
  return [[0, -1], [0, 1], [-1, 0], [1, 0]].map(([r = 0, c = 0]) => ({ sheet, rowIndex: rowIndex + r, columnIndex: columnIndex + c }))
    .filter((place) => place.rowIndex >= 0 && place.columnIndex >= 0);
}

function numberAt({ sheet, rowIndex, columnIndex }: Place, sheetOf: SheetOf): number {
  return sheetOf(sheet)?.figures.number(rowIndex, columnIndex) ?? NaN;
}

function isBlank({ sheet, rowIndex, columnIndex }: Place, sheetOf: SheetOf): boolean {
  return sheetOf(sheet)?.figures.classOf(rowIndex, columnIndex) === "blank";
}

function isFormula({ sheet, rowIndex, columnIndex }: Place, sheetOf: SheetOf): boolean {
  return sheetOf(sheet)?.figures.grid.formula(rowIndex, columnIndex) !== undefined;
}

function holdsAfter(equation: Equation, changes: ReadonlyMap<string, number>): boolean {
  let residual = equation.residual;
  for (const [key, delta] of changes) residual += delta * (equation.terms.get(key) ?? 0);
  return Math.abs(residual) <= roundingRoom(equation) + 1e-9;
}
