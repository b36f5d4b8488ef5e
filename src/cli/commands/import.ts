import { extname } from "node:path";
import { importDocument } from "../../app/importDocument.js";
import type { ReadFailure } from "../../app/ports.js";
import { fail, succeed, type Result } from "../../core/report/result.js";
import type { CommandFailure } from "../../messages/commandLine.js";
import { formatImportNotice } from "../../messages/importMessages.js";
import { IMPORT_SHEET_LABELS } from "../../messages/sheetLabels.js";
import { decodeText } from "../../xlsx/textEncoding.js";
import { writeWorkbook } from "../../xlsx/writeWorkbook.js";
import { sayFailure, sayNotice, type CommandContext } from "../commandContext.js";
import type { ExitStatus } from "../exitStatus.js";
import { checkOutput, readCharacterMap, readInput } from "../files.js";
import { writeCopy } from "../workbookCopy.js";

interface ImportCommandOptions {
  readonly output: string;
  readonly live?: true;
}

/** Makes a workbook of a published document; what could be read in more than one way is said. */
export async function runImport(file: string, options: ImportCommandOptions, context: CommandContext): Promise<ExitStatus> {
  const { language } = context;
  const text = await readDocument(file, options.output);
  if (!text.ok) return sayFailure(text.error, context);
  const imported = importDocument(text.value, { live: options.live === true, labels: IMPORT_SHEET_LABELS[language] });
  if (!imported.ok) return sayFailure({ ...imported.error, file }, context);
  const status = await writeCopy(options.output, writeWorkbook(imported.value.sheets), context);
  if (status === 0) for (const { code, params } of imported.value.notices) sayNotice(formatImportNotice(code, { ...params }, language), context);
  return status;
}

async function readDocument(file: string, output: string): Promise<Result<string, CommandFailure>> {
  if (extname(output).toLowerCase() !== ".xlsx") return fail({ code: "output-not-xlsx", file: output });
  const place = await checkOutput(output, [file]);
  if (!place.ok) return place;
  const bytes = await readInput(file);
  if (!bytes.ok) return bytes;
  const read = isPdf(bytes.value) ? await readPdf(bytes.value) : decodeText(bytes.value);
  if (read.ok) return succeed(read.value.text);
  return fail(isPdf(bytes.value) && read.error.code === "empty" ? { code: "pdf-without-text", file } : { ...read.error, file });
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-";
}

async function readPdf(bytes: Uint8Array): Promise<Result<{ readonly text: string }, ReadFailure>> {
  const { readPdfText } = await import("../../xlsx/pdfText.js");
  return readPdfText(bytes, readCharacterMap);
}
