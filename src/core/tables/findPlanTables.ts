import { comparable } from "../figures/labels.js";
import { findLabelRole, isTotalRole } from "../figures/totalLabels.js";
import { findDeclaredFigures } from "./declaredFigures.js";
import type { SheetTables } from "./findTables.js";
import { findItemList } from "./itemLists.js";
import type { CountRole, CountTable, DeclaredFigure, ItemList } from "./planTables.js";
import type { Table, TableColumn } from "./table.js";

export interface PlanTables {
  readonly countTables: readonly CountTable[];
  readonly itemLists: readonly ItemList[];
  readonly changeLists: readonly ItemList[];
  readonly declared: readonly DeclaredFigure[];
}

/**
 * Reads a plan's tables from the tables found, whatever their layout and names.
 * @example findPlanTables(findTables(workbook)).countTables[0]?.totalRow === 25
 */
export function findPlanTables(sheets: readonly SheetTables[]): PlanTables {
  const countTables: CountTable[] = [];
  const itemLists: ItemList[] = [];
  const changeLists: ItemList[] = [];
  for (const sheet of sheets) {
    for (const table of sheet.tables) {
      if (table.kind === "count-table") countTables.push(readCountTable(table));
      if (table.kind !== "item-list" && table.kind !== "change-list") continue;
      const list = findItemList(table, sheet);
      if (list) (table.kind === "item-list" ? itemLists : changeLists).push(list);
    }
  }
  return { countTables, itemLists, changeLists, declared: sheets.flatMap(findDeclaredFigures) };
}

const ROLES: readonly (readonly [CountRole, RegExp, 1 | -1])[] = [
  ["abolished", /廃止|削除|終了|完了|(?<!増)減/, -1],
  ["merged", /統合/, -1],
  ["new", /新規|追加|新設|増/, 1],
  ["current", /現行|既存|当初|改定前|変更前|従前|前回|継続/, 1],
];

function readCountTable(table: Table): CountTable {
  const figures = table.columns.filter((column) => column.role === "figure");
  const lastHeader = (column: TableColumn): string => column.headers.at(-1) ?? "";
  const total = figures.findLast((column) => isTotalRole(findLabelRole(lastHeader(column))) || /(?:改定|改訂|改正|変更|見直し|修正)後/.test(comparable(lastHeader(column))));
  const isTotalLine = (labels: readonly string[]): boolean => labels.some((label) => isTotalRole(findLabelRole(label)));
  const isPart = (column: TableColumn): boolean => column !== total && findLabelRole(lastHeader(column)) === "plain";
  // 現行 ± 増減 = 見直し後; beside 新規 and 廃止, 増減 is their difference
  const areChanges = figures.filter(isPart).length === 1;
  const totalRow = table.rows.findLast((row) => isTotalLine(row.labels))?.rowIndex;
  return {
    table,
    numberColumn: table.columns.find((column) => column.role === "number")?.columnIndex,
    nameColumn: table.columns.findLast((column) => column.role === "label")?.columnIndex ?? table.range.left,
    partColumns: figures
      .filter((column) => isPart(column) || (areChanges && column !== total && /増減/.test(lastHeader(column))))
      .map((column) => ({ columnIndex: column.columnIndex, header: lastHeader(column), ...roleOf(lastHeader(column)) })),
    totalColumn: total?.columnIndex,
    totalRow,
    initiativeRows: table.rows.filter((row) => !isTotalLine(row.labels)).map((row) => row.rowIndex),
  };
}

function roleOf(header: string): { readonly role: CountRole; readonly sign: 1 | -1 } {
  const text = comparable(header);
  const found = ROLES.find(([, pattern]) => pattern.test(text));
  return found ? { role: found[0], sign: found[2] } : { role: "other", sign: 1 };
}
