import { STRICT, TRANSITIONAL } from "../../src/xlsx/dialect.js";
import { inflatePart } from "../../src/xlsx/inflatePart.js";
import { openPackage } from "../../src/xlsx/package.js";
import { writeZip } from "../../src/xlsx/zipWriter.js";

export interface HandmadeSheet {
  readonly name: string;
  /** What stands inside `worksheet`; a bare `<sheetData>` will do. */
  readonly xml: string;
  /** Relations of the sheet: type's last segment (or a whole address) and part. */
  readonly relations?: readonly (readonly [string, string])[];
}

export interface Handmade {
  readonly sheets: readonly HandmadeSheet[];
  /** Elements of workbook.xml after `sheets`. */
  readonly workbook?: string;
  /** Elements of workbook.xml before `sheets`. */
  readonly before?: string;
  readonly styles?: string;
  /** Further parts, by name; with the type's last segment they become relations of the workbook. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  readonly relations?: readonly (readonly [string, string])[];
  readonly contentTypes?: string;
  readonly strict?: boolean;
  /** Relations of the package beside the workbook. */
  readonly packageRelations?: readonly (readonly [string, string])[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A package written part by part, for features that no program at hand makes. */
export function handmade(book: Handmade): Uint8Array {
  const { main, relations: r } = book.strict ? STRICT : TRANSITIONAL;
  const rels = (list: readonly (readonly [string, string])[]): string =>
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
      .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type.includes(":") ? type : `${r}/${type}`}" Target="/${target}"/>`).join("")}</Relationships>`;
  const parts: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/>${book.sheets
      .map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`).join("")}${book.styles === undefined ? "" : `<Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>`}${book.contentTypes ?? ""}</Types>`,
    "_rels/.rels": rels([["officeDocument", "xl/workbook.xml"], ...(book.packageRelations ?? [])]),
    "xl/workbook.xml": `${HEAD}<workbook xmlns="${main}" xmlns:r="${r}">${book.before ?? ""}<sheets>${book.sheets
      .map(({ name }, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets>${book.workbook ?? ""}</workbook>`,
    "xl/_rels/workbook.xml.rels": rels([...book.sheets.map((_, i) => ["worksheet", `xl/worksheets/sheet${i + 1}.xml`] as const), ...(book.styles === undefined ? [] : [["styles", "xl/styles.xml"] as const]), ...(book.relations ?? [])]),
    ...(book.styles === undefined ? {} : { "xl/styles.xml": book.styles }),
  };
  book.sheets.forEach(({ xml, relations }, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = xml.startsWith("<?xml") || xml.includes("worksheet") ? xml : `${HEAD}<worksheet xmlns="${main}" xmlns:r="${r}">${xml}</worksheet>`;
    if (relations) parts[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`] = rels(relations);
  });
  return zipOf({ ...parts, ...book.parts });
}

export function zipOf(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return writeZip(Object.entries(parts).map(([name, content]) => ({ kind: "new", name, bytes: typeof content === "string" ? new TextEncoder().encode(content) : content })));
}

/** The parts of a package as text. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  const opened = openPackage(bytes);
  if (!opened.ok) throw new Error(opened.error.code);
  return Object.fromEntries(opened.value.entries.map((entry) => {
    const read = inflatePart(entry);
    if (!read.ok) throw new Error(entry.name);
    return [entry.name, new TextDecoder("utf-8", { ignoreBOM: true }).decode(read.value)];
  }));
}

/** The parts that differ between two packages, those that only one has included. */
export function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [a, b] = [partsOf(before), partsOf(after)];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]).sort();
}
