import { formatAddress, formatRange } from "../../grid/address.js";
import { comparable } from "../../figures/labels.js";
import { findFootings, placeOn, rangeReplaced, type Footing } from "../../relations/formulas/footings.js";
import type { SheetTables } from "../../tables/findTables.js";
import type { Table } from "../../tables/table.js";
import type { Check, Fault } from "../check.js";
import { answerBySheet } from "./answerBySheet.js";

/** A sum that takes in a number of the heading (2023, 2024, …) or of the No. column: it counts as an amount. */
export const headerInRange: Check = {
  code: "formula/header-in-range",
  run({ sheets, index }) {
    const byName = new Map(sheets.map((sheet) => [sheet.figures.grid.name, sheet]));
    const footings = findFootings(index);
    const faults = footings.flatMap((footing) => {
      const sheet = byName.get(footing.formula.sheet);
      const table = sheet && tableOf(footing, sheet);
      return sheet && table ? findHeader(footing, table, sheet) : [];
    });
    return answerBySheet(footings.map(({ formula }) => formula.sheet), faults);
  },
};

function tableOf({ formula: { rowIndex, columnIndex } }: Footing, { tables }: SheetTables): Table | undefined {
  return tables.find(({ range }) => rowIndex >= range.top && rowIndex <= range.bottom && columnIndex >= range.left && columnIndex <= range.right);
}

function findHeader(footing: Footing, table: Table, sheet: SheetTables): Fault[] {
  const { formula, direction, line, first, last } = footing;
  const begins = direction === "down" ? headingEnd(footing, table, sheet) : numbersEnd(footing, table, sheet);
  if (begins === undefined || begins > last) return [];
  const header = placeOn(direction, line, begins - 1);
  const [cell, other] = [formatAddress(formula.rowIndex, formula.columnIndex), formatAddress(header.rowIndex, header.columnIndex)];
  const proposed = `=${rangeReplaced(footing, begins, last)}`;
  const [from, to] = [placeOn(direction, line, first), placeOn(direction, line, last)];
  return [{
    severity: "error", at: formula,
    params: {
      cell, other, text: sheet.figures.text(header.rowIndex, header.columnIndex), isHeading: direction === "down", proposed,
      range: formatRange({ top: from.rowIndex, left: from.columnIndex, bottom: to.rowIndex, right: to.columnIndex }),
    },
    explanations: [{ cause: "range-reaches-heading", cells: [{ sheet: formula.sheet, ref: cell, value: `=${formula.formula}`, proposed }] }],
  }];
}

/** The row after the headings that the range takes in; undefined where it takes in none that count. */
function headingEnd({ line, first, last }: Footing, table: Table, { figures }: SheetTables): number | undefined {
  if (first >= table.bodyTop || first < table.range.top || last < table.bodyTop) return undefined;
  // a year or a running number, as a heading has it; any other number in the heading rows may be an entry that was taken for one
  for (let r = first; r < table.bodyTop; r++) {
    const value = figures.grid.value(r, line);
    if (typeof value === "number" && !isHeadingNumber(value, line, table, (c) => figures.grid.value(r, c))) return undefined;
  }
  for (let r = first; r < table.bodyTop; r++) if (typeof figures.grid.value(r, line) === "number") return table.bodyTop;
  return undefined;
}

/** Beside it in the same row stands the number before or after it: 2022, 2023, 2024. */
function isHeadingNumber(value: number, line: number, table: Table, valueAt: (columnIndex: number) => unknown): boolean {
  const figures = table.columns.filter(({ role }) => role === "figure").map(({ columnIndex }) => columnIndex);
  const i = figures.indexOf(line);
  const beside = [figures[i - 1], figures[i + 1]].filter((c) => c !== undefined).map(valueAt);
  return Number.isInteger(value) && (beside.includes(value - 1) || beside.includes(value + 1));
}

const NUMBER_HEADING = /^(?:no\.?|№|#|番号|連番|整理番号|コード|code|id)$/i;

/** The column after the No. that the range begins with. */
function numbersEnd({ line, first, last }: Footing, table: Table, { figures }: SheetTables): number | undefined {
  const column = table.columns.find(({ columnIndex }) => columnIndex === first);
  if (last - first < 2 || !column?.headers.some((header) => NUMBER_HEADING.test(comparable(header)))) return undefined;
  return column.role === "number" && typeof figures.grid.value(line, first) === "number" ? first + 1 : undefined;
}
