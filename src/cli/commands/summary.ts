import { summarize, summaryEdits } from "../../app/summarize.js";
import type { SummaryNotice } from "../../core/sheets/revisionSummary/summarySource.js";
import { fillSentence, type Language } from "../../messages/language.js";
import { SUMMARY_LABELS, SUMMARY_NOTICES } from "../../messages/summaryLabels.js";
import { applyEdits } from "../../xlsx/patcher.js";
import { sayFailure, sayNotice, type CommandContext } from "../commandContext.js";
import type { ExitStatus } from "../exitStatus.js";
import { openForCopy, writeCopy } from "../workbookCopy.js";

/** Writes a copy of a workbook with the revision summary sheets added. */
export async function runSummary(file: string, options: { readonly output: string }, context: CommandContext): Promise<ExitStatus> {
  const { language } = context;
  const opened = await openForCopy(file, options.output);
  if (!opened.ok) return sayFailure(opened.error, context);
  const summary = summarize(opened.value.workbook, { labels: SUMMARY_LABELS[language] });
  if (!summary.ok) return sayFailure({ code: "no-summary-source", file }, context);

  const edited = applyEdits(opened.value.bytes, summaryEdits(summary.value));
  if (!edited.ok) return sayFailure({ ...edited.error, file }, context);
  const status = await writeCopy(options.output, edited.value, context);
  if (status === 0) for (const notice of summary.value.notices) sayNotice(formatNotice(notice, language), context);
  return status;
}

function formatNotice(notice: SummaryNotice, language: Language): string {
  return fillSentence(SUMMARY_NOTICES[notice.code][language], "params" in notice ? notice.params : {});
}
