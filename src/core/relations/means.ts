import { comparable } from "../figures/labels.js";
import { sampleStep } from "./findRuns.js";
import type { Lines } from "./lines.js";
import { decimalsAt, scoreRatio, type FoundRatio, type RatioPattern } from "./ratios.js";

/** The mean of two figures is met too often by chance. */
const LEAST_RUN = 3;
const LEAST_LABELLED_RUN = 2;
const MOST_RUN = 2000;
const MOST_CANDIDATES = 6;
/** Lines of counts or notes that may stand between a labelled mean and its run. */
const MOST_GAP = 8;
/** How far the two parts of a mean may stand from it. */
const PAIR_REACH = 12;
const LINES_OF_PAIR = 8;
/** Names that come up more often are data, not headings. */
const MOST_PARTS_OF_ONE_NAME = 60;
const MOST_NAMES = 120;
const MEAN_NAME = /\b(?:avg|average|mean)\b/i;

/** Means along one axis: a position that is the mean of the run right before or after it, totals and other means passed over. */
export function findMeans(lines: Lines, isTotal: readonly boolean[]): FoundRatio[] {
  const found: FoundRatio[] = [];
  let names: ReadonlyMap<string, readonly number[]> | undefined;
  lines.roles.forEach((role, total) => {
    const isLabelled = isMean(lines, total);
    if (!isLabelled && (role !== "plain" || isTotal[total])) return;
    // an index that is 100.0 in every line shows no decimals of its own
    const decimals = decimalsAt(lines, total) || (isLabelled ? 0 : decimalsBeside(lines, total));
    if (!isLabelled && decimals === 0) return;
    let best: FoundRatio | undefined;
    const width = lines.positionIndexes.length;
    const candidates = [...findRuns(lines, total, decimals, isLabelled, isTotal), ...(isLabelled ? ofOneName(lines, total, (names ??= groupByName(lines))) : []), ...(isLabelled ? findPairs(lines, total, decimals) : [])];
    const wholes = isLabelled ? wholeRuns(lines, total, isTotal) : [];
    for (const pattern of wholes) best = better(scoreRatio(lines, pattern, decimals, NO_RIVAL, true), best);
    for (const pattern of candidates) {
      const rivals = (pattern.parts.length > 2 ? 1 : 2 * PAIR_REACH) * (isLabelled ? 4 : width);
      best = better(scoreRatio(lines, pattern, decimals, rivals, isLabelled), best);
    }
    if (best) found.push(best);
  });
  return found;
}

function better(score: FoundRatio | undefined, best: FoundRatio | undefined): FoundRatio | undefined {
  if (!score || !best) return score ?? best;
  return score.bits > best.bits || (score.bits === best.bits && score.pattern.parts.length > best.pattern.parts.length) ? score : best;
}

/** Such that nothing is taken off for it: a run that is all there is was not looked for. */
const NO_RIVAL = -1;

/** 平均 at the end of a list means all of it, up to the edge or to the mean before: one line is enough to show it. */
function wholeRuns(lines: Lines, total: number, isTotal: readonly boolean[]): RatioPattern[] {
  return ([-1, 1] as const).flatMap((side) => {
    let end = total;
    for (let p = total + side; p >= 0 && p < lines.positionIndexes.length && !isMean(lines, p); p += side) if (mayBePart(lines, p, isTotal)) end = p;
    const pattern = runPattern(lines, total, total + side, end, side, isTotal);
    return pattern.parts.length >= LEAST_RUN && pattern.parts.length <= MOST_RUN ? [pattern] : [];
  });
}

function findRuns(lines: Lines, total: number, decimals: number, isLabelled: boolean, isTotal: readonly boolean[]): RatioPattern[] {
  const width = lines.positionIndexes.length;
  const slack = 0.5 * 10 ** -decimals * 1.02;
  // the ends of runs only: a long column of fractions meets its mean so often by chance that spelling out each run would cost most of the time
  const votes = new Map<number, { readonly start: number; readonly end: number; readonly side: number; votes: number }>();
  const least = isLabelled ? LEAST_LABELLED_RUN : LEAST_RUN;
  for (let line = 0; line < lines.lineIndexes.length; line += sampleStep(lines)) {
    const base = line * width;
    const shown = lines.values[base + total] ?? NaN;
    if (Number.isNaN(shown) || shown === 0) continue;
    for (const side of [-1, 1]) {
      for (let gap = 0; gap <= (isLabelled ? MOST_GAP : 0); gap++) {
        const start = total + side * (gap + 1);
        let sum = 0, numbers = 0;
        for (let p = start, steps = 0; p >= 0 && p < width && steps < MOST_RUN; p += side, steps++) {
          if (!mayBePart(lines, p, isTotal)) continue;
          const value = lines.values[base + p] ?? NaN;
          if (Number.isNaN(value)) continue;
          sum += value;
          numbers++;
          if (numbers < least || Math.abs(sum / numbers - shown) > slack + Math.abs(shown) * 1e-9) continue;
          const key = start * width + p;
          const known = votes.get(key);
          if (known) known.votes++;
          else votes.set(key, { start, end: p, side, votes: 1 });
        }
      }
    }
  }
  return [...votes.values()].sort((a, b) => b.votes - a.votes).slice(0, MOST_CANDIDATES).map(({ start, end, side }) => runPattern(lines, total, start, end, side, isTotal));
}

function decimalsBeside(lines: Lines, p: number): number {
  const width = lines.positionIndexes.length;
  return p === 0 || p === width - 1 ? 0 : Math.min(decimalsAt(lines, p - 1), decimalsAt(lines, p + 1));
}

function isMean(lines: Lines, p: number): boolean {
  return lines.roles[p] === "mean" || MEAN_NAME.test(lines.labels[p] ?? "");
}

/** Positions of one name (出席率 | … | 出席率 | …) have their mean together. */
function groupByName(lines: Lines): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  lines.labels.forEach((label, p) => {
    const name = comparable(label);
    const known = groups.get(name);
    if (known) known.push(p);
    else if (name !== "") groups.set(name, [p]);
  });
  return groups;
}

function ofOneName(lines: Lines, total: number, groups: ReadonlyMap<string, readonly number[]>): RatioPattern[] {
  const patterns: RatioPattern[] = [];
  for (const group of groups.values()) {
    if (patterns.length === MOST_NAMES) break;
    const parts = group.filter((p) => p !== total);
    if (parts.length < 2 || parts.length > MOST_PARTS_OF_ONE_NAME) continue;
    // the first or the last of them may be left out: a trial lesson, a session not yet held
    for (const some of parts.length > 2 ? [parts, parts.slice(0, -1), parts.slice(1)] : [parts]) {
      patterns.push({ form: "mean", total, parts: some, scale: 1, isLabelled: isMean(lines, total) });
    }
  }
  return patterns;
}

/** Two positions near by whose mean a labelled one is, wherever they stand. */
function findPairs(lines: Lines, total: number, decimals: number): RatioPattern[] {
  const width = lines.positionIndexes.length;
  const slack = 0.5 * 10 ** -decimals * 1.02;
  const sample: number[] = [];
  for (let line = 0; line < lines.lineIndexes.length && sample.length < LINES_OF_PAIR; line++) {
    const shown = lines.values[line * width + total] ?? NaN;
    if (!Number.isNaN(shown) && shown !== 0) sample.push(line);
  }
  const patterns: RatioPattern[] = [];
  for (let a = Math.max(0, total - PAIR_REACH); a < Math.min(width, total + PAIR_REACH); a++) {
    for (let b = a + 1; b < Math.min(width, total + PAIR_REACH); b++) {
      if (a === total || b === total) continue;
      const holds = sample.filter((line) => Math.abs(((lines.values[line * width + a] ?? NaN) + (lines.values[line * width + b] ?? NaN)) / 2 - (lines.values[line * width + total] ?? NaN)) <= slack);
      if (holds.length >= sample.length * 0.7 && holds.length > 0) patterns.push({ form: "mean", total, parts: [a, b], scale: 1, isLabelled: true });
    }
  }
  return patterns.slice(0, MOST_CANDIDATES);
}

function mayBePart(lines: Lines, p: number, isTotal: readonly boolean[]): boolean {
  const role = lines.roles[p];
  return !isTotal[p] && (role === "plain" || role === "difference");
}

function runPattern(lines: Lines, total: number, start: number, end: number, side: number, isTotal: readonly boolean[]): RatioPattern {
  const parts: number[] = [];
  for (let p = start; side > 0 ? p <= end : p >= end; p += side) if (mayBePart(lines, p, isTotal)) parts.push(p);
  return { form: "mean", total, parts: parts.sort((a, b) => a - b), scale: 1, isLabelled: isMean(lines, total) };
}
