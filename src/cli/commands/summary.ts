import { summarize, type Summary, type SummaryFailure } from "../../app/summarize.js";
import { fail, succeed, type Result } from "../../core/report/result.js";
import type { SummaryComparison, SummaryNotice } from "../../core/sheets/revisionSummary/summarySource.js";
import type { Workbook } from "../../core/grid/grid.js";
import { fillSentence, type Language } from "../../messages/language.js";
import { SUMMARY_LABELS, SUMMARY_NOTICES } from "../../messages/summaryLabels.js";
import { sayFailure, sayNotice, type CommandContext } from "../commandContext.js";
import { openEdition, type OpenedEdition } from "../editionInput.js";
import { openEditionPair } from "../editionPair.js";
import type { ExitStatus } from "../exitStatus.js";
import { checkRevisionOutput, writeRevisionSheets } from "../revisionOutput.js";
import type { CommandFailure } from "../../messages/commandLine.js";

export interface SummaryCommandOptions {
  readonly base?: true;
  readonly output: string;
  readonly documentNumber?: string;
}

interface SummaryInput {
  readonly base: OpenedEdition;
  readonly comparison?: SummaryComparison;
}

/** Writes a copy of a workbook with the revision summary sheets added; of two editions, of the second, with what changed since the first. */
export async function runSummary(files: readonly string[], options: SummaryCommandOptions, context: CommandContext): Promise<ExitStatus> {
  const { language } = context;
  const input = await openInput(files, options);
  if (!input.ok) return sayFailure(input.error, context);
  const { base, comparison } = input.value;
  if (base.form !== "xlsx" && base.form !== "xlsm") return sayFailure({ code: "not-editable", file: base.file, detail: `.${base.form}` }, context);
  const summary = summarizeEdition(base.workbook, { comparison, documentNumber: options.documentNumber }, language);
  if (!summary.ok) return sayFailure({ code: "no-summary-source", file: base.file }, context);
  const status = await writeRevisionSheets(options.output, base, () => summary.value, context);
  if (status === 0) for (const notice of summary.value.notices) sayNotice(formatNotice(notice, language), context);
  return status;
}

async function openInput([first = "", second]: readonly string[], { output, base: isBase }: SummaryCommandOptions): Promise<Result<SummaryInput, CommandFailure>> {
  if (second !== undefined || isBase) {
    const pair = await openEditionPair(first, second, output);
    return pair.ok ? succeed({ base: pair.value.after, comparison: { revision: pair.value.revision, before: pair.value.before.workbook } }) : pair;
  }
  const place = await checkRevisionOutput(output, [first]);
  if (!place.ok) return fail(place.error);
  const base = await openEdition(first);
  return base.ok ? succeed({ base: base.value }) : base;
}

function summarizeEdition(workbook: Workbook, { comparison, documentNumber }: { comparison?: SummaryComparison | undefined; documentNumber?: string | undefined }, language: Language): Result<Summary, SummaryFailure> {
  return summarize(workbook, { labels: SUMMARY_LABELS[language], ...(comparison ? { comparison } : {}), ...(documentNumber === undefined ? {} : { documentNumber }) });
}

function formatNotice(notice: SummaryNotice, language: Language): string {
  return fillSentence(SUMMARY_NOTICES[notice.code][language], "params" in notice ? notice.params : {});
}
