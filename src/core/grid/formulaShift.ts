import { MAX_COLUMNS, MAX_ROWS } from "./address.js";
import { formatReferenceEnd, parseQualifier, parseReferenceToken, type ReferenceEnd } from "./formulaReferences.js";
import { tokenizeFormula, type FormulaToken } from "./formulaTokens.js";

/** Whole rows or columns put into a sheet, or taken out of it. `at` counts from 0; what stood there moves by `count`. */
export interface LineShift {
  readonly sheet: string;
  readonly axis: "row" | "column";
  readonly kind: "insert" | "delete";
  readonly at: number;
  readonly count: number;
}

/**
 * The formula of a cell that lies elsewhere, as copying it there would give: what has no `$` moves along.
 * @example translateFormula("SUM(B2:B5)*$C$1", 0, 1) === "SUM(C2:C5)*$C$1"
 */
export function translateFormula(formula: string, rowOffset: number, columnOffset: number): string {
  if (rowOffset === 0 && columnOffset === 0) return formula;
  return mapReferences(formula, (ends) =>
    ends.map((end) => {
      const rowIndex = end.rowFixed ? end.rowIndex : end.rowIndex + rowOffset;
      const columnIndex = end.columnFixed ? end.columnIndex : end.columnIndex + columnOffset;
      const isOutside = rowIndex < 0 || rowIndex >= MAX_ROWS || columnIndex < 0 || columnIndex >= MAX_COLUMNS; // false for NaN
      return isOutside ? undefined : { ...end, rowIndex, columnIndex };
    }),
  );
}

/**
 * The formula after rows or columns were put in or taken out, as Excel rewrites it. `home` is the sheet the formula stands on.
 * A reference whose cells are all gone becomes `#REF!`. A run of sheets (甲:丙!A1) stays: Excel moves it only when all its sheets are shifted at once.
 * @example shiftFormula("SUM(B2:B5)", "表", { sheet: "表", axis: "row", kind: "insert", at: 3, count: 1 }) === "SUM(B2:B6)"
 */
export function shiftFormula(formula: string, home: string, shift: LineShift): string {
  return mapReferences(formula, (ends, qualifier) => {
    const { sheet = home, book, lastSheet } = qualifier === undefined ? {} : parseQualifier(qualifier);
    if (book !== undefined || lastSheet !== undefined || sheet.toLowerCase() !== shift.sheet.toLowerCase()) return ends;
    const key = shift.axis === "row" ? "rowIndex" : "columnIndex";
    const [first, last = first] = ends;
    if (!first || !last || Number.isNaN(first[key])) return ends;
    const span = shiftSpan(Math.min(first[key], last[key]), Math.max(first[key], last[key]), shift);
    if (!span) return [undefined];
    const [low, high] = span;
    const isReversed = first[key] > last[key];
    return ends.map((end, i) => ({ ...end, [key]: (i === 0) !== isReversed ? low : high }));
  });
}

/**
 * Where a span of rows or columns lies after the shift; undefined where nothing of it is left, or it is pushed off the sheet.
 * @example shiftSpan(2, 5, { sheet: "", axis: "row", kind: "delete", at: 4, count: 10 }) → [2, 3]
 */
export function shiftSpan(first: number, last: number, shift: Omit<LineShift, "sheet">): readonly [number, number] | undefined {
  const { at, count, kind } = shift;
  const limit = (shift.axis === "row" ? MAX_ROWS : MAX_COLUMNS) - 1;
  if (kind === "insert") {
    // A whole column or row stays whole.
    if (first === 0 && last === limit) return [first, last];
    const low = first >= at ? first + count : first;
    return low > limit ? undefined : [low, Math.min(limit, last >= at ? last + count : last)];
  }
  const end = at + count;
  if (first >= at && last < end) return undefined;
  if (first === 0 && last === limit) return [first, last];
  return [first < at ? first : Math.max(at, first - count), last < at ? last : last < end ? at - 1 : last - count];
}

type Move = (ends: readonly ReferenceEnd[], qualifier: string | undefined) => readonly (ReferenceEnd | undefined)[];

function mapReferences(formula: string, move: Move): string {
  let before: FormulaToken | undefined;
  let text = "";
  for (const token of tokenizeFormula(formula)) {
    const ends = parseReferenceToken(token);
    const moved = ends && move(ends, before?.kind === "qualifier" ? before.text : undefined);
    before = token;
    if (!moved || moved === ends) text += token.text;
    else if (moved.some((end) => end === undefined)) text += "#REF!";
    else text += moved.map((end) => (end ? formatReferenceEnd(end) : "")).join(":");
  }
  return text;
}
