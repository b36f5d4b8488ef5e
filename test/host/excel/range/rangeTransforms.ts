import type { CellRange } from "../../../../src/core/grid/address.js";
import { parseArea, splitAddress } from "../../session/addressText.js";
import { autoFill } from "../../session/autoFill.js";
import { raiseFormatChanged, raiseSheetChanged } from "../../session/changeEvents.js";
import { copyInto, type CopyOptions } from "../../session/copyInto.js";
import { requireEditable } from "../../session/protectionRules.js";
import { RangeAnchor } from "../../session/rangeAnchor.js";
import { wireValue } from "../../session/readCells.js";
import { directDependents, directPrecedents, allPrecedents } from "../../session/precedents.js";
import { refuse } from "../../wire/hostError.js";
import { HostObject } from "../../wire/hostObject.js";
import { WorkbookRangeAreasObject } from "../workbookRangeAreas.js";
import { RangeViewObject } from "../rangeView.js";
import { RangeSearch } from "./rangeSearch.js";
import { usedPart } from "./rangePlaces.js";

/** Copying, moving and filling. */
export abstract class RangeTransforms extends RangeSearch {
  /** From a range or an address, which may name another sheet; repeated as often as it fits in. */
  CopyFrom(source: HostObject | string, copyType = "All", skipBlanks = false, transpose = false): void {
    const options: CopyOptions = { copyType, skipBlanks, transpose };
    if (typeof source === "string") {
      const [name, rest] = splitAddress(source);
      const sheet = name === undefined ? this.sheet : this.session.book.sheet(name) ?? refuse("InvalidArgument");
      copyInto(this.session, sheet, parseArea(rest) ?? refuse("InvalidArgument"), this, options);
      return;
    }
    const areas = source instanceof RangeAnchor ? [source] : (source as HostObject & { readonly ranges: readonly RangeAnchor[] }).ranges; // the only other class that is let in
    const [first] = areas;
    if (!first || areas.length > 1) refuse("InvalidArgument");
    copyInto(this.session, first.sheet, first.area, this, options);
  }

  MoveTo(destination: RangeAnchor | string): void {
    const target = typeof destination === "string" ? this.addressed(destination) : destination;
    const area: CellRange = { ...target.area, bottom: target.area.top + this.rowCount - 1, right: target.area.left + this.columnCount - 1 };
    requireEditable(this.session, this.sheet, this.area);
    const place = this.session.range(target.sheet, area);
    copyInto(this.session, this.sheet, this.area, place, { copyType: "All", skipBlanks: false, transpose: false, keepsReferences: true });
    const from = { ...this.area };
    const isSame = target.sheet.id === this.sheet.id;
    this.session.change(() => {
      for (let r = from.top; r <= from.bottom; r++) for (let c = from.left; c <= from.right; c++) {
        if (!(isSame && r >= area.top && r <= area.bottom && c >= area.left && c <= area.right)) this.sheet.clear({ top: r, left: c, bottom: r, right: c }, "all");
      }
    });
  }

  AutoFill(destination?: RangeAnchor | string, type = "FillDefault"): void {
    if (destination === undefined) refuse("InvalidArgument");
    const target = this.areaOf(destination);
    requireEditable(this.session, this.sheet, target);
    raiseSheetChanged(this.session, this.sheet, target, "RangeEdited", () => this.session.change(() => autoFill(this.sheet, this.area, target, type)));
  }

  /** Compares the columns that are named, from the range's first; keeps the first of those that are alike. */
  RemoveDuplicates(columns: readonly number[], includesHeader: boolean): RemoveDuplicatesResultObject {
    if (columns.length === 0 || columns.some((column) => !Number.isInteger(column) || column < 0 || column >= this.columnCount)) refuse("InvalidArgument");
    requireEditable(this.session, this.sheet, this.area);
    const { sheet } = this;
    const used = usedPart(this, true);
    if (!used) return new RemoveDuplicatesResultObject(0, 0);
    const area: CellRange = { ...this.area, top: this.area.top + (includesHeader ? 1 : 0), bottom: Math.min(this.area.bottom, used.bottom) };
    const seen = new Set<string>();
    const kept: number[] = [];
    for (let r = area.top; r <= area.bottom; r++) {
      const key = JSON.stringify(columns.map((column) => String(wireValue(sheet.value(r, area.left + column))).toLowerCase()));
      if (!seen.has(key)) kept.push(r);
      seen.add(key);
    }
    const removed = area.bottom - area.top + 1 - kept.length;
    raiseSheetChanged(this.session, sheet, area, "RangeEdited", () => this.session.change(() => {
      kept.forEach((from, i) => { if (from !== area.top + i) sheet.copyRange({ ...area, top: from, bottom: from }, sheet, { rowIndex: area.top + i, columnIndex: area.left }); });
      if (removed > 0) sheet.clear({ ...area, top: area.top + kept.length }, "contents");
    }));
    return new RemoveDuplicatesResultObject(removed, kept.length);
  }

  Calculate(): void { this.session.calculate(); }
  SetDirty(): void { this.session.calculate(); }

  GetDirectPrecedents(): HostObject { return this.related(directPrecedents(this.session, this.sheet, this.area)); }
  GetPrecedents(): HostObject { return this.related(allPrecedents(this.session, this.sheet, this.area)); }
  GetDirectDependents(): HostObject { return this.related(directDependents(this.session, this.sheet, this.area)); }
  GetVisibleView(): RangeViewObject { return new RangeViewObject(this, undefined); }
  get HasSpill(): boolean { return false; }
  get SavedAsArray(): boolean { return this.sheet.state.boundAreas.some(({ kind, range }) => kind === "array" && range.top <= this.area.top && range.bottom >= this.area.bottom && range.left <= this.area.left && range.right >= this.area.right); }

  private related(found: ReturnType<typeof directPrecedents>): HostObject {
    return found.size === 0 ? refuse("ItemNotFound") : new WorkbookRangeAreasObject(this.session, found);
  }

  private addressed(address: string): RangeAnchor {
    const [name, rest] = splitAddress(address);
    const sheet = name === undefined ? this.sheet : this.session.book.sheet(name) ?? refuse("InvalidArgument");
    return this.session.range(sheet, parseArea(rest) ?? refuse("InvalidArgument"));
  }

  /** Tells who listens that the cells look otherwise. */
  protected formatsChanged(): void { raiseFormatChanged(this.session, this.sheet, this.area); }
}

class RemoveDuplicatesResultObject extends HostObject {
  readonly className = "RemoveDuplicatesResult";

  constructor(private readonly removed: number, private readonly left: number) {
    super();
  }

  get Removed(): number { return this.removed; }
  get UniqueRemaining(): number { return this.left; }
}
