import { decimalsOf } from "../tables/sheetFigures.js";
import type { SheetTables } from "../tables/findTables.js";
import type { Table } from "../tables/table.js";
import { setAsideDistinct } from "./faults/distinctTotals.js";
import { isDigitSlip } from "./faults/slips.js";
import type { LineFamily, LineRelation } from "./lineRelation.js";
import { allowRounding, withoutUnneededSlack } from "./faults/roundedTable.js";
import { placeKey, type Relation } from "./relation.js";

/** A difference up to this share of the larger side is a slip in a sum; beyond it the line may be no sum at all. */
const CLOSE = 0.5;

/**
 * Decides for every equation that does not hold whether the line is a sum with a mistake in it, or no sum (a density, a rate,
 * a mean in the total line). It is a mistake where the difference is small, where a digit slipped, where a part is missing,
 * or where another equation across it is off by just as much. The rest is set aside, with its reason: a false alarm on a
 * right table costs more than a missed one.
 */
export function judgeFailures(found: readonly LineRelation[], table: Table, sheet: SheetTables): readonly Relation[] {
  const relations = setAsideDistinct(allowRounding(withoutUnneededSlack(found)), table, sheet);
  const failing = relations.filter((relation) => relation.outcome === "fails");
  if (failing.length === 0) return relations;
  const lineStates = countByLine(relations);
  const mistakes = countMistakes(failing, sheet);
  const unruly = findUnruly(mistakes);
  const lackingPart = findLackingPart(failing);
  const crossing = new Map<string, Map<string, number>>();
  for (const relation of failing) {
    const miss = `${relation.code}:${missOf(relation)}`;
    for (const place of [relation.total, ...relation.parts]) {
      const key = placeKey(place);
      const known = crossing.get(key) ?? new Map<string, number>();
      crossing.set(key, known.set(miss, (known.get(miss) ?? 0) + 1));
    }
  }
  const judged = relations.flatMap((relation) => {
    if (relation.outcome !== "fails" || relation.isDoubtful) return [relation];
    if (isFractionOfWholes(relation, sheet)) return [relation.judged({ outcome: "notApplicable", reason: "not-additive" })];
    if (relation.family.pattern.origin === "declared" && !unruly.has(relation.family)) return [relation];
    if (isCrossed(relation, crossing)) return [relation];
    if (lackingPart.has(relation)) return [relation.judged({ outcome: "notApplicable", reason: "not-additive" })];
    if (!unruly.has(relation.family) && isSlip(relation, lineStates, table, sheet)) return [relation];
    if (isStrikingRun(relation) || (!unruly.has(relation.family) && isExceptional(relation, mistakes.get(relation.family)?.size ?? 0, lineStates, crossing, sheet))) return [relation.judged({ isDoubtful: true })];
    return [relation.judged({ outcome: "notApplicable", reason: "not-additive" })];
  });
  // mistakes are few: where so many lines differ each in its own way, the sums are chance ones
  const doubtful = new Set(judged.flatMap((relation) => (relation.isDoubtful ? [missOf(relation)] : [])));
  if (doubtful.size <= MOST_DOUBTFUL) return judged;
  return judged.map((relation) => (relation.isDoubtful ? relation.judged({ outcome: "notApplicable", reason: "not-additive" }) : relation));
}

const MOST_DOUBTFUL = 3;
/** Lines of one sum that may each be wrong in a way of its own, and their share of all. */
const MOST_WRONG_LINES = 2;
const MOST_WRONG_SHARE = 0.2;

/** By how many different amounts each sum fails: two cells in each other's place make two lines miss by the same. */
type Mistakes = ReadonlyMap<LineFamily, ReadonlySet<string>>;

function countMistakes(failing: readonly LineRelation[], sheet: SheetTables): Mistakes {
  const misses = new Map<LineFamily, Set<string>>();
  for (const relation of failing) {
    const known = misses.get(relation.family) ?? new Set<string>();
    misses.set(relation.family, known);
    // a rate in the total's place, or a line of shares, is no mistake
    if (relation.support.failing <= MOST_LOOKED_AT && (isFractionOfWholes(relation, sheet) || relation.isOfOtherKind || (relation.evidence.includes("label") && liesAmongParts(relation, sheet)))) continue;
    known.add(missOf(relation));
  }
  return misses;
}

/** Sums that fail on more lines are not looked at line by line. */
const MOST_LOOKED_AT = 40;

/** Sums that fail on many lines by ever other amounts: there they do not apply (an estimate, a year without the measure). */
function findUnruly(mistakes: Mistakes): ReadonlySet<LineFamily> {
  return new Set([...mistakes].flatMap(([family, { size }]) =>
    (size > Math.max(MOST_WRONG_LINES, (family.support.holding + family.support.failing) * MOST_WRONG_SHARE) ? [family] : [])));
}

function missOf({ residual = 0 }: Relation): string {
  return Math.abs(residual).toPrecision(12);
}

/** A sum that holds on so many lines, */
const LEAST_HOLDING = 3;
/** and fails on one, or on no more than this share of them, is a sum on that line as well. */
const MOST_FAILING = 0.12;

/** A miss that looks so much like a mistake needs nothing else to speak for it. */
const TELLING_BITS = 3;

/** So much so that even a line of another kind may be a figure in another's place. */
const STRIKING_BITS = 6;

/** A labelled total over the whole run beside it: the lines beside may hold shares, and the slip speaks for itself. Over all of the table less will do. */
function isStrikingRun(relation: LineRelation): boolean {
  const { lines, pattern } = relation.family;
  if (pattern.origin !== "run" || !relation.evidence.includes("label")) return false;
  const { bits, kind } = relation.weighMiss();
  return bits >= (pattern.parts.length + 1 === lines.positionIndexes.length ? TELLING_BITS : STRIKING_BITS) && kind !== "near";
}

/** A sum that so much speaks for is one on its only line that misses, whatever the miss looks like. */
const LEAST_HOLDING_FIRM = 10;
const FIRM_BITS = 20;
/** Lines on which the sum holds beside one where a figure stands that is blank here. */
const LEAST_BESIDE_BLANK = 2;
/** Unless nearly nothing of the larger side is left. */
const MOST_OFF = 0.9;

function isExceptional(relation: LineRelation, mistakes: number, states: ReadonlyMap<string, LineState>, crossing: Crossing, sheet: SheetTables): boolean {
  const { holding, failing } = relation.support;
  const isLabelled = relation.evidence.includes("label");
  if (holding < 1 || mistakes > Math.max(1, (holding + failing) * MOST_FAILING)) return false;
  const { bits, kind } = relation.weighMiss();
  if (bits >= STRIKING_BITS && kind !== "near") return true;
  // two lines show what the third lacks
  if (kind === "blank" && holding >= LEAST_BESIDE_BLANK && !relation.isOfOtherKind && relation.parts.filter((part) => Number.isNaN(numberAt(part, sheet))).length === 1) return true;
  if (!isLabelled && isFarOff(relation)) return false;
  if (holding < (isLabelled ? 1 : LEAST_HOLDING) || relation.isOfOtherKind || (holding < LEAST_HOLDING && mixesAmountsAndShares(relation, sheet))) return false;
  if (bits >= TELLING_BITS) return true;
  const state = states.get(lineKey(relation));
  // two sums of the line are off by the same, and share the cell that does it
  const miss = `${relation.code}:${missOf(relation)}`;
  if (holding >= LEAST_HOLDING && [relation.total, ...relation.parts].some((place) => (crossing.get(placeKey(place))?.get(miss) ?? 0) > 1)) return true;
  if (mistakes <= 1 && holding >= LEAST_HOLDING_FIRM && relation.family.bits >= FIRM_BITS && !isFarOff(relation)) return true;
  return holding >= LEAST_HOLDING && !liesAmongParts(relation, sheet) && (state === undefined || state.misses.size <= 1 || state.holds > 0);
}

function isFarOff({ actual, expected, residual }: LineRelation): boolean {
  return Math.abs(residual) > MOST_OFF * Math.max(Math.abs(actual), Math.abs(expected));
}

/** More lines that all miss by the same lack a part that nobody took for one. */
const MOST_ALIKE = 2;

/** The equations of sums without a word for their total that miss on line after line by one amount. */
function findLackingPart(failing: readonly LineRelation[]): ReadonlySet<LineRelation> {
  const alike = new Map<LineFamily, Map<string, LineRelation[]>>();
  for (const relation of failing) {
    if (relation.evidence.includes("label")) continue;
    const byMiss = alike.get(relation.family) ?? new Map<string, LineRelation[]>();
    const same = byMiss.get(missOf(relation)) ?? [];
    same.push(relation);
    alike.set(relation.family, byMiss.set(missOf(relation), same));
  }
  return new Set([...alike.values()].flatMap((byMiss) => [...byMiss.values()].filter(({ length }) => length > MOST_ALIKE).flat()));
}

/** How many equations of each direction miss by each amount, by the cells that they stand in. */
type Crossing = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** `misses` are the differences on the line: two sums off by the same share one mistake. */
interface LineState { holds: number; readonly misses: Set<string> }

function lineKey(relation: Relation): string {
  return relation.code === "footing/row" ? `r${relation.total.rowIndex}` : `c${relation.total.columnIndex}`;
}

function countByLine(relations: readonly Relation[]): Map<string, LineState> {
  const states = new Map<string, LineState>();
  for (const relation of relations) {
    const state = states.get(lineKey(relation)) ?? { holds: 0, misses: new Set<string>() };
    if (relation.outcome === "holds") state.holds++;
    if (relation.outcome === "fails") state.misses.add(missOf(relation));
    states.set(lineKey(relation), state);
  }
  return states;
}

/** Whole numbers sum to a whole number: a fraction in the total's place is a mean or a rate, unless its point is all that is wrong. */
function isFractionOfWholes({ actual, expected, parts }: LineRelation, sheet: SheetTables): boolean {
  if (Number.isInteger(actual)) return false;
  if (parts.some((part) => !Number.isNaN(numberAt(part, sheet)) && !Number.isInteger(numberAt(part, sheet)))) return false;
  return digitsOf(actual) !== digitsOf(expected);
}

function digitsOf(value: number): string {
  return String(Math.abs(value)).replace(".", "").replace(/^0+|0+$/g, "");
}

/** An equation of the other direction that shares a cell and is off by the same amount. */
function isCrossed(relation: Relation, crossing: Crossing): boolean {
  const other = `${relation.code === "footing/row" ? "footing/column" : "footing/row"}:${missOf(relation)}`;
  return [relation.total, ...relation.parts].some((place) => crossing.get(placeKey(place))?.has(other) ?? false);
}

/** Evidence that stands against a whole line on which nothing holds. */
const OVERWHELMING_BITS = 46;

function isSlip(relation: LineRelation, states: ReadonlyMap<string, LineState>, table: Table, sheet: SheetTables): boolean {
  const { actual, expected, residual } = relation;
  const state = states.get(lineKey(relation));
  const holds = state?.holds ?? 0, fails = state?.misses.size ?? 0;
  if (mixesAmountsAndShares(relation, sheet)) return false;
  const size = Math.max(Math.abs(actual), Math.abs(expected));
  const isDecimalLine = decimalsOf(actual) > 0 && relation.parts.some((part) => decimalsOf(numberAt(part, sheet)) > 0);
  if (fails >= 2 && holds === 0 && relation.family.bits < OVERWHELMING_BITS) return false;
  if (fails >= 3 && fails > holds) return false;
  if (isDigitSlip(actual, expected)) return true;
  // without a word for the total, two figures one of which is wrong are two figures
  if (!relation.evidence.includes("label") && relation.parts.filter((part) => !Number.isNaN(numberAt(part, sheet))).length < 2) return false;
  if (Math.abs(residual) <= size * (isDecimalLine ? 0.1 : CLOSE) && !liesAmongParts(relation, sheet)) return true;
  for (const part of relation.parts) {
    const value = numberAt(part, sheet);
    if (Number.isNaN(value)) {
      // without a word for the total, figures that are too much already lack none
      if (!isDecimalLine && (relation.evidence.includes("label") || (residual * part.sign > 0 && !isFarOff(relation))) && sheet.figures.classOf(part.rowIndex, part.columnIndex) === "blank" && table.rows.length > 2) return true;
    } else if (isDigitSlip(value, value + residual * part.sign)) return true;
  }
  return false;
}

/** A small difference is one of a sum, whatever its parts. */
const SMALL = 0.1;

/** Neither below the least of its parts nor above the largest, and far from their sum: 男 20 女 12 計 16 is a rate of both. */
function liesAmongParts({ actual = 0, expected = 0, residual = 0, parts }: Relation, sheet: SheetTables): boolean {
  if (Math.abs(residual) <= SMALL * Math.max(Math.abs(actual), Math.abs(expected))) return false;
  const values = parts.map((part) => numberAt(part, sheet)).filter((value) => !Number.isNaN(value));
  return values.length >= 2 && parts.every((part) => part.sign === 1) && values.every((value) => value >= 0)
    && actual >= Math.min(...values) && actual <= Math.max(...values);
}

/** Amounts of thousands with fractions below a hundred among them: a column of a form, where nothing sums. */
function mixesAmountsAndShares(relation: Relation, sheet: SheetTables): boolean {
  const values = [relation.actual ?? NaN, ...relation.parts.map((part) => numberAt(part, sheet))].filter((value) => !Number.isNaN(value));
  return values.some((value) => Number.isInteger(value) && Math.abs(value) >= 1000) && values.some((value) => !Number.isInteger(value) && Math.abs(value) < 100);
}

function numberAt(place: { rowIndex: number; columnIndex: number }, sheet: SheetTables): number {
  return sheet.figures.number(place.rowIndex, place.columnIndex);
}
