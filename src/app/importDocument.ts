import { fail, succeed, type Result } from "../core/report/result.js";
import type { ImportSheetLabels, LiveDifference } from "../core/sheets/importedPlan/importedPlan.js";
import { planImportedSheets } from "../core/sheets/importedPlan/planImportedSheets.js";
import type { SheetPlan } from "../core/sheets/sheetPlan.js";
import { parseTranscript, type TranscriptFailure } from "../core/transcript/parseTranscript.js";
import type { TranscriptNotice } from "../core/transcript/transcript.js";

export interface ImportOptions {
  /** Sums as formulas with cached values; otherwise every figure is typed as the document prints it. */
  readonly live: boolean;
  readonly labels: ImportSheetLabels;
}

export interface ImportedDocument {
  readonly sheets: readonly SheetPlan[];
  readonly notices: readonly ImportNotice[];
}

export type ImportNotice = TranscriptNotice | { readonly code: "formula-differs"; readonly params: LiveDifference };

export type ImportFailure = TranscriptFailure;

/**
 * Turns the text of a published plan into the sheets of a workbook. Nothing is corrected: what does not add up in print does not add up in the sheets.
 * @example importDocument(text, { live: false, labels: IMPORT_SHEET_LABELS.ja }) → sheets 概要, 件数表, 新規実践項目, …
 */
export function importDocument(text: string, options: ImportOptions): Result<ImportedDocument, ImportFailure> {
  const parsed = parseTranscript(text);
  if (!parsed.ok) return fail(parsed.error);
  const { sheets, differences } = planImportedSheets({ transcript: parsed.value, labels: options.labels, live: options.live });
  const notices: ImportNotice[] = [...parsed.value.notices, ...differences.map((params): ImportNotice => ({ code: "formula-differs", params }))];
  return succeed({ sheets, notices });
}
