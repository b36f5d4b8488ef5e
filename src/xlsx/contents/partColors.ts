import { attributeValue, childOf, descendantsOf, parseXml, type XmlElement } from "../xml/xmlSource.js";

/** The palette of indexed colours that Excel has where a file brings none (ECMA-376 Part 1, 18.8.27); 64 and 65 are the window's own. */
const INDEXED = (
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF " +
  "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF " +
  "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 " +
  "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
).split(" ");
/** The theme "Office" in the order that cells number its colours. */
const OFFICE_THEME = ["FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72"];
/** The order in which cells number the colours of a theme: light before dark. */
const THEME_ORDER = ["lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"];

/** Resolves the colours that parts name by theme, by number or outright. */
export class PartColors {
  private readonly theme: readonly string[];

  /** The sources of the theme's part and of the styles' root, where there are any. */
  constructor(theme: string | undefined, private readonly indexed: readonly string[] = INDEXED) {
    this.theme = theme === undefined ? OFFICE_THEME : readTheme(theme);
  }

  /** "RRGGBB"; undefined for automatic, and where the element is missing. */
  resolve(source: string, element: XmlElement | undefined): string | undefined {
    if (!element) return undefined;
    const tint = Number(attributeValue(source, element, "tint") ?? 0);
    const base = this.base(source, element);
    return base === undefined || tint === 0 || Number.isNaN(tint) ? base : tinted(base, tint);
  }

  private base(source: string, element: XmlElement): string | undefined {
    const rgb = attributeValue(source, element, "rgb");
    if (rgb !== undefined) return /^[0-9A-Fa-f]{6,8}$/.test(rgb) ? rgb.slice(-6).toUpperCase() : undefined;
    const theme = attributeValue(source, element, "theme");
    if (theme !== undefined) return this.theme[Number(theme)];
    const indexed = attributeValue(source, element, "indexed");
    return indexed === undefined ? undefined : this.indexed[Number(indexed)];
  }
}

/** The palette that a styles part brings, or Excel's own. */
export function readIndexedColors(source: string, styles: XmlElement): readonly string[] {
  const colors = childOf(styles, "colors");
  const list = colors && childOf(colors, "indexedColors");
  if (!list || list.children.length === 0) return INDEXED;
  return INDEXED.map((color, i) => {
    const own = list.children[i];
    return own ? (attributeValue(source, own, "rgb") ?? color).slice(-6).toUpperCase() : color;
  });
}

function readTheme(source: string): readonly string[] {
  const scheme = descendantsOf(parseXml(source), "clrScheme")[0];
  return THEME_ORDER.map((name, i) => {
    const color = scheme?.children.find((child) => child.local === name)?.children[0];
    const value = color && (attributeValue(source, color, color.local === "sysClr" ? "lastClr" : "val") ?? "");
    return value !== undefined && /^[0-9A-Fa-f]{6}$/.test(value) ? value.toUpperCase() : (OFFICE_THEME[i] ?? "000000");
  });
}

/** Lighter towards white for a tint above nought, darker towards black below (ECMA-376 Part 1, 18.8.19): the lightness of HLS is moved. */
function tinted(color: string, tint: number): string {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
  const [high, low] = [Math.max(r, g, b), Math.min(r, g, b)];
  const lightness = (high + low) / 2;
  const chroma = high - low;
  const saturation = chroma === 0 ? 0 : chroma / (1 - Math.abs(2 * lightness - 1));
  const hue = chroma === 0 ? 0 : high === r ? ((g - b) / chroma + 6) % 6 : high === g ? (b - r) / chroma + 2 : (r - g) / chroma + 4;
  const moved = tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + tint;
  const c = (1 - Math.abs(2 * moved - 1)) * saturation;
  const x = c * (1 - Math.abs((hue % 2) - 1));
  const sectors: readonly (readonly [number, number, number])[] = [[c, x, 0], [x, c, 0], [0, c, x], [0, x, c], [x, 0, c], [c, 0, x]];
  const sector = sectors[Math.min(5, Math.floor(hue))] ?? [0, 0, 0];
  return sector.map((part) => Math.max(0, Math.min(255, Math.round((part + moved - c / 2) * 255))).toString(16).padStart(2, "0")).join("").toUpperCase();
}
