import { comparable } from "../../figures/labels.js";
import type { Workbook } from "../../grid/grid.js";
import { findPlanTables } from "../../tables/findPlanTables.js";
import { findPlanTexts } from "../../tables/findPlanTexts.js";
import { findRegisters } from "../../tables/registers.js";
import { findTables } from "../../tables/findTables.js";
import type { CountTable, ItemList } from "../../tables/planTables.js";
import type { Table } from "../../tables/table.js";
import type { SummaryComparison, SummarySource } from "./summarySource.js";

/** Finds what a summary is made of in a workbook of any layout; what is not there stays out. */
export function findSummarySource(workbook: Workbook, documentNumber?: string, comparison?: SummaryComparison): SummarySource {
  const tables = findTables(workbook);
  const registers = findRegisters(tables).filter((each) => !each.isPartial).sort((a, b) => b.entries.length - a.entries.length);
  const [register] = registers;
  // a register is no list of new or changed items, nor is it a count table, whatever columns it has
  const isRegister = ({ table }: { readonly table: Table }): boolean => registers.some((each) => each.table === table);
  const found = findPlanTables(tables);
  const [countTables, itemLists, changeLists] = [found.countTables.filter((each) => !isRegister(each)), found.itemLists.filter((each) => !isRegister(each)), found.changeLists.filter((each) => !isRegister(each))];
  const countTable = chooseCountTable(countTables);
  return {
    workbook, countTable, changeLists, declared: found.declared, register, otherRegisters: Math.max(0, registers.length - 1),
    otherCountTables: countTables.filter((table) => table !== countTable),
    newItemLists: register ? itemLists.filter(saysNew) : chooseNewLists(itemLists, countTable, workbook),
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
  const named = lists.filter(saysNew);
  if (named.length > 0) return named;
  const added = countTable?.partColumns.find((part) => part.role === "new");
  const grid = workbook.sheets.find((sheet) => sheet.name === countTable?.table.sheet);
  if (!countTable || !added || !grid) return countTable ? [] : [...lists];
  const count = countTable.initiativeRows.reduce((sum, row) => {
    const value = grid.value(row, added.columnIndex);
    return sum + (typeof value === "number" ? value : 0);
  }, 0);
  return lists.filter((list) => list.entries.length === count).slice(0, 1);
}

function saysNew({ table }: ItemList): boolean {
  return [table.title, table.sheet, ...table.columns.flatMap((column) => column.headers)].some((text) => /新規|追加/.test(comparable(text)));
}
