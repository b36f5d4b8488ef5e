import { strToU8, zipSync } from "fflate";

const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export interface BookParts {
  /** What stands inside `worksheet`, by the sheet's name. */
  readonly sheets: Readonly<Record<string, string>>;
  /** What stands inside `workbook` beside its sheets, in front and behind. */
  readonly before?: string;
  readonly after?: string;
  /** What stands inside `sst` and `styleSheet`; left out, the parts are left out. */
  readonly texts?: string;
  readonly styles?: string;
  /** Further parts, and parts that replace those made here. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

/**
 * A workbook from the insides of its parts: what a test is about stands in the test, the rest is made here.
 * @example packParts({ sheets: { 表: "<sheetData><row><c><v>1</v></c></row></sheetData>" } })
 */
export function packParts({ sheets, before = "", after = "", texts, styles, parts = {} }: BookParts): Uint8Array {
  const names = Object.keys(sheets);
  const relations = names.map((_, i) => relation(`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`));
  const files: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/></Types>`,
    "_rels/.rels": relationships([relation("rId1", "officeDocument", "xl/workbook.xml")]),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${before}<sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets>${after}</workbook>`,
  };
  for (const [i, name] of names.entries()) files[`xl/worksheets/sheet${i + 1}.xml`] = `<worksheet xmlns="${MAIN}">${sheets[name]}</worksheet>`;
  if (texts !== undefined) {
    relations.push(relation("rIdT", "sharedStrings", "sharedStrings.xml"));
    files["xl/sharedStrings.xml"] = `<sst xmlns="${MAIN}">${texts}</sst>`;
  }
  if (styles !== undefined) {
    relations.push(relation("rIdS", "styles", "styles.xml"));
    files["xl/styles.xml"] = `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`;
  }
  files["xl/_rels/workbook.xml.rels"] = relationships(relations);
  return zipParts({ ...files, ...parts });
}

export function zipParts(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, typeof content === "string" ? strToU8(content) : content])));
}

export function relation(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
}

export function relationships(list: readonly string[]): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${list.join("")}</Relationships>`;
}
