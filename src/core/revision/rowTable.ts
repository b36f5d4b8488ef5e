import { parseRowNumber } from "../figures/labels.js";
import { BLANK, type CellKeys } from "./cellKeys.js";
import type { Pair } from "./sequences.js";
import { keyAt, rowTotal, type SheetRows } from "./sheetRows.js";

/** The rows of one edition over the columns that both have, with the name that each row goes by. */
export interface RowSide {
  readonly total: number;
  /** Row by row, one key a common column. */
  readonly cells: Int32Array;
  /** The key of each row's name, confirmed renames set aside; 0 where it has none. */
  readonly labels: Int32Array;
  /** The same as it stands in the row. */
  readonly names: Int32Array;
  /** 1 where the name stands in the column of names; else it is only the row's first word. */
  readonly isNamed: Uint8Array;
  readonly hashes: Float64Array;
}

/** Two editions over their common columns, and how alike two of their rows are. */
export interface RowTable {
  readonly before: RowSide;
  readonly after: RowSide;
  readonly columnCount: number;
  /** The common column that names the rows, and the columns that number or code them; positions among the common ones. */
  readonly labelColumn: number;
  readonly idColumns: readonly number[];
  /** 0 to 1: the share of what the two rows hold that is the same; rare contents weigh more. `withLabel` false leaves the name out. */
  likeness(before: number, after: number, withLabel?: boolean): number;
}

/** Of a word, a figure and a sign; a running number says least, since it changes with every row put in. */
const WEIGHTS = { word: 2, number: 1, sign: 0.4, blank: 0 } as const;
const SERIAL_WEIGHT = 0.25;

/**
 * @param keyColumn the common column that the user has chosen to name the rows: then whatever stands in it is a name
 * @param renames names that the user has confirmed to be one: the name after → the name before, as keys
 */
export function makeRowTable(before: SheetRows, after: SheetRows, columns: readonly Pair[], keys: CellKeys, renames: ReadonlyMap<number, number> = new Map<number, number>(), keyColumn?: number): RowTable {
  const cells = [gather(before, columns.map(([b]) => b)), gather(after, columns.map(([, a]) => a))] as const;
  const k = columns.length;
  const counts = new Int32Array(keys.size);
  for (const side of cells) for (const key of side) counts[key] = (counts[key] ?? 0) + 1;
  const isSerial = columns.map((_, c) => cells.some((side) => countsOn(side, k, c, keys)));
  const labelColumn = keyColumn ?? findLabelColumn(cells, k, keys);
  // codes stand before the names; behind them unlike figures of one length are amounts
  const idColumns = columns.flatMap((_, c) => (c !== labelColumn && (isSerial[c] || ((c < labelColumn || labelColumn < 0) && cells.every((side) => isCode(side, k, c, keys)))) ? [c] : []));

  const weights = new Float64Array(keys.size);
  // both sides together: a content that stands once on each is as rare as can be
  for (let key = 1; key < weights.length; key++) weights[key] = WEIGHTS[keys.kind(key)] / (1 + Math.log2(Math.max(1, (counts[key] ?? 0) / 2)));
  const sides = cells.map((side, s) => {
    const total = rowTotal(s === 0 ? before : after);
    const labels = new Int32Array(total);
    const names = new Int32Array(total);
    const hashes = new Float64Array(total);
    const isNamed = new Uint8Array(total);
    for (let r = 0; r < total; r++) {
      const label = labelOf(side, r, k, labelColumn, keys, keyColumn !== undefined);
      names[r] = label;
      labels[r] = s === 1 ? (renames.get(label) ?? label) : label;
      isNamed[r] = label !== BLANK && labelColumn >= 0 && side[r * k + labelColumn] === label ? 1 : 0;
      hashes[r] = hashOf(side, r, k);
    }
    return { total, cells: side, labels, names, isNamed, hashes };
  });
  const [one, other] = [sides[0], sides[1]];
  if (!one || !other) throw new Error("two sides");
  return {
    before: one, after: other, columnCount: k, labelColumn, idColumns,
    likeness: (b, a, withLabel = true) => {
      const [labelBefore, labelAfter] = [one.labels[b], other.labels[a]];
      let same = 0;
      let all = 0;
      for (let c = 0; c < k; c++) {
        const x = one.cells[b * k + c] ?? BLANK;
        const y = other.cells[a * k + c] ?? BLANK;
        if (x === BLANK && y === BLANK) continue;
        if (!withLabel && ((x === labelBefore && x !== BLANK) || (y === labelAfter && y !== BLANK))) continue;
        const factor = isSerial[c] ? SERIAL_WEIGHT : 1;
        const weight = Math.max(weights[x] ?? 0, weights[y] ?? 0) * factor;
        all += weight;
        if (x === y) same += weight;
      }
      return all === 0 ? 0 : same / all;
    },
  };
}

function gather(rows: SheetRows, columns: readonly number[]): Int32Array {
  const total = rowTotal(rows);
  const cells = new Int32Array(total * columns.length);
  for (let r = 0; r < total; r++) for (let c = 0; c < columns.length; c++) cells[r * columns.length + c] = keyAt(rows, r, columns[c] ?? 0);
  return cells;
}

/** 53 bits, so that two of a million rows meet by chance about once in ten thousand sheets; equal hashes are compared cell by cell. */
function hashOf(cells: Int32Array, row: number, k: number): number {
  let h1 = 0x811c9dc5;
  let h2 = 0x2545f491;
  let filled = false;
  for (let c = 0; c < k; c++) {
    const key = cells[row * k + c] ?? BLANK;
    if (key !== BLANK) filled = true;
    h1 = Math.imul(h1 ^ key, 0x01000193) ^ (h1 >>> 15);
    h2 = Math.imul(h2 + key, 0x85ebca6b) ^ (h2 >>> 13);
  }
  return filled ? (h1 >>> 0) * 0x200000 + ((h2 >>> 0) & 0x1fffff) + 1 : 0;
}

export function sameRow(table: RowTable, before: number, after: number): boolean {
  const k = table.columnCount;
  for (let c = 0; c < k; c++) if (table.before.cells[before * k + c] !== table.after.cells[after * k + c]) return false;
  return true;
}

/** The column of names: words in most rows, seldom the same twice; of about equal ones the leftmost. */
function findLabelColumn(sides: readonly Int32Array[], k: number, keys: CellKeys): number {
  const scores = Array.from({ length: k }, (_, c) => {
    const seen = new Set<number>();
    let words = 0;
    let rows = 0;
    for (const cells of sides) {
      const own = new Set<number>();
      for (let at = c; at < cells.length; at += k) {
        rows++;
        const key = cells[at] ?? BLANK;
        if (keys.kind(key) !== "word") continue;
        words++;
        own.add(key);
      }
      for (const key of own) seen.add(key);
    }
    return words === 0 ? 0 : (words / rows) * Math.min(1, (2 * seen.size) / words);
  });
  const best = Math.max(0, ...scores);
  return best < 0.05 ? -1 : scores.findIndex((score) => score >= best * 0.75);
}

function labelOf(cells: Int32Array, row: number, k: number, labelColumn: number, keys: CellKeys, isChosen: boolean): number {
  const own = labelColumn < 0 ? BLANK : (cells[row * k + labelColumn] ?? BLANK);
  if (isChosen ? own !== BLANK : keys.kind(own) === "word") return own;
  for (let c = 0; c < k; c++) {
    const key = cells[row * k + c] ?? BLANK;
    if (keys.kind(key) === "word") return key;
  }
  return BLANK;
}

/** No.1, No.2, No.3: most numbers are one more than the one above. */
function countsOn(cells: Int32Array, k: number, column: number, keys: CellKeys): boolean {
  let last: number | undefined;
  let steps = 0;
  let numbers = 0;
  for (let at = column; at < cells.length; at += k) {
    const key = cells[at] ?? BLANK;
    if (keys.kind(key) !== "number") continue;
    const value = parseRowNumber(keys.text(key));
    if (value === undefined) { numbers++; continue; }
    if (last !== undefined && value === last + 1) steps++;
    last = value;
    numbers++;
  }
  return numbers >= 3 && steps >= (numbers - 1) * 0.6;
}

/** A code names one row: digits or letters with digits, in most rows, none twice, all of about one length. */
function isCode(cells: Int32Array, k: number, column: number, keys: CellKeys): boolean {
  const seen = new Set<number>();
  const lengths = new Set<number>();
  let filled = 0;
  for (let at = column; at < cells.length; at += k) {
    const key = cells[at] ?? BLANK;
    if (key === BLANK) continue;
    const text = keys.text(key);
    if (!/^[\dA-Za-z-]{2,14}$/.test(text) || !/\d/.test(text)) continue;
    filled++;
    seen.add(key);
    lengths.add(text.length);
  }
  return filled >= 3 && filled >= (cells.length / k) * 0.6 && seen.size === filled && lengths.size <= 2;
}
