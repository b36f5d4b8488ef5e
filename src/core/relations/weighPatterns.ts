import { isTotalRole } from "../figures/totalLabels.js";
import { findAdditiveLines } from "./additiveLines.js";
import { completePattern } from "./completePattern.js";
import { forgive, type ForgivenScore } from "./faults/forgive.js";
import { parallelBits } from "./faults/parallelPatterns.js";
import { sampleStep } from "./findRuns.js";
import type { FoundPattern } from "./findPatterns.js";
import type { Lines } from "./lines.js";
import type { Pattern, PatternScore } from "./pattern.js";
import { scorePattern } from "./scorePattern.js";

/** Evidence that a pattern needs to count as a relation, in bits: about one chance find in 250 tables. */
const LEAST_BITS = 8;
/** Share of the telling lines that must hold; a labelled total may do with fewer. */
const LEAST_COVERAGE = 0.7;
const LEAST_PAIR_COVERAGE = 0.9;
/** So many lines hold, net of those that fail, that no chance makes it. */
const OVERWHELMING_BITS = 100;
const LEAST_OVERWHELMING_COVERAGE = 0.8;
const LEAST_LABELLED_COVERAGE = 0.45;
/** Where one line is taken for a mistake, the others are few. */
const LEAST_FORGIVEN_COVERAGE = 0.65;
/** A sum that holds on fewer lines says nothing about the others. */
const LEAST_HOLDING_SPARSE = 2;

/** Accepts of each round of candidates, by their evidence, those that contradict none accepted before; tells whether any was. */
export function makeWeigher(lines: Lines, noteSlack: number, accepted: FoundPattern[]): (fresh: readonly Pattern[]) => boolean {
  const step = sampleStep(lines);
  const tried = new Set<string>();
  // sums that look like ones with a mistake, and lack evidence as yet
  const broken: { readonly pattern: Pattern; readonly score: ForgivenScore }[] = [];
  // and those that others of their form bore out
  const lent = new Set<FoundPattern>();
  return (fresh) => {
    const scored: FoundPattern[] = [];
    const sparse: FoundPattern[] = [];
    for (const pattern of fresh) {
      const key = keyOf(pattern);
      if (tried.has(key)) continue;
      tried.add(key);
      if (step > 1 && !isPromising(scorePattern(lines, pattern, noteSlack, step))) continue;
      const score = scorePattern(lines, pattern, noteSlack);
      if (isAcceptable(lines, pattern, score)) { scored.push({ pattern, score }); continue; }
      const forgiven = forgive(lines, pattern, score, noteSlack);
      if (forgiven && isForgivable(lines, pattern, forgiven)) { scored.push({ pattern, score: forgiven }); continue; }
      if (forgiven) broken.push({ pattern, score: forgiven });
      if (pattern.origin === "adjacent" && score.bits >= LEAST_BITS && score.holding >= LEAST_HOLDING_SPARSE) sparse.push({ pattern, score });
    }
    scored.push(...rescue(lines, scored, sparse, noteSlack));
    scored.sort((a, b) => rank(b) - rank(a) || b.pattern.parts.length - a.pattern.parts.length || reachOf(a.pattern) - reachOf(b.pattern) || a.pattern.total - b.pattern.total);
    const before = accepted.length;
    const accept = (candidate: FoundPattern): void => {
      if (!contradicts(candidate, accepted) && !isImplied(candidate.pattern, accepted) && !isEcho(lines, candidate, accepted)) accepted.push(completed(lines, candidate, accepted, noteSlack));
    };
    scored.forEach(accept);
    const firm = accepted.filter((found) => !lent.has(found));
    for (const { pattern, score } of broken) {
      const bits = parallelBits(lines, pattern, firm);
      const borneOut = { ...score, bits: score.bits + bits };
      if (bits === 0 || !isForgivable(lines, pattern, borneOut)) continue;
      const count = accepted.length;
      accept({ pattern, score: borneOut });
      for (const found of accepted.slice(count)) lent.add(found);
    }
    return accepted.length > before;
  };
}

/** Parts beyond which a key holds the digest of them: a sum of a hundred thousand lines has many rivals. */
const MOST_SPELLED = 64;

/** Patterns with the same total, parts and signs have the same key. */
function keyOf({ total, parts, signs }: Pattern): string {
  if (parts.length <= MOST_SPELLED) return `${total}|${parts.join(",")}|${signs.join("")}`;
  // two independent digests: that two patterns share both by chance takes more patterns than any table has
  let a = 0, b = 0x811c9dc5;
  for (let i = 0; i < parts.length; i++) {
    const term = 2 * (parts[i] ?? 0) + (signs[i] === -1 ? 1 : 0);
    a = Math.imul(a, 31) + term | 0;
    b = Math.imul(b ^ term, 0x01000193);
  }
  return `${total}|${parts.length}|${parts[0]}|${parts.at(-1)}|${a}|${b}`;
}

/**
 * 経費 + 当期利益 (after two lines that are nought nearly always) for 経費 + 経常利益: the sum of an accepted relation with one
 * figure in place of another that is the same on all lines where both hold, and not where only the other holds.
 */
function isEcho(lines: Lines, candidate: FoundPattern, accepted: readonly FoundPattern[]): boolean {
  if (candidate.score.failing === 0 || candidate.score.isApproximate) return false;
  const cells = new Set([candidate.pattern.total, ...candidate.pattern.parts]);
  const isLabelled = isTotalRole(lines.roles[candidate.pattern.total] ?? "plain");
  return accepted.some(({ pattern, score }) => {
    const others = [pattern.total, ...pattern.parts];
    // assets equal liabilities on all lines but one: there the total beside its parts is off, not the copy of it further away
    if (candidate.pattern.origin === "adjacent" && distance(candidate.pattern) < distance(pattern) + (isLabelled ? 1 : 0)) return false;
    if (others.length !== cells.size || score.failing >= candidate.score.failing) return false;
    const instead = others.filter((p) => !cells.has(p));
    const own = [...cells].filter((p) => !others.includes(p));
    const [a, b] = [instead[0], own[0]];
    if (instead.length !== 1 || own.length !== 1 || a === undefined || b === undefined) return false;
    const width = lines.positionIndexes.length;
    let alike = 0, unlike = 0;
    for (let base = 0; base < lines.values.length; base += width) {
      if (lines.values[base + a] === lines.values[base + b]) alike++;
      else if (!Number.isNaN(lines.values[base + a] ?? NaN)) unlike++;
    }
    return alike >= unlike && unlike >= candidate.score.failing;
  });
}

function completed(lines: Lines, found: FoundPattern, accepted: readonly FoundPattern[], noteSlack: number): FoundPattern {
  if (found.score.failing === 0 || found.score.isApproximate) return found;
  const pattern = completePattern(lines, found.pattern, noteSlack);
  if (!pattern) return found;
  const whole: FoundPattern = { pattern, score: scorePattern(lines, pattern, noteSlack) };
  return contradicts(whole, accepted) ? found : whole;
}

/** Runs that fall short on lines where nothing sums are weighed again without those lines. */
function rescue(lines: Lines, scored: readonly FoundPattern[], sparse: readonly FoundPattern[], noteSlack: number): FoundPattern[] {
  if (sparse.length === 0) return [];
  const runs = [...scored.filter((found) => found.pattern.origin === "adjacent"), ...sparse].sort((a, b) => b.score.bits - a.score.bits);
  const additive: Lines = { ...lines, isAmount: findAdditiveLines(lines, runs, noteSlack) };
  return sparse.map(({ pattern }) => ({ pattern, score: scorePattern(additive, pattern, noteSlack) })).filter(({ pattern, score }) => isAcceptable(lines, pattern, score));
}

function isPromising(score: PatternScore): boolean {
  return score.holding > 0 && score.holding + score.trivial >= score.failing;
}

/** Of two that the figures speak for alike, the run next to its total is meant. */
function rank({ pattern, score }: FoundPattern): number {
  return score.bits * (pattern.origin === "adjacent" ? 1 : 0.85) * (score.isApproximate ? 0.8 : 1);
}

/** Of two figures alike the one nearer to the total is its part. */
function reachOf({ total, parts }: Pattern): number {
  return parts.reduce((reach, part) => reach + Math.abs(part - total), 0);
}

function isForgivable(lines: Lines, pattern: Pattern, score: ForgivenScore): boolean {
  return score.bits >= score.least && isAcceptable(lines, pattern, score, score.explained);
}

/** @param explained failing lines that look like a mistake and so do not count against the sum */
function isAcceptable(lines: Lines, pattern: Pattern, score: PatternScore, explained = 0): boolean {
  if (score.bits < LEAST_BITS || score.holding === 0) return false;
  const role = lines.roles[pattern.total];
  const isLabelled = role === "total" || role === "subtotal" || role === "difference";
  const isOfFew = pattern.origin === "pair" || pattern.origin === "repeat";
  const leastOfFew = score.bits < OVERWHELMING_BITS ? LEAST_PAIR_COVERAGE : LEAST_OVERWHELMING_COVERAGE;
  const least = isLabelled ? LEAST_LABELLED_COVERAGE : isOfFew ? leastOfFew : LEAST_COVERAGE;
  return (score.holding + score.trivial * 0.5) >= (explained > 0 ? Math.min(least, LEAST_FORGIVEN_COVERAGE) : least) * (score.holding + score.failing - explained + score.trivial * 0.5);
}

export function contradicts(candidate: FoundPattern, accepted: readonly FoundPattern[]): boolean {
  const { pattern } = candidate;
  const own = new Set(pattern.parts);
  // never a subtotal together with what it sums
  if (accepted.some(({ pattern: other }) => own.has(other.total) && other.signs.every((sign) => sign === 1) && other.parts.some((part) => own.has(part)))) return true;
  for (const { pattern: other } of accepted) {
    if (other.parts.length === pattern.parts.length) {
      if (areAlike([...other.parts, other.total], [...pattern.parts, pattern.total])) return true;
      // a copy of a total further off sums nothing itself; one right beside it (「計」 and 「計（再掲）」, a mark and the mark as counted) does
      const isBeside = Math.abs(other.total - pattern.total) === 1 && candidate.score.failing === 0;
      if (!isBeside && distance(other) < distance(pattern) && areAlike(other.parts, pattern.parts)) return true;
    }
    if (other.total === pattern.total) {
      const shared = other.parts.filter((part) => own.has(part)).length;
      if (shared > 0 && !(shared < Math.min(own.size, other.parts.length) * 0.2)) return true;
    }
    // siblings under one stronger total do not sum each other by chance
    if (candidate.score.bits < 40 && other.parts.includes(pattern.total) && other.parts.some((part) => own.has(part))) return true;
  }
  return reaches(pattern.total, pattern.parts, accepted, 0);
}

/** The leaves under subtotals that the same total sums already: a grand total sums subtotals, or leaves, never both. */
function isImplied({ total, parts, origin }: Pattern, accepted: readonly FoundPattern[]): boolean {
  if (origin !== "leaves") return false;
  const known = accepted.find(({ pattern }) => pattern.total === total && areAllAdded(pattern));
  if (!known) return false;
  const leaves = new Set<number>();
  const open = [...known.pattern.parts];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (leaves.has(part)) continue;
    const below = accepted.find(({ pattern }) => pattern.total === part && areAllAdded(pattern));
    if (below) open.push(...below.pattern.parts);
    else leaves.add(part);
  }
  return parts.length === leaves.size && parts.every((part) => leaves.has(part));
}

function areAllAdded({ signs }: Pattern): boolean {
  return signs.every((sign) => sign === 1);
}

/** The same positions, in whatever order; of one length. */
function areAlike(a: readonly number[], b: readonly number[]): boolean {
  const [first, second] = [Float64Array.from(a).sort(), Float64Array.from(b).sort()];
  return first.every((position, i) => position === second[i]);
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
