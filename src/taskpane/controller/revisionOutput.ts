import { comparisonSheets } from "../../app/comparisonSheets.js";
import { errataSheets } from "../../app/errata.js";
import { summarize } from "../../app/summarize.js";
import type { SheetsToWrite } from "../../app/sheetsToWrite.js";
import type { Workbook } from "../../core/grid/grid.js";
import type { Revision } from "../../core/revision/revision.js";
import { DEFAULT_COMPARISON, type ComparisonSettings } from "../../core/sheets/comparison/comparison.js";
import type { SummaryNotice } from "../../core/sheets/revisionSummary/summarySource.js";
import { COMPARISON_LABELS } from "../../messages/comparisonLabels.js";
import { ERRATA_LABELS } from "../../messages/errataLabels.js";
import type { Language } from "../../messages/language.js";
import { SUMMARY_LABELS } from "../../messages/summaryLabels.js";

/** What is made of two editions, and in which form. */
export interface RevisionOutput {
  readonly kind: "comparison" | "summary" | "errata";
  readonly settings: ComparisonSettings;
  /** 「資料１」; "" for none. */
  readonly documentNumber: string;
}

export const FIRST_OUTPUT: RevisionOutput = { kind: "comparison", settings: DEFAULT_COMPARISON, documentNumber: "" };

export interface PlannedOutput extends SheetsToWrite {
  readonly notices: readonly SummaryNotice[];
}

/** The sheets that would be written, to be looked at; none where the summary has nothing to stand on. */
export function planOutput(output: RevisionOutput, revision: Revision, before: Workbook, after: Workbook, language: Language): PlannedOutput {
  const common = { segment: makeSegmenter(), isLive: true, ...(output.documentNumber === "" ? {} : { documentNumber: output.documentNumber }) };
  switch (output.kind) {
    case "comparison":
      return { ...comparisonSheets(revision, before, after, { ...common, labels: COMPARISON_LABELS[language], settings: output.settings }), notices: [] };
    case "errata":
      return { ...errataSheets(revision, before, after, { ...common, labels: ERRATA_LABELS[language] }), notices: [] };
    case "summary": {
      const { documentNumber } = common;
      const summary = summarize(after, { labels: SUMMARY_LABELS[language], comparison: { revision, before }, ...(documentNumber === undefined ? {} : { documentNumber }) });
      return summary.ok ? summary.value : { sheets: [], staleSheets: [], notices: [] };
    }
  }
}

/** Browsers before 2024 may lack it: then wording is compared character by character. */
export function makeSegmenter(): (text: string) => string[] {
  if (typeof Intl.Segmenter !== "function") return (text) => Array.from(text);
  const words = new Intl.Segmenter("ja", { granularity: "word" });
  return (text) => Array.from(words.segment(text), (part) => part.segment);
}
