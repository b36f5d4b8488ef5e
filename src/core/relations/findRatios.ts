import { comparable } from "../figures/labels.js";
import { sampleStep } from "./findRuns.js";
import type { Lines } from "./lines.js";
import { isPerUnitName } from "./ratioName.js";
import { decimalsAt, evaluateRatio, scoreRatio, type FoundRatio, type RatioPattern } from "./ratios.js";

/** Positions around a ratio at which its operands are looked for, besides labelled totals. */
const REACH = 12;
const FIRST_LOOK = 8;
/** Along columns of more rows than this only labelled lines are ratios. */
const MOST_UNLABELLED = 400;

/** Shares and rates of change along one axis: the strongest for each position that shows fractions or is labelled so. */
export function findRatios(lines: Lines): FoundRatio[] {
  const found: FoundRatio[] = [];
  lines.roles.forEach((role, total) => {
    const isLabelled = role === "share" || role === "rate" || isPerUnit(lines, total);
    if (!isLabelled && (lines.natures[total] === "whole" || lines.positionIndexes.length > MOST_UNLABELLED)) return;
    const best = bestRatio(lines, total, isLabelled);
    if (best) found.push(best);
  });
  return withoutInverses(found);
}

const SCALES = [1, 100] as const;
const REDUCTION_SCALES = [1, 100, -1, -100] as const;

/** Also where they are printed as whole numbers. */
function isPerUnit(lines: Lines, position: number): boolean {
  return lines.roles[position] === "mean" || isPerUnitName(lines.labels[position] ?? "");
}

/** Pupils over teachers gives the ratio; pupils over the ratio gives the teachers again, and says the same with less precision. */
function withoutInverses(found: readonly FoundRatio[]): FoundRatio[] {
  const seen = new Set<string>();
  const strongestFirst = [...found].sort((a, b) => Number(b.pattern.isLabelled) - Number(a.pattern.isLabelled) || b.bits - a.bits);
  return strongestFirst.filter(({ pattern }) => {
    const cells = [pattern.total, ...pattern.parts].sort((a, b) => a - b).join(",");
    return !seen.has(cells) && seen.add(cells);
  });
}

function bestRatio(lines: Lines, total: number, isLabelled: boolean): FoundRatio | undefined {
  const decimals = decimalsAt(lines, total);
  const sample = tellingLines(lines, total, decimals);
  if (sample.length === 0) return undefined;
  const near = lines.positionIndexes.flatMap((_, p) => (p !== total && (Math.abs(p - total) <= REACH || p < 3 || lines.roles[p] === "total") ? [p] : []));
  let best: FoundRatio | undefined;
  let bestDistance = Infinity;
  const named = lines.roles[total];
  const isReduction = isLabelled && /(?:削減|減少|低減)率/.test(comparable(lines.labels[total] ?? ""));
  for (const a of near) {
    for (const b of near) {
      if (a === b) continue;
      for (const form of ["share", "rate"] as const) {
        for (const scale of form === "rate" && isReduction ? REDUCTION_SCALES : SCALES) {
          const pattern: RatioPattern = { form, total, parts: [a, b], scale, isLabelled };
          if (!holdsOnSample(lines, pattern, decimals, sample)) continue;
          const score = scoreRatio(lines, pattern, decimals, near.length, isLabelled);
          // 増減率 is the change itself over the year before as well; what the heading says is meant
          const distance = Math.abs(a - total) + Math.abs(b - total) + (form === "share" && named === "rate" && lines.roles[a] === "difference" ? 2 * REACH : 0);
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
