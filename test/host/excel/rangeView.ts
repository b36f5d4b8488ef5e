import { displayText } from "../../../src/core/figures/display/displayText.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import { addressText } from "../session/addressText.js";
import type { RangeAnchor } from "../session/rangeAnchor.js";
import { formatAt, mapCells, valueType, wireValue, type CellView } from "../session/readCells.js";
import { toR1C1 } from "../session/r1c1.js";
import { refuse } from "../wire/hostError.js";
import { HostCollection, HostObject } from "../wire/hostObject.js";

/** The rows and columns of a range that are seen. */
export class RangeViewObject extends HostObject {
  readonly className = "RangeView";

  constructor(private readonly range: RangeAnchor, private readonly rowIndex: number | undefined) {
    super();
  }

  private get visible(): { readonly rows: readonly number[]; readonly columns: readonly number[] } {
    const { sheet, area } = this.range;
    const rows: number[] = [];
    const columns: number[] = [];
    for (let r = area.top; r <= area.bottom; r++) if (!sheet.line("row", r).hidden) rows.push(r);
    for (let c = area.left; c <= area.right; c++) if (!sheet.line("column", c).hidden) columns.push(c);
    const row = this.rowIndex === undefined ? undefined : rows[this.rowIndex];
    return { rows: this.rowIndex === undefined ? rows : row === undefined ? refuse("InvalidArgument") : [row], columns };
  }

  get Index(): number { return this.rowIndex ?? 0; }
  get RowCount(): number { return this.visible.rows.length; }
  get ColumnCount(): number { return this.visible.columns.length; }
  get Values(): unknown { return this.cells(({ value }) => wireValue(value)); }
  get ValueTypes(): unknown { return this.cells(({ value }) => valueType(value)); }
  get Formulas(): unknown { return this.cells(({ value, formula }) => (formula === undefined ? wireValue(value) : `=${formula}`)); }
  get FormulasLocal(): unknown { return this.Formulas; }
  get FormulasR1C1(): unknown { return this.cells(({ value, formula, rowIndex, columnIndex }) => (formula === undefined ? wireValue(value) : `=${toR1C1(formula, rowIndex, columnIndex)}`)); }
  get NumberFormat(): unknown { return this.cells(({ state, rowIndex, columnIndex }) => formatAt(state, rowIndex, columnIndex).numberFormat); }
  get Text(): unknown { return this.cells(({ value, state, rowIndex, columnIndex }) => displayText(value, formatAt(state, rowIndex, columnIndex).numberFormat).text); }
  get CellAddresses(): unknown { return this.cells(({ rowIndex, columnIndex }) => addressText(this.range.sheet.name, { top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex })); }
  get Rows(): RangeViewCollection { return new RangeViewCollection(this.range, this.RowCount); }
  GetRange(): RangeAnchor { return this.range; }

  private cells<T>(pick: (cell: CellView) => T): T[][] {
    const { rows, columns } = this.visible;
    return rows.map((rowIndex) => columns.flatMap((columnIndex) => {
      const cell: CellRange = { top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex };
      return mapCells(this.range.sheet, cell, pick)[0] ?? [];
    }));
  }
}

class RangeViewCollection extends HostCollection {
  readonly className = "RangeViewCollection";

  constructor(private readonly range: RangeAnchor, private readonly count: number) {
    super();
  }

  override items(): RangeViewObject[] { return Array.from({ length: this.count }, (_, i) => new RangeViewObject(this.range, i)); }
  GetCount(): number { return this.count; }
  GetItemAt(index: number): RangeViewObject { return this.items()[index] ?? refuse("InvalidArgument"); }
}
