import { formatAddress, formatRange, quoteSheetName, type CellRange } from "../../grid/address.js";
import { findLabelRole, isTotalRole } from "../../figures/totalLabels.js";
import { Evaluation, isUnclear } from "../../relations/formulas/evaluateFormula.js";
import type { FormulaIndex, FormulaShape, PlacedFormula } from "../../relations/formulas/formulaIndex.js";
import { formulaMeaning, type FormulaMeaning } from "../../relations/formulas/formulaMeaning.js";
import type { WorkbookCells } from "../../relations/formulas/workbookCells.js";
import type { SheetTables } from "../../tables/findTables.js";
import type { Check, Fault } from "../check.js";
import { answerBySheet } from "./answerBySheet.js";

/** The columns that SUMIF and its like look through together, and how far down. */
interface Criteria {
  readonly sheet: string;
  readonly ranges: readonly CellRange[];
  readonly formulas: PlacedFormula[];
}

/**
 * A ledger that has grown below the range in which SUMIF or COUNTIF look: the entries right below are filled as those above, and no
 * formula takes them up. All formulas of one range are one finding.
 */
export const criteriaShort: Check = {
  code: "formula/criteria-short",
  run({ sheets, index, cells }) {
    const criteria = gather(index, cells);
    const faults = criteria.flatMap((one): Fault[] => {
      const sheet = sheets.find(({ figures }) => figures.grid.name === one.sheet);
      const to = sheet ? endOfEntries(one, sheet) : undefined;
      return to === undefined || isTakenElsewhere(one, criteria) ? [] : [toFault(one, to)];
    });
    return answerBySheet(criteria.flatMap(({ formulas }) => formulas.map(({ sheet }) => sheet)), faults);
  },
};

function gather(index: FormulaIndex, cells: WorkbookCells): Criteria[] {
  const meanings = new Map<FormulaShape, FormulaMeaning | undefined>();
  const found = new Map<string, Criteria>();
  for (const formula of index.all) {
    if (!meanings.has(formula.shape)) meanings.set(formula.shape, formulaMeaning(formula.shape.tree));
    const meaning = meanings.get(formula.shape);
    if (meaning?.kind !== "conditional") continue;
    const one = rangesOf(formula, meaning, cells);
    if (!one) continue;
    const key = `${one.sheet}\u0000${one.ranges.map(formatRange).join()}`;
    const known = found.get(key);
    if (known) known.formulas.push(formula);
    else found.set(key, { ...one, formulas: [formula] });
  }
  return [...found.values()];
}

/** The columns it looks through, all of the same rows; undefined where they are anything else. */
function rangesOf(formula: PlacedFormula, { args }: FormulaMeaning & { kind: "conditional" }, cells: WorkbookCells): Omit<Criteria, "formulas"> | undefined {
  const on = new Evaluation(formula, cells);
  const places = args.flatMap((arg) => {
    if (arg.kind !== "reference" || arg.isCell) return [];
    const block = on.block(arg);
    return isUnclear(block) || block.places?.length !== 1 ? [] : [...block.places];
  });
  const [first] = places;
  if (!first || first.range.top === first.range.bottom) return undefined;
  const areAlike = places.every(({ sheet, range }) => sheet === first.sheet && range.left === range.right && range.top === first.range.top && range.bottom === first.range.bottom);
  return areAlike ? { sheet: first.sheet, ranges: places.map(({ range }) => range).sort((a, b) => a.left - b.left) } : undefined;
}

/** The last row below the ranges that is filled as the last one in them is; undefined where they reach the end. */
function endOfEntries({ ranges }: Criteria, { figures, tables }: SheetTables): number | undefined {
  const [first] = ranges;
  if (!first) return undefined;
  const table = tables.find(({ range, bodyTop }) => first.bottom >= bodyTop && first.bottom < range.bottom && first.left >= range.left && first.left <= range.right);
  if (!table) return undefined;
  const isEntry = (row: number): boolean => ranges.every(({ left }) => figures.classOf(row, left) === figures.classOf(first.bottom, left) && figures.classOf(row, left) !== "blank")
    && !table.columns.some(({ columnIndex }) => isTotalRole(findLabelRole(figures.text(row, columnIndex))))
    && ranges.every(({ left }) => figures.grid.formula(row, left) === undefined || figures.grid.formula(first.bottom, left) !== undefined);
  let end = first.bottom;
  while (end < table.range.bottom && isEntry(end + 1)) end++;
  return end === first.bottom ? undefined : end;
}

/** Other formulas that begin below it show that the ledger is looked through part by part. */
function isTakenElsewhere({ sheet, ranges }: Criteria, all: readonly Criteria[]): boolean {
  const [first] = ranges;
  return first !== undefined && all.some((other) => other.sheet === sheet && other.ranges.some((range) => range.top > first.bottom && range.left === first.left));
}

function toFault({ sheet, ranges, formulas }: Criteria, to: number): Fault {
  const [formula] = formulas, [range] = ranges;
  if (!formula || !range) throw new Error("criteria without a formula or a range");
  const from = range.bottom + 1;
  return {
    severity: "warning", at: { sheet: formula.sheet, rowIndex: formula.rowIndex, columnIndex: formula.columnIndex },
    params: {
      cell: formatAddress(formula.rowIndex, formula.columnIndex), range: `${sheet === formula.sheet ? "" : `${quoteSheetName(sheet)}!`}${formatRange(range)}`,
      span: from === to ? `${from + 1}` : `${from + 1}–${to + 1}`, count: formulas.length,
    },
  };
}
