import type { Lines } from "./lines.js";
import { sampleStep } from "./candidates.js";

/** A position that is another over a third, the change from one to another, or the mean of a run; the same in every line. */
export interface RatioPattern {
  readonly form: "share" | "rate" | "mean";
  readonly total: number;
  /** share: [part, whole]; rate: [before, after]; mean: the run. */
  readonly parts: readonly number[];
  /** 100 where the cells show percentages. */
  readonly scale: 1 | 100;
  /** A labelled ratio may have been worked out before its printed operands were rounded; an unlabelled one must be exact to be believed. */
  readonly isLabelled: boolean;
}

export interface FoundRatio {
  readonly pattern: RatioPattern;
  readonly bits: number;
  readonly holding: number;
  readonly failing: number;
}

export interface RatioOutcome {
  readonly kind: "none" | "trivial" | "holds" | "fails";
  readonly residual: number;
  readonly slack: number;
}

const NONE: RatioOutcome = { kind: "none", residual: 0, slack: 0 };
/** Positions around a ratio at which its operands are looked for, besides labelled totals. */
const REACH = 12;
const FIRST_LOOK = 8;
const LEAST_BITS = 12;
const LEAST_COVERAGE = 0.8;
const FAIL_BITS = -5;
const LABEL_BITS = 6;
/** Along columns of more rows than this only labelled lines are ratios. */
const MOST_UNLABELLED = 400;

/** Digits that a position prints after its point, over all lines: 0.5 among 0.25 stands for 0.50. */
export function decimalsAt(lines: Lines, position: number): number {
  let most = 0;
  for (let at = position; at < lines.values.length; at += lines.positionIndexes.length) most = Math.max(most, lines.decimals[at] ?? 0);
  return Math.min(most, 8);
}

/**
 * Evaluates a ratio on one line, within the rounding of its printed digits.
 * @param decimals of the ratio's position, from decimalsAt
 */
export function evaluateRatio(lines: Lines, line: number, pattern: RatioPattern, decimals: number): RatioOutcome {
  const base = line * lines.positionIndexes.length;
  const shown = lines.values[base + pattern.total] ?? NaN;
  if (Number.isNaN(shown)) return NONE;
  const expected = expectedRatio(lines, base, pattern);
  if (Number.isNaN(expected) || !Number.isFinite(expected)) return NONE;
  const slack = 0.5 * 10 ** -decimals * 1.02 + Math.abs(expected) * 1e-9 + operandSlack(lines, base, pattern);
  const residual = shown - expected;
  if (Math.abs(residual) > slack) return { kind: "fails", residual, slack };
  const isTrivial = Math.abs(expected) < 10 ** -decimals || (pattern.form === "mean" ? areAlike(lines, base, pattern) : expected === pattern.scale);
  return { kind: isTrivial ? "trivial" : "holds", residual, slack };
}

/** What the rounding of printed operands adds: a ratio is often worked out before its operands are rounded. */
function operandSlack(lines: Lines, base: number, { form, parts, scale, isLabelled }: RatioPattern): number {
  if (form === "mean" || !isLabelled) return 0;
  const [a = 0, b = 0] = parts;
  const first = lines.values[base + a] ?? 0;
  const second = lines.values[base + b] ?? 0;
  const unit = (at: number): number => ((lines.decimals[at] ?? 0) > 0 ? 0.5 * 10 ** -(lines.decimals[at] ?? 0) : 0);
  const size = form === "share" ? Math.abs(first / second) : Math.abs(second / first);
  return size * scale * (unit(base + a) / Math.max(1e-12, Math.abs(first)) + unit(base + b) / Math.max(1e-12, Math.abs(second)));
}

function expectedRatio(lines: Lines, base: number, { form, parts, scale }: RatioPattern): number {
  if (form === "mean") {
    let sum = 0, numbers = 0;
    for (const part of parts) {
      const value = lines.values[base + part] ?? NaN;
      if (!Number.isNaN(value)) { sum += value; numbers++; }
    }
    return numbers < 2 ? NaN : sum / numbers;
  }
  const first = lines.values[base + (parts[0] ?? 0)] ?? NaN;
  const second = lines.values[base + (parts[1] ?? 0)] ?? NaN;
  if (form === "share") return second === 0 ? NaN : (first / second) * scale;
  return first === 0 ? NaN : ((second - first) / first) * scale;
}

/** The mean of like figures is any of them. */
function areAlike(lines: Lines, base: number, { parts }: RatioPattern): boolean {
  let first = NaN;
  for (const part of parts) {
    const value = lines.values[base + part] ?? NaN;
    if (Number.isNaN(value)) continue;
    if (Number.isNaN(first)) first = value;
    else if (value !== first) return false;
  }
  return true;
}

/** Shares and rates of change along one axis: the strongest for each position that shows fractions or is labelled so. */
export function findRatios(lines: Lines): FoundRatio[] {
  const found: FoundRatio[] = [];
  lines.roles.forEach((role, total) => {
    const isLabelled = role === "share" || role === "rate";
    if (!isLabelled && (lines.natures[total] === "whole" || role === "mean" || lines.positionIndexes.length > MOST_UNLABELLED)) return;
    const best = bestRatio(lines, total, isLabelled);
    if (best) found.push(best);
  });
  return found;
}

function bestRatio(lines: Lines, total: number, isLabelled: boolean): FoundRatio | undefined {
  const decimals = decimalsAt(lines, total);
  const sample = tellingLines(lines, total, decimals);
  if (sample.length === 0) return undefined;
  const near = lines.positionIndexes.flatMap((_, p) => (p !== total && (Math.abs(p - total) <= REACH || p < 3 || lines.roles[p] === "total") ? [p] : []));
  let best: FoundRatio | undefined;
  let bestDistance = Infinity;
  for (const a of near) {
    for (const b of near) {
      if (a === b) continue;
      for (const form of ["share", "rate"] as const) {
        for (const scale of [1, 100] as const) {
          const pattern: RatioPattern = { form, total, parts: [a, b], scale, isLabelled };
          if (!holdsOnSample(lines, pattern, decimals, sample)) continue;
          const score = scoreRatio(lines, pattern, decimals, near.length, isLabelled);
          const distance = Math.abs(a - total) + Math.abs(b - total);
          if (score && (!best || score.bits > best.bits + 0.5 || (score.bits > best.bits - 0.5 && distance < bestDistance))) { best = score; bestDistance = distance; }
        }
      }
    }
  }
  return best;
}

/** Lines whose ratio says something: not blank, nought, one or a hundred. */
function tellingLines(lines: Lines, total: number, decimals: number): number[] {
  const width = lines.positionIndexes.length;
  const telling: number[] = [];
  const step = sampleStep(lines);
  for (let line = 0; line < lines.lineIndexes.length && telling.length < FIRST_LOOK; line += step) {
    const value = lines.values[line * width + total] ?? NaN;
    if (lines.isAmount[line] && !Number.isNaN(value) && value !== 1 && value !== 100 && Math.abs(value) >= 10 ** -decimals) telling.push(line);
  }
  return telling;
}

function holdsOnSample(lines: Lines, pattern: RatioPattern, decimals: number, sample: readonly number[]): boolean {
  let failing = 0;
  let holding = 0;
  for (const line of sample) {
    const { kind } = evaluateRatio(lines, line, pattern, decimals);
    if (kind === "holds" || kind === "trivial") holding++;
    else if (lines.isAmount[line] && ++failing > sample.length * 0.4) return false;
  }
  return holding > 0;
}

export function scoreRatio(lines: Lines, pattern: RatioPattern, decimals: number, rivals: number, isLabelled: boolean): FoundRatio | undefined {
  let bits = (isLabelled ? LABEL_BITS : 0) - 2 * Math.log2(rivals + 2) - 2;
  let holding = 0, failing = 0;
  const width = lines.positionIndexes.length;
  const seen = new Set<string>();
  const isPairMean = pattern.form === "mean" && pattern.parts.length === 2;
  for (let line = 0; line < lines.lineIndexes.length; line++) {
    const { kind } = evaluateRatio(lines, line, pattern, decimals);
    // a change between two rates is given in points, or by rules of its own
    if (kind === "fails" && lines.isAmount[line]) { failing++; bits += FAIL_BITS; }
    if (kind === "trivial") bits += 0.5;
    if (kind !== "holds") continue;
    holding++;
    const value = Math.abs(lines.values[line * width + pattern.total] ?? 0);
    const gain = Math.min(14, Math.log2(1 + value * 10 ** decimals));
    // indices of a base year are all 100, of parts that differ: the same figure again from others says something new
    const first = lines.values[line * width + (pattern.parts[0] ?? 0)] ?? 0;
    const likeness = isPairMean ? (first / value).toPrecision(4) : `${value}|${first}`;
    bits += seen.has(likeness) ? (isPairMean ? 0 : gain * 0.1) : gain;
    seen.add(likeness);
  }
  if (holding === 0 || bits < LEAST_BITS || holding < LEAST_COVERAGE * (holding + failing)) return undefined;
  return { pattern, bits, holding, failing };
}
