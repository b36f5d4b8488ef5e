import { columnLetters, MAX_COLUMNS, MAX_ROWS } from "../../core/grid/address.js";
import { parseReferenceToken } from "../../core/grid/formulaReferences.js";
import { tokenizeFormula } from "../../core/grid/formulaTokens.js";

type Piece = string | { readonly kind: "row" | "column"; readonly index: number };

/** A formula taken apart once, to be written out for the many cells that share it. */
export interface SharedFormula {
  /** The formula as it stands in the cell that lies so far below and to the right of the master. */
  at(rowOffset: number, columnOffset: number): string;
}

/**
 * A shared formula is stored with its master alone; what has no `$` moves with each cell that shares it, and goes round the
 * sheet's edges as Excel has it. Taken apart beforehand, because a column of 50,000 formulas shares one master.
 * @example parseSharedFormula("SUM(B2:$C2)*LOG10(A$1)").at(1, 1) === "SUM(C3:$C3)*LOG10(B$1)"
 */
export function parseSharedFormula(formula: string): SharedFormula {
  const pieces = takeApart(formula);
  return {
    at: (rowOffset, columnOffset) => {
      // Joined, not added up: V8 keeps an added-up text as a tree of its pieces, ten times as large.
      return pieces.map((piece) => {
        if (typeof piece === "string") return piece;
        if (piece.kind === "row") return wrap(piece.index + rowOffset, MAX_ROWS) + 1;
        return lettersOf(wrap(piece.index + columnOffset, MAX_COLUMNS));
      }).join("");
    },
  };
}

function takeApart(formula: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let text = "";
  const move = (kind: "row" | "column", index: number) => {
    pieces.push(text, { kind, index });
    text = "";
  };
  for (const token of tokenizeFormula(formula)) {
    const ends = parseReferenceToken(token);
    if (!ends) text += token.text;
    for (const [i, end] of (ends ?? []).entries()) {
      if (i > 0) text += ":";
      if (end.columnFixed) text += `$${columnLetters(end.columnIndex)}`;
      else if (!Number.isNaN(end.columnIndex)) move("column", end.columnIndex);
      if (end.rowFixed) text += `$${end.rowIndex + 1}`;
      else if (!Number.isNaN(end.rowIndex)) move("row", end.rowIndex);
    }
  }
  pieces.push(text);
  return pieces;
}

const letters: string[] = [];

/** The few columns of a table come a million times. */
function lettersOf(columnIndex: number): string {
  return (letters[columnIndex] ??= columnLetters(columnIndex));
}

function wrap(index: number, size: number): number {
  return ((index % size) + size) % size;
}
