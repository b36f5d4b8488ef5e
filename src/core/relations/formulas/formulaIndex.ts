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
  private readonly bySheet = new Map<string, readonly PlacedFormula[]>();
  private readonly byPlace = new Map<string, Map<number, PlacedFormula>>();
  private readonly byColumn = new Map<string, Map<number, PlacedFormula[]>>();

  constructor(workbook: Workbook) {
    this.names = new NameSpace(workbook);
    for (const grid of workbook.sheets) if (grid.formulaCount > 0) this.bySheet.set(grid.name, readSheet(grid.name, grid.formulaCells(), this.names));
    this.all = [...this.bySheet.values()].flat();
    for (const formula of this.all) {
      const places = valueOf(this.byPlace, formula.sheet, () => new Map<number, PlacedFormula>());
      places.set(formula.rowIndex * MAX_COLUMNS + formula.columnIndex, formula);
      const columns = valueOf(this.byColumn, formula.sheet, () => new Map<number, PlacedFormula[]>());
      valueOf(columns, formula.columnIndex, () => []).push(formula);
    }
  }

  /** Row by row. */
  inSheet(sheet: string): readonly PlacedFormula[] {
    return this.bySheet.get(sheet) ?? [];
  }

  /** The formulas of one row, to the right. */
  inRow(sheet: string, rowIndex: number): readonly PlacedFormula[] {
    const all = this.inSheet(sheet);
    return sliceBetween(all, (formula) => formula.rowIndex, rowIndex, rowIndex);
  }

  /** The columns of a sheet that hold formulas, each from top to bottom. */
  columns(sheet: string): Iterable<readonly [columnIndex: number, formulas: readonly PlacedFormula[]]> {
    return this.byColumn.get(sheet)?.entries() ?? [];
  }

  at(sheet: string, rowIndex: number, columnIndex: number): PlacedFormula | undefined {
    return this.byPlace.get(sheet)?.get(rowIndex * MAX_COLUMNS + columnIndex);
  }

  /** The formulas of a column from row `top` to row `bottom`, downwards, `most` of them. Costs what it gives. */
  inColumn(sheet: string, columnIndex: number, top: number, bottom: number, most = Infinity): readonly PlacedFormula[] {
    return sliceBetween(this.byColumn.get(sheet)?.get(columnIndex) ?? [], (formula) => formula.rowIndex, top, bottom, most);
  }
}

/** The members of a sorted list whose key lies between two values, both included. */
function sliceBetween<T>(list: readonly T[], keyOf: (member: T) => number, from: number, to: number, most = Infinity): readonly T[] {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const member = list[middle];
    if (member !== undefined && keyOf(member) < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  for (let member = list[end]; member !== undefined && keyOf(member) <= to && end - low < most; member = list[++end]);
  return list.slice(low, end);
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
