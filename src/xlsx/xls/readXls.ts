import type { ReadFailure } from "../../app/ports.js";
import type { Grid, Workbook } from "../../core/grid/grid.js";
import { GridBuilder } from "../../core/grid/gridBuilder.js";
import { fail, succeed, type Result } from "../../core/report/result.js";
import { readCompoundStream } from "../compoundFile.js";
import { readRecords, RECORD, type BiffRecord } from "./biffRecords.js";
import { BiffText } from "./biffText.js";
import { readXlsSheet } from "./xlsSheet.js";
import { readXlsStyles } from "./xlsStyles.js";

const BIFF8 = 0x0600;
const VISIBILITIES: readonly Grid["visibility"][] = ["visible", "hidden", "veryHidden"];

/**
 * Reads the binary .xls of Excel 97 to 2003: values (those of formulas as they were last calculated), looks, merges, hidden
 * rows and columns, hidden sheets. Formulas themselves are compiled there and are not read: every cell counts as typed.
 * Own code, because hucre's reader knows neither number formats nor hidden rows, gives dates as Date, takes chart sheets for
 * blank ones and loses the merges of a sheet with a chart on it.
 * @example readXls(bytes) → { ok: true, value: { sheets: [{ name: "ポスター" … }], isTyped: true, … } }
 */
export function readXls(bytes: Uint8Array): Result<Workbook, ReadFailure> {
  const stream = readCompoundStream(bytes, "Workbook");
  if (!stream) return fail({ code: "unsupported", detail: "xls" }); // Excel 5 and 95 call it Book
  try {
    return readBook(readRecords(stream));
  } catch (cause) {
    if (cause instanceof RangeError) return fail({ code: "damaged", detail: "Workbook" }); // a record shorter than its contents
    throw cause;
  }
}

function readBook(records: readonly BiffRecord[]): Result<Workbook, ReadFailure> {
  const first = records[0];
  if (first?.id !== RECORD.BEGIN) return fail({ code: "damaged", detail: "Workbook" });
  if (first.data.getUint16(0, true) !== BIFF8) return fail({ code: "unsupported", detail: "xls" });
  const end = records.findIndex((r) => r.id === RECORD.EOF);
  const globals = records.slice(0, end < 0 ? records.length : end);
  if (globals.some((r) => r.id === RECORD.FILE_PASS)) return fail({ code: "encrypted" });

  const texts = readTexts(globals);
  const styles = readXlsStyles(globals);
  const starts = new Map(records.map((r, i) => [r.offset, i]));
  const sheets: Grid[] = [];
  let recordsRead = 0;
  for (const [i, { id, data }] of globals.entries()) {
    if (id !== RECORD.BOUND_SHEET || (data.getUint8(5) & 15) !== 0) continue; // the rest are charts and macros
    const name = BiffText.of(globals, i, 6).read(true);
    const start = starts.get(data.getUint32(0, true));
    if (start === undefined || records[start]?.id !== RECORD.BEGIN) return fail({ code: "damaged", detail: name });
    const builder = new GridBuilder(name).setVisibility(VISIBILITIES[data.getUint8(4) & 3] ?? "visible");
    recordsRead += readXlsSheet(records, start + 1, texts, styles, builder) - start;
    // Sheets that share their records are a small file that reads as a huge one.
    if (recordsRead > records.length) return fail({ code: "damaged", detail: name });
    sheets.push(builder.build());
  }
  const usesDate1904 = globals.some((r) => r.id === RECORD.DATE_1904 && r.data.getUint16(0, true) === 1);
  return succeed({ sheets, definedNames: [], isTyped: true, usesDate1904 });
}

function readTexts(globals: readonly BiffRecord[]): readonly string[] {
  const index = globals.findIndex((r) => r.id === RECORD.SHARED_STRINGS);
  if (index < 0) return [];
  const reader = BiffText.of(globals, index, 8);
  const count = globals[index]?.data.getUint32(4, true) ?? 0;
  const texts: string[] = [];
  while (texts.length < count && !reader.isAtEnd) texts.push(reader.read());
  return texts;
}
