import { formatAddress, formatRange } from "../grid/address.js";
import type { NumberFigure } from "../figures/figure.js";
import type { SheetFigures } from "../tables/sheetFigures.js";
import type { Table } from "../tables/table.js";
import type { Check, Fault } from "./check.js";

/** A dress worn by at most this share of a column departs from it. */
const MINORITY = 0.34;
const LEAST_CELLS = 3;
/** Digits of both widths, or a half-width sign before a full-width digit: no house rule writes so. */
const MIXED = /[0-9].*[０-９]|[０-９].*[0-9]|^-[０-９]/;

/**
 * A number dressed otherwise than its neighbours in the column: one full-width digit among half-width ones, 「3件」 among
 * plain numbers, text among true numbers. An office that writes one digit full-width and more half-width (the house rule
 * of many) is consistent: numbers of one digit are compared with each other only.
 */
export const dress: Check = {
  code: "text/dress",
  run({ sheets }) {
    const results = sheets.flatMap(({ tables, figures }) => tables.flatMap((table) => {
      const columns = table.columns.filter((column) => column.role === "figure");
      if (columns.length === 0) return [];
      const withText = columnsWithText(table, columns.map((column) => column.columnIndex), figures);
      const faults = columns.filter((column) => withText.has(column.columnIndex)).flatMap((column) => [
        ...findDeparting(table, column.columnIndex, figures, (figure) => figure.unit),
        ...findDeparting(table, column.columnIndex, figures, (figure, isText) => `${Math.abs(figure.value) < 10 ? "one" : "more"}:${figure.dress.fullWidth ? "wide" : "narrow"}${isText ? "text" : ""}`),
        ...findDeparting(table, column.columnIndex, figures, (figure, _, text) => (figure.dress.fullWidth && MIXED.test(text) ? "mixed" : "")),
      ]);
      faults.push(...findDepartingInRow(table, columns.map((column) => column.columnIndex), figures));
      const distinct = [...new Map(faults.map((fault) => [fault.params["cell"], fault])).values()];
      return [{ at: { sheet: table.sheet, ref: formatRange(table.range) }, outcome: distinct.length > 0 ? "fails" as const : "holds" as const, faults: distinct }];
    }));
    const habits = findHabits(results.flatMap(({ faults }) => faults), sheets.length);
    return results.map((result) => {
      const faults = result.faults.filter((fault) => !habits.has(placeOnForm(fault)));
      return { ...result, faults, outcome: faults.length > 0 ? "fails" as const : "holds" as const };
    });
  },
};

/** A form is filled in on this many sheets at least before it shows a habit. */
const FORM_SHEETS = 3;

/** The same cell dressed alike on most sheets of a workbook is how its form is filled in, and departs from nothing. */
function findHabits(faults: readonly Fault[], sheetCount: number): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const fault of faults) counts.set(placeOnForm(fault), (counts.get(placeOnForm(fault)) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= FORM_SHEETS && count > sheetCount / 2).map(([place]) => place));
}

function placeOnForm({ at }: Fault): string {
  return `${at.rowIndex}:${at.columnIndex}`;
}

/** A column of stored numbers only wears no dress. Row by row, for that is how a grid holds its cells. */
function columnsWithText(table: Table, columnIndexes: readonly number[], figures: SheetFigures): Set<number> {
  const found = new Set<number>();
  for (const { rowIndex } of table.rows) {
    const row = figures.grid.row(rowIndex);
    for (const columnIndex of columnIndexes) if (typeof row[columnIndex] === "string") found.add(columnIndex);
  }
  return found;
}

function findDeparting(table: Table, columnIndex: number, figures: SheetFigures, key: (figure: NumberFigure, isText: boolean, text: string) => string): Fault[] {
  const groups = new Map<string, { rowIndex: number; figure: NumberFigure }[]>();
  const families = new Map<string, number>();
  for (const { rowIndex } of table.rows) {
    const figure = figures.figure(rowIndex, columnIndex);
    if (figure.kind !== "number" || figures.grid.formula(rowIndex, columnIndex) !== undefined) continue;
    const own = key(figure, figures.isTextNumber(rowIndex, columnIndex), figures.text(rowIndex, columnIndex));
    const family = own.includes(":") ? own.split(":")[0] ?? "" : "";
    families.set(family, (families.get(family) ?? 0) + 1);
    const group = groups.get(own);
    if (group) group.push({ rowIndex, figure });
    else groups.set(own, [{ rowIndex, figure }]);
  }
  const faults: Fault[] = [];
  for (const [own, cells] of groups) {
    const family = own.includes(":") ? own.split(":")[0] ?? "" : "";
    const size = families.get(family) ?? 0;
    if (size < LEAST_CELLS || cells.length > size * MINORITY) continue;
    for (const { rowIndex, figure } of cells) {
      if (isOdd(figure, figures.isTextNumber(rowIndex, columnIndex))) faults.push(toFault(table.sheet, rowIndex, columnIndex, figure, figures));
    }
  }
  return faults;
}

function toFault(sheet: string, rowIndex: number, columnIndex: number, figure: NumberFigure, figures: SheetFigures): Fault {
  const cell = formatAddress(rowIndex, columnIndex);
  const text = figures.text(rowIndex, columnIndex);
  return {
    severity: "warning", at: { sheet, rowIndex, columnIndex }, params: { cell, text, value: figure.value },
    explanations: [{ cause: "text-number", cells: [{ sheet, ref: cell, value: text, proposed: figure.value }] }],
  };
}

/** A table of so few rows that its columns show no habit. */
const FEW_ROWS = 4;

/** In a table of few rows the row tells: one cell dressed up where all others of its row are plain, and its column has no such other. */
function findDepartingInRow(table: Table, columns: readonly number[], figures: SheetFigures): Fault[] {
  if (table.rows.length > FEW_ROWS) return [];
  const numberAt = (rowIndex: number, columnIndex: number): NumberFigure | undefined => {
    const figure = figures.figure(rowIndex, columnIndex);
    return figure.kind === "number" && figures.grid.formula(rowIndex, columnIndex) === undefined ? figure : undefined;
  };
  const isDressed = (rowIndex: number, columnIndex: number): boolean => {
    const figure = numberAt(rowIndex, columnIndex);
    return figure !== undefined && isOdd(figure, figures.isTextNumber(rowIndex, columnIndex));
  };
  return table.rows.flatMap(({ rowIndex }) => {
    const numbers = columns.filter((columnIndex) => numberAt(rowIndex, columnIndex) !== undefined);
    const dressed = numbers.filter((columnIndex) => isDressed(rowIndex, columnIndex));
    const [columnIndex] = dressed;
    const figure = columnIndex === undefined ? undefined : numberAt(rowIndex, columnIndex);
    // an office may write its numbers of one digit full-width, and only those
    if (columnIndex === undefined || !figure || dressed.length > 1 || numbers.length < LEAST_CELLS || (Math.abs(figure.value) < 10 && figure.unit === "")) return [];
    return table.rows.some((row) => row.rowIndex !== rowIndex && isDressed(row.rowIndex, columnIndex)) ? [] : [toFault(table.sheet, rowIndex, columnIndex, figure, figures)];
  });
}

/** A plain half-width number is never the odd one out: it is what the others should be. */
function isOdd(figure: NumberFigure, isText: boolean): boolean {
  return isText || figure.dress.fullWidth || (figure.unit !== "" && !/^[%％]$/.test(figure.unit));
}
