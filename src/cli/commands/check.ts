import type { CheckAnswer } from "../checkFile.js";
import { checkAll } from "../checkPool.js";
import { sayFailure, type CommandContext } from "../commandContext.js";
import { endOnSignal } from "../endOnSignal.js";
import { STATUS_OF_VERDICT, worstStatus, type ExitStatus } from "../exitStatus.js";
import { listInputs } from "../files.js";
import { formatCheckText } from "../reporters/checkText.js";
import { formatFileTable, type FileLine } from "../reporters/fileTable.js";
import { Progress } from "../reporters/progress.js";
import { sayUnreadSettings } from "../settingsOf.js";

interface CheckCommandOptions {
  readonly json?: true;
  readonly sheet?: string;
}

/** Checks files and folders; the reports come in the order given. A file that cannot be read never stops the rest. */
export async function runCheck(paths: readonly string[], options: CheckCommandOptions, context: CommandContext): Promise<ExitStatus> {
  const { io, language } = context;
  const listed = await Promise.all(paths.map(listInputs));
  const files = listed.flatMap((each) => each.files);
  const failures = listed.flatMap((each) => each.failures);
  const statuses: ExitStatus[] = failures.map((failure) => sayFailure(failure, context));

  const lines: FileLine[] = [];
  const progress = new Progress(files.length, context);
  const stopWatching = files.length > 1 ? endOnSignal(context) : undefined;
  for await (const answer of checkAll(files, { language, sheet: options.sheet, listsRelations: options.json === true }, () => progress.advance())) {
    progress.clear();
    statuses.push(report(answer));
    lines.push({ file: files[lines.length] ?? "", checked: answer.ok ? answer.value : undefined });
    if (io.isClosed()) break;
    progress.draw();
  }
  stopWatching?.();
  if (!options.json && files.length > 1) io.out(`\n${formatFileTable(lines, language)}`);
  return worstStatus(statuses);

  function report(answer: CheckAnswer): ExitStatus {
    if (!answer.ok) return sayFailure(answer.error, context);
    sayUnreadSettings(answer.value.report.file, answer.value, context);
    const style = { language, hasColors: io.hasColors, showsFile: files.length > 1 };
    io.out(options.json ? `${JSON.stringify(answer.value.report)}\n` : formatCheckText(answer.value, style));
    return STATUS_OF_VERDICT[answer.value.report.verdict];
  }
}
