import type { KeyedLines, KeyedTable } from "./keyedTable.js";
import type { Place } from "../relation.js";
import { tellingBits } from "./tellingBits.js";
import { common } from "./pairTables.js";

/** One figure in two tables, by its headings. */
export interface CellPair {
  readonly first: Place;
  readonly second: Place;
  readonly firstValue: number;
  readonly secondValue: number;
  /** It stands in a total's line of one table or of both. */
  readonly isTotal: boolean;
}

/** The cells of two tables that the same two headings name, and how their figures agree. */
export interface Alignment {
  readonly pairs: readonly CellPair[];
  readonly agreeing: number;
  /** Those among the agreeing that say something, all of them and those of totals' lines; and how much all of them say. */
  readonly telling: number;
  readonly tellingTotals: number;
  readonly bits: number;
  readonly differing: readonly CellPair[];
}

/** Every cell that both tables have, straight or with rows for columns, whichever is more. */
export function alignTables(a: KeyedTable, b: KeyedTable): Alignment {
  const straight = common(a.rows, b.rows) * common(a.columns, b.columns);
  const turned = common(a.rows, b.columns) * common(a.columns, b.rows);
  const isTurned = turned > straight;
  const rows = matchLines(a.rows, isTurned ? b.columns : b.rows);
  const columns = matchLines(a.columns, isTurned ? b.rows : b.columns);
  const pairs: CellPair[] = [];
  for (const [i, k] of rows) {
    for (const [j, l] of columns) {
      const [row, column] = isTurned ? [l, k] : [k, l];
      addPair(pairs, a, i, j, b, row, column);
    }
  }
  return weigh(pairs);
}

/** A line of one table and the total's line of another table that is called by the line's name. */
export function alignLine(a: KeyedTable, line: number, isRow: boolean, b: KeyedTable, total: number, isTotalRow: boolean): CellPair[] {
  const pairs: CellPair[] = [];
  for (const [j, l] of matchLines(isRow ? a.columns : a.rows, isTotalRow ? b.columns : b.rows)) {
    const [row, column] = isRow ? [line, j] : [j, line];
    const [otherRow, otherColumn] = isTotalRow ? [total, l] : [l, total];
    addPair(pairs, a, row, column, b, otherRow, otherColumn);
  }
  return pairs;
}

export function weigh(pairs: readonly CellPair[]): Alignment {
  let agreeing = 0, telling = 0, tellingTotals = 0, bits = 0;
  const differing: CellPair[] = [];
  for (const pair of pairs) {
    if (pair.firstValue !== pair.secondValue) { differing.push(pair); continue; }
    if (pair.firstValue === 0) continue;
    agreeing++;
    const own = tellingBits(pair.firstValue);
    if (own === 0) continue;
    bits += own;
    telling++;
    if (pair.isTotal) tellingTotals++;
  }
  return { pairs, agreeing, telling, tellingTotals, bits, differing };
}

function matchLines(a: KeyedLines, b: KeyedLines): [number, number][] {
  const matched: [number, number][] = [];
  for (const [key, i] of a.byKey) {
    const k = b.byKey.get(key);
    if (k !== undefined) matched.push([i, k]);
  }
  return matched;
}

function addPair(pairs: CellPair[], a: KeyedTable, row: number, column: number, b: KeyedTable, otherRow: number, otherColumn: number): void {
  const first = { sheet: a.table.sheet, rowIndex: a.rows.indexes[row] ?? 0, columnIndex: a.columns.indexes[column] ?? 0 };
  const second = { sheet: b.table.sheet, rowIndex: b.rows.indexes[otherRow] ?? 0, columnIndex: b.columns.indexes[otherColumn] ?? 0 };
  const firstValue = a.figures.number(first.rowIndex, first.columnIndex), secondValue = b.figures.number(second.rowIndex, second.columnIndex);
  if (Number.isNaN(firstValue) || Number.isNaN(secondValue)) return; // left blank in one of them: nothing is said
  const isTotal = [a.rows.isTotal[row], a.columns.isTotal[column], b.rows.isTotal[otherRow], b.columns.isTotal[otherColumn]].includes(true);
  pairs.push({ first, second, firstValue, secondValue, isTotal });
}
