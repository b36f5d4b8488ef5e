import { evaluateLine, NEAR, outcomeRoom, type Pattern, type PatternScore } from "./pattern.js";
import { FigureSet } from "./figureSet.js";
import type { Lines } from "./lines.js";

/** log2 of the chance that a true relation fails on a line: about one typed line in fifty is wrong. */
const FAIL_BITS = -5.6;
/** A label that says total, or its opposite, weighed in bits. */
const TOTAL_LABEL_BITS = 10;
const EMPHASIS_BITS = 2;
const UNLABELLED_BITS = -3;
const LABEL_BITS_OF_PART = -4;
/** Sums that hold nearly only are rarer than sums that hold. */
const APPROXIMATE_BITS = -8;
const LEAST_NEAR = 2;
/** Two misses are the same but for rounding where they differ by no more than this for each part. */
const ROUNDED_ALIKE = 0.25;
const GAP_BITS = -3;
const MIXED_GAP_BITS = -20;
const LEAVES_BITS = -12;
const REPEATED_WEIGHT = 0.1;

/** Emptied before each use; it is one for all so that its room is made once. */
const seen = new FigureSet();

/** @param step looks at every step-th line only: enough to drop a candidate, not to keep one */
export function scorePattern(lines: Lines, pattern: Pattern, noteSlack: number, step = 1): PatternScore {
  const isLine = lines.isAmount;
  let bits = 0, holding = 0, failing = 0, trivial = 0, rounded = 0, unitsOff = 0, near = 0, nearBits = 0, flawless = 0;
  seen.clear();
  let nearSize = NaN, isOneMiss = true;
  // three times what rounding each figure leaves on average
  const mostOfRounding = Math.max(1, 3 * Math.sqrt((pattern.parts.length + 1) / 12));
  const room = outcomeRoom();
  const width = lines.positionIndexes.length;
  for (let line = 0; line < lines.lineIndexes.length; line += step) {
    const outcome = evaluateLine(lines, line, pattern, noteSlack, room);
    if (outcome.kind === "none") continue;
    if ((outcome.kind === "fails" || outcome.kind === "near") && Math.abs(outcome.residual) <= (pattern.parts.length + 1) / 2) unitsOff++;
    if (outcome.kind === "fails") {
      if (isLine[line]) { failing++; bits += FAIL_BITS; }
      continue;
    }
    const figures = likenessOf(lines, line * width, pattern);
    const gain = seen.add(figures) ? outcome.bits : outcome.bits * REPEATED_WEIGHT;
    if (outcome.kind === "near") {
      if (isLine[line] && outcome.bits === 0) { failing++; bits += FAIL_BITS; }
      else if (isLine[line]) {
        near++;
        nearBits += gain;
        const miss = Math.abs(outcome.residual);
        if (miss <= mostOfRounding) isOneMiss = false;
        else if (Number.isNaN(nearSize)) nearSize = miss;
        else if (Math.abs(miss - nearSize) > Math.max(1e-9 * nearSize, Math.min(pattern.parts.length, nearSize) * ROUNDED_ALIKE)) isOneMiss = false;
      }
      continue;
    }
    if (outcome.isRounded) rounded++;
    else if (outcome.slack === 0) flawless++;
    if (outcome.kind === "trivial") trivial++;
    else holding++;
    bits += gain;
  }
  const prior = priorBits(lines, pattern);
  const exact: PatternScore = { bits: bits + near * FAIL_BITS + prior, holding, failing: failing + near, trivial, rounded: rounded + unitsOff, isApproximate: false, isFlawless: flawless === lines.lineIndexes.length };
  // two figures come near a third by chance too often, and so do figures further off
  // and two lines off by just the same show a figure in another's place, not rounding
  const mayBeNear = !(near === 2 && isOneMiss) && pattern.origin !== "pair" && pattern.origin !== "gap" && !endsAnywhere(pattern, width);
  if (!mayBeNear || near < LEAST_NEAR || near <= holding * 0.25) return exact;
  const approximate: PatternScore = { bits: bits + nearBits + prior + APPROXIMATE_BITS, holding: holding + near, failing, trivial, rounded: rounded + near, isApproximate: true, isFlawless: false };
  return approximate.bits > exact.bits ? approximate : exact;
}

/**
 * A line that repeats another one's figures (a monthly salary, a plan carried forward) says nothing new;
 * nor does one whose two parts stand in the same proportion to their total (one schedule at several scales).
 */
function likenessOf({ values }: Lines, base: number, { total, parts }: Pattern): number {
  const whole = values[base + total] ?? NaN;
  const first = values[base + (parts[0] ?? 0)] ?? NaN;
  if (parts.length === 2 && whole !== 0) return toFourDigits(first / whole);
  // two figures in one number: an irrational weight keeps them apart
  return Number.isNaN(first) ? whole + Math.SQRT1_2 : whole * Math.E + first * Math.PI;
}

function toFourDigits(ratio: number): number {
  if (ratio === 0 || Number.isNaN(ratio)) return ratio;
  const scale = 10 ** (3 - Math.floor(Math.log10(Math.abs(ratio))));
  return Math.round(ratio * scale) / scale;
}

/** Of so many parts one more or one less is within what a sum that holds nearly may miss: where its run ends says nothing. */
const MOST_NEAR_PARTS = 0.5 / NEAR;

function endsAnywhere({ total, parts }: Pattern, width: number): boolean {
  const end = (parts[0] ?? 0) < total ? parts[0] ?? 0 : parts.at(-1) ?? 0;
  return parts.length > MOST_NEAR_PARTS && end !== 0 && end !== width - 1;
}

/** One group's subtotal and the other's leaves, past the subtotal of these: no total is formed so, it only comes out where that subtotal is wrong. */
function passesSubtotal({ roles }: Lines, { total, parts }: Pattern): boolean {
  const isTotal = (p: number): boolean => roles[p] === "total" || roles[p] === "subtotal";
  if (!parts.some(isTotal)) return false;
  const nearest = (parts[0] ?? 0) > total ? parts[0] ?? 0 : parts.at(-1) ?? 0;
  if (isTotal(nearest)) return false;
  for (let p = Math.min(total, nearest) + 1; p < Math.max(total, nearest); p++) if (isTotal(p)) return true;
  return false;
}

/** Asked of each candidate, and a long table has as many of them as lines. */
const namingTotals = new WeakMap<Lines["roles"], boolean>();

function namesTotals(roles: Lines["roles"]): boolean {
  let names = namingTotals.get(roles);
  if (names === undefined) namingTotals.set(roles, (names = roles.some((role) => role === "total" || role === "subtotal")));
  return names;
}

/** What labels, form and the number of rivals say before any arithmetic. */
function priorBits(lines: Lines, pattern: Pattern): number {
  const role = lines.roles[pattern.total] ?? "plain";
  const isDifference = pattern.signs.includes(-1);
  const rivals = Math.log2(lines.positionIndexes.length * (pattern.origin === "pair" ? 24 : 6));
  let bits = -rivals;
  if (isDifference ? role === "difference" : role === "total" || role === "subtotal") bits += TOTAL_LABEL_BITS;
  else if (namesTotals(lines.roles)) bits += UNLABELLED_BITS;
  if (lines.isEmphasised[pattern.total] && !pattern.parts.every((part) => lines.isEmphasised[part])) bits += EMPHASIS_BITS;
  // the sum of subtotals says the same with fewer terms
  if (pattern.origin === "gap") bits += passesSubtotal(lines, pattern) ? MIXED_GAP_BITS : GAP_BITS;
  if (pattern.origin === "leaves") bits += LEAVES_BITS;
  if (role === "ofWhich" || role === "share" || role === "rate") bits -= 12;
  // parts that are totals themselves, under a total that is not labelled as one, speak against it
  if (role === "plain" && pattern.parts.some((part) => lines.roles[part] === "total")) bits += LABEL_BITS_OF_PART;
  return bits;
}
