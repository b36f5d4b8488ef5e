import { formatAddress, formatRange } from "../../grid/address.js";
import type { Scalar, Unclear } from "../../relations/formulas/evaluateFormula.js";
import type { PlacedFormula } from "../../relations/formulas/formulaIndex.js";
import { isAdded, rangeReplaced, sumOver, type Footing } from "../../relations/formulas/footings.js";
import type { Fault } from "../check.js";

/** A range, and the lines beside it that it leaves out. */
export interface Short {
  readonly footing: Footing;
  readonly from: number;
  readonly to: number;
  readonly severity: "error" | "warning";
  /** A formula beside this one that takes them in. */
  readonly neighbour: Footing | undefined;
}

/** The same lines left out by formulas beside each other are one mistake. */
export function gather(found: readonly Short[]): Short[][] {
  const groups = new Map<string, Short[]>();
  for (const short of found) {
    const { formula, direction, first, last } = short.footing;
    const key = [formula.sheet, direction, first, last, short.from, short.to].join("\u0000");
    groups.set(key, [...(groups.get(key) ?? []), short]);
  }
  return [...groups.values()];
}

/** @param comesTo what a cell would show with another formula: the proof of the repair */
export function toFault(group: readonly Short[], comesTo: (formula: PlacedFormula, proposed: string) => Scalar | Unclear): Fault {
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
    value: `=${each.formula.formula}`, proposed: `=${isAdded(each) ? sumOver(each) : rangeReplaced(each, Math.min(each.first, a), Math.max(each.last, b))}`,
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
      cell: group.length === 1 ? cells[0]?.ref ?? "" : box, count: group.length, range: isAdded(footing) ? footing.pieces.map(({ first, last }) => text(first, last)).join("、") : text(footing.first, footing.last), left: text(from, to), span, isRow: isDown,
      proposed: cells[0]?.proposed ?? "", ...(typeof result === "number" ? { result: Number(result.toPrecision(12)) } : {}), other: neighbour ? formatAddress(neighbour.formula.rowIndex, neighbour.formula.columnIndex) : "",
    },
    explanations: [{ cause: "range-short", cells }],
  };
}
