import { valueOf } from "./columnEquations.js";
import type { Reading } from "./blankReadings.js";

/** A row with its possible readings and what else is known of it. */
export interface OpenRow {
  readonly kind: "initiative" | "heading" | "subtotal" | "total" | "ofWhich";
  readonly readings: readonly Reading[];
  /** How many entries a list has for this row, and the column that counts them. */
  readonly listed: { readonly column: number; readonly count: number } | undefined;
}

export interface Resolution {
  /** For each row the indexes of its readings that occur in a best solution. */
  readonly kept: readonly (readonly number[])[];
  /** How many equations over rows and lists the best solutions break. */
  readonly broken: number;
}

/** States kept at once: beyond them the table is too open to be settled by its sums. */
const MOST_STATES = 20_000;

/**
 * Chooses the readings of all rows together, so that the fewest column totals, subtotals and list counts are broken, and tells
 * every reading that occurs in any best choice. Rows are taken one after the other; solutions with the same sums so far are one state,
 * so the work grows with the number of different sums and not with the number of combinations.
 * Undefined where even so there are too many.
 */
export function resolveBlanks(rows: readonly OpenRow[], width: number): Resolution | undefined {
  const layers: Map<string, State>[] = [new Map([[keyOf(zero(width), zero(width)), { cost: 0, segment: zero(width), all: zero(width), from: [] }]])];
  const totalAt = rows.findIndex((row, i) => row.kind === "total" && rows.slice(0, i).some((other) => other.kind === "initiative"));
  for (const [rowIndex, row] of rows.entries()) {
    const next = new Map<string, State>();
    for (const [key, state] of layers.at(-1) ?? []) {
      row.readings.forEach((reading, index) => { step(next, key, state, row, reading, index, rowIndex === totalAt); });
      if (next.size > MOST_STATES) return undefined;
    }
    layers.push(next);
  }
  return collect(layers, rows.length);
}

interface State {
  cost: number;
  readonly segment: readonly number[];
  readonly all: readonly number[];
  /** The steps that reach this state at its least cost. */
  from: { readonly key: string; readonly reading: number }[];
}

function step(next: Map<string, State>, key: string, state: State, row: OpenRow, reading: Reading, index: number, isTotal: boolean): void {
  const values = reading.map(valueOf);
  let { segment, all } = state;
  let cost = state.cost;
  if (row.kind === "initiative") {
    segment = add(segment, values);
    all = add(all, values);
    if (row.listed && (values[row.listed.column] ?? 0) !== row.listed.count) cost++;
  } else if (row.kind === "subtotal") {
    cost += mismatches(reading, values, segment);
    segment = zero(values.length);
  } else if (row.kind === "heading") segment = zero(values.length);
  else if (isTotal) cost += mismatches(reading, values, all);
  const nextKey = keyOf(segment, all);
  const known = next.get(nextKey);
  if (!known || cost < known.cost) next.set(nextKey, { cost, segment, all, from: [{ key, reading: index }] });
  else if (cost === known.cost) known.from.push({ key, reading: index });
}

/** A total that is not printed constrains nothing. */
function mismatches(reading: Reading, values: readonly number[], sums: readonly number[]): number {
  return values.filter((value, i) => reading[i] !== "" && round(value) !== round(sums[i] ?? 0)).length;
}

function collect(layers: readonly Map<string, State>[], rowCount: number): Resolution {
  const last = layers.at(-1) ?? new Map<string, State>();
  const least = Math.min(...[...last.values()].map((state) => state.cost));
  let keys = new Set([...last].filter(([, state]) => state.cost === least).map(([key]) => key));
  const kept: number[][] = Array.from({ length: rowCount }, () => []);
  for (let row = rowCount - 1; row >= 0; row--) {
    const before = new Set<string>();
    const readings = new Set<number>();
    for (const key of keys) for (const from of layers[row + 1]?.get(key)?.from ?? []) { before.add(from.key); readings.add(from.reading); }
    kept[row] = [...readings].sort((a, b) => a - b);
    keys = before;
  }
  return { kept, broken: least };
}

function zero(width: number): readonly number[] {
  return Array<number>(width).fill(0);
}

function add(a: readonly number[], b: readonly number[]): readonly number[] {
  return a.map((value, i) => round(value + (b[i] ?? 0)));
}

function keyOf(segment: readonly number[], all: readonly number[]): string {
  return `${segment.join(",")}|${all.join(",")}`;
}

/** Printed figures have few decimals; binary noise must not part equal sums. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
