import { comparable } from "../figures/labels.js";
import { findLabelRole, isTotalRole } from "../figures/totalLabels.js";
import type { SheetFigures } from "./sheetFigures.js";
import type { Table, TableColumn, TableKind } from "./table.js";

const COUNT_WORDS = /(?:項目|事業|施策|取組|件|実践|業務|計画|課題)数|件数|数計$|現行|既存|新規|新設|追加|廃止|当初|見直し後|改定後|^数$/;
const CHANGE_WORDS = /変更後|変更前|変更内容|改定後|改正後|見直し後|内容変更|工程確定/;

/** What a table is in a plan: counts of items, a list of items, a list of changes, or any other table. */
export function findTableKind(table: Table, figures: SheetFigures): TableKind {
  const headers = table.columns.flatMap((column) => column.headers).map(comparable);
  const figureColumns = table.columns.filter((column) => column.role === "figure");
  if (figureColumns.length === 0) {
    const textColumns = table.columns.filter((column) => column.role === "label" || column.role === "text");
    if (textColumns.length === 0 || table.bodyTop === table.range.top) return "table";
    if (headers.some((h) => CHANGE_WORDS.test(h)) || CHANGE_WORDS.test(comparable(table.title))) return "change-list";
    return textColumns.length + (table.columns.some((c) => c.role === "number") ? 1 : 0) >= 2 ? "item-list" : "table";
  }
  const hasTotal = table.rows.some((row) => row.labels.some((label) => isTotalRole(findLabelRole(label))))
    || figureColumns.some((column) => isTotalRole(findLabelRole(column.headers.at(-1) ?? "")));
  if (!hasTotal || !headers.some((h) => COUNT_WORDS.test(h))) return "table";
  return figureColumns.every((column) => isCountColumn(table, column, figures)) ? "count-table" : "table";
}

/** Whole numbers; below zero only where their differences stand (増減). */
function isCountColumn(table: Table, { columnIndex, headers }: TableColumn, figures: SheetFigures): boolean {
  const isDifference = findLabelRole(headers.at(-1) ?? "") === "difference";
  return table.rows.every(({ rowIndex }) => {
    const value = figures.number(rowIndex, columnIndex);
    return Number.isNaN(value) || (Number.isInteger(value) && (value >= 0 || isDifference));
  });
}
