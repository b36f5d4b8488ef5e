import { PACKAGE_RELATIONS } from "../dialect.js";
import { relationshipsPartName, resolveTarget } from "../relationships.js";
import { Splices } from "../xml/splices.js";
import { attributeValue, childrenOf, parseXml, type XmlElement } from "../xml/xmlSource.js";
import { escapeAttribute } from "../xml/xmlEscape.js";
import { appendChild } from "./appendChild.js";
import { ensureDefault } from "./contentTypes.js";
import type { PackageEditor } from "./packageEditor.js";

export interface Relation {
  readonly id: string;
  /** The last segment of the type, the same in strict and transitional files. */
  readonly kind: string;
  /** The part it leads to; an external one's address as written. */
  readonly target: string;
  readonly isExternal: boolean;
  readonly element: XmlElement;
}

/** The relations of a part as they are now; none where it has no .rels part. */
export function relationsOf(editor: PackageEditor, part: string): readonly Relation[] {
  const relsPart = relationshipsPartName(part);
  if (!editor.has(relsPart)) return [];
  const source = editor.text(relsPart);
  return childrenOf(parseXml(source), "Relationship").map((element) => {
    const type = attributeValue(source, element, "Type") ?? "";
    const target = attributeValue(source, element, "Target") ?? "";
    const isExternal = attributeValue(source, element, "TargetMode") === "External";
    return {
      id: attributeValue(source, element, "Id") ?? "",
      kind: type.slice(type.lastIndexOf("/") + 1),
      target: isExternal ? target : resolveTarget(part, target),
      isExternal,
      element,
    };
  });
}

/** Adds a relation at the end and gives its id. */
export function addRelation(editor: PackageEditor, part: string, type: string, target: string): string {
  const relsPart = relationshipsPartName(part);
  if (!editor.has(relsPart)) {
    ensureDefault(editor, "rels", "application/vnd.openxmlformats-package.relationships+xml");
    editor.setText(relsPart, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE_RELATIONS}"></Relationships>`);
  }
  const taken = new Set(relationsOf(editor, part).map((relation) => relation.id));
  let n = taken.size + 1;
  while (taken.has(`rId${String(n)}`)) n++;
  const id = `rId${String(n)}`;
  appendChild(editor, relsPart, `<Relationship Id="${id}" Type="${escapeAttribute(type)}" Target="${escapeAttribute(relativeTarget(part, target))}"/>`);
  return id;
}

/** Takes a relation away, and the .rels part with it when it was the last. */
export function removeRelation(editor: PackageEditor, part: string, id: string): void {
  const relsPart = relationshipsPartName(part);
  const relations = relationsOf(editor, part);
  const found = relations.find((relation) => relation.id === id);
  if (!found) return;
  if (relations.length === 1) editor.remove(relsPart);
  else editor.setText(relsPart, new Splices(editor.text(relsPart)).replace(found.element.start, found.element.end, "").apply());
}

/** @example relativeTarget("xl/worksheets/sheet1.xml", "xl/comments1.xml") === "../comments1.xml" */
export function relativeTarget(part: string, target: string): string {
  const from = part.split("/").slice(0, -1);
  const to = target.split("/");
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return "../".repeat(from.length - shared) + to.slice(shared).join("/");
}
