import type { CellRange } from "../../../../src/core/grid/address.js";
import { raiseSheetChanged } from "../../session/changeEvents.js";
import { requireAllowed } from "../../session/protectionRules.js";
import type { RangeAnchor } from "../../session/rangeAnchor.js";
import { mapCells, wireValue } from "../../session/readCells.js";
import { shiftWithin } from "../../session/shiftCells.js";
import { writeInputs } from "../../session/writeCells.js";
import { refuse } from "../../wire/hostError.js";
import { HostCollection, HostObject } from "../../wire/hostObject.js";
import { FilterObject } from "./filter.js";
import type { TableObject } from "./table.js";

export class TableColumnCollection extends HostCollection {
  readonly className = "TableColumnCollection";

  constructor(private readonly table: TableObject) {
    super();
  }

  override items(): TableColumnObject[] { return this.table.record.columns.map((name) => new TableColumnObject(this.table, name)); }
  get Count(): number { return this.table.record.columns.length; }
  GetCount(): number { return this.Count; }
  GetItemAt(index: number): TableColumnObject { return this.items()[index] ?? refuse("InvalidArgument"); }

  /** By name or id. */
  override item(key: unknown): TableColumnObject {
    const found = typeof key === "string" || typeof key === "number" ? this.GetItemOrNullObject(key) : refuse("InvalidArgument");
    return found ?? refuse("ItemNotFound");
  }

  GetItemOrNullObject(key: string | number): TableColumnObject | null {
    return this.items().find((column) => (typeof key === "number" ? column.Id === key : column.Name.toLowerCase() === key.toLowerCase() || String(column.Id) === key)) ?? null;
  }

  /** Before the column at `index`, or as the last. `values` hold the header first. */
  Add(index?: number | null, values?: unknown, name?: string): TableColumnObject {
    const { table } = this;
    requireAllowed(table.session, table.sheet);
    const { record } = table;
    const at = index === undefined || index === null || index === -1 ? record.columns.length : index;
    if (!Number.isInteger(at) || at < 0 || at > record.columns.length) refuse("InvalidArgument");
    const area: CellRange = { ...record.range, left: record.range.left + at, right: record.range.left + at };
    const height = area.bottom - area.top + 1;
    const rows = values === undefined || values === null ? undefined : Array.isArray(values) ? values as unknown[][] : Array.from({ length: height }, () => [values]);
    if (rows && (rows.length !== height || rows.some((row) => !Array.isArray(row) || row.length !== 1))) refuse("InvalidArgument");
    const given = name ?? (rows && record.headerRows > 0 ? textOf(rows[0]?.[0]) : "");
    const title = freeTitle(record.columns, given);
    raiseSheetChanged(table.session, table.sheet, area, "CellInserted", () => {
      shiftWithin(table.session, table.sheet, { kind: "insert", axis: "column", area });
      table.update({ range: { ...record.range, right: record.range.right + 1 }, columns: record.columns.toSpliced(at, 0, title) });
      table.writeHeader(table.record.columns);
    }, "ShiftCellRight");
    if (rows) {
      const skip = record.headerRows;
      if (height > skip) writeInputs(table.session, table.sheet, { ...area, top: area.top + skip }, rows.slice(skip));
    }
    return new TableColumnObject(table, title);
  }
}

export class TableColumnObject extends HostObject {
  readonly className = "TableColumn";

  constructor(private readonly table: TableObject, private title: string) {
    super();
  }

  override identity(): Readonly<Record<string, unknown>> { return { Id: this.Id }; }
  get Index(): number {
    const index = this.table.record.columns.indexOf(this.title);
    return index < 0 ? refuse("ItemNotFound") : index;
  }

  get Id(): number { return this.table.session.tables.columnId(this.table.record, this.title); }
  get Name(): string { return this.table.record.columns[this.Index] ?? refuse("ItemNotFound"); }

  set Name(name: string) {
    const { columns } = this.table.record;
    if (name === "" || columns.some((other, i) => i !== this.Index && other.toLowerCase() === name.toLowerCase())) refuse("InvalidArgument");
    const renamed = columns.with(this.Index, name);
    this.table.session.tables.renameColumn(this.table.record, this.title, name);
    this.table.update({ columns: renamed });
    this.table.writeHeader(renamed);
    this.title = name;
  }

  get Filter(): FilterObject { return new FilterObject(this.table, () => this.Index); }
  get area(): CellRange { return this.part(this.table.record.range); }
  get Values(): unknown { return mapCells(this.table.sheet, this.area, ({ value }) => wireValue(value)); }
  set Values(values: unknown) { writeInputs(this.table.session, this.table.sheet, this.area, values); }
  GetRange(): RangeAnchor { return this.range(this.table.record.range); }
  GetDataBodyRange(): RangeAnchor { return this.range(this.table.body); }
  GetHeaderRowRange(): RangeAnchor { return this.range(this.table.GetHeaderRowRange().area); }
  GetTotalRowRange(): RangeAnchor { return this.range(this.table.GetTotalRowRange().area); }

  Delete(): void {
    const { table } = this;
    const { record } = table;
    requireAllowed(table.session, table.sheet);
    if (record.columns.length === 1) refuse("InvalidOperation");
    const { area } = this;
    const columns = record.columns.toSpliced(this.Index, 1);
    raiseSheetChanged(table.session, table.sheet, area, "CellDeleted", () => {
      shiftWithin(table.session, table.sheet, { kind: "delete", axis: "column", area });
      table.update({ range: { ...record.range, right: record.range.right - 1 }, columns });
    }, "ShiftCellLeft");
  }

  private part(area: CellRange): CellRange { return { ...area, left: area.left + this.Index, right: area.left + this.Index }; }
  private range(area: CellRange): RangeAnchor { return this.table.session.range(this.table.sheet, this.part(area)); }
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

function freeTitle(taken: readonly string[], wanted: string): string {
  const isTaken = (name: string): boolean => taken.some((other) => other.toLowerCase() === name.toLowerCase());
  if (wanted !== "" && !isTaken(wanted)) return wanted;
  const stem = wanted === "" ? "列" : wanted;
  for (let n = wanted === "" ? 1 : 2; ; n++) if (!isTaken(`${stem}${n}`)) return `${stem}${n}`;
}
