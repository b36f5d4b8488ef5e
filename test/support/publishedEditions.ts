import { compare } from "../../src/app/compare.js";
import { errataSheets } from "../../src/app/errata.js";
import { sheetEdits, type SheetsToWrite } from "../../src/app/sheetsToWrite.js";
import { summarize } from "../../src/app/summarize.js";
import { ERRATA_LABELS } from "../../src/messages/errataLabels.js";
import { SUMMARY_LABELS } from "../../src/messages/summaryLabels.js";
import { applyEdits } from "../../src/xlsx/patcher.js";
import { openBytes, sampleBytes, words } from "./editions.js";

/** The two editions among the samples, and the sheets that are made of them. */
export interface PublishedEditions {
  readonly errata: SheetsToWrite;
  readonly summary: SheetsToWrite;
}

export function publishedEditions(): PublishedEditions {
  const before = openBytes(sampleBytes("plan-before.xlsx"));
  const after = openBytes(sampleBytes("plan.xlsx"));
  const compared = compare({ workbook: before }, { workbook: after });
  if (!compared.ok) throw new Error(compared.error.code);
  const revision = compared.value;
  const summary = summarize(after, { labels: SUMMARY_LABELS.ja, comparison: { revision, before } });
  if (!summary.ok) throw new Error(summary.error.code);
  return { errata: errataSheets(revision, before, after, { labels: ERRATA_LABELS.ja, segment: words, isLive: true }), summary: summary.value };
}

/** The later edition with sheets added. */
export function addedToPlan(sheets: SheetsToWrite): Uint8Array {
  const edited = applyEdits(sampleBytes("plan.xlsx"), sheetEdits(sheets));
  if (!edited.ok) throw new Error(edited.error.code);
  return edited.value;
}
