import type { FormulaCell } from "../relations/calculation.js";
import type { Relation } from "../relations/relation.js";
import { buildSystem, isViolated, type Equation, type EquationSystem } from "./equation.js";
import { explain, type SheetOf, type WeighedExplanation } from "./explain.js";
import { findExplanations, type Solution } from "./findExplanations.js";
import { decimalsOf } from "../tables/sheetFigures.js";
import { findSwaps } from "./findSwaps.js";
import { findWrongRatios } from "./findWrongRatios.js";
import { judgeSeverity } from "./judgeSeverity.js";

/** Broken equations that belong together, and everything that would mend them. */
export interface Suspicion {
  readonly relations: readonly Relation[];
  /** Likeliest first; all smallest ones. */
  readonly explanations: readonly WeighedExplanation[];
  /** True where the search ended at its bound: whether there are other explanations could not be told. */
  readonly isBounded: boolean;
  readonly severity: "error" | "warning";
}

type Located = Omit<Suspicion, "severity">;

/** More broken equations than this in one component are reported one by one. */
const MOST_TOGETHER = 60;

/**
 * Finds the wrong cells: broken equations are gathered into components that share a cell no sound equation vouches for,
 * and each component is solved by itself.
 * @example one digit off in a cross-footed table → one suspicion whose first explanation is that cell with its right value
 */
export function locateSuspects(
  relations: readonly Relation[], sheetOf: SheetOf, formulas: readonly FormulaCell[] = [], countTables: ReadonlySet<string> = new Set(),
): Suspicion[] {
  const near = findNeighbourhood(relations);
  if (near.length === 0) return [];
  const system = buildSystem(near, formulas);
  const located: Located[] = [];
  const done = new Set<Equation>();
  for (const swap of findSwaps(system, sheetOf)) {
    if (swap.equations.some((equation) => done.has(equation))) continue;
    located.push(...solve(swap.equations, system, sheetOf, done, swap.solution));
    swap.equations.forEach((equation) => done.add(equation));
  }
  for (const component of findComponents(system)) {
    const open = component.filter((equation) => !done.has(equation));
    if (open.length === 0) continue;
    located.push(...solve(open, system, sheetOf, done));
    open.forEach((equation) => done.add(equation));
  }
  const broken = new Map<string, number>();
  for (const equation of system.equations.filter(isViolated)) broken.set(equation.relation.tableId, (broken.get(equation.relation.tableId) ?? 0) + 1);
  const context = { isCountTable: (id: string) => countTables.has(id), brokenIn: (id: string) => broken.get(id) ?? 0 };
  const sums = located.map((suspicion): Suspicion => ({ ...suspicion, severity: judgeSeverity(suspicion.relations, suspicion.explanations, context) }));
  return [...sums, ...findWrongRatios(near, sums, sheetOf)];
}

/** The equations of the tables in which something is broken, and of the tables tied to them; the others play no part. */
function findNeighbourhood(relations: readonly Relation[]): Relation[] {
  const broken = relations.filter((relation) => relation.outcome === "fails");
  if (broken.length === 0) return [];
  const tables = new Set(broken.map((relation) => relation.tableId));
  const sheets = new Set(broken.flatMap((relation) => [relation.total.sheet, ...relation.parts.map((part) => part.sheet)]));
  return relations.filter((relation) => relation.code.startsWith("tie-out/") || tables.has(relation.tableId)
    || (relation.evidence.includes("formula") ? sheets.has(relation.total.sheet) : relation.tableId === ""));
}

function findComponents(system: EquationSystem): Equation[][] {
  const violated = system.equations.filter(isViolated);
  const componentOf = new Map<Equation, Equation[]>(violated.map((equation) => [equation, [equation]]));
  for (const equations of system.byVariable.values()) {
    const broken = equations.filter(isViolated);
    if (broken.length < 2) continue;
    const isVouched = equations.some((equation) => !isViolated(equation));
    if (isVouched && !broken.some((equation) => hasNoOwnSuspect(equation, system))) continue;
    merge(broken, componentOf);
  }
  return [...new Set(componentOf.values())];
}

function merge(equations: readonly Equation[], componentOf: Map<Equation, Equation[]>): void {
  const first = equations[0] && componentOf.get(equations[0]);
  if (!first) return;
  for (const equation of equations) {
    const other = componentOf.get(equation);
    if (!other || other === first) continue;
    for (const member of other) { first.push(member); componentOf.set(member, first); }
  }
}

/** Every cell of the equation stands in an equation that holds: two cells at least must be wrong. */
function hasNoOwnSuspect(equation: Equation, system: EquationSystem): boolean {
  for (const key of equation.terms.keys()) {
    if (system.byVariable.get(key)?.every(isViolated)) return false;
  }
  return true;
}

function solve(component: readonly Equation[], system: EquationSystem, sheetOf: SheetOf, done: Set<Equation>, swap?: Solution): Located[] {
  if (component.length > MOST_TOGETHER) return component.flatMap((equation) => solve([equation], system, sheetOf, done));
  const { solutions, isBounded } = swap ? { solutions: [swap], isBounded: false } : findExplanations(system, component);
  const explanations = solutions.map((solution) => explain(solution, system, sheetOf)).filter((found) => found !== undefined).filter(isPlausible)
    .sort((a, b) => a.weight - b.weight || compareReading(a, b));
  const mended = alsoMended(solutions, system);
  mended.forEach((equation) => done.add(equation));
  const relations = [...new Set([...component, ...mended])].map((equation) => equation.relation);
  const only = explanations[0];
  if (explanations.length === 1 && only && only.cells.length > 1 && only.cause !== "cells-swapped") return split(only, relations, system, isBounded);
  return [{ relations, explanations, isBounded }];
}

/** Whole numbers are not mended by fractions of many digits. */
function isPlausible({ cells }: WeighedExplanation): boolean {
  return cells.every(({ value, proposed }) => typeof proposed !== "number" || typeof value !== "number" || decimalsOf(proposed) <= decimalsOf(value) + 1);
}

/** Broken equations that every explanation mends, inside the component or beyond it. */
function alsoMended(solutions: readonly Solution[], system: EquationSystem): Equation[] {
  const touched = new Set([...(solutions[0]?.changes.keys() ?? [])].flatMap((key) => system.byVariable.get(key) ?? []));
  return [...touched].filter((equation) => isViolated(equation) && solutions.every((solution) => mends(solution.changes, equation)));
}

function mends(changes: ReadonlyMap<string, number>, equation: Equation): boolean {
  let residual = equation.residual;
  for (const [key, delta] of changes) residual += delta * (equation.terms.get(key) ?? 0);
  return Math.abs(residual) <= equation.slack + 1e-9;
}

/** Where only one explanation is left and it names several cells, each is a mistake of its own. */
function split(explanation: WeighedExplanation, relations: readonly Relation[], system: EquationSystem, isBounded: boolean): Located[] {
  return explanation.cells.map((cell, i) => {
    const key = explanation.keys[i] ?? "";
    const touched = new Set((system.byVariable.get(key) ?? []).map((equation) => equation.relation));
    const own = relations.filter((relation) => touched.has(relation));
    return { relations: own.length > 0 ? own : relations, explanations: [{ ...explanation, cells: [cell], keys: [key] }], isBounded };
  });
}

function compareReading(a: WeighedExplanation, b: WeighedExplanation): number {
  for (let i = 0; i < Math.min(a.keys.length, b.keys.length); i++) {
    const [sheetA = "", rowA, columnA] = (a.keys[i] ?? "").split("\u0000");
    const [sheetB = "", rowB, columnB] = (b.keys[i] ?? "").split("\u0000");
    if (sheetA !== sheetB) return sheetA < sheetB ? -1 : 1;
    const step = Number(rowA) - Number(rowB) || Number(columnA) - Number(columnB);
    if (step) return step;
  }
  return 0;
}
