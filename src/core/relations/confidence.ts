import type { Pattern } from "./pattern.js";

/**
 * How often sums of so much evidence were those that people marked in the tables we develop against (see
 * docs/decisions/0009-confidence.md): bits, and the share of sums that were right.
 */
const MEASURED: readonly (readonly [number, number])[] = [[6, 0.5], [8, 0.6], [10, 0.72], [12, 0.8], [16, 0.9], [20, 0.91], [30, 0.95], [50, 0.96]];

/** Forms that people mark less often than runs beside their total, however well they hold: most say again what others say. */
const MOST: Readonly<Record<Pattern["origin"], number>> = { adjacent: 0.96, repeat: 0.9, pair: 0.85, gap: 0.8, totals: 0.85, leaves: 0.5, label: 0.5, run: 0.4, declared: 0.97, indent: 0.93 };

/** The share of sums found like this one that are meant. Where those that fail at a cell are together less sure than LEAST_SURE, it is a warning, never an error. */
export function confidenceOf(bits: number, origin: Pattern["origin"]): number {
  return Math.min(MOST[origin], measuredShare(bits));
}

/** Of ten sums as sure as this eight are meant. */
export const LEAST_SURE = 0.8;

function measuredShare(bits: number): number {
  const above = MEASURED.findIndex(([known]) => known >= bits);
  const [highBits, high] = MEASURED[above] ?? [0, 0], [lowBits, low] = MEASURED[above - 1] ?? [0, 0];
  if (above < 0) return MEASURED.at(-1)?.[1] ?? 0;
  return above === 0 ? high : low + ((high - low) * (bits - lowBits)) / (highBits - lowBits);
}
