import { planExclusion, planReadmission } from "../../app/settings/exclusions.js";
import { validate } from "../../app/validate.js";
import { fillSentence } from "../../messages/language.js";
import { EXCLUSION_TEXT } from "../../messages/settingsMessages.js";
import { applyEdits } from "../../xlsx/patcher.js";
import { sayFailure, type CommandContext } from "../commandContext.js";
import type { ExitStatus } from "../exitStatus.js";
import { formatPlace } from "../reporters/checkText.js";
import { openForCopy, writeCopy } from "../workbookCopy.js";

interface ExcludeCommandOptions {
  readonly output: string;
  readonly reason?: string;
  readonly readmit?: true;
}

/** Writes a copy in which one finding is set aside with its reason, or taken back. */
export async function runExclude(file: string, id: string, options: ExcludeCommandOptions, context: CommandContext): Promise<ExitStatus> {
  const { io, language } = context;
  const reason = options.reason?.trim() ?? "";
  if (!options.readmit && reason === "") return sayFailure({ code: "missing-value", detail: "--reason" }, context);
  const opened = await openForCopy(file, options.output);
  if (!opened.ok) return sayFailure(opened.error, context);
  const { bytes, workbook, settings, settingsFailure } = opened.value;
  if (settingsFailure) return sayFailure({ code: "settings-unread", file }, context);
  const finding = validate(workbook, { language, settings }).findings.find((each) => each.id === id && (each.excluded !== undefined) === (options.readmit === true));
  if (!finding) return sayFailure({ code: "unknown-finding", file, detail: id }, context);
  const change = finding.excluded ? planReadmission(settings, finding.excluded.id) : planExclusion(settings, finding, reason, new Date().toISOString());
  const edited = applyEdits(bytes, change.edits);
  if (!edited.ok) return sayFailure({ ...edited.error, file }, context);
  const status = await writeCopy(options.output, edited.value, context);
  if (status === 0) io.out(`${fillSentence(EXCLUSION_TEXT[finding.excluded ? "readmitted" : "done"][language], { place: formatPlace(finding.at) })}\n`);
  return status;
}
