import { MAX_COLUMNS, parseRange } from "../../../core/grid/address.js";
import { shiftFormula, shiftSpan, translateFormula, type LineShift } from "../../../core/grid/formulaShift.js";
import type { Splices } from "../../xml/splices.js";
import { attributesAt, attributeValue, textOf, type XmlElement } from "../../xml/xmlSource.js";
import { escapeText } from "../../xml/xmlEscape.js";
import { refuse } from "../refusal.js";
import type { SheetPart } from "../sheetPart.js";
import { shiftIndex, shiftReferences } from "./shiftRange.js";

/** Elements of a sheet whose cells we would have to guess at. */
const UNSAFE = ["scenarios", "dataConsolidate", "smartTags", "cellWatches", "oleObjects", "controls", "webPublishItems"];
/** Attributes that hold ranges of this sheet. */
const RANGES = ["ref", "sqref", "topLeftCell", "activeCell"];
const FORMULAS = ["formula", "formula1", "formula2", "f"];

/** Moves what a sheet says about its cells outside of them: merges, validation, conditional formats, filters, breaks, views, extensions. */
export function shiftSheetElements(splices: Splices, sheet: SheetPart, shift: LineShift): void {
  const { source } = sheet;
  for (const child of sheet.root.children) {
    if (UNSAFE.includes(child.local)) refuse("unsafe-part", `${sheet.part} ${child.local}`);
    if (child.local === "sheetData") continue;
    if (child.local === "cols") shiftColumnFormats(splices, source, child, shift);
    else if (child.local === "rowBreaks" || child.local === "colBreaks") shiftBreaks(splices, source, child, shift);
    else if (isGone(source, child, shift)) splices.replace(child.start, child.end, "");
    else shiftElement(splices, source, child, shift, undefined);
  }
}

/** `origin` is the range that a formula inside is for: its relative references start from the first cell. */
function shiftElement(splices: Splices, source: string, element: XmlElement, shift: LineShift, origin: string | undefined): void {
  if (element.local === "filterColumn" && shift.axis === "column") refuse("unsafe-part", "autoFilter");
  if (FORMULAS.includes(element.local)) return shiftOwnFormula(splices, source, element, shift, origin);
  if (element.local === "sqref") {
    const range = textOf(source, element);
    splices.replace(element.openEnd, element.closeStart, shiftReferences(range, shift) ?? refuse("unsafe-part", range));
    return;
  }
  const gone = element.children.filter((child) => isGone(source, child, shift));
  if (gone.length > 0 && gone.length === element.children.length) {
    splices.replace(element.start, element.end, "");
    return;
  }
  if (element.local === "pane") shiftPane(splices, source, element, shift);
  shiftAttributes(splices, source, element, shift);
  if (gone.length > 0 && attributeValue(source, element, "count") !== undefined) splices.setAttribute(element.start, "count", String(element.children.length - gone.length));
  const inner = attributeValue(source, element, "sqref") ?? extensionRange(source, element) ?? origin;
  for (const child of element.children) {
    if (gone.includes(child)) splices.replace(child.start, child.end, "");
    else shiftElement(splices, source, child, shift, inner);
  }
}

function shiftAttributes(splices: Splices, source: string, element: XmlElement, shift: LineShift): void {
  for (const { name, value } of attributesAt(source, element.start)) {
    if (RANGES.includes(name)) splices.setAttribute(element.start, name, shiftReferences(value, shift) ?? value);
    const isFormula = name === "fmla" || (name === "val" && element.local === "cfvo" && Number.isNaN(Number(value)));
    if (isFormula) splices.setAttribute(element.start, name, shiftFormula(value, shift.sheet, shift));
  }
}

function isGone(source: string, element: XmlElement, shift: LineShift): boolean {
  if (element.local === "selection" || element.local === "dimension") return false; // these may point at what is there now
  const value = attributeValue(source, element, "ref") ?? attributeValue(source, element, "sqref");
  if (value === undefined) return false;
  const moved = shiftReferences(value, shift);
  if (moved === undefined) return true;
  const range = element.local === "mergeCell" ? parseRange(moved) : undefined;
  return range !== undefined && range.top === range.bottom && range.left === range.right;
}

function shiftOwnFormula(splices: Splices, source: string, element: XmlElement, shift: LineShift, origin: string | undefined): void {
  const formula = textOf(source, element);
  const first = origin === undefined ? undefined : parseRange(origin.split(/\s+/)[0] ?? "");
  const start = first && (shift.axis === "row" ? first.top : first.left);
  let based = formula;
  if (start !== undefined && shift.kind === "delete" && start >= shift.at && start < shift.at + shift.count) {
    // The first cell goes: what is left starts at the first cell after the gap, and so do the relative references.
    const by = shift.at + shift.count - start;
    based = shift.axis === "row" ? translateFormula(formula, by, 0) : translateFormula(formula, 0, by);
  }
  const shifted = shiftFormula(based, shift.sheet, shift);
  if (shifted !== formula) splices.replace(element.openEnd, element.closeStart, escapeText(shifted));
}

/** Extensions of Excel 2010 and later name their range in a child `xm:sqref`. */
function extensionRange(source: string, element: XmlElement): string | undefined {
  const range = element.children.find((child) => child.local === "sqref");
  return range && textOf(source, range);
}

function shiftPane(splices: Splices, source: string, pane: XmlElement, shift: LineShift): void {
  const state = attributeValue(source, pane, "state");
  const key = shift.axis === "row" ? "ySplit" : "xSplit";
  const split = Number(attributeValue(source, pane, key) ?? 0);
  if (state !== "frozen" && state !== "frozenSplit") return;
  const moved = split === 0 || shift.at >= split ? split : (shiftSpan(0, split - 1, shift)?.[1] ?? 0) + 1;
  if (moved !== split) splices.setAttribute(pane.start, key, String(moved));
}

/** A break's `id` is the number of lines before it. */
function shiftBreaks(splices: Splices, source: string, breaks: XmlElement, shift: LineShift): void {
  if (breaks.local !== (shift.axis === "row" ? "rowBreaks" : "colBreaks")) return;
  const moved = breaks.children.map((brk) => ({ brk, id: shiftIndex(Number(attributeValue(source, brk, "id")), shift) }));
  const kept = moved.filter(({ id }) => id !== undefined).length;
  if (kept === 0) {
    splices.replace(breaks.start, breaks.end, "");
    return;
  }
  for (const { brk, id } of moved) {
    if (id === undefined) splices.replace(brk.start, brk.end, "");
    else splices.setAttribute(brk.start, "id", String(id));
  }
  if (kept === moved.length) return;
  for (const key of ["count", "manualBreakCount"]) if (attributeValue(source, breaks, key) !== undefined) splices.setAttribute(breaks.start, key, String(kept));
}

function shiftColumnFormats(splices: Splices, source: string, columns: XmlElement, shift: LineShift): void {
  if (shift.axis === "row") return;
  const moved = columns.children.map((column) => {
    const first = Number(attributeValue(source, column, "min")) - 1;
    const last = Number(attributeValue(source, column, "max")) - 1;
    // Columns put in right after these take their width and format.
    const span = shift.kind === "insert" && last === shift.at - 1 ? ([first, last + shift.count] as const) : shiftSpan(first, last, shift);
    return { column, span };
  });
  if (moved.every(({ span }) => span === undefined)) {
    splices.replace(columns.start, columns.end, "");
    return;
  }
  for (const { column, span } of moved) {
    if (!span) splices.replace(column.start, column.end, "");
    else splices.setAttribute(column.start, "min", String(span[0] + 1)).setAttribute(column.start, "max", String(Math.min(MAX_COLUMNS, span[1] + 1)));
  }
}
