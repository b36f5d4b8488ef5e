import type { CheckCode } from "../../src/core/checks/check.js";
import type { CellValue, Grid } from "../../src/core/grid/grid.js";
import { check, sheetOf } from "./books.js";

export type Row = readonly CellValue[];

export interface Answer {
  readonly outcomes: readonly string[];
  readonly found: readonly string[];
}

export const HOLDS: Answer = { outcomes: ["holds"], found: [] };
export const DOES_NOT_APPLY: Answer = { outcomes: [], found: [] };
export const fails = (...found: string[]): Answer => ({ outcomes: ["fails"], found });

/** Outcomes of a check, and for each of its findings: severity, cells, proposed formulas. `=B2→5` is a formula with its value. */
export function askCheck(code: CheckCode, sheets: readonly Row[] | readonly Grid[]): Answer {
  const { checks, findings } = check(isRows(sheets) ? [sheetOf("表", sheets)] : sheets);
  return {
    outcomes: [...new Set(checks.filter((each) => each.code === code).map((each) => `${each.outcome}${each.reason ? ` ${each.reason}` : ""}`))].sort(),
    found: findings.filter((finding) => finding.code === code)
      .map((finding) => `${finding.severity} ${String(finding.params["cell"])} ${finding.explanations[0]?.cells.map((cell) => String(cell.proposed)).join(" ") ?? ""}`.trim()),
  };
}

function isRows(sheets: readonly Row[] | readonly Grid[]): sheets is readonly Row[] {
  return Array.isArray(sheets[0]);
}
