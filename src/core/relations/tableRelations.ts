import { formatAddress } from "../grid/address.js";
import type { Evidence } from "../report/report.js";
import type { SheetTables } from "../tables/findTables.js";
import type { Table } from "../tables/table.js";
import { findPatterns, type FoundPattern } from "./findPatterns.js";
import { readLines, type Lines } from "./lines.js";
import { evaluateLine, type LineOutcome } from "./pattern.js";
import type { CannotTellReason, Part, Place, Relation } from "./relation.js";
import { judgeFailures } from "./judgeFailures.js";

/** A table smaller than this in either direction still foots: one line of three figures is 70 + 25 = 95. */
const LEAST_POSITIONS = 3;

/** The sums and differences inside the tables of a sheet, each checked. */
export function findTableRelations(sheet: SheetTables): Relation[] {
  return sheet.tables.flatMap((table) => {
    const slack = hasRoundingNote(table, sheet) ? 0.5 : 0;
    const axes = (["row", "col"] as const).map((axis) => {
      const lines = readLines(table, sheet.figures, axis);
      return { lines, found: lines.positionIndexes.length >= LEAST_POSITIONS ? findPatterns(lines, slack) : [] };
    });
    const relations = axes.flatMap(({ lines, found }) => found.flatMap((pattern) => instantiate(pattern, lines, sheet, slack)));
    return judgeFailures(relations, table, sheet);
  });
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

/** One relation for each line on which the pattern can be asked. */
function instantiate(found: FoundPattern, lines: Lines, sheet: SheetTables, noteSlack: number): Relation[] {
  const { pattern, score } = found;
  const evidence = evidenceOf(found, lines);
  const confidence = 1 - 2 ** -Math.max(1, Math.min(40, score.bits - 6) / 4);
  const relations: Relation[] = [];
  lines.lineIndexes.forEach((_, line) => {
    const outcome = evaluateLine(lines, line, pattern, noteSlack);
    const isOff = outcome.kind === "fails" || (outcome.kind === "near" && !score.isApproximate);
    // where the figures hold only nearly as a whole, a larger difference on one line shows no mistake either
    if (outcome.kind === "none" || (isOff && (!lines.isAmount[line] || score.isApproximate))) return;
    const place = (position: number): Place => placeOf(lines, line, position);
    const total = place(pattern.total);
    const parts: Part[] = pattern.parts.map((position, i) => ({ ...place(position), sign: pattern.signs[i] ?? 1 }));
    const code = lines.axis === "row" ? "footing/row" : "footing/column";
    const reason = isOff ? hiddenValue(parts, sheet) : undefined;
    relations.push({
      id: `${lines.table.id}/${lines.axis}/${formatAddress(total.rowIndex, total.columnIndex)}/${pattern.parts.length}${pattern.origin === "adjacent" ? "" : pattern.origin[0] ?? ""}${pattern.parts[0] ?? 0}`,
      tableId: lines.table.id, code,
      kind: pattern.signs.includes(-1) ? "difference" : "sum",
      total, parts,
      outcome: isOff ? (reason ? "cannotTell" : "fails") : "holds",
      ...(reason ? { reason } : {}),
      ...figuresOf(lines, line, pattern.total, outcome),
      support: { holding: score.holding + score.trivial, failing: score.failing }, isCanonical: isCanonical(found, lines), unit: unitOf(lines, line, [pattern.total, ...pattern.parts]),
      slack: score.isApproximate ? Math.max(outcome.slack, Math.abs(outcome.residual)) : outcome.slack, evidence, confidence,
    });
  });
  return relations;
}

/** The unit that every figure of an equation is a multiple of; fewer than four figures show none. */
function unitOf(lines: Lines, line: number, positions: readonly number[]): number {
  const base = line * lines.positionIndexes.length;
  const values = positions.map((p) => lines.values[base + p] ?? NaN).filter((value) => !Number.isNaN(value) && value !== 0);
  const decimals = Math.max(0, ...positions.map((p) => lines.decimals[base + p] ?? 0));
  if (decimals > 0) return 10 ** -decimals;
  return values.length < 3 ? 1 : COARSE_UNITS.find((unit) => values.every((value) => value % unit === 0)) ?? 1;
}

const COARSE_UNITS = [1000, 500, 100, 50, 10, 5];

function isCanonical({ pattern }: FoundPattern, lines: Lines): boolean {
  const role = lines.roles[pattern.total];
  if (pattern.origin !== "adjacent" || (role !== "total" && role !== "subtotal")) return false;
  const first = pattern.parts[0] ?? 0;
  const beyond = first > pattern.total ? (pattern.parts.at(-1) ?? 0) + 1 : first - 1;
  const outer = lines.roles[beyond];
  return outer === undefined || outer === "total" || outer === "subtotal";
}

function figuresOf(lines: Lines, line: number, total: number, outcome: LineOutcome): { expected: number; actual: number; residual: number } {
  const actual = lines.values[line * lines.positionIndexes.length + total] ?? 0;
  return { actual, residual: outcome.residual, expected: Number((actual - outcome.residual).toPrecision(15)) };
}

function placeOf(lines: Lines, line: number, position: number): Place {
  const lineIndex = lines.lineIndexes[line] ?? 0;
  const positionIndex = lines.positionIndexes[position] ?? 0;
  const sheet = lines.table.sheet;
  return lines.axis === "row"
    ? { sheet, rowIndex: lineIndex, columnIndex: positionIndex }
    : { sheet, rowIndex: positionIndex, columnIndex: lineIndex };
}

function evidenceOf(found: FoundPattern, lines: Lines): Evidence[] {
  const evidence: Evidence[] = [];
  const role = lines.roles[found.pattern.total];
  if (role === "total" || role === "subtotal" || role === "difference") evidence.push("label");
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
