import type { BookSheet } from "../../../../src/book/bookSheet.js";
import type { BookTable } from "../../../../src/book/bookState.js";
import { meets } from "../../../../src/book/cellEdits.js";
import type { CellRange } from "../../../../src/core/grid/address.js";
import { EventType, WORKBOOK_TARGET } from "../../bridge/eventHub.js";
import { parseArea, splitAddress } from "../../session/addressText.js";
import { raiseSheetChanged } from "../../session/changeEvents.js";
import type { ExcelSession } from "../../session/excelSession.js";
import { requireAllowed } from "../../session/protectionRules.js";
import type { RangeAnchor } from "../../session/rangeAnchor.js";
import { shiftWithin } from "../../session/shiftCells.js";
import type { TableLook } from "../../session/tableRecords.js";
import { refuse } from "../../wire/hostError.js";
import { HostObject } from "../../wire/hostObject.js";
import { AutoFilterObject } from "../autoFilter.js";
import { TableColumnCollection } from "./tableColumns.js";
import { TableRowCollection } from "./tableRows.js";
import { TableSortObject } from "./tableSort.js";

const NAME = /^[\p{L}_\\][\p{L}\p{N}\p{M}_.\\]{0,254}$/u;
const STYLE = /^(TableStyle(Light([1-9]|1\d|2[01])|Medium([1-9]|1\d|2[0-8])|Dark([1-9]|1[01]))|)$/;

export class TableObject extends HostObject {
  readonly className = "Table";

  constructor(readonly session: ExcelSession, readonly sheet: BookSheet, private readonly bookId: string) {
    super();
  }

  /** As it stands in the book now. */
  get record(): BookTable {
    if (!this.sheet.exists) return refuse("ItemNotFound");
    return this.sheet.state.tables.find((table) => table.id === this.bookId) ?? refuse("ItemNotFound");
  }

  update(changes: Partial<BookTable>): void {
    this.session.change(() => this.sheet.setTables(this.sheet.state.tables.map((table) => (table.id === this.bookId ? { ...table, ...changes } : table))));
  }

  override identity(): Readonly<Record<string, unknown>> { return { Id: this.Id }; }
  override eventTarget(): string { return this.Id; }

  get Id(): string { return this.session.tables.idOf({ id: this.bookId }); }
  get LegacyId(): string { return String(this.session.tables.numberOf({ id: this.bookId })); }
  get Name(): string { return this.record.name; }

  set Name(name: string) {
    this.session.beforeWrite();
    if (!NAME.test(name)) refuse("InvalidArgument");
    const isTaken = this.session.book.sheets.some((sheet) => sheet.state.tables.some((table) => table.id !== this.bookId && table.name.toLowerCase() === name.toLowerCase()));
    if (isTaken || this.session.book.names.some((other) => other.name.toLowerCase() === name.toLowerCase())) refuse("InvalidArgument");
    this.update({ name });
  }

  get Style(): string { return this.record.style; }

  set Style(style: string) {
    if (!STYLE.test(style)) refuse("InvalidArgument");
    this.update({ style });
  }

  get HighlightFirstColumn(): boolean { return this.look.highlightFirstColumn; }
  set HighlightFirstColumn(highlightFirstColumn: boolean) { this.session.tables.setLook(this.record, { highlightFirstColumn }); }
  get HighlightLastColumn(): boolean { return this.look.highlightLastColumn; }
  set HighlightLastColumn(highlightLastColumn: boolean) { this.session.tables.setLook(this.record, { highlightLastColumn }); }
  get ShowBandedRows(): boolean { return this.look.bandedRows; }
  set ShowBandedRows(bandedRows: boolean) { this.session.tables.setLook(this.record, { bandedRows }); }
  get ShowBandedColumns(): boolean { return this.look.bandedColumns; }
  set ShowBandedColumns(bandedColumns: boolean) { this.session.tables.setLook(this.record, { bandedColumns }); }
  get ShowFilterButton(): boolean { return this.look.filterButton; }
  set ShowFilterButton(filterButton: boolean) { this.session.tables.setLook(this.record, { filterButton }); }

  private get look(): TableLook { return this.session.tables.lookOf(this.record); }

  get ShowHeaders(): boolean { return this.record.headerRows > 0; }

  set ShowHeaders(isShown: boolean) {
    const { range, headerRows, columns } = this.record;
    if (isShown === headerRows > 0) return;
    if (!isShown) {
      this.update({ headerRows: 0, range: { ...range, top: range.top + 1 } });
      this.session.change(() => this.sheet.clear({ ...range, bottom: range.top }, "contents"));
      return;
    }
    if (range.top === 0) shiftWithin(this.session, this.sheet, { kind: "insert", axis: "row", area: { ...range, bottom: range.top } });
    const { range: now } = this.record;
    this.session.change(() => columns.forEach((name, i) => this.sheet.setValue(now.top - 1, now.left + i, name)));
    this.update({ headerRows: 1, range: { ...now, top: now.top - 1 } });
  }

  get ShowTotals(): boolean { return this.record.totalsRows > 0; }

  /** The row of totals: 「集計」 in its first cell, and the sum or the count of the last column. */
  set ShowTotals(isShown: boolean) {
    const { range, totalsRows, columns, name } = this.record;
    if (isShown === totalsRows > 0) return;
    if (!isShown) {
      this.update({ totalsRows: 0, range: { ...range, bottom: range.bottom - 1 } });
      this.session.change(() => this.sheet.clear({ ...range, top: range.bottom }, "all"));
      return;
    }
    const below = { ...range, top: range.bottom + 1, bottom: range.bottom + 1 };
    shiftWithin(this.session, this.sheet, { kind: "insert", axis: "row", area: below });
    const body = this.body;
    this.session.change(() => {
      this.sheet.setValue(below.top, below.left, "集計");
      if (columns.length < 2) return;
      let isNumeric = false;
      for (let r = body.top; r <= body.bottom; r++) isNumeric ||= typeof this.sheet.value(r, range.right) === "number";
      this.sheet.setFormula(below.top, range.right, `SUBTOTAL(${isNumeric ? 109 : 103},${name}[${columns.at(-1) ?? ""}])`);
    });
    this.update({ totalsRows: 1, range: { ...range, bottom: range.bottom + 1 } });
  }

  /** The rows between header and totals. */
  get body(): CellRange {
    const { range, headerRows, totalsRows } = this.record;
    return { ...range, top: range.top + headerRows, bottom: range.bottom - totalsRows };
  }

  get Columns(): TableColumnCollection { return new TableColumnCollection(this); }
  get Rows(): TableRowCollection { return new TableRowCollection(this); }
  get Sort(): TableSortObject { return new TableSortObject(this); }
  get Worksheet(): HostObject { return this.session.maker.worksheet(this.session, this.sheet); }

  get AutoFilter(): AutoFilterObject {
    return new AutoFilterObject(this.session, this.sheet, {
      key: this.bookId,
      range: () => (this.look.filterButton ? this.record.range : undefined),
      setRange: (range, isActive) => {
        if (!range) this.session.tables.setLook(this.record, { filterButton: false });
        this.update({ isFiltered: isActive });
      },
      body: () => this.body,
    });
  }

  GetRange(): RangeAnchor { return this.session.range(this.sheet, this.record.range); }
  GetDataBodyRange(): RangeAnchor { return this.session.range(this.sheet, this.body); }

  GetHeaderRowRange(): RangeAnchor {
    const { range, headerRows } = this.record;
    return headerRows > 0 ? this.session.range(this.sheet, { ...range, bottom: range.top }) : refuse("InvalidOperation");
  }

  GetTotalRowRange(): RangeAnchor {
    const { range, totalsRows } = this.record;
    return totalsRows > 0 ? this.session.range(this.sheet, { ...range, top: range.bottom }) : refuse("InvalidOperation");
  }

  ClearFilters(): void { this.AutoFilter.ClearCriteria(); }
  ReapplyFilters(): void { this.AutoFilter.Reapply(); }

  /** The header stays in its row, and the new range must meet the old one. */
  Resize(newRange: RangeAnchor | string): void {
    requireAllowed(this.session, this.sheet);
    const area = typeof newRange === "string" ? parseArea(splitAddress(newRange)[1]) ?? refuse("InvalidArgument") : newRange.area;
    const { range, columns } = this.record;
    const meetsOther = this.sheet.state.tables.some((table) => table.id !== this.bookId && meets(table.range, area));
    if (area.top !== range.top || !meets(area, range) || area.bottom === area.top || meetsOther) refuse("InvalidArgument");
    const names = Array.from({ length: area.right - area.left + 1 }, (_, i) => {
      const text = this.sheet.text(area.top, area.left + i);
      return text !== "" ? text : columns[area.left + i - range.left] ?? `列${i + 1}`;
    });
    this.update({ range: { ...area }, columns: names });
    this.writeHeader(names);
  }

  /** Takes the table away and leaves its cells. */
  ConvertToRange(): RangeAnchor {
    const { range } = this.record;
    this.session.change(() => this.sheet.setTables(this.sheet.state.tables.filter((table) => table.id !== this.bookId)));
    return this.session.range(this.sheet, range);
  }

  /** Takes the table away with what its cells hold. */
  Delete(): void {
    requireAllowed(this.session, this.sheet);
    const { range, name } = this.record;
    const worksheetId = this.session.sheetIds.of(this.sheet);
    this.session.change(() => this.sheet.setTables(this.sheet.state.tables.filter((table) => table.id !== this.bookId)));
    raiseSheetChanged(this.session, this.sheet, range, "RangeEdited", () => this.session.change(() => this.sheet.clear(range, "all")));
    for (const target of [worksheetId, WORKBOOK_TARGET]) {
      if (this.session.listens(EventType.tableDeleted, target)) this.session.events.raise(EventType.tableDeleted, target, { source: "Local", tableId: this.Id, tableName: name, worksheetId });
    }
  }

  /** The book keeps headers from being written by themselves: this is the one who knows the columns. */
  writeHeader(names: readonly string[]): void {
    const { tables } = this.sheet.state;
    const { range, headerRows } = this.record;
    if (headerRows === 0) return;
    this.session.change(() => {
      this.sheet.setTables([]);
      names.forEach((name, i) => this.sheet.setValue(range.top, range.left + i, name));
      this.sheet.setTables(tables);
    });
  }
}
