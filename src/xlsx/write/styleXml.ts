import type { BorderLine, PlannedStyle } from "../../core/sheets/sheetPlan.js";
import { escapeAttribute } from "../xml/xmlEscape.js";

/** What a plan's style looks like as the pieces of styles.xml, in the order of children that Excel itself writes. */

export const DEFAULT_FONT = "游明朝";
export const DEFAULT_FONT_SIZE = 10.5;

/** The formats that have a number of their own; Excel takes them as they are in every language (14–22 are dates in the machine's form and left out). */
const BUILT_IN_FORMATS: Readonly<Record<string, number>> = {
  General: 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "@": 49,
};

export function builtInFormat(code: string): number | undefined {
  return BUILT_IN_FORMATS[code];
}

export function fontXml(style: PlannedStyle): string {
  const flags = (style.bold ? "<b/>" : "") + (style.underline ? "<u/>" : "");
  const color = style.color === undefined ? "" : `<color rgb="FF${hex(style.color)}"/>`;
  const name = style.fontName ?? DEFAULT_FONT;
  return `<font>${flags}<sz val="${String(style.fontSize ?? DEFAULT_FONT_SIZE)}"/>${color}<name val="${escapeAttribute(name)}"/>${fontFamily(name)}</font>`;
}

/** A character set of 128 (Shift_JIS) tells Excel that the font is Japanese; without it the digits may come from another font. */
export function fontFamily(name: string): string {
  if (!/[^\u0000-\u007f]|^(?:Yu|MS|Meiryo|BIZ)\b/.test(name)) return "";
  return `<family val="${/明朝|Mincho/i.test(name) ? "1" : "3"}"/><charset val="128"/>`;
}

export function fillXml(color: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${hex(color)}"/><bgColor indexed="64"/></patternFill></fill>`;
}

export function borderXml(border: NonNullable<PlannedStyle["border"]>): string {
  const line = (side: string, kind: BorderLine = "none"): string =>
    kind === "none" ? `<${side}/>` : `<${side} style="${kind}"><color auto="1"/></${side}>`;
  return `<border>${line("left", border.left)}${line("right", border.right)}${line("top", border.top)}${line("bottom", border.bottom)}<diagonal/></border>`;
}

export function alignmentXml(style: PlannedStyle): string {
  const attributes = [
    style.horizontal && `horizontal="${style.horizontal}"`,
    `vertical="${style.vertical ?? "center"}"`,
    style.wrap && 'wrapText="1"',
    style.indent && `indent="${String(style.indent)}"`,
    style.shrink && 'shrinkToFit="1"',
  ];
  return `<alignment ${attributes.filter(Boolean).join(" ")}/>`;
}

function hex(color: string): string {
  return /^[0-9A-Fa-f]{6}$/.test(color) ? color.toUpperCase() : "000000";
}

/**
 * The least styles.xml that is valid: one font, the two fills that Excel reserves, one border, one format, the cell style "Normal".
 * `namespace` is that of the workbook, which differs between strict and transitional files.
 */
export function seedStyles(namespace: string, font: string = fontXml({})): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${namespace}">` +
    `<fonts count="1">${font}</fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"><alignment vertical="center"/></xf></cellStyleXfs>' +
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><alignment vertical="center"/></xf></cellXfs>' +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
    '<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>';
}
