import type { CellAddress } from "../grid/address.js";
import type { Table } from "./table.js";

/**
 * The tables of a plan, read from tables of any layout. Column and row indexes are those of the sheet.
 * A part that the sheet does not have is undefined; nothing is guessed.
 */

/** Counts an initiative's items: 現行 + 新規 = 合計, with a total line. */
export interface CountTable {
  readonly table: Table;
  readonly numberColumn: number | undefined;
  readonly nameColumn: number;
  /** Every figure column that is summed into the total column, with its sign; 現行 +, 新規 +, 廃止 −. */
  readonly partColumns: readonly { readonly columnIndex: number; readonly sign: 1 | -1; readonly role: CountRole; readonly header: string }[];
  readonly totalColumn: number | undefined;
  /** The line that sums the rows. */
  readonly totalRow: number | undefined;
  /** The rows of initiatives, the total line left out. */
  readonly initiativeRows: readonly number[];
}

export type CountRole = "current" | "new" | "abolished" | "merged" | "other";

/** Entries listed under their initiatives (新規実践項目, 内容変更). */
export interface ItemList {
  readonly table: Table;
  readonly entries: readonly ListEntry[];
  /** Headed 主なもの, 抜粋 or the like: its length is at most the declared figure, never equal by duty. */
  readonly isPartial: boolean;
}

export interface ListEntry {
  /** The initiative's number and name as printed; a merged cell counts for all its rows. */
  readonly number: number | undefined;
  readonly groupName: string;
  readonly groupAt: CellAddress;
  readonly item: string;
  readonly itemAt: CellAddress;
  readonly isHidden: boolean;
}

/** A figure that a sentence, a caption or a cell of its own declares: 「新規実践項目 25項目」. */
export interface DeclaredFigure {
  readonly sheet: string;
  readonly at: CellAddress;
  /** What is counted, as printed: 新規実践項目. */
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  /** The whole text it came from. */
  readonly sentence: string;
}
