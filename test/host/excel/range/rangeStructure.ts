import type { CellRange } from "../../../../src/core/grid/address.js";
import { isWholeColumns, isWholeRows } from "../../session/addressText.js";
import { raiseFormatChanged, raiseOfSheet, raiseSheetChanged } from "../../session/changeEvents.js";
import { EventType } from "../../bridge/eventHub.js";
import { requireAllowed, requireEditable } from "../../session/protectionRules.js";
import type { RangeAnchor } from "../../session/rangeAnchor.js";
import { deleteCells, insertCells } from "../../session/shiftCells.js";
import { select } from "../../session/selection.js";
import { refuse } from "../../wire/hostError.js";
import type { HostObject } from "../../wire/hostObject.js";
import { RangeContents } from "./rangeContents.js";

type ClearPart = "All" | "Formats" | "Contents" | "Hyperlinks" | "RemoveHyperlinks" | "ResetContents";

/** Putting cells in, taking them out, merging, hiding: what changes how a sheet is built. */
export abstract class RangeStructure extends RangeContents {
  /** Gives the range of the new cells. Whole rows and columns shift as lines, whatever is asked. */
  Insert(shift: "Down" | "Right"): RangeAnchor {
    const area: CellRange = { ...this.area };
    const axis = isWholeRows(area) ? "row" : isWholeColumns(area) ? "column" : shift === "Down" ? "row" : "column";
    insertCells(this.session, this.sheet, area, axis);
    return this.at(area);
  }

  Delete(shift: "Up" | "Left"): void {
    const area: CellRange = { ...this.area };
    const axis = isWholeRows(area) ? "row" : isWholeColumns(area) ? "column" : shift === "Up" ? "row" : "column";
    deleteCells(this.session, this.sheet, area, axis);
  }

  Clear(applyTo: ClearPart = "All"): void {
    const { session, sheet, area } = this;
    if (applyTo === "Hyperlinks" || applyTo === "RemoveHyperlinks") {
      requireEditable(session, sheet, area);
      session.extras.clearLinks(sheet, area);
      return;
    }
    if (applyTo === "Formats") {
      requireAllowed(session, sheet, "allowFormatCells");
      session.change(() => sheet.clear(area, "formats"));
      raiseFormatChanged(session, sheet, area);
      return;
    }
    requireEditable(session, sheet, area);
    if (applyTo === "All") session.extras.clearAll(sheet, area);
    raiseSheetChanged(session, sheet, area, "RangeEdited", () => session.change(() => {
      sheet.clear(area, applyTo === "All" ? "all" : "contents");
      if (applyTo === "All") sheet.unmerge(area);
    }));
  }

  Merge(across = false): void {
    requireAllowed(this.session, this.sheet, "allowFormatCells");
    this.session.change(() => this.sheet.merge(this.area, across));
  }

  Unmerge(): void {
    requireAllowed(this.session, this.sheet, "allowFormatCells");
    this.session.change(() => this.sheet.unmerge(this.area));
  }

  GetMergedAreasOrNullObject(): HostObject | null {
    const { area, sheet } = this;
    // Only areas whose first cell lies inside the range are seen.
    const inside = sheet.merges.filter((merge) => merge.top >= area.top && merge.top <= area.bottom && merge.left >= area.left && merge.left <= area.right);
    return inside.length > 0 ? this.session.maker.rangeAreas(this.session, sheet, inside) : null;
  }

  Select(): void {
    if (this.sheet.visibility !== "visible") refuse("InvalidOperation");
    select(this.session, this.sheet, this.area);
  }

  /** True where every row, or every column, is hidden; null where only some of either are. */
  get Hidden(): boolean | null {
    const [rows, columns] = [this.RowHidden, this.ColumnHidden];
    if (rows === true || columns === true) return true;
    return rows === null || columns === null ? null : false;
  }

  get RowHidden(): boolean | null { return this.hiddenOf("row"); }
  set RowHidden(isHidden: boolean) { this.hide("row", isHidden); }

  get ColumnHidden(): boolean | null { return this.hiddenOf("column"); }
  set ColumnHidden(isHidden: boolean) { this.hide("column", isHidden); }

  private hiddenOf(axis: "row" | "column"): boolean | null {
    const { rows, columns } = this.sheet.state;
    const [first, last] = axis === "row" ? [this.area.top, this.area.bottom] : [this.area.left, this.area.right];
    let count = 0;
    for (const [index, look] of axis === "row" ? rows : columns) if (look.hidden && index >= first && index <= last) count++;
    return count === 0 ? false : count === last - first + 1 ? true : null;
  }

  private hide(axis: "row" | "column", isHidden: boolean): void {
    const { session, sheet, area } = this;
    requireAllowed(session, sheet, axis === "row" ? "allowFormatRows" : "allowFormatColumns");
    const [first, last] = axis === "row" ? [area.top, area.bottom] : [area.left, area.right];
    session.change(() => sheet.setLines(axis, first, last, { hidden: isHidden }));
    if (axis === "row") raiseOfSheet(session, sheet, EventType.rowHiddenChanged, { address: `${first + 1}:${last + 1}`, changeType: isHidden ? "Hidden" : "Unhidden", source: "Local" });
  }
}
