import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import { translateFormula } from "../../../src/core/grid/formulaShift.js";
import { notImplemented, refuse } from "../wire/hostError.js";

/** Fills a range from the cells that it begins or ends with, down, up, right or left. */
export function autoFill(sheet: BookSheet, source: CellRange, target: CellRange, type: string): void {
  const isInside = source.top >= target.top && source.bottom <= target.bottom && source.left >= target.left && source.right <= target.right;
  if (!isInside) refuse("InvalidArgument");
  const isVertical = source.left === target.left && source.right === target.right;
  const isHorizontal = source.top === target.top && source.bottom === target.bottom;
  if (!isVertical && !isHorizontal) refuse("InvalidArgument");
  if (!["FillDefault", "FillCopy", "FillSeries", "FillFormats", "FillValues", "FillDays"].includes(type)) notImplemented(`Range.autoFill with ${type}`);
  if (isVertical) for (let c = source.left; c <= source.right; c++) fillLine(sheet, type, source.top, source.bottom, target.top, target.bottom, (i) => [i, c]);
  else for (let r = source.top; r <= source.bottom; r++) fillLine(sheet, type, source.left, source.right, target.left, target.right, (i) => [r, i]);
}

function fillLine(sheet: BookSheet, type: string, first: number, last: number, start: number, end: number, place: (index: number) => readonly [number, number]): void {
  const length = last - first + 1;
  const values = Array.from({ length }, (_, i) => sheet.value(...place(first + i)));
  const formulas = Array.from({ length }, (_, i) => sheet.formula(...place(first + i)));
  const next = type === "FillCopy" || type === "FillFormats" || formulas.some((formula) => formula !== undefined) ? undefined : seriesOf(values, type, length === 1 && isDay(sheet, ...place(first)));
  for (let index = start; index <= end; index++) {
    if (index >= first && index <= last) continue;
    const model = first + ((((index - first) % length) + length) % length);
    const [fromRow, fromColumn] = place(model);
    const [rowIndex, columnIndex] = place(index);
    if (type !== "FillFormats") {
      const formula = sheet.formula(fromRow, fromColumn);
      const series = next?.(index - first);
      if (formula !== undefined) sheet.setFormula(rowIndex, columnIndex, translateFormula(formula, rowIndex - fromRow, columnIndex - fromColumn), sheet.value(fromRow, fromColumn));
      else sheet.setValue(rowIndex, columnIndex, series ?? sheet.value(fromRow, fromColumn));
    }
    if (type !== "FillValues") sheet.replaceFormat(rowIndex, columnIndex, sheet.format(fromRow, fromColumn));
  }
}

/** Numbers go on by their step, texts that end in a number by one; a single number is copied unless a series is asked for. */
function seriesOf(values: readonly unknown[], type: string, isDays: boolean): ((offset: number) => number | string) | undefined {
  const [first, second] = values;
  if (values.every((value) => typeof value === "number")) {
    if (values.length === 1 && type !== "FillSeries" && type !== "FillDays" && !isDays) return undefined;
    const step = typeof second === "number" ? second - Number(first) : 1;
    return (offset) => Number(first) + step * offset;
  }
  if (values.length > 1 || typeof first !== "string") return undefined;
  const match = /^(.*?)(\d+)(\D*)$/s.exec(first);
  if (!match) return undefined;
  const [, head = "", digits = "", tail = ""] = match;
  return (offset) => `${head}${String(Math.abs(Number(digits) + offset)).padStart(digits.startsWith("0") ? digits.length : 0, "0")}${tail}`;
}

function isDay(sheet: BookSheet, rowIndex: number, columnIndex: number): boolean {
  return /[ymdge]/i.test(sheet.format(rowIndex, columnIndex).numberFormat.replace(/"[^"]*"|\[[^\]]*\]|General/gi, ""));
}
