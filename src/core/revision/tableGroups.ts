import { unionRange, type CellRange } from "../grid/address.js";
import type { SheetTables } from "../tables/findTables.js";
import type { Table } from "../tables/table.js";
import type { ColumnHeaders } from "./alignColumns.js";
import { comparableName } from "../figures/labels.js";
import { filledCount, rowTotal, type SheetRows } from "./sheetRows.js";

/** Tables that share rows of a sheet: side by side, they are compared row by row together. */
export interface TableGroup {
  readonly range: CellRange;
  readonly tables: readonly Table[];
  readonly bodyTop: number;
}

/** A row with fewer cells outside every table is a title, a sentence or a note. */
const LEAST_TABULAR = 3;

export interface GroupedRows {
  readonly groups: readonly TableGroup[];
  /** For each row of the sheet's rows, the position of its group; −1 outside tables. */
  readonly groupOf: Int32Array;
}

/** Divides a sheet's rows among its tables. Rows of several cells that no table holds go to the table above, or below. */
export function groupRows(rows: SheetRows, { tables }: SheetTables): GroupedRows {
  const groups = mergeOverlapping(tables);
  const groupOf = new Int32Array(rowTotal(rows)).fill(-1);
  const loose: number[] = [];
  for (let r = 0, g = 0; r < rowTotal(rows); r++) {
    const rowIndex = rows.rowIndexes[r] ?? 0;
    while (g < groups.length && rowIndex > (groups[g]?.range.bottom ?? 0)) g++;
    if (g < groups.length && rowIndex >= (groups[g]?.range.top ?? 0)) groupOf[r] = g;
    else if (filledCount(rows, r) >= LEAST_TABULAR) loose.push(r);
  }
  if (loose.length === 0) return { groups, groupOf };
  if (groups.length === 0) {
    const first = rows.rowIndexes[loose[0] ?? 0] ?? 0;
    groups.push({ range: { top: first, bottom: first, left: rows.columnIndexes[0] ?? 0, right: rows.columnIndexes.at(-1) ?? 0 }, tables: [], bodyTop: first });
  }
  for (const r of loose) {
    const rowIndex = rows.rowIndexes[r] ?? 0;
    const above = groups.findLastIndex((group) => group.range.top <= rowIndex);
    const g = Math.max(0, above);
    const group = groups[g];
    if (!group) continue;
    groupOf[r] = g;
    groups[g] = { ...group, range: { ...group.range, top: Math.min(group.range.top, rowIndex), bottom: Math.max(group.range.bottom, rowIndex) } };
  }
  return { groups, groupOf };
}

function mergeOverlapping(tables: readonly Table[]): TableGroup[] {
  const groups: TableGroup[] = [];
  for (const table of [...tables].sort((a, b) => a.range.top - b.range.top)) {
    const last = groups.at(-1);
    if (last && table.range.top <= last.range.bottom) {
      groups[groups.length - 1] = { range: unionRange(last.range, table.range), tables: [...last.tables, table], bodyTop: Math.min(last.bodyTop, table.bodyTop) };
    } else groups.push({ range: table.range, tables: [table], bodyTop: table.bodyTop });
  }
  return groups;
}

/** The headings over each column of a sheet; long tiers are joined, so that 「実践項目数 現行」 is one heading. */
export function columnHeaders({ tables }: SheetTables): ColumnHeaders {
  const headers = new Map<number, Set<string>>();
  for (const table of tables) {
    for (const { columnIndex, headers: tiers } of table.columns) {
      const text = comparableName(tiers.join(" "));
      if (text === "") continue;
      const known = headers.get(columnIndex);
      if (known) known.add(text);
      else headers.set(columnIndex, new Set([text]));
    }
  }
  return headers;
}
