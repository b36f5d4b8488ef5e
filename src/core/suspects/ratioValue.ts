import { decimalsOf } from "../tables/sheetFigures.js";
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

/** Of the difference, what rounding the result for a reader may hide. */
const HARDLY = 0.1;
const MOST_DIGITS = 10;

/** Digits after the point that the ratio's cell shows, or the others of its line do: 2.5 among 2.47 stands for 2.50. */
export function printedDigits({ actual = 0, slack }: Relation): number {
  return Math.min(MOST_DIGITS, Math.max(decimalsOf(actual), -Math.floor(Math.log10(2 * slack * 1.0001))));
}

/**
 * What a ratio comes to, to as many digits as its cell shows, and to more only where the difference would be lost.
 * @example roundedQuotient(96.92712630807, 99.9) === 96.9; roundedQuotient(4.6021, 5) === 4.6
 */
export function roundedQuotient(expected: number, shown: number, least = decimalsOf(shown)): number {
  let digits = Math.min(MOST_DIGITS, least);
  while (digits < MOST_DIGITS && Math.abs(Number(expected.toFixed(digits)) - expected) > HARDLY * Math.abs(shown - expected)) digits++;
  return Number(expected.toFixed(digits));
}
