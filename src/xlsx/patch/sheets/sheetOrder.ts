import { isSheetName } from "../../../core/grid/sheetName.js";
import { dropFromFormula, namesSheet, renameInFormula } from "../../../core/grid/formulaSheets.js";
import { attributeValue, childOf, descendantsOf, parseXml } from "../../xml/xmlSource.js";
import { escapeText, unescapeXml } from "../../xml/xmlEscape.js";
import { Splices } from "../../xml/splices.js";
import { appendSheet } from "../addSheet.js";
import { mapFormulaText } from "../mapFormulaText.js";
import { takeOutSheet } from "../ownSheet.js";
import { refuse } from "../refusal.js";
import type { WorkbookEditor } from "../workbookEditor.js";
import type { SheetEntry } from "../workbookPart.js";

/** Places among the tabs count worksheets alone, as grids do; sheets of other kinds keep their neighbours. */

export function insertSheet(book: WorkbookEditor, name: string, at: number): void {
  const { workbook } = book;
  if (!isSheetName(name)) refuse("invalid-edit", name);
  if (workbook.findSheet(name)) refuse("sheet-exists", name);
  if (workbook.isStructureLocked) refuse("workbook-protected");
  const index = appendSheet(book, name, blankSheetXml(book));
  reorder(book, index, at);
}

export function moveSheet(book: WorkbookEditor, name: string, to: number): void {
  const { workbook } = book;
  const sheet = workbook.findSheet(name) ?? refuse("no-such-sheet", name);
  if (workbook.isStructureLocked) refuse("workbook-protected");
  reorder(book, sheet.index, to);
}

export function renameSheet(book: WorkbookEditor, before: string, after: string): void {
  const { workbook } = book;
  const sheet = workbook.findSheet(before) ?? refuse("no-such-sheet", before);
  if (!isSheetName(after)) refuse("invalid-edit", after);
  const other = workbook.findSheet(after);
  if (other && other.index !== sheet.index) refuse("sheet-exists", after);
  if (workbook.isStructureLocked) refuse("workbook-protected");
  mapBook(book, sheet.name, (formula) => renameInFormula(formula, sheet.name, after));
  workbook.edit((splices) => splices.setAttribute((workbook.findSheet(before) ?? sheet).element.start, "name", after));
  renamePivotSources(book, sheet.name, after);
}

/** What speaks of the sheet becomes #REF!. */
export function deleteSheet(book: WorkbookEditor, name: string): void {
  const { workbook } = book;
  const sheet = workbook.findSheet(name) ?? refuse("no-such-sheet", name);
  if (workbook.isStructureLocked) refuse("workbook-protected");
  if (workbook.sheets.length === 1) refuse("invalid-edit", sheet.name);
  const order = workbook.sheets.map((other) => other.name);
  workbook.removeNames(({ sheetIndex }) => sheetIndex === sheet.index);
  mapBook(book, sheet.name, (formula) => dropFromFormula(formula, sheet.name, order), sheet);
  takeOutSheet(book, workbook.findSheet(name) ?? sheet);
}

function blankSheetXml({ workbook, editor }: WorkbookEditor): string {
  const model = workbook.sheets.find((sheet) => sheet.isWorksheet);
  const source = model ? editor.peek(model.part) : "";
  const sizes = ["defaultRowHeight", "defaultColWidth", "customHeight"].flatMap((name) => {
    const value = new RegExp(`<(?:[^\\s/>:]+:)?sheetFormatPr[^>]*\\s${name}="([^"]*)"`).exec(source)?.[1];
    return value === undefined ? [] : [` ${name}="${value}"`];
  });
  const format = sizes.some((size) => size.startsWith(" defaultRowHeight")) ? `<sheetFormatPr${sizes.join("")}/>` : "";
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${workbook.dialect.main}">${format}<sheetData/></worksheet>`;
}

/** Rewrites the formulas of every part that holds the name, and those of names. */
function mapBook(book: WorkbookEditor, name: string, change: (formula: string) => string, except?: SheetEntry): void {
  book.flush();
  const { editor, workbook } = book;
  for (const part of editor.partNames) {
    if (!/\/(?:worksheets|charts|chartsheets|drawings|tables)\/[^/]+\.xml$/i.test(part) || part === except?.part) continue;
    const source = editor.peek(part);
    if (!mentions(source, name)) continue;
    const changed = mapLocations(mapFormulaText(source, change), name, change);
    if (changed !== source) editor.setText(part, changed);
  }
  const renamed = workbook.names.filter(({ refersTo }) => namesSheet(refersTo, name));
  if (renamed.length === 0) return;
  workbook.edit((splices) => {
    for (const { element, refersTo } of renamed) splices.replace(element.openEnd, element.closeStart, escapeText(change(refersTo)));
  });
}

function mentions(source: string, name: string): boolean {
  const wanted = name.replaceAll("'", "''").toLowerCase();
  const text = source.toLowerCase();
  return text.includes(wanted) || (/[&<>"']/.test(name) && unescapeXml(text).includes(wanted));
}

/** Hyperlinks within the workbook. */
function mapLocations(source: string, name: string, change: (formula: string) => string): string {
  if (!source.includes("hyperlink")) return source;
  const splices = new Splices(source);
  for (const link of descendantsOf(parseXml(source, ["sheetData"]), "hyperlink")) {
    const location = attributeValue(source, link, "location");
    if (location !== undefined && namesSheet(location, name)) splices.setAttribute(link.start, "location", change(location));
  }
  return splices.isEmpty ? source : splices.apply();
}

function renamePivotSources({ editor }: WorkbookEditor, before: string, after: string): void {
  for (const part of editor.partNames) {
    if (!/\/pivotCache\/pivotCacheDefinition[^/]*\.xml$/i.test(part)) continue;
    const source = editor.text(part);
    const splices = new Splices(source);
    for (const element of descendantsOf(parseXml(source), "worksheetSource")) {
      if (attributeValue(source, element, "sheet")?.toLowerCase() === before.toLowerCase()) splices.setAttribute(element.start, "sheet", after);
    }
    if (!splices.isEmpty) editor.setText(part, splices.apply());
  }
}

/** Moves a sheet; names that are local to sheets and the active tab count by place and follow. */
function reorder(book: WorkbookEditor, from: number, to: number): void {
  const { workbook } = book;
  const { sheets } = workbook;
  const others = sheets.filter((sheet) => sheet.index !== from);
  const worksheets = others.filter((sheet) => sheet.isWorksheet);
  const following = worksheets[Math.max(0, to)];
  const place = following ? others.indexOf(following) : others.length;
  const order = others.toSpliced(place, 0, sheets[from] ?? refuse("no-such-sheet"));
  if (order.every((sheet, i) => sheet.index === i)) return;
  const placeOf = new Map(order.map((sheet, i) => [sheet.index, i]));
  workbook.edit((splices, root) => {
    const { source } = workbook;
    order.forEach((sheet, i) => {
      const slot = sheets[i]?.element ?? refuse("damaged", workbook.part);
      splices.replace(slot.start, slot.end, source.slice(sheet.element.start, sheet.element.end));
    });
    for (const element of childOf(root, "definedNames")?.children ?? []) {
      const local = attributeValue(source, element, "localSheetId");
      if (local !== undefined) splices.setAttribute(element.start, "localSheetId", String(placeOf.get(Number(local)) ?? local));
    }
    for (const view of descendantsOf(root, "workbookView")) {
      const active = Number(attributeValue(source, view, "activeTab") ?? 0);
      const moved = placeOf.get(active) ?? active;
      if (moved !== active) splices.setAttribute(view.start, "activeTab", String(moved));
    }
  });
}
