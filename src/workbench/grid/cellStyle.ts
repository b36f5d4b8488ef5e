import { BooleanNumber, BorderStyleTypes, HorizontalAlign, VerticalAlign, WrapStrategy, type IBorderData, type IBorderStyleData, type IStyleData, type Nullable } from "@univerjs/presets";
import type { CellEdge, CellFormat, EdgeLine, FormatChanges, HorizontalAlignment, VerticalAlignment } from "../../core/grid/cellFormat.js";
import { fontOfStack, fontStack } from "./fontStack.js";

const LINES: Readonly<Record<EdgeLine, BorderStyleTypes>> = {
  thin: BorderStyleTypes.THIN, hair: BorderStyleTypes.HAIR, dotted: BorderStyleTypes.DOTTED, dashed: BorderStyleTypes.DASHED, dashDot: BorderStyleTypes.DASH_DOT,
  dashDotDot: BorderStyleTypes.DASH_DOT_DOT, double: BorderStyleTypes.DOUBLE, medium: BorderStyleTypes.MEDIUM, mediumDashed: BorderStyleTypes.MEDIUM_DASHED,
  mediumDashDot: BorderStyleTypes.MEDIUM_DASH_DOT, mediumDashDotDot: BorderStyleTypes.MEDIUM_DASH_DOT_DOT, slantDashDot: BorderStyleTypes.SLANT_DASH_DOT, thick: BorderStyleTypes.THICK,
};
/** `general` is left out: then numbers stand right and texts left. */
const HORIZONTAL: Readonly<Partial<Record<HorizontalAlignment, HorizontalAlign>>> = {
  left: HorizontalAlign.LEFT, center: HorizontalAlign.CENTER, right: HorizontalAlign.RIGHT, justify: HorizontalAlign.JUSTIFIED,
  centerContinuous: HorizontalAlign.CENTER, distributed: HorizontalAlign.CENTER, fill: HorizontalAlign.LEFT,
};
const VERTICAL: Readonly<Record<VerticalAlignment, VerticalAlign>> = {
  top: VerticalAlign.TOP, center: VerticalAlign.MIDDLE, bottom: VerticalAlign.BOTTOM, justify: VerticalAlign.TOP, distributed: VerticalAlign.MIDDLE,
};
/** One step of Excel's indent is three blanks of the default font, about nine pixels. */
const INDENT_PIXELS = 9;

/**
 * A cell's format as the grid's style. What the grid has no word for (shrink to fit, patterns, protection) is left out; it stays in the
 * workbook, for only what the user changes goes back.
 */
export function styleOf(format: CellFormat): IStyleData {
  const bd = bordersOf(format);
  const ht = HORIZONTAL[format.horizontal];
  return {
    ff: fontStack(format.fontName),
    fs: format.fontSize,
    vt: VERTICAL[format.vertical],
    tb: format.wrap ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW,
    ...(ht !== undefined && { ht }),
    ...(format.bold && { bl: BooleanNumber.TRUE }),
    ...(format.italic && { it: BooleanNumber.TRUE }),
    ...(format.underline !== "none" && { ul: { s: BooleanNumber.TRUE } }),
    ...(format.strike && { st: { s: BooleanNumber.TRUE } }),
    ...(format.color !== undefined && { cl: { rgb: `#${format.color}` } }),
    ...(format.fill !== undefined && { bg: { rgb: `#${format.fill}` } }),
    ...(format.numberFormat !== "General" && { n: { pattern: format.numberFormat } }),
    ...(format.rotation !== 0 && { tr: format.rotation === 255 ? { a: 0, v: BooleanNumber.TRUE } : { a: -format.rotation } }),
    ...(format.indent > 0 && { pd: format.horizontal === "right" ? { r: 2 + INDENT_PIXELS * format.indent } : { l: 2 + INDENT_PIXELS * format.indent } }),
    ...(bd && { bd }),
  };
}

function bordersOf(format: CellFormat): IBorderData | undefined {
  const edges = [["t", format.edgeTop], ["b", format.edgeBottom], ["l", format.edgeLeft], ["r", format.edgeRight]] as const;
  const drawn = edges.flatMap(([side, edge]) => (edge ? [[side, lineOf(edge)] as const] : []));
  return drawn.length > 0 ? Object.fromEntries(drawn) : undefined;
}

function lineOf({ line, color }: CellEdge): IBorderStyleData {
  return { s: LINES[line], cl: { rgb: `#${color ?? "000000"}` } };
}

/**
 * What the user changed in the grid: the members in which a style differs from that of the format which the workbook has. Members that the
 * grid only shows by halves (underlines of two lines, distributed text) stay as they are unless the user touched them.
 * @example formatChanges(DEFAULT_FORMAT, { ...styleOf(DEFAULT_FORMAT), bl: 1 }) → { bold: true }
 */
export function formatChanges(format: CellFormat, style: IStyleData): FormatChanges {
  const shown = styleOf(format);
  const changes: { -readonly [K in keyof FormatChanges]: FormatChanges[K] } = {};
  const differs = (key: keyof IStyleData): boolean => JSON.stringify(plain(shown[key])) !== JSON.stringify(plain(style[key]));
  if (differs("ff")) changes.fontName = fontOfStack(style.ff ?? format.fontName);
  if (differs("fs")) changes.fontSize = style.fs ?? format.fontSize;
  if (differs("bl")) changes.bold = style.bl === BooleanNumber.TRUE;
  if (differs("it")) changes.italic = style.it === BooleanNumber.TRUE;
  if (isOn(style.ul?.s) !== isOn(shown.ul?.s)) changes.underline = isOn(style.ul?.s) ? "single" : "none";
  if (isOn(style.st?.s) !== isOn(shown.st?.s)) changes.strike = isOn(style.st?.s);
  if (colorOf(style.cl?.rgb) !== colorOf(shown.cl?.rgb)) changes.color = colorOf(style.cl?.rgb);
  if (colorOf(style.bg?.rgb) !== colorOf(shown.bg?.rgb)) {
    changes.fill = colorOf(style.bg?.rgb);
    changes.pattern = changes.fill === undefined ? "none" : "solid";
  }
  if (differs("n")) changes.numberFormat = style.n?.pattern ?? "General";
  if (differs("ht")) changes.horizontal = horizontalOf(style.ht);
  if (differs("vt")) changes.vertical = style.vt === VerticalAlign.TOP ? "top" : style.vt === VerticalAlign.MIDDLE ? "center" : "bottom";
  if ((style.tb === WrapStrategy.WRAP) !== format.wrap) changes.wrap = !format.wrap;
  if (differs("tr")) changes.rotation = isOn(style.tr?.v) ? 255 : Math.max(-90, Math.min(90, -(style.tr?.a ?? 0)));
  for (const [side, name] of [["t", "edgeTop"], ["b", "edgeBottom"], ["l", "edgeLeft"], ["r", "edgeRight"]] as const) {
    const [before, after] = [edgeOf(shown.bd?.[side]), edgeOf(style.bd?.[side])];
    if (JSON.stringify(before) !== JSON.stringify(after)) changes[name] = after;
  }
  return changes;
}

function horizontalOf(ht: IStyleData["ht"]): HorizontalAlignment {
  const found = (["left", "center", "right", "justify"] as const).find((name) => HORIZONTAL[name] === ht);
  return found ?? (ht === HorizontalAlign.BOTH ? "justify" : ht === HorizontalAlign.DISTRIBUTED ? "distributed" : "general");
}

function edgeOf(edge: Nullable<IBorderStyleData>): CellEdge | undefined {
  const line = (Object.keys(LINES) as EdgeLine[]).find((name) => LINES[name] === (edge ? edge.s : undefined)); // the keys of LINES are those of an EdgeLine
  if (!edge || !line) return undefined;
  const color = colorOf(edge.cl.rgb);
  return { line, color: color === "000000" ? undefined : color };
}

/** "#0F5B4F", "rgb(15, 91, 79)" → "0F5B4F". */
function colorOf(css: Nullable<string>): string | undefined {
  if (typeof css !== "string") return undefined;
  const hex = /^#([0-9a-f]{6})/i.exec(css)?.[1];
  if (hex !== undefined) return hex.toUpperCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(css);
  if (short) return [short[1], short[2], short[3]].map((digit) => `${digit ?? ""}${digit ?? ""}`).join("").toUpperCase();
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(css);
  return parts?.slice(1).map((part) => Number(part).toString(16).padStart(2, "0")).join("").toUpperCase();
}

function isOn(flag: BooleanNumber | undefined): boolean {
  return flag === BooleanNumber.TRUE;
}

/** Univer writes what is off as null, as 0, or leaves it out. */
function plain(value: unknown): unknown {
  return value === undefined || value === 0 ? null : value;
}
