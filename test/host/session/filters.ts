import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import type { CellValue } from "../../../src/core/grid/grid.js";
import { notImplemented, refuse } from "../wire/hostError.js";
import { cellMatches } from "./criteria.js";

/** `Excel.FilterCriteria`. */
export interface FilterCriteria {
  readonly filterOn: string;
  readonly criterion1?: string;
  readonly criterion2?: string;
  readonly operator?: string;
  readonly color?: string;
  readonly dynamicCriteria?: string;
  readonly values?: readonly (string | { readonly date: string; readonly specificity: string })[];
}

type Criteria = readonly (FilterCriteria | null)[];

/** The criteria of filters, column by column; of a sheet by its id in the book, of a table by the table's. */
export class Filters {
  private readonly byOwner = new Map<string, Criteria>();

  of(owner: string, columnCount: number): Criteria {
    const known = this.byOwner.get(owner) ?? [];
    return Array.from({ length: columnCount }, (_, i) => known[i] ?? null);
  }

  set(owner: string, criteria: Criteria): void {
    this.byOwner.set(owner, criteria);
  }

  delete(owner: string): void {
    this.byOwner.delete(owner);
  }
}

/** Hides the rows that a filter leaves out and shows the others. `body` has no header. */
export function applyFilter(sheet: BookSheet, body: CellRange, criteria: Criteria): void {
  if (body.top > body.bottom) return;
  const tests = criteria.map((one, i) => (one ? testOf(sheet, body, body.left + i, one) : undefined));
  for (let rowIndex = body.top; rowIndex <= body.bottom; rowIndex++) {
    const hidden = tests.some((test) => test && !test(rowIndex));
    if (sheet.line("row", rowIndex).hidden !== hidden) sheet.setLines("row", rowIndex, rowIndex, { hidden });
  }
}

function testOf(sheet: BookSheet, body: CellRange, columnIndex: number, criteria: FilterCriteria): (rowIndex: number) => boolean {
  const value = (rowIndex: number): CellValue => sheet.value(rowIndex, columnIndex);
  const text = (rowIndex: number): string => sheet.text(rowIndex, columnIndex);
  const { filterOn, criterion1, criterion2, operator } = criteria;
  switch (filterOn) {
    case "Values": {
      const wanted = criteria.values ?? refuse("InvalidArgument");
      const texts = new Set(wanted.map((one) => (typeof one === "string" ? one.toLowerCase() : notImplemented("FilterCriteria.values of dates"))));
      return (rowIndex) => texts.has(text(rowIndex).toLowerCase());
    }
    case "Custom": {
      const first = criterion1 ?? refuse("InvalidArgument");
      return (rowIndex) => {
        const a = cellMatches(value(rowIndex), text(rowIndex), first);
        if (criterion2 === undefined || criterion2 === "") return a;
        const b = cellMatches(value(rowIndex), text(rowIndex), criterion2);
        return operator === "Or" ? a || b : a && b;
      };
    }
    case "TopItems":
    case "TopPercent":
    case "BottomItems":
    case "BottomPercent": return rankTest(numbersOf(sheet, body, columnIndex), filterOn, Number(criterion1 ?? refuse("InvalidArgument")), value);
    case "CellColor":
    case "FontColor": {
      const wanted = (criteria.color ?? "").replace("#", "").toUpperCase();
      return (rowIndex) => {
        const format = sheet.format(rowIndex, columnIndex);
        return ((filterOn === "CellColor" ? format.fill : format.color) ?? "").toUpperCase() === wanted;
      };
    }
    case "Dynamic": {
      if (criteria.dynamicCriteria !== "AboveAverage" && criteria.dynamicCriteria !== "BelowAverage") return notImplemented(`FilterCriteria.dynamicCriteria ${criteria.dynamicCriteria ?? ""}`);
      const numbers = numbersOf(sheet, body, columnIndex);
      const mean = numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
      const isAbove = criteria.dynamicCriteria === "AboveAverage";
      return (rowIndex) => {
        const n = value(rowIndex);
        return typeof n === "number" && (isAbove ? n > mean : n < mean);
      };
    }
    default: return notImplemented(`FilterCriteria.filterOn ${filterOn}`);
  }
}

function rankTest(numbers: readonly number[], filterOn: string, amount: number, value: (rowIndex: number) => CellValue): (rowIndex: number) => boolean {
  const isTop = filterOn.startsWith("Top");
  const count = filterOn.endsWith("Percent") ? Math.max(1, Math.floor((numbers.length * amount) / 100)) : amount;
  if (!(count >= 1)) refuse("InvalidArgument");
  const sorted = [...numbers].sort((a, b) => (isTop ? b - a : a - b));
  const limit = sorted[Math.min(count, sorted.length) - 1];
  return (rowIndex) => {
    const n = value(rowIndex);
    return typeof n === "number" && limit !== undefined && (isTop ? n >= limit : n <= limit);
  };
}

function numbersOf(sheet: BookSheet, body: CellRange, columnIndex: number): number[] {
  const found: number[] = [];
  for (let rowIndex = body.top; rowIndex <= body.bottom; rowIndex++) {
    const value = sheet.value(rowIndex, columnIndex);
    if (typeof value === "number") found.push(value);
  }
  return found;
}
