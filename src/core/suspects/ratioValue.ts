import type { Place, Relation } from "../relations/relation.js";

/** The number in a cell; NaN where none stands. */
export type NumberAt = (place: Place) => number;

/**
 * What a share, rate or mean is off by where its cells show what `read` says: its own and any that it is worked out from.
 * @param standing what they show now, which tells whether the ratio is in percent
 * @returns undefined where it cannot be asked, for a number is missing or the divisor nought
 * @example 28.4 for 528 over 2,109: reading 598 in place of the 528 leaves 0.045
 */
export function residualOf(ratio: Relation, read: NumberAt, standing: NumberAt): number | undefined {
  const shown = read(ratio.total);
  const expected = quotient(ratio, read) * scaleOf(ratio, standing);
  return Number.isFinite(shown) && Number.isFinite(expected) ? Number((shown - expected).toPrecision(13)) : undefined;
}

function quotient({ kind, parts }: Relation, read: NumberAt): number {
  if (kind === "mean") {
    const values = parts.map(read).filter((value) => !Number.isNaN(value));
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  }
  const [first, second] = parts;
  if (!first || !second) return NaN;
  return kind === "share" ? read(first) / read(second) : (read(second) - read(first)) / read(first);
}

/** 100 where the cell shows a percentage, as what the ratio should be tells. */
function scaleOf(ratio: Relation, standing: NumberAt): 1 | 100 {
  if (ratio.kind === "mean") return 1;
  return Math.abs((ratio.expected ?? 0) / quotient(ratio, standing)) < GEOMETRIC_MIDDLE ? 1 : 100;
}

/** Between 1 and 100. */
const GEOMETRIC_MIDDLE = 10;

/** Whether a ratio off by so much holds. */
export function isWithin(ratio: Relation, residual: number): boolean {
  return Math.abs(residual) <= ratio.slack * (1 + 1e-9);
}
