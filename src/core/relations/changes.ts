import { parseFiscalYear } from "../figures/fiscalYear.js";
import { comparable } from "../figures/labels.js";
import type { LabelRole } from "../figures/totalLabels.js";
import type { Lines } from "./lines.js";
import { roundingSlack } from "./pattern.js";
import { decimalsAt } from "./ratios.js";

/** One line's change: what it shows against what its figure and the one before come to. */
export interface Change {
  readonly line: number;
  readonly before: number;
  readonly shown: number;
  readonly residual: number;
  readonly slack: number;
  /** Off by no more than a unit: rounded otherwise, or worked out before its figures were rounded. */
  readonly isNear: boolean;
}

export type ChangeForm = "difference" | "rate" | "share";

export interface FoundChange {
  readonly total: number;
  readonly source: number;
  readonly form: ChangeForm;
  /** 減少数 and 削減率 tell the year before less this one. */
  readonly isReduction: boolean;
  readonly steps: readonly Change[];
  readonly holding: number;
  readonly mistakes: number;
  readonly bits: number;
}

const FORMS: readonly (readonly [ChangeForm, number])[] = [["difference", 1], ["rate", 100], ["share", 100], ["rate", 1], ["share", 1]];
const REDUCTIONS: typeof FORMS = [["difference", -1], ["rate", -100], ["rate", -1]];
/** The year before stands above, or below where the newest comes first; an index has one year for all. */
type Before = "above" | "below" | "base";

const LEAST_HOLDING = 2;
const LEAST_BITS = 10;
const LABEL_BITS = 6;
const FAIL_BITS = -5;
const MOST_BITS = 16;
const MOST_MISTAKES_SHARE = 0.3;
/** Steps after which a source that makes hardly any of them true is left. */
const FIRST_LOOK = 12;
/** A later candidate must say so much more. */
const CLEARLY_MORE = 1;

/** What the lines across are: years, totals of them, or changes between them. */
export interface Across {
  readonly roles: readonly LabelRole[];
  readonly labels: readonly string[];
}

/**
 * The source, the form and the direction that make the changes true on most lines, if any do.
 * @param sources the nearest first
 * @param confirmed sources whose change another line tells already: 増減率 beside 増減数
 */
export function bestChange(lines: Lines, total: number, sources: readonly number[], confirmed: ReadonlySet<number>, across: Across): FoundChange | undefined {
  const name = comparable((lines.headings[total] ?? []).join(""));
  const years = yearsOf(lines, across.roles);
  const orders: readonly Before[] = /指数/.test(name) ? ["above", "below", "base"] : ["above", "below"];
  const forms = /減少|削減|低減/.test(name) ? [...FORMS, ...REDUCTIONS] : FORMS;
  let best: FoundChange | undefined;
  for (const source of sources) {
    const rivals = confirmed.has(source) ? 0 : 2 * Math.log2(sources.length + 1);
    for (const [form, scale] of forms) {
      for (const order of orders) {
        if (order === "base" && form !== "share") continue;
        const pairs = pairUp(lines, years, order, total, scale);
        const found = tryChange(lines, { total, source, form, scale }, pairs, rivals, order === "base" ? () => true : evenSteps(pairs, across.labels));
        if (found && (!best || found.bits > best.bits + CLEARLY_MORE)) best = found;
      }
    }
  }
  return best;
}

export function isBroken({ residual, slack, isNear }: Change): boolean {
  return !isNear && Math.abs(residual) > slack;
}

type Pair = readonly [line: number, before: number];

/** A year after a gap is compared with one that is not shown: whether a pair is as far apart as most are. */
function evenSteps(pairs: readonly Pair[], labels: readonly string[]): (pair: Pair) => boolean {
  const yearOf = (line: number): number | undefined => parseFiscalYear(/^[^年]*年度?/.exec(comparable(labels[line] ?? ""))?.[0] ?? labels[line] ?? "")?.fiscalYear;
  const gapOf = ([line, before]: Pair): number => Math.abs((yearOf(line) ?? NaN) - (yearOf(before) ?? NaN));
  const counts = new Map<number, number>();
  for (const pair of pairs) counts.set(gapOf(pair), (counts.get(gapOf(pair)) ?? 0) + 1);
  const [usual = NaN] = [...counts].filter(([gap]) => !Number.isNaN(gap)).sort((a, b) => b[1] - a[1]).map(([gap]) => gap);
  return (pair) => Number.isNaN(gapOf(pair)) || gapOf(pair) === usual;
}

/** Lines that are years, and −1 where a heading parts them. */
function yearsOf(lines: Lines, lineRoles: readonly LabelRole[]): number[] {
  const width = lines.positionIndexes.length;
  return lines.lineIndexes.flatMap((_, line) => {
    const isEmpty = lines.values.subarray(line * width, (line + 1) * width).every((value) => Number.isNaN(value));
    if (isEmpty) return [-1];
    return lineRoles[line] === "plain" ? [line] : [];
  });
}

/** Each line with the one that it is compared with. */
function pairUp(lines: Lines, years: readonly number[], order: Before, total: number, scale: number): Pair[] {
  if (order === "base") {
    const base = years.find((line) => line >= 0 && lines.values[line * lines.positionIndexes.length + total] === scale);
    return base === undefined ? [] : years.filter((line) => line >= 0 && line !== base).map((line) => [line, base] as const);
  }
  return years.flatMap((line, i) => {
    const before = years[order === "above" ? i - 1 : i + 1] ?? -1;
    return line < 0 || before < 0 ? [] : [[line, before] as const];
  });
}

interface Candidate {
  readonly total: number;
  readonly source: number;
  readonly form: ChangeForm;
  /** 100 where percentages are shown; below nought for reductions. */
  readonly scale: number;
}

function tryChange(lines: Lines, candidate: Candidate, pairs: readonly Pair[], rivals: number, isEven: (pair: Pair) => boolean): FoundChange | undefined {
  const { total, source, form, scale } = candidate;
  const decimals = decimalsAt(lines, total);
  const steps: Change[] = [];
  const held: { readonly size: number; readonly isNew: boolean }[] = [];
  const seen = new Set<string>();
  let mistakes = 0;
  let wasBroken = false;
  for (const pair of pairs) {
    const step = stepOf(lines, candidate, ...pair, decimals);
    if (!step || (isBroken(step) && !isEven(pair))) { wasBroken = false; continue; }
    steps.push(step);
    // two steps that fail one after the other have one figure between them
    const fails = isBroken(step);
    if (fails && !wasBroken) mistakes++;
    wasBroken = fails && !wasBroken;
    if (fails || step.isNear) continue;
    const key = `${step.shown}|${lines.values[step.line * lines.positionIndexes.length + source] ?? NaN}`;
    // that a figure is about what it was the year before says nothing
    held.push({ size: Math.abs(form === "share" ? step.shown - scale : step.shown) * 10 ** decimals, isNew: !seen.has(key) });
    seen.add(key);
    if (steps.length >= FIRST_LOOK && held.length * 2 < steps.length) return undefined;
  }
  const holding = held.length;
  const bits = LABEL_BITS - rivals + FAIL_BITS * mistakes + weigh(held);
  const isShown = holding >= LEAST_HOLDING && bits >= LEAST_BITS && mistakes <= Math.max(1, (holding + mistakes) * MOST_MISTAKES_SHARE);
  return isShown && steps.filter(isBroken).length <= holding ? { total, source, form, isReduction: scale < 0, steps, holding, mistakes, bits } : undefined;
}

/** Each hit against all that might as well stand there: numbers as large as the middle one, of either sign. */
function weigh(held: readonly { readonly size: number; readonly isNew: boolean }[]): number {
  const sizes = held.map(({ size }) => size).sort((a, b) => a - b);
  const middle = sizes[Math.floor((sizes.length - 1) / 2)] ?? 0;
  const each = Math.min(MOST_BITS, Math.log2(1 + 2 * middle));
  return held.reduce((bits, { size, isNew }) => bits + (size === 0 ? 0.5 : isNew ? each : 0.1 * each), 0);
}

function stepOf(lines: Lines, { total, source, form, scale }: Candidate, line: number, before: number, places: number): Change | undefined {
  const width = lines.positionIndexes.length;
  const shown = lines.values[line * width + total] ?? NaN;
  const own = lines.values[line * width + source] ?? NaN, last = lines.values[before * width + source] ?? NaN;
  if (Number.isNaN(shown + own + last) || (form !== "difference" && last === 0)) return undefined;
  const ownDecimals = lines.decimals[line * width + source] ?? 0, lastDecimals = lines.decimals[before * width + source] ?? 0;
  if (form === "difference") {
    const decimals = Math.max(lines.decimals[line * width + total] ?? 0, ownDecimals, lastDecimals);
    const residual = clean(shown - (own - last) * scale);
    const slack = roundingSlack(decimals, 3);
    return { line, before, shown, residual, slack, isNear: Math.abs(residual) > slack && Math.abs(residual) <= 1 };
  }
  const quotient = own / last;
  const expected = (form === "rate" ? (own - last) / last : quotient) * scale;
  const unit = 10 ** -places;
  const slack = 0.51 * unit + Math.abs(expected) * 1e-9 + Math.abs(quotient * scale) * (halfUnit(ownDecimals) / Math.abs(own || 1) + halfUnit(lastDecimals) / Math.abs(last));
  const residual = clean(shown - expected);
  return { line, before, shown, residual, slack, isNear: Math.abs(residual) > slack && Math.abs(residual) <= slack + 0.5 * unit };
}

/** What the rounding of a printed figure leaves open; whole numbers are counted. */
function halfUnit(decimals: number): number {
  return decimals > 0 ? 0.5 * 10 ** -decimals : 0;
}

/** Binary noise is no difference. */
function clean(value: number): number {
  return Math.abs(value) < 1e-9 ? 0 : Number(value.toPrecision(12));
}
