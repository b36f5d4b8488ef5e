import type { Book } from "../../../src/book/book.js";
import { refuse } from "../wire/hostError.js";

/**
 * The custom XML parts of the workbook by the ids that Excel gives them. The book holds one part a namespace; a second of the same
 * namespace, and one without any, is kept here beside it for as long as the session lasts.
 */
export class CustomXmlParts {
  private readonly namespaceById = new Map<string, string>();
  private readonly besides = new Map<string, string>();
  private count = 0;

  constructor(private readonly book: Book) {}

  ids(): readonly string[] {
    for (const namespace of this.book.customXml.keys()) {
      if (![...this.namespaceById].some(([id, known]) => known === namespace && !this.besides.has(id))) this.namespaceById.set(this.newId(), namespace);
    }
    return [...this.namespaceById].filter(([id, namespace]) => this.besides.has(id) || this.book.customXml.has(namespace)).map(([id]) => id);
  }

  namespaceOf(id: string): string {
    return this.namespaceById.get(id) ?? refuse("ItemNotFound");
  }

  xml(id: string): string {
    return this.besides.get(id) ?? this.book.customXml.get(this.namespaceOf(id)) ?? refuse("ItemNotFound");
  }

  add(xml: string): string {
    const namespace = rootNamespace(xml);
    const isFirst = namespace !== "" && !this.book.customXml.has(namespace);
    const id = this.newId();
    this.namespaceById.set(id, namespace);
    if (isFirst) this.book.setCustomXml(namespace, xml);
    else this.besides.set(id, xml);
    return id;
  }

  replace(id: string, xml: string): void {
    const before = this.namespaceOf(id);
    const namespace = rootNamespace(xml);
    if (!this.besides.has(id)) this.book.setCustomXml(before, null);
    this.besides.delete(id);
    this.namespaceById.set(id, namespace);
    if (namespace !== "" && !this.book.customXml.has(namespace)) this.book.setCustomXml(namespace, xml);
    else this.besides.set(id, xml);
  }

  delete(id: string): void {
    const namespace = this.namespaceOf(id);
    if (!this.besides.delete(id)) this.book.setCustomXml(namespace, null);
    this.namespaceById.delete(id);
  }

  private newId(): string {
    this.count++;
    return `{4B415A45-0000-4000-8000-${String(this.count).padStart(12, "0")}}`;
  }
}

/** The namespace of the root element, "" where it has none; what is no XML is `InvalidArgument`. */
export function rootNamespace(xml: string): string {
  const text = xml.replace(/^\ufeff?\s*(?:<\?xml[^>]*\?>)?(?:\s|<!--[\s\S]*?-->)*/, "");
  const root = /^<([\p{L}_][\p{L}\p{N}._-]*)(?::([\p{L}\p{N}._-]+))?((?:\s[^>]*?)?)(\/?)>/u.exec(text);
  if (!root) return refuse("InvalidArgument");
  const [, first = "", local, attributes = "", closed] = root;
  const name = local === undefined ? first : `${first}:${local}`;
  if (closed !== "/" && !new RegExp(`</${name}\\s*>\\s*$`).test(text)) refuse("InvalidArgument");
  const attribute = local === undefined ? "xmlns" : `xmlns:${first}`;
  return new RegExp(`\\s${attribute}\\s*=\\s*(["'])(.*?)\\1`).exec(attributes)?.[2] ?? "";
}
