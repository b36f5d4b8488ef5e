import type { Lines } from "../lines.js";
import type { Pattern } from "../pattern.js";

/** The fewest lines of a breakdown. */
const LEAST_PARTS = 2;

/**
 * A line and those that stand in below it, up to the next as far out as itself: 歳入 = 市税 + 交付税, where 個人 and 法人 stand in further
 * below 市税. Whether the table forms its sums so is for the figures to show.
 */
export function findIndented({ depths, roles, relisted }: Lines): Pattern[] {
  if (!depths) return [];
  const patterns: Pattern[] = [];
  for (let total = 0; total < depths.length; total++) {
    const own = depths[total] ?? NaN, first = depths[total + 1] ?? NaN;
    if (!(first > own)) continue;
    const parts: number[] = [];
    let isTree = true;
    for (let p = total + 1; p < depths.length; p++) {
      const depth = depths[p] ?? NaN;
      if (Number.isNaN(depth)) continue; // a line without a label belongs to none
      if (depth <= own) break;
      if (depth < first) { isTree = false; break; } // further out than the first, and further in than the whole: no tree
      if (depth === first && roles[p] === "plain" && relisted[p] === "") parts.push(p);
    }
    if (isTree && parts.length >= LEAST_PARTS) patterns.push({ total, parts, signs: parts.map(() => 1), origin: "indent" });
  }
  return patterns;
}
