import type { FormulaCell } from "../relations/calculation.js";
import type { Relation } from "../relations/relation.js";
import { exactnessBits } from "../relations/faults/exactness.js";
import { buildSystem, isViolated, roundingRoom, type Equation, type EquationSystem } from "./equation.js";
import { explain, type SheetOf, type WeighedExplanation } from "./explain.js";
import { findExplanations, type Solution, type Solutions } from "./findExplanations.js";
import { findSwaps, type Swap } from "./findSwaps.js";
import { findWrongRatios } from "./findWrongRatios.js";
import { judgeSeverity } from "./judgeSeverity.js";
import { keepPlausible } from "./plausible.js";
import { RatioEvidence } from "./ratioEvidence.js";

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
  const evidence = new RatioEvidence(near, system, (place) => sheetOf(place.sheet)?.figures.number(place.rowIndex, place.columnIndex) ?? NaN);
  const located: Located[] = [];
  const done = new Set<Equation>();
  const swaps = groupSwaps(findSwaps(system, sheetOf));
  for (const { equations, solutions } of swaps) {
    if (equations.length < 2 || solutions.length > MOST_SWAPS || equations.some((equation) => done.has(equation))) continue;
    if (findExplanations(system, equations, 1).solutions.length > 0) continue;
    located.push(...solve(equations, swaps, solutions));
    equations.forEach((equation) => done.add(equation));
  }
  for (const component of findComponents(system)) {
    const open = component.filter((equation) => !done.has(equation));
    if (open.length === 0) continue;
    located.push(...solve(open, swaps));
    open.forEach((equation) => done.add(equation));
  }
  const broken = new Map<string, number>();
  for (const equation of system.equations.filter(isViolated)) broken.set(equation.relation.tableId, (broken.get(equation.relation.tableId) ?? 0) + 1);
  const exactness = sumExactness(near);
  const context = { isCountTable: (id: string) => countTables.has(id), brokenIn: (id: string) => broken.get(id) ?? 0, exactnessOf: (id: string) => exactness.get(id) ?? 0 };
  const sums = located.map((suspicion): Suspicion => ({ ...suspicion, severity: judgeSeverity(suspicion.relations, suspicion.explanations, context) }));
  return [...sums, ...findWrongRatios(near, sums, { system, evidence, sheetOf })];

  function solve(component: readonly Equation[], swaps: readonly SwapGroup[], exchanges?: readonly Solution[]): Located[] {
    if (component.length > MOST_TOGETHER) return component.flatMap((equation) => solve([equation], swaps));
    const mistakes = exchanges ? [component] : groupByMiss(component);
    if (mistakes.length > 1 && areSeparate(mistakes, component, system)) return mistakes.flatMap((equations) => solve(equations, swaps));
    const { solutions, isBounded } = exchanges ? { solutions: exchanges, isBounded: false } : withSwaps(findSmallest(component, system, component.every(isCopy) ? 1 : undefined), component, swaps);
    const found = solutions.flatMap((solution) => {
      const explanation = explain(solution, system, sheetOf);
      return explanation ? [evidence.weigh(explanation, solution)] : [];
    });
    const explanations = keepPlausible(found, system, sheetOf).sort((a, b) => a.weight - b.weight || compareReading(a, b));
    const mended = alsoMended(solutions, system);
    mended.forEach((equation) => done.add(equation));
    const relations = [...new Set([...component, ...mended])].map((equation) => equation.relation);
    const only = explanations[0];
    if (explanations.length === 1 && only && only.cells.length > 1 && only.cause !== "cells-swapped" && only.cause !== "value-shifted") return split(only, relations, system, isBounded);
    return [{ relations, explanations, isBounded }];
  }
}

/** Where sums bear out both of two figures that should be one, no second cell that may be wrong as well tells which is. */
function isCopy({ relation }: Equation): boolean {
  return relation.code === "tie-out/table";
}

/** What the sums that hold exactly say against rounding, table by table; one that a slack was allowed shows that there is rounding. */
function sumExactness(relations: readonly Relation[]): Map<string, number> {
  const bits = new Map<string, number>();
  for (const relation of relations) {
    if (relation.outcome !== "holds" || relation.kind !== "sum" || relation.evidence.includes("formula")) continue;
    const known = bits.get(relation.tableId) ?? 0;
    bits.set(relation.tableId, relation.residual === 0 ? known + exactnessBits(relation.parts.length) : -Infinity);
  }
  return bits;
}

/** The equations of the tables in which something is broken, and of the tables tied to them; the others play no part. */
function findNeighbourhood(relations: readonly Relation[]): Relation[] {
  const broken = relations.filter((relation) => relation.outcome === "fails");
  if (broken.length === 0) return [];
  const tables = new Set(broken.flatMap((relation) => (relation.partsTableId === undefined ? [relation.tableId] : [relation.tableId, relation.partsTableId])));
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

interface SwapGroup {
  readonly equations: readonly Equation[];
  readonly solutions: readonly Solution[];
}

/** More exchanges that mend the same say nothing. */
const MOST_SWAPS = 6;

/** The exchanges that mend the same equations, those that mend most first. */
function groupSwaps(swaps: readonly Swap[]): SwapGroup[] {
  const groups: { equations: readonly Equation[]; solutions: Solution[] }[] = [];
  for (const { equations, solution } of swaps) {
    const same = groups.find((group) => areSame(group.equations, equations));
    if (same) same.solutions.push(solution);
    else groups.push({ equations, solutions: [solution] });
  }
  return groups.sort((a, b) => b.equations.length - a.equations.length);
}

function areSame(a: readonly Equation[], b: readonly Equation[]): boolean {
  return a.length === b.length && a.every((equation) => b.includes(equation));
}

/** One cell that leaves no more than rounding may leave says more than several that mend all to the last digit. */
function findSmallest(component: readonly Equation[], system: EquationSystem, mostChanges?: number): Solutions {
  const one = findExplanations(system, component, 1);
  if (one.solutions.length > 0) return one;
  const rounded = findExplanations(system, component, 1, true);
  return rounded.solutions.length > 0 ? rounded : findExplanations(system, component, mostChanges);
}

/** An exchange is another way to mend what one cell can mend. */
function withSwaps(found: Solutions, component: readonly Equation[], swaps: readonly SwapGroup[]): Solutions {
  const own = swaps.find(({ equations, solutions }) => solutions.length <= MOST_SWAPS && areSame(equations, component));
  return own ? { ...found, solutions: [...found.solutions, ...own.solutions] } : found;
}

/** One wrong cell throws all its equations off by the same: equations that share a cell and miss by the same belong to one mistake. */
function groupByMiss(component: readonly Equation[]): Equation[][] {
  const groups: Equation[][] = [];
  for (const equation of component) {
    const miss = Math.abs(equation.residual);
    const own = groups.filter((group) => group.some((other) => {
      const room = Math.max(1e-9 * Math.max(1, miss), roundingRoom(equation) - equation.slack, roundingRoom(other) - other.slack);
      return Math.abs(Math.abs(other.residual) - miss) <= room && shareCell(equation, other);
    }));
    const [first, ...others] = own;
    if (!first) { groups.push([equation]); continue; }
    first.push(equation, ...others.flat());
    for (const other of others) groups.splice(groups.indexOf(other), 1);
  }
  return groups;
}

function shareCell(a: Equation, b: Equation): boolean {
  const [short, long] = a.terms.size < b.terms.size ? [a, b] : [b, a];
  for (const key of short.terms.keys()) if (long.terms.has(key)) return true;
  return false;
}

/** Each group is mended by cells of its own, one or two, and no fewer cells mend them all. */
function areSeparate(mistakes: readonly (readonly Equation[])[], component: readonly Equation[], system: EquationSystem): boolean {
  let cells = 0;
  for (const equations of mistakes) {
    const smallest = findExplanations(system, equations, MOST_OF_ONE_MISTAKE).solutions[0];
    if (!smallest) return false;
    cells += smallest.changes.size;
  }
  return findExplanations(system, component, cells - 1).solutions.length === 0;
}

/** More cells are no single mistake. */
const MOST_OF_ONE_MISTAKE = 2;

/** Broken equations that every explanation mends, inside the component or beyond it. */
function alsoMended(solutions: readonly Solution[], system: EquationSystem): Equation[] {
  const touched = new Set([...(solutions[0]?.changes.keys() ?? [])].flatMap((key) => system.byVariable.get(key) ?? []));
  return [...touched].filter((equation) => isViolated(equation) && solutions.every((solution) => mends(solution.changes, equation)));
}

function mends(changes: ReadonlyMap<string, number>, equation: Equation): boolean {
  let residual = equation.residual;
  for (const [key, delta] of changes) residual += delta * (equation.terms.get(key) ?? 0);
  return Math.abs(residual) <= roundingRoom(equation) + 1e-9;
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
