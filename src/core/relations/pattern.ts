import type { Lines } from "./lines.js";

/** A total and its parts by position, the same in every line it holds on. */
export interface Pattern {
  readonly total: number;
  readonly parts: readonly number[];
  /** The sign of each part. */
  readonly signs: readonly (1 | -1)[];
  readonly origin: "adjacent" | "gap" | "pair" | "repeat" | "totals" | "leaves" | "label" | "run" | "declared" | "indent";
}

/** How a pattern fares over all lines. */
export interface PatternScore {
  /** Evidence in bits: what the lines that hold say against chance, less what the others cost and the prior. */
  readonly bits: number;
  readonly holding: number;
  readonly failing: number;
  /** Lines where every part but one is zero or blank: they hold, and say little. */
  readonly trivial: number;
  /** Lines that hold within rounding only, or are off by no more than rounding whole numbers explains. */
  readonly rounded: number;
  /** True where the figures as a whole hold only nearly: small differences are then no mistakes. */
  readonly isApproximate: boolean;
  /** True where every line can be asked and holds to the last digit, without any rounding: no line need be looked at again. */
  readonly isFlawless: boolean;
}

/** On so many lines a sum holds within rounding only where its figures were rounded one by one. */
const LEAST_ROUNDED = 2;

export function isRounded({ rounded, isApproximate }: PatternScore): boolean {
  return isApproximate || rounded >= LEAST_ROUNDED;
}

/** Published estimates (random rounding, chained prices) miss their totals by less than this share. */
export const NEAR = 0.01;

/** Of what the smaller parts come to together. */
const MOST_OF_OTHERS = 0.5;

/** Half a printed unit for each number, where decimals are printed: the least that rounding alone explains. */
export function roundingSlack(decimals: number, terms: number): number {
  return decimals === 0 ? 0 : 0.5 * terms * 10 ** -decimals + 1e-9;
}

export interface LineOutcome {
  /** `near`: off by no more than figures that were each rounded or estimated by themselves may be. */
  readonly kind: "none" | "trivial" | "holds" | "near" | "fails";
  readonly residual: number;
  readonly slack: number;
  readonly isRounded: boolean;
  readonly bits: number;
}

/** Room for one outcome, to be used again: a table of a million cells asks for millions. */
export type OutcomeRoom = { -readonly [K in keyof LineOutcome]: LineOutcome[K] };

export function outcomeRoom(): OutcomeRoom {
  return { kind: "none", residual: 0, slack: 0, isRounded: false, bits: 0 };
}

/**
 * Evaluates a pattern on one line. Residual = total − Σ parts, exact to the printed precision.
 * @param noteSlack half units allowed for each number by a rounding note; 0 without one
 * @param room where the outcome is put
 */
export function evaluateLine(lines: Lines, line: number, pattern: Pattern, noteSlack = 0, room = outcomeRoom()): LineOutcome {
  const width = lines.positionIndexes.length;
  const base = line * width;
  const total = lines.values[base + pattern.total] ?? NaN;
  if (Number.isNaN(total)) return put(room, "none", 0, 0, false, 0);
  let decimals = lines.decimals[base + pattern.total] ?? 0;
  let sum = 0;
  let nonZero = 0;
  let numbers = 0;
  let size = 0, gross = 0;
  for (let i = 0; i < pattern.parts.length; i++) {
    const at = base + (pattern.parts[i] ?? 0);
    const value = lines.values[at] ?? NaN;
    if (Number.isNaN(value)) continue;
    numbers++;
    if (value !== 0) { nonZero++; gross += Math.abs(value); size = Math.max(size, Math.abs(value)); }
    sum += value * (pattern.signs[i] ?? 1);
    const own = lines.decimals[at] ?? 0;
    if (own > decimals) decimals = own;
  }
  if (numbers === 0) return put(room, "none", 0, 0, false, 0);
  const scale = decimals === 0 ? 1 : 10 ** Math.min(decimals, 10);
  const residual = decimals === 0 ? total - sum : Math.round((total - sum) * scale) / scale;
  const slack = decimals === 0 ? noteSlack * (numbers + 1) : Math.max(roundingSlack(decimals, numbers + 1), noteSlack * (numbers + 1) * 10 ** -decimals);
  const isExact = residual === 0;
  const holds = isExact || Math.abs(residual) <= slack;
  if (!holds) {
    const magnitude = Math.max(Math.abs(total), size);
    const isNear = nonZero >= 2 && Math.abs(residual) <= NEAR * magnitude;
    // off by as much as all parts but the largest come to: these may as well be left out
    if (isNear && Math.abs(residual) > MOST_OF_OTHERS * (gross - size)) return put(room, "near", residual, slack, false, 0);
    const bits = isNear ? Math.max(0.5, Math.min(10, Math.log2(magnitude / (2 * Math.abs(residual) + 1 / scale)) - 1)) : 0;
    return put(room, isNear ? "near" : "fails", residual, slack, false, bits);
  }
  if (nonZero < 2) return put(room, "trivial", residual, slack, !isExact, nonZero === 1 ? 0.5 : 0);
  const steps = Math.max(Math.abs(total), size) * scale;
  const width2 = isExact && decimals < 3 ? 1 : 1 + 2 * slack * scale;
  const bits = Math.max(0.5, Math.min(16, Math.log2(1 + steps / width2)));
  return put(room, "holds", residual, slack, !isExact, bits);
}

function put(room: OutcomeRoom, kind: LineOutcome["kind"], residual: number, slack: number, isRounded: boolean, bits: number): LineOutcome {
  room.kind = kind; room.residual = residual; room.slack = slack; room.isRounded = isRounded; room.bits = bits;
  return room;
}
