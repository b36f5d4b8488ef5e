import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { CellContent } from "../../../src/book/cellEdits.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import type { CellFormat } from "../../../src/core/grid/cellFormat.js";
import { translateFormula } from "../../../src/core/grid/formulaShift.js";
import { isCellError, type CellValue } from "../../../src/core/grid/grid.js";
import { notImplemented, refuse } from "../wire/hostError.js";

/** `Excel.SortField`. */
export interface SortField {
  /** The column, or the row where columns are sorted, from the range's first. */
  readonly key: number;
  readonly ascending?: boolean;
  readonly sortOn?: string;
  readonly color?: string;
}

interface Cell {
  readonly value: CellValue;
  readonly formula: string | undefined;
  readonly format: CellFormat;
}

/** Sorts the rows of an area, or its columns, by several keys. Blanks come last whichever way; equals keep their order. */
export function sortLines(sheet: BookSheet, area: CellRange, fields: readonly SortField[], matchCase: boolean, axis: "row" | "column"): void {
  const count = axis === "row" ? area.bottom - area.top + 1 : area.right - area.left + 1;
  const width = axis === "row" ? area.right - area.left + 1 : area.bottom - area.top + 1;
  if (fields.length === 0 || fields.some(({ key }) => !Number.isInteger(key) || key < 0 || key >= width)) refuse("InvalidArgument");
  if (sheet.merges.some((m) => m.top <= area.bottom && area.top <= m.bottom && m.left <= area.right && area.left <= m.right)) refuse("MergedRangeConflict");
  const place = (line: number, across: number): { rowIndex: number; columnIndex: number } =>
    axis === "row" ? { rowIndex: area.top + line, columnIndex: area.left + across } : { rowIndex: area.top + across, columnIndex: area.left + line };
  const lines: { readonly from: number; readonly cells: readonly Cell[] }[] = [];
  for (let line = 0; line < count; line++) {
    const cells: Cell[] = [];
    for (let across = 0; across < width; across++) {
      const { rowIndex, columnIndex } = place(line, across);
      cells.push({ value: sheet.value(rowIndex, columnIndex), formula: sheet.formula(rowIndex, columnIndex), format: sheet.format(rowIndex, columnIndex) });
    }
    lines.push({ from: line, cells });
  }
  const collator = new Intl.Collator("ja", { sensitivity: matchCase ? "variant" : "accent", numeric: false });
  const sorted = [...lines].sort((a, b) => {
    for (const field of fields) {
      const order = compare(a.cells[field.key], b.cells[field.key], field, collator);
      if (order !== 0) return order;
    }
    return a.from - b.from;
  });
  sorted.forEach(({ from, cells }, to) => {
    if (from === to) return;
    cells.forEach(({ value, formula, format }, across) => {
      const at = place(to, across);
      const moved = formula === undefined ? undefined : axis === "row" ? translateFormula(formula, to - from, 0) : translateFormula(formula, 0, to - from);
      const content: CellContent = { value, ...(moved !== undefined && { formula: moved }) };
      sheet.setCells(at, [[content]]);
      sheet.replaceFormat(at.rowIndex, at.columnIndex, format);
    });
  });
}

function compare(a: Cell | undefined, b: Cell | undefined, field: SortField, collator: Intl.Collator): number {
  if (!a || !b) return 0;
  const direction = field.ascending === false ? -1 : 1;
  const sortOn = field.sortOn ?? "Value";
  if (sortOn === "CellColor" || sortOn === "FontColor") {
    const wanted = (field.color ?? "").replace("#", "").toUpperCase();
    const has = (cell: Cell): number => (((sortOn === "CellColor" ? cell.format.fill : cell.format.color) ?? "").toUpperCase() === wanted ? 0 : 1);
    return (has(a) - has(b)) * direction;
  }
  if (sortOn !== "Value") return notImplemented(`SortField.sortOn ${sortOn}`);
  const [rankA, rankB] = [rank(a.value), rank(b.value)];
  if (rankA === BLANK || rankB === BLANK) return rankA - rankB;
  if (rankA !== rankB) return (rankA - rankB) * direction;
  const [x, y] = [a.value, b.value];
  if (typeof x === "number" && typeof y === "number") return (x - y) * direction;
  if (typeof x === "string" && typeof y === "string") return collator.compare(x, y) * direction;
  return (Number(x) - Number(y) || 0) * direction;
}

const BLANK = 4;

/** Numbers come before texts, then truth values, then errors. */
function rank(value: CellValue): number {
  if (value === null || value === "") return BLANK;
  if (isCellError(value)) return 3;
  return typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2;
}
