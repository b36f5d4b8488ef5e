import type { CellRange } from "../grid/address.js";
import { comparable, parseRowNumber } from "../figures/labels.js";
import type { FilledCells } from "./filledCells.js";
import type { SheetFigures } from "./sheetFigures.js";
import type { ColumnRole, TableColumn } from "./table.js";

const NUMBER_HEADER = /^(?:no\.?|№|n[o°]|番号|#|.{0,16}コード|.{0,8}code|.{0,16}番号|id|通番|通し番号|整理番号|電話.*|郵便.*|tel\.?|fax|順位|順|rank|年|西暦|year|年度|期|zip)$/i;
/** Rows looked at to decide what a column holds. */
const SAMPLE_ROWS = 2000;

/**
 * The columns of a table with their header texts and roles. A column of numbers that name lines (No., codes, years)
 * is no figure column and is never summed.
 */
export function findColumns(range: CellRange, bodyTop: number, figures: SheetFigures, filled: FilledCells): TableColumn[] {
  const columns: TableColumn[] = [];
  for (let c = range.left; c <= range.right; c++) {
    const headers = findHeaders(range, bodyTop, c, figures, filled);
    columns.push({ columnIndex: c, headers, role: "text" });
  }
  const counts = columns.map((column) => countKinds(range, bodyTop, column.columnIndex, figures));
  const firstFigure = columns.findIndex((column, i) => {
    const own = counts[i];
    if (!own || own.numbers === 0 || own.numbers + own.marks < own.texts) return false;
    return !namesLines(range, bodyTop, column, counts.slice(0, i).every((n) => n.numbers === 0), figures);
  });
  return columns.map((column, i) => ({ ...column, role: findRole(column, i, counts, firstFigure, range, bodyTop, figures) }));
}

interface KindCounts { readonly numbers: number; readonly marks: number; readonly texts: number; readonly rowNumbers: number }

function countKinds(range: CellRange, bodyTop: number, columnIndex: number, figures: SheetFigures): KindCounts {
  let numbers = 0, marks = 0, texts = 0, rowNumbers = 0;
  for (let r = bodyTop; r <= Math.min(range.bottom, bodyTop + SAMPLE_ROWS); r++) {
    const kind = figures.classOf(r, columnIndex);
    if (kind === "number") numbers++;
    else if (kind === "mark") marks++;
    else if (kind === "text") {
      texts++;
      if (parseRowNumber(figures.text(r, columnIndex)) !== undefined) rowNumbers++;
    }
  }
  return { numbers, marks, texts, rowNumbers };
}

function findRole(
  column: TableColumn, index: number, counts: readonly KindCounts[], firstFigure: number,
  range: CellRange, bodyTop: number, figures: SheetFigures,
): ColumnRole {
  const own = counts[index];
  if (!own) return "text";
  if (own.texts > 0 && own.rowNumbers >= own.texts * 0.6 && own.rowNumbers >= own.numbers) return "number";
  const isLeading = counts.slice(0, index).every((n) => n.numbers === 0 || n.rowNumbers > 0);
  if (own.numbers > 0 && own.numbers + own.marks >= own.texts) {
    if (isLeading && areNumberedNames(range, bodyTop, column.columnIndex, figures)) return "label";
    return namesLines(range, bodyTop, column, isLeading, figures) ? "number" : "figure";
  }
  if (own.numbers > 0 && own.texts === 0) return "figure";
  if (own.numbers >= 2 && own.numbers + own.marks >= own.texts * 0.25 && firstFigure >= 0 && index > firstFigure) return "figure";
  return firstFigure < 0 || index < firstFigure ? "label" : "text";
}

/** 「1総務費」「2民生費」「3土木費」: no column of amounts counts each of its lines in another measure. */
function areNumberedNames(range: CellRange, bodyTop: number, columnIndex: number, figures: SheetFigures): boolean {
  const names = new Set<string>();
  let numbers = 0;
  for (let r = bodyTop; r <= Math.min(range.bottom, bodyTop + SAMPLE_ROWS); r++) {
    if (figures.classOf(r, columnIndex) !== "number") continue;
    numbers++;
    const figure = figures.figure(r, columnIndex);
    if (figure.kind === "number" && figure.unit !== "") names.add(figure.unit);
  }
  return names.size >= LEAST_NAMES && names.size >= numbers * 0.6;
}

const LEAST_NAMES = 3;

/** Do the numbers name their lines? By the heading (No., コード, 年), or as a run 1, 2, 3… or of years in the leading column. */
function namesLines(range: CellRange, bodyTop: number, column: TableColumn, isLeading: boolean, figures: SheetFigures): boolean {
  const isHeadedSo = NUMBER_HEADER.test(comparable(column.headers.at(-1) ?? ""));
  // only a leading column, or the last, is told by its numbers
  if (!isHeadedSo && !isLeading && range.right !== column.columnIndex) return false;
  const values: number[] = [];
  for (let r = bodyTop; r <= Math.min(range.bottom, bodyTop + SAMPLE_ROWS); r++) {
    const value = figures.number(r, column.columnIndex);
    if (!Number.isNaN(value)) values.push(value);
  }
  // 「（１）（２）（３）」 reads as negative amounts; a whole column of them numbers its lines
  const sign = values.every((v) => v < 0) ? -1 : 1;
  if (values.some((v) => !Number.isInteger(v) || v * sign < 0)) return false;
  if (isHeadedSo) return true;
  if (isLeading && numbersTheTextBeside(range, bodyTop, column, values.map((v) => v * sign), figures)) return true;
  if (sign >= 0 && range.right === column.columnIndex && countsUp(values)) return true;
  if (sign < 0 || !isLeading || range.right === column.columnIndex || values.length < 3) return false;
  if (values.every((v) => v >= 1850 && v <= 2150)) return true;
  let inOrder = 0;
  for (let i = 1; i < values.length; i++) if (values[i] === (values[i - 1] ?? 0) + 1) inOrder++;
  return inOrder >= (values.length - 1) * 0.8;
}

/** Wide tables repeat the numbers of their rows at the right edge. Amounts there that happen to be 1, 2, 3, 4, 5… are not to be feared. */
function countsUp(values: readonly number[]): boolean {
  return values.length >= 5 && values[0] === 1 && values.every((v, i) => v === i + 1);
}

/** 「３ | 内部事務のデジタル化」: small numbers that only rise, beside a column of names, perhaps under one heading with it. */
function numbersTheTextBeside(range: CellRange, bodyTop: number, column: TableColumn, values: readonly number[], figures: SheetFigures): boolean {
  const beside = column.columnIndex + 1;
  if (beside > range.right || values.length === 0 || values.some((v, i) => v > 200 || (i > 0 && v <= (values[i - 1] ?? 0)))) return false;
  let texts = 0, numbers = 0, others = 0;
  for (let r = bodyTop; r <= Math.min(range.bottom, bodyTop + SAMPLE_ROWS); r++) {
    const kind = figures.classOf(r, beside);
    if (kind === "text") texts++;
    else if (kind !== "blank") numbers++;
    for (let c = beside + 1; c <= range.right; c++) if (figures.classOf(r, c) === "number") others++;
  }
  // among amounts a first column of rising amounts is possible, though rare: there the run must be unbroken
  return numbers === 0 && texts >= values.length && (others === 0 || values.every((v, i) => v === (values[0] ?? 0) + i));
}

/** The header texts over a column from the topmost tier down; a merged parent counts for all its columns, a repeated text once. */
function findHeaders(range: CellRange, bodyTop: number, columnIndex: number, figures: SheetFigures, filled: FilledCells): string[] {
  const headers: string[] = [];
  for (let r = range.top; r < bodyTop; r++) {
    const merge = filled.mergeAt(r, columnIndex);
    if (merge && merge.top < r) continue;
    const text = (merge ? figures.text(merge.top, merge.left) : figures.text(r, columnIndex)).trim();
    if (text !== "") headers.push(text);
  }
  return headers;
}
