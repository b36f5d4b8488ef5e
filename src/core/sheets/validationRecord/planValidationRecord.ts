import { quoteSheetName } from "../../grid/address.js";
import type { CheckReport, ExplainedCell, Finding } from "../../report/report.js";
import { CAPTION, CENTRED, HEAD, SheetDraft, TEXT, TITLE } from "../importedPlan/sheetDraft.js";
import type { SheetPlan } from "../sheetPlan.js";

/** The words of the record; the findings bring their own sentences. */
export interface RecordLabels {
  readonly sheetName: string;
  readonly title: string;
  readonly file: string;
  readonly checkedAt: string;
  readonly verdict: string;
  readonly tables: string;
  readonly severity: string;
  readonly place: string;
  readonly message: string;
  readonly repair: string;
  readonly noFindings: string;
  readonly severities: Readonly<Record<Finding["severity"], string>>;
  readonly blank: string;
  /** For findings that the user has set aside: the word in the first column, and `{reason}` in the last. */
  readonly excluded: string;
  readonly excludedBecause: string;
}

export interface RecordSource {
  readonly report: Pick<CheckReport, "tables" | "findings">;
  readonly sentence: string;
  readonly file: string;
  /** As it is to be shown; core knows no clock. */
  readonly checkedAt: string;
}

/** More suspects than this fill no cell that anyone reads. */
const MOST_REPAIRS = 3;
const MOST_CELLS = 6;
const COLUMN_WIDTHS = [12, 22, 64, 36];

/**
 * The sheet that tells when a workbook was checked, against what, and with which result. Every cell is text and none is
 * numbered: a record must never be taken for a table that adds up.
 */
export function planValidationRecord(source: RecordSource, labels: RecordLabels): SheetPlan {
  const { report, sentence, file, checkedAt } = source;
  const draft = new SheetDraft(COLUMN_WIDTHS);
  draft.text(0, 0, labels.title, TITLE);
  const facts = [
    [labels.file, file],
    [labels.checkedAt, checkedAt],
    [labels.verdict, sentence],
    [labels.tables, report.tables.map((table) => `${quoteSheetName(table.at.sheet)}!${table.at.ref}`).join("、")],
  ] as const;
  facts.forEach(([label, text], i) => draft.text(i + 2, 0, label, HEAD).text(i + 2, 1, text, TEXT, COLUMN_WIDTHS.length - 1));

  const head = facts.length + 3;
  [labels.severity, labels.place, labels.message, labels.repair].forEach((label, c) => draft.text(head, c, label, HEAD));
  report.findings.forEach((finding, i) => addFinding(draft, head + 1 + i, finding, labels));
  if (report.findings.length === 0) draft.text(head + 1, 0, labels.noFindings, CAPTION);
  return draft.build({ name: labels.sheetName, orientation: "landscape", headRows: { first: head, last: head } });
}

function addFinding(draft: SheetDraft, rowIndex: number, finding: Finding, labels: RecordLabels): void {
  const repairs = finding.explanations.slice(0, MOST_REPAIRS).map(({ cells }) => cells.slice(0, MOST_CELLS).map((cell) => formatRepair(cell, labels)).join("、") + (cells.length > MOST_CELLS ? " …" : ""));
  draft.text(rowIndex, 0, finding.excluded ? labels.excluded : labels.severities[finding.severity], CENTRED)
    .text(rowIndex, 1, `${quoteSheetName(finding.at.sheet)}!${finding.at.ref}`, TEXT)
    .text(rowIndex, 2, finding.message, TEXT)
    .text(rowIndex, 3, finding.excluded ? fillReason(labels.excludedBecause, finding.excluded.reason) : repairs.join("\n"), TEXT);
}

function fillReason(template: string, reason: string): string {
  return template.replace("{reason}", () => reason);
}

function formatRepair({ ref, value, proposed }: ExplainedCell, labels: RecordLabels): string {
  return `${ref}: ${String(value ?? labels.blank)} → ${String(proposed ?? labels.blank)}`;
}
