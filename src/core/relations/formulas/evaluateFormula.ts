import type { CellRange } from "../../grid/address.js";
import type { CellError, CellValue } from "../../grid/grid.js";
import type { CannotTellReason } from "../relation.js";
import { rangeAt, type FormulaNode, type ReferenceNode } from "./formulaNode.js";
import { callFunction } from "./formulaFunctions.js";

/** Why a formula's result is not known here. */
export interface Unclear {
  readonly unclear: CannotTellReason;
}

export type Scalar = NonNullable<CellValue> | null;

/** A block of cells, or what an operation on blocks comes to, row by row. */
export interface Block {
  readonly rows: number;
  readonly columns: number;
  readonly values: readonly Scalar[];
  /** Where the block stands, if it is cells as they are: one for each sheet. */
  readonly places?: readonly { readonly sheet: string; readonly range: CellRange }[];
}

export type Operand = Scalar | Block | Unclear;

/** What an evaluation asks of the workbook. */
export interface CellSource {
  /** As Excel last had it; `Unclear` for a formula without a value. */
  cell(sheet: string, rowIndex: number, columnIndex: number): Scalar | Unclear;
  /** The range as it counts: whole columns cut to what the sheet holds. Undefined for no such sheet. */
  cut(sheet: string, range: CellRange): CellRange | undefined;
  isHiddenRow(sheet: string, rowIndex: number): boolean;
  isFilteredRow(sheet: string, rowIndex: number): boolean;
  isSubtotal(sheet: string, rowIndex: number, columnIndex: number): boolean;
  /** False once the workbook's formulas have looked at more cells than is right. */
  take(cells: number): boolean;
}

export interface Home {
  readonly sheet: string;
  readonly rowIndex: number;
  readonly columnIndex: number;
}

/**
 * What a formula comes to, from the values that its cells have now. Functions and references that are not followed make it unclear,
 * with the reason.
 * @example evaluateFormula(tree of "ROUND(B2/B5*100,1)", home, cells) === 12.5
 */
export function evaluateFormula(tree: FormulaNode | undefined, home: Home, cells: CellSource): Scalar | Unclear {
  if (!tree) return { unclear: "unknown-function" };
  return new Evaluation(home, cells).scalar(tree);
}

export function isUnclear(operand: Operand | undefined): operand is Unclear {
  return typeof operand === "object" && operand !== null && "unclear" in operand;
}

export function isBlock(operand: Operand): operand is Block {
  return typeof operand === "object" && operand !== null && "values" in operand;
}

export function isError(value: Operand): value is CellError {
  return typeof value === "object" && value !== null && "error" in value;
}

export class Evaluation {
  /** The largest number that was read: what binary fractions lose is a share of it. */
  largest = 1;

  constructor(readonly home: Home, readonly cells: CellSource) {}

  operand(node: FormulaNode): Operand {
    switch (node.kind) {
      case "number": case "text": case "boolean": return node.value;
      case "error": return { error: node.error };
      case "omitted": return null;
      case "unclear": return { unclear: node.reason };
      case "reference": return this.block(node);
      case "call": return callFunction(node.name, node.args, this);
      case "unary": return this.map([this.operand(node.operand)], ([value]) => (node.operator === "-" ? toNumber(value, (n) => -n) : node.operator === "%" ? toNumber(value, (n) => n / 100) : value ?? 0));
      case "binary": return this.map([this.operand(node.left), this.operand(node.right)], ([left, right]) => operate(node.operator, left ?? null, right ?? null));
    }
  }

  /** One value: of a block of one cell, that cell's. */
  scalar(node: FormulaNode): Scalar | Unclear {
    const operand = this.operand(node);
    if (!isBlock(operand)) return operand;
    return operand.values.length === 1 ? operand.values[0] ?? null : { unclear: "unknown-function" };
  }

  block(node: ReferenceNode): Block | Unclear {
    const range = rangeAt(node, this.home.rowIndex, this.home.columnIndex);
    if (!range) return { unclear: "error-value" };
    const places: { sheet: string; range: CellRange }[] = [];
    const values: Scalar[] = [];
    for (const sheet of node.sheets ?? [this.home.sheet]) {
      const own = this.cells.cut(sheet, range);
      if (!own) return { unclear: "external-link" };
      if (!this.cells.take((own.bottom - own.top + 1) * (own.right - own.left + 1))) return { unclear: "search-bound" };
      places.push({ sheet, range: own });
      for (let r = own.top; r <= own.bottom; r++) {
        for (let c = own.left; c <= own.right; c++) {
          const value = this.cells.cell(sheet, r, c);
          if (isUnclear(value)) return value;
          if (typeof value === "number") this.largest = Math.max(this.largest, Math.abs(value));
          values.push(value);
        }
      }
    }
    const first = places[0]?.range ?? range;
    return { rows: (first.bottom - first.top + 1) * places.length, columns: first.right - first.left + 1, values, places };
  }

  /** Applies an operation to single values, or cell by cell to blocks of one size. */
  map(operands: readonly Operand[], apply: (values: readonly Scalar[]) => Scalar): Operand {
    const unclear = operands.find(isUnclear);
    if (unclear) return unclear;
    const blocks = operands.filter((operand) => isBlock(operand)).filter((block) => block.values.length !== 1);
    const [shape] = blocks;
    const at = (operand: Operand, i: number): Scalar => (isBlock(operand) ? operand.values[operand.values.length === 1 ? 0 : i] ?? null : isUnclear(operand) ? null : operand);
    if (!shape) return apply(operands.map((operand) => at(operand, 0)));
    if (blocks.some((block) => block.rows !== shape.rows || block.columns !== shape.columns)) return { unclear: "unknown-function" };
    return { rows: shape.rows, columns: shape.columns, values: shape.values.map((_, i) => apply(operands.map((operand) => at(operand, i)))) };
  }
}

const VALUE_ERROR: CellError = { error: "#VALUE!" };

/** As `+` and `*` take a value: blank is 0, text that shows a number is that number. */
export function toNumber(value: Scalar | undefined, then: (number: number) => Scalar): Scalar {
  if (typeof value === "number") return then(value);
  if (value === null || value === undefined) return then(0);
  if (typeof value === "boolean") return then(value ? 1 : 0);
  if (typeof value === "object") return value;
  const number = value.trim() === "" ? NaN : Number(value.replace(/,(?=\d{3})/g, ""));
  return Number.isFinite(number) ? then(number) : VALUE_ERROR;
}

export function operate(operator: string, left: Scalar, right: Scalar): Scalar {
  if (isError(left)) return left;
  if (isError(right)) return right;
  if (operator === "&") return `${String(left ?? "")}${String(right ?? "")}`;
  if (/[<>=]/.test(operator)) return compare(operator, left, right);
  return toNumber(left, (a) => toNumber(right, (b) => {
    const result = operator === "+" ? a + b : operator === "-" ? a - b : operator === "*" ? a * b : operator === "^" ? a ** b : b === 0 ? NaN : a / b;
    return Number.isFinite(result) ? result : { error: operator === "/" ? "#DIV/0!" : "#NUM!" };
  }));
}

/** Numbers go before texts, texts before truth values; a blank is like nothing of the other's kind. */
function compare(operator: string, left: Scalar, right: Scalar): boolean {
  const blank = (other: Scalar): Scalar => (typeof other === "string" ? "" : typeof other === "boolean" ? false : 0);
  const [a, b] = [left ?? blank(right), right ?? blank(left)];
  const rank = (value: Scalar): number => (typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2);
  const order = rank(a) - rank(b) || (typeof a === "string" && typeof b === "string" ? compareText(a, b) : Number(a) - Number(b));
  return operator === "=" ? order === 0 : operator === "<>" ? order !== 0 : operator === "<" ? order < 0 : operator === ">" ? order > 0 : operator === "<=" ? order <= 0 : order >= 0;
}

function compareText(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
}
