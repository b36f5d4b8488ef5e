import type { Lines } from "../lines.js";
import { evaluateLine, outcomeRoom, type Pattern } from "../pattern.js";

/** Of the lines so many may be wrong, and one in any case. */
const MOST_WRONG = 0.12;
/** Lines off by no more than the last place that show rounding. */
const LEAST_ROUNDED = 2;
/** Estimates miss by more on some lines than on others, but rarely by so many times what the worst of the others misses by. */
const TIMES_WORST = 3;
const LEAST_ESTIMATED = 3;
const COARSE_UNITS = [1000, 500, 100, 50, 10, 5];

interface Off {
  readonly line: number;
  /** The difference, and half a unit of the last place for each figure. */
  readonly miss: number;
  readonly rounding: number;
  readonly unit: number;
  readonly size: number;
  readonly isFarOff: boolean;
}

/** What a line may be off by; undefined where the lines differ too much to say. */
export type Allowance = (line: number) => number | undefined;

/**
 * What a sum that holds nearly only may be off by on each line, as its other lines show it: half a unit of the last place for
 * each figure where all are off by no more, otherwise a few times what the worst of the others is.
 * @example off by 1, 2 and 1 among three figures, and by 4,000 on one line: the allowance there is 2
 */
export function findAllowance(lines: Lines, pattern: Pattern, noteSlack: number): Allowance {
  const all = readMisses(lines, pattern, noteSlack);
  const byLine = new Map(all.map((each) => [each.line, each]));
  // a line far off is a mistake, or no sum at all: neither shows what rounding comes to
  const off = all.filter((each) => !each.isFarOff);
  const most = Math.max(1, Math.floor(off.length * MOST_WRONG));
  const beyond = off.filter((each) => each.miss > each.rounding);
  // two lines that miss by the same are two cells in each other's place, whatever the others show
  const isExchange = beyond.length === 2 && countMistakes(beyond) === 1;
  if ((off.length - beyond.length >= LEAST_ROUNDED || isExchange) && countMistakes(beyond) <= most) return (line) => byLine.get(line)?.rounding;
  // the worst of those that are left when the mistakes there may be are set aside
  const worstOf = (measure: (each: Off) => number): number => {
    const sorted = [...off].sort((a, b) => measure(b) - measure(a));
    let end = 0;
    while (end < sorted.length && countMistakes(sorted.slice(0, end + 1)) <= most) end++;
    const left = sorted[end];
    return left === undefined || sorted.length - end < LEAST_ESTIMATED ? NaN : TIMES_WORST * measure(left);
  };
  const share = worstOf(({ miss, size }) => miss / size), units = worstOf(({ miss, unit }) => miss / unit);
  return (line) => {
    const own = byLine.get(line);
    return own === undefined || Number.isNaN(share) || Number.isNaN(units) ? undefined : Math.max(share * own.size, units * own.unit);
  };
}

/** Two cells in each other's place make two lines miss by the same: one mistake. */
function countMistakes(off: readonly Off[]): number {
  const mistakes: Off[] = [];
  for (const each of off) if (!mistakes.some(({ miss, rounding }) => Math.abs(miss - each.miss) <= rounding + each.rounding)) mistakes.push(each);
  return mistakes.length;
}

function readMisses(lines: Lines, pattern: Pattern, noteSlack: number): Off[] {
  const coarse = coarseUnit(lines, pattern);
  const width = lines.positionIndexes.length;
  const room = outcomeRoom();
  const positions = [pattern.total, ...pattern.parts];
  const off: Off[] = [];
  for (let line = 0; line < lines.lineIndexes.length; line++) {
    const { kind, residual } = evaluateLine(lines, line, pattern, noteSlack, room);
    if (kind === "none" || kind === "trivial" || !lines.isAmount[line]) continue;
    let numbers = 0, decimals = 0, size = 0;
    for (const p of positions) {
      const value = lines.values[line * width + p] ?? NaN;
      if (Number.isNaN(value)) continue;
      numbers++;
      size = Math.max(size, Math.abs(value));
      decimals = Math.max(decimals, lines.decimals[line * width + p] ?? 0);
    }
    const unit = decimals > 0 ? 10 ** -decimals : coarse;
    off.push({ line, isFarOff: kind === "fails", miss: Math.abs(residual), rounding: (numbers / 2) * unit + 1e-9, unit, size });
  }
  return off;
}

/** The unit that every figure of the sum is a multiple of on all lines. */
function coarseUnit(lines: Lines, pattern: Pattern): number {
  const width = lines.positionIndexes.length;
  const positions = [pattern.total, ...pattern.parts];
  return COARSE_UNITS.find((unit) => {
    for (let base = 0; base < lines.values.length; base += width) {
      for (const p of positions) {
        const value = lines.values[base + p] ?? NaN;
        if (!Number.isNaN(value) && value % unit !== 0) return false;
      }
    }
    return true;
  }) ?? 1;
}
