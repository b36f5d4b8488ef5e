import { extname } from "node:path";
import { sheetEdits, type SheetsToWrite } from "../app/sheetsToWrite.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import type { CommandFailure } from "../messages/commandLine.js";
import { applyEdits } from "../xlsx/patcher.js";
import { writeWorkbook } from "../xlsx/writeWorkbook.js";
import { sayFailure, type CommandContext } from "./commandContext.js";
import type { OpenedEdition } from "./editionInput.js";
import type { ExitStatus } from "./exitStatus.js";
import { checkOutput, isFile } from "./files.js";
import { writeCopy } from "./workbookCopy.js";

/** Looks at the place before a long run begins. The inputs may name a sheet behind a `#`. */
export async function checkRevisionOutput(output: string, inputs: readonly string[]): Promise<Result<void, CommandFailure>> {
  const files = await Promise.all(inputs.map(async (input) => ((await isFile(input)) ? input : input.replace(/#[^#]*$/, ""))));
  const place = await checkOutput(output, files);
  if (!place.ok) return place;
  return /^\.xls[xm]$/i.test(extname(output)) ? succeed(undefined) : fail({ code: "output-not-xlsx", file: output });
}

/**
 * Writes sheets of ours into a copy of a workbook, every other part as it was; a form that cannot be edited (.xls, .csv)
 * gets a workbook of its own.
 */
export async function writeRevisionSheets(output: string, base: OpenedEdition, plan: (isLive: boolean) => SheetsToWrite, context: CommandContext): Promise<ExitStatus> {
  const isLive = base.form === "xlsx" || base.form === "xlsm";
  const form = isLive ? base.form : "xlsx";
  if (extname(output).toLowerCase() !== `.${form}`) return sayFailure({ code: isLive ? "output-changes-form" : "output-not-xlsx", file: output, detail: `.${form}` }, context);
  const planned = plan(isLive);
  if (!isLive) return writeCopy(output, writeWorkbook(planned.sheets), context);
  const edited = applyEdits(base.bytes, sheetEdits(planned));
  if (!edited.ok) return sayFailure({ ...edited.error, file: base.file }, context);
  return writeCopy(output, edited.value, context);
}
