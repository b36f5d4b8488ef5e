import type { PlacedText } from "./placedText.js";

/** Gaps in heights of the letters: below the first there is none, from the second on it parts columns. */
const JOINED = 0.2;
const COLUMN_GAP = 0.9;
/** Texts whose middles differ by less than this share of their height stand on one line. */
const SAME_LINE = 0.45;
/** So far apart, lines belong to different paragraphs: shown as a blank line. */
const PARAGRAPH_GAP = 1.1;
const MAX_BLANKS = 200;

/**
 * The lines of a page from the places of its texts. A gap within a line becomes blanks, two or more where it parts columns,
 * as many as put what follows under what stands above it (a full-width character takes two places).
 * @example layLines([{ text: "合計", x: 0, y: 0, width: 20, height: 10 }, { text: "95", x: 60, y: 0, width: 10, height: 10 }]) → ["合計        95"]
 */
export function layLines(items: readonly PlacedText[]): readonly string[] {
  if (items.length === 0) return [];
  const unit = medianHeight(items) / 2; // the width of a half-width character
  const left = items.reduce((least, item) => Math.min(least, item.x), Infinity);
  const lines: string[] = [];
  let bottom = -Infinity;
  for (const row of cutRows(items)) {
    const top = row.reduce((least, item) => Math.min(least, item.y), Infinity);
    const height = row.reduce((most, item) => Math.max(most, item.height), 0);
    if (lines.length > 0 && top - bottom > PARAGRAPH_GAP * height) lines.push("");
    bottom = row.reduce((most, item) => Math.max(most, item.y + item.height), bottom);
    lines.push(layRow(row, left, unit));
  }
  return lines;
}

/** From top to bottom; a row goes on as long as the next text's middle lies near that of the row's first. */
function cutRows(items: readonly PlacedText[]): readonly (readonly PlacedText[])[] {
  const middle = (item: PlacedText) => item.y + item.height / 2;
  const rows: PlacedText[][] = [];
  let row: PlacedText[] = [];
  for (const item of [...items].sort((a, b) => middle(a) - middle(b) || a.x - b.x)) {
    const first = row[0];
    if (!first || middle(item) - middle(first) > SAME_LINE * Math.min(first.height, item.height)) rows.push((row = []));
    row.push(item);
  }
  return rows.map((texts) => texts.sort((a, b) => a.x - b.x));
}

function layRow(row: readonly PlacedText[], left: number, unit: number): string {
  let line = "";
  let places = 0;
  let end = left;
  for (const { text, x, width, height } of row) {
    const gap = x - end;
    const least = line === "" || gap < JOINED * height ? 0 : gap < COLUMN_GAP * height ? 1 : 2;
    const wanted = line === "" || least === 2 ? Math.round((x - left) / unit) - places : least;
    const blanks = Math.min(Math.max(wanted, least), MAX_BLANKS);
    line += " ".repeat(blanks) + text;
    places += blanks + placesOf(text);
    end = Math.max(end, x + width);
  }
  return line.trimEnd();
}

function placesOf(text: string): number {
  let places = 0;
  for (const character of text) places += /[\u0020-\u007e\uff61-\uff9f]/.test(character) ? 1 : 2;
  return places;
}

function medianHeight(items: readonly PlacedText[]): number {
  const heights = items.map((item) => item.height).sort((a, b) => a - b);
  return heights[heights.length >> 1] || 10;
}
