import { sampleStep } from "./candidates.js";
import type { Lines } from "./lines.js";
import { decimalsAt, scoreRatio, type FoundRatio, type RatioPattern } from "./ratios.js";

/** The mean of two figures is met too often by chance. */
const LEAST_RUN = 3;
const LEAST_LABELLED_RUN = 2;
const MOST_RUN = 2000;
const MOST_CANDIDATES = 6;

/** Means along one axis: a position that is the mean of the run right before or after it, totals and other means passed over. */
export function findMeans(lines: Lines, isTotal: readonly boolean[]): FoundRatio[] {
  const found: FoundRatio[] = [];
  lines.roles.forEach((role, total) => {
    const isLabelled = role === "mean";
    if (!isLabelled && (role !== "plain" || isTotal[total])) return;
    const decimals = decimalsAt(lines, total);
    if (!isLabelled && decimals === 0) return;
    let best: FoundRatio | undefined;
    for (const pattern of findRuns(lines, total, decimals, isLabelled, isTotal)) {
      const score = scoreRatio(lines, pattern, decimals, isLabelled ? 4 : lines.positionIndexes.length, isLabelled);
      if (score && (!best || score.bits > best.bits || (score.bits === best.bits && pattern.parts.length > best.pattern.parts.length))) best = score;
    }
    if (best) found.push(best);
  });
  return found;
}

function findRuns(lines: Lines, total: number, decimals: number, isLabelled: boolean, isTotal: readonly boolean[]): RatioPattern[] {
  const width = lines.positionIndexes.length;
  const slack = 0.5 * 10 ** -decimals * 1.02;
  const votes = new Map<string, { pattern: RatioPattern; votes: number }>();
  const least = isLabelled ? LEAST_LABELLED_RUN : LEAST_RUN;
  for (let line = 0; line < lines.lineIndexes.length; line += sampleStep(lines)) {
    const base = line * width;
    const shown = lines.values[base + total] ?? NaN;
    if (Number.isNaN(shown) || shown === 0) continue;
    for (const side of [-1, 1]) {
      let sum = 0, numbers = 0;
      for (let p = total + side, steps = 0; p >= 0 && p < width && steps < MOST_RUN; p += side, steps++) {
        if (!mayBePart(lines, p, isTotal)) continue;
        const value = lines.values[base + p] ?? NaN;
        if (Number.isNaN(value)) continue;
        sum += value;
        numbers++;
        if (numbers < least || Math.abs(sum / numbers - shown) > slack + Math.abs(shown) * 1e-9) continue;
        const key = `${side}:${p}`;
        const known = votes.get(key);
        if (known) known.votes++;
        else votes.set(key, { pattern: runPattern(lines, total, p, side, isTotal, isLabelled), votes: 1 });
      }
    }
  }
  return [...votes.values()].sort((a, b) => b.votes - a.votes).slice(0, MOST_CANDIDATES).map((candidate) => candidate.pattern);
}

function mayBePart(lines: Lines, p: number, isTotal: readonly boolean[]): boolean {
  const role = lines.roles[p];
  return !isTotal[p] && (role === "plain" || role === "difference");
}

function runPattern(lines: Lines, total: number, end: number, side: number, isTotal: readonly boolean[], isLabelled: boolean): RatioPattern {
  const parts: number[] = [];
  for (let p = total + side; side > 0 ? p <= end : p >= end; p += side) if (mayBePart(lines, p, isTotal)) parts.push(p);
  return { form: "mean", total, parts: parts.sort((a, b) => a - b), scale: 1, isLabelled };
}
