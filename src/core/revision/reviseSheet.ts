import type { CellValue } from "../grid/grid.js";
import type { SheetTables } from "../tables/findTables.js";
import { comparableName } from "../figures/labels.js";
import { alignColumnsByContent, alignColumnsByRows, type ColumnHeaders } from "./alignColumns.js";
import { alignRows, type RowAlignment } from "./alignRows.js";
import { BLANK, type CellKeys } from "./cellKeys.js";
import { describeTables } from "./describeTables.js";
import { makeRowTable, type RowTable } from "./rowTable.js";
import type { OutsideChange, TableRevision } from "./revision.js";
import type { Pair } from "./sequences.js";
import { keyAt, readSheetRows, type SheetRows } from "./sheetRows.js";
import { suspectRenames, type SuspectedRename } from "./suspectRenames.js";
import { columnHeaders, groupRows, type GroupedRows } from "./tableGroups.js";
import { describeOutside } from "./describeOutside.js";

/** Two sheets aligned: everything that the description of their differences needs. */
export interface AlignedSheets {
  readonly before: SheetRows;
  readonly after: SheetRows;
  readonly keys: CellKeys;
  readonly columns: readonly Pair[];
  readonly table: RowTable;
  readonly rows: RowAlignment;
  readonly renames: readonly SuspectedRename[];
  readonly groups: readonly [GroupedRows, GroupedRows];
}

export interface SheetRevision {
  readonly tables: readonly TableRevision[];
  readonly outside: readonly OutsideChange[];
}

/** Names that the user has confirmed to be one thing: before → after. */
export type ConfirmedRenames = readonly { readonly before: string; readonly after: string }[];

/** Compares two sheets: columns, then rows, then the cells of what belongs together. */
export function reviseSheet(before: SheetTables, after: SheetTables, keys: CellKeys, confirmed: ConfirmedRenames = [], keyHeader?: string): SheetRevision {
  const aligned = alignSheets(before, after, keys, confirmed, keyHeader);
  return { tables: describeTables(aligned), outside: describeOutside(aligned) };
}

function alignSheets(before: SheetTables, after: SheetTables, keys: CellKeys, confirmed: ConfirmedRenames, keyHeader: string | undefined): AlignedSheets {
  const rowsBefore = readSheetRows(before.figures.grid, keys);
  const rowsAfter = readSheetRows(after.figures.grid, keys);
  const headers = [columnHeaders(before), columnHeaders(after)] as const;
  const known = new Map(confirmed.map((rename) => [keys.of(rename.after), keys.of(rename.before)]));
  const keyOf = (pairs: readonly Pair[]): number | undefined => findKeyColumn(keyHeader, pairs, [rowsBefore, rowsAfter], headers);
  let columns: readonly Pair[] = alignColumnsByContent(rowsBefore, rowsAfter, keys, headers);
  let table = makeRowTable(rowsBefore, rowsAfter, columns, keys, known, keyOf(columns));
  let rows = alignRows(table);
  const refined = alignColumnsByRows(rowsBefore, rowsAfter, rows.pairs, keys, headers).pairs;
  if (refined.length !== columns.length || refined.some(([b, a], i) => b !== columns[i]?.[0] || a !== columns[i][1])) {
    columns = refined;
    table = makeRowTable(rowsBefore, rowsAfter, columns, keys, known, keyOf(columns));
    rows = alignRows(table);
  }
  const renames = suspectRenames(table, rows, keys);
  return { before: rowsBefore, after: rowsAfter, keys, columns, table, rows, renames, groups: [groupRows(rowsBefore, before), groupRows(rowsAfter, after)] };
}

/** The position of the common column under that heading; of several tiers the lowest is enough. */
function findKeyColumn(keyHeader: string | undefined, pairs: readonly Pair[], rows: readonly [SheetRows, SheetRows], headers: readonly [ColumnHeaders, ColumnHeaders]): number | undefined {
  const sought = comparableName(keyHeader ?? "");
  if (sought === "") return undefined;
  const isUnder = (side: 0 | 1, column: number): boolean => [...(headers[side].get(rows[side].columnIndexes[column] ?? -1) ?? [])].some((text) => text.endsWith(sought));
  const found = pairs.findIndex(([b, a]) => isUnder(0, b) && isUnder(1, a));
  return found < 0 ? undefined : found;
}

/** What a row goes by, as it is typed: its name, or else its first content. */
export function rowKey(rows: SheetRows, row: number, label: number, keys: CellKeys): string {
  const rowIndex = rows.rowIndexes[row] ?? 0;
  for (let c = 0; c < rows.columnIndexes.length; c++) {
    const key = keyAt(rows, row, c);
    if (key === BLANK) continue;
    const text = shown(rows.valueAt(rowIndex, rows.columnIndexes[c] ?? 0)).trim();
    if (label === BLANK || key === label) return text;
  }
  return keys.text(label);
}

export function shown(value: CellValue): string {
  if (value === null) return "";
  return typeof value === "object" ? value.error : String(value);
}
