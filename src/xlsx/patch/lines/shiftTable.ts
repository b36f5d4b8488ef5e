import { parseRange, type CellRange } from "../../../core/grid/address.js";
import type { LineShift } from "../../../core/grid/formulaShift.js";
import { Splices } from "../../xml/splices.js";
import { attributeValue, descendantsOf, parseXml } from "../../xml/xmlSource.js";
import type { PackageEditor } from "../packageEditor.js";
import { refuse } from "../refusal.js";
import { shiftFormulaElement } from "./shiftFormulas.js";
import { cutsInto, shiftReferences } from "./shiftRange.js";

/** Moves a table of the sheet. Columns inside it, its header and its totals, and all of its rows at once cannot go or come this way. */
export function shiftTable(editor: PackageEditor, part: string, shift: LineShift): void {
  const source = editor.text(part);
  const root = parseXml(source);
  const reference = attributeValue(source, root, "ref") ?? "";
  const range = parseRange(reference) ?? refuse("damaged", part);
  const headers = Number(attributeValue(source, root, "headerRowCount") ?? 1);
  const totals = Number(attributeValue(source, root, "totalsRowCount") ?? 0);
  if (!canShift(range, headers, totals, shift)) refuse("unsafe-part", part);
  const splices = new Splices(source);
  for (const element of [root, ...["autoFilter", "sortState", "sortCondition"].flatMap((local) => descendantsOf(root, local))]) {
    const before = attributeValue(source, element, "ref");
    if (before !== undefined) splices.setAttribute(element.start, "ref", shiftReferences(before, shift) ?? refuse("unsafe-part", part));
  }
  editor.setText(part, splices.apply());
}

/** The formulas that a table of any sheet holds for its columns. */
export function shiftTableFormulas(editor: PackageEditor, part: string, home: string, shift: LineShift): void {
  const source = editor.text(part);
  const splices = new Splices(source);
  for (const local of ["calculatedColumnFormula", "totalsRowFormula"]) {
    for (const element of descendantsOf(parseXml(source), local)) shiftFormulaElement(splices, source, element, home, shift);
  }
  if (!splices.isEmpty) editor.setText(part, splices.apply());
}

function canShift({ top, bottom, left, right }: CellRange, headers: number, totals: number, shift: LineShift): boolean {
  if (shift.axis === "column") return !cutsInto(left, right, shift) && !(shift.kind === "delete" && shift.at <= left && right < shift.at + shift.count);
  if (shift.kind === "insert") return !cutsInto(top, top + headers - 1, shift);
  const [first, last] = [shift.at, shift.at + shift.count - 1];
  const meets = (from: number, to: number): boolean => from <= to && first <= to && from <= last;
  const keepsData = first > top + headers || last < bottom - totals;
  return !meets(top, top + headers - 1) && !meets(bottom - totals + 1, bottom) && keepsData;
}
