import type { ReadFailure } from "../app/ports.js";
import { succeed, type Result } from "../core/report/result.js";
import type { OoxmlPackage } from "./package.js";
import { decodePart } from "./patch/partText.js";
import { readRelationships } from "./relationships.js";
import { attributesAt, parseXml, XmlSourceError } from "./xml/xmlSource.js";

/**
 * The custom XML part of a workbook whose root has this namespace; null where there is none. A part of someone else's that is
 * not well-formed is passed over: it cannot be ours.
 * @example readCustomXml(pkg, "xl/workbook.xml", "urn:kensan:book:1") → { ok: true, value: "<?xml …" }
 */
export function readCustomXml(pkg: OoxmlPackage, workbookPart: string, namespace: string): Result<string | null, ReadFailure> {
  const relationships = readRelationships(pkg, workbookPart);
  if (!relationships.ok) return relationships;
  for (const { kind, target, isExternal } of relationships.value) {
    if (kind !== "customXml" || isExternal || !pkg.has(target)) continue;
    const bytes = pkg.read(target);
    if (!bytes.ok) return bytes;
    const source = decodePart(bytes.value)?.text;
    if (source?.includes(namespace) && hasRootNamespace(source, namespace)) return succeed(source);
  }
  return succeed(null);
}

function hasRootNamespace(xml: string, namespace: string): boolean {
  try {
    const root = parseXml(xml);
    const prefix = root.name.includes(":") ? `xmlns:${root.name.slice(0, root.name.indexOf(":"))}` : "xmlns";
    return attributesAt(xml, root.start).some((attribute) => attribute.name === prefix && attribute.value === namespace);
  } catch (error) {
    if (error instanceof XmlSourceError) return false;
    throw error;
  }
}
