import type { Lines } from "../lines.js";
import { evaluateLine, outcomeRoom, type Pattern } from "../pattern.js";

const MOSTLY = 0.5;
const HARDLY = 0.1;
/** Of fewer figures a point may be all that is wrong. */
const LEAST_PARTS = 3;
/** Lines looked at for the kind of the others. */
const MOST_LINES = 40;

/** Fractions where the lines that hold have whole numbers, or whole numbers where they have fractions: a rate, a mean, another measure. */
export function isOfOtherKind(lines: Lines, line: number, pattern: Pattern): boolean {
  const own = fractionsOf(lines, line, pattern);
  const others: number[] = [];
  const room = outcomeRoom();
  const step = Math.max(1, Math.floor(lines.lineIndexes.length / MOST_LINES));
  for (let other = 0; other < lines.lineIndexes.length; other += step) {
    if (other !== line && evaluateLine(lines, other, pattern, 0, room).kind === "holds") others.push(fractionsOf(lines, other, pattern));
  }
  if (others.length === 0) return false;
  // a mean below a column of whole numbers, where the other columns end in their sums
  if (isFractionOver(lines, line, pattern) && others.every((other) => other === 0)) return true;
  return own >= MOSTLY ? others.every((other) => other <= HARDLY) : own <= HARDLY && others.every((other) => other >= MOSTLY);
}

/** A fraction in the place of the total of many whole numbers. */
function isFractionOver(lines: Lines, line: number, { total, parts }: Pattern): boolean {
  const base = line * lines.positionIndexes.length;
  return parts.length >= LEAST_PARTS && (lines.decimals[base + total] ?? 0) > 0 && parts.every((part) => (lines.decimals[base + part] ?? 0) === 0);
}

/** The share of a sum's figures on the line that have decimals. */
export function fractionsOf(lines: Lines, line: number, { total, parts }: Pattern): number {
  const base = line * lines.positionIndexes.length;
  let numbers = 0, fractions = 0;
  for (const position of [total, ...parts]) {
    const value = lines.values[base + position] ?? NaN;
    if (Number.isNaN(value)) continue;
    numbers++;
    if ((lines.decimals[base + position] ?? 0) > 0) fractions++;
  }
  return numbers === 0 ? 0 : fractions / numbers;
}
