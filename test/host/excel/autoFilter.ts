import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import { parseArea, splitAddress } from "../session/addressText.js";
import type { ExcelSession } from "../session/excelSession.js";
import { applyFilter, type FilterCriteria } from "../session/filters.js";
import { requireAllowed } from "../session/protectionRules.js";
import type { RangeAnchor } from "../session/rangeAnchor.js";
import { refuse } from "../wire/hostError.js";
import { HostObject } from "../wire/hostObject.js";

/** Whose filter it is: the sheet's, or a table's. */
export interface FilterOwner {
  readonly key: string;
  /** With its header; undefined where there is no filter. */
  range(): CellRange | undefined;
  setRange(range: CellRange | undefined, isActive: boolean): void;
  /** The filtered rows, without header and totals. */
  body(range: CellRange): CellRange;
}

export class AutoFilterObject extends HostObject {
  readonly className = "AutoFilter";

  constructor(private readonly session: ExcelSession, private readonly sheet: BookSheet, private readonly owner: FilterOwner) {
    super();
  }

  get Enabled(): boolean { return this.owner.range() !== undefined; }

  get IsDataFiltered(): boolean { return this.criteria().some((one) => one !== null); }

  /** One entry a column; null where it has none. */
  get Criteria(): readonly (FilterCriteria | null)[] { return this.criteria(); }

  Apply(range: RangeAnchor | string, columnIndex?: number, criteria?: FilterCriteria): void {
    requireAllowed(this.session, this.sheet, "allowAutoFilter");
    const area = typeof range === "string" ? parseArea(splitAddress(range)[1]) ?? refuse("InvalidArgument") : range.area;
    const before = this.owner.range();
    const isSame = before && before.top === area.top && before.left === area.left && before.right === area.right && before.bottom === area.bottom;
    const columns = area.right - area.left + 1;
    const list = isSame ? [...this.session.filters.of(this.owner.key, columns)] : Array.from({ length: columns }, () => null as FilterCriteria | null);
    if (columnIndex !== undefined) {
      if (!Number.isInteger(columnIndex) || columnIndex < 0 || columnIndex >= columns) refuse("InvalidArgument");
      list[columnIndex] = criteria ?? null;
    }
    this.refilter(area, list);
  }

  ClearCriteria(): void {
    const range = this.owner.range() ?? refuse("InvalidOperation");
    this.refilter(range, []);
  }

  ClearColumnCriteria(columnIndex: number): void {
    const range = this.owner.range() ?? refuse("InvalidOperation");
    const list = [...this.criteria()];
    if (!(columnIndex in list)) refuse("InvalidArgument");
    list[columnIndex] = null;
    this.refilter(range, list);
  }

  Reapply(): void {
    const range = this.owner.range();
    if (range) this.refilter(range, this.criteria());
  }

  Remove(): void {
    const range = this.owner.range();
    if (!range) return;
    this.refilter(range, []);
    this.session.filters.delete(this.owner.key);
    this.session.change(() => this.owner.setRange(undefined, false));
  }

  GetRange(): RangeAnchor { return this.GetRangeOrNullObject() ?? refuse("ItemNotFound"); }

  GetRangeOrNullObject(): RangeAnchor | null {
    const range = this.owner.range();
    return range ? this.session.range(this.sheet, range) : null;
  }

  private criteria(): readonly (FilterCriteria | null)[] {
    const range = this.owner.range();
    return range ? this.session.filters.of(this.owner.key, range.right - range.left + 1) : [];
  }

  private refilter(range: CellRange, criteria: readonly (FilterCriteria | null)[]): void {
    this.session.change(() => {
      applyFilter(this.sheet, this.owner.body(range), criteria);
      this.owner.setRange(range, criteria.some((one) => one !== null));
    });
    this.session.filters.set(this.owner.key, criteria);
  }
}

export function sheetFilter(session: ExcelSession, sheet: BookSheet): AutoFilterObject {
  return new AutoFilterObject(session, sheet, {
    key: sheet.id,
    range: () => sheet.state.filter?.range,
    setRange: (range, isActive) => sheet.setFilter(range && { range, isActive }),
    body: (range) => ({ ...range, top: range.top + 1 }),
  });
}
