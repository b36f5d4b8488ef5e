import { formatAddress, formatRange, MAX_COLUMNS, type CellRange } from "../../grid/address.js";
import { findLabelRole, isTotalRole } from "../../figures/totalLabels.js";
import { cellsOfFormula, sizeOf, type FormulaCell } from "../../relations/calculation.js";
import type { FormulaIndex } from "../../relations/formulas/formulaIndex.js";
import type { SheetTables } from "../../tables/findTables.js";
import type { Check, CheckContext, Fault } from "../check.js";
import { answerBySheet } from "./answerBySheet.js";

/** Sums over more cells than this are looked through for formulas alone. */
const MOST_TYPED = 5_000;

/**
 * A sum that takes in a subtotal along with what the subtotal sums: its parts count twice. What is taken off again, and what
 * SUBTOTAL passes over, does not count twice.
 */
export const doubleCount: Check = {
  code: "formula/double-count",
  run(context) {
    const sums = new Map(context.formulas.map((cell) => [keyOf(cell.sheet, cell.rowIndex, cell.columnIndex), cell]));
    const sheets = new Map(context.sheets.map((sheet) => [sheet.figures.grid.name, sheet]));
    const faults = context.formulas.flatMap((cell) => {
      const sheet = sheets.get(cell.sheet);
      return sheet ? findDouble(cell, sums, context, sheet) : [];
    });
    return answerBySheet(context.formulas.map(({ sheet }) => sheet), faults);
  },
};

function keyOf(sheet: string, rowIndex: number, columnIndex: number): string {
  return `${sheet}\u0000${rowIndex * MAX_COLUMNS + columnIndex}`;
}

function findDouble(cell: FormulaCell, sums: ReadonlyMap<string, FormulaCell>, context: CheckContext, sheet: SheetTables): Fault[] {
  const { terms } = cell.formula;
  const [term] = terms;
  // one range: with more of them, what is added twice may be taken off by another
  if (terms.length !== 1 || !term || term.sheet !== undefined || term.passed || sizeOf(term.range) < 3) return [];
  const { range } = term;
  const isDown = range.left === range.right;
  if (!isDown && range.top !== range.bottom) return [];
  if (isDown ? range.left !== cell.columnIndex : range.top !== cell.rowIndex) return [];
  const inner = [...formulaSubtotals(cell, range, isDown, sums, context.index), ...typedSubtotals(range, isDown, sheet, context.index)]
    .sort((a, b) => a.at - b.at).filter((one, i, all) => one.at !== all[i - 1]?.at);
  if (inner.length === 0) return [];
  const first = isDown ? range.top : range.left;
  const last = isDown ? range.bottom : range.right;
  const subtotals = new Set(inner.map(({ at }) => at));
  const text = (a: number, b: number): string => formatRange(isDown ? { ...range, top: a, bottom: b } : { ...range, left: a, right: b });
  const pieces: string[] = [];
  for (let p = first; p <= last; p++) {
    if (subtotals.has(p)) continue;
    let end = p;
    while (end < last && !subtotals.has(end + 1)) end++;
    pieces.push(text(p, end));
    p = end;
  }
  const covered = inner.reduce((count, { from, to }) => count + to - from + 1, 0);
  const own = context.index.at(cell.sheet, cell.rowIndex, cell.columnIndex);
  const isWhole = covered + inner.length === last - first + 1;
  const parts = isWhole ? inner.map(({ at }) => text(at, at)) : pieces;
  const ref = formatAddress(cell.rowIndex, cell.columnIndex);
  const proposed = `=SUM(${parts.join(",")})`;
  const isPlain = own !== undefined && /^SUM\(#:#\)$/.test(own.shape.skeleton);
  // what counts nothing twice is no wrong total yet
  const isNought = inner.every(({ at }) => sheet.figures.number(isDown ? at : cell.rowIndex, isDown ? cell.columnIndex : at) === 0);
  return [{
    severity: isNought ? "warning" : "error", at: cell,
    params: { cell: ref, range: formatRange(range), subtotal: inner.map(({ at }) => text(at, at)).join("、"), proposed: isPlain ? proposed : "" },
    relations: [`${cell.sheet}/formula/${ref}`],
    explanations: isPlain ? [{ cause: "subtotal-counted-twice", cells: [{ sheet: cell.sheet, ref, value: `=${own.formula}`, proposed }] }] : [],
  }];
}

/** A subtotal inside a range, and the part of the range that it sums. */
interface Inner {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

function formulaSubtotals(cell: FormulaCell, range: CellRange, isDown: boolean, sums: ReadonlyMap<string, FormulaCell>, index: FormulaIndex): Inner[] {
  const found: Inner[] = [];
  for (const { rowIndex, columnIndex } of formulasIn(cell.sheet, range, isDown, index)) {
    const inner = sums.get(keyOf(cell.sheet, rowIndex, columnIndex));
    if (!inner || inner === cell || inner.formula.constant !== 0) continue;
    let [from, to, count] = [Infinity, -1, 0];
    let isInside = true;
    for (const { at, sign } of cellsOfFormula(inner)) {
      const position = isDown ? at.rowIndex : at.columnIndex;
      const isOnLine = at.sheet === cell.sheet && (isDown ? at.columnIndex === range.left : at.rowIndex === range.top);
      const own = isDown ? inner.rowIndex : inner.columnIndex;
      if (sign < 0 || !isOnLine || position === own || position < (isDown ? range.top : range.left) || position > (isDown ? range.bottom : range.right)) { isInside = false; break; }
      [from, to, count] = [Math.min(from, position), Math.max(to, position), count + 1];
    }
    // a cell that repeats one other is no subtotal, and scattered parts are no block that it closes
    if (isInside && count >= 2 && count === to - from + 1) found.push({ at: isDown ? rowIndex : columnIndex, from, to });
  }
  return found;
}

function formulasIn(sheet: string, range: CellRange, isDown: boolean, index: FormulaIndex): readonly { readonly rowIndex: number; readonly columnIndex: number }[] {
  return isDown ? index.inColumn(sheet, range.left, range.top, range.bottom)
    : index.inRow(sheet, range.top).filter(({ columnIndex }) => columnIndex >= range.left && columnIndex <= range.right);
}

/** A typed number, called a total by its row, that is the sum of the two or more numbers right above it in the range. */
function typedSubtotals(range: CellRange, isDown: boolean, { figures, tables }: SheetTables, index: FormulaIndex): Inner[] {
  if (!isDown || sizeOf(range) > MOST_TYPED) return [];
  const table = tables.find((each) => range.top >= each.range.top && range.top <= each.range.bottom && range.left >= each.range.left && range.left <= each.range.right);
  if (!table) return [];
  const found: Inner[] = [];
  let from = range.top;
  for (const row of table.rows) {
    const { rowIndex } = row;
    if (rowIndex < range.top || rowIndex > range.bottom || !row.labels.some((label) => isTotalRole(findLabelRole(label)))) continue;
    const value = figures.number(rowIndex, range.left);
    if (Number.isNaN(value) || index.at(figures.grid.name, rowIndex, range.left)) continue;
    let [sum, count] = [0, 0];
    for (let r = from; r < rowIndex; r++) {
      const part = figures.number(r, range.left);
      if (!Number.isNaN(part)) { sum += part; if (part !== 0) count++; }
    }
    if (count >= 2 && Math.abs(sum - value) < 1e-9 * Math.max(1, Math.abs(value))) {
      found.push({ at: rowIndex, from, to: rowIndex - 1 });
      from = rowIndex + 1;
    }
  }
  return found;
}
