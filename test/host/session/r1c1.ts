import { MAX_COLUMNS, MAX_ROWS, columnIndexOf, columnLetters } from "../../../src/core/grid/address.js";

/** Texts in quotes, quoted sheet names, and references; whatever else stands between is left as it is. */
const A1_TOKEN = /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|(?<![\w.\p{L}])(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?![\w(.\p{L}!])/gu;
const R1C1_TOKEN = /"(?:[^"]|"")*"|'(?:[^']|'')*'!?|(?<![\w.\p{L}])R(\d+|\[-?\d+\]|)C(\d+|\[-?\d+\]|)(?![\w(.\p{L}!])/giu;

/** "SUM(B2:B3)" in B4 → "SUM(R[-2]C:R[-1]C)". Whole columns and rows are left in A1. */
export function toR1C1(formula: string, rowIndex: number, columnIndex: number): string {
  return formula.replace(A1_TOKEN, (token: string, fixedColumn: string | undefined, letters: string | undefined, fixedRow: string | undefined, digits: string | undefined) => {
    if (letters === undefined || digits === undefined) return token;
    const column = columnIndexOf(letters);
    const row = Number(digits) - 1;
    if (column >= MAX_COLUMNS || row >= MAX_ROWS) return token;
    return `R${part(row, rowIndex, fixedRow === "$")}C${part(column, columnIndex, fixedColumn === "$")}`;
  });
}

function part(index: number, from: number, isFixed: boolean): string {
  if (isFixed) return String(index + 1);
  return index === from ? "" : `[${index - from}]`;
}

/** "SUM(R[-2]C:R[-1]C)" in B4 → "SUM(B2:B3)". */
export function fromR1C1(formula: string, rowIndex: number, columnIndex: number): string {
  return formula.replace(R1C1_TOKEN, (token: string, row: string | undefined, column: string | undefined) => {
    if (row === undefined || column === undefined) return token;
    const r = place(row, rowIndex, MAX_ROWS);
    const c = place(column, columnIndex, MAX_COLUMNS);
    return `${c.isFixed ? "$" : ""}${columnLetters(c.index)}${r.isFixed ? "$" : ""}${r.index + 1}`;
  });
}

/** Relative places run round the sheet's end, as in Excel. */
function place(text: string, from: number, limit: number): { index: number; isFixed: boolean } {
  if (text === "") return { index: from, isFixed: false };
  if (!text.startsWith("[")) return { index: Number(text) - 1, isFixed: true };
  return { index: (((from + Number(text.slice(1, -1))) % limit) + limit) % limit, isFixed: false };
}
