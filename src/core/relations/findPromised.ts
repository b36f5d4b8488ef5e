import type { Lines } from "./lines.js";
import type { Pattern } from "./pattern.js";

/** A promised total may be off by this share of itself; further off, the label means something else. */
const CLOSE = 0.34;
const LEAST_PARTS = 2;

/**
 * Totals that a label promises (合計, 計) where no arithmetic shows them: in a list of one column a single slip leaves no line
 * that holds. The parts are all lines between the total and the edge, or the total before; what they come to must be close.
 */
export function findPromised(lines: Lines, known: ReadonlySet<number>): Pattern[] {
  const patterns: Pattern[] = [];
  lines.roles.forEach((role, total) => {
    if (role !== "total" || known.has(total)) return;
    for (const side of [-1, 1] as const) {
      const parts = runTo(lines, total, side);
      if (parts.length < LEAST_PARTS) continue;
      const pattern: Pattern = { total, parts, signs: parts.map(() => 1), origin: "label" };
      if (isClose(lines, pattern)) { patterns.push(pattern); return; }
    }
  });
  return patterns;
}

function runTo(lines: Lines, total: number, side: -1 | 1): number[] {
  const parts: number[] = [];
  for (let p = total + side; p >= 0 && p < lines.positionIndexes.length; p += side) {
    if (lines.roles[p] === "total" || lines.roles[p] === "subtotal") return []; // totals of totals are for the figures to show
    if (lines.roles[p] === "plain" && lines.relisted[p] === "") parts.push(p);
  }
  return parts.sort((a, b) => a - b);
}

/** Close on every line that can be asked, and on one at least. */
function isClose(lines: Lines, pattern: Pattern): boolean {
  let asked = 0;
  for (let line = 0; line < lines.lineIndexes.length; line++) {
    if (!lines.isAmount[line]) continue;
    const base = line * lines.positionIndexes.length;
    const total = lines.values[base + pattern.total] ?? NaN;
    if (Number.isNaN(total) || total === 0) continue;
    let sum = 0, numbers = 0;
    for (const part of pattern.parts) {
      const value = lines.values[base + part] ?? NaN;
      if (Number.isNaN(value)) continue;
      if (value < 0 || !Number.isInteger(value)) return false;
      sum += value;
      numbers++;
    }
    if (numbers < LEAST_PARTS || Math.abs(total - sum) > CLOSE * Math.abs(total)) return false;
    asked++;
  }
  return asked > 0;
}
