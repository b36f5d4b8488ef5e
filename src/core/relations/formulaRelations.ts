import { formatAddress } from "../grid/address.js";
import type { SheetTables } from "../tables/findTables.js";
import { cellsOfFormula, sizeOf, type FormulaCell } from "./calculation.js";
import { LineRelation } from "./lineRelation.js";
import { placeKey, type Part, type Relation } from "./relation.js";

/** A formula that sums more cells than this is a relation of its own kind of size; it is checked, not listed. */
const MOST_PARTS = 20_000;
/** Parts of all formulas together; running sums of thousands of rows would come to millions. */
const MOST_PARTS_IN_ALL = 2_000_000;

/**
 * Formulas as relations: the author's intent is explicit. A relation that the figures showed as well gains the formula
 * as evidence; the others are added.
 */
export function addFormulaRelations(
  relations: readonly Relation[], formulas: readonly FormulaCell[], sheetOf: (sheet: string) => SheetTables | undefined,
): Relation[] {
  if (formulas.length === 0) return [...relations];
  const bySignature = new Map<string, number>();
  const all = [...relations];
  const isCalculated = formulas.some((cell) => sheetOf(cell.sheet)?.figures.grid.value(cell.rowIndex, cell.columnIndex) !== null);
  const totals = new Set(formulas.map(placeKey));
  all.forEach((relation, index) => { if (totals.has(placeKey(relation.total))) bySignature.set(signature(relation), index); });
  let inAll = 0;
  for (const cell of formulas) {
    const sheet = sheetOf(cell.sheet);
    if (!sheet || cell.formula.constant !== 0) continue;
    const size = cell.formula.terms.reduce((sum, term) => sum + sizeOf(term.range), 0);
    if (size > MOST_PARTS || (inAll += size) > MOST_PARTS_IN_ALL) continue;
    const stored = sheet.figures.grid.value(cell.rowIndex, cell.columnIndex);
    const parts = partsOf(cell, sheetOf);
    // a formula that fetches a text is no sum; where others are calculated, one without a value has fetched an empty text
    if (parts.length === 0 || typeof stored === "string" || typeof stored === "boolean") continue;
    if (stored === null && isCalculated && Number.isNaN(sheet.figures.number(cell.rowIndex, cell.columnIndex))) continue;
    const relation = toRelation(cell, parts, sheet);
    // a cell that only shows another, broken one says nothing of its own
    if (relation.kind === "equal" && relation.outcome === "cannotTell") continue;
    const known = bySignature.get(signature(relation));
    const found = known === undefined ? undefined : all[known];
    if (known !== undefined && found) all[known] = found instanceof LineRelation ? found.withFormula() : { ...found, evidence: ["formula", ...found.evidence], confidence: 1 };
    else { bySignature.set(signature(relation), all.length); all.push(relation); }
  }
  return all;
}

/** The cells that count: blank ones and texts that show no number add nothing. */
function partsOf(cell: FormulaCell, sheetOf: (sheet: string) => SheetTables | undefined): Part[] {
  const parts: Part[] = [];
  for (const { at, sign } of cellsOfFormula(cell)) {
    const figures = sheetOf(at.sheet)?.figures;
    if (figures && (figures.classOf(at.rowIndex, at.columnIndex) !== "text" || !Number.isNaN(figures.number(at.rowIndex, at.columnIndex)))) parts.push({ ...at, sign });
  }
  return parts;
}

function signature(relation: Pick<Relation, "total" | "parts" | "kind">): string {
  return `${placeKey(relation.total)}=${relation.parts.map((part) => `${part.sign}${placeKey(part)}`).sort().join("+")}`;
}

function toRelation(cell: FormulaCell, parts: readonly Part[], sheet: SheetTables): Relation {
  const total = { sheet: cell.sheet, rowIndex: cell.rowIndex, columnIndex: cell.columnIndex };
  const value = sheet.figures.number(cell.rowIndex, cell.columnIndex);
  const table = sheet.tables.find(({ range }) => cell.rowIndex >= range.top && cell.rowIndex <= range.bottom && cell.columnIndex >= range.left && cell.columnIndex <= range.right);
  const stored = sheet.figures.grid.value(cell.rowIndex, cell.columnIndex);
  const isError = typeof stored === "object" && stored !== null;
  const isKnown = !Number.isNaN(value);
  const isReference = parts.length === 1 && parts[0]?.sign === 1;
  return {
    id: `${cell.sheet}/formula/${formatAddress(cell.rowIndex, cell.columnIndex)}`, tableId: table?.id ?? "", code: "footing/formula",
    kind: isReference ? "equal" : parts.some((part) => part.sign === -1) ? "difference" : "sum",
    total, parts, outcome: isKnown ? "holds" : "cannotTell", ...(isKnown ? { actual: value, expected: value, residual: 0 } : { reason: isError ? "error-value" as const : "uncalculated-formula" as const }),
    slack: 0, evidence: ["formula"], confidence: 1,
  };
}
