import { comparable } from "../figures/labels.js";
import { findRuns } from "./findRuns.js";
import type { Lines } from "./lines.js";
import type { Pattern } from "./pattern.js";

/** Positions of the same name (男 女 計 | 男 女 計 | …): runs among themselves, their total standing first, last or apart. */
export function findRepeats(lines: Lines, noteSlack: number): Pattern[] {
  const byLabel = new Map<string, number[]>();
  lines.labels.forEach((label, p) => {
    const key = comparable(label);
    const known = byLabel.get(key);
    if (known) known.push(p);
    else if (key !== "") byLabel.set(key, [p]);
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

/** So many positions are looked at for all labelled totals together. */
const MOST_GRAND_LOOKS = 2_000_000;

/**
 * A labelled total as the sum of all totals, of those that no other total sums, or of all leaves, before or after it.
 * @param isActive positions that are no part of a total found before
 */
export function findGrandTotals(lines: Lines, isTotal: readonly boolean[], isActive: readonly boolean[]): Pattern[] {
  const patterns: Pattern[] = [];
  const labelled = lines.roles.flatMap((role, p) => (role === "total" || role === "subtotal" ? [p] : []));
  // the totals of all stand at the ends of a table: of thousands in between each would be held against each of the others
  const most = Math.max(1, Math.floor(MOST_GRAND_LOOKS / lines.roles.length / 2));
  const asked = labelled.length <= 2 * most ? labelled : [...labelled.slice(0, most), ...labelled.slice(-most)];
  asked.forEach((total) => {
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
