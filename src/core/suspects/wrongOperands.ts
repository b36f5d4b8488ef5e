import { findSlip, numbersMeant, slipsOf, type Slip } from "../relations/faults/slips.js";
import { placeKey, type Place, type Relation } from "../relations/relation.js";
import { decimalsOf } from "../tables/sheetFigures.js";
import type { RatioEvidence } from "./ratioEvidence.js";
import { isWithin, residualOf, type NumberAt } from "./ratioValue.js";

/** A number in place of an operand that makes ratios hold which fail, and puts none wrong that holds. */
export interface MendingOperand {
  readonly place: Place;
  readonly standing: number;
  readonly meant: number;
  /** Undefined where no slip of the keyboard makes the number, but several ratios ask for it. */
  readonly slip: Slip | undefined;
  readonly mended: readonly Relation[];
}

/** What the search may ask of the workbook. */
export interface OperandContext {
  readonly evidence: RatioEvidence;
  readonly numberAt: NumberAt;
  /** A cell that may be wrong by itself: typed, and in no sum, for the sums have been asked already. */
  readonly isOpen: (place: Place) => boolean;
}

/** A ratio of few digits is mended by so many numbers that a slip among them is chance: more than so many are expected. */
const MOST_BY_CHANCE = 1;
/** A mean of more figures points at none of them. */
const MOST_PARTS = 12;

/**
 * The operands that may be to blame for ratios that fail, those that mend most first.
 * @example 印刷費 38 at 33,900 comes to 2,305,200: 68 at 33,900 does, and a digit replaced makes 68 of 38
 */
export function findMendingOperands(failing: readonly Relation[], context: OperandContext): MendingOperand[] {
  const byOperand = new Map<string, { place: Place; ratios: Relation[] }>();
  for (const ratio of failing) {
    if (ratio.parts.length > MOST_PARTS) continue;
    for (const place of ratio.parts) {
      const known = byOperand.get(placeKey(place));
      if (known) known.ratios.push(ratio);
      else if (context.isOpen(place)) byOperand.set(placeKey(place), { place, ratios: [ratio] });
    }
  }
  return [...byOperand.values()].flatMap(({ place, ratios }) => mend(place, ratios, context) ?? []).sort((a, b) => b.mended.length - a.mended.length);
}

function mend(place: Place, ratios: readonly Relation[], { evidence, numberAt }: OperandContext): MendingOperand | undefined {
  const standing = numberAt(place);
  if (Number.isNaN(standing) || standing === 0) return undefined;
  const key = placeKey(place);
  const holding = evidence.ratiosOf(key).filter(({ outcome }) => outcome === "holds");
  const missWith = (ratio: Relation, meant: number): number => Math.abs(residualOf(ratio, (at) => (placeKey(at) === key ? meant : numberAt(at)), numberAt) ?? Infinity);
  const holdsWith = (ratio: Relation, meant: number): boolean => isWithin(ratio, missWith(ratio, meant));
  const mendsAll = (meant: number): boolean => ratios.every((ratio) => holdsWith(ratio, meant)) && holding.every((ratio) => holdsWith(ratio, meant));
  const [first] = ratios;
  if (!first) return undefined;
  const slips = [...numbersMeant(standing)].filter(mendsAll).sort((a, b) => missWith(first, a) - missWith(first, b));
  const [meant] = slips;
  if (meant !== undefined && (ratios.length > 1 || !isByChance(first, standing))) return { place, standing, meant, slip: findSlip(standing, meant), mended: ratios };
  if (ratios.length < 2) return undefined;
  const solved = solve(first, key, standing, numberAt);
  return solved !== undefined && mendsAll(solved) ? { place, standing, meant: solved, slip: undefined, mended: ratios } : undefined;
}

/** How many of the numbers that a slip makes of this one would mend the ratio by chance, its digits being few. */
function isByChance(ratio: Relation, standing: number): boolean {
  const digits = String(Math.round(Math.abs(standing) * 10 ** decimalsOf(standing))).length;
  const width = (2 * ratio.slack) / Math.max(1e-12, Math.abs(ratio.actual ?? 0));
  const parts = ratio.kind === "mean" ? ratio.parts.length ** 2 : 1;
  return slipsOf(digits) * width * parts > MOST_BY_CHANCE;
}

/** The operand that makes the ratio what is printed, to as many digits as the operand has. */
function solve(ratio: Relation, key: string, standing: number, numberAt: NumberAt): number | undefined {
  const shown = ratio.actual ?? NaN, expected = ratio.expected ?? NaN;
  const position = ratio.parts.findIndex((part) => placeKey(part) === key);
  const other = numberAt(ratio.parts[1 - position] ?? ratio.total);
  let value: number;
  if (ratio.kind === "mean") value = standing + (shown - expected) * ratio.parts.filter((part) => !Number.isNaN(numberAt(part))).length;
  else if (ratio.kind === "share") value = position === 0 ? (standing * shown) / expected : (standing * expected) / shown;
  else {
    // 1 + rate is the quotient of after and before, the rate as a fraction: the standing figures tell whether it is printed in percent
    const scale = Math.abs(expected / ((position === 0 ? standing / other : other / standing) - 1)) < 10 ? 1 : 100;
    const times = 1 + shown / scale;
    value = position === 0 ? other / times : other * times;
  }
  const rounded = Number(value.toFixed(Math.min(10, decimalsOf(standing))));
  return Number.isFinite(rounded) && rounded !== standing ? rounded : undefined;
}
