import { EventType } from "../bridge/eventHub.js";
import { areaText } from "../session/addressText.js";
import { raiseOfSheet, raiseSheetChanged } from "../session/changeEvents.js";
import { requireAllowed, requireEditable } from "../session/protectionRules.js";
import type { RangeAnchor } from "../session/rangeAnchor.js";
import { sortLines, type SortField } from "../session/sortRows.js";
import { refuse } from "../wire/hostError.js";
import { HostObject } from "../wire/hostObject.js";
import { usedPart } from "./range/rangePlaces.js";

export class RangeSortObject extends HostObject {
  readonly className = "RangeSort";

  constructor(private readonly range: RangeAnchor) {
    super();
  }

  Apply(fields: readonly SortField[], matchCase = false, hasHeaders = false, orientation = "Rows", method = "PinYin"): void {
    if (orientation !== "Rows" && orientation !== "Columns") refuse("InvalidArgument");
    if (method !== "PinYin" && method !== "StrokeCount") refuse("InvalidArgument");
    sortRange(this.range, fields, matchCase, hasHeaders, orientation === "Rows" ? "row" : "column");
  }
}

export function sortRange(range: RangeAnchor, fields: readonly SortField[], matchCase: boolean, hasHeaders: boolean, axis: "row" | "column"): void {
  const { session, sheet } = range;
  const whole = { ...range.area };
  if (sheet.isProtected) requireAllowed(session, sheet, "allowSort");
  requireEditable(session, sheet, whole);
  const used = usedPart(range, true);
  if (!used) return;
  // Whole columns are sorted as far as they are filled.
  const area = { ...whole, bottom: Math.min(whole.bottom, used.bottom), right: Math.min(whole.right, Math.max(used.right, whole.left + Math.max(...fields.map(({ key }) => key), 0))) };
  const body = axis === "row" ? { ...area, top: area.top + (hasHeaders ? 1 : 0) } : { ...area, left: area.left + (hasHeaders ? 1 : 0) };
  if (body.top > body.bottom || body.left > body.right) return;
  raiseSheetChanged(session, sheet, body, "RangeEdited", () => session.change(() => {
    const { tables } = sheet.state;
    sheet.setTables([]); // sorting moves whole rows of a table, not its header
    sortLines(sheet, body, fields, matchCase, axis);
    sheet.setTables(tables);
  }));
  raiseOfSheet(session, sheet, axis === "row" ? EventType.rowSorted : EventType.columnSorted, { address: areaText(body), source: "Local" });
}
