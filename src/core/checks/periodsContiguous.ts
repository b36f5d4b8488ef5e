import { formatAddress, formatRange } from "../grid/address.js";
import { comparable } from "../figures/labels.js";
import { parseFiscalPeriod, type FiscalPeriod } from "../figures/fiscalYear.js";
import type { SheetTables } from "../tables/findTables.js";
import type { Table } from "../tables/table.js";
import type { Check, CheckResult, Fault } from "./check.js";

const PERIOD_HEADER = /期間|計画年度|^年度$/;
const LEAST_PERIODS = 2;

/** One plan follows the other: each period of a plan's history begins in the fiscal year after the last one ended. */
export const periodsContiguous: Check = {
  code: "periods/contiguous",
  run: ({ sheets }) => sheets.flatMap((sheet) => sheet.tables.flatMap((table) => checkTable(table, sheet))),
};

function checkTable(table: Table, { figures, filled }: SheetTables): CheckResult[] {
  const column = table.columns.find((candidate) => candidate.headers.some((header) => PERIOD_HEADER.test(comparable(header))));
  if (!column) return [];
  const periods: { rowIndex: number; period: FiscalPeriod }[] = [];
  for (const { rowIndex } of table.rows) {
    const merge = filled.mergeAt(rowIndex, column.columnIndex);
    if (merge && merge.top < rowIndex) continue;
    const period = parseFiscalPeriod(figures.text(rowIndex, column.columnIndex));
    if (period) periods.push({ rowIndex, period });
  }
  if (periods.length < LEAST_PERIODS) return [];
  const faults = periods.slice(1).flatMap(({ rowIndex, period }, i): Fault[] => {
    const before = periods[i]?.period;
    if (!before || period.start.fiscalYear === before.end.fiscalYear + 1) return [];
    const at = { sheet: table.sheet, rowIndex, columnIndex: column.columnIndex };
    return [{ severity: "warning", at, params: { cell: formatAddress(rowIndex, column.columnIndex), period: period.raw, before: before.raw } }];
  });
  return [{ at: { sheet: table.sheet, ref: formatRange(table.range) }, outcome: faults.length > 0 ? "fails" : "holds", faults }];
}
