import { formatAddress, parseAddress, type CellAddress } from "../../../core/grid/address.js";
import type { LineShift } from "../../../core/grid/formulaShift.js";
import { Splices } from "../../xml/splices.js";
import { attributeValue, descendantsOf, parseXml } from "../../xml/xmlSource.js";
import type { PackageEditor } from "../packageEditor.js";
import { moveNoteShapes } from "../vmlNotes.js";
import { shiftIndex } from "./shiftRange.js";

/** Moves notes or threaded comments; those whose cell is taken out go with it. */
export function shiftComments(editor: PackageEditor, part: string, local: "comment" | "threadedComment", shift: LineShift): void {
  const source = editor.text(part);
  const splices = new Splices(source);
  for (const comment of descendantsOf(parseXml(source), local)) {
    const at = parseAddress(attributeValue(source, comment, "ref") ?? "");
    const moved = at && shiftAddress(at, shift);
    if (at && !moved) splices.replace(comment.start, comment.end, "");
    else if (moved) splices.setAttribute(comment.start, "ref", formatAddress(moved.rowIndex, moved.columnIndex));
  }
  if (!splices.isEmpty) editor.setText(part, splices.apply());
}

export function shiftNoteShapes(editor: PackageEditor, part: string, shift: LineShift): void {
  editor.setText(part, moveNoteShapes(editor.looseText(part), (at) => shiftAddress(at, shift)));
}

function shiftAddress({ rowIndex, columnIndex }: CellAddress, shift: LineShift): CellAddress | undefined {
  const moved = shiftIndex(shift.axis === "row" ? rowIndex : columnIndex, shift);
  if (moved === undefined) return undefined;
  return shift.axis === "row" ? { rowIndex: moved, columnIndex } : { rowIndex, columnIndex: moved };
}
