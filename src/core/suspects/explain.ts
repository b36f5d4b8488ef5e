import { formatAddress, formatRange } from "../grid/address.js";
import { placeKey, type Place } from "../relations/relation.js";
import type { ExplainedCell, Explanation } from "../report/report.js";
import type { SheetTables } from "../tables/findTables.js";
import { findSlip } from "../relations/faults/slips.js";
import { TELLTALE, type Cause } from "./causes.js";
import type { EquationSystem, Variable } from "./equation.js";
import type { Solution } from "./findExplanations.js";

/** An explanation with its weight: the lighter, the likelier. */
export interface WeighedExplanation extends Explanation {
  readonly weight: number;
  /** The part that a total leaves out, or counts twice. */
  readonly part?: Place;
  readonly keys: readonly string[];
}

/** Weights beside 1 for each changed cell. A typed figure is likelier wrong than a formula, a figure than a blank. */
const WEIGHT = { formula: 0.5, blank: 0.45, loneBlank: -0.4, mark: 0.6, negative: 0.8, fraction: 0.5, slip: -0.25, telltaleSlip: -0.4, swap: -1.4, smallSwap: -1, oddPart: -0.35, text: -0.3, total: -0.05, copied: 0.25 };

/** Figures below this stand beside their like too often for an exchange to be told from chance. */
const SMALL = 100;

/** A total of two parts that is short by one of them is the other. */
const LEAST_PARTS = 3;

/** A column of fewer rows shows no habit. */
const LEAST_ROWS = 4;

export type SheetOf = (name: string) => SheetTables | undefined;

/** Turns a solution into cells with the value that stands and the one proposed. */
export function explain(solution: Solution, system: EquationSystem, sheetOf: SheetOf): WeighedExplanation | undefined {
  const changes = [...solution.changes].map(([key, delta]) => ({ variable: system.variables.get(key), key, delta }));
  const cells: ExplainedCell[] = [];
  let weight = 0;
  let cause: Cause = "value-wrong";
  let part: Place | undefined;
  const standings: number[] = [];
  for (const { variable, key, delta } of changes) {
    if (!variable) return undefined;
    const one = variable.kind === "list" ? explainList(variable, delta) : explainCell(variable, delta, sheetOf, system);
    if (!one) return undefined;
    cells.push(one.cell);
    weight += one.weight;
    cause = one.cause;
    part = one.part;
    standings.push(one.standing);
    if (system.byVariable.get(key)?.some((equation) => isTotalOf(variable, equation))) weight += WEIGHT.total;
  }
  if (isExchange(cells, standings)) {
    const isShift = standings.some(Number.isNaN);
    cause = isShift ? "value-shifted" : "cells-swapped";
    weight += standings.every((value) => !(Math.abs(value) >= SMALL)) ? WEIGHT.smallSwap : WEIGHT.swap;
    // what moves out of a cell leaves it blank; the cell named first is the one that the number stands in
    if (isShift) return { cause, weight, keys: changes.map((change) => change.key), cells: moved(cells, standings) };
  }
  return { cause, cells, weight, keys: changes.map((change) => change.key), ...(part && cells.length === 1 ? { part } : {}) };
}

/** Each of two cells takes what the other shows. */
function isExchange(cells: readonly ExplainedCell[], standings: readonly number[]): boolean {
  const [a, b] = cells, [first = NaN, second = NaN] = standings;
  if (cells.length !== 2 || !a || !b || first === second || (Number.isNaN(first) && Number.isNaN(second))) return false;
  return a.proposed === (Number.isNaN(second) ? 0 : second) && b.proposed === (Number.isNaN(first) ? 0 : first);
}

function moved(cells: readonly ExplainedCell[], standings: readonly number[]): ExplainedCell[] {
  const full = cells.filter((_, i) => !Number.isNaN(standings[i] ?? NaN)).map((cell) => ({ ...cell, proposed: null }));
  return [...full, ...cells.filter((_, i) => Number.isNaN(standings[i] ?? NaN))];
}

function isTotalOf(variable: Variable, equation: EquationSystem["equations"][number]): boolean {
  return variable.kind === "cell" && variable.place.rowIndex === equation.relation.total.rowIndex
    && variable.place.columnIndex === equation.relation.total.columnIndex && variable.place.sheet === equation.relation.total.sheet;
}

interface OneChange {
  readonly cell: ExplainedCell;
  /** The number that the cell shows; NaN where it shows none. */
  readonly standing: number;
  readonly weight: number;
  readonly cause: Cause;
  readonly part?: Place;
}

function explainCell(variable: Variable & { kind: "cell" }, delta: number, sheetOf: SheetOf, system: EquationSystem): OneChange | undefined {
  const { sheet, rowIndex, columnIndex } = variable.place;
  const figures = sheetOf(sheet)?.figures;
  if (!figures) return undefined;
  const raw = figures.grid.value(rowIndex, columnIndex);
  const declared = system.byVariable.get(variable.key)?.find((equation) => equation.relation.code.startsWith("tie-out/declared") && isTotalOf(variable, equation));
  const number = declared ? declared.relation.actual ?? NaN : figures.number(rowIndex, columnIndex);
  const standing = Number.isNaN(number) ? 0 : number;
  const exact = Number((standing + delta).toPrecision(15));
  const proposed = Number.isNaN(number) || declared ? exact : findSlipNearby(standing, exact, variable.key, system);
  const ref = formatAddress(rowIndex, columnIndex);
  let weight = system.copied.has(variable.key) ? 1 + WEIGHT.copied : 1;
  let cause: Cause = "value-wrong";
  if (declared) cause = "declared-wrong";
  else if (figures.grid.formula(rowIndex, columnIndex) !== undefined) { weight += WEIGHT.formula; cause = "formula-wrong"; }
  else if (figures.isTextNumber(rowIndex, columnIndex)) weight += WEIGHT.text;
  else if (Number.isNaN(number)) {
    const isBlank = figures.classOf(rowIndex, columnIndex) === "blank";
    weight += isBlank ? (isLoneBlank(variable.key, system, sheetOf) || isGap(variable.place, sheetOf) ? WEIGHT.loneBlank : WEIGHT.blank) : WEIGHT.mark;
    cause = "value-missing";
  }
  const slip = Number.isNaN(number) || declared ? undefined : findSlip(standing, proposed);
  if (slip) { cause = slip; weight += TELLTALE.has(slip) ? WEIGHT.telltaleSlip : WEIGHT.slip; }
  if (proposed < 0 && standing >= 0 && slip !== "sign-lost") weight += WEIGHT.negative;
  if (!Number.isInteger(proposed) && Number.isInteger(standing)) weight += WEIGHT.fraction;
  const value = raw === null || typeof raw === "object" ? null : raw;
  if (typeof value === "string" && declared && typeof raw === "string") {
    return { cell: { sheet, ref, value, proposed: replaceNumber(value, standing, proposed) }, standing: number, weight, cause };
  }
  const part = cause === "formula-wrong" || declared ? undefined : findOddPart(variable, delta, sheetOf, system);
  if (part && !slip) { weight += WEIGHT.oddPart; cause = delta > 0 ? "part-left-out" : "part-counted-twice"; }
  return { cell: { sheet, ref, value, proposed }, standing: number, weight, cause, ...(part && !slip ? { part } : {}) };
}

/**
 * Where each figure was rounded by itself the equations tell what a cell should be within a few units only: of these the number
 * that one slip of the keyboard makes the one that stands was meant.
 */
function findSlipNearby(standing: number, exact: number, key: string, system: EquationSystem): number {
  if (findSlip(standing, exact) !== undefined) return exact;
  const broken = (system.byVariable.get(key) ?? []).filter((equation) => equation.relation.outcome === "fails");
  const room = Math.min(...broken.map(({ slack }) => slack)), unit = Math.min(...broken.map(({ relation }) => relation.unit ?? 1));
  for (let off = 1; off * unit <= room && off <= MOST_UNITS; off++) {
    for (const meant of [exact - off * unit, exact + off * unit].map((value) => Number(value.toPrecision(13)))) if (findSlip(standing, meant) !== undefined) return meant;
  }
  return exact;
}

/** More units off, and some slip is always near. */
const MOST_UNITS = 2;

/** The one part, of two digits or more, that a total is short or over by. */
function findOddPart(variable: Variable & { kind: "cell" }, delta: number, sheetOf: SheetOf, system: EquationSystem): Place | undefined {
  const found = new Map<string, Place>();
  for (const equation of system.byVariable.get(variable.key) ?? []) {
    if (!isTotalOf(variable, equation) || equation.relation.parts.length < LEAST_PARTS) continue;
    for (const part of equation.relation.parts) {
      const value = sheetOf(part.sheet)?.figures.number(part.rowIndex, part.columnIndex) ?? NaN;
      if (Math.abs(value) >= 10 && value * part.sign === Math.abs(delta)) found.set(placeKey(part), part);
    }
  }
  return found.size === 1 ? [...found.values()][0] : undefined;
}

/** A blank in a column of the table that is filled otherwise: nobody left it out on purpose. */
function isGap({ sheet, rowIndex, columnIndex }: Place, sheetOf: SheetOf): boolean {
  const tables = sheetOf(sheet);
  const table = tables?.tables.find(({ range }) => rowIndex >= range.top && rowIndex <= range.bottom && columnIndex >= range.left && columnIndex <= range.right);
  if (!tables || !table || table.rows.length < LEAST_ROWS) return false;
  const numbers = table.rows.filter((row) => !Number.isNaN(tables.figures.number(row.rowIndex, columnIndex))).length;
  return numbers >= table.rows.length - 1;
}

/** The only blank among three figures or more of its sums: there a number was wiped out rather than never typed. */
function isLoneBlank(key: string, system: EquationSystem, sheetOf: SheetOf): boolean {
  const equations = system.byVariable.get(key) ?? [];
  return equations.length > 0 && equations.every((equation) => {
    let blanks = 0;
    let numbers = 0;
    for (const term of equation.terms.keys()) {
      const variable = system.variables.get(term);
      if (variable?.kind !== "cell") continue;
      const { sheet, rowIndex, columnIndex } = variable.place;
      if (Number.isNaN(sheetOf(sheet)?.figures.number(rowIndex, columnIndex) ?? NaN)) blanks++;
      else numbers++;
    }
    return blanks === 1 && numbers >= 2;
  });
}

/** 「新規実践項目　24 項目」 with 25 in place of 24: the sentence keeps its words and the width of its digits. */
function replaceNumber(sentence: string, standing: number, proposed: number): string {
  const wide = (n: number): string => String(n).replace(/[0-9]/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
  const pattern = new RegExp(`(?<![0-9０-９])(?:${standing}|${wide(standing)})(?![0-9０-９])`);
  return sentence.replace(pattern, (found) => (/[０-９]/.test(found) ? wide(proposed) : String(proposed)));
}

function explainList(variable: Variable & { kind: "list" }, delta: number): OneChange | undefined {
  const { group } = variable;
  const proposed = group.count + delta;
  if (proposed < 0 || !Number.isInteger(proposed)) return undefined;
  const rows = group.entries.map((entry) => entry.rowIndex);
  const column = group.entries[0]?.columnIndex ?? 0;
  const ref = formatRange({ top: Math.min(...rows), bottom: Math.max(...rows), left: column, right: column });
  return {
    cell: { sheet: group.sheet, ref, value: group.count, proposed },
    standing: group.count, weight: 1, cause: delta > 0 ? "item-missing" : "item-surplus",
  };
}
