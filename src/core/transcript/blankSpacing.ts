import type { Reading } from "./blankReadings.js";
import type { RowDraft } from "./countRows.js";
import { displayWidth, type TextToken } from "./textLines.js";

/** Tells where a row's blanks lie by its spacing alone; undefined where the spacing says nothing. */
export type SpacingReader = (row: RowDraft) => Reading | undefined;

/** Rows whose reading the equations settled must bear the spacing out this often before it decides anything. */
const LEAST_WITNESSES = 2;

/**
 * A reader of blanks by position, if the table's own rows show that its spacing tells the truth: every row that is complete or was settled
 * by equations reads the same by its spacing, and at least two of the settled ones have a blank. Otherwise undefined:
 * spacing that was never seen to be right is no evidence.
 */
export function findSpacingReader(settled: readonly { readonly row: RowDraft; readonly reading: Reading }[], width: number): SpacingReader | undefined {
  const complete = settled.filter(({ row }) => row.figures.length === width && row.figureLine !== undefined);
  const readers = [readerByColumns(complete.map(({ row }) => row), width, (token) => token.start),
    readerByColumns(complete.map(({ row }) => row), width, (token, raw) => displayWidth(raw.slice(0, token.start))),
    readerByGaps(complete.map(({ row }) => row), width)];
  return readers.find((reader) => {
    if (!reader) return false;
    const short = settled.filter(({ row }) => row.figures.length < width && row.figureLine !== undefined);
    return short.length >= LEAST_WITNESSES && short.every(({ row, reading }) => reader(row)?.join("|") === reading.join("|"));
  });
}

type Position = (token: TextToken, raw: string) => number;

/** Columns stand below each other: each figure lies nearest to one column, and complete rows leave clear room between columns. */
function readerByColumns(complete: readonly RowDraft[], width: number, position: Position): SpacingReader | undefined {
  if (complete.length < 2) return undefined;
  const places = Array.from({ length: width }, (_, c) => complete.map((row) => centre(row, c, position)));
  const low = places.map((all) => Math.min(...all));
  const high = places.map((all) => Math.max(...all));
  if (low.some((from, c) => c > 0 && from - (high[c - 1] ?? 0) < 2 + ((high[c] ?? 0) - from))) return undefined;
  return (row) => {
    const cells = Array<string>(width).fill("");
    let before = -1;
    for (let i = 0; i < row.figures.length; i++) {
      const at = centre(row, i, position);
      const distances = low.map((from, c) => Math.max(from - at, at - (high[c] ?? 0), 0));
      const nearest = distances.indexOf(Math.min(...distances));
      if (nearest <= before || distances.filter((d) => d === distances[nearest]).length > 1) return undefined;
      cells[nearest] = row.figures[i]?.text ?? "";
      before = nearest;
    }
    return cells;
  };
}

function centre(row: RowDraft, index: number, position: Position): number {
  const token = row.figures[index];
  return token && row.figureLine ? position(token, row.figureLine.raw) + (token.text.length - 1) / 2 : NaN;
}

/** One separator for each cell, so that an empty cell leaves a double one: 「１  １」. */
function readerByGaps(complete: readonly RowDraft[], width: number): SpacingReader | undefined {
  if (complete.length < 2 || !complete.every((row) => gapsOf(row).every((gap) => gap === 1))) return undefined;
  return (row) => {
    const gaps = gapsOf(row);
    const cells: string[] = [];
    row.figures.forEach((figure, i) => { cells.push(...Array<string>(Math.max(0, (gaps[i] ?? 1) - 1)).fill(""), figure.text); });
    // Blanks at the end of a line leave no trace; nor does one before the first figure where the name ends its line.
    while (cells.length < width && row.figures.length + gaps.reduce((sum, gap) => sum + gap - 1, 0) < width) cells.push("");
    return cells.length === width ? cells : undefined;
  };
}

/** Blanks before each figure. */
function gapsOf(row: RowDraft): readonly number[] {
  const line = row.figureLine;
  return row.figures.map((figure) => {
    const before = line?.raw.slice(0, figure.start) ?? "";
    return before.trim() === "" ? 1 : before.length - before.trimEnd().length;
  });
}
