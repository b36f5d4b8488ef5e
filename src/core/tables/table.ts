import type { CellAddress, CellRange } from "../grid/address.js";

/**
 * A table found on a sheet. All indexes are those of the sheet, so that a cell is named without translation.
 * The header rows lie above the body, the label columns to its left; totals are rows and columns of the body.
 */
export interface Table {
  readonly id: string;
  readonly sheet: string;
  /** Header, labels and body together. */
  readonly range: CellRange;
  /** The text above the table that names it; "" where there is none. */
  readonly title: string;
  readonly titleAt: CellAddress | undefined;
  readonly kind: TableKind;
  /** The header rows: from range.top to bodyTop − 1. */
  readonly bodyTop: number;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

export type TableKind = "count-table" | "item-list" | "change-list" | "table";

export interface TableColumn {
  readonly columnIndex: number;
  /** Header texts from the topmost tier down, merged parents included: ["実践項目数", "現行"]. */
  readonly headers: readonly string[];
  readonly role: ColumnRole;
}

/** `number`: a No. or code that is never summed; `label`: names; `figure`: numbers that may be; `text`: anything else. */
export type ColumnRole = "number" | "label" | "figure" | "text";

export interface TableRow {
  readonly rowIndex: number;
  /** The label cells' texts from left to right, merged ones filled down. */
  readonly labels: readonly string[];
  /** The No. of the row as an integer, where the table has a number column. */
  readonly number: number | undefined;
  readonly isHidden: boolean;
}
