import type { BookSheet } from "../../../../src/book/bookSheet.js";
import { parseArea, splitAddress } from "../../session/addressText.js";
import type { ExcelSession } from "../../session/excelSession.js";
import type { RangeAnchor } from "../../session/rangeAnchor.js";
import { refuse } from "../../wire/hostError.js";
import { HostCollection, HostObject } from "../../wire/hostObject.js";

/** Breaks between rows (horizontal) or columns (vertical) that someone has set. */
export class PageBreakCollection extends HostCollection {
  readonly className = "PageBreakCollection";

  constructor(readonly session: ExcelSession, readonly sheet: BookSheet, readonly axis: "row" | "column") {
    super();
  }

  get indexes(): readonly number[] { return this.axis === "row" ? this.sheet.state.page.rowBreaks : this.sheet.state.page.columnBreaks; }

  setIndexes(indexes: readonly number[]): void {
    const sorted = [...new Set(indexes)].sort((a, b) => a - b);
    const { page } = this.sheet.state;
    this.session.change(() => this.sheet.set("page", { page: { ...page, ...(this.axis === "row" ? { rowBreaks: sorted } : { columnBreaks: sorted }) } }));
  }

  override items(): PageBreakObject[] { return this.indexes.map((index) => new PageBreakObject(this, index)); }
  override item(key: unknown): PageBreakObject { return this.items()[Number(key)] ?? refuse("ItemNotFound"); }
  GetCount(): number { return this.indexes.length; }

  /** Before the first cell of the range. */
  Add(range: RangeAnchor | string): PageBreakObject {
    const area = typeof range === "string" ? parseArea(splitAddress(range)[1]) ?? refuse("InvalidArgument") : range.area;
    const index = this.axis === "row" ? area.top : area.left;
    if (index === 0) refuse("InvalidArgument");
    this.setIndexes([...this.indexes, index]);
    return new PageBreakObject(this, index);
  }

  RemovePageBreaks(): void { this.setIndexes([]); }
}

class PageBreakObject extends HostObject {
  readonly className = "PageBreak";

  constructor(private readonly list: PageBreakCollection, private readonly index: number) {
    super();
  }

  override identity(): Readonly<Record<string, unknown>> { return { _Id: String(this.list.indexes.indexOf(this.index)) }; }
  get RowIndex(): number { return this.list.axis === "row" ? this.index : 0; }
  get ColumnIndex(): number { return this.list.axis === "column" ? this.index : 0; }
  Delete(): void { this.list.setIndexes(this.list.indexes.filter((index) => index !== this.index)); }

  GetCellAfterBreak(): RangeAnchor {
    const [rowIndex, columnIndex] = [this.RowIndex, this.ColumnIndex];
    return this.list.session.range(this.list.sheet, { top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex });
  }
}
