import type { BookTable } from "../../../src/book/bookState.js";
import type { SortField } from "./sortRows.js";

/** How a table is shown beside its style. */
export interface TableLook {
  readonly highlightFirstColumn: boolean;
  readonly highlightLastColumn: boolean;
  readonly bandedRows: boolean;
  readonly bandedColumns: boolean;
  readonly filterButton: boolean;
}

export interface TableOrder {
  readonly fields: readonly SortField[];
  readonly matchCase: boolean;
  readonly method: string;
}

const PLAIN: TableLook = { highlightFirstColumn: false, highlightLastColumn: false, bandedRows: true, bandedColumns: false, filterButton: true };

/** The ids that Excel shows for tables, and how they are shown. */
export class TableRecords {
  private readonly numbers = new Map<string, number>();
  private readonly columnIds = new Map<string, Map<string, number>>();
  private readonly orders = new Map<string, TableOrder>();
  private readonly looks = new Map<string, TableLook>();

  /** A number of its own, which stays the same when the table is renamed. */
  numberOf(table: Pick<BookTable, "id">): number {
    let number = this.numbers.get(table.id);
    if (number === undefined) this.numbers.set(table.id, (number = this.numbers.size + 1));
    return number;
  }

  idOf(table: Pick<BookTable, "id">): string {
    return `{00000000-000C-0000-FFFF-FFFF${String(this.numberOf(table)).padStart(2, "0")}000000}`;
  }

  /** A number of its own for each column, from 1. */
  columnId(table: Pick<BookTable, "id">, title: string): number {
    let ids = this.columnIds.get(table.id);
    if (!ids) this.columnIds.set(table.id, (ids = new Map<string, number>()));
    let id = ids.get(title);
    if (id === undefined) ids.set(title, (id = Math.max(0, ...ids.values()) + 1));
    return id;
  }

  renameColumn(table: Pick<BookTable, "id">, before: string, after: string): void {
    const id = this.columnId(table, before);
    this.columnIds.get(table.id)?.delete(before);
    this.columnIds.get(table.id)?.set(after, id);
  }

  sortOf(table: Pick<BookTable, "id">): TableOrder | undefined {
    return this.orders.get(table.id);
  }

  setSort(table: Pick<BookTable, "id">, order: TableOrder | undefined): void {
    if (order) this.orders.set(table.id, order);
    else this.orders.delete(table.id);
  }

  lookOf(table: Pick<BookTable, "id">): TableLook {
    return this.looks.get(table.id) ?? PLAIN;
  }

  setLook(table: Pick<BookTable, "id">, changes: Partial<TableLook>): void {
    this.looks.set(table.id, { ...this.lookOf(table), ...changes });
  }
}
