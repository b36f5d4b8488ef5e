import type { FoundPattern } from "../findPatterns.js";
import type { Lines } from "../lines.js";
import type { Pattern } from "../pattern.js";
import { scorePattern } from "../scorePattern.js";
import { contradicts } from "../weighPatterns.js";
import { findDeclared } from "./findDeclared.js";
import { findIndented } from "./findIndented.js";

/** What a heading says (「C＝A＋B」) is the author's word for all lines; figures that speak against it throughout show it was misread. */
const DECLARED_BITS = 25;

function findDeclaredSums(lines: Lines, noteSlack: number): FoundPattern[] {
  const best = new Map<number, FoundPattern>();
  for (const declared of findDeclared(lines)) {
    if (declared.kind !== "sum") continue;
    const { total, parts, signs } = declared;
    const pattern: Pattern = { total, parts, signs, origin: "declared" };
    const score = scorePattern(lines, pattern, noteSlack);
    const asked = score.holding + score.trivial + score.failing;
    if (asked === 0 || score.failing > Math.max(1, asked * 0.5)) continue;
    const known = best.get(total);
    if (!known || score.holding - score.failing > known.score.holding - known.score.failing) best.set(total, { pattern, score: { ...score, bits: Math.max(0, score.bits) + DECLARED_BITS } });
  }
  return [...best.values()];
}

/** Lines on which the breakdowns of a table hold together before each of them is believed, and their share. */
const LEAST_HOLDING = 3;
const LEAST_SHARE = 0.7;
const INDENT_BITS = 10;

/** The sums that a table states by its headings, and those that it shows by how far its rows stand in. They stand before all that the figures show by themselves. */
export function findStatedSums(lines: Lines, noteSlack: number): FoundPattern[] {
  const stated = findDeclaredSums(lines, noteSlack);
  const indented = findIndented(lines).map((pattern): FoundPattern => ({ pattern, score: scorePattern(lines, pattern, noteSlack) }));
  const holding = indented.reduce((sum, { score }) => sum + score.holding, 0), failing = indented.reduce((sum, { score }) => sum + score.failing, 0);
  if (holding < LEAST_HOLDING || holding < LEAST_SHARE * (holding + failing)) return stated;
  for (const { pattern, score } of indented) {
    const found: FoundPattern = { pattern, score: { ...score, bits: Math.max(0, score.bits) + INDENT_BITS } };
    if (score.holding > 0 && score.holding >= score.failing && !contradicts(found, stated)) stated.push(found);
  }
  return stated;
}
