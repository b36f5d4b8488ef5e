import type { Lines } from "./lines.js";

/** A position that is another over a third, the change from one to another, or the mean of a run; the same in every line. */
export interface RatioPattern {
  readonly form: "share" | "rate" | "mean";
  readonly total: number;
  /** share: [part, whole]; rate: [before, after]; mean: the run. */
  readonly parts: readonly number[];
  /** 100 where the cells show percentages; below nought where a rate tells by how much less it is (削減率). */
  readonly scale: 1 | 100 | -1 | -100;
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
const LEAST_BITS = 12;
const LEAST_COVERAGE = 0.8;
const FAIL_BITS = -5;
const LABEL_BITS = 6;

/** Digits that a position prints after its point, over all lines: 0.5 among 0.25 stands for 0.50. */
export function decimalsAt(lines: Lines, position: number): number {
  let most = 0;
  const { decimals } = lines;
  const width = lines.positionIndexes.length;
  for (let at = position; at < decimals.length; at += width) {
    const own = decimals[at] ?? 0;
    if (own > most) most = own;
  }
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
  const slack = 0.5 * 10 ** -decimalsOfLine(lines, base, pattern, decimals) * 1.02 + Math.abs(expected) * 1e-9 + operandSlack(lines, base, pattern);
  const residual = shown - expected;
  if (Math.abs(residual) > slack) return { kind: "fails", residual, slack };
  const isTrivial = Math.abs(expected) < 10 ** -decimals || (pattern.form === "mean" ? areAlike(lines, base, pattern) : expected === pattern.scale);
  return { kind: isTrivial ? "trivial" : "holds", residual, slack };
}

/** 財政力指数 0.515 and 経常収支比率 93.9 stand in one column of means: where the figures of a line have digits after the point, so has their mean. */
function decimalsOfLine({ decimals: own }: Lines, base: number, { form, total, parts, isLabelled }: RatioPattern, decimals: number): number {
  if (form !== "mean" || !isLabelled) return decimals;
  let most = 0;
  for (const part of parts) most = Math.max(most, own[base + part] ?? 0);
  return most === 0 ? decimals : Math.min(decimals, Math.max(most, own[base + total] ?? 0));
}

/** What the rounding of printed operands adds: a ratio is often worked out before its operands are rounded. */
function operandSlack(lines: Lines, base: number, { form, parts, scale, isLabelled }: RatioPattern): number {
  if (form === "mean" || !isLabelled) return 0;
  const [a = 0, b = 0] = parts;
  const first = lines.values[base + a] ?? 0;
  const second = lines.values[base + b] ?? 0;
  const unit = (at: number): number => ((lines.decimals[at] ?? 0) > 0 ? 0.5 * 10 ** -(lines.decimals[at] ?? 0) : 0);
  const size = form === "share" ? Math.abs(first / second) : Math.abs(second / first);
  return size * Math.abs(scale) * (unit(base + a) / Math.max(1e-12, Math.abs(first)) + unit(base + b) / Math.max(1e-12, Math.abs(second)));
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

export function scoreRatio(lines: Lines, pattern: RatioPattern, decimals: number, rivals: number, isLabelled: boolean): FoundRatio | undefined {
  let bits = (isLabelled ? LABEL_BITS : 0) - 2 * Math.log2(rivals + 2) - 2;
  let holding = 0, failing = 0;
  const width = lines.positionIndexes.length;
  const seen = new Set<string>();
  // lines in one proportion (pieces, and packs of twelve) hold together or not at all
  const isRunMean = pattern.form === "mean" && !isLabelled;
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
    const likeness = isPairMean || isRunMean ? (first / value).toPrecision(4) : `${value}|${first}`;
    bits += seen.has(likeness) ? (isPairMean ? 0 : gain * 0.1) : gain;
    seen.add(likeness);
  }
  if (holding === 0 || bits < LEAST_BITS || holding < LEAST_COVERAGE * (holding + failing)) return undefined;
  return { pattern, bits, holding, failing };
}
