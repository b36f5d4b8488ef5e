import { comparable } from "../../figures/labels.js";
import type { Lines } from "../lines.js";
import { evaluateLine, outcomeRoom, type Pattern } from "../pattern.js";
import { fractionsOf } from "./lineKind.js";
import { weighMiss } from "./weighMiss.js";

/** What a labelled total over a whole run says before any arithmetic, less what a mistake costs; in bits. */
const LABEL_BITS = 10;
const FAIL_BITS = -5.6;
const WHOLE_RUN_BITS = 3;
/** Evidence that a broken total needs, and how much more than the next run has. */
const LEAST_BITS = 6;
const LEAST_PARTS = 2;
/** Lines beyond which a sum would show on those that hold. */
const MOST_LINES = 12;

export interface BrokenTotal {
  readonly pattern: Pattern;
  readonly bits: number;
}

/**
 * Labelled totals of which no line is left that holds: in a list of one column a single slip breaks all there is. The parts are a
 * whole run, up to the edge, to a heading or to another total, and the miss must look like a mistake.
 * @param isFree positions that are no part of a sum found already
 * @param known the sums found already
 */
export function findBrokenTotals(lines: Lines, isFree: readonly boolean[], known: readonly Pattern[]): BrokenTotal[] {
  if (lines.lineIndexes.length > MOST_LINES) return [];
  const found: BrokenTotal[] = [];
  const isTotal = new Set(known.map(({ total }) => total));
  const isLabelled = (p: number): boolean => lines.roles[p] === "total" || lines.roles[p] === "subtotal";
  const pooled = weighForm(lines, known, isLabelled);
  const mostParts = MOST_LOOKS / Math.max(1, lines.roles.filter((_, p) => isLabelled(p)).length);
  lines.roles.forEach((_, total) => {
    // assets that sum the liabilities sum their own parts as well
    if (!isLabelled(total) || known.some((sum) => sum.total === total && isBeside(sum, lines))) return;
    // a total that leaves out the figures beside it may not have followed them
    const own = new Set(known.flatMap((sum) => (sum.total === total && sum.origin === "gap" ? sum.parts : [])));
    const isOpen = own.size === 0 ? isFree : isFree.map((free, p) => free || own.has(p));
    const form = siblingForm(lines, total, known);
    if (form) { found.push({ pattern: form, bits: SIBLING_BITS }); return; }
    const runs = [...([-1, 1] as const).flatMap((side) => wholeRuns(lines, total, side, isOpen, isTotal, mostParts)).filter((run) => !isTotal.has(total) || isBeside(run, lines)), ...totalsBefore(lines, total, known)]
      .map((pattern) => ({ pattern, bits: weigh(lines, pattern) + pooled })).sort((a, b) => b.bits - a.bits);
    const [best] = runs;
    if (best && best.bits >= LEAST_BITS) found.push(best);
  });
  return found.sort((a, b) => b.bits - a.bits);
}

/** Whether the sum takes in the figure next to its total, beyond headings and rules. */
export function isBeside({ total, parts }: Pattern, lines: Lines): boolean {
  return ([-1, 1] as const).some((side) => {
    let p = total + side;
    while (p >= 0 && p < lines.roles.length && hasNoNumbers(lines, p)) p += side;
    return parts.includes(p);
  });
}

const MOST_POOLED_BITS = 6;

/** Where the table's other labelled totals sum the run beside them, this one does as well. */
function weighForm(lines: Lines, known: readonly Pattern[], isLabelled: (p: number) => boolean): number {
  const formed = new Set(known.filter((sum) => isLabelled(sum.total) && isBeside(sum, lines)).map(({ total }) => total)).size;
  const others = lines.roles.filter((_, p) => isLabelled(p)).length - formed;
  return Math.min(MOST_POOLED_BITS, Math.max(0, 2 * Math.log2((1 + formed) / Math.max(1, others))));
}

/** Runs that are looked at beside each total, besides the one up to the edge: in a list of thousands of subtotals all would be too many, */
const MOST_RUNS = 8;
/** and so would be the figures of those up to the edge. */
const MOST_LOOKS = 200_000;

/** The runs from the total outwards that end where something else begins. */
function wholeRuns(lines: Lines, total: number, side: -1 | 1, isFree: readonly boolean[], isTotal: ReadonlySet<number>, mostParts: number): Pattern[] {
  const patterns: Pattern[] = [];
  const parts: number[] = [];
  const isSum = (p: number): boolean => isTotal.has(p) || lines.roles[p] === "total" || lines.roles[p] === "subtotal";
  let last = total;
  for (let p = total + side; p >= -1 && p <= lines.roles.length; p += side) {
    const isEdge = p === -1 || p === lines.roles.length;
    const isHeading = !isEdge && (hasNoNumbers(lines, p) || Math.abs((lines.positionIndexes[p] ?? 0) - (lines.positionIndexes[last] ?? 0)) > 1);
    if ((isEdge || isHeading || isSum(p)) && parts.length >= LEAST_PARTS && patterns.at(-1)?.parts.length !== parts.length && (isEdge || patterns.length < MOST_RUNS)) {
      patterns.push({ total, parts: [...parts].sort((a, b) => a - b), signs: parts.map(() => 1), origin: "run" });
    }
    if (isEdge || parts.length > mostParts) break;
    last = p;
    if (isFree[p] && lines.roles[p] !== "ofWhich" && lines.relisted[p] === lines.relisted[total] && !hasNoNumbers(lines, p)) parts.push(p);
  }
  return patterns;
}

/**
 * Of the totals found before a labelled total those that no other beside them sums: 負債純資産計 of 負債計 and 純資産計, which
 * 資産計 further up may sum as well.
 */
function totalsBefore(lines: Lines, total: number, known: readonly Pattern[]): Pattern[] {
  if (known.some((sum) => sum.total === total)) return [];
  const isSummed = new Set(known.filter((sum) => isBeside(sum, lines)).flatMap((sum) => sum.parts));
  const parts = [...new Set(known.map((sum) => sum.total))].filter((p) => p < total && !isSummed.has(p) && lines.relisted[p] === lines.relisted[total]).sort((a, b) => a - b);
  // what stands before a copy of the total is the copy's
  const own = parts.filter((p) => !known.some((sum) => sum.total === p && sum.parts.some((part) => part > p && parts.includes(part))));
  return own.length < LEAST_PARTS ? [] : [{ total, parts: own, signs: own.map(() => 1), origin: "run" }];
}

/** What groups of the same lines, each with its subtotal, say for one of them that lacks a figure. */
const SIBLING_BITS = 12;
const LEAST_SIBLINGS = 2;

/**
 * 男 + 女 = 小計 stands in the other groups of rows, and in this one a figure is blank: no run of figures shows the sum, the names do.
 * @example rows 男 42, 女 23, 小計 65, 男 —, 女 36, 小計 79, with more such groups → the parts of the second 小計 are the two rows before it
 */
function siblingForm(lines: Lines, total: number, known: readonly Pattern[]): Pattern | undefined {
  const nameOf = (p: number): string => comparable(lines.labels[p] ?? "");
  const siblings = known.filter((sum) => sum.total !== total && nameOf(sum.total) === nameOf(total) && sum.parts.every((part) => {
    const own = total + part - sum.total;
    return nameOf(part) !== "" && nameOf(part) === nameOf(own) && own >= 0;
  }));
  const [first] = siblings;
  if (!first || siblings.length < LEAST_SIBLINGS || siblings.some((sum) => sum.parts.length !== first.parts.length)) return undefined;
  const parts = first.parts.map((part) => total + part - first.total);
  return parts.filter((part) => hasNoNumbers(lines, part)).length === 1 && !hasNoNumbers(lines, total) ? { total, parts, signs: first.signs, origin: "run" } : undefined;
}

function hasNoNumbers(lines: Lines, position: number): boolean {
  for (let at = position; at < lines.values.length; at += lines.positionIndexes.length) if (!Number.isNaN(lines.values[at] ?? NaN)) return false;
  return true;
}

/** A total of two parts that is short by one of them is the other. */
const LEAST_NUMBERS = 3;

/** A total that is short by just one of its parts, or over by it, in bits. */
function weighOddPart(lines: Lines, line: number, { parts, total }: Pattern, residual: number): number {
  const base = line * lines.positionIndexes.length;
  const values = parts.map((part) => Math.abs(lines.values[base + part] ?? NaN)).filter((value) => !Number.isNaN(value));
  const unit = 10 ** -Math.max(0, ...[total, ...parts].map((p) => lines.decimals[base + p] ?? 0));
  const isOdd = values.filter((value) => Math.abs(value - Math.abs(residual)) < unit / 2).length === 1;
  return isOdd && values.length >= LEAST_NUMBERS ? Math.min(MOST_ODD_BITS, Math.log2(Math.max(1, Math.abs(residual) / unit / values.length))) : 0;
}

const MOST_ODD_BITS = 10;

/** Noughts among shares have no decimals, and amounts none at all. */
const FEW = 0.05;

/** The lines of whole numbers and those of fractions are weighed apart: shares beside amounts sum to nothing. */
function weigh(lines: Lines, pattern: Pattern): number {
  const hasFractions = lines.lineIndexes.map((_, line) => fractionsOf(lines, line, pattern) > FEW);
  return Math.max(...[...new Set(hasFractions)].map((kind) => weighLines(lines, pattern, (line) => hasFractions[line] === kind)));
}

function weighLines(lines: Lines, pattern: Pattern, isOfKind: (line: number) => boolean): number {
  // the total at one edge and its run to the other leave nothing to choose
  let bits = LABEL_BITS + WHOLE_RUN_BITS - (pattern.parts.length + 1 === lines.positionIndexes.length ? 0 : Math.log2(lines.positionIndexes.length * 2));
  let asked = 0;
  const room = outcomeRoom();
  for (let line = 0; line < lines.lineIndexes.length; line++) {
    if (!lines.isAmount[line] || !isOfKind(line)) continue;
    const { kind, residual } = evaluateLine(lines, line, pattern, 0, room);
    if (kind === "none") continue;
    asked++;
    bits += room.bits;
    if (kind === "fails" || kind === "near") bits += FAIL_BITS - room.bits + Math.max(weighMiss(lines, line, pattern, residual).bits, weighOddPart(lines, line, pattern, residual));
  }
  return asked === 0 ? -Infinity : bits;
}
