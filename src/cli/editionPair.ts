import { compare } from "../app/compare.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import type { Revision } from "../core/revision/revision.js";
import type { ReviseOptions } from "../core/revision/reviseWorkbooks.js";
import type { CommandFailure } from "../messages/commandLine.js";
import { openEdition, type OpenedEdition } from "./editionInput.js";
import { checkRevisionOutput } from "./revisionOutput.js";

export interface EditionPair {
  readonly before: OpenedEdition;
  readonly after: OpenedEdition;
  readonly revision: Revision;
}

/** Opens two editions and compares them; the output, where there is one, is looked at first. */
export async function openEditionPair(before: string, after: string, output: string | undefined, options: ReviseOptions = {}): Promise<Result<EditionPair, CommandFailure>> {
  if (output !== undefined) {
    const place = await checkRevisionOutput(output, [before, after]);
    if (!place.ok) return place;
  }
  const [one, other] = [await openEdition(before), await openEdition(after)];
  if (!one.ok) return one;
  if (!other.ok) return other;
  const revision = compare(one.value, other.value, options);
  if (!revision.ok) return fail({ code: "unknown-sheet", file: revision.error.side === "before" ? one.value.file : other.value.file, detail: revision.error.detail });
  return succeed({ before: one.value, after: other.value, revision: revision.value });
}
