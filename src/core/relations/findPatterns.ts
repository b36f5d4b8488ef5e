import { findPromised } from "./findPromised.js";
import { findGrandTotals, findPairs, findRepeats, findRuns, sampleStep } from "./candidates.js";
import type { Lines } from "./lines.js";
import type { Pattern, PatternScore } from "./pattern.js";
import { scorePattern } from "./scorePattern.js";

export interface FoundPattern {
  readonly pattern: Pattern;
  readonly score: PatternScore;
}

/** Evidence that a pattern needs to count as a relation, in bits: about one chance find in 250 tables. */
const LEAST_BITS = 8;
/** Figures that may stand between a labelled total and its parts. */
const MOST_GAP = 4;
/** A total that its label and place promise and no figure bears out: enough to look at, not to be sure of. */
const PROMISED_BITS = 9;
const MOST_LEVELS = 6;
/** Share of the telling lines that must hold; a labelled total may do with fewer. */
const LEAST_COVERAGE = 0.7;
const LEAST_PAIR_COVERAGE = 0.9;
const LEAST_LABELLED_COVERAGE = 0.45;

/**
 * The sums and differences along one axis: runs next to their total first, then, with those parts set aside, the totals of totals.
 * Candidates are weighed together by their evidence; a weaker one that contradicts a stronger one falls.
 */
export function findPatterns(lines: Lines, noteSlack: number): FoundPattern[] {
  const width = lines.positionIndexes.length;
  if (width < 3 && lines.axis === "row" || width < 3) return [];
  const accepted: FoundPattern[] = [];
  const isActive = lines.positionIndexes.map(() => true);
  const step = sampleStep(lines);
  const tried = new Set<string>();
  let fresh: Pattern[] = [...runsOfAllKinds(lines, isActive, noteSlack), ...findPairs(lines, isActive), ...findRepeats(lines, noteSlack)];
  for (let level = 0; level < MOST_LEVELS; level++) {
    const scored: FoundPattern[] = [];
    for (const pattern of fresh) {
      const key = `${pattern.total}|${pattern.parts.join(",")}|${pattern.signs.join("")}`;
      if (tried.has(key)) continue;
      tried.add(key);
      if (step > 1 && !isPromising(scorePattern(lines, pattern, noteSlack, step))) continue;
      const score = scorePattern(lines, pattern, noteSlack);
      if (isAcceptable(lines, pattern, score)) scored.push({ pattern, score });
    }
    scored.sort((a, b) => rank(b) - rank(a) || b.pattern.parts.length - a.pattern.parts.length || a.pattern.total - b.pattern.total);
    let gained = false;
    for (const candidate of scored) {
      if (contradicts(candidate, accepted)) continue;
      accepted.push(candidate);
      gained = true;
    }
    if (!gained && level > 0) break;
    const totals = new Set(accepted.map((found) => found.pattern.total));
    const parts = new Set(accepted.flatMap((found) => found.pattern.parts));
    lines.positionIndexes.forEach((_, p) => { isActive[p] = !parts.has(p); });
    const isTotal = lines.roles.map((role, p) => totals.has(p) || role === "subtotal" || role === "total");
    fresh = [...runsOfAllKinds(lines, isActive, noteSlack), ...findPairs(lines, isActive), ...findGrandTotals(lines, isTotal)];
  }
  for (const promised of findPromised(lines, new Set(accepted.map((found) => found.pattern.total)))) {
    const score = scorePattern(lines, promised, noteSlack);
    const found: FoundPattern = { pattern: promised, score: { ...score, bits: PROMISED_BITS } };
    if (score.holding + score.failing > 0 && !contradicts(found, accepted)) accepted.push(found);
  }
  return accepted;
}

/** Runs over all active positions, and, where counts stand between shares or prices, over those of one nature only. */
function runsOfAllKinds(lines: Lines, isActive: readonly boolean[], noteSlack: number): Pattern[] {
  const runs = findRuns(lines, isActive, noteSlack);
  for (let gap = 1; gap <= MOST_GAP; gap++) runs.push(...findRuns(lines, isActive, noteSlack, gap));
  if (!lines.isFraction.includes(true) || !lines.isFraction.includes(false)) return runs;
  for (const kind of [true, false]) runs.push(...findRuns(lines, isActive.map((active, p) => active && lines.isFraction[p] === kind), noteSlack));
  return runs;
}

function isPromising(score: PatternScore): boolean {
  return score.holding > 0 && score.holding + score.trivial >= score.failing;
}

/** Of two that the figures speak for alike, the run next to its total is meant. */
function rank({ pattern, score }: FoundPattern): number {
  return score.bits * (pattern.origin === "adjacent" ? 1 : 0.85) * (score.isApproximate ? 0.8 : 1);
}

function isAcceptable(lines: Lines, pattern: Pattern, score: PatternScore): boolean {
  if (score.bits < LEAST_BITS || score.holding === 0) return false;
  const role = lines.roles[pattern.total];
  const isLabelled = role === "total" || role === "subtotal" || role === "difference";
  const least = isLabelled ? LEAST_LABELLED_COVERAGE : pattern.origin === "pair" || pattern.origin === "repeat" ? LEAST_PAIR_COVERAGE : LEAST_COVERAGE;
  return (score.holding + score.trivial * 0.5) >= least * (score.holding + score.failing + score.trivial * 0.5);
}

function contradicts(candidate: FoundPattern, accepted: readonly FoundPattern[]): boolean {
  const { pattern } = candidate;
  const own = new Set(pattern.parts);
  // never a subtotal together with what it sums
  if (accepted.some(({ pattern: other }) => own.has(other.total) && other.signs.every((sign) => sign === 1) && other.parts.some((part) => own.has(part)))) return true;
  const parts = sortedKey(pattern.parts);
  const cells = [...pattern.parts, pattern.total].sort((a, b) => a - b).join(",");
  for (const { pattern: other } of accepted) {
    if ([...other.parts, other.total].sort((a, b) => a - b).join(",") === cells) return true;
    // a copy of a total further off sums nothing itself
    if (sortedKey(other.parts) === parts && distance(other) < distance(pattern)) return true;
    if (other.total === pattern.total) {
      const shared = other.parts.filter((part) => own.has(part)).length;
      if (shared > 0 && !(shared < Math.min(own.size, other.parts.length) * 0.2)) return true;
    }
    // siblings under one stronger total do not sum each other by chance
    const siblings = new Set(other.parts);
    if (siblings.has(pattern.total) && pattern.parts.some((part) => siblings.has(part)) && candidate.score.bits < 40) return true;
  }
  return reaches(pattern.total, pattern.parts, accepted, 0);
}

function sortedKey(positions: readonly number[]): string {
  return [...positions].sort((a, b) => a - b).join(",");
}

/** How far a total stands from the nearest of its parts. */
function distance(pattern: Pattern): number {
  return Math.min(...pattern.parts.map((part) => Math.abs(part - pattern.total)));
}

/** Would the total, through totals among its parts, become a part of itself? */
function reaches(total: number, parts: readonly number[], accepted: readonly FoundPattern[], depth: number): boolean {
  if (parts.includes(total) || depth > 12) return true;
  return parts.some((part) => accepted.some((found) => found.pattern.total === part && reaches(total, found.pattern.parts, accepted, depth + 1)));
}
