import { findPromised } from "./findPromised.js";
import { findGrandTotals, findRepeats } from "./candidates.js";
import { findPairs } from "./findPairs.js";
import { findStatedSums } from "./headings/findStatedSums.js";
import { findBrokenTotals, isBeside } from "./faults/findBrokenTotals.js";
import { forgive } from "./faults/forgive.js";
import { findRuns } from "./findRuns.js";
import type { Lines, Nature } from "./lines.js";
import type { Pattern, PatternScore } from "./pattern.js";
import { scorePattern } from "./scorePattern.js";
import { contradicts, makeWeigher } from "./weighPatterns.js";

export interface FoundPattern {
  readonly pattern: Pattern;
  readonly score: PatternScore;
}

/** Figures that may stand between a labelled total and its parts. */
const MOST_GAP = 4;
/** A total that its label and place promise and no figure bears out: enough to look at, not to be sure of. */
const PROMISED_BITS = 9;
const MOST_LEVELS = 6;
const MOST_ROUNDS = 3;
/** What a sum without a label and away from its parts must show. */
const UNLABELLED_GAP_BITS = 25;
const LEAST_UNLABELLED_PARTS = 3;
const LEAST_UNLABELLED_LINES = 3;
const MOST_UNLABELLED = 80;

/**
 * The sums and differences along one axis: runs next to their total first, then, with those parts set aside, the totals of totals.
 * Candidates are weighed together by their evidence; a weaker one that contradicts a stronger one falls.
 * @param known sums that stand already: they are not returned, and nothing may contradict them
 * @param isWanted leaves out the others
 */
export function findPatterns(
  lines: Lines, noteSlack: number, known: readonly FoundPattern[] = [], isWanted: (pattern: Pattern) => boolean = () => true,
): FoundPattern[] {
  const width = lines.positionIndexes.length;
  if (width < 3) return [];
  const accepted = known.length > 0 ? [...known] : findStatedSums(lines, noteSlack);
  const hasNumbers = holdsNumbers(lines);
  if (!hasNumbers.includes(true)) return [];
  const isActive = [...hasNumbers];
  const weighAll = makeWeigher(lines, noteSlack, accepted);
  // the leaves below subtotals that stand already say the same as the subtotals
  const weigh = (fresh: readonly Pattern[]): boolean => weighAll(fresh.filter((pattern) => isWanted(pattern) && (known.length === 0 || pattern.origin !== "leaves")));
  weigh(known.length > 0 ? findRepeats(lines, noteSlack) : [...runsOfAllKinds(lines, isActive, noteSlack, 0), ...findPairs(lines, isActive), ...findRepeats(lines, noteSlack)]);
  for (let level = 1; level < MOST_LEVELS; level++) {
    const totals = new Set(accepted.map((found) => found.pattern.total));
    const parts = new Set(accepted.flatMap((found) => found.pattern.parts));
    lines.positionIndexes.forEach((_, p) => { isActive[p] = (hasNumbers[p] ?? false) && !parts.has(p); });
    const isTotal = lines.roles.map((role, p) => totals.has(p) || role === "subtotal" || role === "total");
    if (!weigh([...runsOfAllKinds(lines, isActive, noteSlack, MOST_GAP), ...findPairs(lines, isActive), ...findGrandTotals(lines, isTotal, isActive)])) break;
  }
  // a second total over lines that another sums already: 「計(○○を除く)」
  const isExplained = new Set(accepted.map((found) => found.pattern.total));
  // a total that is explained may yet be a part, of a difference that its label says
  const hasDifferences = lines.roles.includes("difference");
  const isOpen = lines.roles.map((role, p) => (role === "total" || role === "subtotal") && (hasDifferences || !isExplained.has(p)));
  if (isOpen.includes(true)) weigh(runsAtGaps(lines, hasNumbers, noteSlack, MOST_GAP, isOpen).filter((pattern) => !isExplained.has(pattern.total)));
  if (known.length > 0) return accepted.slice(known.length);
  if (width <= MOST_UNLABELLED) weigh(unlabelledGaps(lines, hasNumbers, noteSlack, accepted));
  for (const promised of findPromised(lines, new Set(accepted.map((found) => found.pattern.total)))) {
    const score = scorePattern(lines, promised, noteSlack);
    const found: FoundPattern = { pattern: promised, score: { ...score, bits: PROMISED_BITS } };
    if (score.holding + score.failing > 0 && !contradicts(found, accepted)) accepted.push(found);
  }
  // each one that is found says more of how the table forms its totals
  for (let round = 0; round < MOST_ROUNDS && addBrokenTotals(lines, hasNumbers, noteSlack, accepted); round++);
  return accepted;
}

/** Tells whether any was added. */
function addBrokenTotals(lines: Lines, hasNumbers: readonly boolean[], noteSlack: number, accepted: FoundPattern[]): boolean {
  const before = accepted.length;
  // what a total far off sums may have a total of its own: 資産計 as well as 負債純資産計
  const parts = new Set(accepted.flatMap(({ pattern }) => (isBeside(pattern, lines) ? pattern.parts : [])));
  const isFree = hasNumbers.map((has, p) => has && !parts.has(p));
  for (const { pattern, bits } of findBrokenTotals(lines, isFree, accepted.map((found) => found.pattern))) {
    const score = scorePattern(lines, pattern, noteSlack);
    // what holds after all, and lacked only evidence, is a run beside its total like any other
    const found: FoundPattern = { pattern: score.failing === 0 ? { ...pattern, origin: "adjacent" } : pattern, score: { ...score, bits } };
    // 合計 over the rows that were there before the last was added: the rows beside it are its parts as well
    const left = accepted.findIndex(({ pattern: other, score: own }) => other.total === pattern.total && other.origin === "gap" && own.holding <= 1 && isWithin(other, pattern));
    const others = accepted.filter((_, i) => i !== left);
    if (contradicts(found, left < 0 ? accepted : others)) continue;
    if (left >= 0) accepted.splice(left, 1);
    accepted.push(found);
  }
  return accepted.length > before;
}

function isWithin(inner: Pattern, outer: Pattern): boolean {
  return inner.parts.length === outer.parts.length - 1 && inner.parts.every((part) => outer.parts.includes(part));
}

/** Runs over all active positions, and, where counts stand between shares or prices, over those of one nature only. */
function runsOfAllKinds(lines: Lines, isActive: readonly boolean[], noteSlack: number, mostGap: number): Pattern[] {
  const runs = [...findRuns(lines, isActive, noteSlack), ...runsAtGaps(lines, isActive, noteSlack, mostGap)];
  const natures = new Set(lines.natures);
  if (natures.size < 2) return runs;
  const kinds: ((nature: Nature) => boolean)[] = [...natures].map((nature) => (other) => other === nature);
  if (natures.size > 2) kinds.push((nature) => nature !== "ratio");
  for (const isOfKind of kinds) {
    const kin = isActive.map((active, p) => active && isOfKind(lines.natures[p] ?? "whole"));
    runs.push(...findRuns(lines, kin, noteSlack));
  }
  return runs;
}

/** 第１四半期, 上半期 and 第３四半期まで above the months: the figures alone must say it, and loudly. */
function unlabelledGaps(lines: Lines, hasNumbers: readonly boolean[], noteSlack: number, accepted: readonly FoundPattern[]): Pattern[] {
  const taken = new Set(accepted.flatMap(({ pattern }) => [pattern.total, ...pattern.parts]));
  const isTotal = lines.roles.map((role, p) => role === "plain" && (hasNumbers[p] ?? false) && !taken.has(p));
  if (!isTotal.includes(true)) return [];
  const runs: Pattern[] = [];
  for (let gap = 1; gap < MOST_GAP; gap++) runs.push(...findRuns(lines, hasNumbers, noteSlack, gap, isTotal));
  return runs.filter((pattern) => {
    if (pattern.parts.length < LEAST_UNLABELLED_PARTS) return false;
    const score = scorePattern(lines, pattern, noteSlack);
    const { holding, failing, bits, isApproximate } = score;
    if (isApproximate || holding < LEAST_UNLABELLED_LINES || bits < UNLABELLED_GAP_BITS) return false;
    return failing === 0 || forgive(lines, pattern, score, noteSlack)?.explained === failing;
  });
}

/** A line left blank throughout (a heading, a spacer) is no part; two runs that differ by it are one. */
function holdsNumbers(lines: Lines): boolean[] {
  const { values } = lines;
  const width = lines.positionIndexes.length;
  return lines.positionIndexes.map((_, p) => {
    for (let at = p; at < values.length; at += width) if (!Number.isNaN(values[at] ?? NaN)) return true;
    return false;
  });
}

function runsAtGaps(lines: Lines, isActive: readonly boolean[], noteSlack: number, mostGap: number, isTotal?: readonly boolean[]): Pattern[] {
  const runs: Pattern[] = [];
  for (let gap = 1; gap <= mostGap; gap++) runs.push(...findRuns(lines, isActive, noteSlack, gap, isTotal));
  return runs;
}
