import type { Place, Relation } from "../../relations/relation.js";

/**
 * Whether a sum of the workbook that fails would hold if the cell showed another number: then the neighbours' formula is what the cell
 * should hold, and not only what it might.
 * @example 増減 of 1260000 where F5 − E5 = −1260000 fails: mendsSum(relations, G5, 1260000, -1260000) === true
 */
export function mendsSum(relations: readonly Relation[], at: Place, from: number, to: number): boolean {
  return relations.some(({ outcome, kind, total, parts, residual = 0 }) => {
    if (outcome !== "fails" || (kind !== "sum" && kind !== "difference")) return false;
    const sign = isAt(total, at) ? 1 : -(parts.find((part) => isAt(part, at))?.sign ?? 0);
    return sign !== 0 && Math.abs(residual - sign * (from - to)) <= 1e-9 * Math.max(1, Math.abs(from), Math.abs(to));
  });
}

function isAt(a: Place, b: Place): boolean {
  return a.rowIndex === b.rowIndex && a.columnIndex === b.columnIndex && a.sheet === b.sheet;
}
