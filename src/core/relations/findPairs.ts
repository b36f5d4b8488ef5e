import type { Lines } from "./lines.js";
import { roundingSlack, type Pattern } from "./pattern.js";

/** Active positions within which a pair and its total stand: in a table of a screen's width a variance may stand at its far end. */
const PAIR_WINDOW = 10;
const WIDE_PAIR_WINDOW = 16;
const SCREEN_WIDTH = 48;
/** More than twice as far as any of the three stands from the total. */
const SPAN = 4 * WIDE_PAIR_WINDOW;
/** Lines looked at for pairs; the others only verify. */
const PAIR_LINES = 40;

/**
 * Three positions near each other of which one is the sum of the other two, wherever they stand.
 * @param isActive near means few active positions in between
 */
export function findPairs(lines: Lines, isActive: readonly boolean[]): Pattern[] {
  const positions: number[] = [];
  for (let p = 0; p < isActive.length; p++) if (isActive[p] && lines.roles[p] !== "ofWhich") positions.push(p);
  const width = positions.length;
  if (width < 3) return [];
  const reach = width <= SCREEN_WIDTH ? WIDE_PAIR_WINDOW : PAIR_WINDOW;
  // the line's figures without what is blank or nought, where each stands among the active positions, and which figure stands at a place
  const values = new Float64Array(width), places = new Int32Array(width), decimals = new Uint8Array(width), figureAt = new Int32Array(width);
  const votes = new Map<number, number>();
  const vote = (total: number, a: number, b: number): void => {
    const place = places[total] ?? 0;
    // the parts by how far they stand from the total: a key that fits in a small whole number, of which maps are fast
    const key = (place * SPAN + (places[a] ?? 0) - place + SPAN / 2) * SPAN + (places[b] ?? 0) - place + SPAN / 2;
    votes.set(key, (votes.get(key) ?? 0) + 1);
  };
  const step = Math.max(1, Math.floor(lines.lineIndexes.length / PAIR_LINES));
  const least = Math.max(1, Math.min(lines.lineIndexes.length, PAIR_LINES) * 0.3);
  for (let line = 0; line < lines.lineIndexes.length; line += step) {
    if (!lines.isAmount[line]) continue;
    const base = line * lines.positionIndexes.length;
    let size = 0;
    let areWhole = true;
    figureAt.fill(-1);
    for (let i = 0; i < width; i++) {
      const at = base + (positions[i] ?? 0);
      const value = lines.values[at] ?? NaN;
      if (Number.isNaN(value) || value === 0) continue;
      values[size] = value;
      places[size] = i;
      decimals[size] = lines.decimals[at] ?? 0;
      if (decimals[size] !== 0) areWhole = false;
      figureAt[i] = size++;
    }
    const slackOf = (i: number, j: number, k: number): number =>
      (areWhole ? 1e-9 : roundingSlack(Math.max(decimals[i] ?? 0, decimals[j] ?? 0, decimals[k] ?? 0), 3) + 1e-9);
    // what shows for the first time with too few lines to come is never believed: only what has shown is looked at again
    if (Math.ceil((lines.lineIndexes.length - line) / step) < least) {
      for (const key of votes.keys()) {
        const { total, a, b } = placesOf(key);
        const [t = -1, x = -1, y = -1] = [figureAt[total], figureAt[a], figureAt[b]];
        if (t < 0 || x < 0 || y < 0) continue;
        const [i, j, k] = t < x ? [t, x, y] : t < y ? [x, t, y] : [x, y, t];
        if (totalOf(values, i, j, k, slackOf(i, j, k)) === t) vote(t, x, y);
      }
      continue;
    }
    for (let i = 0; i < size; i++) {
      const a = values[i] ?? 0;
      const reached = (places[i] ?? 0) + reach;
      let end = i + 1;
      while (end < size && (places[end] ?? 0) < reached) end++;
      for (let j = i + 1; j < end; j++) {
        const b = values[j] ?? 0;
        const sum = a + b, difference = a - b;
        for (let k = j + 1; k < end; k++) {
          const c = values[k] ?? 0;
          if (areWhole && c !== sum && c !== difference && c !== -difference) continue;
          const total = totalOf(values, i, j, k, slackOf(i, j, k));
          if (total === i) vote(i, j, k);
          else if (total === j) vote(j, i, k);
          else if (total === k) vote(k, i, j);
        }
      }
    }
  }
  const pairs: Pattern[] = [];
  for (const [key, count] of votes) {
    if (count < least) continue;
    const { total, a, b } = placesOf(key);
    pairs.push(orient({ total: positions[total] ?? 0, parts: [positions[a] ?? 0, positions[b] ?? 0], signs: [1, 1], origin: "pair" }, lines));
  }
  return pairs;
}

function placesOf(key: number): { readonly total: number; readonly a: number; readonly b: number } {
  const total = Math.floor(key / SPAN / SPAN);
  return { total, a: total + Math.floor(key / SPAN) % SPAN - SPAN / 2, b: total + key % SPAN - SPAN / 2 };
}

/** Which of three figures, in the order in which they stand, is the sum of the other two; −1 where none is. */
function totalOf(values: Float64Array, i: number, j: number, k: number, slack: number): number {
  const a = values[i] ?? 0, b = values[j] ?? 0, c = values[k] ?? 0;
  if (Math.abs(a - b - c) <= slack) return i;
  if (Math.abs(a - b + c) <= slack) return j;
  return Math.abs(c - (a + b)) <= slack ? k : -1;
}

/** a = b + c, where b is labelled as a difference (増減, 差引), is written b = a − c. */
export function orient(pattern: Pattern, lines: Lines): Pattern {
  const [a, b] = pattern.parts;
  if (pattern.parts.length > 2 || pattern.signs.includes(-1)) return pattern;
  if (a === undefined || b === undefined) return pattern;
  const role = (p: number): string => lines.roles[p] ?? "plain";
  const isTotal = role(pattern.total) === "total" || role(pattern.total) === "subtotal";
  for (const [difference, other] of [[a, b], [b, a]] as const) {
    // 計 of one year, 計 of the next and 増減: none of the totals sums the other
    if (isTotal && role(other) !== role(pattern.total)) continue;
    if (role(difference) === "difference" && role(other) !== "difference") {
      return { total: difference, parts: [pattern.total, other], signs: [1, -1], origin: "pair" };
    }
  }
  return pattern;
}
