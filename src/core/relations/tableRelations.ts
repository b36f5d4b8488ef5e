import type { Evidence } from "../report/report.js";
import type { SheetTables } from "../tables/findTables.js";
import type { Table } from "../tables/table.js";
import { confidenceOf } from "./confidence.js";
import { findPatterns, type FoundPattern } from "./findPatterns.js";
import { findRatioRelations, instantiateRatio } from "./ratioRelations.js";
import { findAllowance } from "./faults/allowance.js";
import { areSummedOn } from "./faults/summedLine.js";
import { isTotalMissing } from "./faults/missingTotal.js";
import { readLines, type Lines } from "./lines.js";
import { LineRelation, makeLineRelation, type LineFamily, type LineJudgement } from "./lineRelation.js";
import { evaluateLine, isRounded, outcomeRoom } from "./pattern.js";
import type { CannotTellReason, Part, Relation } from "./relation.js";
import { findChangesFromPrevious } from "./changesFromPrevious.js";
import { findCrossShares } from "./crossShares.js";
import { findRunningTotals } from "./runningTotals.js";
import { findStackedSums } from "./stackedTables.js";
import { judgeFailures } from "./judgeFailures.js";

/** A table smaller than this in either direction still foots: one line of three figures is 70 + 25 = 95. */
const LEAST_POSITIONS = 3;

/** The sums and differences along one direction of a table, or down a stack of them. */
export interface LineSums {
  readonly lines: Lines;
  readonly found: readonly FoundPattern[];
}

/** The sums, differences and ratios inside the tables of a sheet and down the stacks that they form, each checked. */
export function findTableRelations(sheet: SheetTables): Relation[] {
  const relations: Relation[] = [];
  addTableRelations(sheet, relations);
  return relations;
}

/** The same into a list that grows: a workbook of a million cells has hundreds of thousands, and each copy of them costs. */
export function addTableRelations(sheet: SheetTables, relations: Relation[]): void {
  const add = (some: readonly Relation[]): void => { for (const relation of some) relations.push(relation); };
  const down = new Map<Table, LineSums>();
  for (const table of sheet.tables) {
    const slack = hasRoundingNote(table, sheet) ? 0.5 : 0;
    const before = relations.length;
    const inexact: FoundPattern[] = [];
    const axes = (["row", "col"] as const).map((axis): LineSums => {
      const lines = readLines(table, sheet.figures, axis);
      const found = lines.positionIndexes.length >= LEAST_POSITIONS ? findPatterns(lines, slack) : [];
      for (const pattern of found) if (!instantiate(pattern, found, lines, sheet, slack, relations)) inexact.push(pattern);
      return { lines, found };
    });
    const columns = axes[1];
    if (columns) down.set(table, columns);
    // nothing to judge where nothing is off, and most tables are such
    if (inexact.length > 0) add(judgeFailures(relations.splice(before).filter((relation) => relation instanceof LineRelation), table, sheet));
    axes.forEach(({ lines, found }, i) => {
      const ratios = findRatioRelations(lines, found);
      const across = axes[1 - i]?.lines.roles ?? [];
      add(ratios);
      const isRatio = new Set(ratios.map((relation) => relation.family.pattern.total));
      add(findRunningTotals(lines, across));
      add(findCrossShares(lines, across, isRatio));
      add(findChangesFromPrevious(lines, { roles: across, labels: axes[1 - i]?.lines.labels ?? [] }, new Set([...isRatio, ...found.map(({ pattern }) => pattern.total)])));
    });
  }
  for (const { lines, sums, means } of findStackedSums(sheet, (table) => down.get(table), 0)) {
    const across: LineRelation[] = [];
    for (const pattern of sums) instantiate(pattern, sums, lines, sheet, 0, across);
    add(judgeFailures(across, lines.table, sheet));
    for (const mean of means) add(instantiateRatio(mean, lines));
  }
}

const ROUNDING_NOTE = /四捨五入|端数|ラウンド|一致しない場合|合わない場合|rounding|may not (?:add|sum|total)/i;

/** A note near the table that excuses differences of rounding. */
export function hasRoundingNote(table: Table, sheet: SheetTables): boolean {
  for (let r = Math.max(0, table.range.top - 4); r <= table.range.bottom + 6; r++) {
    for (const c of sheet.filled.columns(r)) {
      if (sheet.figures.classOf(r, c) === "text" && ROUNDING_NOTE.test(sheet.figures.text(r, c))) return true;
    }
  }
  return false;
}

/** Shared, for nearly all of a million cells' relations hold so. */
const HOLDS_EXACTLY: LineJudgement = { outcome: "holds", residual: 0, slack: 0 };

/** One relation for each line on which the pattern can be asked, added to `relations`; tells whether all of them hold exactly. */
function instantiate(found: FoundPattern, all: readonly FoundPattern[], lines: Lines, sheet: SheetTables, noteSlack: number, relations: Relation[]): boolean {
  const { pattern, score } = found;
  const family: LineFamily = {
    lines, pattern, code: lines.axis === "row" ? "footing/row" : "footing/column", kind: pattern.signs.includes(-1) ? "difference" : "sum", evidence: evidenceOf(found, lines),
    bits: score.bits, confidence: confidenceOf(score.bits, pattern.origin),
    support: { holding: score.holding + score.trivial, failing: score.failing }, isCanonical: isCanonical(found, lines),
    isRounded: isRounded(score),
  };
  if (score.isFlawless) {
    for (let line = 0; line < lines.lineIndexes.length; line++) relations.push(makeLineRelation(family, line, HOLDS_EXACTLY));
    return true;
  }
  const room = outcomeRoom();
  let isAllExact = true;
  const allowance = score.isApproximate ? findAllowance(lines, pattern, noteSlack) : undefined;
  for (let line = 0; line < lines.lineIndexes.length; line++) {
    const { kind, residual, slack } = evaluateLine(lines, line, pattern, noteSlack, room);
    const isExact = (kind === "holds" || kind === "trivial") && residual === 0 && slack === 0;
    if (isExact) { relations.push(makeLineRelation(family, line, HOLDS_EXACTLY)); continue; }
    isAllExact = false;
    if (kind === "none") {
      const missing = isTotalMissing(lines, line, pattern, sheet) ? sumOf(lines, line, pattern) : 0;
      if (missing !== 0) relations.push(makeLineRelation(family, line, { outcome: "fails", residual: -missing, slack: 0, isDoubtful: true }));
      continue;
    }
    if (kind === "holds" || kind === "trivial") {
      relations.push(makeLineRelation(family, line, { outcome: "holds", residual, slack: allowance ? Math.max(slack, Math.abs(residual)) : slack }));
      continue;
    }
    // where the figures hold only nearly as a whole, the other lines tell what is too much
    const allowed = allowance ? allowance(line) : slack;
    if (allowed !== undefined && Math.abs(residual) <= allowed) {
      relations.push(makeLineRelation(family, line, { outcome: "holds", residual, slack: Math.max(slack, Math.abs(residual)) }));
      continue;
    }
    if (allowed === undefined && kind === "near") { relations.push(makeLineRelation(family, line, { outcome: "holds", residual, slack: Math.abs(residual) })); continue; }
    if (allowed === undefined || !(lines.isAmount[line] || areSummedOn(line, lines, all))) continue;
    const relation = makeLineRelation(family, line, { outcome: "fails", residual, slack: Math.max(slack, allowance ? allowed : 0) });
    const reason = hiddenValue(relation.parts, sheet);
    relations.push(reason ? relation.judged({ outcome: "cannotTell", reason }) : relation);
  }
  return isAllExact;
}

function sumOf(lines: Lines, line: number, { parts, signs }: FoundPattern["pattern"]): number {
  const base = line * lines.positionIndexes.length;
  const values = parts.map((part, i) => (lines.values[base + part] ?? NaN) * (signs[i] ?? 1)).filter((value) => !Number.isNaN(value));
  return Number(values.reduce((sum, value) => sum + value, 0).toPrecision(13));
}

function isCanonical({ pattern }: FoundPattern, lines: Lines): boolean {
  const role = lines.roles[pattern.total];
  if (pattern.origin === "label" || pattern.origin === "declared") return true;
  if (pattern.origin !== "adjacent" || (role !== "total" && role !== "subtotal")) return false;
  const first = pattern.parts[0] ?? 0;
  const beyond = first > pattern.total ? (pattern.parts.at(-1) ?? 0) + 1 : first - 1;
  const outer = lines.roles[beyond];
  return outer === undefined || outer === "total" || outer === "subtotal";
}

function evidenceOf(found: FoundPattern, lines: Lines): Evidence[] {
  const evidence: Evidence[] = [];
  const role = lines.roles[found.pattern.total];
  if (role === "total" || role === "subtotal" || role === "difference" || found.pattern.origin === "declared") evidence.push("label");
  if (found.score.holding > 0) evidence.push("arithmetic");
  if (lines.isEmphasised[found.pattern.total]) evidence.push("form");
  return evidence;
}

/** A part that stands for a number we are not told (…, x, #REF!): the sum may well be right. */
function hiddenValue(parts: readonly Part[], sheet: SheetTables): CannotTellReason | undefined {
  for (const { rowIndex, columnIndex } of parts) {
    const value = sheet.figures.grid.value(rowIndex, columnIndex);
    if (typeof value === "object" && value !== null) return "error-value";
    if (value === null && sheet.figures.grid.formula(rowIndex, columnIndex) !== undefined) return "uncalculated-formula";
    const { kind } = sheet.figures.figure(rowIndex, columnIndex);
    if (kind === "unknown" || kind === "suppressed") return "unknown-symbol";
  }
  return undefined;
}
