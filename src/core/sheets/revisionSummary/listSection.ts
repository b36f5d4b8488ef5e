import type { CellRange } from "../../grid/address.js";
import type { Grid } from "../../grid/grid.js";
import { comparableName } from "../../figures/labels.js";
import type { ItemList, ListEntry } from "../../tables/planTables.js";
import { textBlock, type TableBlock, type TextBlock } from "./block.js";
import { composeText, countOf, figureText, sameFigure, textOf, type Piece, type Term } from "./formulaText.js";
import { mirrorTable, type MirroredColumn } from "./mirrorTable.js";
import type { SummaryLabels } from "./summarySource.js";
import * as look from "./summaryStyles.js";

/** More columns than that are a ledger: the summary takes the initiative and the item, and leaves the rest to the ledger. */
const MOST_COLUMNS = 4;

/** A list as the plan has it; the initiative is one merged cell over its items, whether or not the plan merged it. */
export function listTable(list: ItemList, grid: Grid): TableBlock {
  const { table } = list;
  const groupColumns = groupColumnsOf(list);
  const itemColumn = list.entries[0]?.itemAt.columnIndex;
  const shown = table.columns.filter((column) => !grid.hiddenColumns.has(column.columnIndex) || column.columnIndex === itemColumn);
  const kept = shown.length <= MOST_COLUMNS ? shown : shown.filter((column) => groupColumns.includes(column.columnIndex) || column.columnIndex === itemColumn);
  return mirrorTable({
    grid,
    headerRows: Array.from({ length: Math.max(0, table.bodyTop - table.range.top) }, (_, i) => table.range.top + i),
    bodyRows: table.rows.map((row) => row.rowIndex),
    columns: kept.map((column): MirroredColumn => ({ columnIndex: column.columnIndex, kind: column.role === "number" ? "number" : column.role === "figure" ? "figure" : "name" })),
    rowRole: () => "row",
    groups: groupsOf(list.entries, groupColumns),
    addedRows: [],
  }, 4);
}

/** How many items the list holds, counted by Excel. */
export function listCount(list: ItemList, grid: Grid): Term {
  return countOf(grid, list.entries.map((entry) => entry.itemAt));
}

/** 「検算　記載 25 項目 = 25 項目　一致」 */
export function listProof(listed: readonly Term[], declared: Term, unit: string, labels: SummaryLabels): TextBlock {
  const sum: Term = { formula: listed.map((term) => term.formula).join("+"), value: listed.reduce((value, term) => value + term.value, 0) };
  const pieces: Piece[] = [
    `${labels.check}　${labels.listed} `, figureText(sum), ` ${unit} = `, figureText(declared), ` ${unit}　`,
    {
      formula: `IF(${sameFigure(sum.formula, declared.formula)},"${labels.agrees}","${labels.disagrees}")`,
      shown: sum.value === declared.value ? labels.agrees : labels.disagrees,
    },
  ];
  return textBlock(composeText(pieces), textOf(pieces), look.PROOF);
}

/** The columns that name the initiative: what stands left of the item up to its name, with the number. */
function groupColumnsOf(list: ItemList): number[] {
  const [first] = list.entries;
  if (!first) return [];
  return list.table.columns
    .filter((column) => column.columnIndex === first.groupAt.columnIndex
      || (column.columnIndex < first.itemAt.columnIndex && (column.role === "number" || column.role === "label") && column.columnIndex <= first.groupAt.columnIndex + 1))
    .map((column) => column.columnIndex)
    .filter((columnIndex) => columnIndex !== first.itemAt.columnIndex);
}

/** Neighbouring entries of one initiative, as ranges of each of its columns. */
function groupsOf(entries: readonly ListEntry[], columns: readonly number[]): CellRange[] {
  const runs: { top: number; bottom: number; key: string }[] = [];
  for (const entry of entries) {
    const key = `${entry.number ?? ""}/${comparableName(entry.groupName)}`;
    const last = runs.at(-1);
    if (last && last.key === key && key !== "/" && entry.itemAt.rowIndex === last.bottom + 1) last.bottom = entry.itemAt.rowIndex;
    else runs.push({ top: entry.itemAt.rowIndex, bottom: entry.itemAt.rowIndex, key });
  }
  return runs.filter((run) => run.bottom > run.top).flatMap((run) => columns.map((column) => ({ top: run.top, bottom: run.bottom, left: column, right: column })));
}
