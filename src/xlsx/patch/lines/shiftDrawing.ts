import { shiftFormula, type LineShift } from "../../../core/grid/formulaShift.js";
import { Splices } from "../../xml/splices.js";
import { attributesAt, attributeValue, childOf, descendantsOf, parseXml, textOf, type XmlElement } from "../../xml/xmlSource.js";
import type { PackageEditor } from "../packageEditor.js";
import { shiftFormulaElement } from "./shiftFormulas.js";
import { shiftIndex } from "./shiftRange.js";

/** Moves the pictures, shapes and charts that stand on the sheet, by the way each is to follow its cells. */
export function shiftAnchors(editor: PackageEditor, part: string, shift: LineShift): void {
  const source = editor.text(part);
  const splices = new Splices(source);
  for (const anchor of parseXml(source).children) {
    const from = childOf(anchor, "from");
    const follows = attributeValue(source, anchor, "editAs") ?? "twoCell";
    if (!from || follows === "absolute") continue;
    const to = childOf(anchor, "to");
    if (to && follows === "oneCell") {
      const by = moveCorner(splices, source, from, shift);
      moveBy(splices, source, to, shift, by);
      continue;
    }
    moveCorner(splices, source, from, shift);
    if (to) moveCorner(splices, source, to, shift);
  }
  if (!splices.isEmpty) editor.setText(part, splices.apply());
}

/** Formulas in drawings and charts: what a series, a title or a linked shape shows. They name their sheet. */
export function shiftDrawingFormulas(editor: PackageEditor, part: string, shift: LineShift): void {
  const source = editor.text(part);
  const splices = new Splices(source);
  const visit = (element: XmlElement): void => {
    for (const { name, value } of attributesAt(source, element.start)) {
      if (name === "textlink" || name === "cellRange") splices.setAttribute(element.start, name, shiftFormula(value, "", shift));
    }
    if (element.local === "f" && element.children.length === 0) shiftFormulaElement(splices, source, element, "", shift);
    element.children.forEach(visit);
  };
  visit(parseXml(source));
  if (!splices.isEmpty) editor.setText(part, splices.apply());
}

/** A corner whose line is taken out comes to rest at the edge of the next. Gives how far it moved. */
function moveCorner(splices: Splices, source: string, corner: XmlElement, shift: LineShift): number {
  const local = shift.axis === "row" ? "row" : "col";
  const element = childOf(corner, local);
  if (!element) return 0;
  const before = Number(textOf(source, element));
  const moved = shiftIndex(before, shift);
  const after = moved ?? shift.at;
  if (after !== before) splices.replace(element.openEnd, element.closeStart, String(after));
  const offset = moved === undefined ? descendantsOf(corner, `${local}Off`)[0] : undefined;
  if (offset) splices.replace(offset.openEnd, offset.closeStart, "0");
  return after - before;
}

function moveBy(splices: Splices, source: string, corner: XmlElement, shift: LineShift, by: number): void {
  const element = childOf(corner, shift.axis === "row" ? "row" : "col");
  if (element && by !== 0) splices.replace(element.openEnd, element.closeStart, String(Number(textOf(source, element)) + by));
}
