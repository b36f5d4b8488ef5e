import { formatAddress } from "../grid/address.js";
import { placeKey, type Relation } from "../relations/relation.js";
import { isRatio } from "./equation.js";
import type { SheetOf } from "./explain.js";
import type { Suspicion } from "./locateSuspects.js";

/**
 * Shares, rates and means that do not come out, each a warning at its own cell. Where an operand is suspected already,
 * the ratio only follows it and is not told again.
 */
export function findWrongRatios(relations: readonly Relation[], sums: readonly Suspicion[], sheetOf: SheetOf): Suspicion[] {
  const suspected = new Set(sums.flatMap((suspicion) => suspicion.explanations[0]?.cells.map((cell) => `${cell.sheet}\u0000${cell.ref}`) ?? []));
  const isSuspected = (place: { sheet: string; rowIndex: number; columnIndex: number }): boolean => suspected.has(`${place.sheet}\u0000${formatAddress(place.rowIndex, place.columnIndex)}`);
  return relations.filter((relation) => isRatio(relation) && relation.outcome === "fails" && ![relation.total, ...relation.parts].some(isSuspected))
    .map((relation): Suspicion => {
      const { sheet, rowIndex, columnIndex } = relation.total;
      const value = sheetOf(sheet)?.figures.grid.value(rowIndex, columnIndex) ?? null;
      const decimals = Math.max(0, -Math.floor(Math.log10(2 * relation.slack * 1.0001)));
      const proposed = Number((relation.expected ?? 0).toFixed(Math.min(10, decimals)));
      return {
        relations: [relation], isBounded: false, severity: "warning",
        explanations: [{ cause: "ratio-wrong", weight: 1, keys: [placeKey(relation.total)],
          cells: [{ sheet, ref: formatAddress(rowIndex, columnIndex), value: typeof value === "object" ? null : value, proposed }] }],
      };
    });
}
