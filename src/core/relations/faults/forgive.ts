import type { Lines } from "../lines.js";
import { evaluateLine, isRounded, outcomeRoom, type Pattern, type PatternScore } from "../pattern.js";
import { isOfOtherKind } from "./lineKind.js";
import { weighMiss } from "./weighMiss.js";

/** Mistakes are rare: one in a sum that no label promises, and on so many of a labelled total's lines. */
const MOST_WRONG = 0.12;
/** Lines on which a sum without a label must hold. */
const LEAST_HOLDING = 2;
/** Evidence without which one line that holds and another that looks like a mistake make no sum. */
const LONE_BITS = 12;
/** A miss that looks so much like a mistake does not speak against the sum. */
const TELLING_BITS = 3;

/** What a line costs that misses; where it holds figures of another kind, it says nothing either way. */
const FAIL_BITS = 5.6;
/** More lines that miss are not looked at one by one. */
const MOST_FAILING = 40;

/** The score of a sum some of whose misses are taken for mistakes. */
export interface ForgivenScore extends PatternScore {
  /** Lines whose miss is explained: by a mistake, or as they hold no amounts. */
  readonly explained: number;
  /** Evidence that it needs, in bits; more than others where only one line bears it out. */
  readonly least: number;
}

/**
 * Weighs a sum again whose few misses look like mistakes: on three lines one slip of a digit leaves two that hold, too few to
 * be believed by their number alone, and yet the slip says itself what the total should have been.
 * @returns undefined where nothing misses, or more than mistakes could explain
 */
export function forgive(lines: Lines, pattern: Pattern, score: PatternScore, noteSlack: number): ForgivenScore | undefined {
  if (score.failing === 0 || score.holding === 0) return undefined;
  const role = lines.roles[pattern.total];
  const isLabelled = role === "total" || role === "subtotal" || role === "difference";
  const isWhole = isWholeRun(lines, pattern);
  // only one line bears it out
  const isLone = !isLabelled && score.holding < LEAST_HOLDING && !isWhole;
  const most = isLabelled ? Math.max(1, Math.floor((score.holding + score.trivial + score.failing) * MOST_WRONG)) : 1;
  if (score.failing > MOST_FAILING || (isLone && pattern.origin !== "adjacent")) return undefined;
  let others = 0, own = 0;
  const misses: { readonly bits: number; readonly size: string }[] = [];
  const room = outcomeRoom();
  for (let line = 0; line < lines.lineIndexes.length; line++) {
    if (!lines.isAmount[line]) continue;
    const { kind, residual } = evaluateLine(lines, line, pattern, noteSlack, room);
    if (kind !== "fails" && (kind !== "near" || score.isApproximate)) continue;
    if (isOfOtherKind(lines, line, pattern)) { others++; continue; }
    if (++own > 2 * most) return undefined;
    const miss = weighMiss(lines, line, pattern, residual, isRounded(score));
    if (miss.bits >= TELLING_BITS) misses.push({ bits: miss.bits, size: Math.abs(residual).toPrecision(10) });
  }
  // two cells in each other's place make two lines miss by the same: one mistake
  if (own > score.holding && (!isWhole || own > 2 * score.holding || new Set(misses.map(({ size }) => size)).size > score.holding || misses.length < own)) return undefined;
  const sizes = new Set<string>();
  let bits = score.bits + others * FAIL_BITS, explained = others;
  for (const miss of misses.sort((x, y) => y.bits - x.bits)) {
    if (!sizes.has(miss.size) && sizes.size >= most) continue;
    sizes.add(miss.size);
    bits += miss.bits;
    explained++;
  }
  return explained === 0 ? undefined : { ...score, bits, explained, least: isLone ? LONE_BITS : 0 };
}

/**
 * The first position, or the last, and all the others with numbers: what a table of figures opens or ends with, labelled or
 * not. Among lines of one name (2000 and 1999 of each college) the first or last of these.
 */
function isWholeRun(lines: Lines, { total, parts, signs, origin }: Pattern): boolean {
  const width = lines.positionIndexes.length;
  if (signs.includes(-1) || parts.length < LEAST_WHOLE) return false;
  const side = (parts[0] ?? 0) > total ? 1 : -1;
  const own = new Set(parts);
  for (let p = total + side; p >= 0 && p < width; p += side) {
    if (origin === "repeat" && lines.labels[p] !== lines.labels[total]) continue;
    if (!own.has(p) && lines.values.some((value, at) => at % width === p && !Number.isNaN(value))) return false;
  }
  return true;
}

/** Fewer parts are the whole of a table by chance. */
const LEAST_WHOLE = 4;
