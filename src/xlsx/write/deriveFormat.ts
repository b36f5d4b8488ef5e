import type { CellEdge, FormatChanges } from "../../core/grid/cellFormat.js";
import { Splices } from "../xml/splices.js";
import { attributeValue, childOf, parseXml, prefixOf } from "../xml/xmlSource.js";
import { escapeAttribute, withPrefix } from "../xml/xmlEscape.js";
import type { StyleAppender } from "./styleAppender.js";
import { fillXml, fontFamily } from "./styleXml.js";

const FONT_ORDER = ["b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme"];
const FONT_KEYS = ["fontName", "fontSize", "bold", "italic", "underline", "strike", "color"] as const;
const EDGE_KEYS = { edgeLeft: ["left", "start"], edgeRight: ["right", "end"], edgeTop: ["top"], edgeBottom: ["bottom"] } as const;
const ALIGNMENT_KEYS = ["horizontal", "vertical", "indent", "wrap", "shrink", "rotation"] as const;

/**
 * The index of the format `base` of a file with some members changed. Everything else of it is copied from its source, also what a book does not
 * model: scripts, diagonals, reading orders.
 * @example deriveFormat(styles, 3, { bold: true }) // the third format's copy with a bold font
 */
export function deriveFormat(styles: StyleAppender, base: number, changes: FormatChanges): number {
  if (Object.keys(changes).length === 0) return base;
  const source = styles.formatSource(base);
  const root = parseXml(source);
  const splices = new Splices(source);
  const point = (section: "fonts" | "fills" | "borders", id: string, apply: string, make: (before: string) => string): void => {
    const before = styles.partSource(section, Number(attributeValue(source, root, id) ?? 0));
    splices.setAttribute(0, id, String(styles.addPart(section, make(before)))).setAttribute(0, apply, "1");
  };
  if (FONT_KEYS.some((key) => key in changes)) point("fonts", "fontId", "applyFont", (before) => changeFont(before, changes));
  if ("fill" in changes || "pattern" in changes) point("fills", "fillId", "applyFill", (before) => changeFill(before, changes));
  if (Object.keys(EDGE_KEYS).some((key) => key in changes)) point("borders", "borderId", "applyBorder", (before) => changeBorder(before, changes));
  if (changes.numberFormat !== undefined) splices.setAttribute(0, "numFmtId", String(styles.numberFormatId(changes.numberFormat))).setAttribute(0, "applyNumberFormat", "1");
  const isAligned = ALIGNMENT_KEYS.some((key) => key in changes);
  const isProtected = "locked" in changes || "formulaHidden" in changes;
  if (isAligned) splices.setAttribute(0, "applyAlignment", "1");
  if (isProtected) splices.setAttribute(0, "applyProtection", "1");
  if (!isAligned && !isProtected) return styles.addPart("cellXfs", splices.apply());
  const open = splices.apply().slice(0, splices.apply().length - (source.length - root.openEnd)).replace(/\/?>$/, ">");
  const sourceOf = (name: string): string | undefined => {
    const child = childOf(root, name);
    return child && source.slice(child.start, child.end);
  };
  const prefix = prefixOf(root.name);
  const alignment = isAligned ? changeAlignment(sourceOf("alignment") ?? `<${prefix}alignment/>`, changes) : (sourceOf("alignment") ?? "");
  const protection = isProtected ? changeProtection(sourceOf("protection") ?? `<${prefix}protection/>`, changes) : (sourceOf("protection") ?? "");
  return styles.addPart("cellXfs", `${open}${alignment}${protection}${sourceOf("extLst") ?? ""}</${root.name}>`);
}

function changeFont(source: string, changes: FormatChanges): string {
  const root = parseXml(source);
  const pieces = new Map<string, string>();
  for (const child of root.children) pieces.set(child.local === "rFont" ? "name" : child.local, source.slice(child.start, child.end));
  const flag = (name: string, set: boolean | undefined): void => {
    if (set === true) pieces.set(name, `<${name}/>`);
    else if (set === false) pieces.delete(name);
  };
  flag("b", changes.bold);
  flag("i", changes.italic);
  flag("strike", changes.strike);
  if (changes.underline !== undefined) {
    if (changes.underline === "none") pieces.delete("u");
    else pieces.set("u", changes.underline === "single" ? "<u/>" : `<u val="${changes.underline}"/>`);
  }
  if (changes.fontSize !== undefined) pieces.set("sz", `<sz val="${String(changes.fontSize)}"/>`);
  if ("color" in changes) {
    if (changes.color === undefined) pieces.delete("color");
    else pieces.set("color", `<color rgb="FF${changes.color}"/>`);
  }
  if (changes.fontName !== undefined) {
    for (const name of ["family", "charset", "scheme"]) pieces.delete(name);
    pieces.set("name", `<name val="${escapeAttribute(changes.fontName)}"/>${fontFamily(changes.fontName)}`);
  }
  const prefix = prefixOf(root.name);
  const inner = FONT_ORDER.flatMap((name) => {
    const piece = pieces.get(name);
    return piece === undefined ? [] : [prefix === "" || piece.startsWith(`<${prefix}`) ? piece : withPrefix(piece, prefix)];
  });
  return `<${root.name}>${inner.join("")}</${root.name}>`;
}

function changeFill(source: string, { fill, pattern }: FormatChanges): string {
  const prefix = prefixOf(parseXml(source).name);
  if (fill === undefined) return withPrefix(`<fill><patternFill patternType="${pattern === undefined || pattern === "solid" ? "none" : escapeAttribute(pattern)}"/></fill>`, prefix);
  if (pattern === undefined || pattern === "solid" || pattern === "none" || pattern === "gradient") return withPrefix(fillXml(fill), prefix);
  return withPrefix(`<fill><patternFill patternType="${escapeAttribute(pattern)}"><bgColor rgb="FF${fill}"/></patternFill></fill>`, prefix);
}

function changeBorder(source: string, changes: FormatChanges): string {
  const root = parseXml(source);
  const prefix = prefixOf(root.name);
  const side = (names: readonly string[], key: keyof typeof EDGE_KEYS): string => {
    const tag = `${prefix}${names[0] ?? ""}`;
    const child = names.map((name) => childOf(root, name)).find((found) => found !== undefined);
    if (!(key in changes)) return child ? source.slice(child.start, child.end) : `<${tag}/>`;
    const edge: CellEdge | undefined = changes[key];
    const name = child?.name ?? tag;
    if (!edge) return `<${name}/>`;
    return `<${name} style="${edge.line}"><${prefix}color ${edge.color === undefined ? 'auto="1"' : `rgb="FF${edge.color}"`}/></${name}>`;
  };
  const rest = root.children.filter((child) => !["left", "start", "right", "end", "top", "bottom"].includes(child.local)).map((child) => source.slice(child.start, child.end));
  const open = source.slice(root.start, root.openEnd).replace(/\/?>$/, ">");
  return `${open}${side(EDGE_KEYS.edgeLeft, "edgeLeft")}${side(EDGE_KEYS.edgeRight, "edgeRight")}${side(EDGE_KEYS.edgeTop, "edgeTop")}${side(EDGE_KEYS.edgeBottom, "edgeBottom")}${rest.length > 0 ? rest.join("") : `<${prefix}diagonal/>`}</${root.name}>`;
}

function changeAlignment(source: string, changes: FormatChanges): string {
  const splices = new Splices(source);
  const flag = (set: boolean): string | undefined => (set ? "1" : undefined);
  if (changes.horizontal !== undefined) splices.setAttribute(0, "horizontal", changes.horizontal === "general" ? undefined : changes.horizontal);
  if (changes.vertical !== undefined) splices.setAttribute(0, "vertical", changes.vertical === "bottom" ? undefined : changes.vertical);
  if (changes.indent !== undefined) splices.setAttribute(0, "indent", changes.indent === 0 ? undefined : String(changes.indent));
  if (changes.wrap !== undefined) splices.setAttribute(0, "wrapText", flag(changes.wrap));
  if (changes.shrink !== undefined) splices.setAttribute(0, "shrinkToFit", flag(changes.shrink));
  if (changes.rotation !== undefined) splices.setAttribute(0, "textRotation", changes.rotation === 0 ? undefined : String(changes.rotation < 0 ? 90 - changes.rotation : changes.rotation));
  return splices.apply();
}

function changeProtection(source: string, changes: FormatChanges): string {
  const splices = new Splices(source);
  if (changes.locked !== undefined) splices.setAttribute(0, "locked", changes.locked ? undefined : "0");
  if (changes.formulaHidden !== undefined) splices.setAttribute(0, "hidden", changes.formulaHidden ? "1" : undefined);
  return splices.apply();
}
