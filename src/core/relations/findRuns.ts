import type { Lines } from "./lines.js";
import { orient } from "./findPairs.js";
import { NEAR, roundingSlack, type Pattern } from "./pattern.js";

/** How far a run is followed where signs are mixed and a sum can come back. */
const MIXED_SIGN_REACH = 40;
const MOST_RUNS_PER_TOTAL = 4;
/** A line on which a run holds only nearly speaks for it less than one on which it holds. */
const NEAR_VOTE = 0.4;

/**
 * Runs of neighbouring active positions whose sum stands right before or after them.
 * @param gap active positions passed over between a labelled total and its run; 0 looks at every position as a total
 * @param isActive positions that may be parts; consumed parts of totals found earlier are passed over
 * @param isTotal positions looked at as totals, where not the usual ones
 */
export function findRuns(lines: Lines, isActive: readonly boolean[], noteSlack: number, gap = 0, isTotal?: readonly boolean[]): Pattern[] {
  const { values, decimals: decimalsOf, positionIndexes } = lines;
  const width = positionIndexes.length;
  const totals = isTotal ? positionIndexes.flatMap((_, t) => (isTotal[t] ? [t] : [])) : gap === 0 ? positionIndexes.map((_, t) => t) : labelledTotals(lines);
  if (totals.length === 0) return [];
  const step = sampleStep(lines);
  const hops = [nearestActive(lines, isActive, -1), nearestActive(lines, isActive, 1)] as const;
  const isRelisted = lines.relisted.some((name) => name !== "");
  // votes for each last part of the runs on one side of one total; those that have any are in `ends`, in the order in which they came
  const votes = new Float64Array(width);
  const ends: number[] = [];
  const runs: RunsOfTotal[] = [];
  for (const t of totals) {
    for (let side = 0; side < 2; side++) {
      const hop = hops[side as 0 | 1];
      let firstLine = -1;
      for (let line = 0; line < lines.lineIndexes.length; line += step) {
        if (!lines.isAmount[line]) continue;
        const base = line * width;
        const total = values[base + t] ?? NaN;
        if (Number.isNaN(total) || total === 0) continue;
        const near = NEAR * Math.abs(total);
        const noise = 1e-13 * Math.abs(total);
        const lowSign = total > 0 ? 1 : -1;
        let sum = 0, terms = 0, nonZero = 0, mixed = 0, passed = 0, last = t;
        let decimals = decimalsOf[base + t] ?? 0;
        for (let p = hop[t] ?? -1; p >= 0; p = hop[p] ?? -1) {
          if (isRelisted && !mayBePart(lines, isActive, p, t)) continue;
          if (passed < gap) { passed++; continue; }
          const value = values[base + p] ?? NaN;
          if (Number.isNaN(value)) continue;
          sum += value;
          terms++;
          const own = decimalsOf[base + p] ?? 0;
          if (own > decimals) decimals = own;
          // noughts at the end of a run belong to it as well, unless a heading or a blank line stands between
          if (value !== 0) nonZero++;
          else if (Math.abs((positionIndexes[p] ?? 0) - (positionIndexes[last] ?? 0)) > 1) continue;
          last = p;
          if (value * lowSign < 0) mixed = MIXED_SIGN_REACH;
          const over = (sum - total) * lowSign;
          const miss = Math.abs(over);
          if (miss > near && miss > 1 && decimals === 0 && noteSlack === 0) {
            if (over > 0 && --mixed < 0) break;
            continue;
          }
          const slack = Math.max(roundingSlack(decimals, terms + 1), noteSlack * (terms + 1) * 10 ** -decimals, noise);
          const isExact = miss <= slack + 1e-9;
          if (nonZero >= 2 && (isExact || miss <= near)) {
            if (votes[p] === 0) ends.push(p);
            votes[p] = (votes[p] ?? 0) + (isExact ? 1 : NEAR_VOTE);
            if (firstLine < 0) firstLine = line;
          }
          if (over > Math.max(slack, near) && --mixed < 0) break;
        }
      }
      if (firstLine < 0) continue;
      runs.push({ total: t, firstLine, ends: ends.map((end) => ({ end, votes: votes[end] ?? 0 })) });
      for (const end of ends) votes[end] = 0;
      ends.length = 0;
    }
  }
  if (runs.length === 0) return [];
  return strongest(runs, isRelisted ? undefined : activeUpTo(lines, isActive), (t, end) => runPattern(t, end, hops[end > t ? 1 : 0], lines, gap));
}

/** The runs on one side of a total that some lines speak for. */
interface RunsOfTotal {
  readonly total: number;
  /** The first line that speaks for any of them. */
  readonly firstLine: number;
  readonly ends: readonly { readonly end: number; readonly votes: number }[];
}

function labelledTotals({ roles }: Lines): number[] {
  const totals: number[] = [];
  for (let t = 0; t < roles.length; t++) if (roles[t] === "total" || roles[t] === "subtotal") totals.push(t);
  return totals;
}

/** A relation that holds along thousands of lines shows on a few hundred of them; the others verify it. */
const SAMPLED_LINES = 120;

export function sampleStep(lines: Lines): number {
  return Math.max(1, Math.floor(lines.lineIndexes.length / SAMPLED_LINES));
}

/** For each position the next active one on a side; −1 where there is none. */
function nearestActive(lines: Lines, isActive: readonly boolean[], side: -1 | 1): Int32Array {
  const width = lines.positionIndexes.length;
  const nearest = new Int32Array(width).fill(-1);
  let last = -1;
  for (let p = side === 1 ? width - 1 : 0; p >= 0 && p < width; p -= side) {
    nearest[p] = last;
    if (isActive[p] && lines.roles[p] !== "ofWhich") last = p;
  }
  return nearest;
}

/** Lines of another's breakdown (再掲, うち) are no parts, save of a total that stands in the same breakdown. */
function mayBePart(lines: Lines, isActive: readonly boolean[], p: number, total: number): boolean {
  return (isActive[p] ?? false) && lines.roles[p] !== "ofWhich" && (lines.relisted[p] === "" || lines.relisted[p] === lines.relisted[total]);
}

/** @param hop to the next position that may be a part, from the total towards the end of the run */
function runPattern(total: number, end: number, hop: Int32Array, lines: Lines, gap: number): Pattern {
  const parts: number[] = [];
  const { relisted } = lines;
  let passed = 0;
  for (let p = hop[total] ?? -1; p >= 0 && (end > total ? p <= end : p >= end); p = hop[p] ?? -1) {
    if (relisted[p] !== "" && relisted[p] !== relisted[total]) continue;
    if (passed < gap) passed++;
    else parts.push(p);
  }
  if (end < total) parts.reverse();
  return orient({ total, parts, signs: new Array<1>(parts.length).fill(1), origin: gap > 0 ? "gap" : "adjacent" }, lines);
}

/** How many positions up to each may be parts: two of them tell the length of a run. */
function activeUpTo(lines: Lines, isActive: readonly boolean[]): Int32Array {
  const upTo = new Int32Array(lines.roles.length);
  for (let p = 0, count = 0; p < upTo.length; p++) upTo[p] = isActive[p] && lines.roles[p] !== "ofWhich" ? ++count : count;
  return upTo;
}

/** For each total and direction the runs that most lines speak for, the longer of two that as many speak for; in the order in which the lines tell them. */
function strongest(runs: readonly RunsOfTotal[], upTo: Int32Array | undefined, patternOf: (total: number, end: number) => Pattern): Pattern[] {
  const kept: Pattern[] = [];
  for (const { total, ends } of [...runs].sort((a, b) => a.firstLine - b.firstLine)) {
    if (ends.length === 1) {
      kept.push(patternOf(total, ends[0]?.end ?? total));
      continue;
    }
    const lengthOf = (end: number): number => (upTo ? Math.abs((upTo[end] ?? 0) - (upTo[total] ?? 0)) + (end < total ? 1 : 0) : patternOf(total, end).parts.length);
    const list = ends.map(({ end, votes }) => ({ end, votes, length: lengthOf(end) })).sort((a, b) => b.votes - a.votes || b.length - a.length);
    for (const { end } of list.slice(0, MOST_RUNS_PER_TOTAL)) kept.push(patternOf(total, end));
  }
  return kept;
}
