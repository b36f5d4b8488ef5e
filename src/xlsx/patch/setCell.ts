import type { EditContent } from "../../app/ports.js";
import { MAX_COLUMNS, MAX_ROWS, formatAddress, parseRange, rangeContains, type CellAddress, type CellRange } from "../../core/grid/address.js";
import { LONGEST_TEXT } from "../write/contentXml.js";
import { attributeValue, childOf, descendantsOf, parseXml } from "../xml/xmlSource.js";
import type { PackageEditor } from "./packageEditor.js";
import { refuse } from "./refusal.js";
import { relationsOf } from "./relations.js";
import type { SheetPart } from "./sheetPart.js";
import type { WorkbookEditor } from "./workbookEditor.js";

/** Excel's limit on a formula's length. */
const LONGEST_FORMULA = 8192;

export function setCell(book: WorkbookEditor, sheetName: string, at: CellAddress, content: EditContent): void {
  checkAddress(at);
  checkContent(content);
  const { sheet } = openSheet(book, sheetName);
  refuseInTables(book.editor, sheet, at);
  sheet.releaseFormula(at);
  const hadFormula = sheet.pendingChange(at)?.content?.kind === "formula" || /<(?:[^\s/>]+:)?f[\s/>]/.test(sheet.cellSource(at) ?? "");
  if (hadFormula || content.kind === "formula") book.dropCalculationChain();
  sheet.change(at, { content });
  book.workbook.requestCalculation();
}

export function openSheet(book: WorkbookEditor, name: string): ReturnType<WorkbookEditor["worksheet"]> {
  const opened = book.worksheet(name);
  if (opened.sheet.isProtected) refuse("sheet-protected", opened.entry.name);
  return opened;
}

export function checkAddress({ rowIndex, columnIndex }: CellAddress): void {
  const isInside = Number.isInteger(rowIndex) && Number.isInteger(columnIndex) && rowIndex >= 0 && columnIndex >= 0 && rowIndex < MAX_ROWS && columnIndex < MAX_COLUMNS;
  if (!isInside) refuse("invalid-edit", `${String(rowIndex)}, ${String(columnIndex)}`);
}

function checkContent(content: EditContent): void {
  if (content.kind === "number" && !Number.isFinite(content.value)) refuse("invalid-edit", String(content.value));
  if (content.kind === "text" && content.text.length > LONGEST_TEXT) refuse("invalid-edit", `${String(content.text.length)} characters`);
  if (content.kind === "formula" && (content.formula === "" || content.formula.length > LONGEST_FORMULA)) refuse("invalid-edit", content.formula.slice(0, 40));
}

/**
 * A table's header is its column's name, in the table's part and in formulas; its totals row is described there too, and the cells of a pivot
 * table belong to its cache. Changing one without the others would damage the file.
 */
function refuseInTables(editor: PackageEditor, sheet: SheetPart, at: CellAddress): void {
  for (const { kind, target } of relationsOf(editor, sheet.part)) {
    if (kind !== "table" && kind !== "pivotTable") continue;
    if (bound(editor, kind, target).some((range) => rangeContains(range, at.rowIndex, at.columnIndex))) {
      refuse("unsafe-part", `${formatAddress(at.rowIndex, at.columnIndex)} ${target}`);
    }
  }
}

/** The cells that a table or pivot table does not leave to be changed alone. */
function bound(editor: PackageEditor, kind: string, part: string): readonly CellRange[] {
  const source = editor.text(part);
  const root = parseXml(source);
  if (kind === "pivotTable") {
    const location = childOf(root, "location");
    const range = location && parseRange(attributeValue(source, location, "ref") ?? "");
    return range ? [range] : [];
  }
  const range = parseRange(attributeValue(source, root, "ref") ?? "");
  if (!range) return [];
  const headers = Number(attributeValue(source, root, "headerRowCount") ?? 1);
  const totals = Number(attributeValue(source, root, "totalsRowCount") ?? 0);
  const describesTotals = descendantsOf(root, "tableColumn").some((c) => ["totalsRowLabel", "totalsRowFunction"].some((key) => attributeValue(source, c, key) !== undefined));
  return [
    ...(headers > 0 ? [{ ...range, bottom: range.top + headers - 1 }] : []),
    ...(totals > 0 && describesTotals ? [{ ...range, top: range.bottom - totals + 1 }] : []),
  ];
}
