import type { FormulaNode, ReferenceNode } from "./formulaNode.js";
import { numberOf } from "./linearShape.js";

/** What a formula that is no sum says of its cell, relative to it. */
export type FormulaMeaning =
  | { readonly kind: "mean"; readonly references: readonly ReferenceNode[] }
  | { readonly kind: "share"; readonly part: ReferenceNode; readonly whole: ReferenceNode }
  | { readonly kind: "rate"; readonly before: ReferenceNode; readonly after: ReferenceNode }
  | { readonly kind: "count"; readonly references: readonly ReferenceNode[]; readonly takes: "numbers" | "filled" }
  /** SUMIF(S), COUNTIF(S), AVERAGEIF(S): which cells it takes is found by evaluating it. */
  | { readonly kind: "conditional"; readonly name: string; readonly args: readonly FormulaNode[] };

/**
 * Reads means, shares, rates, counts and conditional sums; rounding, percentages and an IFERROR or IF around them set aside.
 * @example formulaMeaning(tree of "ROUND(C5/C$10*100,1)") → { kind: "share", part: C5, whole: C$10 }
 */
export function formulaMeaning(node: FormulaNode | undefined): FormulaMeaning | undefined {
  if (!node) return undefined;
  const core = strip(node);
  if (core.kind === "call") return meaningOfCall(core.name, core.args);
  if (core.kind !== "binary") return undefined;
  if (core.operator === "-" && numberOf(core.right) === 1) {
    const ratio = strip(core.left);
    const cells = ratio.kind === "binary" && ratio.operator === "/" ? [cellOf(ratio.left), cellOf(ratio.right)] : [];
    return cells[0] && cells[1] ? { kind: "rate", after: cells[0], before: cells[1] } : undefined;
  }
  if (core.operator !== "/") return undefined;
  const [left, right] = [strip(core.left), strip(core.right)];
  const whole = cellOf(right);
  if (left.kind === "binary" && left.operator === "-") {
    const [after, before] = [cellOf(left.left), cellOf(left.right)];
    return after && before && whole && isSame(before, whole) ? { kind: "rate", before, after } : undefined;
  }
  const part = cellOf(left);
  if (part && whole) return { kind: "share", part, whole };
  const sums = left.kind === "call" && left.name === "SUM" ? referencesIn(left.args) : undefined;
  const counted = right.kind === "call" && /^COUNTA?$/.test(right.name) ? referencesIn(right.args) : undefined;
  return sums && counted && sums.length === counted.length && sums.every((one, i) => isSame(one, counted[i] ?? one)) ? { kind: "mean", references: sums } : undefined;
}

function meaningOfCall(name: string, args: readonly FormulaNode[]): FormulaMeaning | undefined {
  if (/^(?:SUM|COUNT|AVERAGE)IFS?$/.test(name)) return { kind: "conditional", name, args };
  if (name !== "AVERAGE" && name !== "COUNT" && name !== "COUNTA") return undefined;
  const references = referencesIn(args);
  if (!references || references.length === 0) return undefined;
  return name === "AVERAGE" ? { kind: "mean", references } : { kind: "count", references, takes: name === "COUNT" ? "numbers" : "filled" };
}

/** Takes off what changes the look of a result and not its meaning. */
function strip(node: FormulaNode): FormulaNode {
  if (node.kind === "call") {
    const [first, second, third] = node.args;
    if (/^(?:ROUND|ROUNDUP|ROUNDDOWN|TRUNC|IFERROR|IFNA)$/.test(node.name) && first) return strip(first);
    if (node.name === "IF" && second && isPlain(third)) return strip(second);
    if (node.name === "IF" && third && isPlain(second)) return strip(third);
    return node;
  }
  if (node.kind === "unary" && node.operator !== "-") return strip(node.operand);
  if (node.kind !== "binary") return node;
  if (node.operator === "*" && isPercent(node.right)) return strip(node.left);
  if (node.operator === "*" && isPercent(node.left)) return strip(node.right);
  // 100*B6/C6 is (100*B6)/C6
  if (node.operator === "/" && node.left.kind === "binary" && node.left.operator === "*" && isPercent(node.left.left)) return { ...node, left: node.left.right };
  return node;
}

function isPlain(node: FormulaNode | undefined): boolean {
  return node === undefined || node.kind === "text" || node.kind === "number" || node.kind === "omitted";
}

function isPercent(node: FormulaNode): boolean {
  return numberOf(node) === 100;
}

function cellOf(node: FormulaNode): ReferenceNode | undefined {
  return node.kind === "reference" && node.isCell ? node : undefined;
}

function referencesIn(args: readonly FormulaNode[]): readonly ReferenceNode[] | undefined {
  const references = args.filter((arg) => arg.kind === "reference");
  return references.length === args.length ? references : undefined;
}

/** The same cells, whatever is fixed in the one and not in the other. */
function isSame(a: ReferenceNode, b: ReferenceNode): boolean {
  const isAlike = (x: ReferenceNode["top"], y: ReferenceNode["top"]): boolean => x.isFixed === y.isFixed && x.value === y.value;
  return isAlike(a.top, b.top) && isAlike(a.bottom, b.bottom) && isAlike(a.left, b.left) && isAlike(a.right, b.right) && (a.sheets?.join() ?? "") === (b.sheets?.join() ?? "");
}
