import type { CellAddress } from "../../core/grid/address.js";
import type { CellValue } from "../../core/grid/grid.js";
import type { BookState, SheetState } from "../bookState.js";

/** What of a sheet a calculation goes by. */
export type CalculatedSheet = Pick<SheetState, "id" | "name" | "cells" | "tables" | "boundAreas">;

/** What of a book a calculation goes by; every state of a book is one. */
export interface CalculatedState extends Pick<BookState, "names"> {
  readonly sheets: readonly CalculatedSheet[];
}

/** What calculates a book's formulas. The only one so far is IronCalc; nothing outside of its files knows it. */
export interface Calculator {
  /** The state whose results are taken as right: a file as Excel saved it. Nothing is calculated yet. */
  begin(state: CalculatedState): void;
  /** Does a small part of what the first calculation will need; true when there is nothing left to do. Calculating does the rest itself. */
  prepare(): boolean;
  /**
   * Calculates after changes. Gives the results that came out otherwise than before them, as Excel does: what nobody touched keeps the result it
   * was saved with.
   */
  recalculate(state: CalculatedState): Calculation;
}

export interface Calculation {
  readonly results: readonly CellResult[];
  /** Formulas that could not be calculated here and whose cells went on changing: their results are the old ones. */
  readonly notRecalculated: readonly NotRecalculated[];
}

export interface SheetCell extends CellAddress {
  readonly sheetId: string;
}

export interface CellResult extends SheetCell {
  readonly value: CellValue;
}

export interface NotRecalculated extends SheetCell {
  readonly reason: KeptReason;
  /** The function's name, for `function`. */
  readonly detail?: string;
}

export type KeptReason =
  | "function" // one that the calculator does not know
  | "form" // references or arrays that it reads otherwise than Excel
  | "differs" // it gives another result than Excel had saved for the same cells
  | "circular";
