import { parseFigure, type Figure, type FigureStyle, type NumberFigure } from "../figures/figure.js";
import { forEachCell, type CellValue, type Grid } from "../grid/grid.js";

/** What a cell counts as when tables are looked for. */
export type CellClass = "blank" | "number" | "mark" | "text";

/**
 * A sheet's cells as figures. Numbers, number-like text and the signs that stand for no number are told apart once.
 * Text that shows a number counts as that number here; whether Excel would sum it is asked of `isTextNumber`.
 * @example new SheetFigures(gridOf("表", [["３件"]]), true).number(0, 0) === 3
 */
export class SheetFigures {
  private readonly byText = new Map<string, Figure>();
  private readonly numberRows = new Map<number, Float64Array | number[]>();
  readonly style: FigureStyle;

  constructor(readonly grid: Grid, readonly isTyped: boolean) {
    this.style = isTyped ? {} : findFigureStyle(grid);
  }

  figure(rowIndex: number, columnIndex: number): Figure {
    return this.figureOf(this.grid.value(rowIndex, columnIndex));
  }

  /** The number that the cell shows; NaN where it shows none. */
  number(rowIndex: number, columnIndex: number): number {
    let row = this.numberRows.get(rowIndex);
    if (!row) this.numberRows.set(rowIndex, (row = this.readRow(rowIndex)));
    return row[columnIndex] ?? NaN;
  }

  /** Replaces what a formula cell shows by what it comes to; see calculateSums. */
  setCalculated(rowIndex: number, columnIndex: number, value: number): void {
    this.number(rowIndex, columnIndex);
    const row = this.numberRows.get(rowIndex);
    if (!row) return;
    if (columnIndex < row.length || Array.isArray(row)) { row[columnIndex] = value; return; }
    const longer = new Float64Array(columnIndex + 1).fill(NaN);
    longer.set(row);
    longer[columnIndex] = value;
    this.numberRows.set(rowIndex, longer);
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
    const value = this.grid.value(rowIndex, columnIndex);
    if (value === null) return this.grid.formula(rowIndex, columnIndex) === undefined ? "blank" : "number";
    if (typeof value === "number") return "number";
    if (typeof value === "boolean") return "text";
    if (typeof value !== "string") return "mark";
    const figure = this.figureOf(value);
    if (figure.kind === "number") return isOrdinal(figure) ? "text" : "number";
    return figure.kind === "blank" || figure.kind === "text" ? figure.kind : "mark";
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
    let figure = this.byText.get(value);
    if (!figure) this.byText.set(value, (figure = value.length > 40 ? { kind: "text" } : parseFigure(value, this.style)));
    return figure;
  }

  private readRow(rowIndex: number): Float64Array | number[] {
    const cells = this.grid.row(rowIndex);
    // a cell at XFD must not cost a row of numbers: a wide row is kept with its holes
    const numbers = cells.length > MOST_DENSE ? [] : new Float64Array(cells.length).fill(NaN);
    forEachCell(cells, (value, columnIndex) => {
      if (typeof value === "number") numbers[columnIndex] = value;
      else if (typeof value === "string") {
        const figure = this.figureOf(value);
        if (figure.kind === "number" && !isOrdinal(figure)) numbers[columnIndex] = figure.value;
      }
    });
    return numbers;
  }
}

/** Rows wider than this are kept sparse. */
const MOST_DENSE = 1024;

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

/** 「３年」「5歳」「12月」 name a line; they are no amounts. */
function isOrdinal(figure: NumberFigure): boolean {
  return ORDINAL_UNIT.test(figure.unit);
}

const ORDINAL_UNIT = /^(?:年|月|日|時|歳|才|学年|次|号|期|位|番|級|組|階|章|節|条|項$|款|目$|st$|nd$|rd$|th$|丁目|代)/;

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
