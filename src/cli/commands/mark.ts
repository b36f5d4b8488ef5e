import { basename } from "node:path";
import { planMarks, planUnmark } from "../../app/mark.js";
import { validate } from "../../app/validate.js";
import { applyEdits } from "../../xlsx/patcher.js";
import { sayFailure, type CommandContext } from "../commandContext.js";
import { STATUS_OF_VERDICT, type ExitStatus } from "../exitStatus.js";
import { sayUnreadSettings } from "../settingsOf.js";
import { toOneLine } from "../terminalText.js";
import { openForCopy, writeCopy } from "../workbookCopy.js";

interface MarkCommandOptions {
  readonly output: string;
  readonly clear?: true;
}

/** Writes a copy with what was found marked, noted and recorded; or, with --clear, one without the marks. */
export async function runMark(file: string, options: MarkCommandOptions, context: CommandContext): Promise<ExitStatus> {
  const { io, language } = context;
  const opened = await openForCopy(file, options.output);
  if (!opened.ok) return sayFailure(opened.error, context);
  const { bytes, workbook, settings } = opened.value;
  if (options.clear) {
    const cleared = applyEdits(bytes, planUnmark(workbook.sheets.map((sheet) => sheet.name)));
    return cleared.ok ? writeCopy(options.output, cleared.value, context) : sayFailure({ ...cleared.error, file }, context);
  }
  sayUnreadSettings(file, opened.value, context);
  const { sentence, ...report } = validate(workbook, { language, settings });
  const marked = applyEdits(bytes, planMarks({ report, sentence, file: basename(file), checkedAt: formatTime(new Date()) }, language));
  if (!marked.ok) return sayFailure({ ...marked.error, file }, context);
  const status = await writeCopy(options.output, marked.value, context);
  if (status !== 0) return status;
  io.out(`${toOneLine(sentence)}\n`);
  return STATUS_OF_VERDICT[report.verdict];
}

/** The machine's own time, as an office writes it: 2026-11-24 14:05. */
function formatTime(now: Date): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}:${two(now.getMinutes())}`;
}
