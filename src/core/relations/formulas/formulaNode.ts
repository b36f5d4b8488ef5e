import { rangeContains, type CellRange } from "../../grid/address.js";
import type { CannotTellReason, Place } from "../relation.js";

/** An edge of a reference: an index where `$` fixes it, else an offset from the formula's own cell. */
export interface Edge {
  readonly value: number;
  readonly isFixed: boolean;
}

export interface ReferenceNode {
  readonly kind: "reference";
  /** Undefined for the formula's own sheet; several for a run of sheets (甲:丙!A1). */
  readonly sheets: readonly string[] | undefined;
  readonly top: Edge;
  readonly bottom: Edge;
  readonly left: Edge;
  readonly right: Edge;
  /** One cell as opposed to a range: `+` takes the one and not the other. */
  readonly isCell: boolean;
}

/**
 * A formula as a tree whose references are relative to its cell, so that all cells of a row or column that were filled with one
 * formula share one tree.
 */
export type FormulaNode =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "error"; readonly error: string }
  | { readonly kind: "omitted" }
  | ReferenceNode
  /** `name` in capitals, without `_xlfn.` */
  | { readonly kind: "call"; readonly name: string; readonly args: readonly FormulaNode[] }
  | { readonly kind: "unary"; readonly operator: "-" | "+" | "%"; readonly operand: FormulaNode }
  | { readonly kind: "binary"; readonly operator: string; readonly left: FormulaNode; readonly right: FormulaNode }
  /** What is not followed: other books, computed references, names of no cells. */
  | { readonly kind: "unclear"; readonly reason: CannotTellReason };

/** Where a reference leads from a cell. A copy that would leave the sheet leads nowhere. */
export function rangeAt(node: ReferenceNode, rowIndex: number, columnIndex: number): CellRange | undefined {
  const resolve = (edge: Edge, home: number): number => (edge.isFixed ? edge.value : home + edge.value);
  const [a, b] = [resolve(node.top, rowIndex), resolve(node.bottom, rowIndex)];
  const [c, d] = [resolve(node.left, columnIndex), resolve(node.right, columnIndex)];
  if (a < 0 || b < 0 || c < 0 || d < 0) return undefined;
  return { top: Math.min(a, b), bottom: Math.max(a, b), left: Math.min(c, d), right: Math.max(c, d) };
}

/** Every reference of a formula, in its own order. */
export function referencesOf(node: FormulaNode, found: ReferenceNode[] = []): ReferenceNode[] {
  if (node.kind === "reference") found.push(node);
  else if (node.kind === "call") node.args.forEach((arg) => referencesOf(arg, found));
  else if (node.kind === "unary") referencesOf(node.operand, found);
  else if (node.kind === "binary") { referencesOf(node.left, found); referencesOf(node.right, found); }
  return found;
}

/** The range by which a formula takes in its own cell. */
export function ownRange({ sheet, rowIndex, columnIndex, shape }: Place & { readonly shape: { readonly tree: FormulaNode | undefined } }): CellRange | undefined {
  if (!shape.tree) return undefined;
  for (const reference of referencesOf(shape.tree)) {
    const range = rangeAt(reference, rowIndex, columnIndex);
    if (range && (reference.sheets === undefined || reference.sheets.includes(sheet)) && rangeContains(range, rowIndex, columnIndex)) return range;
  }
  return undefined;
}

export function takesItself(formula: Place & { readonly shape: { readonly tree: FormulaNode | undefined } }): boolean {
  return ownRange(formula) !== undefined;
}
