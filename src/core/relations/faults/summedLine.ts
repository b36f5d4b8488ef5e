import type { FoundPattern } from "../findPatterns.js";
import type { Lines } from "../lines.js";
import { evaluateLine, outcomeRoom } from "../pattern.js";

/** Sums of a table that must hold on a line, and how many times as many as do not. */
const LEAST_HOLDING = 2;
const TIMES_FAILING = 2;

/**
 * Whether a line whose heading says rate or mean holds amounts all the same, for the table's sums hold on it: the figures of
 * a branch's average company (業界平均) foot like those of any.
 * @param sums the sums along the direction of the line
 */
export function areSummedOn(line: number, lines: Lines, sums: readonly FoundPattern[]): boolean {
  const room = outcomeRoom();
  let holding = 0, failing = 0;
  for (const { pattern } of sums) {
    const { kind } = evaluateLine(lines, line, pattern, 0, room);
    if (kind === "holds") holding++;
    else if (kind === "fails" || kind === "near") failing++;
  }
  return holding >= LEAST_HOLDING && holding >= TIMES_FAILING * failing;
}
