import { formatRange, MAX_COLUMNS, MAX_ROWS } from "../../core/grid/address.js";
import type { IronModel } from "./ironModel.js";

/** Cells and ranges that one reading formula takes: its text must not grow too long. */
const MOST_CELLS = 400;
const MOST_RANGES = 50;
const SEPARATOR = "|";

interface Reading {
  readonly formula: string;
  readonly keys: readonly number[];
}

/**
 * Reads numbers to their last bit. IronCalc shows numbers by their formats only, with ten digits or so; but where it joins texts it writes each
 * number in full. So a sheet of its own holds formulas that join the results, a few hundred each.
 */
export class ExactNumbers {
  private readings: readonly Reading[] = [];
  private readonly placed: string[] = [];

  constructor(
    private readonly model: IronModel,
    private readonly sheetNames: readonly string[],
  ) {}

  /** Says which cells to read, in the order of sheets, columns and rows; keys as `keyOf` makes them. True where IronCalc must calculate anew first. */
  cover(keys: readonly number[]): boolean {
    this.readings = group(keys, this.sheetNames);
    let hasChanged = false;
    this.readings.forEach(({ formula }, i) => {
      if (this.placed[i] === formula) return;
      this.model.put(this.model.scratchSheet, i, 0, formula);
      this.placed[i] = formula;
      hasChanged = true;
    });
    for (let i = this.readings.length; i < this.placed.length; i++) this.model.clear(this.model.scratchSheet, i, 0);
    this.placed.length = this.readings.length;
    return hasChanged;
  }

  /** The numbers by their cells; a cell that is no number is left out. */
  read(): ReadonlyMap<number, number> {
    const numbers = new Map<number, number>();
    this.readings.forEach(({ keys }, i) => {
      const texts = this.model.text(this.model.scratchSheet, i, 0).split(SEPARATOR);
      if (texts.length !== keys.length) return;
      keys.forEach((key, k) => {
        const number = texts[k] === "" ? NaN : Number(texts[k]);
        if (!Number.isNaN(number)) numbers.set(key, number + 0); // no -0
      });
    });
    return numbers;
  }
}

/** More cells than a sheet has. */
const SHEET = MAX_ROWS * MAX_COLUMNS;

/** A cell as one number, in the order of sheets, rows and columns. */
export function keyOf(sheet: number, rowIndex: number, columnIndex: number): number {
  return sheet * SHEET + rowIndex * MAX_COLUMNS + columnIndex;
}

export function placeOf(key: number): { readonly sheet: number; readonly rowIndex: number; readonly columnIndex: number } {
  const sheet = Math.floor(key / SHEET);
  const cell = key - sheet * SHEET;
  const rowIndex = Math.floor(cell / MAX_COLUMNS);
  return { sheet, rowIndex, columnIndex: cell - rowIndex * MAX_COLUMNS };
}

function group(keys: readonly number[], sheetNames: readonly string[]): readonly Reading[] {
  const places = keys.map((key) => ({ key, ...placeOf(key) }));
  places.sort((a, b) => a.sheet - b.sheet || a.columnIndex - b.columnIndex || a.rowIndex - b.rowIndex);
  const readings: Reading[] = [];
  let ranges: string[] = [];
  let covered: number[] = [];
  const close = (): void => {
    if (covered.length > 0) readings.push({ formula: `=TEXTJOIN("${SEPARATOR}",FALSE,${ranges.join(",")})`, keys: covered });
    ranges = [];
    covered = [];
  };
  for (let i = 0; i < places.length; ) {
    const first = places[i] as (typeof places)[number]; // within its length
    let next = i + 1;
    const isBelow = (k: number): boolean => {
      const place = places[k];
      return place?.sheet === first.sheet && place.columnIndex === first.columnIndex && place.rowIndex === first.rowIndex + (k - i);
    };
    while (next < places.length && next - i < MOST_CELLS && isBelow(next)) next++;
    if (covered.length + (next - i) > MOST_CELLS || ranges.length === MOST_RANGES) close();
    ranges.push(`'${(sheetNames[first.sheet] ?? "").replaceAll("'", "''")}'!${formatRange({ top: first.rowIndex, bottom: first.rowIndex + (next - i) - 1, left: first.columnIndex, right: first.columnIndex })}`);
    for (let k = i; k < next; k++) covered.push(places[k]?.key ?? 0);
    i = next;
  }
  close();
  return readings;
}
