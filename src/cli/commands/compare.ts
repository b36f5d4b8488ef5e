import { compare, differs } from "../../app/compare.js";
import { reportRevision } from "../../app/compareReport.js";
import { comparisonSheets } from "../../app/comparisonSheets.js";
import type { ComparisonSettings } from "../../core/sheets/comparison/comparison.js";
import { COMPARISON_LABELS } from "../../messages/comparisonLabels.js";
import { sayFailure, type CommandContext } from "../commandContext.js";
import { openEdition } from "../editionInput.js";
import type { ExitStatus } from "../exitStatus.js";
import { formatCompareText } from "../reporters/compareText.js";
import { segmentWords } from "../segmentWords.js";
import { checkRevisionOutput, writeRevisionSheets } from "../revisionOutput.js";

export interface CompareCommandOptions {
  readonly json?: true;
  readonly all?: true;
  readonly exact?: true;
  readonly output?: string;
  readonly documentNumber?: string;
  readonly order?: ComparisonSettings["order"];
  readonly stage?: ComparisonSettings["stage"];
  readonly mark?: ComparisonSettings["mark"];
}

/** Compares two editions: what differs goes to the reader as text or JSON, or into a copy of the second one as comparison tables. */
export async function runCompare(before: string, after: string, options: CompareCommandOptions, context: CommandContext): Promise<ExitStatus> {
  const { io, language } = context;
  if (options.output !== undefined) {
    const place = await checkRevisionOutput(options.output, [before, after]);
    if (!place.ok) return sayFailure(place.error, context);
  }
  const editions = [await openEdition(before), await openEdition(after)] as const;
  const [one, other] = editions;
  if (!one.ok) return sayFailure(one.error, context);
  if (!other.ok) return sayFailure(other.error, context);
  const revision = compare(one.value, other.value, { exact: options.exact === true });
  if (!revision.ok) return sayFailure({ code: "unknown-sheet", file: revision.error.side === "before" ? one.value.file : other.value.file, detail: revision.error.detail }, context);

  if (options.output !== undefined && differs(revision.value)) {
    const { order, stage, mark } = options;
    const status = await writeRevisionSheets(options.output, other.value, (isLive) => comparisonSheets(revision.value, one.value.workbook, other.value.workbook, {
      labels: COMPARISON_LABELS[language], segment: segmentWords, isLive,
      settings: { ...(order ? { order } : {}), ...(stage ? { stage } : {}), ...(mark ? { mark } : {}), ...(options.all ? { collapse: false } : {}) },
      ...(options.documentNumber === undefined ? {} : { documentNumber: options.documentNumber }),
    }), context);
    if (status !== 0) return status;
    if (!options.json) return 1;
  }
  const report = reportRevision(revision.value, { names: [before, after], workbooks: [one.value.workbook, other.value.workbook], segment: segmentWords, all: options.all === true });
  io.out(options.json ? `${JSON.stringify(report)}\n` : formatCompareText(report, { language, hasColors: io.hasColors }));
  return differs(revision.value) ? 1 : 0;
}
