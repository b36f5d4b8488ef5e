import type { Lines } from "../lines.js";
import type { Pattern } from "../pattern.js";
import { findSlip, slipsOf } from "./slips.js";

/** What a miss looks like: the slip of one figure, a figure wiped out, one exchanged with its neighbour, or nothing known. */
export interface Miss {
  readonly kind: "slip" | "blank" | "exchange" | "near" | "unknown";
  /** How much likelier the difference is in a sum with one mistake than where nothing sums, in bits. */
  readonly bits: number;
}

const UNKNOWN: Miss = { kind: "unknown", bits: 0 };
/** No single coincidence is worth more. */
const MOST_BITS = 12;
/** A figure that stands on all other lines and not on this one. */
const BLANK_BITS = 5;
/** A blank says so much only where at least so many other lines have the figure. */
const LEAST_FILLED = 1;

/**
 * Weighs the difference on a line that a sum misses. A difference that one slip of the keyboard makes is rarely chance among
 * large numbers, and often among small ones: the figures that are a slip away are counted against all that it could be.
 * @param residual total − Σ sign · part on the line
 * @param isRounded the sum holds within rounding only on other lines, so that what a slip makes may be off by a few units
 * @example on 4,827 + 5,310 = 53,537 the lost digit of 48,227 explains the miss: slip, about 8 bits
 */
export function weighMiss(lines: Lines, line: number, pattern: Pattern, residual: number, isRounded = false): Miss {
  const terms = readTerms(lines, line, pattern);
  const numbers = terms.filter((term) => !Number.isNaN(term.value));
  const unit = 10 ** -Math.max(0, ...numbers.map((term) => term.decimals));
  const size = Math.max(Math.abs(numbers.find((term) => term.coefficient === 1)?.value ?? 0), numbers.reduce((sum, term) => sum + Math.abs(term.value), 0) / 2);
  const reach = Math.max(2 * size, Math.abs(residual)) / unit;
  const bitsOf = (chances: number): number => Math.max(0, Math.min(MOST_BITS, Math.log2(reach / Math.max(1, chances))));
  let best = UNKNOWN;
  const take = (kind: Miss["kind"], bits: number): void => { if (bits > best.bits) best = { kind, bits }; };

  const meantOf = (term: Term): number => round(term.value - residual / term.coefficient);
  const slips = numbers.reduce((sum, term) => sum + slipsOf(digitsOf(term.value / unit)), 0);
  const own = new Set(terms.map((term) => term.position));
  const neighbours = numbers.flatMap((term) => neighboursOf(lines, line, term.position, own).map((other) => ({ term, other })));
  const mostOff = isRounded || isAboutHundred(numbers, residual, unit) ? 2 * mostUnitsOff(numbers.length) : 0;
  for (let off = 0; off <= mostOff && best.bits === 0; off++) {
    const room = 2 * off + 1;
    if (numbers.some((term) => [meantOf(term) + off * unit, meantOf(term) - off * unit, withoutNoise(meantOf(term), term, numbers.length)].some((meant) => findSlip(term.value, round(meant)) !== undefined))) {
      take("slip", bitsOf(slips * room));
    }
    if (neighbours.some(({ term, other }) => Math.abs(other - meantOf(term)) < (off + 0.5) * unit) || isExchangedWithin(numbers, residual, (off + 0.5) * unit)) {
      take("exchange", bitsOf((neighbours.length + numbers.length) * room));
    }
  }
  const blanks = terms.filter((term) => Number.isNaN(term.value) && isFilledElsewhere(lines, line, term.position));
  const [blank] = blanks;
  if (blank && blanks.length === 1 && isLikeOthers(lines, line, pattern, blank, residual)) take("blank", BLANK_BITS);
  take("near", Math.min(6, Math.log2(Math.max(1, size / Math.max(unit, 2 * Math.abs(residual))))));
  return best;
}

/** Of 60.99999 what a whole number beside floats of five digits means: 61. */
function withoutNoise(meant: number, { decimals }: Term, figures: number): number {
  const scale = 10 ** decimals;
  const rounded = Math.round(meant * scale) / scale;
  return Math.abs(rounded - meant) <= figures * NOISE ? rounded : meant;
}

/** What the fifth digit of a float leaves. */
const NOISE = 1e-5;

/** By so many units n rounded figures miss their sum, in nineteen cases of twenty. */
export function mostUnitsOff(figures: number): number {
  return Math.max(1, Math.round(Math.sqrt(figures / 3)));
}

/** Percentages that come to a hundred, but for the rounding of each. */
function isAboutHundred(numbers: readonly Term[], residual: number, unit: number): boolean {
  const total = numbers.find((term) => term.coefficient === 1)?.value ?? NaN;
  return Math.abs(total - residual - 100) <= mostUnitsOff(numbers.length) * unit + 1e-9 || total === 100;
}

interface Term {
  readonly position: number;
  readonly value: number;
  readonly decimals: number;
  /** In total − Σ sign · part: 1 for the total, −sign for a part. */
  readonly coefficient: number;
}

function readTerms(lines: Lines, line: number, { total, parts, signs }: Pattern): Term[] {
  const base = line * lines.positionIndexes.length;
  const term = (position: number, coefficient: number): Term =>
    ({ position, coefficient, value: lines.values[base + position] ?? NaN, decimals: lines.decimals[base + position] ?? 0 });
  return [term(total, 1), ...parts.map((part, i) => term(part, -(signs[i] ?? 1)))];
}

function digitsOf(value: number): number {
  return String(Math.round(Math.abs(value))).length;
}

/** Binary noise is no digit. */
function round(value: number): number {
  return Number(value.toPrecision(13));
}

/** On nearly all other lines that hold amounts a number stands at the position. */
export function isFilledElsewhere(lines: Lines, line: number, position: number): boolean {
  const width = lines.positionIndexes.length;
  let filled = 0, others = 0;
  for (let other = 0; other < lines.lineIndexes.length; other++) {
    if (other === line || !lines.isAmount[other]) continue;
    others++;
    if (!Number.isNaN(lines.values[other * width + position] ?? NaN)) filled++;
  }
  return filled >= LEAST_FILLED && filled >= 0.8 * others;
}

/** A tenth or ten times of what the figure is to the total elsewhere is another kind of figure. */
const MOST_APART = 10;

function isLikeOthers(lines: Lines, line: number, pattern: Pattern, blank: Term, residual: number): boolean {
  const width = lines.positionIndexes.length;
  const total = lines.values[line * width + pattern.total] ?? NaN;
  const missing = Math.abs(residual);
  if (missing === 0) return false;
  const shares: number[] = [];
  for (let other = 0; other < lines.lineIndexes.length; other++) {
    const own = lines.values[other * width + blank.position] ?? NaN;
    const whole = lines.values[other * width + pattern.total] ?? NaN;
    if (other !== line && own !== 0 && whole !== 0 && !Number.isNaN(own) && !Number.isNaN(whole)) shares.push(Math.abs(own / whole));
  }
  const share = Math.abs(residual / total);
  return shares.some((other) => share <= other * MOST_APART && share >= other / MOST_APART);
}

/** The figures beside a cell: the same position on the lines before and after, and the positions before and after on its line that the sum does not take. */
function neighboursOf(lines: Lines, line: number, position: number, own: ReadonlySet<number>): number[] {
  const width = lines.positionIndexes.length;
  const at = line * width + position;
  return [
    line > 0 ? lines.values[at - width] : undefined, lines.values[at + width],
    position > 0 && !own.has(position - 1) ? lines.values[at - 1] : undefined, position + 1 < width && !own.has(position + 1) ? lines.values[at + 1] : undefined,
  ].filter((value): value is number => value !== undefined && !Number.isNaN(value));
}

/** The total and a part of it in each other's place. */
function isExchangedWithin(terms: readonly Term[], residual: number, room: number): boolean {
  return terms.some((a) => terms.some((b) => a !== b && a.coefficient !== b.coefficient && a.value !== b.value
    && Math.abs(residual - (a.value - b.value) * (a.coefficient - b.coefficient)) < room));
}
