import type { SheetTables } from "../tables/findTables.js";
import type { Table } from "../tables/table.js";
import { findPatterns, type FoundPattern } from "./findPatterns.js";
import { findMeans } from "./means.js";
import { readLines, type Lines } from "./lines.js";
import type { FoundRatio } from "./ratios.js";

/** Share of their columns that tables one above another must have in common to be read as one. */
const LEAST_COMMON = 0.7;
/** Longer stacks are lists cut at blank lines; nothing sums across them that does not sum within. */
const MOST_ROWS = 1500;

/** What is found down the columns of tables that stand one above another, from one table to the next. */
export interface StackedSums {
  readonly lines: Lines;
  readonly sums: readonly FoundPattern[];
  readonly means: readonly FoundRatio[];
}

/**
 * Blocks of one form stacked on a sheet (歳入, 歳出, 差引) are tables of their own, and yet one block may be the sum of the others,
 * or the grand total may stand below them all. The stack is read as one table, with the parts set aside that the tables' own
 * totals have used.
 * @param sumsOf the sums down the columns of each table by itself
 */
export function findStackedSums(sheet: SheetTables, sumsOf: (table: Table) => { readonly lines: Lines; readonly found: readonly FoundPattern[] } | undefined, noteSlack: number): StackedSums[] {
  return stackTables(sheet.tables).map((tables) => {
    const [first] = tables;
    const lines = readLines({ ...first, rows: tables.flatMap((table) => table.rows) }, sheet.figures, "col");
    const positionOf = new Map(lines.positionIndexes.map((rowIndex, p) => [rowIndex, p]));
    const tableOf = tables.flatMap((table, i) => table.rows.map(() => i));
    const crosses = (positions: readonly number[]): boolean => new Set(positions.map((p) => tableOf[p])).size > 1;
    const known = tables.flatMap((table) => {
      const own = sumsOf(table);
      return own?.found.flatMap(({ pattern, score }): FoundPattern[] => {
        const move = (p: number): number => positionOf.get(own.lines.positionIndexes[p] ?? -1) ?? -1;
        return [{ pattern: { ...pattern, total: move(pattern.total), parts: pattern.parts.map(move) }, score }];
      }) ?? [];
    });
    const sums = findPatterns(lines, noteSlack, known, ({ total, parts }) => crosses([total, ...parts]));
    const isTotal = lines.positionIndexes.map(() => false);
    for (const { pattern } of [...known, ...sums]) isTotal[pattern.total] = true;
    const means = findMeans(lines, isTotal).filter(({ pattern }) => pattern.isLabelled && crosses([pattern.total, ...pattern.parts]));
    return { lines, sums, means };
  });
}

type Stack = readonly [Table, ...Table[]];

/** Tables in reading order, each under the one before and with its columns. */
function stackTables(tables: readonly Table[]): Stack[] {
  const stacks: [Table, ...Table[]][] = [];
  for (const table of tables) {
    const stack = stacks.find(([first, ...others]) => isUnder(others.at(-1) ?? first, table) && shareColumns(first, table));
    if (stack) stack.push(table);
    else stacks.push([table]);
  }
  return stacks.filter((stack) => stack.length > 1 && stack.reduce((rows, table) => rows + table.rows.length, 0) <= MOST_ROWS);
}

function isUnder(above: Table, below: Table): boolean {
  return below.range.top > above.range.bottom;
}

function shareColumns(a: Table, b: Table): boolean {
  const own = figureColumns(a);
  const others = figureColumns(b);
  const common = others.filter((column) => own.includes(column)).length;
  return common >= 1 && common >= LEAST_COMMON * Math.max(own.length, others.length);
}

function figureColumns(table: Table): number[] {
  return table.columns.filter((column) => column.role === "figure").map((column) => column.columnIndex);
}
