import type { BookSheet } from "../../../src/book/bookSheet.js";

/** Pixels of a character of the default font, and of a cell's padding: Yu Gothic 11. */
const CHARACTER = 8;
const PADDING = 5;

/** Points of a column that is so many characters wide. */
export function columnPoints(characters: number): number {
  const pixels = characters < 1 ? Math.round(characters * (CHARACTER + PADDING)) : Math.round(characters * CHARACTER + PADDING);
  return pixels * 0.75;
}

/** Characters of a column that is so many points wide. */
export function columnCharacters(points: number): number {
  const pixels = points / 0.75;
  const characters = pixels < CHARACTER + PADDING ? pixels / (CHARACTER + PADDING) : (pixels - PADDING) / CHARACTER;
  return Math.round(characters * 100) / 100;
}

/** Points of the lines from `first` up to, and without, `end`; hidden ones take no room. */
export function unitsBefore(sheet: BookSheet, axis: "row" | "column", first: number, end: number): number {
  const { defaultRowHeight, defaultColumnWidth, rows, columns } = sheet.state;
  const plain = axis === "row" ? defaultRowHeight : columnPoints(defaultColumnWidth);
  let points = (end - first) * plain;
  for (const [index, look] of axis === "row" ? rows : columns) {
    if (index < first || index >= end) continue;
    const own = look.hidden ? 0 : look.size === undefined ? plain : axis === "row" ? look.size : columnPoints(look.size);
    points += own - plain;
  }
  return points;
}
