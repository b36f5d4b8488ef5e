import { formatAddress, rangeContains, type CellRange } from "../../grid/address.js";
import { comparable } from "../../figures/labels.js";
import { matcherOf } from "../../relations/formulas/criterion.js";
import { Evaluation, isUnclear, type Scalar } from "../../relations/formulas/evaluateFormula.js";
import type { FormulaIndex, PlacedFormula } from "../../relations/formulas/formulaIndex.js";
import { formulaMeaning } from "../../relations/formulas/formulaMeaning.js";
import { rangeAt, type FormulaNode } from "../../relations/formulas/formulaNode.js";
import type { WorkbookCells } from "../../relations/formulas/workbookCells.js";
import type { Check, Fault } from "../check.js";
import { answerBySheet } from "./answerBySheet.js";

/** One key that a formula looks up in a column of a ledger. */
interface LookUp {
  readonly formula: PlacedFormula;
  readonly range: CellRange;
  readonly criterion: string;
  readonly matches: (value: Scalar) => boolean;
}

/** What is looked up in one column; undefined once a criterion is not known: then nothing can be said to be counted nowhere. */
interface LookedThrough {
  readonly sheet: string;
  readonly columnIndex: number;
  lookUps: LookUp[] | undefined;
}

/**
 * A key of a ledger that differs from what SUMIF or COUNTIF look up in nothing but blanks and the width of its letters: Excel takes it
 * for another, and its entry is counted nowhere.
 * @example 「福祉課　」 in the ledger, "福祉課" looked up → a warning at the ledger's cell, with 「福祉課」 proposed
 */
export const keyDiffers: Check = {
  code: "formula/key-differs",
  run({ index, cells }) {
    const faults = gather(index, cells).flatMap((column) => findUncounted(column, cells));
    return answerBySheet(faults.map(({ at }) => at.sheet), faults);
  },
};

function gather(index: FormulaIndex, cells: WorkbookCells): LookedThrough[] {
  const columns = new Map<string, LookedThrough>();
  for (const formula of index.all) {
    const meaning = formulaMeaning(formula.shape.tree);
    if (meaning?.kind !== "conditional") continue;
    const on = new Evaluation(formula, cells);
    for (const [where, what] of pairsOf(meaning.name, meaning.args)) {
      if (where.kind !== "reference" || where.isCell) continue;
      const { sheets: [sheet = formula.sheet, ...more] = [] } = where;
      const whole = rangeAt(where, formula.rowIndex, formula.columnIndex);
      const range = whole && cells.cut(sheet, whole);
      if (!range || more.length > 0 || range.left !== range.right) continue;
      const key = `${sheet}\u0000${range.left}`;
      let column = columns.get(key);
      if (!column) columns.set(key, (column = { sheet, columnIndex: range.left, lookUps: [] }));
      const criterion = on.scalar(what);
      if (isUnclear(criterion)) column.lookUps = undefined;
      else column.lookUps?.push({ formula, range, criterion: typeof criterion === "string" ? criterion : "", matches: matcherOf(criterion) });
    }
  }
  return [...columns.values()];
}

/** A function's ranges, each with what it is tested for. SUMIFS and AVERAGEIFS name first what they add. */
function pairsOf(name: string, args: readonly FormulaNode[]): (readonly [FormulaNode, FormulaNode])[] {
  const rest = /^(?:SUM|AVERAGE)IFS$/.test(name) ? args.slice(1) : name.endsWith("S") ? args : args.slice(0, 2);
  return rest.flatMap((where, i) => {
    const what = rest[i + 1];
    return i % 2 === 0 && what ? [[where, what] as const] : [];
  });
}

function findUncounted({ sheet, columnIndex, lookUps }: LookedThrough, cells: WorkbookCells): Fault[] {
  const byKey = new Map<string, LookUp>();
  for (const lookUp of lookUps ?? []) if (/^[^<>=*?~]+$/.test(lookUp.criterion)) byKey.set(sameKey(lookUp.criterion), lookUp);
  if (!lookUps || byKey.size === 0) return [];
  const top = Math.min(...[...byKey.values()].map(({ range }) => range.top)), bottom = Math.max(...[...byKey.values()].map(({ range }) => range.bottom));
  const found = new Map<string, { readonly lookUp: LookUp; readonly rows: number[] }>();
  for (let rowIndex = top; rowIndex <= bottom; rowIndex++) {
    const text = cells.cell(sheet, rowIndex, columnIndex);
    if (typeof text !== "string" || text.trim() === "") continue;
    const known = found.get(text);
    if (known) { known.rows.push(rowIndex); continue; }
    const lookUp = byKey.get(sameKey(text));
    if (!lookUp || !rangeContains(lookUp.range, rowIndex, columnIndex) || lookUps.some(({ matches }) => matches(text))) continue;
    found.set(text, { lookUp, rows: [rowIndex] });
  }
  return [...found].map(([text, { lookUp, rows }]): Fault => {
    const refs = rows.map((rowIndex) => formatAddress(rowIndex, columnIndex));
    return {
      severity: "warning", at: { sheet, rowIndex: rows[0] ?? 0, columnIndex },
      params: {
        cell: refs[0] ?? "", text, key: lookUp.criterion, other: formatAddress(lookUp.formula.rowIndex, lookUp.formula.columnIndex), ...(rows.length > 1 ? { more: rows.length - 1 } : {}),
      },
      explanations: [{ cause: "key-differs", cells: refs.map((ref) => ({ sheet, ref, value: text, proposed: lookUp.criterion })) }],
    };
  });
}

function sameKey(text: string): string {
  return comparable(text).toLowerCase();
}
