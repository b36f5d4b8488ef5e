import type { Lines } from "./lines.js";
import { evaluateLine, type Pattern } from "./pattern.js";

/**
 * A part that is nought on most lines (特別損益, a carry-over) is easily passed over, or taken with the wrong sign: the sum holds,
 * save where it is not nought. Where each line that fails is off by just what one position accounts for, and that position is
 * blank or nought on all lines that hold, it belongs to the sum with that sign. A part is never dropped: a total that has not
 * followed a new entry looks the same.
 * @returns the pattern with the part, or undefined where no position or more than one explains the lines that fail
 */
export function completePattern(lines: Lines, pattern: Pattern, noteSlack: number): Pattern | undefined {
  const width = lines.positionIndexes.length;
  const failing: { readonly base: number; readonly residual: number }[] = [];
  const holding: number[] = [];
  for (let line = 0; line < lines.lineIndexes.length; line++) {
    if (!lines.isAmount[line]) continue;
    const { kind, residual } = evaluateLine(lines, line, pattern, noteSlack);
    if (kind === "fails" || kind === "near") failing.push({ base: line * width, residual });
    else if (kind !== "none") holding.push(line * width);
  }
  if (failing.length === 0 || holding.length < failing.length) return undefined;
  const signs = new Map(pattern.parts.map((part, i) => [part, pattern.signs[i] ?? 1]));
  const changes: { readonly part: number; readonly sign: 1 | -1 }[] = [];
  for (let part = 0; part < width; part++) {
    if (part === pattern.total || lines.roles[part] === "ofWhich") continue;
    const valueOn = (base: number): number => lines.values[base + part] ?? NaN;
    if (!holding.every((base) => valueOn(base) === 0 || Number.isNaN(valueOn(base)))) continue;
    const now = signs.get(part) ?? 0;
    for (const sign of [1, -1] as const) {
      if (sign !== now && failing.every(({ base, residual }) => valueOn(base) * (sign - now) === residual)) changes.push({ part, sign });
    }
  }
  const [only] = changes;
  if (!only || changes.length > 1) return undefined;
  signs.set(only.part, only.sign);
  const terms = [...signs].sort(([a], [b]) => a - b);
  return { ...pattern, parts: terms.map(([part]) => part), signs: terms.map(([, sign]) => sign) };
}
