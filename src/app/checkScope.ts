import { parseRange, rangeContains, type CellRange } from "../core/grid/address.js";
import type { Place } from "../core/relations/relation.js";
import type { CellRef } from "../core/report/report.js";
import type { SheetTables } from "../core/tables/findTables.js";
import type { Table } from "../core/tables/table.js";

/** What of a workbook is reported. All of it is read, for figures here may be tied to figures there. */
export interface CheckArea {
  readonly sheet: string;
  /** The whole sheet where left out. */
  readonly range?: CellRange;
}

/** Tells what lies in an area. */
export interface CheckScope {
  readonly hasPlace: (place: Place) => boolean;
  readonly hasRef: (ref: CellRef) => boolean;
  readonly hasTable: (table: Table) => boolean;
}

/**
 * An area within a sheet means the tables that it touches: one cell of a table is enough to mean all of it. Where it touches none, itself.
 * @example createScope({ sheet: "件数表", range: E5 }, sheets).hasPlace(E27) === true, where one table holds both
 */
export function createScope(area: CheckArea | undefined, sheets: readonly SheetTables[]): CheckScope {
  if (!area) return { hasPlace: () => true, hasRef: () => true, hasTable: () => true };
  const { sheet, range } = area;
  const touched = sheets.flatMap((each) => each.tables).filter((table) => table.sheet === sheet && (!range || overlaps(table.range, range))).map((table) => table.range);
  const ranges = !range ? undefined : touched.length > 0 ? [...touched, range] : [range];
  return {
    hasPlace: (place) => place.sheet === sheet && (!ranges || ranges.some((each) => rangeContains(each, place.rowIndex, place.columnIndex))),
    hasRef: (ref) => {
      if (ref.sheet !== sheet) return false;
      const named = parseRange(ref.ref);
      return !ranges || (named !== undefined && ranges.some((each) => overlaps(each, named)));
    },
    hasTable: (table) => table.sheet === sheet && (!ranges || ranges.includes(table.range)),
  };
}

function overlaps(a: CellRange, b: CellRange): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}
