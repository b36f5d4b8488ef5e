import type { Fault } from "../check.js";

/**
 * Remarks of one check on one sheet as one: dozens of cells that are right as they stand must not hide what is wrong. The first cell stands
 * for all; `more` counts the others, and the explanation holds every one of them.
 */
export function foldRemarks(faults: readonly Fault[]): Fault[] {
  const first = new Map<string, Fault>();
  const told: Fault[] = [];
  for (const fault of faults) {
    const known = fault.severity === "info" ? first.get(fault.at.sheet) : undefined;
    if (!known) {
      if (fault.severity === "info") first.set(fault.at.sheet, fault);
      told.push(fault);
      continue;
    }
    const [own] = known.explanations ?? [];
    const cells = [...(own?.cells ?? []), ...(fault.explanations?.[0]?.cells ?? [])];
    const folded: Fault = { ...known, params: { ...known.params, more: cells.length - 1 }, explanations: own ? [{ ...own, cells }] : [] };
    told[told.indexOf(known)] = folded;
    first.set(fault.at.sheet, folded);
  }
  return told;
}
