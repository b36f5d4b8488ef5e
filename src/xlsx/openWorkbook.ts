import type { ReadFailure } from "../app/ports.js";
import type { Workbook } from "../core/grid/grid.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import { classifyCompoundFile } from "./compoundFile.js";
import { readCsv } from "./csv.js";
import type { Inflater } from "./inflater.js";
import { openPackage } from "./package.js";
import { DEFAULT_LIMITS } from "./packageLimits.js";
import { readCustomXml } from "./readCustomXml.js";
import { readWorkbook } from "./reader.js";
import { decodeText, type TextEncoding } from "./textEncoding.js";
import { findWorkbookPart } from "./workbookForm.js";

export interface OpenedWorkbook {
  readonly workbook: Workbook;
  readonly form: "xlsx" | "xlsm" | "xls" | "csv" | "tsv";
  /** Of delimited text; a caller that shows it lets the user see what was guessed. */
  readonly encoding?: TextEncoding;
  /** The custom XML part whose root has this namespace; null where there is none, as in every form but .xlsx and .xlsm. */
  readCustomXml(namespace: string): Result<string | null, ReadFailure>;
}

/**
 * Reads any form that Kensan reads. What is in the file decides: an .xlsx that is called .xls opens, and so does the reverse.
 * Only text needs its name, because any text could be taken for a list of one column: .csv, .tsv and .tab are delimited.
 * A workbook in which no cell holds anything is `empty`.
 * @param inflater what unpacks the parts, where the host has something faster than JavaScript
 * @example (await openWorkbook(bytes, "件数表.csv")) → { ok: true, value: { form: "csv", encoding: "shift_jis", workbook: … } }
 */
export async function openWorkbook(bytes: Uint8Array, fileName: string, inflater?: Inflater): Promise<Result<OpenedWorkbook, ReadFailure>> {
  if (bytes.length === 0) return fail({ code: "empty" });
  const opened = await openByContent(bytes, fileName, inflater);
  if (!opened.ok) return opened;
  const isFilled = opened.value.workbook.sheets.some((sheet) => sheet.rowIndexes.length > 0 || sheet.formulaCount > 0);
  return isFilled ? opened : fail({ code: "empty" });
}

async function openByContent(bytes: Uint8Array, fileName: string, inflater: Inflater | undefined): Promise<Result<OpenedWorkbook, ReadFailure>> {
  if (classifyCompoundFile(bytes) === "xls") return openXls(bytes);
  if (startsWith(bytes, "PK") || classifyCompoundFile(bytes) !== undefined) return openXlsx(bytes, inflater);
  if (startsWith(bytes, "%PDF-")) return fail({ code: "unsupported", detail: "pdf" });
  const [, baseName = fileName, ending = ""] = /^(?:.*[\\/])?(.*?)(?:\.([^.\\/]*))?$/s.exec(fileName) ?? [];
  return /^(?:csv|tsv|tab)$/i.test(ending) ? openText(bytes, baseName, ending) : fail({ code: "not-a-workbook" });
}

function openXlsx(bytes: Uint8Array, inflater: Inflater | undefined): Result<OpenedWorkbook, ReadFailure> {
  const opened = openPackage(bytes, DEFAULT_LIMITS, inflater);
  if (!opened.ok) return opened;
  const located = findWorkbookPart(opened.value);
  if (!located.ok) return located;
  const workbook = readWorkbook(opened.value);
  if (!workbook.ok) return workbook;
  const { form, partName } = located.value;
  return succeed({ workbook: workbook.value, form, readCustomXml: (namespace) => readCustomXml(opened.value, partName, namespace) });
}

const NO_CUSTOM_XML = { readCustomXml: (): Result<null, never> => succeed(null) };

async function openXls(bytes: Uint8Array): Promise<Result<OpenedWorkbook, ReadFailure>> {
  const { readXls } = await import("./xls/readXls.js");
  const workbook = readXls(bytes);
  return workbook.ok ? succeed({ workbook: workbook.value, form: "xls", ...NO_CUSTOM_XML }) : workbook;
}

function openText(bytes: Uint8Array, sheetName: string, ending: string): Result<OpenedWorkbook, ReadFailure> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const read = readCsv(text, sheetName, ending.toLowerCase() === "csv" ? "," : "\t");
  if (!read.ok) return read;
  return succeed({ workbook: read.value.workbook, form: read.value.delimiter === "\t" ? "tsv" : "csv", encoding, ...NO_CUSTOM_XML });
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
  return [...mark].every((character, i) => bytes[i] === character.charCodeAt(0));
}
