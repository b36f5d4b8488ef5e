import { basename, extname } from "node:path";
import type { Workbook } from "../core/grid/grid.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import type { CommandFailure } from "../messages/commandLine.js";
import { fillSentence } from "../messages/language.js";
import { REPORT_TEXT } from "../messages/reportText.js";
import { openWorkbook } from "../xlsx/openWorkbook.js";
import { sayFailure, type CommandContext } from "./commandContext.js";
import type { ExitStatus } from "./exitStatus.js";
import { checkOutput, readInput, writeWhole } from "./files.js";
import { nodeInflater } from "./nodeInflater.js";
import { settingsOf, type FileSettings } from "./settingsOf.js";
import { toOneLine } from "./terminalText.js";

export interface OpenedForCopy extends FileSettings {
  readonly bytes: Uint8Array;
  readonly workbook: Workbook;
}

/**
 * Reads a workbook of which a changed copy is to be written. The output is looked at first: a long run that cannot end
 * well should not begin.
 */
export async function openForCopy(file: string, output: string): Promise<Result<OpenedForCopy, CommandFailure>> {
  const place = await checkOutput(output, [file]);
  if (!place.ok) return place;
  const bytes = await readInput(file);
  if (!bytes.ok) return bytes;
  const opened = await openWorkbook(bytes.value, basename(file), nodeInflater);
  if (!opened.ok) return fail({ ...opened.error, file });
  const { form, workbook } = opened.value;
  if (form !== "xlsx" && form !== "xlsm") return fail({ code: "not-editable", file, detail: `.${form}` });
  // Excel refuses a workbook whose name tells another form than its content.
  if (extname(output).toLowerCase() !== `.${form}`) return fail({ code: "output-changes-form", file: output, detail: `.${form}` });
  return succeed({ bytes: bytes.value, workbook, ...settingsOf(opened.value) });
}

/** Writes the finished bytes and says so. */
export async function writeCopy(output: string, bytes: Uint8Array, context: CommandContext): Promise<ExitStatus> {
  const written = await writeWhole(output, bytes);
  if (!written.ok) return sayFailure(written.error, context);
  context.io.out(`${toOneLine(fillSentence(REPORT_TEXT.written[context.language], { file: output }))}\n`);
  return 0;
}
