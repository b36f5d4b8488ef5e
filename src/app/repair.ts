import { parseAddress } from "../core/grid/address.js";
import type { Grid, Workbook } from "../core/grid/grid.js";
import type { ExplainedCell, Explanation, Finding } from "../core/report/report.js";
import type { EditContent, WorkbookEdit } from "./ports.js";

/** Why a finding is left to people. */
export type RepairSkip =
  | "ambiguous" // more than one way to mend it; none was chosen
  | "no-repair" // no value is known that mends it
  | "items" // entries of a list are to be added or taken out
  | "formula" // the suspect is a formula: a number in its place would hide the mistake
  | "intent" // a formula may be as its author meant it: only the user's choice replaces it
  | "conflict"; // another repair has set the cell to another value

export interface AppliedRepair {
  readonly finding: Finding;
  readonly cells: readonly ExplainedCell[];
}

export interface RepairPlan {
  readonly edits: readonly WorkbookEdit[];
  readonly applied: readonly AppliedRepair[];
  readonly skipped: readonly { readonly finding: Finding; readonly reason: RepairSkip }[];
  /** Asked for and not among the findings. */
  readonly unknownIds: readonly string[];
}

/**
 * What to change so that the findings are mended. Only what is certain: where several repairs would do, the user's choice decides.
 * @param choices the findings to mend, each with the explanation to follow (from 0), or undefined for the only one; left out, all
 * @example planRepairs(findings, workbook, new Map([["footing/row@件数表!E5", 1]]))
 */
export function planRepairs(findings: readonly Finding[], workbook: Workbook, choices?: ReadonlyMap<string, number | undefined>): RepairPlan {
  const grids = new Map(workbook.sheets.map((grid) => [grid.name, grid]));
  const planned = new Map<string, ExplainedCell>();
  const applied: AppliedRepair[] = [];
  const skipped: { finding: Finding; reason: RepairSkip }[] = [];
  for (const finding of findings) {
    if (choices ? !choices.has(finding.id) : finding.severity === "info" || finding.explanations.length === 0) continue;
    const explanation = choose(finding, choices?.get(finding.id));
    const reason = typeof explanation === "string" ? explanation : whyNot(explanation, grids, planned);
    if (reason !== undefined || typeof explanation === "string") {
      skipped.push({ finding, reason: reason ?? "no-repair" });
      continue;
    }
    // Two findings often have the same repair; it is one.
    const cells = explanation.cells.filter((cell) => !planned.has(placeOf(cell)));
    for (const cell of cells) planned.set(placeOf(cell), cell);
    applied.push({ finding, cells });
  }
  const known = new Set(findings.map((finding) => finding.id));
  return { edits: [...planned.values()].flatMap(toEdit), applied, skipped, unknownIds: [...(choices?.keys() ?? [])].filter((id) => !known.has(id)) };
}

function choose(finding: Finding, choice: number | undefined): Explanation | RepairSkip {
  const { explanations, params, severity } = finding;
  if (choice !== undefined) return explanations[choice] ?? "no-repair";
  // A first explanation that clearly outweighs the rest counts as the only one; validation has said so in the parameters.
  if (explanations.length > 1 && (params["suspect"] === undefined || params["suspect"] === "ambiguous")) return "ambiguous";
  if (severity !== "error" && explanations[0]?.cells.some(({ proposed }) => isFormula(proposed))) return "intent";
  return explanations[0] ?? "no-repair";
}

/** No text that is proposed begins so: it would become a formula. */
function isFormula(proposed: ExplainedCell["proposed"]): proposed is string {
  return typeof proposed === "string" && proposed.startsWith("=");
}

function whyNot({ cause, cells }: Explanation, grids: ReadonlyMap<string, Grid>, planned: ReadonlyMap<string, ExplainedCell>): RepairSkip | undefined {
  if (cause === "item-missing" || cause === "item-surplus" || cause === "item-repeated") return "items";
  for (const cell of cells) {
    const at = parseAddress(cell.ref);
    if (!at) return "no-repair";
    if (!isFormula(cell.proposed) && grids.get(cell.sheet)?.formula(at.rowIndex, at.columnIndex) !== undefined) return "formula";
    const other = planned.get(placeOf(cell));
    if (other && other.proposed !== cell.proposed) return "conflict";
  }
  return cells.length === 0 ? "no-repair" : undefined;
}

function placeOf({ sheet, ref }: ExplainedCell): string {
  return `${sheet}\u0000${ref}`;
}

function toEdit({ sheet, ref, proposed }: ExplainedCell): WorkbookEdit[] {
  const at = parseAddress(ref);
  return at ? [{ kind: "set-cell", sheet, at, content: toContent(proposed) }] : [];
}

function toContent(proposed: ExplainedCell["proposed"]): EditContent {
  if (proposed === null || proposed === "") return { kind: "blank" };
  if (isFormula(proposed)) return { kind: "formula", formula: proposed.slice(1) };
  return typeof proposed === "number" ? { kind: "number", value: proposed } : { kind: "text", text: String(proposed) };
}
