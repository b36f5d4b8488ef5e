import { MAX_COLUMNS, MAX_ROWS } from "../../../core/grid/address.js";
import { shiftFormula, type LineShift } from "../../../core/grid/formulaShift.js";
import { Splices } from "../../xml/splices.js";
import { attributeValue, descendantsOf, parseXml } from "../../xml/xmlSource.js";
import { escapeText, unescapeXml } from "../../xml/xmlEscape.js";
import type { PackageEditor } from "../packageEditor.js";
import { refuse } from "../refusal.js";
import { relationsOf } from "../relations.js";
import { openSheet } from "../setCell.js";
import type { SheetPart } from "../sheetPart.js";
import type { WorkbookEditor } from "../workbookEditor.js";
import type { SheetEntry } from "../workbookPart.js";
import { shiftCells } from "./shiftCells.js";
import { shiftComments, shiftNoteShapes } from "./shiftComments.js";
import { shiftAnchors, shiftDrawingFormulas } from "./shiftDrawing.js";
import { shiftCellFormulas, shiftFormulaElement } from "./shiftFormulas.js";
import { shiftSheetElements } from "./shiftSheet.js";
import { shiftTable, shiftTableFormulas } from "./shiftTable.js";

/** Relations of a sheet that hold nothing of its cells. Those that are not known may, and are refused. */
const INDIFFERENT = ["printerSettings", "hyperlink", "image", "customProperty"];
const FORMULA_ELEMENTS = ["formula", "formula1", "formula2", "f"];

/** Puts whole rows or columns into a sheet or takes them out, and rewrites every reference to the cells that move, in all parts. */
export function shiftLines(book: WorkbookEditor, shift: LineShift): void {
  const limit = shift.axis === "row" ? MAX_ROWS : MAX_COLUMNS;
  if (!Number.isInteger(shift.at) || !Number.isInteger(shift.count) || shift.at < 0 || shift.count < 1 || shift.at + shift.count > limit) refuse("invalid-edit", `${String(shift.at)}, ${String(shift.count)}`);
  book.flush();
  const { sheet, entry } = openSheet(book, shift.sheet);
  refuseUnsafeParts(book, entry);
  const splices = new Splices(sheet.source);
  shiftCellFormulas(splices, sheet, entry.name, shift);
  shiftSheetElements(splices, sheet, shift);
  shiftCells(splices, sheet, shift);
  book.editor.setText(sheet.part, splices.apply());
  for (const { kind, target, isExternal } of relationsOf(book.editor, sheet.part)) {
    if (!isExternal) shiftRelated(book.editor, kind, target, shift);
  }
  for (const other of book.workbook.sheets) if (other.isWorksheet && other.index !== entry.index) shiftOtherSheet(book, other, shift);
  for (const other of book.workbook.sheets) {
    for (const { kind, target } of relationsOf(book.editor, other.part)) if (kind === "table") shiftTableFormulas(book.editor, target, other.name, shift);
  }
  for (const part of book.editor.partNames) {
    if (/\/(?:charts|drawings)\/[^/]+\.xml$/i.test(part) && mayMention(book.editor.peek(part), shift.sheet)) shiftDrawingFormulas(book.editor, part, shift);
  }
  shiftNames(book, shift);
  book.dropCalculationChain();
  book.workbook.requestCalculation();
}

function shiftRelated(editor: PackageEditor, kind: string, target: string, shift: LineShift): void {
  if (kind === "table") shiftTable(editor, target, shift);
  else if (kind === "comments") shiftComments(editor, target, "comment", shift);
  else if (kind === "threadedComment") shiftComments(editor, target, "threadedComment", shift);
  else if (kind === "vmlDrawing") shiftNoteShapes(editor, target, shift);
  else if (kind === "drawing") shiftAnchors(editor, target, shift);
  else if (!INDIFFERENT.includes(kind)) refuse("unsafe-part", target);
}

/** Pivot caches, form controls, shared editing and the like hold cells in forms that we do not rewrite. */
function refuseUnsafeParts({ editor, workbook }: WorkbookEditor, entry: SheetEntry): void {
  for (const part of editor.partNames) {
    if (/\/(?:ctrlProps|activeX|revisions|slicers|timelines)\//i.test(part)) refuse("unsafe-part", part);
    if (/\/pivotCache\/pivotCacheDefinition[^/]*\.xml$/i.test(part)) {
      const source = editor.text(part);
      const feeds = descendantsOf(parseXml(source), "worksheetSource").some((s) => (attributeValue(source, s, "sheet") ?? entry.name).toLowerCase() === entry.name.toLowerCase());
      if (feeds) refuse("unsafe-part", part);
    }
    if (part.toLowerCase().endsWith(".vml") && /<x:Fmla/i.test(editor.looseText(part))) refuse("unsafe-part", part);
  }
  if (relationsOf(editor, workbook.part).some((relation) => relation.kind === "revisionHeaders")) refuse("unsafe-part", workbook.part);
}

function shiftOtherSheet(book: WorkbookEditor, entry: SheetEntry, shift: LineShift): void {
  if (!mayMention(book.editor.peek(entry.part), shift.sheet)) return;
  const sheet: SheetPart = book.sheetPart(entry.part);
  const splices = new Splices(sheet.source);
  shiftCellFormulas(splices, sheet, entry.name, shift);
  for (const child of sheet.root.children) {
    if (child.local === "sheetData") continue;
    for (const local of FORMULA_ELEMENTS) for (const element of descendantsOf(child, local)) shiftFormulaElement(splices, sheet.source, element, entry.name, shift);
  }
  if (!splices.isEmpty) book.editor.setText(sheet.part, splices.apply());
}

/** Names follow their cells. Excel's own names (print area, filter) go when nothing of their range is left. */
function shiftNames({ workbook }: WorkbookEditor, shift: LineShift): void {
  const { sheets } = workbook;
  const homeOf = (index: number | undefined): string => (index === undefined ? "" : (sheets[index]?.name ?? ""));
  const shifted = workbook.names.map((name) => ({ ...name, after: shiftFormula(name.refersTo, homeOf(name.sheetIndex), shift) }));
  const changed = shifted.filter(({ refersTo, after }) => refersTo !== after);
  workbook.edit((splices) => {
    for (const { element, after } of changed) splices.replace(element.openEnd, element.closeStart, escapeText(after));
  });
  const lost = new Set(changed.filter(({ name, after }) => name.startsWith("_xlnm.") && after.includes("#REF!")).map(({ name, sheetIndex }) => `${name} ${String(sheetIndex)}`));
  workbook.removeNames(({ name, sheetIndex }) => lost.has(`${name} ${String(sheetIndex)}`));
}

/** A quick look that spares reading a sheet whose source does not even hold the name. */
function mayMention(source: string, name: string): boolean {
  const quoted = name.replaceAll("'", "''").toLowerCase();
  const text = source.toLowerCase();
  return text.includes(quoted) || (/[&<>"']/.test(name) && unescapeXml(text).includes(quoted));
}
