import type { LineRelation } from "../lineRelation.js";
import { isRoundingLike, placeKey, type Relation } from "../relation.js";
import { exactnessBits } from "./exactness.js";
import { mostUnitsOff } from "./weighMiss.js";

/** Equations that one cell stands in. */
const MOST_OF_ONE_CELL = 4;
/** Evidence against rounding, in bits, before a last digit that is odd is one. */
const LEAST_EXACTNESS = 8;

/**
 * Half a unit for each figure is allowed where decimals are printed. Where all other sums of the table come out to the last digit,
 * nothing was rounded, and the one that does not is off.
 */
export function withoutUnneededSlack(relations: readonly LineRelation[]): readonly LineRelation[] {
  const misses = new Set<string>();
  let inexact = 0, exactness = 0;
  for (const relation of relations) {
    if (relation.outcome !== "holds" || relation.slack === 0) continue;
    if (Math.abs(relation.residual) > BINARY_NOISE) { misses.add(Math.abs(relation.residual).toPrecision(12)); inexact++; }
    else exactness += exactnessBits(relation.family.pattern.parts.length);
    if (misses.size > 1 || inexact > MOST_OF_ONE_CELL) return relations;
  }
  if (inexact === 0 || exactness < LEAST_EXACTNESS) return relations;
  return relations.map((relation) => (relation.outcome === "holds" && relation.slack > 0 && Math.abs(relation.residual) > BINARY_NOISE
    ? relation.judged({ outcome: "fails", slack: 0, isDoubtful: true }) : relation));
}

/** One figure off by one throws all its equations off by one: that is no rounding. */
function shareOneCell(failing: readonly Relation[]): boolean {
  const [first, ...others] = failing.map((relation) => new Set([relation.total, ...relation.parts].map(placeKey)));
  return first !== undefined && [...first].some((key) => others.every((cells) => cells.has(key)));
}

const BINARY_NOISE = 1e-11;

/** So many differences of the size of rounding show that each figure was rounded by itself, */
const LEAST_ROUNDED = 3;
/** unless for each of them the sums that come out to the last digit say so much against it, in bits. */
const MOST_EXACTNESS = 4;

/**
 * Where several sums are off by no more than the last places of their figures, the figures were rounded one by one: these hold,
 * and what the others may be off by is the same. A mistake beside them takes nothing from that. Percentages that come to 99
 * or 101 for a hundred are rounded even where they are alone.
 */
export function allowRounding(relations: readonly LineRelation[]): readonly LineRelation[] {
  const failing = relations.filter((relation) => relation.outcome === "fails");
  const small = failing.filter(isRoundingLike);
  if (small.length === 0) return relations;
  // sums that are known to hold nearly only show it as well
  const shown = [...small, ...relations.filter((relation) => relation.outcome === "holds" && Math.abs(relation.residual) > BINARY_NOISE && isRoundingLike(relation))];
  const isRounded = shown.length >= LEAST_ROUNDED && !shareOneCell(shown)
    && (small.length === failing.length || exactnessOf(relations) <= MOST_EXACTNESS * shown.length);
  return relations.map((relation) => {
    if (relation.outcome !== "fails") return relation;
    if (isRoundingLike(relation)) {
      return isRounded || isRoundedHundred(relation) ? relation.judged({ outcome: "holds", slack: Math.abs(relation.residual) }) : relation;
    }
    return isRounded ? relation.judged({ slack: Math.max(relation.slack, ((relation.parts.length + 1) / 2) * relation.unit) }) : relation;
  });
}

function exactnessOf(relations: readonly LineRelation[]): number {
  return relations.reduce((bits, { outcome, residual, family }) => (outcome === "holds" && residual === 0 ? bits + exactnessBits(family.pattern.parts.length) : bits), 0);
}

function isRoundedHundred({ actual, residual, unit, support, parts }: LineRelation): boolean {
  return actual === 100 && Math.abs(residual) <= mostUnitsOff(parts.length + 1) * unit + 1e-9 && support.holding * exactnessBits(parts.length) < LEAST_EXACTNESS;
}
