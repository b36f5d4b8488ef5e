import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Workbook } from "../../src/core/grid/grid.js";
import type { SheetPlan } from "../../src/core/sheets/sheetPlan.js";
import { readXlsx } from "../../src/xlsx/reader.js";

const SAMPLES = join(__dirname, "../../assets/samples");

export function sampleBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(SAMPLES, name)));
}

export function openBytes(bytes: Uint8Array): Workbook {
  const read = readXlsx(bytes);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

export const words = (text: string): string[] => Array.from(new Intl.Segmenter("ja", { granularity: "word" }).segment(text), (part) => part.segment);

/** Every formula of planned sheets whose value differs from what a recalculated workbook shows. */
export function wrongValues(sheets: readonly SheetPlan[], calculated: Workbook): unknown[] {
  return sheets.flatMap((sheet) => {
    const grid = calculated.sheets.find((each) => each.name === sheet.name);
    return sheet.cells.flatMap(({ rowIndex, columnIndex, content }) => {
      if (content.kind !== "formula") return [];
      const value = grid?.value(rowIndex, columnIndex) ?? "";
      const found = typeof value === "object" ? value.error : value;
      return String(found) === String(content.cached) ? [] : [[sheet.name, content.formula, content.cached, found]];
    });
  });
}
