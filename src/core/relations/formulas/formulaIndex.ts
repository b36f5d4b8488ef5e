import { MAX_COLUMNS, columnLetters } from "../../grid/address.js";
import { parseReferenceToken } from "../../grid/formulaReferences.js";
import { tokenizeFormula, type FormulaToken } from "../../grid/formulaTokens.js";
import type { Workbook } from "../../grid/grid.js";
import type { Place } from "../relation.js";
import type { FormulaNode } from "./formulaNode.js";
import { NameSpace } from "./nameSpace.js";
import { parseFormula } from "./parseFormula.js";

/** What the cells share that were filled with one formula. */
export interface FormulaShape {
  /** The formula with its references relative to the cell (R1C1). */
  readonly key: string;
  /** The formula with its references left out: two of one skeleton differ in what they refer to alone. */
  readonly skeleton: string;
  /** Undefined where the formula is not understood as a whole. */
  readonly tree: FormulaNode | undefined;
}

export interface PlacedFormula extends Place {
  readonly formula: string;
  readonly shape: FormulaShape;
}

/** The formulas of a workbook by their places. */
export class FormulaIndex {
  readonly all: readonly PlacedFormula[];
  readonly names: NameSpace;
  private readonly byPlace = new Map<string, Map<number, PlacedFormula>>();
  private readonly byColumn = new Map<string, Map<number, PlacedFormula[]>>();

  constructor(workbook: Workbook) {
    this.names = new NameSpace(workbook);
    this.all = workbook.sheets.flatMap((grid) => (grid.formulaCount === 0 ? [] : readSheet(grid.name, grid.formulaCells(), this.names)));
    for (const formula of this.all) {
      const places = valueOf(this.byPlace, formula.sheet, () => new Map<number, PlacedFormula>());
      places.set(formula.rowIndex * MAX_COLUMNS + formula.columnIndex, formula);
      const columns = valueOf(this.byColumn, formula.sheet, () => new Map<number, PlacedFormula[]>());
      valueOf(columns, formula.columnIndex, () => []).push(formula);
    }
  }

  at(sheet: string, rowIndex: number, columnIndex: number): PlacedFormula | undefined {
    return this.byPlace.get(sheet)?.get(rowIndex * MAX_COLUMNS + columnIndex);
  }

  /** The formulas of a column from row `top` to row `bottom`, downwards. Costs what it gives. */
  inColumn(sheet: string, columnIndex: number, top: number, bottom: number): readonly PlacedFormula[] {
    const column = this.byColumn.get(sheet)?.get(columnIndex) ?? [];
    let [low, high] = [0, column.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((column[middle]?.rowIndex ?? 0) < top) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < column.length && (column[end]?.rowIndex ?? 0) <= bottom) end++;
    return column.slice(low, end);
  }
}

function valueOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

function readSheet(sheet: string, cells: readonly { rowIndex: number; columnIndex: number; formula: string }[], names: NameSpace): PlacedFormula[] {
  const shapes = new Map<string, FormulaShape>();
  return cells.map(({ rowIndex, columnIndex, formula }) => {
    const tokens = tokenizeFormula(formula);
    // a structured reference without its table's name means the table around the cell: its shape is the cell's own
    const key = tokens.some((token) => token.kind === "structured" && token.text.startsWith("["))
      ? `${relativeText(tokens, rowIndex, columnIndex)} in ${names.table("", { sheet, rowIndex, columnIndex })?.table.name ?? ""}`
      : relativeText(tokens, rowIndex, columnIndex);
    const shape = valueOf(shapes, key, () => ({ key, skeleton: skeletonOf(tokens), tree: parseFormula(tokens, { sheet, rowIndex, columnIndex, names }) }));
    return { sheet, rowIndex, columnIndex, formula, shape };
  });
}

/** @example relativeText(tokens of "SUM(B2:B$5)", 5, 1) === "SUM(R[-4]C[0]:R5C[0])" */
export function relativeText(tokens: readonly FormulaToken[], rowIndex: number, columnIndex: number): string {
  let text = "";
  for (const token of tokens) {
    if (token.kind === "space" || token.kind === "at") continue;
    const ends = parseReferenceToken(token);
    if (!ends) { text += token.kind === "string" ? token.text : token.text.toUpperCase(); continue; }
    text += ends.map((end) => {
      const row = Number.isNaN(end.rowIndex) ? "" : end.rowFixed ? `R${end.rowIndex + 1}` : `R[${end.rowIndex - rowIndex}]`;
      const column = Number.isNaN(end.columnIndex) ? "" : end.columnFixed ? `C${columnLetters(end.columnIndex)}` : `C[${end.columnIndex - columnIndex}]`;
      return row + column;
    }).join(":");
  }
  return text;
}

/** A range and a cell stay apart: SUM(#:#) is another formula than SUM(#). */
function skeletonOf(tokens: readonly FormulaToken[]): string {
  return tokens.map((token) => {
    if (token.kind === "space" || token.kind === "at") return "";
    const ends = parseReferenceToken(token);
    return ends ? ends.map(() => "#").join(":") : token.text.toUpperCase();
  }).join("");
}
