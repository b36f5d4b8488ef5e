/**
 * Estimates of how much room text takes. Nothing here can measure fonts: Excel never fits the height of merged cells by
 * itself, and a file is written without a screen, so heights are reckoned from the widths of Japanese type:
 * a full-width character is two units, anything else one. One unit is one character of the default font.
 */

/** Points of one line of 游明朝 a point of font size: its line spacing is far wider than that of western type. */
const LINE_PITCH = 1.68;
/** The size the unit of column width belongs to. */
const UNIT_FONT_SIZE = 10.5;
/** Excel allows no taller row. */
export const MAX_ROW_HEIGHT = 409;

/**
 * The width of the longest line in units at 10.5 pt.
 * @example displayWidth("件数") === 4; displayWidth("No.1") === 4; displayWidth("甲\n乙乙") === 4
 */
export function displayWidth(text: string): number {
  return Math.max(...text.split("\n").map(lineWidth));
}

/**
 * How many lines the text takes in a cell of that width. Errs towards more: a line too many is air, one too few is cut off.
 * @example wrappedLines("新たな財源確保に向けた取組", 18) === 2
 */
export function wrappedLines(text: string, width: number, fontSize = UNIT_FONT_SIZE): number {
  // The cell's own padding takes nearly a unit; hosts differ by some per cent in the width of a column.
  const usable = Math.max(2, (width * 0.96 - 0.8) * (UNIT_FONT_SIZE / fontSize));
  let lines = 0;
  for (const line of text.split("\n")) {
    const needed = lineWidth(line);
    // A line that breaks may lose a full-width character to the rules on line ends (禁則).
    lines += needed <= usable ? 1 : Math.ceil(needed / Math.max(2, usable - 2));
  }
  return lines;
}

/** The height in points that so many lines need, with a little air above and below. */
export function heightOfLines(lines: number, fontSize = UNIT_FONT_SIZE): number {
  return Math.ceil((lines * fontSize * LINE_PITCH + 0.5) * 2) / 2;
}

function lineWidth(line: string): number {
  let width = 0;
  for (const ch of line) width += isNarrow(ch.codePointAt(0) ?? 0) ? 1 : 2;
  return width;
}

/** Latin and half-width kana. What is ambiguous (― … № Ｒ) is set full-width in Japanese type. */
function isNarrow(code: number): boolean {
  return code < 0x250 || (code >= 0xff61 && code <= 0xff9f);
}
