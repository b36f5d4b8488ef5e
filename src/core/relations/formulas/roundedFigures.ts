import type { FormulaNode } from "./formulaNode.js";
import { numberOf } from "./linearShape.js";
import type { FormulaIndex } from "./formulaIndex.js";
import type { Part, Place, Relation } from "../relation.js";

/**
 * Sums whose figures are each rounded by their own formula (`=ROUND(円!B7/1000,0)` in the parts and in the total) need not hold to the
 * last digit: what half a unit for each figure explains is no mistake.
 * @example 5123 + 3800 + 988 + 123 = 10034 beside a total of 10035, all of them ROUND(…/1000,0) → holds, with a slack of 2.5
 */
export function allowRoundedFigures(relations: readonly Relation[], index: FormulaIndex): readonly Relation[] {
  if (!relations.some(isMissed)) return relations;
  return relations.map((relation) => {
    if (!isMissed(relation)) return relation;
    const units = [relation.total, ...relation.parts].map((place) => unitAt(place, index));
    const slack = units.reduce<number>((sum, unit) => sum + (unit ?? NaN) / 2, 0);
    return Math.abs(relation.residual ?? NaN) <= slack + 1e-9 * slack ? { ...propertiesOf(relation), outcome: "holds", slack } : relation;
  });
}

/** Ratios are told with their own rounding; a formula that adds the parts itself never misses them. */
function isMissed({ outcome, kind, evidence }: Relation): boolean {
  return outcome === "fails" && (kind === "sum" || kind === "difference") && !evidence.includes("formula");
}

/** The unit that a cell's formula rounds another figure to; undefined for anything else, typed figures too. */
function unitAt({ sheet, rowIndex, columnIndex }: Place | Part, index: FormulaIndex): number | undefined {
  return unitOf(index.at(sheet, rowIndex, columnIndex)?.shape.tree);
}

/** Only a scaled figure (…/1000, …*0.001) is rounded anew: around a plain sum of the parts ROUND takes nothing off. */
function unitOf(tree: FormulaNode | undefined): number | undefined {
  if (tree?.kind !== "call" || tree.name !== "ROUND") return undefined;
  const [inner, places] = tree.args;
  const digits = places === undefined ? undefined : numberOf(places);
  return inner?.kind === "binary" && /^[/*]$/.test(inner.operator) && digits !== undefined && Number.isInteger(digits) ? 10 ** -digits : undefined;
}

/** As a plain object: relations of a line work out their parts when asked. */
function propertiesOf(relation: Relation): Relation {
  const { id, tableId, code, kind, total, parts, outcome, slack, evidence, confidence, actual, expected, residual, unit, support } = relation;
  return {
    id, tableId, code, kind, total, parts, outcome, slack, evidence, confidence, ...(actual === undefined ? {} : { actual }), ...(expected === undefined ? {} : { expected }),
    ...(residual === undefined ? {} : { residual }), ...(unit === undefined ? {} : { unit }), ...(support === undefined ? {} : { support }),
  };
}
