import { PLAIN_STYLE, type CellStyle } from "../../core/grid/grid.js";

/** Members of the style that Excel gives for a whole range at once: null where its cells differ. */
type Told = Omit<CellStyle, "numberFormat">;
export type StyleOutline = { readonly [K in keyof Told]: Told[K] | null };

export const STYLE_PATHS = "format/font/bold,format/fill/pattern,format/horizontalAlignment,format/indentLevel,format/borders/items/sideIndex,format/borders/items/style";

/** Excel's words for alignment are the file's, but for one. */
const ALIGNMENTS: ReadonlyMap<string, string> = new Map([["CenterAcrossSelection", "centerContinuous"]]);

/** A range for which `STYLE_PATHS` were loaded. */
export function readStyleOutline({ format }: Excel.Range): StyleOutline {
  const sides = format.borders.items.filter(({ sideIndex }) => !sideIndex.startsWith("Diagonal"));
  const drawn = new Set(sides.map((side) => isDrawn(side.style as string | null)));
  // The edges of a range are not the edges of its cells: only where all sides are alike can anything be said of every cell.
  const border = drawn.size === 1 ? ([...drawn][0] ?? null) : drawn.size === 0 ? false : null;
  const pattern = format.fill.pattern as string | null;
  const horizontal = format.horizontalAlignment as string | null;
  return {
    bold: format.font.bold,
    filled: pattern === null ? null : isFilled(pattern),
    borderTop: border, borderBottom: border, borderLeft: border, borderRight: border,
    indent: format.indentLevel,
    horizontal: horizontal === null ? null : toAlignment(horizontal),
  };
}

/** What has to be asked of each cell, because the range does not tell; undefined where it tells all. */
export function askedFormats(outline: StyleOutline): Excel.CellPropertiesFormatLoadOptions | undefined {
  const asked: Excel.CellPropertiesFormatLoadOptions = {
    ...(outline.bold === null ? { font: { bold: true } } : {}),
    ...(outline.filled === null ? { fill: { pattern: true } } : {}),
    ...(outline.borderTop === null ? { borders: { style: true } } : {}),
    ...(outline.indent === null ? { indentLevel: true } : {}),
    ...(outline.horizontal === null ? { horizontalAlignment: true } : {}),
  };
  return Object.keys(asked).length === 0 ? undefined : asked;
}

/** About what one cell of `askedFormats` weighs in an answer, in bytes. */
export function formatBytes(asked: Excel.CellPropertiesFormatLoadOptions | undefined): number {
  if (!asked) return 0;
  return 14 + (asked.font ? 24 : 0) + (asked.fill ? 30 : 0) + (asked.borders ? 240 : 0) + (asked.indentLevel ? 18 : 0) + (asked.horizontalAlignment ? 32 : 0);
}

/** Makes the styles of cells. Equal ones are one object, as everywhere in a grid. */
export class StyleMaker {
  private readonly known = new Map<string, CellStyle>([[keyOf(PLAIN_STYLE), PLAIN_STYLE]]);

  /** What `format` tells of the cell goes before the outline of its range. */
  style(numberFormat: string, outline: StyleOutline, format?: Excel.CellPropertiesFormat): CellStyle {
    const { borders, font, fill, indentLevel, horizontalAlignment } = format ?? {};
    const side = (border: Excel.CellBorder | undefined, told: boolean | null): boolean => (border ? isDrawn(border.style ?? null) : (told ?? false)) ?? false;
    const style: CellStyle = {
      numberFormat,
      bold: font?.bold ?? outline.bold ?? false,
      filled: fill?.pattern === undefined ? (outline.filled ?? false) : isFilled(fill.pattern),
      borderTop: side(borders?.top, outline.borderTop), borderBottom: side(borders?.bottom, outline.borderBottom),
      borderLeft: side(borders?.left, outline.borderLeft), borderRight: side(borders?.right, outline.borderRight),
      indent: indentLevel ?? outline.indent ?? 0,
      horizontal: horizontalAlignment === undefined ? (outline.horizontal ?? PLAIN_STYLE.horizontal) : toAlignment(horizontalAlignment),
    };
    const key = keyOf(style);
    const shared = this.known.get(key) ?? style;
    this.known.set(key, shared);
    return shared;
  }
}

function isDrawn(style: string | null): boolean | null {
  return style === null ? null : style !== "None";
}

function isFilled(pattern: string | null): boolean {
  return pattern !== "None" && pattern !== null;
}

function toAlignment(word: string): string {
  return ALIGNMENTS.get(word) ?? word.charAt(0).toLowerCase() + word.slice(1);
}

function keyOf(style: CellStyle): string {
  return [style.numberFormat, style.horizontal, style.indent, style.bold, style.filled, style.borderTop, style.borderBottom, style.borderLeft, style.borderRight].join("\u0000");
}
