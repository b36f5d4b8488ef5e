import { comparable, parseRowNumber } from "../figures/labels.js";
import { findLabelRole, isTotalRole } from "../figures/totalLabels.js";
import type { SheetTables } from "./findTables.js";
import type { ItemList, ListEntry } from "./planTables.js";
import type { Table, TableColumn } from "./table.js";

const PARTIAL = /主なもの|主な|抜粋|一部|例示|など$|等$/;
const ITEM_HEADER = /変更後|改定後|見直し後|項目|事業|内容|名称|実践|新規|追加|新設|廃止|施策|取組/;
/** 「No.18 庶務事務の効率化」 typed in one cell. */
const LEADING_NUMBER = /^(?:No\.?|№|第)?\s*([0-9０-９]{1,3})(?:号|[.．、:：])?[\s\u3000]+(.+)$/is;
/** Rows above a list that may hold its caption. */
const CAPTION_REACH = 3;

/**
 * Reads a list of entries under their initiatives. A merged initiative cell counts for all its rows; so does one left
 * blank below its first row. Undefined where the table has no column of entries.
 */
export function findItemList(table: Table, sheet: SheetTables): ItemList | undefined {
  const texts = table.columns.filter((column) => column.role === "label" || column.role === "text");
  const numberColumn = table.columns.find((column) => column.role === "number");
  const itemColumn = findItemColumn(texts, (column) => isCodeColumn(table, column, sheet));
  if (!itemColumn) return undefined;
  // the name beside the items, not the code or the wider heading before it
  const groupColumn = texts.findLast((column) => column.columnIndex < itemColumn.columnIndex && !isCodeColumn(table, column, sheet));
  if (!groupColumn && !numberColumn) return undefined;
  const entries: ListEntry[] = [];
  let last: Pick<ListEntry, "number" | "groupName" | "groupAt"> | undefined;
  for (const row of table.rows) {
    const item = sheet.figures.text(row.rowIndex, itemColumn.columnIndex).trim();
    const own = readGroup(row.rowIndex, numberColumn, groupColumn, sheet) ?? last;
    if (!own || item === "" || item === own.groupName) continue;
    if (isTotalRole(findLabelRole(own.groupName))) continue;
    last = own;
    entries.push({ ...own, item, itemAt: { rowIndex: row.rowIndex, columnIndex: itemColumn.columnIndex }, isHidden: row.isHidden });
  }
  if (entries.length === 0) return undefined;
  return { table, entries, isPartial: captionsOf(table, sheet).some((caption) => PARTIAL.test(comparable(caption))) };
}

/** 「1-2」「A-1」: short codes with a digit in every cell. */
function isCodeColumn(table: Table, column: TableColumn, sheet: SheetTables): boolean {
  const texts = table.rows.map((row) => comparable(sheet.figures.text(row.rowIndex, column.columnIndex))).filter((text) => text !== "");
  return texts.length > 0 && texts.every((text) => /^[A-Z]?[0-9]{0,3}(?:[-.][0-9]{1,3}){0,2}$/i.test(text) && /[0-9]/.test(text));
}

function findItemColumn(texts: readonly TableColumn[], isCode: (column: TableColumn) => boolean): TableColumn | undefined {
  const named = texts.filter((column, i) => i > 0 && !isCode(column) && !(i > 0 && isCode(texts[i - 1] ?? column) && i === 1 && texts.length > 2) && column.headers.some((header) => ITEM_HEADER.test(comparable(header))));
  const after = named.find((column) => column.headers.some((header) => /変更後|改定後|見直し後/.test(comparable(header))));
  return after ?? named[0] ?? (texts.length > 1 ? texts[1] : texts[0]);
}

function readGroup(
  rowIndex: number, numberColumn: TableColumn | undefined, groupColumn: TableColumn | undefined, sheet: SheetTables,
): Pick<ListEntry, "number" | "groupName" | "groupAt"> | undefined {
  const at = (columnIndex: number): { text: string; rowIndex: number } => {
    const top = sheet.filled.mergeAt(rowIndex, columnIndex)?.top ?? rowIndex;
    const left = sheet.filled.mergeAt(rowIndex, columnIndex)?.left ?? columnIndex;
    return { text: sheet.figures.text(top, left).trim(), rowIndex: top };
  };
  const number = numberColumn ? at(numberColumn.columnIndex) : undefined;
  const group = groupColumn ? at(groupColumn.columnIndex) : undefined;
  if ((group?.text ?? "") === "" && (number?.text ?? "") === "") return undefined;
  const combined = group ? LEADING_NUMBER.exec(group.text) : null;
  const value = number ? parseRowNumber(number.text) : combined ? parseRowNumber(combined[1] ?? "") : undefined;
  const name = combined && (!number || number.text === "") ? combined[2] ?? "" : group?.text ?? "";
  return {
    number: value ?? (combined ? parseRowNumber(combined[1] ?? "") : undefined),
    groupName: name,
    groupAt: { rowIndex: group?.rowIndex ?? number?.rowIndex ?? rowIndex, columnIndex: (groupColumn ?? numberColumn)?.columnIndex ?? 0 },
  };
}

/** The lines of text right above a table. */
export function captionsOf(table: Table, sheet: SheetTables): string[] {
  const captions: string[] = [];
  for (let r = table.range.top - 1; r >= Math.max(0, table.range.top - CAPTION_REACH); r--) {
    for (const c of sheet.filled.columns(r)) if (sheet.figures.classOf(r, c) === "text") captions.push(sheet.figures.text(r, c));
  }
  return captions;
}
