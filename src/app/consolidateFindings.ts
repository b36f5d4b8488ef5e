import type { Relation } from "../core/relations/relation.js";
import type { CellRef, Finding } from "../core/report/report.js";
import { formatAddress } from "../core/grid/address.js";

/** Checks that name a formula as the cause, the surer first: of two at one cell the first is told. */
const FORMULA_CODES = [
  "formula/circular", "formula/double-count", "formula/header-in-range", "formula/short-range", "formula/typed-over", "formula/differs",
];

/**
 * One cause, one finding. A sum that does not agree because its formula falls short is told by the formula's finding, which takes over
 * the equations and their severity; a remark on how a cell is written adds nothing where the same text is an error already.
 */
export function consolidateFindings(findings: readonly Finding[], relations: readonly Relation[]): Finding[] {
  const errors = new Set(findings.filter(({ severity }) => severity === "error").map(({ at }) => keyOf(at)));
  const kept = findings.filter((finding) => finding.code !== "text/dress" || !errors.has(keyOf(finding.at)));
  const owners = findOwners(kept);
  if (owners.size === 0) return kept;
  const totals = new Map(relations.map((relation) => [relation.id, keyOf({ sheet: relation.total.sheet, ref: formatAddress(relation.total.rowIndex, relation.total.columnIndex) })]));
  const taken = new Map<Finding, { relations: Set<string>; severity: Finding["severity"] }>();
  const told = kept.filter((finding) => {
    const owner = FORMULA_CODES.includes(finding.code) ? ownerOf(finding, owners) : ownerOfSum(finding, owners, totals);
    if (!owner || owner === finding) return true;
    const own = taken.get(owner) ?? { relations: new Set(owner.relations), severity: owner.severity };
    finding.relations.forEach((id) => own.relations.add(id));
    if (rank(finding.severity) < rank(own.severity)) own.severity = finding.severity;
    taken.set(owner, own);
    return false;
  });
  return told.map((finding) => {
    const own = taken.get(finding);
    return own ? { ...finding, severity: own.severity, relations: [...own.relations] } : finding;
  });
}

function keyOf({ sheet, ref }: CellRef): string {
  return `${sheet}\u0000${ref}`;
}

function rank(severity: Finding["severity"]): number {
  return severity === "error" ? 0 : severity === "warning" ? 1 : 2;
}

function cellsOf(finding: Finding): readonly CellRef[] {
  return finding.explanations.length === 0 ? [finding.at] : finding.explanations.flatMap(({ cells }) => cells);
}

/** The surest formula finding of each cell. A remark (the value is right as it stands) explains nothing. */
function findOwners(findings: readonly Finding[]): Map<string, Finding> {
  const owners = new Map<string, Finding>();
  for (const code of FORMULA_CODES) {
    for (const finding of findings) {
      if (finding.code !== code || finding.severity === "info") continue;
      for (const cell of cellsOf(finding)) if (!owners.has(keyOf(cell))) owners.set(keyOf(cell), finding);
    }
  }
  return owners;
}

function ownerOf(finding: Finding, owners: ReadonlyMap<string, Finding>): Finding | undefined {
  return owners.get(keyOf(cellsOf(finding)[0] ?? finding.at));
}

/** Every equation of the finding totals in cells of one formula finding, or one of its explanations is such a cell alone. */
function ownerOfSum(finding: Finding, owners: ReadonlyMap<string, Finding>, totals: ReadonlyMap<string, string>): Finding | undefined {
  if (!/^(?:footing|ratio)\//.test(finding.code)) return undefined;
  const byTotal = new Set(finding.relations.map((id) => owners.get(totals.get(id) ?? "")));
  const [only] = byTotal;
  if (byTotal.size === 1 && only) return only;
  for (const { cells } of finding.explanations) {
    const [cell] = cells;
    const owner = cells.length === 1 && cell ? owners.get(keyOf(cell)) : undefined;
    if (owner) return owner;
  }
  return undefined;
}
