import type { Place, Relation } from "../core/relations/relation.js";
import type { CellRef, Finding } from "../core/report/report.js";
import { formatAddress } from "../core/grid/address.js";

/** Checks that name a formula as the cause, the surer first: of two at one cell the first is told. */
const FORMULA_CODES = [
  "formula/circular", "formula/double-count", "formula/header-in-range", "formula/short-range", "formula/typed-over", "formula/differs",
];

/**
 * One cause, one finding. A sum that does not agree because its formula falls short is told by the formula's finding, which takes over
 * the equations and their severity; a remark on how a cell is written adds nothing where the same text is an error already; and a
 * lone △ that the sums want a number in place of was no dash.
 */
export function consolidateFindings(findings: readonly Finding[], relations: readonly Relation[]): Finding[] {
  const kept = withoutRemarks(withoutLoneSigns(findings));
  const owners = findOwners(kept);
  if (owners.size === 0) return kept;
  const asked = new Set(kept.flatMap((finding) => finding.relations));
  const byId = new Map(relations.filter(({ id }) => asked.has(id)).map((relation) => [relation.id, relation]));
  const taken = new Map<Finding, { relations: Set<string>; severity: Finding["severity"] }>();
  const told = kept.filter((finding) => {
    const owner = FORMULA_CODES.includes(finding.code) ? ownerOf(finding, owners) : ownerOfSum(finding, owners, byId);
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

function withoutRemarks(findings: readonly Finding[]): Finding[] {
  const errors = new Set(findings.filter(({ severity }) => severity === "error").map(({ at }) => keyOf(at)));
  return findings.filter(({ code, at }) => code !== "text/dress" || !errors.has(keyOf(at)));
}

/** The sums tell what the △ stands before, and the △ makes sure of the sums. */
function withoutLoneSigns(findings: readonly Finding[]): Finding[] {
  const signs = new Set(findings.filter(({ code }) => code === "text/lone-sign").map(({ at }) => keyOf(at)));
  if (signs.size === 0) return [...findings];
  const wanting = findings.filter((finding) => signs.has(keyOf(finding.at)) && wantsNumber(finding));
  const told = new Set(wanting.map(({ at }) => keyOf(at)));
  return findings.filter(({ code, at }) => code !== "text/lone-sign" || !told.has(keyOf(at)))
    .map((finding) => (wanting.includes(finding) ? { ...finding, severity: "error" } : finding));
}

/** Its likeliest repair is a number in the cell where it stands. */
function wantsNumber({ code, at, explanations: [likeliest] }: Finding): boolean {
  const [cell, other] = likeliest?.cells ?? [];
  return code.startsWith("footing/") && cell !== undefined && !other && keyOf(cell) === keyOf(at) && typeof cell.proposed === "number" && cell.proposed !== 0;
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

/**
 * The formula that explains why sums do not agree: every equation of the finding totals in its cells, the finding stands at one, one of
 * its explanations is such a cell alone, or an equation takes in a cell that goes round in a circle and so shows nothing of meaning.
 */
function ownerOfSum(finding: Finding, owners: ReadonlyMap<string, Finding>, byId: ReadonlyMap<string, Relation>): Finding | undefined {
  if (!/^(?:footing|ratio)\//.test(finding.code)) return undefined;
  const own = finding.relations.flatMap((id) => byId.get(id) ?? []);
  const byTotal = new Set(own.map(({ total }) => owners.get(placeOf(total))));
  const [only] = byTotal;
  if (byTotal.size === 1 && only) return only;
  const standing = owners.get(keyOf(finding.at));
  if (standing) return standing;
  for (const { cells } of finding.explanations) {
    const [cell] = cells;
    const owner = cells.length === 1 && cell ? owners.get(keyOf(cell)) : undefined;
    if (owner) return owner;
  }
  if (![...owners.values()].some(({ code }) => code === "formula/circular")) return undefined;
  return own.flatMap(({ total, parts }) => [total, ...parts]).map((place) => owners.get(placeOf(place))).find((owner) => owner?.code === "formula/circular");
}

function placeOf({ sheet, rowIndex, columnIndex }: Place): string {
  return keyOf({ sheet, ref: formatAddress(rowIndex, columnIndex) });
}
