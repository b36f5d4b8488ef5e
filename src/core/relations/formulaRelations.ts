import { formatAddress, type CellRange } from "../grid/address.js";
import type { SheetTables } from "../tables/findTables.js";
import { cellsOfFormula, sizeOf, type FormulaCell } from "./calculation.js";
import { LineRelation } from "./lineRelation.js";
import { placeKey, type CannotTellReason, type Part, type Place, type Relation } from "./relation.js";

/** A formula that sums more cells than this is a relation of its own kind of size; it is checked, not listed. */
const MOST_PARTS = 20_000;
/** The parts of longer sums are worked out each time they are asked for: ranges that grow row by row come to millions. */
const MOST_HELD = 64;

/**
 * Formulas as relations: the author's intent is explicit. A relation that the figures showed as well gains the formula
 * as evidence; the others are added.
 */
export function addFormulaRelations(
  relations: readonly Relation[], formulas: readonly FormulaCell[], sheetOf: (sheet: string) => SheetTables | undefined,
): readonly Relation[] {
  if (formulas.length === 0) return relations;
  const all = [...relations];
  const isCalculated = formulas.some((cell) => sheetOf(cell.sheet)?.figures.grid.value(cell.rowIndex, cell.columnIndex) !== null);
  const knownAt = new Map(formulas.map((cell): [string, number[]] => [placeKey(cell), []]));
  relations.forEach((relation, index) => knownAt.get(placeKey(relation.total))?.push(index));
  for (const cell of formulas) {
    const sheet = sheetOf(cell.sheet);
    if (!sheet || cell.formula.constant !== 0) continue;
    const size = cell.formula.terms.reduce((sum, term) => sum + sizeOf(term.range), 0);
    if (size > MOST_PARTS) continue;
    const stored = sheet.figures.grid.value(cell.rowIndex, cell.columnIndex);
    const isHeld = size <= MOST_HELD;
    const parts = isHeld ? partsOf(cell, sheetOf) : partsOf(cell, sheetOf, 1);
    // a formula that fetches a text is no sum; where others are calculated, one without a value has fetched an empty text
    if (parts.length === 0 || typeof stored === "string" || typeof stored === "boolean") continue;
    if (stored === null && isCalculated && Number.isNaN(sheet.figures.number(cell.rowIndex, cell.columnIndex))) continue;
    const plain = toRelation(cell, parts, sheet);
    const relation = isHeld ? plain : new LongFormulaRelation(plain, cell, sheetOf);
    // a cell that only shows another, broken one says nothing of its own
    if (relation.kind === "equal" && relation.outcome === "cannotTell") continue;
    const candidates = knownAt.get(placeKey(cell)) ?? [];
    const own = candidates.length > 0 ? signature(relation) : "";
    const known = candidates.findLast((index) => signature(relations[index] ?? relation) === own);
    const found = known === undefined ? undefined : relations[known];
    if (known !== undefined && found) all[known] = found instanceof LineRelation ? found.withFormula() : { ...found, evidence: ["formula", ...found.evidence], confidence: 1 };
    else all.push(relation);
  }
  return all;
}

/** The cells that count: blank ones and texts that show no number add nothing. */
function partsOf(cell: FormulaCell, sheetOf: (sheet: string) => SheetTables | undefined, most = Infinity): Part[] {
  const parts: Part[] = [];
  for (const { at, sign } of cellsOfFormula(cell)) {
    const figures = sheetOf(at.sheet)?.figures;
    if (figures && (figures.classOf(at.rowIndex, at.columnIndex) !== "text" || !Number.isNaN(figures.number(at.rowIndex, at.columnIndex)))) parts.push({ ...at, sign });
    if (parts.length >= most) break;
  }
  return parts;
}

/** A sum over more cells than are worth holding. */
export class LongFormulaRelation implements Relation {
  readonly id: string;
  readonly tableId: string;
  readonly code = "footing/formula";
  readonly kind: Relation["kind"];
  readonly total: Place;
  readonly outcome: Relation["outcome"];
  readonly slack = 0;
  readonly evidence: Relation["evidence"];
  readonly confidence = 1;
  declare readonly reason?: CannotTellReason;
  declare readonly actual?: number;
  declare readonly expected?: number;
  declare readonly residual?: number;

  constructor(plain: Relation, private readonly cell: FormulaCell, private readonly sheetOf: (sheet: string) => SheetTables | undefined) {
    this.id = plain.id;
    this.tableId = plain.tableId;
    this.kind = cell.formula.terms.some((term) => term.sign === -1) ? "difference" : "sum";
    this.total = plain.total;
    this.outcome = plain.outcome;
    this.evidence = plain.evidence;
    const { reason, actual, expected, residual } = plain;
    Object.assign(this, reason === undefined ? { actual, expected, residual } : { reason });
  }

  get parts(): readonly Part[] { return partsOf(this.cell, this.sheetOf); }

  /** The ranges as the formula writes them (what no sum counts in them adds nothing); undefined where a SUBTOTAL passes cells over. */
  get ranges(): readonly { readonly sheet: string; readonly range: CellRange; readonly sign: 1 | -1 }[] | undefined {
    const { terms } = this.cell.formula;
    return terms.some((term) => term.passed) ? undefined : terms.map(({ sheet, range, sign }) => ({ sheet: sheet ?? this.cell.sheet, range, sign }));
  }
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
