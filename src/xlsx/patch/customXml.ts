import { crc32 } from "../crc32.js";
import { relationshipsPartName } from "../relationships.js";
import { attributesAt, parseXml } from "../xml/xmlSource.js";
import { addOverride, findDefault, removePart } from "./contentTypes.js";
import { addRelation, relationsOf, removeRelation, type Relation } from "./relations.js";
import type { WorkbookEditor } from "./workbookEditor.js";
import { refuse } from "./refusal.js";

const PROPERTIES_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n';

/** The custom XML part whose root has the namespace. */
export function readCustomXml(book: WorkbookEditor, namespace: string): string | undefined {
  const found = findItem(book, namespace);
  return found && book.editor.text(found.target);
}

/** Makes, replaces or (with null) takes away the custom XML part whose root has the namespace. Others are left alone. */
export function setCustomXml(book: WorkbookEditor, namespace: string, xml: string | null): void {
  const { editor, workbook } = book;
  if (xml !== null && !hasRootNamespace(xml, namespace)) refuse("invalid-edit", namespace);
  const found = findItem(book, namespace);
  if (found && xml !== null) return editor.setText(found.target, xml);
  if (found) {
    const properties = relationsOf(editor, found.target).filter((relation) => relation.kind === "customXmlProps");
    for (const { target } of properties) removePart(editor, target);
    editor.remove(relationshipsPartName(found.target));
    removePart(editor, found.target);
    return removeRelation(editor, workbook.part, found.id);
  }
  if (xml === null) return;
  const n = Number(/\d+/.exec(editor.freeName((i) => `customXml/item${String(i)}.xml`))?.[0]);
  const item = `customXml/item${String(n)}.xml`;
  const properties = editor.freeName((i) => `customXml/itemProps${String(n + i - 1)}.xml`);
  editor.setText(item, xml);
  if (findDefault(editor, "xml") !== "application/xml") addOverride(editor, item, "application/xml");
  editor.setText(properties, propertiesXml(namespace));
  addOverride(editor, properties, "application/vnd.openxmlformats-officedocument.customXmlProperties+xml");
  const { relations } = workbook.dialect;
  addRelation(editor, item, `${relations}/customXmlProps`, properties);
  addRelation(editor, workbook.part, `${relations}/customXml`, item);
}

function findItem(book: WorkbookEditor, namespace: string): Relation | undefined {
  const { editor, workbook } = book;
  return relationsOf(editor, workbook.part).find((relation) => {
    if (relation.kind !== "customXml" || relation.isExternal || !editor.has(relation.target)) return false;
    const source = editor.looseText(relation.target);
    return source.includes(namespace) && hasRootNamespace(source, namespace);
  });
}

function hasRootNamespace(xml: string, namespace: string): boolean {
  const root = parseXml(xml);
  const prefix = root.name.includes(":") ? `xmlns:${root.name.slice(0, root.name.indexOf(":"))}` : "xmlns";
  return attributesAt(xml, root.start).some((a) => a.name === prefix && a.value === namespace);
}

/** Excel tells items apart by an identifier; made of the namespace, it is the same every time. */
function propertiesXml(namespace: string): string {
  const hash = (salt: string): string => crc32(new TextEncoder().encode(salt + namespace)).toString(16).toUpperCase().padStart(8, "0");
  const [a, b, c, d] = [hash("a"), hash("b"), hash("c"), hash("d")];
  const id = `{${a}-${b.slice(0, 4)}-4${b.slice(5)}-8${c.slice(1, 4)}-${c.slice(4)}${d}}`;
  return `${HEAD}<ds:datastoreItem ds:itemID="${id}" xmlns:ds="${PROPERTIES_NAMESPACE}"><ds:schemaRefs><ds:schemaRef ds:uri="${namespace}"/></ds:schemaRefs></ds:datastoreItem>`;
}
