import type { CellRange } from "../../core/grid/address.js";
import type { Book } from "../book.js";
import type { BookChange } from "../bookChange.js";
import { writableCells } from "../cellEdits.js";
import type { CalculatedState, Calculator, CellResult, NotRecalculated } from "./calculator.js";

export interface AttachedCalculator {
  /** Cells that show an old result because their formulas cannot be calculated here; after each change anew. */
  readonly notRecalculated: readonly NotRecalculated[];
  /** Calculates what has changed since it last did. */
  recalculate(): void;
  /** A small part of what the first calculation needs, for when nothing else is to be done; true when all of it is done. */
  prepare(): boolean;
  /** While paused, changes are not calculated; going on catches up with them. */
  pause(isPaused: boolean): void;
}

/**
 * Lets a calculator keep a book's results: at the end of each transaction, before listeners hear of it.
 * @param base the state whose results are right; where it is an earlier one, what has changed since is calculated at once
 */
export function attachCalculator(book: Book, calculator: Calculator, base: CalculatedState = book.state): AttachedCalculator {
  let notRecalculated: readonly NotRecalculated[] = [];
  let isPaused = false;
  calculator.begin(base);
  const run = (): void => {
    const calculation = calculator.recalculate(book.state);
    notRecalculated = calculation.notRecalculated;
    writeResults(book, calculation.results);
  };
  book.beforeEnd(() => {
    if (!isPaused && book.pendingChanges.some(mayChangeResults)) run();
  });
  if (lacksResults(book) || base !== book.peek()) book.step(run);
  return {
    get notRecalculated() {
      return notRecalculated;
    },
    recalculate: () => book.step(run),
    prepare: () => calculator.prepare(),
    pause: (paused) => {
      isPaused = paused;
      if (!paused) book.step(run);
    },
  };
}

/** Programs that write files without calculating leave every formula without a result; Excel calculates them on opening. A few without one show "". */
export function lacksResults(book: Book): boolean {
  let hasFormula = false;
  for (const { cells } of book.peek().sheets) {
    for (const [, { formulas, values }] of cells.entries()) {
      if (!formulas) continue;
      for (let c = 0; c < formulas.length; c++) {
        if (formulas[c] === undefined) continue;
        if ((values[c] ?? null) !== null) return false;
        hasFormula = true;
      }
    }
  }
  return hasFormula;
}

/** Whether formulas may come out otherwise after it. */
export function mayChangeResults(change: BookChange): boolean {
  switch (change.kind) {
    case "values": case "lines": case "names": case "restored":
    case "sheet-added": case "sheet-deleted": case "sheet-moved": case "sheet-renamed":
      return true;
    case "layout":
      return change.part === "tables";
    default:
      return false;
  }
}

/** Puts results into a book; within a step. */
export function writeResults(book: Book, results: readonly CellResult[]): void {
  const ranges = new Map<string, CellRange>();
  for (const { sheetId, rowIndex, columnIndex, value } of results) {
    const row = writableCells(book, sheetId).writableRow(rowIndex);
    row.values[columnIndex] = value ?? undefined;
    const range = ranges.get(sheetId);
    ranges.set(sheetId, range
      ? { top: Math.min(range.top, rowIndex), left: Math.min(range.left, columnIndex), bottom: Math.max(range.bottom, rowIndex), right: Math.max(range.right, columnIndex) }
      : { top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex });
  }
  for (const [sheetId, range] of ranges) book.note({ kind: "calculated", sheetId, range });
}
