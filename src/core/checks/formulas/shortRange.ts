import { formatAddress, formatRange } from "../../grid/address.js";
import type { Scalar, Unclear } from "../../relations/formulas/evaluateFormula.js";
import type { FormulaIndex, PlacedFormula } from "../../relations/formulas/formulaIndex.js";
import { findFootings, isTakenElsewhere, placeOn, rangeReplaced, type Footing } from "../../relations/formulas/footings.js";
import { parseFormulaText } from "../../relations/formulas/parseFormula.js";
import type { SheetTables } from "../../tables/findTables.js";
import type { Table } from "../../tables/table.js";
import type { Check, Fault } from "../check.js";
import { answerBySheet } from "./answerBySheet.js";
import { isSameKind, isSeries, isTotalLine, labelOn } from "./sameKind.js";

/** A range, and the lines beside it that it leaves out. */
interface Short {
  readonly footing: Footing;
  readonly from: number;
  readonly to: number;
  readonly severity: "error" | "warning";
  /** A formula beside this one that takes them in. */
  readonly neighbour: Footing | undefined;
}

/**
 * A range that leaves out lines which its neighbours take in, or which go on as the lines in it do right up to the formula: a row
 * put in below the last one, a range drawn too short. Formulas that leave out the same lines are one finding.
 */
export const shortRange: Check = {
  code: "formula/short-range",
  run({ sheets, index, cells }) {
    const byName = new Map(sheets.map((sheet) => [sheet.figures.grid.name, sheet]));
    const footings = findFootings(index);
    const parallel = groupParallel(footings);
    const found = footings.flatMap((footing) => {
      const sheet = byName.get(footing.formula.sheet);
      return sheet ? findShort(footing, parallel.get(parallelKey(footing)) ?? [], sheet, index) : [];
    });
    found.push(...alsoShort(found, footings));
    return answerBySheet(footings.map(({ formula }) => formula.sheet), gather(found).map((group) => toFault(group, (formula, proposed) => cells.valueOf(parseFormulaText(proposed, { ...formula, names: index.names }), formula))));
  },
};

/** The maximum of a column whose mean falls short of its last lines falls short of them too. */
function alsoShort(found: readonly Short[], footings: readonly Footing[]): Short[] {
  if (found.length === 0) return [];
  const keyOf = ({ formula, direction, line, first, last }: Footing): string => [formula.sheet, direction, line, first, last].join("\u0000");
  const known = new Set(found.map(({ footing }) => footing));
  const byRange = new Map(found.filter(({ neighbour }) => neighbour).map((short) => [keyOf(short.footing), short]));
  return footings.flatMap((footing) => {
    const short = known.has(footing) ? undefined : byRange.get(keyOf(footing));
    return short ? [{ ...short, footing }] : [];
  });
}

function parallelKey({ formula, direction, at }: Footing): string {
  return `${formula.sheet}\u0000${direction}\u0000${at}`;
}

function groupParallel(footings: readonly Footing[]): Map<string, Footing[]> {
  const groups = new Map<string, Footing[]>();
  for (const footing of footings) {
    const known = groups.get(parallelKey(footing));
    if (known) known.push(footing);
    else groups.set(parallelKey(footing), [footing]);
  }
  return groups;
}

function findShort(footing: Footing, parallel: readonly Footing[], sheet: SheetTables, index: FormulaIndex): Short[] {
  const { direction, line, at, first, last } = footing;
  const shows = (position: number): boolean => {
    const { rowIndex, columnIndex } = placeOn(direction, line, position);
    return position >= 0 && position !== at && sheet.figures.classOf(rowIndex, columnIndex) !== "blank";
  };
  if (!shows(last + 1) && !shows(first - 1)) return [];
  if (first === last) return []; // one cell is a choice, not a range that fell short
  const table = sheet.tables.find(({ range }) => {
    const { rowIndex, columnIndex } = placeOn(direction, line, first);
    return rowIndex >= range.top && rowIndex <= range.bottom && columnIndex >= range.left && columnIndex <= range.right;
  });
  if (!table) return [];
  return ([1, -1] as const).flatMap((step) => findBeyond(footing, step, parallel, table, sheet, index));
}

function findBeyond(footing: Footing, step: 1 | -1, parallel: readonly Footing[], table: Table, sheet: SheetTables, index: FormulaIndex): Short[] {
  const { direction, line, at, first, last } = footing;
  const edge = step === 1 ? last : first;
  const classAt = (position: number): string => {
    const { rowIndex, columnIndex } = placeOn(direction, line, position);
    return sheet.figures.classOf(rowIndex, columnIndex);
  };
  const isBody = (position: number): boolean => (direction === "down"
    ? position >= table.bodyTop && position <= table.range.bottom : position >= table.range.left && position <= table.range.right);
  let end = edge;
  while (end + step !== at && isBody(end + step) && classAt(end + step) !== "blank" && isSameKind(footing, end + step, table, sheet, index)) end += step;
  if (end === edge) return [];
  const [from, to] = step === 1 ? [edge + 1, end] : [end, edge - 1];
  const neighbour = parallel.find((other) => other !== footing && other.first <= Math.min(first, from) && other.last >= Math.max(last, to) && (step === 1 ? other.first === first : other.last === last));
  const hasNumber = (a: number, b: number): boolean => {
    for (let p = a; p <= b; p++) {
      const { rowIndex, columnIndex } = placeOn(direction, line, p);
      const value = sheet.figures.number(rowIndex, columnIndex);
      if (p !== at && !Number.isNaN(value) && value !== 0) return true;
    }
    return false;
  };
  if (neighbour) {
    // the first line left out is an entry like those before it: as far as the neighbour goes the others are entries to it
    const [a, b] = step === 1 ? [from, neighbour.last] : [neighbour.first, to];
    return hasNumber(a, b) ? [{ footing, from: a, to: b, severity: "error", neighbour }] : [];
  }
  if (!hasNumber(from, to)) return [];
  if (isTakenElsewhere(footing, from, to, index)) return [];
  // without a neighbour to show it, only what lies between the range and its own formula can have been forgotten
  const isBetween = step === 1 ? at > to : at < from;
  if (!isBetween) return [];
  for (let p = end + step; p !== at; p += step) if (classAt(p) !== "blank") return [];
  let goesOn = true;
  for (let p = from; p <= to; p++) goesOn = goesOn && isSeries(footing, p, table);
  // columns beside a total tell of different things more often than not: 男, 女, 世帯数, 計
  if (!goesOn && direction === "across") return [];
  return [{ footing, from, to, severity: goesOn && isTotalLine(labelOn(footing, at, table)) ? "error" : "warning", neighbour: undefined }];
}

/** The same lines left out by formulas beside each other are one mistake. */
function gather(found: readonly Short[]): Short[][] {
  const groups = new Map<string, Short[]>();
  for (const short of found) {
    const { formula, direction, first, last } = short.footing;
    const key = [formula.sheet, direction, first, last, short.from, short.to].join("\u0000");
    groups.set(key, [...(groups.get(key) ?? []), short]);
  }
  return [...groups.values()];
}

/** @param comesTo what a cell would show with another formula: the proof of the repair */
function toFault(group: readonly Short[], comesTo: (formula: PlacedFormula, proposed: string) => Scalar | Unclear): Fault {
  const [short] = group;
  if (!short) throw new Error("a group without members");
  const { footing, from, to, neighbour } = short;
  const { formula, direction } = footing;
  const isDown = direction === "down";
  const text = (a: number, b: number): string => {
    const range = isDown ? { top: a, bottom: b, left: footing.line, right: footing.line } : { top: footing.line, bottom: footing.line, left: a, right: b };
    return formatRange(range);
  };
  const places = group.map(({ footing: each }) => each.formula);
  const cells = group.map(({ footing: each, from: a, to: b }) => ({
    sheet: each.formula.sheet, ref: formatAddress(each.formula.rowIndex, each.formula.columnIndex),
    value: `=${each.formula.formula}`, proposed: `=${rangeReplaced(each, Math.min(each.first, a), Math.max(each.last, b))}`,
  }));
  const box = formatRange({
    top: Math.min(...places.map((place) => place.rowIndex)), bottom: Math.max(...places.map((place) => place.rowIndex)),
    left: Math.min(...places.map((place) => place.columnIndex)), right: Math.max(...places.map((place) => place.columnIndex)),
  });
  const result = comesTo(formula, (cells[0]?.proposed ?? "").slice(1));
  const span = isDown ? (from === to ? `${from + 1}` : `${from + 1}–${to + 1}`) : text(from, to).replace(/\d+/g, "");
  return {
    severity: group.some((each) => each.severity === "error") ? "error" : "warning", at: { sheet: formula.sheet, rowIndex: formula.rowIndex, columnIndex: formula.columnIndex },
    params: {
      cell: group.length === 1 ? cells[0]?.ref ?? "" : box, count: group.length, range: text(footing.first, footing.last), left: text(from, to), span, isRow: isDown,
      proposed: cells[0]?.proposed ?? "", ...(typeof result === "number" ? { result: Number(result.toPrecision(12)) } : {}), other: neighbour ? formatAddress(neighbour.formula.rowIndex, neighbour.formula.columnIndex) : "",
    },
    explanations: [{ cause: "range-short", cells }],
  };
}
