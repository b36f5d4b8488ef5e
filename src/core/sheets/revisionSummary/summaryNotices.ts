import { comparable } from "../../figures/labels.js";
import { changeFigures } from "./changeSection.js";
import type { SummaryNotice, SummarySource } from "./summarySource.js";
import { titleOf } from "./summaryTitle.js";

/** What was not found, and what was chosen where there was a choice. */
export function summaryNotices(source: SummarySource): SummaryNotice[] {
  const { countTable, otherCountTables, texts } = source;
  const notices: SummaryNotice[] = [];
  const title = titleOf(texts);
  if (!title) notices.push({ code: "no-title" });
  for (const other of texts.titles) {
    if (title && other !== title && /について$/.test(comparable(other.text)) && /について$/.test(comparable(title.text))) {
      notices.push({ code: "titles-differ", params: { used: title.text, other: other.text } });
    }
  }
  if (!texts.rationale) notices.push({ code: "no-rationale" });
  const { register } = source;
  if (register) {
    const { table, kindColumn, entries } = register;
    notices.push({ code: "counted-by-register", params: { sheet: table.sheet, column: table.columns.find((column) => column.columnIndex === kindColumn)?.headers.at(-1) ?? "", count: entries.length } });
    if (source.otherRegisters > 0) notices.push({ code: "several-registers", params: { sheet: table.sheet, count: source.otherRegisters + 1 } });
    if (!register.isWhole && !countTable) notices.push({ code: "register-of-changes", params: { sheet: table.sheet } });
  }
  if (!countTable && !register) notices.push({ code: "no-count-table" });
  else if (countTable) {
    const { sheet } = countTable.table;
    if (otherCountTables.length > 0) notices.push({ code: "several-count-tables", params: { sheet, count: otherCountTables.length + 1 } });
    if (countTable.totalRow === undefined) notices.push({ code: "total-line-added", params: { sheet } });
  }
  if (source.newItemLists.length === 0 && !register) notices.push({ code: "no-new-item-list" });
  const grids = new Map(source.workbook.sheets.map((grid) => [grid.name, grid]));
  if (changeFigures(source.declared, (sheet) => grids.get(sheet)).length === 0 && !register) notices.push({ code: "no-changes" });
  if (source.changeLists.length === 0 && !register) notices.push({ code: "no-change-list" });
  for (const table of [countTable, ...source.newItemLists, ...source.changeLists].flatMap((found) => found?.table ?? [])) {
    const count = table.rows.filter((row) => row.isHidden).length;
    if (count > 0) notices.push({ code: "hidden-rows-shown", params: { sheet: table.sheet, count } });
  }
  return notices;
}
