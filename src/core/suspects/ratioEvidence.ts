import { placeKey, type Place, type Relation } from "../relations/relation.js";
import { isRatio, type EquationSystem } from "./equation.js";
import type { WeighedExplanation } from "./explain.js";
import type { Solution } from "./findExplanations.js";
import { isWithin, residualOf, type NumberAt } from "./ratioValue.js";

/** Weights for the first ratio and for all further ones: a total in twenty shares is no surer than in three. */
const MENDED = [-0.5, -0.25] as const;
const BROKEN = [0.4, 0.2] as const;

/**
 * What shares, rates and means say of the cells that sums leave in question: they are no part of the sums, and so bear witness.
 * An explanation that makes a wrong ratio right is likelier, one that puts a right ratio wrong less likely.
 */
export class RatioEvidence {
  private byCell: ReadonlyMap<string, readonly Relation[]> | undefined;

  constructor(private readonly relations: readonly Relation[], private readonly system: EquationSystem, private readonly numberAt: NumberAt) {}

  /** The ratios that a cell stands in, as the ratio or as a figure that it is worked out from. */
  ratiosOf(key: string): readonly Relation[] {
    this.byCell ??= indexRatios(this.relations);
    return this.byCell.get(key) ?? NO_RATIOS;
  }

  /** The explanation with the weight that the ratios give it. */
  weigh(explanation: WeighedExplanation, { changes }: Solution): WeighedExplanation {
    const touched = new Set([...changes.keys()].flatMap((key) => this.ratiosOf(key)));
    let mended = 0, broken = 0;
    for (const ratio of touched) {
      const residual = residualOf(ratio, (place) => this.numberAfter(place, changes), this.numberAt);
      if (residual === undefined) continue;
      const holds = isWithin(ratio, residual);
      if (holds && ratio.outcome === "fails") mended++;
      if (!holds && ratio.outcome === "holds") broken++;
    }
    return mended + broken === 0 ? explanation : { ...explanation, weight: explanation.weight + weightOf(mended, MENDED) + weightOf(broken, BROKEN) };
  }

  /** What a cell shows after the changes, which a formula follows. */
  private numberAfter(place: Place, changes: Solution["changes"]): number {
    const key = placeKey(place);
    const leaves = this.system.leavesOf(key);
    let delta = changes.get(key) ?? 0;
    for (const [changed, by] of changes) delta += by * (leaves.get(changed)?.sign ?? 0);
    const standing = this.numberAt(place);
    return delta === 0 ? standing : (Number.isNaN(standing) ? 0 : standing) + delta;
  }
}

const NO_RATIOS: readonly Relation[] = [];

function weightOf(count: number, [first, further]: readonly [number, number]): number {
  return count === 0 ? 0 : count === 1 ? first : first + further;
}

/** A ratio whose own formula works it out follows its cells, and says nothing of them. */
function indexRatios(relations: readonly Relation[]): Map<string, Relation[]> {
  const byCell = new Map<string, Relation[]>();
  for (const relation of relations) {
    if (!isRatio(relation) || relation.evidence.includes("formula") || (relation.outcome !== "holds" && relation.outcome !== "fails")) continue;
    for (const place of [relation.total, ...relation.parts]) {
      const key = placeKey(place);
      const known = byCell.get(key);
      if (known) known.push(relation);
      else byCell.set(key, [relation]);
    }
  }
  return byCell;
}
