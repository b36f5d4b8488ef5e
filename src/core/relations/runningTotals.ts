import type { LabelRole } from "../figures/totalLabels.js";
import { formatAddress } from "../grid/address.js";
import { placeAt, type Lines } from "./lines.js";
import { roundingSlack } from "./pattern.js";
import type { Place, Relation } from "./relation.js";

/** How far from the running total the figures that it gathers may stand. */
const REACH = 6;
const LEAST_HOLDING = 3;
/** A wrong figure breaks the step to it and the step from it. */
const MOST_FAILING = 2;
const MOST_FAILING_SHARE = 0.2;

interface Step {
  readonly line: number;
  readonly before: number;
  readonly residual: number;
  readonly slack: number;
}

/**
 * 累計: each is the one before and the line's own figure. Looked for only where a heading says so.
 * @param lineRoles of the lines across; totals among them gather nothing
 * @example 件数 12, 15, 9 and 累計 12, 27, 36 → C3 = C2 + B3 and C4 = C3 + B4
 */
export function findRunningTotals(lines: Lines, lineRoles: readonly LabelRole[]): Relation[] {
  return lines.roles.flatMap((role, total) => {
    if (role !== "running") return [];
    let best: { readonly part: number; readonly steps: readonly Step[]; readonly holding: number; readonly failing: number } | undefined;
    for (const part of partsBeside(lines, total)) {
      const steps = stepsOf(lines, total, part, lineRoles);
      const holding = steps.filter(isHolding).length, failing = steps.length - holding;
      const isShown = holding >= LEAST_HOLDING - 1 && holding >= failing && (failing <= MOST_FAILING || failing <= steps.length * MOST_FAILING_SHARE)
        && holding + Number(beginsAlike(lines, total, part, lineRoles)) >= LEAST_HOLDING;
      if (isShown && (!best || holding > best.holding)) best = { part, steps, holding, failing };
    }
    return best ? best.steps.map((step) => relate(lines, total, best.part, step, { holding: best.holding, failing: mistakesOf(best.steps) })) : [];
  });
}

/** The nearest first, before the running total sooner than behind it. */
function partsBeside(lines: Lines, total: number): number[] {
  const parts: number[] = [];
  for (let distance = 1; distance <= REACH; distance++) {
    for (const p of [total - distance, total + distance]) {
      const role = lines.roles[p];
      if (role !== undefined && role !== "running" && role !== "share" && role !== "rate" && role !== "mean") parts.push(p);
    }
  }
  return parts;
}

function stepsOf(lines: Lines, total: number, part: number, lineRoles: readonly LabelRole[]): Step[] {
  const width = lines.positionIndexes.length;
  const steps: Step[] = [];
  let before = -1;
  for (let line = 0; line < lines.lineIndexes.length; line++) {
    if (lineRoles[line] === "total" || lineRoles[line] === "subtotal" || lineRoles[line] === "ofWhich") continue;
    const shown = lines.values[line * width + total] ?? NaN, own = lines.values[line * width + part] ?? NaN;
    if (Number.isNaN(shown)) continue;
    // a month without a figure leaves the running total as it was, or is not known yet
    if (before >= 0 && !Number.isNaN(own)) {
      const decimals = Math.max(lines.decimals[line * width + total] ?? 0, lines.decimals[before * width + total] ?? 0, lines.decimals[line * width + part] ?? 0);
      const residual = Number((shown - (lines.values[before * width + total] ?? NaN) - own).toPrecision(12));
      steps.push({ line, before, residual: Math.abs(residual) < 1e-9 ? 0 : residual, slack: roundingSlack(decimals, 3) });
    }
    before = line;
  }
  return steps;
}

function isHolding({ residual, slack }: Step): boolean {
  return Math.abs(residual) <= slack;
}

/** The first running total is the first figure. */
function beginsAlike(lines: Lines, total: number, part: number, lineRoles: readonly LabelRole[]): boolean {
  const width = lines.positionIndexes.length;
  const first = lineRoles.findIndex((role, line) => role !== "total" && role !== "subtotal" && !Number.isNaN(lines.values[line * width + total] ?? NaN));
  const shown = lines.values[first * width + total] ?? NaN;
  return first >= 0 && shown !== 0 && shown === lines.values[first * width + part];
}

/** Steps that fail one after the other have one figure between them. */
function mistakesOf(steps: readonly Step[]): number {
  return steps.filter((step, i) => !isHolding(step) && (i === 0 || isHolding(steps[i - 1] ?? step))).length;
}

function relate(lines: Lines, total: number, part: number, step: Step, support: { readonly holding: number; readonly failing: number }): Relation {
  const place = (line: number, position: number): Place => placeAt(lines, line, position);
  const at = place(step.line, total);
  const actual = lines.values[step.line * lines.positionIndexes.length + total] ?? 0;
  return {
    id: `${lines.table.id}/running/${formatAddress(at.rowIndex, at.columnIndex)}`, tableId: lines.table.id, code: "footing/running", kind: "running",
    total: at, parts: [{ ...place(step.before, total), sign: 1 }, { ...place(step.line, part), sign: 1 }],
    outcome: isHolding(step) ? "holds" : "fails", actual, expected: Number((actual - step.residual).toPrecision(15)), residual: step.residual, slack: step.slack,
    evidence: ["label", "arithmetic"], confidence: 0.98, support, isCanonical: true,
  };
}
