import { residualOf, valueOf, type ColumnEquation } from "./columnEquations.js";

/** One way to spread a row's figures over the columns: a figure or "" for each column. */
export type Reading = readonly string[];

/** Beyond this a row is left as the text has it; no printed table has so many columns. */
const MOST_READINGS = 500;

/**
 * Every way to put the figures into `width` columns in their order.
 * @example spreadFigures(["１", "１"], 3) → [["１","１",""], ["１","","１"], ["","１","１"]]
 */
export function spreadFigures(figures: readonly string[], width: number): readonly Reading[] {
  const readings: string[][] = [];
  const place = (next: number, column: number, reading: string[]): void => {
    if (readings.length >= MOST_READINGS) return;
    if (next === figures.length) { readings.push([...reading, ...Array<string>(width - column).fill("")]); return; }
    if (width - column < figures.length - next) return;
    place(next + 1, column + 1, [...reading, figures[next] ?? ""]);
    place(next, column + 1, [...reading, ""]);
  };
  place(0, 0, []);
  return readings;
}

/** How many row equations the reading breaks. */
export function brokenEquations(reading: Reading, equations: readonly ColumnEquation[]): number {
  const values = reading.map(valueOf);
  return equations.filter((equation) => residualOf(equation, values) !== 0).length;
}

/**
 * The readings that break the fewest row equations. A blank total beside figures is a broken equation, so 「１ １」 in 現行 | 新規 | 合計
 * leaves two readings.
 */
export function likeliestReadings(figures: readonly string[], width: number, equations: readonly ColumnEquation[]): readonly Reading[] {
  const readings = spreadFigures(figures, width);
  const broken = readings.map((reading) => brokenEquations(reading, equations));
  const least = Math.min(...broken);
  return readings.filter((_, i) => broken[i] === least);
}
