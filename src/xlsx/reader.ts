import type { ReadFailure } from "../app/ports.js";
import type { CellStyle, Grid, Workbook } from "../core/grid/grid.js";
import { GridBuilder } from "../core/grid/gridBuilder.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import { openPackage, type OoxmlPackage } from "./package.js";
import { ReadBudget } from "./read/readBudget.js";
import { readRelationships, type Relationship } from "./relationships.js";
import { readSharedStrings } from "./read/sharedStringsPart.js";
import type { SheetContext, SheetListener } from "./read/sheetCells.js";
import { readSheet } from "./read/sheetPart.js";
import { readStyles } from "./read/stylesPart.js";
import { readTable, type TablePart } from "./read/tablePart.js";
import { readWorkbookPart, type SheetEntry } from "./read/workbookPart.js";
import { findWorkbookPart } from "./workbookForm.js";
import { XmlScanner } from "./xmlScanner.js";

/**
 * Reads an .xlsx or .xlsm into grids. A workbook whose sheets are all blank reads as such; whether that is worth anything is
 * for the caller to say. A formula without a cached value has the value `null`.
 * @example
 * const read = readXlsx(bytes);
 * if (read.ok) read.value.sheets[0]?.value(3, 4); // → 95
 */
export function readXlsx(bytes: Uint8Array): Result<Workbook, ReadFailure> {
  const opened = openPackage(bytes);
  return opened.ok ? readWorkbook(opened.value) : opened;
}

/** What is asked of a reading beside the grids. */
export interface ReadHooks {
  /** May put other objects in the place of the styles that cells refer to, to know them again. */
  styles(styles: readonly CellStyle[]): readonly CellStyle[];
  /** Before each worksheet is read. */
  sheet(partName: string): SheetListener;
}

/** The same from a package that is open already, for those who also write it. */
export function readWorkbook(pkg: OoxmlPackage, hooks?: ReadHooks): Result<Workbook, ReadFailure> {
  const located = findWorkbookPart(pkg);
  if (!located.ok) return located;
  const { partName } = located.value;
  const book = readPart(pkg, partName, readWorkbookPart);
  if (!book.ok) return book;
  const relationships = readRelationships(pkg, partName);
  if (!relationships.ok) return relationships;
  const partOf = (kind: string) => relationships.value.find((r) => r.kind === kind && !r.isExternal)?.target;

  // A workbook of numbers alone has no shared strings, and some programs leave the styles out.
  const texts = readOptionalPart(pkg, partOf("sharedStrings"), readSharedStrings, []);
  if (!texts.ok) return texts;
  const styles = readOptionalPart<readonly CellStyle[]>(pkg, partOf("styles"), readStyles, []);
  if (!styles.ok) return styles;

  const { definedNames, usesDate1904, isCalculatedOnOpening } = book.value;
  const context = { texts: texts.value, styles: hooks?.styles(styles.value) ?? styles.value, usesDate1904, budget: new ReadBudget() };
  const sheets = readSheets(pkg, book.value.sheets, relationships.value, context, hooks);
  return sheets.ok ? succeed({ sheets: sheets.value, definedNames, isTyped: true, usesDate1904, ...(isCalculatedOnOpening ? { isCalculatedOnOpening } : {}) }) : sheets;
}

function readSheets(pkg: OoxmlPackage, entries: readonly SheetEntry[], relationships: readonly Relationship[], context: SheetContext, hooks: ReadHooks | undefined): Result<readonly Grid[], ReadFailure> {
  const byId = new Map(relationships.map((r) => [r.id, r]));
  const seen = new Set<string>();
  const grids: Grid[] = [];
  for (const entry of entries) {
    const relationship = byId.get(entry.relationshipId);
    if (!relationship || relationship.isExternal) return fail({ code: "damaged", detail: entry.name });
    if (relationship.kind !== "worksheet") continue; // chart sheets, dialogs and macro sheets hold no cells to check
    // Two sheets of one part, or of one name, are no workbook: a small file would read as thousands of sheets.
    for (const key of [relationship.target.toLowerCase(), `name:${entry.name.toLowerCase()}`]) {
      if (seen.has(key)) return fail({ code: "damaged", detail: entry.name });
      seen.add(key);
    }
    const grid = readGrid(pkg, entry, relationship.target, { ...context, listener: hooks?.sheet(relationship.target) }, seen);
    if (!grid.ok) return grid;
    grids.push(grid.value);
  }
  return succeed(grids);
}

function readGrid(pkg: OoxmlPackage, entry: SheetEntry, partName: string, context: SheetContext, seen: Set<string>): Result<Grid, ReadFailure> {
  const builder = new GridBuilder(entry.name).setVisibility(entry.visibility);
  const read = readPart(pkg, partName, (scanner) => readSheet(scanner, builder, context));
  if (!read.ok) return read;
  if (read.value === "too-large") return fail({ code: "too-large", detail: entry.name });
  const tables = readTables(pkg, partName, seen);
  if (!tables.ok) return tables;
  builder.setTables(tables.value.map((part) => part.table));
  const filtered = tables.value.find((part) => part.isFiltered);
  if (filtered) builder.setFilter(filtered.table.range);
  return succeed(builder.build());
}

function readTables(pkg: OoxmlPackage, sheetPartName: string, seen: Set<string>): Result<readonly TablePart[], ReadFailure> {
  const relationships = readRelationships(pkg, sheetPartName);
  if (!relationships.ok) return relationships;
  const tables: TablePart[] = [];
  for (const { kind, target, isExternal } of relationships.value) {
    const key = target.toLowerCase();
    if (kind !== "table" || isExternal || seen.has(key)) continue;
    seen.add(key);
    const table = readPart(pkg, target, readTable);
    if (!table.ok) return table;
    if (table.value) tables.push(table.value);
  }
  return succeed(tables);
}

function readOptionalPart<T>(pkg: OoxmlPackage, partName: string | undefined, parse: (scanner: XmlScanner) => T, absent: T): Result<T, ReadFailure> {
  return partName !== undefined && pkg.has(partName) ? readPart(pkg, partName, parse) : succeed(absent);
}

function readPart<T>(pkg: OoxmlPackage, partName: string, parse: (scanner: XmlScanner) => T): Result<T, ReadFailure> {
  const read = pkg.read(partName);
  if (!read.ok) return read;
  const scanner = new XmlScanner(read.value);
  const value = parse(scanner);
  return scanner.isDamaged ? fail({ code: "damaged", detail: partName }) : succeed(value);
}
