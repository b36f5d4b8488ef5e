import { comparable } from "../figures/labels.js";
import { NEAR, roundingSlack, type Pattern } from "./pattern.js";
import type { Lines } from "./lines.js";

/** How far a run is followed where signs are mixed and a sum can come back. */
const MIXED_SIGN_REACH = 40;
/** Active positions within which a pair and its total stand: in a table of a screen's width a variance may stand at its far end. */
const PAIR_WINDOW = 10;
const WIDE_PAIR_WINDOW = 16;
const SCREEN_WIDTH = 48;
/** Lines looked at for pairs; the others only verify. */
const PAIR_LINES = 40;
const MOST_RUNS_PER_TOTAL = 4;
/** A line on which a run holds only nearly speaks for it less than one on which it holds. */
const NEAR_VOTE = 0.4;

type Votes = Map<string, { readonly pattern: Pattern; votes: number }>;

/**
 * Runs of neighbouring active positions whose sum stands right before or after them.
 * @param gap active positions passed over between a labelled total and its run; 0 looks at every position as a total
 * @param isActive positions that may be parts; consumed parts of totals found earlier are passed over
 */
export function findRuns(lines: Lines, isActive: readonly boolean[], noteSlack: number, gap = 0): Pattern[] {
  const width = lines.positionIndexes.length;
  const votes: Votes = new Map();
  const step = sampleStep(lines);
  const hops = { "-1": nearestActive(lines, isActive, -1), "1": nearestActive(lines, isActive, 1) };
  for (let line = 0; line < lines.lineIndexes.length; line += step) {
    if (!lines.isAmount[line]) continue;
    const base = line * width;
    for (let t = 0; t < width; t++) {
      const total = lines.values[base + t] ?? NaN;
      if (Number.isNaN(total) || total === 0) continue;
      if (gap > 0 && lines.roles[t] !== "total" && lines.roles[t] !== "subtotal") continue;
      for (const side of [-1, 1] as const) {
        const hop = hops[side];
        let sum = 0, terms = 0, nonZero = 0, mixed = 0, passed = 0, last = t;
        let decimals = lines.decimals[base + t] ?? 0;
        const lowSign = total > 0 ? 1 : -1;
        for (let p = hop[t] ?? -1; p >= 0 && p < width; p = hop[p] ?? -1) {
          if (!mayBePart(lines, isActive, p, t)) continue;
          if (passed < gap) { passed++; continue; }
          const value = lines.values[base + p] ?? NaN;
          if (Number.isNaN(value)) continue;
          sum += value;
          terms++;
          decimals = Math.max(decimals, lines.decimals[base + p] ?? 0);
          // noughts at the end of a run belong to it as well, unless a heading or a blank line stands between
          if (value !== 0) nonZero++;
          else if (Math.abs((lines.positionIndexes[p] ?? 0) - (lines.positionIndexes[last] ?? 0)) > 1) continue;
          last = p;
          if (value * lowSign < 0) mixed = MIXED_SIGN_REACH;
          const slack = Math.max(roundingSlack(decimals, terms + 1), noteSlack * (terms + 1) * 10 ** -decimals, 1e-7 * Math.abs(total) * 1e-6);
          const miss = Math.abs(sum - total);
          const isExact = miss <= slack + 1e-9;
          if (nonZero >= 2 && (isExact || miss <= NEAR * Math.abs(total))) {
            const key = `${t}:${side}:${p}`;
            const known = votes.get(key);
            const weight = isExact ? 1 : NEAR_VOTE;
            if (known) known.votes += weight;
            else votes.set(key, { pattern: runPattern(t, p, side, isActive, lines, gap), votes: weight });
          }
          if ((sum - total) * lowSign > Math.max(slack, NEAR * Math.abs(total)) && --mixed < 0) break;
        }
      }
    }
  }
  return strongest(votes);
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

function runPattern(total: number, end: number, step: number, isActive: readonly boolean[], lines: Lines, gap: number): Pattern {
  const parts: number[] = [];
  let passed = 0;
  for (let p = total + step; step > 0 ? p <= end : p >= end; p += step) {
    if (!mayBePart(lines, isActive, p, total)) continue;
    if (passed < gap) passed++;
    else parts.push(p);
  }
  parts.sort((a, b) => a - b);
  return { total, parts, signs: parts.map(() => 1), origin: gap > 0 ? "gap" : "adjacent" };
}

/** For each total and direction the runs that most lines speak for. */
function strongest(votes: Votes): Pattern[] {
  const byTotal = new Map<string, { pattern: Pattern; votes: number }[]>();
  for (const candidate of votes.values()) {
    const { total, parts } = candidate.pattern;
    const key = `${total}:${(parts[0] ?? 0) > total}`;
    byTotal.set(key, [...(byTotal.get(key) ?? []), candidate]);
  }
  const kept: Pattern[] = [];
  for (const list of byTotal.values()) {
    list.sort((a, b) => b.votes - a.votes || b.pattern.parts.length - a.pattern.parts.length);
    kept.push(...list.slice(0, MOST_RUNS_PER_TOTAL).map((candidate) => candidate.pattern));
  }
  return kept;
}

/**
 * Three positions near each other of which one is the sum of the other two, wherever they stand.
 * @param isActive near means few active positions in between
 */
export function findPairs(lines: Lines, isActive: readonly boolean[]): Pattern[] {
  const positions = isActive.flatMap((active, p) => (active && lines.roles[p] !== "ofWhich" ? [p] : []));
  const width = positions.length;
  const reach = width <= SCREEN_WIDTH ? WIDE_PAIR_WINDOW : PAIR_WINDOW;
  const votes: Votes = new Map();
  const step = Math.max(1, Math.floor(lines.lineIndexes.length / PAIR_LINES));
  for (let line = 0; line < lines.lineIndexes.length; line += step) {
    if (!lines.isAmount[line]) continue;
    const base = line * lines.positionIndexes.length;
    for (let i = 0; i < width; i++) {
      const first = positions[i] ?? 0;
      const a = lines.values[base + first] ?? NaN;
      if (Number.isNaN(a) || a === 0) continue;
      for (let j = i + 1; j < Math.min(width, i + reach); j++) {
        const second = positions[j] ?? 0;
        const b = lines.values[base + second] ?? NaN;
        if (Number.isNaN(b) || b === 0) continue;
        for (let k = j + 1; k < Math.min(width, i + reach); k++) {
          const third = positions[k] ?? 0;
          const c = lines.values[base + third] ?? NaN;
          if (Number.isNaN(c) || c === 0) continue;
          const decimals = Math.max(lines.decimals[base + first] ?? 0, lines.decimals[base + second] ?? 0, lines.decimals[base + third] ?? 0);
          const slack = roundingSlack(decimals, 3) + 1e-9;
          if (Math.abs(a - b - c) <= slack) vote(votes, first, second, third);
          else if (Math.abs(b - a - c) <= slack) vote(votes, second, first, third);
          else if (Math.abs(c - a - b) <= slack) vote(votes, third, first, second);
        }
      }
    }
  }
  const least = Math.max(1, Math.min(lines.lineIndexes.length, PAIR_LINES) * 0.3);
  return [...votes.values()].filter((candidate) => candidate.votes >= least).map((candidate) => orient(candidate.pattern, lines));
}

function vote(votes: Votes, total: number, a: number, b: number): void {
  const key = `${total}:${a}:${b}`;
  const known = votes.get(key);
  if (known) known.votes++;
  else votes.set(key, { pattern: { total, parts: [a, b], signs: [1, 1], origin: "pair" }, votes: 1 });
}

/** a = b + c, where b is labelled as a difference (増減, 差引), is written b = a − c. */
function orient(pattern: Pattern, lines: Lines): Pattern {
  const [a, b] = pattern.parts;
  if (a === undefined || b === undefined) return pattern;
  const role = (p: number): string => lines.roles[p] ?? "plain";
  if (role(pattern.total) === "total" || role(pattern.total) === "subtotal") return pattern;
  for (const [difference, other] of [[a, b], [b, a]] as const) {
    if (role(difference) === "difference" && role(other) !== "difference") {
      return { total: difference, parts: [pattern.total, other], signs: [1, -1], origin: "pair" };
    }
  }
  return pattern;
}

/** Positions of the same name (男 女 計 | 男 女 計 | …): runs among themselves, their total standing first, last or apart. */
export function findRepeats(lines: Lines, noteSlack: number): Pattern[] {
  const byLabel = new Map<string, number[]>();
  lines.labels.forEach((label, p) => {
    const key = comparable(label);
    if (key !== "") byLabel.set(key, [...(byLabel.get(key) ?? []), p]);
  });
  const patterns: Pattern[] = [];
  let groups = 0;
  for (const positions of byLabel.values()) {
    if (positions.length < 2 || positions.length === lines.positionIndexes.length || ++groups * lines.positionIndexes.length > MOST_LOOKS) continue;
    const isMember = lines.positionIndexes.map(() => false);
    for (const p of positions) isMember[p] = true;
    patterns.push(...findRuns(lines, isMember, noteSlack).map((pattern): Pattern => ({ ...pattern, origin: "repeat" })));
  }
  return patterns;
}

/** Names that come up again in a long table are data, not headings: so many looks at its positions are enough. */
const MOST_LOOKS = 20_000;

/**
 * A labelled total as the sum of all totals, of those that no other total sums, or of all leaves, before or after it.
 * @param isActive positions that are no part of a total found before
 */
export function findGrandTotals(lines: Lines, isTotal: readonly boolean[], isActive: readonly boolean[]): Pattern[] {
  const patterns: Pattern[] = [];
  lines.roles.forEach((role, total) => {
    if (role !== "total" && role !== "subtotal") return;
    for (const isAfter of [false, true]) {
      const beyond = (p: number): boolean => (isAfter ? p > total : p < total) && lines.roles[p] !== "ofWhich" && lines.relisted[p] === lines.relisted[total];
      const totals = lines.roles.flatMap((_, p) => (beyond(p) && isTotal[p] ? [p] : []));
      const leaves = lines.roles.flatMap((_, p) => (beyond(p) && !isTotal[p] ? [p] : []));
      const tops = totals.filter((p) => isActive[p]);
      if (tops.length >= 2 && tops.length < totals.length) patterns.push({ total, parts: tops, signs: tops.map(() => 1), origin: "totals" });
      if (totals.length >= 2) patterns.push({ total, parts: totals, signs: totals.map(() => 1), origin: "totals" });
      if (leaves.length >= 2) patterns.push({ total, parts: leaves, signs: leaves.map(() => 1), origin: "leaves" });
    }
  });
  return patterns;
}
