import { MAX_COLUMNS, MAX_ROWS } from "../core/grid/address.js";
import type { ReadFailure } from "../app/ports.js";
import type { Workbook } from "../core/grid/grid.js";
import { GridBuilder } from "../core/grid/gridBuilder.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import { findDelimiter, type Delimiter } from "./text/delimiter.js";
import { splitRecords } from "./text/delimitedRecords.js";
import { ReadBudget } from "./read/readBudget.js";

export interface ReadCsv {
  readonly workbook: Workbook;
  readonly delimiter: Delimiter;
}

/**
 * Delimited text as a workbook of one sheet. Cells stay text exactly as typed, `isTyped` is false: whether "３" or "007" is a
 * number is for the reader of figures to say. The delimiter is found by itself; `hint` decides where nothing speaks for either.
 * @example readCsv("項目,件数\n甲,3", "件数表", ",").value.workbook.sheets[0].value(1, 1) === "3"
 */
export function readCsv(text: string, sheetName: string, hint: Delimiter): Result<ReadCsv, ReadFailure> {
  const delimiter = findDelimiter(text) ?? hint;
  const builder = new GridBuilder(sheetName);
  const budget = new ReadBudget();
  let rowIndex = 0;
  for (const record of splitRecords(text, delimiter)) {
    if (rowIndex >= MAX_ROWS || record.length > MAX_COLUMNS) return fail({ code: "too-large", detail: sheetName });
    for (const [columnIndex, field] of record.entries()) {
      if (field === "") continue;
      if (!budget.takeCell()) return fail({ code: "too-large", detail: sheetName });
      builder.set(rowIndex, columnIndex, field);
    }
    rowIndex++;
  }
  return succeed({ delimiter, workbook: { sheets: [builder.build()], definedNames: [], isTyped: false, usesDate1904: false } });
}
