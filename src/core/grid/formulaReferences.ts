import { MAX_COLUMNS, MAX_ROWS, columnIndexOf, columnLetters, type CellRange } from "./address.js";
import { tokenizeFormula, type FormulaToken } from "./formulaTokens.js";

/** One end of a reference. `NaN` where the form has none: the row of `A:C`, the column of `1:3`. */
export interface ReferenceEnd {
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly rowFixed: boolean;
  readonly columnFixed: boolean;
}

/** What stands before `!`: the sheet, the last sheet of a run (甲:丙), and the number or name of another book. */
export interface Qualifier {
  readonly book?: string;
  readonly sheet: string;
  readonly lastSheet?: string;
}

export interface FormulaReference {
  readonly qualifier: Qualifier | undefined;
  /** Whole columns and rows reach to the limits of the sheet. */
  readonly range: CellRange;
}

/**
 * The cells that a formula names, in its own order. Names, structured references and computed ones (OFFSET, INDIRECT) are not in it.
 * @example formulaReferences("SUM(B2:B5)+概要!$C$9").map((r) => r.qualifier?.sheet) → [undefined, "概要"]
 */
export function formulaReferences(formula: string): readonly FormulaReference[] {
  const tokens = tokenizeFormula(formula);
  return tokens.flatMap((token, i) => {
    const ends = parseReferenceToken(token);
    if (!ends) return [];
    const before = tokens[i - 1];
    const rows = ends.map((end) => end.rowIndex);
    const columns = ends.map((end) => end.columnIndex);
    return [{
      qualifier: before?.kind === "qualifier" ? parseQualifier(before.text) : undefined,
      range: {
        top: token.kind === "columns" ? 0 : Math.min(...rows),
        bottom: token.kind === "columns" ? MAX_ROWS - 1 : Math.max(...rows),
        left: token.kind === "rows" ? 0 : Math.min(...columns),
        right: token.kind === "rows" ? MAX_COLUMNS - 1 : Math.max(...columns),
      },
    }];
  });
}

/** The one or two ends of a cell, range, columns or rows token; undefined for any other. */
export function parseReferenceToken(token: FormulaToken): readonly ReferenceEnd[] | undefined {
  if (token.kind !== "cell" && token.kind !== "range" && token.kind !== "columns" && token.kind !== "rows") return undefined;
  return token.text.split(":").map((text) => {
    const [, columnMark = "", letters = "", rowMark = "", digits = ""] = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text) ?? [];
    const isRow = letters === ""; // `$3` puts its mark where a column's would stand
    return {
      rowIndex: digits === "" ? Number.NaN : Number(digits) - 1,
      columnIndex: isRow ? Number.NaN : columnIndexOf(letters),
      rowFixed: (isRow ? columnMark : rowMark) === "$",
      columnFixed: !isRow && columnMark === "$",
    };
  });
}

export function formatReferenceEnd(end: ReferenceEnd): string {
  const column = Number.isNaN(end.columnIndex) ? "" : (end.columnFixed ? "$" : "") + columnLetters(end.columnIndex);
  const row = Number.isNaN(end.rowIndex) ? "" : (end.rowFixed ? "$" : "") + String(end.rowIndex + 1);
  return column + row;
}

/** @example parseQualifier("'[1]甲:丙'!") → { book: "1", sheet: "甲", lastSheet: "丙" } */
export function parseQualifier(text: string): Qualifier {
  let inner = text.endsWith("!") ? text.slice(0, -1) : text;
  if (inner.startsWith("'") && inner.endsWith("'")) inner = inner.slice(1, -1).replaceAll("''", "'");
  const close = inner.lastIndexOf("]");
  const book = close > 0 ? inner.slice(inner.indexOf("[") + 1, close) : undefined;
  const [sheet = "", lastSheet] = inner.slice(close + 1).split(":", 2);
  return { sheet, ...(book === undefined ? {} : { book }), ...(lastSheet === undefined ? {} : { lastSheet }) };
}
