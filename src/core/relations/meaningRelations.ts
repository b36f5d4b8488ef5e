import { formatAddress } from "../grid/address.js";
import type { RelationKind } from "../report/report.js";
import type { SheetTables } from "../tables/findTables.js";
import { Evaluation, isUnclear, type Block } from "./formulas/evaluateFormula.js";
import { pickCells } from "./formulas/formulaFunctions.js";
import type { FormulaIndex, FormulaShape, PlacedFormula } from "./formulas/formulaIndex.js";
import { formulaMeaning, type FormulaMeaning } from "./formulas/formulaMeaning.js";
import type { ReferenceNode } from "./formulas/formulaNode.js";
import { isSameNumber, type WorkbookCells } from "./formulas/workbookCells.js";
import { LineRelation } from "./lineRelation.js";
import { placeKey, type Part, type Relation, type RelationCode } from "./relation.js";

const MOST_PARTS = 20_000;
const MOST_PARTS_IN_ALL = 1_000_000;

const RATIOS: ReadonlySet<RelationKind> = new Set(["mean", "share", "rate"]);

/**
 * Means, shares, rates, counts and conditional sums that formulas say, each with the cells it takes. What the figures seemed to say of such
 * a cell otherwise gives way: a mean is no sum that fails.
 */
export function addMeaningRelations(
  relations: readonly Relation[], index: FormulaIndex, cells: WorkbookCells, sheetOf: (sheet: string) => SheetTables | undefined,
): readonly Relation[] {
  const meanings = new Map<FormulaShape, FormulaMeaning | undefined>();
  const said = new Map<string, Relation>();
  let inAll = 0;
  for (const formula of index.all) {
    if (!meanings.has(formula.shape)) meanings.set(formula.shape, formulaMeaning(formula.shape.tree));
    const meaning = meanings.get(formula.shape);
    const relation = meaning && inAll < MOST_PARTS_IN_ALL ? toRelation(formula, meaning, cells, sheetOf) : undefined;
    if (!relation) continue;
    inAll += relation.parts.length;
    said.set(placeKey(relation.total), relation);
  }
  if (said.size === 0) return relations;
  const kept = relations.flatMap((relation) => {
    const own = said.get(placeKey(relation.total));
    if (!own || relation.evidence.includes("formula")) return [relation];
    if (own.kind === relation.kind && haveSameParts(own, relation)) {
      said.delete(placeKey(relation.total));
      return [relation instanceof LineRelation ? relation.withFormula() : { ...relation, evidence: ["formula" as const, ...relation.evidence], confidence: 1 }];
    }
    const isOtherwise = RATIOS.has(own.kind) !== RATIOS.has(relation.kind) || own.kind === relation.kind;
    return relation.outcome === "fails" && isOtherwise && own.outcome === "holds" ? [] : [relation];
  });
  return [...kept, ...said.values()];
}

function haveSameParts(a: Relation, b: Relation): boolean {
  if (a.parts.length !== b.parts.length) return false;
  const keys = new Set(a.parts.map(placeKey));
  return b.parts.every((part) => keys.has(placeKey(part)));
}

const CODES: Readonly<Record<FormulaMeaning["kind"], RelationCode>> = { mean: "ratio/mean", share: "ratio/share", rate: "ratio/rate", count: "footing/formula", conditional: "footing/formula" };

function toRelation(formula: PlacedFormula, meaning: FormulaMeaning, cells: WorkbookCells, sheetOf: (sheet: string) => SheetTables | undefined): Relation | undefined {
  const { sheet, rowIndex, columnIndex } = formula;
  const stored = cells.cell(sheet, rowIndex, columnIndex);
  const isStored = !isUnclear(stored);
  if (isStored && typeof stored !== "number") return undefined;
  const parts = partsOf(formula, meaning, cells);
  if (!parts || parts.length === 0) return undefined;
  const { value, largest } = cells.result(formula);
  if (isUnclear(value) && value.unclear === "search-bound") return undefined;
  const table = sheetOf(sheet)?.tables.find(({ range }) => rowIndex >= range.top && rowIndex <= range.bottom && columnIndex >= range.left && columnIndex <= range.right);
  // a formula that no program has calculated yet is what it will come to
  const shown = isStored ? stored : value;
  const judged = isUnclear(value) || isUnclear(shown) || typeof shown !== "number" ? { outcome: "cannotTell" as const, reason: isUnclear(value) ? value.unclear : "uncalculated-formula" as const }
    : typeof value === "number" && isSameNumber(value, shown, largest) ? { outcome: "holds" as const, expected: shown, actual: shown, residual: 0 }
    : { outcome: "cannotTell" as const, reason: "stale-value" as const };
  return {
    id: `${sheet}/formula/${formatAddress(rowIndex, columnIndex)}`, tableId: table?.id ?? "", code: CODES[meaning.kind], kind: kindOf(meaning),
    total: { sheet, rowIndex, columnIndex }, parts, slack: 0, evidence: ["formula"], confidence: 1, ...judged,
  };
}

function kindOf(meaning: FormulaMeaning): RelationKind {
  if (meaning.kind !== "conditional") return meaning.kind;
  return meaning.name.startsWith("COUNT") ? "count" : meaning.name.startsWith("SUM") ? "sum" : "mean";
}

function partsOf(formula: PlacedFormula, meaning: FormulaMeaning, cells: WorkbookCells): Part[] | undefined {
  const on = new Evaluation(formula, cells);
  const blockOf = (reference: ReferenceNode): Block | undefined => {
    const block = on.block(reference);
    return isUnclear(block) || block.values.length > MOST_PARTS ? undefined : block;
  };
  switch (meaning.kind) {
    case "share": return cellsOf([meaning.part, meaning.whole].map(blockOf), () => true);
    case "rate": return cellsOf([meaning.before, meaning.after].map(blockOf), () => true);
    case "mean": return cellsOf(meaning.references.map(blockOf), (block, i) => typeof block.values[i] === "number");
    case "count": return cellsOf(meaning.references.map(blockOf), (block, i) => (meaning.takes === "numbers" ? typeof block.values[i] === "number" : block.values[i] !== null));
    case "conditional": {
      const picked = pickCells(meaning.name, meaning.args, on);
      if ("unclear" in picked || picked.block.values.length > MOST_PARTS) return undefined;
      const isCount = meaning.name.startsWith("COUNT");
      return cellsOf([picked.block], (block, i) => picked.matches[i] === true && (isCount || typeof block.values[i] === "number"));
    }
  }
}

/** The cells of the blocks that count, in reading order. */
function cellsOf(blocks: readonly (Block | undefined)[], counts: (block: Block, i: number) => boolean): Part[] | undefined {
  const parts: Part[] = [];
  for (const block of blocks) {
    if (!block?.places) return undefined;
    let i = 0;
    for (const { sheet, range } of block.places) {
      for (let rowIndex = range.top; rowIndex <= range.bottom; rowIndex++) {
        for (let columnIndex = range.left; columnIndex <= range.right; columnIndex++, i++) {
          if (counts(block, i)) parts.push({ sheet, rowIndex, columnIndex, sign: 1 });
        }
      }
    }
  }
  return parts;
}
