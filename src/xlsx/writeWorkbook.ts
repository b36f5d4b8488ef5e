import { isSheetName } from "../core/grid/sheetName.js";
import type { SheetPlan } from "../core/sheets/sheetPlan.js";
import { CONTENT_TYPES, PACKAGE_RELATIONS, TRANSITIONAL, contentType } from "./dialect.js";
import { plannedNames } from "./write/pageXml.js";
import { planSheetXml } from "./write/sheetXml.js";
import { StyleAppender } from "./write/styleAppender.js";
import { seedStyles } from "./write/styleXml.js";
import { escapeAttribute, escapeText } from "./xml/xmlEscape.js";
import { writeZip } from "./zipWriter.js";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const { main, relations } = TRANSITIONAL;

/**
 * A new .xlsx from plans of sheets. The same plans give the same bytes. Cells without a font of their own take 游明朝 10.5 pt.
 * Formulas carry the plan's cached values, and Excel is asked to calculate all once on opening.
 * Throws where there is no sheet, a name no sheet can have, or the same name twice: `toSheetName` makes fitting ones.
 * @example writeFileSync("件数表.xlsx", writeWorkbook([plan], { title: "件数表" }))
 */
export function writeWorkbook(sheets: readonly SheetPlan[], properties: { readonly title?: string } = {}): Uint8Array {
  checkNames(sheets);
  const styles = new StyleAppender(seedStyles(main));
  const sheetParts = sheets.map((plan, i) => [`xl/worksheets/sheet${String(i + 1)}.xml`, planSheetXml(plan, TRANSITIONAL, (style) => styles.indexOf(style))] as const);
  const parts: readonly (readonly [string, string])[] = [
    ["[Content_Types].xml", contentTypesXml(sheets.length)],
    ["_rels/.rels", relationsXml([[`${relations}/officeDocument`, "xl/workbook.xml"], ["http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"]])],
    ["docProps/core.xml", corePropertiesXml(properties.title)],
    ["xl/workbook.xml", workbookXml(sheets)],
    ["xl/_rels/workbook.xml.rels", relationsXml([
      ...sheetParts.map(([name]) => [`${relations}/worksheet`, name.slice("xl/".length)] as const),
      [`${relations}/styles`, "styles.xml"],
    ])],
    ["xl/styles.xml", styles.toXml()],
    ...sheetParts,
  ];
  const encoder = new TextEncoder();
  return writeZip(parts.map(([name, xml]) => ({ kind: "new", name, bytes: encoder.encode(xml) })));
}

function checkNames(sheets: readonly SheetPlan[]): void {
  if (sheets.length === 0) throw new RangeError("a workbook needs a sheet");
  const seen = new Set<string>();
  for (const { name } of sheets) {
    if (!isSheetName(name) || seen.has(name.toLowerCase())) throw new RangeError(`no name for a sheet: ${name}`);
    seen.add(name.toLowerCase());
  }
}

function workbookXml(sheets: readonly SheetPlan[]): string {
  const list = sheets.map(({ name }, i) => `<sheet name="${escapeAttribute(name)}" sheetId="${String(i + 1)}" r:id="rId${String(i + 1)}"/>`);
  const names = sheets.flatMap((plan, i) => plannedNames(plan, i));
  const hasFormula = sheets.some((plan) => plan.cells.some((cell) => cell.content.kind === "formula"));
  return `${HEAD}<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews>` +
    `<sheets>${list.join("")}</sheets>` +
    (names.length === 0 ? "" : `<definedNames>${names.join("")}</definedNames>`) +
    (hasFormula ? '<calcPr calcId="191029" fullCalcOnLoad="1"/>' : "") +
    "</workbook>";
}

function relationsXml(list: readonly (readonly [string, string])[]): string {
  const items = list.map(([type, target], i) => `<Relationship Id="rId${String(i + 1)}" Type="${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE_RELATIONS}">${items.join("")}</Relationships>`;
}

function contentTypesXml(sheetCount: number): string {
  const override = (part: string, type: string): string => `<Override PartName="${part}" ContentType="${type}"/>`;
  return `${HEAD}<Types xmlns="${CONTENT_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override("/xl/workbook.xml", contentType("sheet.main")) +
    Array.from({ length: sheetCount }, (_, i) => override(`/xl/worksheets/sheet${String(i + 1)}.xml`, contentType("worksheet"))).join("") +
    override("/xl/styles.xml", contentType("styles")) +
    override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") +
    "</Types>";
}

/** No dates: they would differ on every day, and nothing needs them. */
function corePropertiesXml(title: string | undefined): string {
  return `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    (title === undefined ? "" : `<dc:title>${escapeText(title)}</dc:title>`) +
    "<dc:creator>Kensan</dc:creator></cp:coreProperties>";
}
