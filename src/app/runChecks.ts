import { formatAddress } from "../core/grid/address.js";
import type { AreaPlace, Check, CheckContext, CheckResult, Fault } from "../core/checks/check.js";
import { CHECKS } from "../core/checks/registry.js";
import type { Place } from "../core/relations/relation.js";
import type { CellRef, Finding, ReportedCheck } from "../core/report/report.js";

export interface ChecksRun {
  readonly checks: readonly ReportedCheck[];
  readonly findings: readonly Finding[];
}

/** Runs every check. One that crashes says so, and the rest go on. */
export function runChecks(context: CheckContext, checks: readonly Check[] = CHECKS): ChecksRun {
  const reported: ReportedCheck[] = [];
  const findings: Finding[] = [];
  for (const check of checks) {
    let results: CheckResult[];
    try {
      results = check.run(context);
    } catch (cause) {
      // one of the four doors where an error is caught: the report says that this check did not do its work
      const reason = cause instanceof Error ? cause.message : String(cause);
      reported.push({ id: check.code, code: check.code, at: { sheet: context.workbook.sheets[0]?.name ?? "", ref: "A1" }, outcome: "crashed", reason });
      continue;
    }
    results.forEach((result, index) => {
      const at = toRef(result.at);
      reported.push({ id: `${check.code}/${at.sheet}!${at.ref}${index === 0 ? "" : `/${index + 1}`}`, code: check.code, at, outcome: result.outcome, ...(result.reason ? { reason: result.reason } : {}) });
      findings.push(...result.faults.map((fault) => toFinding(check, fault)));
    });
  }
  return { checks: reported, findings };
}

function toRef(place: Place | AreaPlace): CellRef {
  return "ref" in place ? { sheet: place.sheet, ref: place.ref } : { sheet: place.sheet, ref: formatAddress(place.rowIndex, place.columnIndex) };
}

function toFinding(check: Check, fault: Fault): Finding {
  const at = toRef(fault.at);
  return {
    id: `${check.code}@${at.sheet}!${at.ref}`, code: check.code, severity: fault.severity, at,
    relations: [...(fault.relations ?? [])], params: fault.params, message: "", explanations: [...(fault.explanations ?? [])],
  };
}
