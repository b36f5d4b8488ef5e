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
  readonly variables: ReadonlyMap<string, Variable>;
  readonly byVariable: ReadonlyMap<string, readonly Equation[]>;
}

/** The equations that can be solved for a wrong cell: sums, differences, equalities and counts that were evaluated. */
export function buildSystem(relations: readonly Relation[]): EquationSystem {
  const variables = new Map<string, Variable>();
  const byVariable = new Map<string, Equation[]>();
  const equations: Equation[] = [];
  for (const relation of relations) {
    if (relation.outcome !== "holds" && relation.outcome !== "fails") continue;
    if (relation.kind === "share" || relation.kind === "rate" || relation.kind === "mean") continue;
    const terms = termsOf(relation, variables);
    const equation: Equation = { relation, terms, residual: relation.residual ?? 0, slack: relation.slack };
    equations.push(equation);
    for (const key of terms.keys()) {
      const known = byVariable.get(key);
      if (known) known.push(equation);
      else byVariable.set(key, [equation]);
    }
  }
  return { equations, variables, byVariable };
}

function termsOf(relation: Relation, variables: Map<string, Variable>): Map<string, number> {
  const terms = new Map<string, number>();
  const addCell = (place: Place | Part, coefficient: number): void => {
    const key = placeKey(place);
    terms.set(key, (terms.get(key) ?? 0) + coefficient);
    if (!variables.has(key)) variables.set(key, { kind: "cell", key, place });
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
