import { isPlainWord, parseFigure, type Figure, type FigureStyle, type NumberFigure } from "../figures/figure.js";
import { forEachCell, type CellValue, type Grid } from "../grid/grid.js";
import { CELL_CLASSES, classOfFigure, FigureBlock, shownNumber, type CellClass } from "./figureBlock.js";

/**
 * A sheet's cells as figures. Numbers, number-like text and the signs that stand for no number are told apart once.
 * Text that shows a number counts as that number here; whether Excel would sum it is asked of `isTextNumber`.
 * @example new SheetFigures(gridOf("表", [["３件"]]), true).number(0, 0) === 3
 */
export class SheetFigures {
  private readonly byText = new Map<string, Figure>();
  private readonly cells: FigureBlock;
  /** What formulas come to outside the part of the sheet that holds values. */
  private readonly calculated = new Map<string, number>();
  readonly style: FigureStyle;

  constructor(readonly grid: Grid, readonly isTyped: boolean) {
    this.style = isTyped ? {} : findFigureStyle(grid);
    this.cells = new FigureBlock(grid, (value) => this.figureOf(value));
  }

  figure(rowIndex: number, columnIndex: number): Figure {
    return this.figureOf(this.grid.value(rowIndex, columnIndex));
  }

  /** The number that the cell shows; NaN where it shows none. */
  number(rowIndex: number, columnIndex: number): number {
    const at = this.cells.indexOf(rowIndex, columnIndex);
    if (at >= 0) return this.cells.numbers[at] ?? NaN;
    const value = this.calculated.size > 0 ? this.calculated.get(`${rowIndex},${columnIndex}`) : undefined;
    return value ?? shownNumber(this.figure(rowIndex, columnIndex));
  }

  /**
   * The numbers of some rows and columns, by row × rowStep + column × columnStep of their places in the lists; NaN where none stands.
   * @example copyNumbers([4, 5], [2, 3], into, 2, 1) fills into with C5, D5, C6, D6
   */
  copyNumbers(rowIndexes: readonly number[], columnIndexes: readonly number[], into: Float64Array, rowStep: number, columnStep: number): void {
    const { cells } = this;
    for (let i = 0; i < rowIndexes.length; i++) {
      const rowIndex = rowIndexes[i] ?? 0;
      for (let j = 0; j < columnIndexes.length; j++) {
        const columnIndex = columnIndexes[j] ?? 0;
        const at = cells.indexOf(rowIndex, columnIndex);
        into[i * rowStep + j * columnStep] = at >= 0 ? (cells.numbers[at] ?? NaN) : this.number(rowIndex, columnIndex);
      }
    }
  }

  /** The filled columns of a row; see FigureBlock.filledColumns. */
  filledColumns(rowIndex: number, like: readonly number[]): readonly number[] | undefined {
    return this.cells.filledColumns(rowIndex, like);
  }

  /** Replaces what a formula cell shows by what it comes to; see calculateSums. */
  setCalculated(rowIndex: number, columnIndex: number, value: number): void {
    const at = this.cells.indexOf(rowIndex, columnIndex);
    if (at >= 0) this.cells.numbers[at] = value;
    else this.calculated.set(`${rowIndex},${columnIndex}`, value);
  }

  /** Digits after the decimal point: as typed in text, as needed by a stored number (at most 10). */
  decimals(rowIndex: number, columnIndex: number): number {
    const value = this.grid.value(rowIndex, columnIndex);
    if (typeof value === "number") return decimalsOf(value);
    const figure = this.figureOf(value);
    return figure.kind === "number" ? usefulDecimals(figure) : 0;
  }

  /** Text that shows a number in a workbook where Excel's SUM would pass it over. */
  isTextNumber(rowIndex: number, columnIndex: number): boolean {
    return this.isTyped && typeof this.grid.value(rowIndex, columnIndex) === "string" && !Number.isNaN(this.number(rowIndex, columnIndex));
  }

  classOf(rowIndex: number, columnIndex: number): CellClass {
    const at = this.cells.indexOf(rowIndex, columnIndex);
    if (at >= 0) return CELL_CLASSES[this.cells.classes[at] ?? 0] ?? "blank";
    const value = this.grid.value(rowIndex, columnIndex);
    return value === null && this.grid.formula(rowIndex, columnIndex) !== undefined ? "number" : classOfFigure(value, this.figureOf(value));
  }

  /** Whether any cell may be a mark: a sign that stands for no number, a lone △, an error value. */
  get mayHoldMarks(): boolean {
    return this.cells.mayHoldMarks;
  }

  text(rowIndex: number, columnIndex: number): string {
    const value = this.grid.value(rowIndex, columnIndex);
    if (value === null) return "";
    if (typeof value === "object") return value.error;
    return String(value);
  }

  private figureOf(value: CellValue): Figure {
    if (value === null) return { kind: "blank" };
    if (typeof value === "number") return plainNumber(value);
    if (typeof value !== "string") return { kind: "text" };
    if (isPlainDigits(value)) return plainNumber(Number(value)); // most cells of a .csv: a map of them all would cost more than it saves
    if (isPlainWord(value)) return TEXT;
    let figure = this.byText.get(value);
    if (!figure) this.byText.set(value, (figure = value.length > 40 ? { kind: "text" } : parseFigure(value, this.style)));
    return figure;
  }
}

const TEXT: Figure = { kind: "text" };

function isPlainDigits(text: string): boolean {
  if (text.length === 0 || text.length > 15) return false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
}

/** Decimals that a stored number needs: 0.1 + 0.2 counts as 0.3, since binary noise is no printed digit. */
export function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0;
  const text = String(Number(value.toPrecision(15)));
  const e = text.indexOf("e-");
  if (e >= 0) return 10;
  const dot = text.indexOf(".");
  return dot < 0 ? 0 : Math.min(10, text.length - dot - 1);
}

/** "7069.00000", as an extraction leaves it, carries no decimals: only digits that say something count. */
function usefulDecimals(figure: NumberFigure): number {
  return Math.min(figure.decimals, decimalsOf(figure.value));
}

function plainNumber(value: number): NumberFigure {
  return { kind: "number", value, decimals: decimalsOf(value), unit: "", dress: { fullWidth: false, separators: false, sign: value < 0 ? "minus" : "none" } };
}

/** A text sheet that writes 「1 234,5」 throughout uses the decimal comma; one cell that can only be read the other way decides against it. */
function findFigureStyle(grid: Grid): FigureStyle {
  let comma = 0;
  let point = 0;
  for (const rowIndex of grid.rowIndexes.slice(0, 400)) {
    forEachCell(grid.row(rowIndex), (value) => {
      if (typeof value !== "string") return;
      if (/^[+-]?\d{1,3}( \d{3})+(,\d+)?%?$|^[+-]?\d+,(\d{1,2}|\d{4,})%?$/.test(value.trim())) comma++;
      if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?%?$|^[+-]?\d*\.(\d{1,2}|\d{4,})%?$/.test(value.trim())) point++;
    });
  }
  return comma > point ? { decimalComma: true } : {};
}
