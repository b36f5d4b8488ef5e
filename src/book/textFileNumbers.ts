import { DEFAULT_FORMAT, type CellFormat } from "../core/grid/cellFormat.js";
import type { CellRow } from "./cellRows.js";
import type { FormatTable } from "./formatTable.js";

const NUMBER = /^-?(?:0|[1-9]\d*|[1-9]\d{0,2}(,\d{3})+)(?:\.(\d+))?$/;
/** What a number of 64 bits holds exactly. */
const MOST_DIGITS = 15;

/**
 * A text file has no types; a spreadsheet that opens it takes plain numbers for numbers, and so can add them. Shown as they are written:
 * "1,234.50" becomes 1234.5 in the format #,##0.00. What a number would change stays text: codes (001), full-width digits, signs of their own (△5).
 * @example takeNumbers(row of ["甲", "1,234", "001"], formats) → values "甲", 1234, "001"
 */
export function takeNumbers(row: CellRow, formats: FormatTable): void {
  row.values.forEach((value, columnIndex) => {
    const number = typeof value === "string" ? readNumber(value) : undefined;
    if (!number) return;
    row.values[columnIndex] = number.value;
    if (number.numberFormat === "General") return;
    const cellFormats = (row.formats ??= []);
    cellFormats[columnIndex] = formats.share({ ...(cellFormats[columnIndex] ?? DEFAULT_FORMAT), numberFormat: number.numberFormat });
  });
}

function readNumber(text: string): { readonly value: number; readonly numberFormat: CellFormat["numberFormat"] } | undefined {
  const match = NUMBER.exec(text);
  if (!match || text.replace(/\D/g, "").length > MOST_DIGITS) return undefined;
  const [, thousands, decimals] = match;
  const whole = thousands === undefined ? (decimals === undefined ? "General" : "0") : "#,##0";
  const numberFormat = decimals === undefined ? whole : `${whole}.${"0".repeat(decimals.length)}`;
  return { value: Number(text.replace(/,/g, "")), numberFormat };
}
