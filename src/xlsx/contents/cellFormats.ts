import { DEFAULT_FORMAT, type CellEdge, type CellFormat, type EdgeLine, type HorizontalAlignment, type Underline, type VerticalAlignment } from "../../core/grid/cellFormat.js";
import { builtInFormat } from "../read/numberFormats.js";
import { attributeValue, childOf, parseXml, type XmlElement } from "../xml/xmlSource.js";
import { readIndexedColors, PartColors } from "./partColors.js";

const LINES: readonly string[] = ["thin", "medium", "thick", "double", "hair", "dotted", "dashed", "dashDot", "dashDotDot", "mediumDashed", "mediumDashDot", "mediumDashDotDot", "slantDashDot"];
const UNDERLINES: readonly string[] = ["none", "single", "double", "singleAccounting", "doubleAccounting"];
const HORIZONTAL: readonly string[] = ["general", "left", "center", "right", "fill", "justify", "centerContinuous", "distributed"];
const VERTICAL: readonly string[] = ["top", "center", "bottom", "justify", "distributed"];

export interface PartFormats {
  /** By the number that a cell's `s` gives. */
  readonly cells: readonly CellFormat[];
  /** What conditional formats give, by their number. */
  readonly differences: readonly { readonly fill?: string; readonly color?: string; readonly bold?: boolean }[];
  readonly colors: PartColors;
}

/** The formats of a styles part in full, colours resolved by the theme. Without a styles part there is one, as Excel has it then. */
export function readCellFormats(styles: string | undefined, theme: string | undefined): PartFormats {
  if (styles === undefined) return { cells: [], differences: [], colors: new PartColors(theme) };
  const root = parseXml(styles);
  const colors = new PartColors(theme, readIndexedColors(styles, root));
  const value = (element: XmlElement | undefined, name: string): string | undefined => element && attributeValue(styles, element, name);
  const listOf = (name: string): readonly XmlElement[] => childOf(root, name)?.children ?? [];
  const codes = new Map(listOf("numFmts").map((format) => [Number(value(format, "numFmtId")), value(format, "formatCode") ?? "General"]));
  const fonts = listOf("fonts").map((font) => readFont(font));
  const fills = listOf("fills").map((fill) => readFill(fill));
  const borders = listOf("borders").map((border) => readEdges(border));
  const cells = listOf("cellXfs").map((xf, fileIndex): CellFormat => {
    const id = Number(value(xf, "numFmtId") ?? 0);
    return {
      ...DEFAULT_FORMAT, numberFormat: codes.get(id) ?? builtInFormat(id),
      ...fonts[Number(value(xf, "fontId") ?? 0)], ...fills[Number(value(xf, "fillId") ?? 0)], ...borders[Number(value(xf, "borderId") ?? 0)],
      ...readAlignment(childOf(xf, "alignment")), ...readProtection(childOf(xf, "protection")), fileIndex,
    };
  });
  return { cells, differences: listOf("dxfs").map((dxf) => readDifference(dxf)), colors };

  function flag(element: XmlElement | undefined, name: string): boolean {
    const child = element && childOf(element, name);
    const set = child && (value(child, "val") ?? "1");
    return set !== undefined && set !== "0" && set !== "false";
  }

  function readFont(font: XmlElement): Partial<CellFormat> {
    const underline = childOf(font, "u");
    return {
      fontName: value(childOf(font, "name"), "val") ?? "Calibri", fontSize: Number(value(childOf(font, "sz"), "val") ?? 11),
      bold: flag(font, "b"), italic: flag(font, "i"), strike: flag(font, "strike"),
      underline: underline ? oneOf<Underline>(value(underline, "val"), UNDERLINES, "single") : "none", color: colors.resolve(styles ?? "", childOf(font, "color")),
    };
  }

  function readFill(fill: XmlElement): Pick<CellFormat, "fill" | "pattern"> {
    const gradient = childOf(fill, "gradientFill");
    if (gradient) return { pattern: "gradient", fill: colors.resolve(styles ?? "", gradient.children[0] && childOf(gradient.children[0], "color")) };
    const pattern = childOf(fill, "patternFill");
    const kind = value(pattern, "patternType") ?? "none";
    if (!pattern || kind === "none") return { pattern: "none", fill: undefined };
    const ground = colors.resolve(styles ?? "", childOf(pattern, kind === "solid" ? "fgColor" : "bgColor"));
    return { pattern: kind, fill: ground ?? (kind === "solid" ? "000000" : undefined) };
  }

  function readEdges(border: XmlElement): Partial<CellFormat> {
    const edge = (...names: readonly string[]): CellEdge | undefined => {
      const side = names.map((name) => childOf(border, name)).find((found) => found !== undefined);
      const line = value(side, "style") ?? "none";
      return side && LINES.includes(line) ? { line: line as EdgeLine, color: colors.resolve(styles ?? "", childOf(side, "color")) } : undefined; // one of the list
    };
    return { edgeTop: edge("top"), edgeBottom: edge("bottom"), edgeLeft: edge("left", "start"), edgeRight: edge("right", "end") };
  }

  function readAlignment(alignment: XmlElement | undefined): Partial<CellFormat> {
    const isSet = (name: string): boolean => ["1", "true"].includes(value(alignment, name) ?? "");
    const rotation = Number(value(alignment, "textRotation") ?? 0);
    return {
      horizontal: oneOf<HorizontalAlignment>(value(alignment, "horizontal"), HORIZONTAL, "general"), vertical: oneOf<VerticalAlignment>(value(alignment, "vertical"), VERTICAL, "bottom"),
      indent: Number(value(alignment, "indent") ?? 0), wrap: isSet("wrapText"), shrink: isSet("shrinkToFit"),
      rotation: rotation > 90 && rotation <= 180 ? 90 - rotation : rotation, // files count clockwise turns from 91 on
    };
  }

  function readProtection(protection: XmlElement | undefined): Pick<CellFormat, "locked" | "formulaHidden"> {
    return { locked: !["0", "false"].includes(value(protection, "locked") ?? "1"), formulaHidden: ["1", "true"].includes(value(protection, "hidden") ?? "0") };
  }

  function readDifference(dxf: XmlElement): PartFormats["differences"][number] {
    const pattern = childOf(childOf(dxf, "fill") ?? dxf, "patternFill");
    const fill = colors.resolve(styles ?? "", pattern && (childOf(pattern, "bgColor") ?? childOf(pattern, "fgColor"))); // here the ground is what shows
    const font = childOf(dxf, "font");
    const color = colors.resolve(styles ?? "", font && childOf(font, "color"));
    return { ...(fill === undefined ? {} : { fill }), ...(color === undefined ? {} : { color }), ...(flag(font, "b") ? { bold: true } : {}) };
  }
}

function oneOf<T extends string>(text: string | undefined, allowed: readonly string[], otherwise: T): T {
  return text !== undefined && allowed.includes(text) ? (text as T) : otherwise; // the list holds the members of T
}
