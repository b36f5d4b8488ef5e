import type { BookSheet } from "../../../../src/book/bookSheet.js";
import type { BookTable } from "../../../../src/book/bookState.js";
import { meets } from "../../../../src/book/cellEdits.js";
import { MAX_COLUMNS, MAX_ROWS, type CellRange } from "../../../../src/core/grid/address.js";
import { EventType, WORKBOOK_TARGET } from "../../bridge/eventHub.js";
import { parseArea, splitAddress } from "../../session/addressText.js";
import type { ExcelSession } from "../../session/excelSession.js";
import { requireAllowed } from "../../session/protectionRules.js";
import { RangeAnchor } from "../../session/rangeAnchor.js";
import { shiftWithin } from "../../session/shiftCells.js";
import { refuse } from "../../wire/hostError.js";
import { HostCollection } from "../../wire/hostObject.js";
import { TableObject } from "./table.js";

abstract class TableList extends HostCollection {
  constructor(protected readonly session: ExcelSession) {
    super();
  }

  abstract override items(): readonly TableObject[];

  /** By name or id. */
  override item(key: unknown): TableObject {
    const found = typeof key === "string" || typeof key === "number" ? this.GetItemOrNullObject(String(key)) : refuse("InvalidArgument");
    return found ?? refuse("ItemNotFound");
  }

  GetItemOrNullObject(key: string): TableObject | null {
    const wanted = key.toLowerCase();
    return this.items().find((table) => table.Name.toLowerCase() === wanted || table.Id.toLowerCase() === wanted || table.LegacyId === wanted) ?? null;
  }

  GetCount(): number { return this.items().length; }
}

/** Of the workbook, or of one sheet. */
export class TableCollection extends TableList {
  readonly className = "TableCollection";

  constructor(session: ExcelSession, private readonly sheet: BookSheet | undefined) {
    super(session);
  }

  override eventTarget(): string { return this.sheet ? this.session.sheetIds.of(this.sheet) : WORKBOOK_TARGET; }

  override items(): TableObject[] {
    const sheets = this.sheet ? [this.sheet] : this.session.book.sheets;
    return sheets.flatMap((sheet) => sheet.state.tables.map((table) => new TableObject(this.session, sheet, table.id)));
  }

  get Count(): number { return this.GetCount(); }
  GetItemAt(index: number): TableObject { return this.items()[index] ?? refuse("InvalidArgument"); }

  /** Without headers the cells move down one row, and headers are put in. */
  Add(address: RangeAnchor | string, hasHeaders: boolean): TableObject {
    const { sheet, area } = this.place(address);
    requireAllowed(this.session, sheet);
    if (sheet.state.tables.some((table) => meets(table.range, area)) || sheet.merges.some((merge) => meets(merge, area))) refuse("InvalidOperation");
    let range: CellRange = { ...area };
    if (!hasHeaders) {
      shiftWithin(this.session, sheet, { kind: "insert", axis: "row", area: { ...area, bottom: area.top } });
      range = { ...range, bottom: range.bottom + 1 };
    }
    if (range.top === range.bottom) range = { ...range, bottom: range.bottom + 1 };
    const id = `${sheet.id}-table${this.session.newNumber()}`;
    this.session.change(() => {
      const columns = headerNames(sheet, range);
      columns.forEach((name, i) => sheet.setValue(range.top, range.left + i, name));
      const table: BookTable = { id, name: this.freeName(), range, headerRows: 1, totalsRows: 0, columns, style: "TableStyleMedium2", isFiltered: false };
      sheet.setTables([...sheet.state.tables, table]);
    });
    const made = new TableObject(this.session, sheet, id);
    const args = { source: "Local", tableId: made.Id, worksheetId: this.session.sheetIds.of(sheet) };
    for (const target of [args.worksheetId, WORKBOOK_TARGET]) if (this.session.listens(EventType.tableAdded, target)) this.session.events.raise(EventType.tableAdded, target, args);
    return made;
  }

  private place(address: RangeAnchor | string): { sheet: BookSheet; area: CellRange } {
    if (address instanceof RangeAnchor) return this.sheet && address.sheet.id !== this.sheet.id ? refuse("InvalidArgument") : { sheet: address.sheet, area: address.area };
    const [name, rest] = splitAddress(address);
    const sheet = name === undefined ? this.sheet ?? this.session.book.activeSheet : this.session.book.sheet(name) ?? refuse("InvalidArgument");
    if (this.sheet && sheet.id !== this.sheet.id) refuse("InvalidArgument");
    const area = parseArea(rest) ?? refuse("InvalidArgument");
    return { sheet, area: { ...area, bottom: Math.min(area.bottom, MAX_ROWS - 1), right: Math.min(area.right, MAX_COLUMNS - 1) } };
  }

  /** A Japanese Excel names tables テーブル1, テーブル2… */
  private freeName(): string {
    const taken = new Set([...this.session.book.sheets.flatMap((sheet) => sheet.state.tables.map(({ name }) => name.toLowerCase())), ...this.session.book.names.map(({ name }) => name.toLowerCase())]);
    for (let n = 1; ; n++) if (!taken.has(`テーブル${n}`)) return `テーブル${n}`;
  }
}

/** The tables that a range meets. */
export class TableScopedCollection extends TableList {
  readonly className = "TableScopedCollection";

  constructor(session: ExcelSession, private readonly sheet: BookSheet, private readonly areas: readonly CellRange[], private readonly fullyContained: boolean) {
    super(session);
  }

  override items(): TableObject[] {
    const isInside = (inner: CellRange, outer: CellRange): boolean => inner.top >= outer.top && inner.bottom <= outer.bottom && inner.left >= outer.left && inner.right <= outer.right;
    return this.sheet.state.tables
      .filter((table) => this.areas.some((area) => (this.fullyContained ? isInside(table.range, area) : meets(table.range, area))))
      .map((table) => new TableObject(this.session, this.sheet, table.id));
  }

  GetFirst(): TableObject { return this.items()[0] ?? refuse("ItemNotFound"); }
}

/** What stands in the first row; blanks get 列1, and what is there twice gets a number. */
function headerNames(sheet: BookSheet, range: CellRange): string[] {
  const names: string[] = [];
  const isTaken = (name: string): boolean => names.some((other) => other.toLowerCase() === name.toLowerCase());
  for (let columnIndex = range.left; columnIndex <= range.right; columnIndex++) {
    const text = sheet.text(range.top, columnIndex);
    let name = text === "" ? `列${columnIndex - range.left + 1}` : text;
    for (let n = 2; isTaken(name); n++) name = `${text === "" ? "列" : text}${n}`;
    names.push(name);
  }
  return names;
}
