import type { OoxmlPackage } from "../package.js";
import { END, XmlScanner } from "../xmlScanner.js";
import { writeZip, type ZipPart } from "../zipWriter.js";
import { decodePart, encodePart, type PartText } from "./partText.js";
import { refuse } from "./refusal.js";

/**
 * A package being changed: parts are inflated when first asked for, changes stay in memory, and what was not changed is copied
 * with the bytes it had in the zip.
 */
export class PackageEditor {
  private readonly opened = new Map<string, PartText>();
  private readonly changed = new Map<string, string | null>();
  private readonly added = new Map<string, string>();

  constructor(
    private readonly pkg: OoxmlPackage,
    private readonly original: Uint8Array,
  ) {}

  /** The parts as they are now, each by its name as stored. */
  get partNames(): readonly string[] {
    return [...this.pkg.partNames.filter((name) => this.has(name)), ...this.added.values()];
  }

  has(name: string): boolean {
    const key = name.toLowerCase();
    const text = this.changed.get(key);
    return text === undefined ? this.pkg.has(name) : text !== null;
  }

  /** The source of an XML part, its XML checked. */
  text(name: string): string {
    return this.source(name, true);
  }

  /** The source of a part that need not be well-formed: Excel's own vmlDrawing parts are not always. */
  looseText(name: string): string {
    return this.source(name, false);
  }

  /** The same for a passing look: what is not held already is not kept. */
  peek(name: string): string {
    const isHeld = this.opened.has(name.toLowerCase());
    const text = this.source(name, false);
    if (!isHeld) this.opened.delete(name.toLowerCase());
    return text;
  }

  setText(name: string, text: string): void {
    const key = name.toLowerCase();
    if (!this.pkg.has(name)) {
      if (!this.added.has(key)) this.added.set(key, name);
    } else if (this.opened.get(key)?.text === text) {
      this.changed.delete(key);
      return;
    }
    this.changed.set(key, text);
  }

  remove(name: string): void {
    const key = name.toLowerCase();
    this.added.delete(key);
    if (this.pkg.has(name)) this.changed.set(key, null);
    else this.changed.delete(key);
  }

  /** The first of `name(1)`, `name(2)`, … that no part has. */
  freeName(name: (n: number) => string): string {
    for (let n = 1; ; n++) if (!this.has(name(n))) return name(n);
  }

  /** The package as a zip; the very bytes it was opened from where nothing has changed. */
  toBytes(): Uint8Array {
    if (this.changed.size === 0) return this.original;
    const parts: ZipPart[] = [];
    for (const entry of this.pkg.entries) {
      const text = this.changed.get(entry.name.toLowerCase());
      if (text === undefined) parts.push({ kind: "copy", entry });
      else if (text !== null) parts.push({ kind: "new", name: entry.name, bytes: encodePart({ text, encoding: this.opened.get(entry.name.toLowerCase())?.encoding ?? "utf-8" }) });
    }
    for (const [key, name] of this.added) {
      parts.push({ kind: "new", name, bytes: encodePart({ text: this.changed.get(key) ?? "", encoding: "utf-8" }) });
    }
    return writeZip(parts);
  }

  private source(name: string, isChecked: boolean): string {
    const key = name.toLowerCase();
    const now = this.changed.get(key);
    if (now === null) refuse("damaged", name);
    if (now !== undefined) return now;
    const known = this.opened.get(key);
    if (known) return known.text;
    const read = this.pkg.read(name);
    if (!read.ok) refuse(read.error.code, read.error.detail);
    if (isChecked) checkXml(name, read.value);
    const decoded = decodePart(read.value) ?? refuse("damaged", name);
    this.opened.set(key, decoded);
    return decoded.text;
  }
}

function checkXml(name: string, bytes: Uint8Array): void {
  const scanner = new XmlScanner(bytes);
  while (scanner.next() !== END);
  if (scanner.isDamaged) refuse("damaged", name);
}
