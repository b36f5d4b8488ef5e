import type { PlannedStyle } from "../../core/sheets/sheetPlan.js";
import { Splices } from "../xml/splices.js";
import { attributeValue, childOf, parseXml, prefixOf, type XmlElement } from "../xml/xmlSource.js";
import { escapeAttribute, withPrefix } from "../xml/xmlEscape.js";
import { alignmentXml, borderXml, builtInFormat, fillXml, fontXml } from "./styleXml.js";

const SECTIONS = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs"] as const;
type Section = (typeof SECTIONS)[number];

interface Collection {
  readonly element: XmlElement | undefined;
  readonly count: number;
  readonly indexes: Map<string, number>;
  readonly added: string[];
}

/** Own formats begin here; the numbers below are Excel's. */
const FIRST_OWN_FORMAT = 164;

/**
 * Adds formats to a styles part. What is there is never renumbered or rewritten: cells name formats by their place,
 * so new ones go to the end, and one that is there already is used again.
 * @example const styles = new StyleAppender(seedStyles(MAIN)); styles.indexOf({ bold: true }) === 1; styles.toXml()
 */
export class StyleAppender {
  private readonly root: XmlElement;
  private readonly prefix: string;
  private readonly collections: Readonly<Record<Section, Collection>>;
  private readonly byPlan = new Map<string, number>();
  private readonly formatIds = new Map<string, number>();
  private nextFormat = FIRST_OWN_FORMAT;

  constructor(private readonly source: string) {
    this.root = parseXml(source);
    this.prefix = prefixOf(this.root.name);
    this.collections = {
      numFmts: this.collect("numFmts"), fonts: this.collect("fonts"), fills: this.collect("fills"),
      borders: this.collect("borders"), cellStyleXfs: this.collect("cellStyleXfs"), cellXfs: this.collect("cellXfs"),
    };
    for (const format of this.collections.numFmts.element?.children ?? []) {
      const id = Number(attributeValue(source, format, "numFmtId"));
      this.formatIds.set(attributeValue(source, format, "formatCode") ?? "", id);
      if (id >= this.nextFormat) this.nextFormat = id + 1;
    }
    // A file without these still counts from its first entry: cells without a format use 0.
    if (this.collections.fonts.count === 0) this.add("fonts", "<font><sz val=\"11\"/><name val=\"Calibri\"/></font>");
    if (this.collections.fills.count === 0) for (const kind of ["none", "gray125"]) this.add("fills", `<fill><patternFill patternType="${kind}"/></fill>`);
    if (this.collections.borders.count === 0) this.add("borders", borderXml({}));
    if (this.collections.cellStyleXfs.count === 0) this.add("cellStyleXfs", '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>');
    if (this.collections.cellXfs.count === 0) this.add("cellXfs", '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>');
  }

  /** The index of a planned format, for a cell's `s`. */
  indexOf(style: PlannedStyle): number {
    const key = JSON.stringify(style);
    const known = this.byPlan.get(key);
    if (known !== undefined) return known;
    const font = this.add("fonts", fontXml(style));
    const fill = style.fill === undefined ? 0 : this.add("fills", fillXml(style.fill));
    const border = style.border === undefined ? 0 : this.add("borders", borderXml(style.border));
    const index = this.add(
      "cellXfs",
      `<xf numFmtId="${String(this.numberFormatId(style.numberFormat ?? "General"))}" fontId="${String(font)}" fillId="${String(fill)}" borderId="${String(border)}" xfId="0" ` +
        `applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignmentXml(style)}</xf>`,
    );
    this.byPlan.set(key, index);
    return index;
  }

  /** The index of the format `base` with a solid fill: everything else of it, also what we do not know, is copied. */
  withFill(base: number, color: string): number {
    return this.withFillSource(base, withPrefix(fillXml(color), this.prefix));
  }

  /** The same with a fill given as its source, as `fillSource` gives it. */
  withFillSource(base: number, fill: string): number {
    const xf = new Splices(this.formatSource(base)).setAttribute(0, "fillId", String(this.addRaw("fills", fill))).apply();
    return this.addRaw("cellXfs", new Splices(xf).setAttribute(0, "applyFill", "1").apply());
  }

  /** The source of a format: `<xf …/>`. */
  formatSource(index: number): string {
    return this.itemSource("cellXfs", index) ?? this.itemSource("cellXfs", 0) ?? withPrefix('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', this.prefix);
  }

  /** The source of the fill of a format: `<fill>…</fill>`. */
  fillSource(index: number): string {
    const id = Number(attributeValue(this.formatSource(index), { start: 0 }, "fillId") ?? 0);
    return this.itemSource("fills", id) ?? withPrefix('<fill><patternFill patternType="none"/></fill>', this.prefix);
  }

  /** The source of a font, fill or border by its place; of the first where there is none such. */
  partSource(section: "fonts" | "fills" | "borders", index: number): string {
    return this.itemSource(section, index) ?? this.itemSource(section, 0) ?? withPrefix(`<${section.slice(0, -1)}/>`, this.prefix);
  }

  /** The place of a font, fill, border or format given as its source; it goes to the end where it is not there yet. */
  addPart(section: "fonts" | "fills" | "borders" | "cellXfs", xml: string): number {
    return this.addRaw(section, xml);
  }

  get cellFormatCount(): number {
    return this.collections.cellXfs.count + this.collections.cellXfs.added.length;
  }

  get hasChanged(): boolean {
    return SECTIONS.some((section) => this.collections[section].added.length > 0);
  }

  /** The part with the additions; the very source where there are none. */
  toXml(): string {
    const splices = new Splices(this.source);
    for (const section of SECTIONS) {
      const { element, count, added } = this.collections[section];
      if (added.length === 0) continue;
      const total = String(count + added.length);
      const tag = this.prefix + section;
      if (!element) {
        splices.insert(this.placeOf(section), `<${tag} count="${total}">${added.join("")}</${tag}>`);
      } else if (element.closeStart === element.end) {
        splices.replace(element.start, element.end, `<${tag} count="${total}">${added.join("")}</${tag}>`);
      } else {
        if (attributeValue(this.source, element, "count") !== undefined) splices.setAttribute(element.start, "count", total);
        splices.insert(element.closeStart, added.join(""));
      }
    }
    return splices.apply();
  }

  private collect(section: Section): Collection {
    const element = childOf(this.root, section);
    const indexes = new Map<string, number>();
    const children = element?.children ?? [];
    children.forEach((child, i) => {
      const xml = this.source.slice(child.start, child.end);
      if (!indexes.has(xml)) indexes.set(xml, i);
    });
    return { element, count: children.length, indexes, added: [] };
  }

  private add(section: Section, xml: string): number {
    return this.addRaw(section, withPrefix(xml, this.prefix));
  }

  private addRaw(section: Section, xml: string): number {
    const { indexes, count, added } = this.collections[section];
    const known = indexes.get(xml);
    if (known !== undefined) return known;
    const index = count + added.length;
    added.push(xml);
    indexes.set(xml, index);
    return index;
  }

  /** The number of a number format. */
  numberFormatId(code: string): number {
    const known = builtInFormat(code) ?? this.formatIds.get(code);
    if (known !== undefined) return known;
    const id = this.nextFormat++;
    this.formatIds.set(code, id);
    this.add("numFmts", `<numFmt numFmtId="${String(id)}" formatCode="${escapeAttribute(code)}"/>`);
    return id;
  }

  private itemSource(section: Section, index: number): string | undefined {
    const { element, added, count } = this.collections[section];
    const child = element?.children[index];
    return child ? this.source.slice(child.start, child.end) : added[index - count];
  }

  /** Where a section that is missing belongs: before the first that follows it in the schema's order. */
  private placeOf(section: Section): number {
    const earlier: readonly string[] = SECTIONS.slice(0, SECTIONS.indexOf(section));
    const next = this.root.children.find((child) => !earlier.includes(child.local));
    return next?.start ?? this.root.closeStart;
  }
}
