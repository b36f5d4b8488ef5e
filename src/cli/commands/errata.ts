import { differs } from "../../app/compare.js";
import { errataSheets } from "../../app/errata.js";
import { ERRATA_LABELS } from "../../messages/errataLabels.js";
import { REVISION_TEXT } from "../../messages/revisionText.js";
import { sayFailure, sayNotice, type CommandContext } from "../commandContext.js";
import { openEditionPair } from "../editionPair.js";
import type { ExitStatus } from "../exitStatus.js";
import { writeRevisionSheets } from "../revisionOutput.js";
import { segmentWords } from "../segmentWords.js";

export interface ErrataCommandOptions {
  readonly base?: true;
  readonly output: string;
  readonly documentNumber?: string;
}

/** Writes the errata of two published editions into a copy of the corrected one; where nothing differs, nothing is written. */
export async function runErrata(first: string, corrected: string | undefined, options: ErrataCommandOptions, context: CommandContext): Promise<ExitStatus> {
  const { language } = context;
  const pair = await openEditionPair(first, corrected, options.output);
  if (!pair.ok) return sayFailure(pair.error, context);
  const { before, after, revision } = pair.value;
  if (!differs(revision)) {
    sayNotice(REVISION_TEXT.nothingToWrite[language], context);
    return 0;
  }
  return writeRevisionSheets(options.output, after, (isLive) => errataSheets(revision, before.workbook, after.workbook, {
    labels: ERRATA_LABELS[language], segment: segmentWords, isLive, ...(options.documentNumber === undefined ? {} : { documentNumber: options.documentNumber }),
  }), context);
}
