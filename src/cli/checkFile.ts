import { basename } from "node:path";
import type { SettingsFailure } from "../app/settings/bookSettings.js";
import { validate } from "../app/validate.js";
import type { CheckReport } from "../core/report/report.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import type { CommandFailure } from "../messages/commandLine.js";
import type { Language } from "../messages/language.js";
import { openWorkbook } from "../xlsx/openWorkbook.js";
import { describeBug } from "./describeBug.js";
import { readInput } from "./files.js";
import { nodeInflater } from "./nodeInflater.js";
import { settingsOf } from "./settingsOf.js";

export interface CheckOptions {
  readonly language: Language;
  readonly sheet?: string | undefined;
  /** The text form tells no single relation, so only the JSON form has them listed. */
  readonly listsRelations: boolean;
}

/** One file's report with what the text form says beside it. Plain data: it crosses from a worker thread as it is. */
export interface CheckedFile {
  readonly report: CheckReport;
  readonly sentence: string;
  /** How many relations and checks were asked. */
  readonly asked: number;
  /** The encoding that a text file was read with, where it is not the usual UTF-8. */
  readonly encoding?: string;
  /** Why the decisions kept in the workbook were not applied. */
  readonly settingsFailure?: SettingsFailure;
}

export type CheckAnswer = Result<CheckedFile, CommandFailure>;

/** One of the doors at which a bug is caught: its file answers with it. */
export async function checkBehindDoor(file: string, options: CheckOptions): Promise<CheckAnswer> {
  try {
    return await checkFile(file, options);
  } catch (cause) {
    return fail({ code: "crashed", file, detail: describeBug(cause) });
  }
}

/** Reads and checks one file. The name in the report is the one that was given. */
async function checkFile(file: string, options: CheckOptions): Promise<CheckAnswer> {
  const startedAt = performance.now();
  const bytes = await readInput(file);
  if (!bytes.ok) return bytes;
  const opened = await openWorkbook(bytes.value, basename(file), nodeInflater);
  if (!opened.ok) return fail({ ...opened.error, file });
  const { workbook, encoding } = opened.value;
  if (options.sheet !== undefined && !workbook.sheets.some((sheet) => sheet.name === options.sheet)) {
    return fail({ code: "unknown-sheet", file, detail: options.sheet });
  }
  const { language, listsRelations } = options;
  const { settings, settingsFailure } = settingsOf(opened.value);
  const { sentence, asked, doubts: _doubts, schema, verdict, ...checked } = validate(workbook, { language, listsRelations, settings, ...(options.sheet === undefined ? {} : { area: { sheet: options.sheet } }) });
  // In the order in which report.md shows the members: the report is read by people, too.
  const report: CheckReport = { schema, file, verdict, ...checked, elapsedMs: Math.round(performance.now() - startedAt) };
  return succeed({ report, sentence, asked, ...(settingsFailure ? { settingsFailure } : {}), ...(encoding && !encoding.startsWith("utf-8") ? { encoding } : {}) });
}
