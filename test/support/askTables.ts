import { formatAddress, formatRange } from "../../src/core/grid/address.js";
import type { CellValue, Grid } from "../../src/core/grid/grid.js";
import { findTableRelations } from "../../src/core/relations/tableRelations.js";
import { findTables } from "../../src/core/tables/findTables.js";
import { bookOf } from "./books.js";

export type Rows = readonly (readonly CellValue[])[];

/** "D2 = B2 + C2" of every relation that holds, shares and means as "share D2 = B2 C2"; a broken one has "✗" behind it. */
export function relationsIn(rows: Rows | Grid, isTyped = true): string[] {
  const sheets = findTables(bookOf(Array.isArray(rows) ? [...rows as Rows] : [rows as Grid], isTyped));
  return sheets.flatMap(findTableRelations).map((relation) => {
    const isSum = relation.kind === "sum" || relation.kind === "difference";
    const parts = relation.parts.map((part, i) => `${isSum ? (part.sign < 0 ? "− " : i > 0 ? "+ " : "") : ""}${formatAddress(part.rowIndex, part.columnIndex)}`).join(" ");
    return `${isSum ? "" : `${relation.kind} `}${formatAddress(relation.total.rowIndex, relation.total.columnIndex)} = ${parts}${relation.outcome === "holds" ? "" : " ✗"}`;
  });
}

/** Where the tables of a sheet stand. */
export function tablesIn(rows: Rows | Grid): string[] {
  const sheets = findTables(bookOf(Array.isArray(rows) ? [...rows as Rows] : [rows as Grid]));
  return sheets.flatMap((sheet) => sheet.tables.map((table) => formatRange(table.range)));
}
