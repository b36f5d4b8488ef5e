import { isViolated, type Equation, type EquationSystem, type Variable } from "./equation.js";
import type { SheetOf } from "./explain.js";
import type { Solution } from "./findExplanations.js";

export interface Swap {
  readonly solution: Solution;
  readonly equations: readonly Equation[];
}

/** Where more equations than this are broken, a swap is no likelier than anything else. */
const MOST_BROKEN = 40;
const MOST_TERMS = 3000;

/**
 * Two neighbouring cells typed into each other's place break two parallel sums by the same amount in opposite directions.
 * Only where exchanging the two values mends every equation they break, and breaks none, is it a swap; and only where no
 * other exchange does the same.
 */
export function findSwaps(system: EquationSystem, sheetOf: SheetOf): Swap[] {
  const broken = system.equations.filter(isViolated);
  if (broken.length < 2 || broken.length > MOST_BROKEN) return [];
  const swaps: Swap[] = [];
  broken.forEach((first, i) => {
    for (const second of broken.slice(i + 1)) {
      if (Math.abs(first.residual + second.residual) > 1e-9 || first.terms.size > MOST_TERMS) continue;
      const found = exchangesOf(first, second, system, sheetOf);
      const only = found[0];
      if (found.length === 1 && only) swaps.push(only);
    }
  });
  return swaps;
}

function exchangesOf(first: Equation, second: Equation, system: EquationSystem, sheetOf: SheetOf): Swap[] {
  const found: Swap[] = [];
  for (const [key, coefficient] of first.terms) {
    const a = system.variables.get(key);
    if (a?.kind !== "cell" || second.terms.has(key)) continue;
    const value = numberAt(a, sheetOf);
    const delta = -first.residual / coefficient;
    for (const [otherKey] of second.terms) {
      const b = system.variables.get(otherKey);
      if (b?.kind !== "cell" || first.terms.has(otherKey) || !areNeighbours(a, b)) continue;
      const other = numberAt(b, sheetOf);
      if (Math.abs(value + delta - other) > 1e-9 || Math.abs(delta) < 1e-9) continue;
      const changes = new Map([[key, delta], [otherKey, -delta]]);
      const touched = new Set([...(system.byVariable.get(key) ?? []), ...(system.byVariable.get(otherKey) ?? [])]);
      if ([...touched].every((equation) => holdsAfter(equation, changes))) found.push({ solution: { changes }, equations: [...touched].filter(isViolated) });
    }
  }
  return found;
}

function numberAt(variable: Variable & { kind: "cell" }, sheetOf: SheetOf): number {
  const value = sheetOf(variable.place.sheet)?.figures.number(variable.place.rowIndex, variable.place.columnIndex) ?? NaN;
  return Number.isNaN(value) ? 0 : value;
}

function areNeighbours(a: Variable & { kind: "cell" }, b: Variable & { kind: "cell" }): boolean {
  return a.place.sheet === b.place.sheet
    && Math.abs(a.place.rowIndex - b.place.rowIndex) + Math.abs(a.place.columnIndex - b.place.columnIndex) === 1;
}

function holdsAfter(equation: Equation, changes: ReadonlyMap<string, number>): boolean {
  let residual = equation.residual;
  for (const [key, delta] of changes) residual += delta * (equation.terms.get(key) ?? 0);
  return Math.abs(residual) <= equation.slack + 1e-9;
}
