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
  // the line's figures without what is blank or nought, and where each stands among the active positions
  const values = new Float64Array(width), places = new Int32Array(width), decimals = new Uint8Array(width);
  const votes = new Map<number, number>();
  const step = Math.max(1, Math.floor(lines.lineIndexes.length / PAIR_LINES));
  const least = Math.max(1, Math.min(lines.lineIndexes.length, PAIR_LINES) * 0.3);
  let mayBeNew = true;
  const vote = (total: number, a: number, b: number): void => {
    const place = places[total] ?? 0;
    // the parts by how far they stand from the total: a key that fits in a small whole number, of which maps are fast
    const key = (place * SPAN + (places[a] ?? 0) - place + SPAN / 2) * SPAN + (places[b] ?? 0) - place + SPAN / 2;
    const count = votes.get(key);
    if (count !== undefined) votes.set(key, count + 1);
    else if (mayBeNew) votes.set(key, 1);
  };
  for (let line = 0; line < lines.lineIndexes.length; line += step) {
    if (!lines.isAmount[line]) continue;
    // what shows for the first time with too few lines to come is never believed, and of such there are most
    mayBeNew = Math.ceil((lines.lineIndexes.length - line) / step) >= least;
    if (!mayBeNew && votes.size === 0) break;
    const base = line * lines.positionIndexes.length;
    let size = 0;
    let areWhole = true;
    for (let i = 0; i < width; i++) {
      const at = base + (positions[i] ?? 0);
      const value = lines.values[at] ?? NaN;
      if (Number.isNaN(value) || value === 0) continue;
      values[size] = value;
      places[size] = i;
      decimals[size] = lines.decimals[at] ?? 0;
      if (decimals[size] !== 0) areWhole = false;
      size++;
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
          const slack = areWhole ? 1e-9 : roundingSlack(Math.max(decimals[i] ?? 0, decimals[j] ?? 0, decimals[k] ?? 0), 3) + 1e-9;
          if (Math.abs(difference - c) <= slack) vote(i, j, k);
          else if (Math.abs(difference + c) <= slack) vote(j, i, k);
          else if (Math.abs(c - sum) <= slack) vote(k, i, j);
        }
      }
    }
  }
  const pairs: Pattern[] = [];
  for (const [key, count] of votes) {
    if (count < least) continue;
    const place = Math.floor(key / SPAN / SPAN);
    const [total = 0, a = 0, b = 0] = [place, place + Math.floor(key / SPAN) % SPAN - SPAN / 2, place + key % SPAN - SPAN / 2].map((each) => positions[each] ?? 0);
    pairs.push(orient({ total, parts: [a, b], signs: [1, 1], origin: "pair" }, lines));
  }
  return pairs;
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
