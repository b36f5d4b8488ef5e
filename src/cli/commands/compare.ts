import { compare, differs } from "../../app/compare.js";
import { reportRevision } from "../../app/compareReport.js";
import { sayFailure, type CommandContext } from "../commandContext.js";
import { openEdition } from "../editionInput.js";
import type { ExitStatus } from "../exitStatus.js";
import { formatCompareText } from "../reporters/compareText.js";
import { segmentWords } from "../segmentWords.js";

interface CompareCommandOptions {
  readonly json?: true;
  readonly all?: true;
  readonly exact?: true;
}

/** Compares two editions: what differs goes to the reader, as text or as JSON. */
export async function runCompare(before: string, after: string, options: CompareCommandOptions, context: CommandContext): Promise<ExitStatus> {
  const { io, language } = context;
  const editions = [await openEdition(before), await openEdition(after)] as const;
  const [one, other] = editions;
  if (!one.ok) return sayFailure(one.error, context);
  if (!other.ok) return sayFailure(other.error, context);
  const revision = compare(one.value, other.value, { exact: options.exact === true });
  if (!revision.ok) return sayFailure({ code: "unknown-sheet", file: revision.error.side === "before" ? one.value.file : other.value.file, detail: revision.error.detail }, context);
  const report = reportRevision(revision.value, { names: [before, after], workbooks: [one.value.workbook, other.value.workbook], segment: segmentWords, all: options.all === true });
  io.out(options.json ? `${JSON.stringify(report)}\n` : formatCompareText(report, { language, hasColors: io.hasColors }));
  return differs(revision.value) ? 1 : 0;
}
