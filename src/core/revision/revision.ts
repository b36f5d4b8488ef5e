import type { CellAddress, CellRange } from "../grid/address.js";
import type { CellValue } from "../grid/grid.js";

/** What differs between two editions. Row and column indexes are those of their sheets and count from 0. */
export interface Revision {
  readonly tables: readonly TableRevision[];
  /** Titles, captions, sentences and notes outside the tables that differ. */
  readonly outside: readonly OutsideChange[];
}

export interface TableRevision {
  /** Null where the edition has no such table. */
  readonly before: TablePlace | null;
  readonly after: TablePlace | null;
  readonly columns: readonly ColumnChange[];
  /** In the order of the edition after; removed rows stand where they stood. Rows that are the same are among them. */
  readonly rows: readonly RowChange[];
  readonly proof: RowProof;
}

export interface TablePlace {
  readonly sheet: string;
  readonly range: CellRange;
  readonly title: string;
  /** The first row under the headings. */
  readonly bodyTop: number;
}

export type ColumnKind = "same" | "added" | "removed" | "renamed" | "moved";

export interface ColumnChange {
  readonly kind: ColumnKind;
  readonly before: number | null;
  readonly after: number | null;
  /** Heading texts from the topmost tier down; [] where the edition has no such column. */
  readonly headersBefore: readonly string[];
  readonly headersAfter: readonly string[];
}

export type RowKind = "same" | "changed" | "added" | "removed" | "moved" | "renamed";
/** What else is true of a row. Splits and merges are suspected by the figures, never decided. */
export type FurtherKind = RowKind | "renumbered" | "split" | "merged";

export interface RowChange {
  readonly kind: RowKind;
  readonly also: readonly FurtherKind[];
  readonly before: number | null;
  readonly after: number | null;
  /** What the row goes by: its name, or its number or first content where it has none. */
  readonly key: string;
  /** A heading row or a row of the body. */
  readonly isHeading: boolean;
  /** Cells that differ, in columns that both editions have. */
  readonly cells: readonly CellChange[];
  /** A removed and an added row that may be one: they share the number. */
  readonly maybeRenamed?: number;
  /** 0 to 1, with maybeRenamed. */
  readonly similarity?: number;
  /** Rows whose figures add up to one row of the other edition share the number. */
  readonly group?: number;
}

export interface CellChange {
  readonly before: CellAddress;
  readonly after: CellAddress;
  readonly old: CellValue;
  readonly new: CellValue;
}

/** Rows of the body, counted: before + added − removed + movedIn − movedOut = after. */
export interface RowProof {
  readonly before: number;
  readonly added: number;
  readonly removed: number;
  /** Rows that came from, or went to, another table. */
  readonly movedIn: number;
  readonly movedOut: number;
  readonly changed: number;
  readonly after: number;
  readonly holds: boolean;
}

export interface OutsideChange {
  readonly before: { readonly sheet: string; readonly at: CellAddress } | null;
  readonly after: { readonly sheet: string; readonly at: CellAddress } | null;
  readonly old: string;
  readonly new: string;
}
