import type { CellRange } from "../../../src/core/grid/address.js";
import { formatReferenceEnd, parseQualifier, parseReferenceToken } from "../../../src/core/grid/formulaReferences.js";
import { tokenizeFormula, type FormulaToken } from "../../../src/core/grid/formulaTokens.js";

/** Rewrites the references of a formula to cells of one sheet; what `move` gives up becomes #REF!. Whole rows and columns stay. */
export function mapReferenceAreas(formula: string, home: string, sheetName: string, move: (area: CellRange) => CellRange | undefined): string {
  let before: FormulaToken | undefined;
  let text = "";
  for (const token of tokenizeFormula(formula)) {
    text += moved(token, before, home, sheetName, move) ?? token.text;
    before = token;
  }
  return text;
}

function moved(token: FormulaToken, before: FormulaToken | undefined, home: string, sheetName: string, move: (area: CellRange) => CellRange | undefined): string | undefined {
  const [first, last = first] = parseReferenceToken(token) ?? [];
  if (!first || !last || Number.isNaN(first.rowIndex) || Number.isNaN(first.columnIndex)) return undefined;
  const { sheet, book, lastSheet } = before?.kind === "qualifier" ? parseQualifier(before.text) : { sheet: home };
  if (book !== undefined || lastSheet !== undefined || sheet.toLowerCase() !== sheetName.toLowerCase()) return undefined;
  const area = {
    top: Math.min(first.rowIndex, last.rowIndex), bottom: Math.max(first.rowIndex, last.rowIndex),
    left: Math.min(first.columnIndex, last.columnIndex), right: Math.max(first.columnIndex, last.columnIndex),
  };
  const place = move(area);
  if (!place) return "#REF!";
  const start = formatReferenceEnd({ ...first, rowIndex: place.top, columnIndex: place.left });
  return token.kind === "cell" ? start : `${start}:${formatReferenceEnd({ ...last, rowIndex: place.bottom, columnIndex: place.right })}`;
}
