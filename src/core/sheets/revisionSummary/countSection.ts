import type { CellRange } from "../../grid/address.js";
import type { Grid } from "../../grid/grid.js";
import type { CountRole, CountTable } from "../../tables/planTables.js";
import { textBlock, type Block, type BlockCell } from "./block.js";
import { composeText, figureOf, figureText, sameFigure, settle, sumOf, textOf, type Piece, type Term } from "./formulaText.js";
import { blankCell, formulaCell, mirrorTable, type MirroredColumn } from "./mirrorTable.js";
import type { SummaryLabels } from "./summarySource.js";
import * as look from "./summaryStyles.js";

type PartColumn = CountTable["partColumns"][number];

/** The figures that the summary leads with, the count table as the plan has it, and the proof that it adds up. */
export function countSection(table: CountTable, grid: Grid, noun: string, unit: string, labels: SummaryLabels): Block[] {
  const bodyTop = firstBodyRow(table, grid);
  return [
    ...headlines(table, grid, noun, unit, labels),
    mirrorTable({
      grid,
      headerRows: rowsFrom(table.table.range.top, bodyTop),
      bodyRows: [...rowsFrom(bodyTop, table.table.bodyTop), ...table.table.rows.map((row) => row.rowIndex)],
      columns: columnsOf(table, grid),
      rowRole: (row) => roleOfRow(table, grid, row),
      groups: labelsAcross(table, grid),
      addedRows: table.totalRow === undefined && table.initiativeRows.length > 0 ? [addedTotal(table, grid, labels)] : [],
    }, 4),
    ...proof(table, grid, labels),
  ];
}

/** The figure of a column's total: the plan's own total line where it has one, else the sum of the rows. */
export function columnTotal(table: CountTable, grid: Grid, columnIndex: number): Term {
  return table.totalRow === undefined ? sumOf(grid, table.initiativeRows, columnIndex) : figureOf(grid, table.totalRow, columnIndex);
}

export function columnOfRole(table: CountTable, role: CountRole): PartColumn | undefined {
  return table.partColumns.find((part) => part.role === role);
}

/** 「新規実践項目　25 項目」, and as much for anything else that changed; with no change told apart, the grand total. */
function headlines(table: CountTable, grid: Grid, noun: string, unit: string, labels: SummaryLabels): Block[] {
  const changed = table.partColumns.filter((part) => part.role !== "current" && part.role !== "other");
  const lines = changed.map((part): Piece[] =>
    [`${part.role === "new" ? labels.newItems(noun) : oneLine(part.header)}　`, figureText(columnTotal(table, grid, part.columnIndex)), ` ${unit}`]);
  if (lines.length === 0 && table.totalColumn !== undefined) {
    lines.push([`${noun}　`, figureText(columnTotal(table, grid, table.totalColumn)), ` ${unit}`]);
  }
  return lines.map((pieces) => textBlock(composeText(pieces), textOf(pieces), look.HEADLINE, 2));
}

function columnsOf(table: CountTable, grid: Grid): MirroredColumn[] {
  const needed = new Set([table.numberColumn, table.nameColumn, table.totalColumn, ...table.partColumns.map((part) => part.columnIndex)]);
  return table.table.columns
    .filter((column) => needed.has(column.columnIndex) || !grid.hiddenColumns.has(column.columnIndex))
    .map(({ columnIndex, role }) => ({ columnIndex, kind: columnIndex === table.numberColumn || role === "number" ? "number" : role === "figure" ? "figure" : "name" }));
}

function roleOfRow(table: CountTable, grid: Grid, rowIndex: number): look.RowRole {
  if (rowIndex === table.totalRow) return "total";
  const figures = [...table.partColumns.map((part) => part.columnIndex), ...(table.totalColumn === undefined ? [] : [table.totalColumn])];
  return figures.every((column) => grid.value(rowIndex, column) === null) ? "heading" : table.initiativeRows.includes(rowIndex) ? "row" : "subtotal";
}

/** A group's heading right beneath the head looks like a further tier of it, and is repeated on no page. */
function firstBodyRow(table: CountTable, grid: Grid): number {
  const { range, bodyTop } = table.table;
  const isMerged = (row: number): boolean => grid.merges.some((merge) => merge.top <= row && merge.bottom >= row);
  let top = bodyTop;
  while (top - 1 > range.top && !isMerged(top - 1) && columnsOf(table, grid).filter(({ columnIndex }) => grid.value(top - 1, columnIndex) !== null).length === 1) top--;
  return top;
}

/**
 * Labels that run on over blank cells: a group's heading over the whole line, 「合計」 in the narrow number column over the name's.
 */
function labelsAcross(table: CountTable, grid: Grid): CellRange[] {
  const { numberColumn, nameColumn } = table;
  const columns = columnsOf(table, grid).map((column) => column.columnIndex);
  const [first = nameColumn, last = nameColumn] = [columns[0], columns.at(-1)];
  const headed = rowsFrom(firstBodyRow(table, grid), table.table.bodyTop).map((rowIndex) => ({ rowIndex, number: undefined }));
  return [...headed, ...table.table.rows].flatMap(({ rowIndex, number }): CellRange[] => {
    const line = { top: rowIndex, bottom: rowIndex };
    const filled = columns.filter((column) => grid.value(rowIndex, column) !== null);
    if (filled.length === 1 && filled[0] === first && roleOfRow(table, grid, rowIndex) === "heading") return [{ ...line, left: first, right: last }];
    const isLabel = number === undefined && numberColumn !== undefined && nameColumn === numberColumn + 1;
    return isLabel && grid.value(rowIndex, numberColumn) !== null && grid.value(rowIndex, nameColumn) === null ? [{ ...line, left: numberColumn, right: nameColumn }] : [];
  });
}

function addedTotal(table: CountTable, grid: Grid, labels: SummaryLabels): BlockCell[] {
  const summed = new Set([table.totalColumn, ...table.partColumns.map((part) => part.columnIndex)]);
  return columnsOf(table, grid).map(({ columnIndex, kind }) => {
    const style = look.emphasised(kind === "figure" ? look.FIGURE_CELL : look.NAME_CELL, "total");
    if (summed.has(columnIndex)) {
      const sum = sumOf(grid, table.initiativeRows, columnIndex);
      return formulaCell({ kind: "formula", formula: sum.formula, cached: sum.value }, style);
    }
    if (columnIndex !== table.nameColumn) return blankCell(style);
    return { content: { kind: "text", text: labels.total }, shown: labels.total, style };
  });
}

/** 「検算　70 + 25 = 95　一致」: across the total line, and each column down where the plan has a total line of its own. */
function proof(table: CountTable, grid: Grid, labels: SummaryLabels): Block[] {
  if (table.totalColumn === undefined || table.partColumns.length < 2) return [];
  const total = columnTotal(table, grid, table.totalColumn);
  const terms = table.partColumns.map((part) => ({ ...part, term: columnTotal(table, grid, part.columnIndex) }));
  const across = terms.map(({ sign, term }, i) => (i === 0 ? (sign < 0 ? `-${term.formula}` : term.formula) : `${sign < 0 ? "-" : "+"}${term.formula}`)).join("");
  const sum = settle(terms.reduce((value, { sign, term }) => value + sign * term.value, 0));
  const conditions = [sameFigure(across, total.formula)];
  let holds = sum === total.value;
  if (table.totalRow !== undefined) {
    for (const columnIndex of [...terms.map((part) => part.columnIndex), table.totalColumn]) {
      const [down, shown] = [footing(table, grid, columnIndex), columnTotal(table, grid, columnIndex)];
      conditions.push(sameFigure(down.formula, shown.formula));
      holds &&= down.value === shown.value;
    }
  }
  const verdict: Piece = {
    formula: `IF(AND(${conditions.join(",")}),"${labels.agrees}","${labels.disagrees}")`,
    shown: holds ? labels.agrees : labels.disagrees,
  };
  const pieces: Piece[] = [`${labels.check}　`];
  terms.forEach(({ sign, term }, i) => pieces.push(i === 0 ? (sign < 0 ? "−" : "") : sign < 0 ? " − " : " + ", figureText(term)));
  pieces.push(" = ", figureText(total), "　", verdict);
  const kept = pieces.filter((piece) => piece !== "");
  return [textBlock(composeText(kept), textOf(kept), look.PROOF)];
}

/** The sum down a column. Numbers typed as text are added where the total is typed; a total that Excel sums skips them. */
function footing(table: CountTable, grid: Grid, columnIndex: number): Term {
  const sum = sumOf(grid, table.initiativeRows, columnIndex);
  if (table.totalRow === undefined || grid.formula(table.totalRow, columnIndex) !== undefined) return sum;
  const texts = table.initiativeRows.filter((row) => typeof grid.value(row, columnIndex) === "string").map((row) => figureOf(grid, row, columnIndex));
  const numbers = texts.filter((term) => term.value !== 0);
  return { formula: [sum.formula, ...numbers.map((term) => term.formula)].join("+"), value: settle(numbers.reduce((value, term) => value + term.value, sum.value)) };
}

function rowsFrom(top: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - top) }, (_, i) => top + i);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
