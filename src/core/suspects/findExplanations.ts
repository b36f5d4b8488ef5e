import { isViolated, roundingRoom, type Equation, type EquationSystem } from "./equation.js";

/** A set of variables whose change by the given amounts satisfies every equation. */
export interface Solution {
  readonly changes: ReadonlyMap<string, number>;
}

export interface Solutions {
  readonly solutions: readonly Solution[];
  /** True where the search stopped at its bound: there may be more, or smaller, explanations. */
  readonly isBounded: boolean;
}

const MOST_CHANGES = 4;
const MOST_NODES = 30_000;
const MOST_SOLUTIONS = 60;
/** Of more broken equations only the smallest is begun with. */
const MOST_BEGINS = 4;

/**
 * All smallest sets of cells whose change satisfies every equation of the system (Fellegi–Holt's principle of minimal change).
 * Each step mends one broken equation at one of its cells; a cell in an equation that holds is only touched where a later
 * step can mend that one again. Deterministic: equations and cells are taken in their given order.
 * @param violated the broken equations of one connected component; broken ones beyond it are mistakes of their own
 * @param mostChanges sets of more cells are not looked for
 * @param allowsRounding what is left of a large difference may be what rounding each figure leaves
 */
export function findExplanations(system: EquationSystem, violated: readonly Equation[], mostChanges = MOST_CHANGES, allowsRounding = false): Solutions {
  const component = new Set(violated);
  for (let size = 1; size <= Math.min(mostChanges, MOST_CHANGES); size++) {
    const search = new Search(system, component, size, allowsRounding);
    search.run(new Map(), new Map(violated.map((equation) => [equation, equation.residual])));
    if (search.found.size > 0 || search.nodes > MOST_NODES) {
      return { solutions: [...search.found.values()].map((changes) => ({ changes })), isBounded: search.nodes > MOST_NODES };
    }
  }
  return { solutions: [], isBounded: true };
}

type Residuals = Map<Equation, number>;

class Search {
  nodes = 0;
  readonly found = new Map<string, Map<string, number>>();

  constructor(private readonly system: EquationSystem, private readonly component: ReadonlySet<Equation>, private readonly size: number, private readonly allowsRounding: boolean) {}

  run(changes: Map<string, number>, broken: Residuals): void {
    if (this.nodes > MOST_NODES || this.found.size >= MOST_SOLUTIONS) return;
    if (broken.size === 0) {
      this.found.set([...changes.keys()].sort().join("\u0001"), changes);
      return;
    }
    const left = this.size - changes.size;
    if (left === 0) return;
    // two wrong cells of one row mend their columns one by one, and the row only together: any equation may be the one to begin with
    const begins = left > 1 && broken.size <= MOST_BEGINS ? [...broken].sort(([a], [b]) => a.terms.size - b.terms.size) : [smallest(broken)];
    for (const [equation, residual] of begins) {
      for (const [key, coefficient] of equation.terms) {
        if (changes.has(key)) continue;
        this.nodes++;
        const delta = clean(-residual / coefficient);
        const next = this.apply(key, delta, broken);
        // one more change mends at most the equations through one cell; with none left all must be whole
        if (left === 1 ? next.size === 0 : next.size <= this.reach(left - 1, next)) this.run(new Map(changes).set(key, delta), next);
      }
    }
  }

  private apply(key: string, delta: number, broken: Residuals): Residuals {
    const next = new Map(broken);
    for (const equation of this.system.byVariable.get(key) ?? []) {
      if (isViolated(equation) && !this.component.has(equation)) continue;
      const before = broken.get(equation) ?? (this.isTouched(equation, broken) ? 0 : equation.residual);
      const after = clean(before + delta * (equation.terms.get(key) ?? 0));
      if (Math.abs(after) <= (this.allowsRounding ? roundingRoom(equation) : equation.slack) + 1e-9) next.delete(equation);
      else next.set(equation, after);
    }
    return next;
  }

  /** An equation that an earlier step mended stands at zero; one outside the component at what it comes to. */
  private isTouched(equation: Equation, broken: Residuals): boolean {
    return this.component.has(equation) && !broken.has(equation) && Math.abs(equation.residual) > equation.slack;
  }

  /** The most equations that so many further cells can mend. */
  private reach(cells: number, broken: Residuals): number {
    let most = 1;
    for (const equation of broken.keys()) {
      for (const key of equation.terms.keys()) most = Math.max(most, this.system.byVariable.get(key)?.length ?? 0);
      if (most >= broken.size) break;
    }
    return most * cells;
  }
}

function smallest(broken: Residuals): readonly [Equation, number] {
  let best: readonly [Equation, number] | undefined;
  for (const entry of broken) if (!best || entry[0].terms.size < best[0].terms.size) best = entry;
  if (!best) throw new Error("no broken equation");
  return best;
}

/** Binary noise is no difference. */
function clean(value: number): number {
  return Number(value.toPrecision(13));
}
