import { differs } from "../../app/compare.js";
import { reportRevision } from "../../app/compareReport.js";
import { comparisonSheets } from "../../app/comparisonSheets.js";
import type { ComparisonSettings } from "../../core/sheets/comparison/comparison.js";
import { COMPARISON_LABELS } from "../../messages/comparisonLabels.js";
import { sayFailure, type CommandContext } from "../commandContext.js";
import { openEditionPair } from "../editionPair.js";
import type { ExitStatus } from "../exitStatus.js";
import { formatCompareText } from "../reporters/compareText.js";
import { writeRevisionSheets } from "../revisionOutput.js";
import { segmentWords } from "../segmentWords.js";

export interface CompareCommandOptions {
  readonly base?: true;
  readonly json?: true;
  readonly all?: true;
  readonly exact?: true;
  readonly key?: string;
  readonly output?: string;
  readonly documentNumber?: string;
  readonly order?: ComparisonSettings["order"];
  readonly stage?: ComparisonSettings["stage"];
  readonly mark?: ComparisonSettings["mark"];
}

/** Compares two editions: what differs goes to the reader as text or JSON, or into a copy of the second one as comparison tables. */
export async function runCompare(before: string, after: string | undefined, options: CompareCommandOptions, context: CommandContext): Promise<ExitStatus> {
  const { io, language } = context;
  const pair = await openEditionPair(before, after, options.output, { exact: options.exact === true, ...(options.key === undefined ? {} : { keyHeader: options.key }) });
  if (!pair.ok) return sayFailure(pair.error, context);
  const { before: one, after: other, revision } = pair.value;

  if (options.output !== undefined && differs(revision)) {
    const { order, stage, mark } = options;
    const status = await writeRevisionSheets(options.output, other, (isLive) => comparisonSheets(revision, one.workbook, other.workbook, {
      labels: COMPARISON_LABELS[language], segment: segmentWords, isLive,
      settings: { ...(order ? { order } : {}), ...(stage ? { stage } : {}), ...(mark ? { mark } : {}), ...(options.all ? { collapse: false } : {}) },
      ...(options.documentNumber === undefined ? {} : { documentNumber: options.documentNumber }),
    }), context);
    if (status !== 0) return status;
    if (!options.json) return 1;
  }
  const report = reportRevision(revision, { names: after === undefined ? [`${before} (${other.settings.settings.baseEdition?.savedAt ?? ""})`, before] : [before, after], workbooks: [one.workbook, other.workbook], segment: segmentWords, all: options.all === true });
  io.out(options.json ? `${JSON.stringify(report)}\n` : formatCompareText(report, { language, hasColors: io.hasColors }));
  return differs(revision) ? 1 : 0;
}
