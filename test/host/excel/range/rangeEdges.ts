import type { BookSheet } from "../../../../src/book/bookSheet.js";
import { MAX_COLUMNS, MAX_ROWS, type CellRange } from "../../../../src/core/grid/address.js";
import { refuse } from "../../wire/hostError.js";

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = { Up: [-1, 0], Down: [1, 0], Left: [0, -1], Right: [0, 1] };

/** Along filled cells to the last of them; over blanks to the next filled cell, or to the sheet's edge. */
export function edgeOf(sheet: BookSheet, cell: CellRange, direction: string): CellRange {
  const [rows, columns] = STEPS[direction] ?? refuse("InvalidArgument");
  const { cells } = sheet.state;
  const used = sheet.usedRange(true);
  const isFilled = (r: number, c: number): boolean => (cells.row(r)?.values[c] ?? null) !== null || cells.row(r)?.formulas?.[c] !== undefined;
  const isInside = (r: number, c: number): boolean => r >= 0 && c >= 0 && r < MAX_ROWS && c < MAX_COLUMNS;
  let { top: r, left: c } = cell;
  const walksFilled = isFilled(r, c) && isInside(r + rows, c + columns) && isFilled(r + rows, c + columns);
  if (walksFilled) {
    while (isInside(r + rows, c + columns) && isFilled(r + rows, c + columns)) { r += rows; c += columns; }
  } else {
    do { r += rows; c += columns; } while (isInside(r, c) && !isFilled(r, c) && !isBeyond(used, r, c, rows, columns));
    if (!isInside(r, c) || !isFilled(r, c)) {
      r = rows === 0 ? cell.top : rows > 0 ? MAX_ROWS - 1 : 0;
      c = columns === 0 ? cell.left : columns > 0 ? MAX_COLUMNS - 1 : 0;
    }
  }
  return { top: r, left: c, bottom: r, right: c };
}

/** Nothing more can come in that direction. */
function isBeyond(used: CellRange | undefined, r: number, c: number, rows: number, columns: number): boolean {
  if (!used) return true;
  return rows > 0 ? r > used.bottom : rows < 0 ? r < used.top : columns > 0 ? c > used.right : c < used.left;
}
