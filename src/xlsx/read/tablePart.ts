import { parseRange } from "../../core/grid/address.js";
import type { GridTable } from "../../core/grid/grid.js";
import { decodeEscapes } from "./cellText.js";
import { END, OPEN, type XmlScanner } from "../xmlScanner.js";

export interface TablePart {
  readonly table: GridTable;
  /** A criterion of its filter is set, so that rows are hidden by it. */
  readonly isFiltered: boolean;
}

/**
 * One xl/tables/table*.xml; undefined where it names no range.
 * @example `<table displayName="件数" ref="A1:B4" totalsRowCount="1">…` → { table: { name: "件数", headerRows: 1, totalsRows: 1, … }, … }
 */
export function readTable(scanner: XmlScanner): TablePart | undefined {
  const columns: string[] = [];
  let found: Omit<GridTable, "columns"> | undefined;
  let isFiltered = false;
  for (let event = scanner.next(); event !== END; event = scanner.next()) {
    if (event !== OPEN) continue;
    if (scanner.name === "table" && scanner.depth === 1) {
      const range = parseRange(scanner.attribute("ref") ?? "");
      const name = scanner.attribute("displayName") ?? scanner.attribute("name") ?? "";
      if (range) found = { name, range, headerRows: count(scanner, "headerRowCount", 1), totalsRows: count(scanner, "totalsRowCount", 0) };
    } else if (scanner.name === "filterColumn") isFiltered = true;
    else if (scanner.name === "tableColumn") columns.push(decodeEscapes(scanner.attribute("name") ?? ""));
  }
  return found && { table: { ...found, columns }, isFiltered };
}

function count(scanner: XmlScanner, name: string, otherwise: number): number {
  const value = scanner.intAttribute(name);
  return Number.isNaN(value) ? otherwise : value;
}
