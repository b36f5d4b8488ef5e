import { comparable } from "../../figures/labels.js";
import type { Workbook } from "../../grid/grid.js";
import { findPlanTables } from "../../tables/findPlanTables.js";
import { findPlanTexts } from "../../tables/findPlanTexts.js";
import { findTables } from "../../tables/findTables.js";
import type { CountTable, ItemList } from "../../tables/planTables.js";
import type { SummaryComparison, SummarySource } from "./summarySource.js";

/** Finds what a summary is made of in a workbook of any layout; what is not there stays out. */
export function findSummarySource(workbook: Workbook, documentNumber?: string, comparison?: SummaryComparison): SummarySource {
  const { countTables, itemLists, changeLists, declared } = findPlanTables(findTables(workbook));
  const countTable = chooseCountTable(countTables);
  return {
    workbook, countTable, changeLists, declared,
    otherCountTables: countTables.filter((table) => table !== countTable),
    newItemLists: chooseNewLists(itemLists, countTable, workbook),
    texts: findPlanTexts(workbook),
    ...(documentNumber === undefined ? {} : { documentNumber }), ...(comparison === undefined ? {} : { comparison }),
  };
}

/** The table that tells new from current comes first; among those, the one with the most initiatives. */
function chooseCountTable(tables: readonly CountTable[]): CountTable | undefined {
  const rank = (table: CountTable): number => (table.partColumns.some((part) => part.role === "new") ? 100_000 : 0) + table.initiativeRows.length;
  return [...tables].sort((a, b) => rank(b) - rank(a))[0];
}

/** Lists that say they are of new items; where none does, one that is as long as the table counts new ones. */
function chooseNewLists(lists: readonly ItemList[], countTable: CountTable | undefined, workbook: Workbook): ItemList[] {
  const saysNew = lists.filter(({ table }) =>
    [table.title, table.sheet, ...table.columns.flatMap((column) => column.headers)].some((text) => /新規|追加/.test(comparable(text))));
  if (saysNew.length > 0) return saysNew;
  const added = countTable?.partColumns.find((part) => part.role === "new");
  const grid = workbook.sheets.find((sheet) => sheet.name === countTable?.table.sheet);
  if (!countTable || !added || !grid) return countTable ? [] : [...lists];
  const count = countTable.initiativeRows.reduce((sum, row) => {
    const value = grid.value(row, added.columnIndex);
    return sum + (typeof value === "number" ? value : 0);
  }, 0);
  return lists.filter((list) => list.entries.length === count).slice(0, 1);
}
