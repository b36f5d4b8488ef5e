import { cellsOfFormula, type FormulaCell } from "../relations/calculation.js";
import { placeKey, type CountedGroup, type Part, type Place, type Relation } from "../relations/relation.js";

/**
 * An equation of the system: Σ coefficient · variable = 0 within the slack. A variable is a cell, or the length of a list.
 * `residual` is what the left side comes to as the workbook stands.
 */
export interface Equation {
  readonly relation: Relation;
  readonly terms: ReadonlyMap<string, number>;
  readonly residual: number;
  readonly slack: number;
}

export type Variable =
  | { readonly kind: "cell"; readonly key: string; readonly place: Place }
  | { readonly kind: "list"; readonly key: string; readonly group: CountedGroup };

export interface EquationSystem {
  readonly equations: readonly Equation[];
  /** Grows by the cells beside the equations that a figure may have been exchanged with. */
  readonly variables: Map<string, Variable>;
  readonly byVariable: ReadonlyMap<string, readonly Equation[]>;
  /** Cells whose figure stands in another table as well. */
  readonly copied: ReadonlySet<string>;
  /** The cells that a cell's formula comes down to, with the sign of each; none for a typed one. */
  readonly leavesOf: (key: string) => Leaves;
}

/**
 * The equations that can be solved for a wrong cell: sums, differences, equalities and counts that were evaluated.
 * A cell with a formula follows the cells it sums: changing one of them changes it, so an equation holds their terms as well.
 * The formula's own variable stands for a formula that is wrong in itself.
 */
export function buildSystem(relations: readonly Relation[], formulas: readonly FormulaCell[] = []): EquationSystem {
  const leaves = new FormulaLeaves(formulas);
  const variables = new Map<string, Variable>();
  const byVariable = new Map<string, Equation[]>();
  const equations: Equation[] = [];
  const copied = new Set<string>();
  for (const relation of relations) {
    if (relation.outcome !== "holds" && relation.outcome !== "fails") continue;
    if (isRatio(relation)) continue;
    // a formula that is evaluated holds by itself: it vouches for nothing
    if (relation.evidence.includes("formula") && relation.outcome === "holds") continue;
    // nor does a copy that agrees, for what is wrong may have been copied as it was; it only makes a slip of the hand less likely
    if (relation.code === "tie-out/table" && relation.outcome === "holds") {
      for (const place of [relation.total, ...relation.parts]) copied.add(placeKey(place));
      continue;
    }
    const terms = termsOf(relation, variables, leaves);
    const equation: Equation = { relation, terms, residual: relation.residual ?? 0, slack: relation.slack };
    equations.push(equation);
    for (const key of terms.keys()) {
      const known = byVariable.get(key);
      if (known) known.push(equation);
      else byVariable.set(key, [equation]);
    }
  }
  return { equations, variables, byVariable, copied, leavesOf: (key) => leaves.of(key) };
}

function termsOf(relation: Relation, variables: Map<string, Variable>, leaves: FormulaLeaves): Map<string, number> {
  const terms = new Map<string, number>();
  const addCell = (place: Place | Part, coefficient: number): void => {
    const key = placeKey(place);
    terms.set(key, (terms.get(key) ?? 0) + coefficient);
    if (!variables.has(key)) variables.set(key, { kind: "cell", key, place });
    for (const [leaf, { at, sign }] of leaves.of(key)) {
      terms.set(leaf, (terms.get(leaf) ?? 0) + coefficient * sign);
      if (!variables.has(leaf)) variables.set(leaf, { kind: "cell", key: leaf, place: at });
    }
  };
  addCell(relation.total, 1);
  if (relation.counted) {
    for (const group of relation.counted) {
      const key = `list\u0000${group.key}`;
      terms.set(key, -1);
      if (!variables.has(key)) variables.set(key, { kind: "list", key, group });
    }
  } else for (const part of relation.parts) addCell(part, -part.sign);
  for (const [key, coefficient] of terms) if (coefficient === 0) terms.delete(key);
  return terms;
}

/** Shares, rates and means are no sums: a wrong one is told by itself. */
export function isRatio(relation: Relation): boolean {
  return relation.kind === "share" || relation.kind === "rate" || relation.kind === "mean";
}

/** A miss that is so many times what rounding leaves is no rounding, but what mends it may still leave that much. */
const TIMES_ROUNDING = 4;

/** What a broken equation may be off by once its mistake is mended, where each of its figures was rounded by itself. */
export function roundingRoom({ relation, residual, slack }: Equation): number {
  const room = relation.kind === "sum" || relation.kind === "difference" ? ((relation.parts.length + 1) / 2) * (relation.unit ?? 0) : 0;
  return isViolatedRelation(relation) && Math.abs(residual) >= TIMES_ROUNDING * room ? Math.max(slack, room) : slack;
}

function isViolatedRelation(relation: Relation): boolean {
  return relation.outcome === "fails";
}

export function isViolated(equation: Equation): boolean {
  return isViolatedRelation(equation.relation);
}

export type Leaves = ReadonlyMap<string, { readonly at: Place; readonly sign: number }>;
const NO_LEAVES: Leaves = new Map();
/** Chains of formulas longer than this, and cycles, are followed no further. */
const MOST_DEPTH = 100;
/** Leaves held for all formulas together. */
const MOST_LEAVES = 1_000_000;

/** The cells that a formula comes down to, through the formulas among its parts (which stay variables of their own). */
class FormulaLeaves {
  private readonly byKey = new Map<string, FormulaCell>();
  private readonly known = new Map<string, Leaves>();
  private size = 0;

  constructor(formulas: readonly FormulaCell[]) {
    for (const cell of formulas) this.byKey.set(placeKey(cell), cell);
  }

  of(key: string, depth = 0): Leaves {
    const cell = this.byKey.get(key);
    if (!cell || depth > MOST_DEPTH || this.size > MOST_LEAVES) return NO_LEAVES;
    const known = this.known.get(key);
    if (known) return known;
    const leaves = new Map<string, { at: Place; sign: number }>();
    this.known.set(key, leaves);
    const add = (leaf: string, at: Place, sign: number): void => {
      leaves.set(leaf, { at, sign: (leaves.get(leaf)?.sign ?? 0) + sign });
      this.size++;
    };
    for (const { at, sign } of cellsOfFormula(cell)) {
      const part = placeKey(at);
      add(part, at, sign);
      for (const [leaf, inner] of this.of(part, depth + 1)) add(leaf, inner.at, inner.sign * sign);
    }
    return leaves;
  }
}
