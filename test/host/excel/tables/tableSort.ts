import type { SortField } from "../../session/sortRows.js";
import { HostObject } from "../../wire/hostObject.js";
import { sortRange } from "../rangeSort.js";
import type { TableObject } from "./table.js";

export class TableSortObject extends HostObject {
  readonly className = "TableSort";

  constructor(private readonly table: TableObject) {
    super();
  }

  get Fields(): readonly SortField[] { return this.last?.fields ?? []; }
  get MatchCase(): boolean { return this.last?.matchCase ?? false; }
  get Method(): string { return this.last?.method ?? "PinYin"; }

  private get last(): { fields: readonly SortField[]; matchCase: boolean; method: string } | undefined {
    return this.table.session.tables.sortOf(this.table.record);
  }

  Apply(fields: readonly SortField[], matchCase = false, method = "PinYin"): void {
    sortRange(this.table.GetDataBodyRange(), fields, matchCase, false, "row");
    this.table.session.tables.setSort(this.table.record, { fields, matchCase, method });
  }

  /** Forgets the order; the rows stay as they are. */
  Clear(): void { this.table.session.tables.setSort(this.table.record, undefined); }

  Reapply(): void {
    const { last } = this;
    if (last) this.Apply(last.fields, last.matchCase, last.method);
  }
}
