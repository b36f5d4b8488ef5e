import { evaluateLine, type Pattern, type PatternScore } from "./pattern.js";
import type { Lines } from "./lines.js";

/** log2 of the chance that a true relation fails on a line: about one typed line in fifty is wrong. */
const FAIL_BITS = -5.6;
/** A label that says total, or its opposite, weighed in bits. */
const TOTAL_LABEL_BITS = 10;
const EMPHASIS_BITS = 2;
const UNLABELLED_BITS = -3;
const LABEL_BITS_OF_PART = -4;
const REPEATED_WEIGHT = 0.1;

export function scorePattern(lines: Lines, pattern: Pattern, noteSlack: number): PatternScore {
  let bits = 0, holding = 0, failing = 0, trivial = 0, rounded = 0;
  const seen = new Set<string>();
  const width = lines.positionIndexes.length;
  for (let line = 0; line < lines.lineIndexes.length; line++) {
    const outcome = evaluateLine(lines, line, pattern, noteSlack);
    if (outcome.kind === "none") continue;
    if (outcome.kind === "fails") {
      if (lines.isAmount[line]) { failing++; bits += FAIL_BITS; }
      continue;
    }
    if (outcome.isRounded) rounded++;
    if (outcome.kind === "trivial") trivial++;
    else holding++;
    // a line that repeats another one's figures (a monthly salary, a plan carried forward) says nothing new
    const base = line * width;
    const figures = `${lines.values[base + pattern.total]}|${lines.values[base + (pattern.parts[0] ?? 0)]}`;
    bits += seen.has(figures) ? outcome.bits * REPEATED_WEIGHT : outcome.bits;
    seen.add(figures);
  }
  return { bits: bits + priorBits(lines, pattern), holding, failing, trivial, rounded };
}

/** What labels, form and the number of rivals say before any arithmetic. */
function priorBits(lines: Lines, pattern: Pattern): number {
  const role = lines.roles[pattern.total] ?? "plain";
  const isDifference = pattern.signs.includes(-1);
  const rivals = Math.log2(lines.positionIndexes.length * (pattern.origin === "pair" ? 24 : 6));
  let bits = -rivals;
  if (isDifference ? role === "difference" : role === "total" || role === "subtotal") bits += TOTAL_LABEL_BITS;
  else if (lines.roles.some((other) => other === "total" || other === "subtotal")) bits += UNLABELLED_BITS;
  if (lines.isEmphasised[pattern.total] && !pattern.parts.every((part) => lines.isEmphasised[part])) bits += EMPHASIS_BITS;
  if (role === "ofWhich" || role === "share" || role === "rate") bits -= 12;
  // parts that are totals themselves, under a total that is not labelled as one, speak against it
  if (role === "plain" && pattern.parts.some((part) => lines.roles[part] === "total")) bits += LABEL_BITS_OF_PART;
  return bits;
}
