import { parseRange } from "../../../core/grid/address.js";
import type { CellRef, Finding, ReportedTable } from "../../../core/report/report.js";
import type { Validation } from "../../../app/validate.js";

export interface FindingGroup {
  /** Undefined for findings outside of every table of the report. */
  readonly table: ReportedTable | undefined;
  readonly sheet: string;
  readonly findings: readonly Finding[];
}

/**
 * The findings by the table they stand in. The groups come in the order of their first finding, so that what matters most is on top;
 * a total below its table's range or a sentence is "outside".
 */
export function groupFindings({ findings, tables }: Pick<Validation, "findings" | "tables">): FindingGroup[] {
  const groups = new Map<string, { table: ReportedTable | undefined; sheet: string; findings: Finding[] }>();
  for (const finding of findings) {
    const table = tables.find((each) => holds(each.at, finding.at));
    const key = table?.id ?? `outside ${finding.at.sheet}`;
    const group = groups.get(key) ?? { table, sheet: finding.at.sheet, findings: [] };
    group.findings.push(finding);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function holds(outer: CellRef, inner: CellRef): boolean {
  if (outer.sheet !== inner.sheet) return false;
  const [a, b] = [parseRange(outer.ref), parseRange(inner.ref)];
  return a !== undefined && b !== undefined && b.top >= a.top && b.bottom <= a.bottom && b.left >= a.left && b.right <= a.right;
}
