import type { FoundPattern } from "./findPatterns.js";
import type { Lines } from "./lines.js";
import { evaluateLine } from "./pattern.js";

/** So many sums without a common cell that all fail on a line show that nothing sums on it. */
const LEAST_AGAINST = 2;

/**
 * The lines on which sums can be asked for: those labelled as shares or prices are out from the start, and so are those on which
 * sums that hold along other lines fail one and all (earnings per share among amounts, growth rates between years).
 * @param candidates sums with evidence, strongest first, whether or not they hold on lines enough
 */
export function findAdditiveLines(lines: Lines, candidates: readonly FoundPattern[], noteSlack: number): boolean[] {
  const apart = withoutCommonCells(candidates);
  if (apart.length < LEAST_AGAINST) return [...lines.isAmount];
  return lines.isAmount.map((isAmount, line) => {
    if (!isAmount) return false;
    let against = 0;
    for (const { pattern } of apart) {
      const { kind } = evaluateLine(lines, line, pattern, noteSlack);
      if (kind === "holds" || kind === "near") return true;
      if (kind === "fails") against++;
    }
    return against < LEAST_AGAINST;
  });
}

function withoutCommonCells(candidates: readonly FoundPattern[]): FoundPattern[] {
  const taken = new Set<number>();
  return candidates.filter(({ pattern }) => {
    const own = [pattern.total, ...pattern.parts];
    if (own.some((p) => taken.has(p))) return false;
    for (const p of own) taken.add(p);
    return true;
  });
}
