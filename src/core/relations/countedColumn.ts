import { comparable } from "../figures/labels.js";
import type { SheetTables } from "../tables/findTables.js";
import type { CountTable, ItemList } from "../tables/planTables.js";
import { belongsTo, groupEntries } from "./listGroups.js";

export interface CountedColumn {
  readonly countTable: CountTable;
  readonly columnIndex: number;
}

/** Share of a list's initiatives that must stand in the count table for the two to belong together. */
const LEAST_SHARED = 0.5;
/** Where no word says which column a list belongs to, its counts must agree on this share of the initiatives. */
const LEAST_AGREEING = 0.8;

const ROLE_WORDS: readonly (readonly [CountTable["partColumns"][number]["role"], RegExp])[] = [
  ["new", /新規|追加|新設|新たな/],
  ["abolished", /廃止|終了|完了|削除/],
  ["merged", /統合/],
  ["current", /現行|既存|継続/],
];

/**
 * The column of a count table that a list itemises: the one whose kind (新規, 廃止, 現行) the list's title, heading or sheet names;
 * without such a word the one whose counts agree. Partial lists (主なもの) and lists of changes itemise no column.
 */
export function findCountedColumn(list: ItemList, countTables: readonly CountTable[], sheets: readonly SheetTables[]): CountedColumn | undefined {
  if (list.isPartial) return undefined;
  const names = comparable([list.table.sheet, list.table.title, ...list.table.columns.flatMap((column) => column.headers)].join(" "));
  for (const countTable of countTables) {
    if (!belongsTo(list, countTable, sheets)) continue;
    const { byRow, strangers } = groupEntries(list, countTable, sheets);
    const known = [...byRow.values()].filter((group) => group.count > 0).length;
    if (known === 0 || known < (known + strangers.length) * LEAST_SHARED) continue;
    const role = ROLE_WORDS.find(([, words]) => words.test(names))?.[0];
    const named = countTable.partColumns.filter((column) => column.role === role);
    if (named.length === 1 && named[0] && list.table.kind !== "change-list") return { countTable, columnIndex: named[0].columnIndex };
    const agreeing = findAgreeingColumn(countTable, byRow, sheets);
    if (agreeing !== undefined) return { countTable, columnIndex: agreeing };
  }
  return undefined;
}

function findAgreeingColumn(
  countTable: CountTable, byRow: ReadonlyMap<number, { readonly count: number }>, sheets: readonly SheetTables[],
): number | undefined {
  const figures = sheets.find((sheet) => sheet.figures.grid.name === countTable.table.sheet)?.figures;
  if (!figures || byRow.size < 3) return undefined;
  const columns = [...countTable.partColumns.map((column) => column.columnIndex), ...(countTable.totalColumn === undefined ? [] : [countTable.totalColumn])];
  return columns.find((columnIndex) => {
    let agreeing = 0;
    for (const [rowIndex, { count }] of byRow) {
      const value = figures.number(rowIndex, columnIndex);
      if ((Number.isNaN(value) ? 0 : value) === count) agreeing++;
    }
    return agreeing >= byRow.size * LEAST_AGREEING;
  });
}
