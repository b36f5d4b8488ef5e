import { comparable } from "../figures/labels.js";
import { formatAddress } from "../grid/address.js";
import { bestChange, isBroken, type Across, type Change, type FoundChange } from "./changes.js";
import { isDigitSlip } from "./faults/slips.js";
import { placeAt, type Lines } from "./lines.js";
import type { Place, Relation } from "./relation.js";

/** What says that a line tells the change from the one before: 対前年増減数, 前年比, 伸び率, 指数. */
const CHANGE = /増減|増加[数額率]|(?:減少|削減|低減)[数額量率]|対前|前[年回月期](?:度|同[月期])?(?:度?比|差|との|から|より|増)|伸び?率|変化率|成長率|(?<!財政力|力)指数/;
/** Names of a tier below such a heading. */
const PLAIN_TIER = /^(?:(?:増減)?(?:実?数|額|率|量)|人数?|比率?|割合|(?:千|百万)?円|[(]?%[)]?|ポイント)(?:[(].*[)])?$/;
/** How far from the change the figures that change may stand. */
const REACH = 6;

/** Changes that hold on so many lines are looked for on the others as well; */
const LEAST_HOLDING = 3;
/** fewer will do where the figures are large and agree to the last digit. */
const LEAST_HOLDING_EXACT = 2;
const EXACT_BITS = 30;
const MOST_FAILING_SHARE = 0.12;

/**
 * Changes along the axis of time: each line's figure beside the one of the line before. A heading must say so, and the source is the
 * nearest column that makes it true. The first line has none before it, and what it says of a year that is not shown is not asked.
 * @param across the lines' own names; totals and changes among them are no years
 * @param taken positions that another relation of their own line explains already
 * @example 総人口 54,321 53,987 53,210 and 対前年増減数 (blank) ▲334 ▲777 → C3 = B3 − B2 and C4 = B4 − B3
 */
export function findChangesFromPrevious(lines: Lines, across: Across, taken: ReadonlySet<number>): Relation[] {
  const confirmed = new Set<number>();
  return lines.roles.flatMap((role, total) => {
    if (taken.has(total) || role === "total" || role === "subtotal" || role === "running" || !saysChange(lines, total)) return [];
    const best = bestChange(lines, total, sourcesBeside(lines, total), confirmed, across);
    if (!best) return [];
    confirmed.add(best.source);
    return relate(lines, best);
  });
}

/** By its own name, or with the tier above it: 対前年 over 数 and 率. */
function saysChange(lines: Lines, position: number): boolean {
  const own = comparable(lines.labels[position] ?? "");
  return CHANGE.test(own) || (PLAIN_TIER.test(own) && CHANGE.test(comparable((lines.headings[position] ?? []).join(""))));
}

/** The nearest first, before the change sooner than behind it. */
function sourcesBeside(lines: Lines, total: number): number[] {
  const sources: number[] = [];
  for (let distance = 1; distance <= REACH; distance++) {
    for (const p of [total - distance, total + distance]) if (lines.roles[p] !== undefined && !saysChange(lines, p)) sources.push(p);
  }
  return sources;
}

function relate(lines: Lines, found: FoundChange): Relation[] {
  const { total, source, form, isReduction, steps, holding, mistakes, bits } = found;
  const mustHold = (holding >= LEAST_HOLDING || (form === "difference" && holding >= LEAST_HOLDING_EXACT && bits >= EXACT_BITS))
    && mistakes <= Math.max(1, (holding + mistakes) * MOST_FAILING_SHARE);
  const isNearMistake = form === "difference" && mistakes === 0 && holding >= LEAST_HOLDING && isOneRun(steps.map(({ isNear }) => isNear));
  return steps.flatMap((step, i): Relation[] => {
    const fails = isBroken(step) || (step.isNear && isNearMistake);
    if (fails ? !mustHold : step.isNear) return [];
    const at = placeAt(lines, step.line, total);
    const own: Place = placeAt(lines, step.line, source), before: Place = placeAt(lines, step.before, source);
    const first = form === "rate" || (form === "difference" && isReduction) ? before : own;
    const second = first === own ? before : own;
    const isDoubtful = fails && form === "difference" && (step.isNear || !looksLikeSlip(lines, found, step, [steps[i - 1], steps[i + 1]]));
    return [{
      id: `${lines.table.id}/${lines.axis}-change/${formatAddress(at.rowIndex, at.columnIndex)}`, tableId: lines.table.id,
      code: form === "difference" ? "footing/change" : `ratio/${form}`, kind: form, total: at,
      parts: [{ ...first, sign: 1 }, { ...second, sign: form === "difference" ? -1 : 1 }],
      outcome: fails ? "fails" : "holds", actual: step.shown, expected: Number((step.shown - step.residual).toPrecision(form === "difference" ? 15 : 6)),
      residual: step.residual, slack: step.slack, evidence: ["label", "arithmetic"], confidence: 0.95,
      support: { holding, failing: Math.max(mistakes, Number(isNearMistake)) }, isCanonical: true, ...(isDoubtful ? { isDoubtful } : {}),
    }];
  });
}

/** The steps that are off by one stand together, two at most: more of them are rounding. */
function isOneRun(isOff: readonly boolean[]): boolean {
  const first = isOff.indexOf(true), last = isOff.lastIndexOf(true);
  return first >= 0 && last - first <= 1;
}

/**
 * A wrong figure makes the change to it and the change from it miss by as much the other way; a wrong change, or the last figure, shows
 * a slip of the keyboard. Anything else may be a year that was counted otherwise, and is worth a look.
 */
function looksLikeSlip(lines: Lines, { source, isReduction }: FoundChange, step: Change, beside: readonly (Change | undefined)[]): boolean {
  if (beside.some((other) => other !== undefined && Math.abs(other.residual + step.residual) < 1e-9)) return true;
  const width = lines.positionIndexes.length;
  const own = lines.values[step.line * width + source] ?? NaN, before = lines.values[step.before * width + source] ?? NaN;
  const miss = isReduction ? -step.residual : step.residual;
  return isDigitSlip(step.shown, step.shown - step.residual) || isDigitSlip(own, own + miss) || isDigitSlip(before, before - miss);
}
