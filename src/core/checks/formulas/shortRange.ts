import type { FormulaIndex } from "../../relations/formulas/formulaIndex.js";
import { findAdded, findFootings, isTakenElsewhere, placeOn, type Footing } from "../../relations/formulas/footings.js";
import { parseFormulaText } from "../../relations/formulas/parseFormula.js";
import type { SheetTables } from "../../tables/findTables.js";
import type { Table } from "../../tables/table.js";
import type { Check } from "../check.js";
import { answerBySheet } from "./answerBySheet.js";
import { findLeftOutByAll } from "./leftOutByAll.js";
import { isSameKind, isSeries, isTotalLine, labelOn } from "./sameKind.js";
import { gather, toFault, type Short } from "./short.js";

/**
 * A range that leaves out lines which its neighbours take in, or which go on as the lines in it do right up to the formula: a row
 * put in below the last one, a range drawn too short; and a line that all formulas of a total leave out alike, at either end of their
 * range or amid the cells that they add. Formulas that leave out the same lines are one finding.
 */
export const shortRange: Check = {
  code: "formula/short-range",
  run({ sheets, index, cells, relations }) {
    const byName = new Map(sheets.map((sheet) => [sheet.figures.grid.name, sheet]));
    const footings = findFootings(index);
    const parallel = groupParallel(footings);
    const found = footings.flatMap((footing) => {
      const sheet = byName.get(footing.formula.sheet);
      return sheet ? findShort(footing, parallel.get(parallelKey(footing)) ?? [], sheet, index) : [];
    });
    found.push(...alsoShort(found, footings));
    const added = findAdded(index);
    found.push(...findLeftOutByAll([...footings, ...added], (name) => byName.get(name), { index, relations }, new Set(found.map(({ footing }) => footing.formula))));
    return answerBySheet([...footings, ...added].map(({ formula }) => formula.sheet), gather(found).map((group) => toFault(group, (formula, proposed) => cells.valueOf(parseFormulaText(proposed, { ...formula, names: index.names }), formula))));
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
