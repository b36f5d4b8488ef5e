import type { CellValue } from "../../core/grid/grid.js";
import { isCellError } from "../../core/grid/grid.js";
import { contentXml, type WritableContent } from "../write/contentXml.js";
import { Splices } from "../xml/splices.js";
import { attributeValue, childOf, parseXml, prefixOf } from "../xml/xmlSource.js";
import { escapeText, withPrefix } from "../xml/xmlEscape.js";

/** What is to become of one cell. Later edits of a cell are laid over earlier ones. */
export interface CellChange {
  readonly content?: WritableContent;
  /** Index of a format; null takes the cell's `s` away. */
  readonly style?: number | null;
  /** The formula alone, written out where it was shared; the cached value stays. */
  readonly formula?: string;
  /** The last result of the formula that is there and stays. */
  readonly result?: CellValue;
  /** Takes the element out, and its row with it where that is left empty. */
  readonly remove?: "cell" | "row";
}

/** The source of a cell that is there, changed. */
export function patchCell(cellSource: string, change: CellChange): string {
  const tagEnd = parseXml(cellSource).openEnd;
  const tag = new Splices(cellSource.slice(0, tagEnd));
  if (change.style !== undefined) tag.setAttribute(0, "s", change.style === null ? undefined : String(change.style));
  if (change.content === undefined && change.result !== undefined) return withResult(cellSource, tag, change.result, change.formula);
  if (change.content === undefined) {
    const body = change.formula === undefined ? cellSource.slice(tagEnd) : withFormula(cellSource, change.formula).slice(tagEnd);
    return tag.apply() + body;
  }
  const root = parseXml(cellSource);
  const { type, inner } = contentXml(change.content);
  // `cm` and `vm` tell that the old value was an array's or a picture's, `ph` that it had readings: none of it is true of the new one.
  for (const name of ["cm", "vm", "ph"]) tag.setAttribute(0, name, undefined);
  tag.setAttribute(0, "t", type);
  const extension = childOf(root, "extLst");
  const body = withPrefix(inner, prefixOf(root.name)) + (extension ? cellSource.slice(extension.start, extension.end) : "");
  const open = tag.apply().replace(/\s*\/?>$/, "");
  return body === "" ? `${open}/>` : `${open}>${body}</${root.name}>`;
}

/** The source of a cell that was not there; undefined where nothing is to be written. */
export function newCell(address: string, change: CellChange, inheritedStyle: number | undefined, prefix: string): string | undefined {
  const style = change.style === undefined ? inheritedStyle : (change.style ?? undefined);
  const { type, inner } = change.content ? contentXml(change.content) : { type: undefined, inner: "" };
  if (inner === "" && change.style === undefined) return undefined;
  const open = `<${prefix}c r="${address}"${style === undefined ? "" : ` s="${String(style)}"`}${type === undefined ? "" : ` t="${type}"`}`;
  return inner === "" ? `${open}/>` : `${open}>${withPrefix(inner, prefix)}</${prefix}c>`;
}

/** Puts a result beside the formula; the texts of old results, and their readings, go. */
function withResult(cellSource: string, tag: Splices, result: CellValue, formula: string | undefined): string {
  const source = formula === undefined ? cellSource : withFormula(cellSource, formula);
  const root = parseXml(source);
  const { type, inner } = contentXml(
    result === null ? { kind: "blank" } : typeof result === "number" ? { kind: "number", value: result } : typeof result === "boolean" ? { kind: "boolean", value: result }
    : isCellError(result) ? { kind: "error", error: result.error } : { kind: "formula", formula: "0", cached: result },
  );
  const value = inner.slice(inner.indexOf("<v>"));
  tag.setAttribute(0, "t", result === null ? undefined : type);
  const kept = root.children.filter((child) => child.local !== "v" && child.local !== "is");
  const f = kept.filter((child) => child.local === "f").map((child) => source.slice(child.start, child.end)).join("");
  const rest = kept.filter((child) => child.local !== "f").map((child) => source.slice(child.start, child.end)).join("");
  return `${tag.apply().replace(/\s*\/?>$/, "")}>${f}${inner === "" ? "" : withPrefix(value, prefixOf(root.name))}${rest}</${root.name}>`;
}

function withFormula(cellSource: string, formula: string): string {
  const root = parseXml(cellSource);
  const f = childOf(root, "f");
  if (!f) return cellSource;
  const always = attributeValue(cellSource, f, "ca");
  return new Splices(cellSource).replace(f.start, f.end, `<${f.name}${always === undefined ? "" : ` ca="${always}"`}>${escapeText(formula)}</${f.name}>`).apply();
}
