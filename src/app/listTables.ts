import { formatRange } from "../core/grid/address.js";
import type { Workbook } from "../core/grid/grid.js";
import { findTables } from "../core/tables/findTables.js";
import { ownSheets } from "./ownSheets.js";

/** A sheet, or one table of it, that can be compared. */
export interface ComparablePart {
  readonly sheet: string;
  /** The table's range; undefined for the whole sheet. */
  readonly ref?: string;
  readonly title: string;
}

/** The sheets of a workbook that hold anything, and the tables of those that hold several; sheets of ours left out. */
export function listTables(workbook: Workbook): ComparablePart[] {
  const own = ownSheets(workbook);
  const tables = findTables(workbook);
  return workbook.sheets.flatMap((grid, i): ComparablePart[] => {
    if (own.has(grid.name) || grid.rowIndexes.length === 0) return [];
    const parts = tables[i]?.tables ?? [];
    return [{ sheet: grid.name, title: "" }, ...(parts.length < 2 ? [] : parts.map((table) => ({ sheet: grid.name, ref: formatRange(table.range), title: table.title })))];
  });
}
