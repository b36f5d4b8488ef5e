import type { ReadFailure } from "../../app/ports.js";
import { parseRange } from "../../core/grid/address.js";
import type { CellFormat } from "../../core/grid/cellFormat.js";
import type { CellStyle, Grid, Workbook } from "../../core/grid/grid.js";
import type { BookTable, BoundArea, LineLook, SheetLayout } from "../../core/grid/sheetLayout.js";
import { fail, succeed, type Result } from "../../core/report/result.js";
import type { OoxmlPackage } from "../package.js";
import { decodePart } from "../patch/partText.js";
import { readWorkbook } from "../reader.js";
import type { SheetListener } from "../read/sheetCells.js";
import { readRelationships, type Relationship } from "../relationships.js";
import { findWorkbookPart } from "../workbookForm.js";
import { attributesAt, attributeValue, childOf, parseXml, XmlSourceError, type XmlElement } from "../xml/xmlSource.js";
import type { XmlScanner } from "../xmlScanner.js";
import { readCellFormats, type PartFormats } from "./cellFormats.js";
import { readComments, readNotes } from "./cellNotes.js";
import { readSheetFrame, sourceAroundCells } from "./sheetFrame.js";

/** A workbook with all that a person sees of it, for who edits it. */
export interface PackageContents {
  readonly workbook: Workbook;
  /** In the order of `workbook.sheets`. */
  readonly sheets: readonly SheetContents[];
  readonly customXml: ReadonlyMap<string, string>;
  readonly isStructureLocked: boolean;
  /** The place among `sheets` of the one that is shown. */
  readonly activeSheet: number;
}

export interface SheetContents {
  readonly grid: Grid;
  readonly layout: SheetLayout;
  /** The format of every cell that the file has, by the style that the grid gives for it. */
  readonly formats: ReadonlyMap<CellStyle, CellFormat>;
}

/**
 * Reads a package in full: the grids that checks go by, and formats, widths, notes, protection and the rest. The grids' styles are
 * objects of their own here, one for each format of the file.
 * @example const contents = readContents(pkg); if (contents.ok) contents.value.sheets[0]?.layout.freeze.rows;
 */
export function readContents(pkg: OoxmlPackage): Result<PackageContents, ReadFailure> {
  const located = findWorkbookPart(pkg);
  if (!located.ok) return located;
  const { partName } = located.value;
  const relationships = readRelationships(pkg, partName);
  if (!relationships.ok) return relationships;
  const partOf = (kind: string): string | undefined => relationships.value.find((r) => r.kind === kind && !r.isExternal)?.target;
  try {
    const formats = readCellFormats(textOfPart(pkg, partOf("styles")), textOfPart(pkg, partOf("theme")));
    const byStyle = new Map<CellStyle, CellFormat>();
    const sheets: { partName: string; rows: Map<number, LineLook>; areas: BoundArea[] }[] = [];
    const read = readWorkbook(pkg, {
      styles: (styles) => styles.map((style, i) => {
        const own = { ...style };
        const format = formats.cells[i];
        if (format) byStyle.set(own, format);
        return own;
      }),
      sheet: (sheetPart) => {
        const sheet = { partName: sheetPart, rows: new Map<number, LineLook>(), areas: [] };
        sheets.push(sheet);
        return listenTo(sheet, formats);
      },
    });
    if (!read.ok) return read;
    const contents = read.value.sheets.map((grid, i): SheetContents => {
      const sheet = sheets[i] ?? { partName: "", rows: new Map<number, LineLook>(), areas: [] };
      return { grid, formats: byStyle, layout: readLayout(pkg, grid, sheet, formats) };
    });
    const book = textOfPart(pkg, partName) ?? "";
    const root = parseXml(book);
    return succeed({ workbook: read.value, sheets: contents, customXml: readCustomParts(pkg, relationships.value), isStructureLocked: isLocked(book, root), activeSheet: activeSheet(book, root, read.value.sheets) });
  } catch (error) {
    if (error instanceof XmlSourceError) return fail({ code: "damaged", detail: error.message });
    throw error;
  }
}

function listenTo(sheet: { readonly rows: Map<number, LineLook>; readonly areas: BoundArea[] }, formats: PartFormats): SheetListener {
  return {
    row: (rowIndex: number, scanner: XmlScanner) => {
      const height = scanner.findAttribute("ht") ? Number(scanner.attribute("ht")) : NaN;
      const hidden = scanner.flagAttribute("hidden") || height === 0;
      const format = scanner.flagAttribute("customFormat") ? formats.cells[scanner.intAttribute("s")] : undefined;
      if (Number.isNaN(height) && !hidden && !format) return;
      sheet.rows.set(rowIndex, { size: Number.isNaN(height) ? undefined : height, hidden, format });
    },
    formulaArea: (kind, ref) => {
      const range = parseRange(ref);
      if (range) sheet.areas.push({ range, kind: kind === "array" ? "array" : "data-table" });
    },
  };
}

function readLayout(pkg: OoxmlPackage, grid: Grid, sheet: { readonly partName: string; readonly rows: ReadonlyMap<number, LineLook>; readonly areas: readonly BoundArea[] }, formats: PartFormats): SheetLayout {
  const bytes = pkg.read(sheet.partName);
  const source = (bytes.ok ? decodePart(sourceAroundCells(bytes.value))?.text : undefined) ?? "<worksheet/>";
  const found = readRelationships(pkg, sheet.partName);
  const relations = found.ok ? found.value.filter((relation) => !relation.isExternal) : [];
  const partsOf = (kind: string): string[] => relations.filter((relation) => relation.kind === kind).flatMap(({ target }) => textOfPart(pkg, target) ?? []);
  const persons = pkg.partNames.filter((name) => /^xl\/persons\//i.test(name)).flatMap((name) => textOfPart(pkg, name) ?? []);
  const comments = readComments(partsOf("threadedComment"), persons);
  const isThreaded = (note: { readonly rowIndex: number; readonly columnIndex: number }): boolean => comments.some((c) => c.rowIndex === note.rowIndex && c.columnIndex === note.columnIndex);
  return {
    ...readSheetFrame(source, formats),
    rows: sheet.rows, merges: grid.merges, defaultFormat: formats.cells[0] ?? fallbackFormat(), tables: readTables(partsOf("table"), grid),
    notes: readNotes(partsOf("comments")).filter((note) => !isThreaded(note)), comments,
    boundAreas: [...sheet.areas, ...partsOf("pivotTable").flatMap(pivotArea)],
  };
}

function fallbackFormat(): CellFormat {
  return { ...readCellFormats("<styleSheet><cellXfs><xf/></cellXfs><fonts><font/></fonts></styleSheet>", undefined).cells[0] as CellFormat, fileIndex: undefined }; // the source has one
}

function pivotArea(source: string): BoundArea[] {
  const location = childOf(parseXml(source), "location");
  const range = location && parseRange(attributeValue(source, location, "ref") ?? "");
  return range ? [{ range, kind: "pivot" }] : [];
}

/** The tables as the grid has them, with what else their parts say. */
function readTables(sources: readonly string[], grid: Grid): readonly BookTable[] {
  return grid.tables.map((table) => {
    for (const source of sources) {
      const root = parseXml(source);
      if ((attributeValue(source, root, "displayName") ?? attributeValue(source, root, "name")) !== table.name) continue;
      const style = childOf(root, "tableStyleInfo");
      const filter = childOf(root, "autoFilter");
      return { ...table, id: attributeValue(source, root, "id") ?? table.name, style: (style && attributeValue(source, style, "name")) ?? "", isFiltered: filter !== undefined && childOf(filter, "filterColumn") !== undefined };
    }
    return { ...table, id: table.name, style: "", isFiltered: false };
  });
}

/** Custom XML parts by the namespace of their root; of two with one namespace the first counts, as for the patcher. */
function readCustomParts(pkg: OoxmlPackage, relationships: readonly Relationship[]): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const { kind, target, isExternal } of relationships) {
    if (kind !== "customXml" || isExternal) continue;
    const source = textOfPart(pkg, target);
    const namespace = source === undefined ? undefined : rootNamespace(source);
    if (source !== undefined && namespace !== undefined && !parts.has(namespace)) parts.set(namespace, source);
  }
  return parts;
}

/** A part of someone else's need not be well-formed. */
function rootNamespace(source: string): string | undefined {
  try {
    const root = parseXml(source);
    const prefix = root.name.includes(":") ? `xmlns:${root.name.slice(0, root.name.indexOf(":"))}` : "xmlns";
    return attributesAt(source, root.start).find((attribute) => attribute.name === prefix)?.value;
  } catch (error) {
    if (error instanceof XmlSourceError) return undefined;
    throw error;
  }
}

function isLocked(source: string, root: XmlElement): boolean {
  const protection = childOf(root, "workbookProtection");
  return protection !== undefined && ["1", "true"].includes(attributeValue(source, protection, "lockStructure") ?? "");
}

/** `activeTab` counts sheets of every kind; those without cells are no grids. */
function activeSheet(source: string, root: XmlElement, grids: readonly Grid[]): number {
  const view = childOf(root, "bookViews")?.children[0];
  const tab = childOf(root, "sheets")?.children[Number((view && attributeValue(source, view, "activeTab")) ?? 0)];
  const name = tab && attributeValue(source, tab, "name");
  const place = grids.findIndex((grid) => grid.name === name && grid.visibility === "visible");
  return place >= 0 ? place : Math.max(0, grids.findIndex((grid) => grid.visibility === "visible"));
}

function textOfPart(pkg: OoxmlPackage, partName: string | undefined): string | undefined {
  if (partName === undefined || !pkg.has(partName)) return undefined;
  const bytes = pkg.read(partName);
  return bytes.ok ? decodePart(bytes.value)?.text : undefined;
}
