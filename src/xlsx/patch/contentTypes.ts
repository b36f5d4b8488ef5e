import { Splices } from "../xml/splices.js";
import { attributeValue, childrenOf, parseXml } from "../xml/xmlSource.js";
import { escapeAttribute } from "../xml/xmlEscape.js";
import { appendChild } from "./appendChild.js";
import type { PackageEditor } from "./packageEditor.js";

const PART = "[Content_Types].xml";

/** Declares what an added part is. */
export function addOverride(editor: PackageEditor, part: string, type: string): void {
  appendChild(editor, PART, `<Override PartName="/${escapeAttribute(part)}" ContentType="${type}"/>`);
}

/** Declares what every part of an ending is, unless that is declared already. */
export function ensureDefault(editor: PackageEditor, extension: string, type: string): void {
  if (findDefault(editor, extension)) return;
  appendChild(editor, PART, `<Default Extension="${extension}" ContentType="${type}"/>`);
}

export function findDefault(editor: PackageEditor, extension: string): string | undefined {
  const source = editor.text(PART);
  const found = childrenOf(parseXml(source), "Default").find((d) => attributeValue(source, d, "Extension")?.toLowerCase() === extension);
  return found && attributeValue(source, found, "ContentType");
}

/** Takes a part out of the package with its declaration; the ending's declaration goes with the last part that has the ending. */
export function removePart(editor: PackageEditor, part: string): void {
  editor.remove(part);
  const source = editor.text(PART);
  const root = parseXml(source);
  const splices = new Splices(source);
  for (const child of childrenOf(root, "Override")) {
    if (attributeValue(source, child, "PartName")?.toLowerCase() === `/${part.toLowerCase()}`) splices.replace(child.start, child.end, "");
  }
  const extension = part.slice(part.lastIndexOf(".") + 1).toLowerCase();
  if (extension === "vml" && !editor.partNames.some((name) => name.toLowerCase().endsWith(".vml"))) {
    for (const child of childrenOf(root, "Default")) {
      if (attributeValue(source, child, "Extension")?.toLowerCase() === "vml") splices.replace(child.start, child.end, "");
    }
  }
  editor.setText(PART, splices.apply());
}
