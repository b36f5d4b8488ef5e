import { formatAddress } from "../grid/address.js";
import { findSlip } from "../relations/faults/slips.js";
import { placeKey, type Place, type Relation } from "../relations/relation.js";
import type { ExplainedCell } from "../report/report.js";
import { isRatio, type EquationSystem } from "./equation.js";
import type { SheetOf, WeighedExplanation } from "./explain.js";
import type { Suspicion } from "./locateSuspects.js";
import type { RatioEvidence } from "./ratioEvidence.js";
import { printedDigits } from "./ratioValue.js";
import { findMendingOperands, type MendingOperand } from "./wrongOperands.js";

/** The ratio's own cell is what is asked; a number that a slip makes speaks for itself, an operand's a little less. */
const WEIGHT = { own: 1, slip: -0.25, operand: 0.02, several: -0.3 };

export interface RatioContext {
  readonly system: EquationSystem;
  readonly evidence: RatioEvidence;
  readonly sheetOf: SheetOf;
}

/**
 * Shares, rates and means that do not come out, each a warning: at its own cell, or at the operand that a slip of the keyboard explains.
 * Several that one operand mends are one finding. Where an operand is suspected already, the ratio only follows it and is not told again.
 */
export function findWrongRatios(relations: readonly Relation[], sums: readonly Suspicion[], context: RatioContext): Suspicion[] {
  const suspected = new Set(sums.flatMap((suspicion) => suspicion.explanations[0]?.cells.map((cell) => `${cell.sheet}\u0000${cell.ref}`) ?? []));
  const isSuspected = (place: Place): boolean => suspected.has(`${place.sheet}\u0000${formatAddress(place.rowIndex, place.columnIndex)}`);
  const failing = relations.filter((relation) => isRatio(relation) && relation.outcome === "fails" && ![relation.total, ...relation.parts].some(isSuspected));
  const { system, evidence, sheetOf } = context;
  const operands = findMendingOperands(failing, {
    evidence, numberAt: ({ sheet, rowIndex, columnIndex }) => sheetOf(sheet)?.figures.number(rowIndex, columnIndex) ?? NaN,
    isOpen: (place) => !system.byVariable.has(placeKey(place)) && sheetOf(place.sheet)?.figures.grid.formula(place.rowIndex, place.columnIndex) === undefined,
  });
  const told = new Set<Relation>();
  return failing.flatMap((ratio) => {
    if (told.has(ratio)) return [];
    const own = operands.filter(({ mended }) => mended.includes(ratio) && !mended.some((other) => told.has(other)));
    const most = own[0]?.mended ?? [ratio];
    most.forEach((other) => told.add(other));
    const blamed = own.filter(({ mended }) => mended.length === most.length).map((operand) => blameOperand(operand, sheetOf));
    const explanations = most.length > 1 ? blamed : [...blamed, blameRatio(ratio, sheetOf)].sort((a, b) => a.weight - b.weight);
    return [{ relations: [...most], isBounded: false, severity: "warning" as const, explanations }];
  });
}

function blameOperand({ place, meant, slip, mended }: MendingOperand, sheetOf: SheetOf): WeighedExplanation {
  const weight = WEIGHT.own + WEIGHT.operand + (slip ? WEIGHT.slip : 0) + (mended.length > 1 ? WEIGHT.several : 0);
  return { cause: slip ?? "value-wrong", weight, keys: [placeKey(place)], cells: [explained(place, meant, sheetOf)] };
}

function blameRatio(ratio: Relation, sheetOf: SheetOf): WeighedExplanation {
  const proposed = Number((ratio.expected ?? 0).toFixed(printedDigits(ratio)));
  const weight = WEIGHT.own + (findSlip(ratio.actual ?? 0, proposed) ? WEIGHT.slip : 0);
  return { cause: "ratio-wrong", weight, keys: [placeKey(ratio.total)], cells: [explained(ratio.total, proposed, sheetOf)] };
}

function explained({ sheet, rowIndex, columnIndex }: Place, proposed: number, sheetOf: SheetOf): ExplainedCell {
  const value = sheetOf(sheet)?.figures.grid.value(rowIndex, columnIndex) ?? null;
  return { sheet, ref: formatAddress(rowIndex, columnIndex), value: typeof value === "object" ? null : value, proposed };
}
