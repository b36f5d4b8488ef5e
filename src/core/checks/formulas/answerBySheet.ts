import { formatAddress } from "../../grid/address.js";
import type { CannotTellReason } from "../../relations/relation.js";
import type { CheckResult, Fault } from "../check.js";

/**
 * One answer for each sheet that was asked: it fails where something was found, cannot be told where a reason is given, and holds
 * otherwise.
 */
export function answerBySheet(asked: Iterable<string>, faults: readonly Fault[], reasons: ReadonlyMap<string, CannotTellReason> = new Map()): CheckResult[] {
  const bySheet = new Map<string, Fault[]>([...new Set(asked)].map((sheet) => [sheet, []]));
  for (const fault of faults) bySheet.set(fault.at.sheet, [...(bySheet.get(fault.at.sheet) ?? []), fault]);
  return [...bySheet].map(([sheet, own]) => {
    const reason = reasons.get(sheet);
    const at = { sheet, ref: own[0] ? formatAddress(own[0].at.rowIndex, own[0].at.columnIndex) : "A1" };
    return reason === undefined ? { at, outcome: own.length > 0 ? "fails" : "holds", faults: own } : { at, outcome: "cannotTell", reason, faults: own };
  });
}
