import { columnIndexOf, columnLetters, MAX_COLUMNS, MAX_ROWS } from "../core/grid/address.js";

/**
 * In order of trial: what is never a reference (text, quoted sheet names, brackets of tables and other books), a cell,
 * whole columns, whole rows, and any other word, taken whole so that LOG10( or A1_sum is not mistaken for a cell.
 */
const TOKEN = new RegExp(
  [
    String.raw`"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]`,
    String.raw`["'\[][^]*`, // one that is never closed takes the rest, so that hostile text is gone over once
    String.raw`(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.(!\\?])`,
    String.raw`(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\p{L}\p{N}_.(!\\?])`,
    String.raw`(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\p{L}\p{N}_.(!\\?])`,
    String.raw`[\p{L}_\\][\p{L}\p{N}_.\\?]*|\d+(?:\.\d*)?(?:[eE][-+]?\d+)?`,
  ].join("|"),
  "gu",
);

type Piece = string | { readonly kind: "row" | "column"; readonly index: number };

/** A formula taken apart once, to be written out for many cells. */
export interface SharedFormula {
  /** The formula as it stands in the cell that lies so far below and to the right of the master. */
  at(rowOffset: number, columnOffset: number): string;
}

/**
 * A shared formula is stored with its master alone; relative references move with each cell that shares it, and wrap round
 * the sheet's edges as Excel has it.
 * @example parseSharedFormula("SUM(B2:$C2)*LOG10(A$1)").at(1, 1) === "SUM(C3:$C3)*LOG10(B$1)"
 */
export function parseSharedFormula(formula: string): SharedFormula {
  const pieces = takeApart(formula);
  return {
    at: (rowOffset, columnOffset) => {
      let text = "";
      for (const piece of pieces) {
        if (typeof piece === "string") text += piece;
        else if (piece.kind === "row") text += String(wrap(piece.index + rowOffset, MAX_ROWS) + 1);
        else text += columnLetters(wrap(piece.index + columnOffset, MAX_COLUMNS));
      }
      return text;
    },
  };
}

function takeApart(formula: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let text = "";
  const add = (piece: Piece) => {
    if (typeof piece === "string") text += piece;
    else {
      pieces.push(text, piece);
      text = "";
    }
  };
  const addColumn = (dollar: string, letters: string) => add(dollar ? dollar + letters : { kind: "column", index: columnIndexOf(letters) });
  const addRow = (dollar: string, digits: string) => add(dollar ? dollar + digits : { kind: "row", index: Number(digits) - 1 });

  let last = 0;
  for (const match of formula.matchAll(TOKEN)) {
    add(formula.slice(last, match.index));
    last = match.index + match[0].length;
    const [token, columnDollar, column, rowDollar, row, fromDollar, from, toDollar, to, topDollar, top, bottomDollar, bottom] = match;
    if (column !== undefined && row !== undefined && isCell(column, row)) {
      addColumn(columnDollar ?? "", column);
      addRow(rowDollar ?? "", row);
    } else if (from !== undefined && to !== undefined && isColumn(from) && isColumn(to)) {
      addColumn(fromDollar ?? "", from);
      add(":");
      addColumn(toDollar ?? "", to);
    } else if (top !== undefined && bottom !== undefined && isRow(top) && isRow(bottom)) {
      addRow(topDollar ?? "", top);
      add(":");
      addRow(bottomDollar ?? "", bottom);
    } else add(token);
  }
  add(formula.slice(last));
  pieces.push(text);
  return pieces;
}

const isColumn = (letters: string) => columnIndexOf(letters) < MAX_COLUMNS;
const isRow = (digits: string) => Number(digits) >= 1 && Number(digits) <= MAX_ROWS;
const isCell = (letters: string, digits: string) => isColumn(letters) && isRow(digits);

function wrap(index: number, size: number): number {
  return ((index % size) + size) % size;
}
