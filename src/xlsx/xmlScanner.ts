/*
 * Long: the one loop that all reading of XML runs through, and it must stay in one piece to be fast.
 */
import { decodeXmlText } from "./xmlText.js";

export const END = 0;
export const OPEN = 1;
export const CLOSE = 2;
export const TEXT = 3;
export type XmlEvent = typeof END | typeof OPEN | typeof CLOSE | typeof TEXT;

/** Office files nest some twenty deep. */
const MAX_DEPTH = 256;
const MAX_ATTRIBUTES = 512;

/**
 * Walks over the XML of a part, byte by byte and without copying. Names are local names: a prefix is read over, so that
 * `x:row` and `row`, strict and transitional files read alike. It is a checking scanner: tags that do not match, a DOCTYPE
 * (the way in for entity tricks) and bytes that are no UTF-8 end the walk with `isDamaged`.
 * @example
 * const scanner = new XmlScanner(utf8('<row r="3"><c/></row>'));
 * scanner.next() === OPEN; scanner.name === "row"; scanner.attribute("r") === "3";
 */
export class XmlScanner {
  /** Local name of the element at OPEN and CLOSE. */
  name = "";
  /** How many elements are open, the one at OPEN included. */
  depth = 0;
  isDamaged = false;
  /** At TEXT: where its bytes lie. `hasReferences` tells whether they can be taken as they are. */
  textStart = 0;
  textEnd = 0;
  /** After `findAttribute`: where the value's bytes lie. */
  valueStart = 0;
  valueEnd = 0;

  readonly bytes: Uint8Array;
  private at = 0;
  private isCdata = false;
  private isSelfClosed = false;
  private hasRoot = false;
  private attributeCount = 0;
  /** Four numbers an attribute: name from, name to, value from, value to. */
  private readonly attributes = new Int32Array(4 * MAX_ATTRIBUTES);
  /** Two numbers an open element: its qualified name's bytes, to hold against the closing tag. */
  private readonly openNames = new Int32Array(2 * MAX_DEPTH + 2);
  private readonly openLocalNames: string[] = [];
  private readonly knownNames: (string | undefined)[] = new Array<string | undefined>(256).fill(undefined);

  constructor(source: Uint8Array) {
    this.bytes = toUtf8(source);
    if (this.bytes[0] === 0xef && this.bytes[1] === 0xbb && this.bytes[2] === 0xbf) this.at = 3;
  }

  next(): XmlEvent {
    if (this.isSelfClosed) {
      this.isSelfClosed = false;
      return this.close();
    }
    const { bytes } = this;
    while (!this.isDamaged) {
      if (this.at >= bytes.length) {
        if (this.depth > 0 || !this.hasRoot) this.isDamaged = true;
        return END;
      }
      if (bytes[this.at] !== 0x3c) {
        if (this.readTextRun()) return TEXT;
        continue;
      }
      const second = bytes[this.at + 1];
      if (second === 0x2f) return this.readCloseTag();
      if (second === 0x3f) this.skipTo("?>", 2);
      else if (second !== 0x21) return this.readOpenTag();
      else if (this.startsWith("<!--")) this.skipTo("-->", 4);
      else if (this.startsWith("<![CDATA[") && this.depth > 0) {
        this.textStart = this.at + 9;
        if (!this.skipTo("]]>", 9)) return END;
        this.textEnd = this.at - 3;
        this.isCdata = true;
        return TEXT;
      } else this.isDamaged = true;
    }
    return END;
  }

  /**
   * Where the next event begins, for a reader that knows a frequent form by heart; −1 where it is not there to be read. Such a
   * reader sets it behind whole elements that it has read, well-formed and without anything that would have to be decoded.
   */
  get offset(): number { return this.isSelfClosed || this.isDamaged ? -1 : this.at; }
  set offset(at: number) { this.at = at; }

  /** The value of an attribute by its name as written, prefix included; undefined where it has none. */
  attribute(name: string): string | undefined {
    if (!this.findAttribute(name)) return undefined;
    const value = decodeXmlText(this.bytes, this.valueStart, this.valueEnd, false);
    if (value === undefined) this.isDamaged = true;
    return value;
  }

  /** The value of the attribute with this local name and any prefix, such as `r:id` whatever `r` is called here. */
  prefixedAttribute(localName: string): string | undefined {
    for (let i = 0; i < this.attributeCount; i++) {
      const end = this.attributes[4 * i + 1] ?? 0;
      const start = end - localName.length;
      if (start <= (this.attributes[4 * i] ?? 0) || this.bytes[start - 1] !== 0x3a || !this.isAscii(localName, start, end)) continue;
      return decodeXmlText(this.bytes, this.attributes[4 * i + 2] ?? 0, this.attributes[4 * i + 3] ?? 0, false);
    }
    return undefined;
  }

  /** A whole number without sign; NaN where the attribute is missing or something else. */
  intAttribute(name: string): number {
    if (!this.findAttribute(name)) return NaN;
    let value = 0;
    for (let i = this.valueStart; i < this.valueEnd; i++) {
      const digit = (this.bytes[i] ?? 0) - 0x30;
      if (digit < 0 || digit > 9) return NaN;
      value = value * 10 + digit;
    }
    return this.valueEnd > this.valueStart ? value : NaN;
  }

  /** `1`, `true` and `on` are true. */
  flagAttribute(name: string): boolean {
    const value = this.attribute(name);
    return value === "1" || value === "true" || value === "on";
  }

  /** Points `valueStart` and `valueEnd` at a value without making a string of it. */
  findAttribute(name: string): boolean {
    for (let i = 0; i < this.attributeCount; i++) {
      if (!this.isAscii(name, this.attributes[4 * i] ?? 0, this.attributes[4 * i + 1] ?? 0)) continue;
      this.valueStart = this.attributes[4 * i + 2] ?? 0;
      this.valueEnd = this.attributes[4 * i + 3] ?? 0;
      return true;
    }
    return false;
  }

  /** The text at TEXT. */
  text(): string {
    const text = decodeXmlText(this.bytes, this.textStart, this.textEnd, this.isCdata);
    if (text === undefined) this.isDamaged = true;
    return text ?? "";
  }

  /** From OPEN to its CLOSE: the text of the element, without that of elements inside it. */
  readText(): string {
    const { depth } = this;
    let text = "";
    for (let event = this.next(); event !== END; event = this.next()) {
      if (event === TEXT && this.depth === depth) text += this.text();
      else if (event === CLOSE && this.depth < depth) break;
    }
    return text;
  }

  /** From OPEN to its CLOSE, over everything inside. */
  skip(): void {
    const { depth } = this;
    while (this.depth >= depth && this.next() !== END);
  }

  private readTextRun(): boolean {
    const start = this.at;
    let end = start;
    const { bytes } = this;
    while (end < bytes.length && bytes[end] !== 0x3c) end++;
    this.at = end;
    if (this.depth > 0) {
      this.textStart = start;
      this.textEnd = end;
      this.isCdata = false;
      return true;
    }
    for (let i = start; i < end; i++) if (!isSpace(bytes[i])) this.isDamaged = true;
    return false;
  }

  private readOpenTag(): XmlEvent {
    const { bytes } = this;
    const start = this.at + 1;
    let i = start;
    let localStart = start;
    for (let byte = bytes[i]; byte !== undefined && byte > 0x20 && byte !== 0x2f && byte !== 0x3e; byte = bytes[++i]) {
      if (byte === 0x3a) localStart = i + 1;
      else if (byte === 0x3c) return this.fail();
    }
    if (localStart === i || this.depth >= MAX_DEPTH || (this.depth === 0 && this.hasRoot)) return this.fail();
    const nameEnd = i;
    i = this.readAttributes(i);
    if (i < 0) return this.fail();
    this.isSelfClosed = bytes[i] === 0x2f;
    if (this.isSelfClosed) i++;
    if (bytes[i] !== 0x3e) return this.fail();
    this.at = i + 1;
    this.hasRoot = true;
    this.name = this.intern(localStart, nameEnd);
    this.openNames[2 * this.depth] = start;
    this.openNames[2 * this.depth + 1] = nameEnd;
    this.openLocalNames[this.depth++] = this.name;
    return OPEN;
  }

  /** Gives where the attributes end, at `/` or `>`; -1 where they are malformed. */
  private readAttributes(from: number): number {
    const { bytes, attributes } = this;
    let i = from;
    let count = 0;
    for (;;) {
      const gap = i;
      while (isSpace(bytes[i])) i++;
      const byte = bytes[i];
      if (byte === 0x3e || byte === 0x2f) break;
      if (byte === undefined || i === gap || count === MAX_ATTRIBUTES) return -1;
      const slot = 4 * count++;
      attributes[slot] = i;
      while (bytes[i] !== undefined && bytes[i] !== 0x3d && bytes[i] !== 0x3e && bytes[i] !== 0x3c && !isSpace(bytes[i])) i++;
      attributes[slot + 1] = i;
      while (isSpace(bytes[i])) i++;
      if (bytes[i++] !== 0x3d) return -1;
      while (isSpace(bytes[i])) i++;
      const quote = bytes[i++];
      if (quote !== 0x22 && quote !== 0x27) return -1;
      attributes[slot + 2] = i;
      while (bytes[i] !== quote) {
        if (bytes[i] === undefined || bytes[i] === 0x3c) return -1;
        i++;
      }
      attributes[slot + 3] = i++;
    }
    this.attributeCount = count;
    return i;
  }

  private readCloseTag(): XmlEvent {
    const { bytes } = this;
    let at = this.at + 2;
    let expected = this.openNames[2 * this.depth - 2] ?? 0;
    const end = this.openNames[2 * this.depth - 1] ?? 0;
    if (this.depth === 0) return this.fail();
    while (expected < end) if (bytes[at++] !== bytes[expected++]) return this.fail();
    while (isSpace(bytes[at])) at++;
    if (bytes[at] !== 0x3e) return this.fail();
    this.at = at + 1;
    return this.close();
  }

  private close(): XmlEvent {
    this.name = this.openLocalNames[--this.depth] ?? "";
    return CLOSE;
  }

  private fail(): XmlEvent {
    this.isDamaged = true;
    return END;
  }

  private skipTo(mark: string, from: number): boolean {
    const { bytes } = this;
    const first = mark.charCodeAt(0);
    for (let i = bytes.indexOf(first, this.at + from); i >= 0; i = bytes.indexOf(first, i + 1)) {
      if (!this.isAscii(mark, i, i + mark.length)) continue;
      this.at = i + mark.length;
      return true;
    }
    this.isDamaged = true;
    return false;
  }

  private startsWith(mark: string): boolean {
    return this.isAscii(mark, this.at, this.at + mark.length);
  }

  private isAscii(text: string, start: number, end: number): boolean {
    if (text.length !== end - start) return false;
    for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== this.bytes[start + i]) return false;
    return true;
  }

  /** The same few names come a million times: one string for each saves making and comparing them. */
  private intern(start: number, end: number): string {
    const slot = ((end - start) * 37 + (this.bytes[start] ?? 0) * 7 + (this.bytes[end - 1] ?? 0)) & 255;
    const known = this.knownNames[slot];
    if (known !== undefined && this.isAscii(known, start, end)) return known;
    const name = decodeXmlText(this.bytes, start, end, true);
    if (name === undefined) this.isDamaged = true;
    this.knownNames[slot] = name;
    return name ?? "";
  }
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Parts are UTF-8 in practice; the standard allows UTF-16 with its mark as well. */
function toUtf8(bytes: Uint8Array): Uint8Array {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  if (!isLittle && !isBig) return bytes;
  return new TextEncoder().encode(new TextDecoder(isLittle ? "utf-16le" : "utf-16be").decode(bytes));
}
