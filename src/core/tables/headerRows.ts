import type { CellRange } from "../grid/address.js";
import { parseRowNumber } from "../figures/labels.js";
import type { FilledCells } from "./filledCells.js";
import type { SheetFigures } from "./sheetFigures.js";

/** Header tiers beyond this are no header. */
const MOST_TIERS = 8;

/**
 * The first row of the body. Rows above it are header tiers.
 * Body rows hold a number (or a sign in place of one); a line of years or of column numbers 1, 2, 3… is a header.
 */
export function findBodyTop(range: CellRange, figures: SheetFigures, filled: FilledCells): number {
  const last = Math.min(range.bottom, range.top + MOST_TIERS);
  for (let r = range.top; r <= last; r++) {
    const columns = filled.columns(r).filter((c) => c >= range.left && c <= range.right);
    const numbers = columns.filter((c) => figures.classOf(r, c) === "number");
    if (numbers.length > 0 && !isNumberedHeader(r, numbers, range, figures)) {
      if (numbers.length === 1 && columns.length > 2 && r < last && isHeaderWithFigure(r, range, figures, filled)) continue;
      if (r < last && isStrewnTier(r, range, figures, filled)) continue;
      return r;
    }
    if (numbers.length === 0 && r > range.top && isMarkRow(r, columns, figures)) return r;
  }
  return findTextBodyTop(range, figures, filled);
}

/** A table of text: its header is the first line, and the lines below it while a merged parent still spans columns. */
function findTextBodyTop(range: CellRange, figures: SheetFigures, filled: FilledCells): number {
  if (isForm(range, figures)) return range.top;
  let r = range.top;
  const spansColumns = (row: number): boolean => {
    const columns = filled.columns(row).filter((c) => c >= range.left && c <= range.right);
    return columns.some((c) => {
      const merge = filled.mergeAt(row, c);
      return merge !== undefined && merge.right > merge.left && (merge.right < range.right || merge.left > range.left);
    });
  };
  let bottom = r;
  // 「該当取組項目」 over number and name is one tier: the line beneath that begins with No.1 is an entry.
  const beginsWithNumber = (row: number): boolean => {
    const first = filled.columns(row).find((c) => c >= range.left && c <= range.right);
    return first !== undefined && parseRowNumber(figures.text(row, first)) !== undefined;
  };
  while (r < range.bottom && r - range.top < MOST_TIERS && spansColumns(r) && !beginsWithNumber(r + 1) && isTier(r + 1, range, figures, filled)) { r++; bottom = r; }
  for (let c = range.left; c <= range.right; c++) {
    const merge = filled.mergeAt(range.top, c);
    if (merge && merge.top === range.top) bottom = Math.max(bottom, Math.min(merge.bottom, range.top + 2));
  }
  return figures.grid.rowIndexes.length > 0 && range.right > range.left ? bottom + 1 : range.top;
}

/** A form (表題 | …, 段階 | …) sets off its first column in every line; a table sets off its first line. */
function isForm(range: CellRange, figures: SheetFigures): boolean {
  const looks = (row: number): string => {
    let text = "";
    for (let c = range.left; c <= range.right; c++) {
      const { bold, filled } = figures.grid.style(row, c);
      text += bold || filled ? "x" : "-";
    }
    return text;
  };
  const first = looks(range.top);
  return range.bottom > range.top && first.startsWith("x") && first.includes("-") && first === looks(range.top + 1);
}

/** A second tier stands under spanning headings only: the others are merged down, or leave the line beneath them blank. */
function isTier(rowIndex: number, range: CellRange, figures: SheetFigures, filled: FilledCells): boolean {
  for (let c = range.left; c <= range.right; c++) {
    const above = filled.mergeAt(rowIndex - 1, c);
    const spans = above !== undefined && above.right > above.left;
    const own = filled.mergeAt(rowIndex, c);
    if (!spans && own !== above && figures.classOf(rowIndex, c) !== "blank") return false;
    if (!spans && above === undefined && figures.classOf(rowIndex, c) !== "blank") return false;
  }
  return true;
}

/** 「2005 2006 2007」 or 「1 2 3 4」: numbers that name columns. */
function isNumberedHeader(rowIndex: number, columns: readonly number[], range: CellRange, figures: SheetFigures): boolean {
  if (columns.length < 2) return columns.length === 1 && isLoneYear(rowIndex, columns[0] ?? 0, range, figures);
  const values = columns.map((c) => figures.number(rowIndex, c));
  const areYears = values.every((v) => Number.isInteger(v) && v >= 1850 && v <= 2150);
  const step = (values[1] ?? 0) - (values[0] ?? 0);
  const isSequence = values.length >= 3 && Math.abs(step) === 1 && values.every((v, i) => v === (values[0] ?? 0) + i * step);
  if (!areYears && !isSequence) return false;
  // the same run again below is data
  const below = columns.map((c) => figures.number(rowIndex + 1, c));
  if (areYears) return !below.every((v) => Number.isInteger(v) && v >= 1850 && v <= 2150) || columns.length > 3;
  return rowIndex === range.top || below.some((v, i) => v !== (values[i] ?? 0) + 1);
}

function isLoneYear(rowIndex: number, columnIndex: number, range: CellRange, figures: SheetFigures): boolean {
  const value = figures.number(rowIndex, columnIndex);
  if (!Number.isInteger(value) || value < 1900 || value > 2100) return false;
  if (rowIndex >= range.bottom) return false;
  const below = figures.number(rowIndex + 1, columnIndex);
  const beyond = Number.isNaN(below) ? figures.number(rowIndex + 2, columnIndex) : below;
  return rowIndex === range.top && columnIndex > range.left && !(beyond >= 1900 && beyond <= 2100);
}

/** A row of texts over number columns with one stray figure in it, such as a unit 「10000」 among headings. */
function isHeaderWithFigure(rowIndex: number, range: CellRange, figures: SheetFigures, filled: FilledCells): boolean {
  const texts = filled.columns(rowIndex).filter((c) => c > range.left && c <= range.right && figures.classOf(rowIndex, c) === "text");
  const overNumbers = texts.filter((c) => figures.classOf(rowIndex + 1, c) === "number").length;
  return texts.length >= 3 && overNumbers >= Math.max(3, texts.length * 0.6);
}

/** Lines below a tier in which the heading proper is looked for. */
const TIERS_BELOW = 3;
const LEAST_HEADINGS = 6;

/**
 * A date, or a few years, over a wide heading that comes in one of the next lines: many texts and no figure but years,
 * over columns of figures.
 */
export function isStrewnTier(rowIndex: number, range: CellRange, figures: SheetFigures, filled: FilledCells): boolean {
  const numbersIn = (r: number): number[] => filled.columns(r).filter((c) => c >= range.left && c <= range.right && figures.classOf(r, c) === "number");
  const own = numbersIn(rowIndex);
  if (own.length === 0 || own.filter((c) => !isYear(figures.number(rowIndex, c))).length > 1) return false;
  for (let r = rowIndex + 1; r <= Math.min(range.bottom - 1, rowIndex + TIERS_BELOW); r++) {
    const numbers = numbersIn(r);
    if (numbers.some((c) => !isYear(figures.number(r, c)))) return false;
    const years = areHeadingYears(numbers.map((c) => figures.number(r, c))) ? numbers : [];
    const headings = [...filled.columns(r).filter((c) => c > range.left && c <= range.right && figures.classOf(r, c) === "text"), ...years];
    if (headings.length >= LEAST_HEADINGS && own.length * 3 <= headings.length) {
      const below = headings.filter((c) => [1, 2, 3].some((step) => r + step <= range.bottom && figures.classOf(r + step, c) === "number"));
      if (below.length >= headings.length * 0.6) return true;
    }
  }
  return false;
}

/** A label and dashes or other signs only: a line of the body without a figure. */
function isMarkRow(rowIndex: number, columns: readonly number[], figures: SheetFigures): boolean {
  const marks = columns.filter((c) => figures.classOf(rowIndex, c) === "mark").length;
  return marks >= 2 && marks >= columns.length - 2;
}

/** A row of two or more texts over columns that hold numbers above, with no number itself, and numbers again soon below. */
export function isHeadingRow(rowIndex: number, block: CellRange, figures: SheetFigures, filled: FilledCells): boolean {
  const years: number[] = [];
  const filledColumns = filled.columns(rowIndex);
  // a line of the body is told by its first figure, and most lines are of the body
  for (const c of filledColumns) {
    if (c < block.left || c > block.right) continue;
    const kind = figures.classOf(rowIndex, c);
    if (kind === "mark") return false;
    if (kind !== "number") continue;
    const value = figures.number(rowIndex, c);
    if (!isYear(value)) return false;
    years.push(value);
  }
  if (years.length > 0 && !areHeadingYears(years)) return false;
  const columns = filledColumns.filter((c) => c >= block.left && c <= block.right);
  let overNumbers = 0;
  const owners = new Set<unknown>();
  for (const c of columns) {
    if (c <= block.left || !hasNumberAbove(rowIndex, c, block, figures)) continue;
    const owner = filled.mergeAt(rowIndex, c) ?? c;
    if (!owners.has(owner)) { owners.add(owner); overNumbers++; }
  }
  const texts = columns.filter((c) => figures.classOf(rowIndex, c) === "text").length;
  if (overNumbers < 2 || texts < 1) return false;
  return hasNumbersBelow(rowIndex, columns, block, figures);
}

/** 2005 2006 2007: years one after the other. Two years apart (1997, 2009) are the start and end of something. */
function areHeadingYears(values: readonly number[]): boolean {
  const step = (values[1] ?? 0) - (values[0] ?? 0);
  return values.length >= 2 && Math.abs(step) <= (values.length > 2 ? 10 : 1)
    && values.every((value, i) => isYear(value) && value === (values[0] ?? 0) + i * step);
}

function isYear(value: number): boolean {
  return value >= 1900 && value <= 2100 && Number.isInteger(value);
}

function hasNumberAbove(rowIndex: number, columnIndex: number, block: CellRange, figures: SheetFigures): boolean {
  for (let r = rowIndex - 1; r >= Math.max(block.top, rowIndex - 12); r--) {
    if (figures.classOf(r, columnIndex) === "number") return true;
  }
  return false;
}

function hasNumbersBelow(rowIndex: number, columns: readonly number[], block: CellRange, figures: SheetFigures): boolean {
  for (let r = rowIndex + 1; r <= Math.min(block.bottom, rowIndex + MOST_TIERS); r++) {
    if (columns.some((c) => figures.classOf(r, c) === "number" && c > block.left)) return true;
  }
  return false;
}
