import { openBaseEdition } from "../app/baseEdition.js";
import { compare } from "../app/compare.js";
import { confirmedRenames } from "../app/confirmedRenames.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import { comparableName } from "../core/figures/labels.js";
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

/**
 * Opens two editions and compares them; the output, where there is one, is looked at first.
 * @param after undefined: the first file is the edition after, and the one before is what was kept inside it
 */
export async function openEditionPair(before: string, after: string | undefined, output: string | undefined, options: ReviseOptions = {}): Promise<Result<EditionPair, CommandFailure>> {
  if (output !== undefined) {
    const place = await checkRevisionOutput(output, after === undefined ? [before] : [before, after]);
    if (!place.ok) return place;
  }
  const [one, other] = after === undefined ? await openWithBase(before) : [await openEdition(before), await openEdition(after)];
  if (!one.ok) return one;
  if (!other.ok) return other;
  // what the user has said of two names travels with the workbook
  const confirmed = confirmedRenames(other.value.settings.settings);
  const revision = compare(one.value, other.value, { confirmedRenames: confirmed, ...options });
  if (!revision.ok) return fail({ code: "unknown-sheet", file: revision.error.side === "before" ? one.value.file : other.value.file, detail: revision.error.detail });
  const { keyHeader } = options;
  if (keyHeader !== undefined && !hasHeader(revision.value, keyHeader)) return fail({ code: "unknown-key", detail: keyHeader });
  return succeed({ before: one.value, after: other.value, revision: revision.value });
}

function hasHeader({ tables }: Revision, keyHeader: string): boolean {
  const sought = comparableName(keyHeader);
  return tables.some(({ columns }) => columns.some(({ headersBefore, headersAfter }) => [headersBefore, headersAfter].every((tiers) => comparableName(tiers.join(" ")).endsWith(sought))));
}

async function openWithBase(file: string): Promise<readonly [Result<OpenedEdition, CommandFailure>, Result<OpenedEdition, CommandFailure>]> {
  const after = await openEdition(file);
  if (!after.ok) return [after, after];
  const { settings } = after.value.settings;
  const workbook = openBaseEdition(settings.baseEdition);
  if (!workbook) return [fail({ code: "no-base-edition", file: after.value.file }), after];
  const { sheet, range } = after.value;
  return [succeed({ ...after.value, workbook, sheet: workbook.sheets.some((grid) => grid.name === sheet) ? sheet : undefined, range, bytes: new Uint8Array(0) }), after];
}
