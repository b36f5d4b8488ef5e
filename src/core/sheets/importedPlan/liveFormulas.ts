import { formatAddress } from "../../grid/address.js";
import type { CountRow, TranscribedCountTable } from "../../transcript/transcript.js";

export interface LiveFormula {
  readonly formula: string;
  readonly cached: number;
}

export interface LiveFormulas {
  /** By "row:column" of the sheet. */
  readonly cells: ReadonlyMap<string, LiveFormula>;
  readonly differences: readonly { readonly ref: string; readonly printed: number; readonly computed: number }[];
}

/**
 * Formulas for a count table's sums: row totals by its column equations, then subtotals and totals down the columns.
 * A sum over a cell that could not be read stays as printed. Where a formula gives another value than the print, both are told.
 */
export function formulasOf(table: TranscribedCountTable, bodyTop: number, firstColumn: number): LiveFormulas {
  const cells = new Map<string, LiveFormula>();
  const differences: { ref: string; printed: number; computed: number }[] = [];
  const values = table.rows.map((row) => row.cells.map((cell) => (cell.figure.kind === "number" ? cell.figure.value : 0)));
  const isOpen = table.rows.map((row) => row.cells.map((cell) => cell.isUnresolved));
  const ref = (row: number, column: number): string => formatAddress(bodyTop + row, firstColumn + column);
  const place = (row: number, column: number, formula: string, parts: readonly (readonly [number, number, number])[]): void => {
    const own = values[row];
    if (!own || parts.length === 0 || isOpen[row]?.[column] || parts.some(([r, c]) => isOpen[r]?.[c])) return;
    const computed = Math.round(parts.reduce((sum, [r, c, sign]) => sum + sign * (values[r]?.[c] ?? 0), 0) * 1e6) / 1e6;
    const cell = table.rows[row]?.cells[column];
    if (cell?.figure.kind !== "number") return; // nothing was printed there
    if (computed !== cell.figure.value) differences.push({ ref: ref(row, column), printed: cell.figure.value, computed });
    own[column] = computed;
    cells.set(`${String(bodyTop + row)}:${String(firstColumn + column)}`, { formula, cached: computed });
  };
  table.rows.forEach((row, r) => {
    if (row.kind !== "initiative" && row.kind !== "ofWhich") return;
    for (const { total, parts } of table.equations) {
      const columns = parts.map((part) => part.column);
      const isRun = parts.every((part, i) => part.sign === 1 && part.column === (columns[0] ?? 0) + i);
      const formula = isRun ? `SUM(${ref(r, columns[0] ?? 0)}:${ref(r, columns.at(-1) ?? 0)})`
        : parts.map((part, i) => `${part.sign < 0 ? "-" : i > 0 ? "+" : ""}${ref(r, part.column)}`).join("");
      place(r, total, formula, parts.map((part) => [r, part.column, part.sign]));
    }
  });
  sumDown(table.rows, (row, rows) => {
    table.columns.forEach((_, column) => { place(row, column, `SUM(${runsOf(rows).map(([from, to]) => rangeOf(ref(from, column), ref(to, column))).join(",")})`, rows.map((r) => [r, column, 1])); });
  });
  return { cells, differences };
}

/** Subtotals sum the rows above them up to the last subtotal or heading; the total sums the subtotals, or the rows where there are none. */
function sumDown(rows: readonly CountRow[], sum: (row: number, parts: readonly number[]) => void): void {
  const all: number[] = [];
  const subtotals: number[] = [];
  let segment: number[] = [];
  let isTotalled = false;
  rows.forEach((row, r) => {
    if (row.kind === "initiative") { segment.push(r); all.push(r); }
    if (row.kind === "heading") segment = [];
    if (row.kind === "subtotal" && segment.length > 0) { sum(r, segment); subtotals.push(r); segment = []; }
    if (row.kind === "total" && !isTotalled && all.length > 0) { sum(r, subtotals.length > 0 && segment.length === 0 ? subtotals : all); isTotalled = true; }
  });
}

function runsOf(rows: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last && last[1] === row - 1) last[1] = row;
    else runs.push([row, row]);
  }
  return runs;
}

function rangeOf(from: string, to: string): string {
  return from === to ? from : `${from}:${to}`;
}
