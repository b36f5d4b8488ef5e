import { unescapeXml } from "./xmlEscape.js";

/**
 * An XML part as source text with offsets, so that a change can be spliced in and everything else stays as it was, byte for byte.
 * It reads what well-formed parts hold; what is not well-formed, and any DOCTYPE, throws `XmlSourceError`, which the patcher turns into `damaged`.
 */
export class XmlSourceError extends Error {}

/** One element. `start`–`openEnd` is its opening tag, `closeStart`–`end` its closing one; an empty element has `closeStart === openEnd === end`. */
export interface XmlElement {
  readonly name: string;
  /** The name without its prefix. */
  readonly local: string;
  readonly start: number;
  readonly openEnd: number;
  readonly closeStart: number;
  readonly end: number;
  readonly children: readonly XmlElement[];
}

export type TagKind = "open" | "close" | "empty";

/** Walks over the tags of a part. Comments, CDATA and processing instructions are passed over. */
export class TagScanner {
  kind: TagKind = "open";
  name = "";
  start = 0;
  end: number;

  constructor(
    readonly source: string,
    from = 0,
    private readonly to = source.length,
  ) {
    this.end = from;
  }

  next(): boolean {
    const { source } = this;
    for (;;) {
      const start = source.indexOf("<", this.end);
      if (start < 0 || start >= this.to) return false;
      const mark = source.charCodeAt(start + 1);
      if (mark === 0x21) this.end = this.skipMarkup(start);
      else if (mark === 0x3f) this.end = this.after("?>", start);
      else {
        this.readTag(start, mark === 0x2f);
        return true;
      }
    }
  }

  private readTag(start: number, isClose: boolean): void {
    const { source } = this;
    let end = source.indexOf(">", start);
    // A `>` inside an attribute's quotes ends nothing.
    while (end >= 0 && hasOpenQuote(source, start, end)) end = source.indexOf(">", end + 1);
    if (end < 0) throw new XmlSourceError("tag without end");
    const from = start + (isClose ? 2 : 1);
    let to = from;
    while (to < end && !isNameEnd(source.charCodeAt(to))) to++;
    this.kind = isClose ? "close" : source.charCodeAt(end - 1) === 0x2f ? "empty" : "open";
    this.name = source.slice(from, to);
    this.start = start;
    this.end = end + 1;
  }

  private skipMarkup(start: number): number {
    if (this.source.startsWith("<!--", start)) return this.after("-->", start);
    if (this.source.startsWith("<![CDATA[", start)) return this.after("]]>", start);
    throw new XmlSourceError("DOCTYPE");
  }

  private after(ending: string, start: number): number {
    const at = this.source.indexOf(ending, start);
    if (at < 0) throw new XmlSourceError(`no ${ending}`);
    return at + ending.length;
  }
}

function isNameEnd(code: number): boolean {
  return code === 0x20 || code === 0x2f || code === 0x3e || code === 0x09 || code === 0x0a || code === 0x0d;
}

function hasOpenQuote(source: string, from: number, to: number): boolean {
  let quote = 0;
  for (let i = from; i < to; i++) {
    const code = source.charCodeAt(i);
    if (quote === 0 ? code === 0x22 || code === 0x27 : code === quote) quote = quote === 0 ? code : 0;
  }
  return quote !== 0;
}

export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The prefix with its colon, as `x:`; empty where the name has none. */
export function prefixOf(name: string): string {
  return name.slice(0, name.indexOf(":") + 1);
}

/**
 * The tree of a part's elements. Inside an element whose local name is in `opaque` nothing is read: a sheet's cells are many.
 * @example parseXml("<a><b x='1'/></a>").children[0]?.local === "b"
 */
export function parseXml(source: string, opaque: readonly string[] = []): XmlElement {
  const scanner = new TagScanner(source);
  const stack: { name: string; start: number; openEnd: number; children: XmlElement[] }[] = [];
  let root: XmlElement | undefined;
  const finish = (element: XmlElement): void => {
    const parent = stack.at(-1);
    if (parent) parent.children.push(element);
    else if (root) throw new XmlSourceError("two roots");
    else root = element;
  };
  while (scanner.next()) {
    const { name, start, end, kind } = scanner;
    if (kind === "close") {
      const open = stack.pop();
      if (open?.name !== name) throw new XmlSourceError(`</${name}>`);
      finish({ ...open, local: localName(name), closeStart: start, end });
    } else if (kind === "empty") {
      finish({ name, local: localName(name), start, openEnd: end, closeStart: end, end, children: [] });
    } else {
      if (stack.length > 200) throw new XmlSourceError("nested too deep");
      stack.push({ name, start, openEnd: end, children: [] });
      if (opaque.includes(localName(name))) {
        const close = source.indexOf(`</${name}`, end);
        if (close < 0) throw new XmlSourceError(`no </${name}>`);
        scanner.end = close;
      }
    }
  }
  if (!root || stack.length > 0) throw new XmlSourceError("no end");
  return root;
}

export function childOf(element: XmlElement, local: string): XmlElement | undefined {
  return element.children.find((child) => child.local === local);
}

export function childrenOf(element: XmlElement, local: string): readonly XmlElement[] {
  return element.children.filter((child) => child.local === local);
}

/** Every element below, depth first, that has the local name. */
export function descendantsOf(element: XmlElement, local: string): readonly XmlElement[] {
  return element.children.flatMap((child) => [...(child.local === local ? [child] : []), ...descendantsOf(child, local)]);
}

export function textOf(source: string, element: XmlElement): string {
  const inner = source.slice(element.openEnd, element.closeStart).replace(/<!--[\s\S]*?-->/g, "");
  return inner.split(/<!\[CDATA\[([\s\S]*?)\]\]>/).map((piece, i) => (i % 2 === 1 ? piece : unescapeXml(piece.replace(/<[^>]*>/g, "")))).join("");
}

export interface XmlAttribute {
  readonly name: string;
  readonly value: string;
  /** From the blank before the name to after the closing quote. */
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly end: number;
}

const ATTRIBUTE = /\s+([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;

/** The attributes of an opening tag that starts at `start`. */
export function attributesAt(source: string, start: number): readonly XmlAttribute[] {
  let position = start + 1;
  while (!isNameEnd(source.charCodeAt(position))) position++;
  const found: XmlAttribute[] = [];
  for (;;) {
    ATTRIBUTE.lastIndex = position;
    const match = ATTRIBUTE.exec(source);
    if (!match) return found;
    const raw = match[2] ?? match[3] ?? "";
    const end = ATTRIBUTE.lastIndex;
    found.push({ name: match[1] ?? "", value: unescapeXml(raw), start: position, valueStart: end - 1 - raw.length, valueEnd: end - 1, end });
    position = end;
  }
}

export function attribute(source: string, start: number, name: string): XmlAttribute | undefined {
  return attributesAt(source, start).find((a) => a.name === name);
}

export function attributeValue(source: string, element: { readonly start: number }, name: string): string | undefined {
  return attribute(source, element.start, name)?.value;
}

/** An attribute by its local name and whatever prefix, as `r:id`. */
export function prefixedAttribute(source: string, element: { readonly start: number }, local: string): XmlAttribute | undefined {
  return attributesAt(source, element.start).find((a) => a.name.includes(":") && localName(a.name) === local && !a.name.startsWith("xmlns:"));
}
