import { MARKS_NAMESPACE } from "../patch/markRegister.js";
import { decodeEscapes } from "../read/cellText.js";
import { attributeValue, childOf, childrenOf, parseXml, textOf, XmlSourceError } from "../xml/xmlSource.js";
import { PartColors } from "./partColors.js";

/** One mark of the file's record: the name that leads to its cell, and what was there before. */
export interface MarkRecord {
  readonly name: string;
  readonly fill: { readonly color: string; readonly before: { readonly fill: string | undefined; readonly pattern: string } } | undefined;
  readonly note: { readonly text: string; readonly author: string; readonly original: string | undefined } | undefined;
}

/** The record that the patcher keeps of marks, read for a book; one that someone has spoilt counts as none. */
export function readMarkRecord(customXml: ReadonlyMap<string, string>): readonly MarkRecord[] {
  const source = customXml.get(MARKS_NAMESPACE);
  if (source === undefined) return [];
  try {
    return childrenOf(parseXml(source), "mark").map((element) => {
      const value = (name: string): string | undefined => attributeValue(source, element, name);
      const [color, text, original] = [value("color"), value("text"), value("original")];
      return {
        name: value("name") ?? "",
        fill: color === undefined ? undefined : { color, before: fillBefore(value("fill") ?? "") },
        note: text === undefined ? undefined : { text, author: value("author") ?? "", original: original === undefined ? undefined : decodeEscapes(textOf(original, parseXml(original))) },
      };
    });
  } catch (error) {
    if (error instanceof XmlSourceError) return [];
    throw error;
  }
}

function fillBefore(source: string): { readonly fill: string | undefined; readonly pattern: string } {
  if (source === "") return { fill: undefined, pattern: "none" };
  const pattern = childOf(parseXml(source), "patternFill");
  const kind = (pattern && attributeValue(source, pattern, "patternType")) ?? "none";
  const ground = pattern && childOf(pattern, kind === "solid" ? "fgColor" : "bgColor");
  return { pattern: kind, fill: kind === "none" ? undefined : new PartColors(undefined).resolve(source, ground) };
}
