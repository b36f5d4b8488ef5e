import type { CellRange } from "../../../../src/core/grid/address.js";
import { raiseSheetChanged } from "../../session/changeEvents.js";
import { requireAllowed } from "../../session/protectionRules.js";
import type { RangeAnchor } from "../../session/rangeAnchor.js";
import { mapCells, wireValue } from "../../session/readCells.js";
import { shiftWithin } from "../../session/shiftCells.js";
import { writeInputs } from "../../session/writeCells.js";
import { refuse } from "../../wire/hostError.js";
import { HostCollection, HostObject } from "../../wire/hostObject.js";
import type { TableObject } from "./table.js";

export class TableRowCollection extends HostCollection {
  readonly className = "TableRowCollection";

  constructor(private readonly table: TableObject) {
    super();
  }

  override items(): TableRowObject[] { return Array.from({ length: this.Count }, (_, i) => new TableRowObject(this.table, i)); }
  override item(index: unknown): TableRowObject { return typeof index === "number" ? this.GetItemAt(index) : refuse("InvalidArgument"); }
  get Count(): number { return this.table.body.bottom - this.table.body.top + 1; }
  GetCount(): number { return this.Count; }
  GetItemAt(index: number): TableRowObject { return Number.isInteger(index) && index >= 0 && index < this.Count ? new TableRowObject(this.table, index) : refuse("InvalidArgument"); }

  /** Before the row at `index`, or at the end without one. What lies below the table moves down. */
  Add(index?: number | null, values?: unknown, _alwaysInsert = true): TableRowObject {
    const { table } = this;
    requireAllowed(table.session, table.sheet);
    const at = index === undefined || index === null || index === -1 ? this.Count : index;
    if (!Number.isInteger(at) || at < 0 || at > this.Count) refuse("InvalidArgument");
    const width = table.record.columns.length;
    const rows = values === undefined || values === null ? [Array.from({ length: width }, () => null)] : Array.isArray(values) ? values as unknown[] : [Array.from({ length: width }, () => values)];
    if (rows.length === 0 || rows.some((row) => !Array.isArray(row) || row.length !== width)) refuse("InvalidArgument");
    const { body } = table;
    const area: CellRange = { ...body, top: body.top + at, bottom: body.top + at + rows.length - 1 };
    insertRows(table, area);
    if (values !== undefined && values !== null) writeInputs(table.session, table.sheet, area, rows);
    return new TableRowObject(table, at);
  }

  DeleteRows(rows: readonly (TableRowObject | number)[]): void {
    const indexes = [...new Set(rows.map((row) => (typeof row === "number" ? row : row.Index)))].sort((a, b) => b - a);
    for (const index of indexes) this.GetItemAt(index).Delete();
  }

  DeleteRowsAt(index: number, count = 1): void {
    if (!Number.isInteger(count) || count < 1 || index < 0 || index + count > this.Count) refuse("InvalidArgument");
    for (let i = index + count - 1; i >= index; i--) new TableRowObject(this.table, i).Delete();
  }
}

export class TableRowObject extends HostObject {
  readonly className = "TableRow";

  constructor(private readonly table: TableObject, private readonly index: number) {
    super();
  }

  get Index(): number { return this.index; }
  private get area(): CellRange { return { ...this.table.body, top: this.table.body.top + this.index, bottom: this.table.body.top + this.index }; }
  get Values(): unknown { return mapCells(this.table.sheet, this.area, ({ value }) => wireValue(value)); }
  set Values(values: unknown) { writeInputs(this.table.session, this.table.sheet, this.area, values); }
  GetRange(): RangeAnchor { return this.table.session.range(this.table.sheet, this.area); }

  /** The last row of a table is emptied, for a table has one at least. */
  Delete(): void {
    const { table, area } = this;
    requireAllowed(table.session, table.sheet);
    const { body } = table;
    if (this.index < 0 || this.index > body.bottom - body.top) refuse("ItemNotFound");
    if (body.top === body.bottom) {
      raiseSheetChanged(table.session, table.sheet, area, "RangeEdited", () => table.session.change(() => table.sheet.clear(area, "contents")));
      return;
    }
    raiseSheetChanged(table.session, table.sheet, area, "CellDeleted", () => shiftWithin(table.session, table.sheet, { kind: "delete", axis: "row", area }), "ShiftCellUp");
  }
}

/** At the end of the table the cells go below it, and the table takes them in. */
function insertRows(table: TableObject, area: CellRange): void {
  const { body, record } = table;
  const isAtEnd = area.top > body.bottom;
  raiseSheetChanged(table.session, table.sheet, area, "CellInserted", () => {
    shiftWithin(table.session, table.sheet, { kind: "insert", axis: "row", area });
    if (isAtEnd && record.totalsRows === 0) table.update({ range: { ...record.range, bottom: area.bottom } });
    const model = isAtEnd ? area.top - 1 : area.bottom + 1;
    table.session.change(() => {
      for (let columnIndex = area.left; columnIndex <= area.right; columnIndex++) {
        const own = table.sheet.state.cells.row(model)?.formats?.[columnIndex];
        if (own) for (let r = area.top; r <= area.bottom; r++) table.sheet.replaceFormat(r, columnIndex, own);
      }
    });
  }, "ShiftCellDown");
}
