import type { FormulaNode, ReferenceNode } from "./formulaNode.js";

/** How a function passes over cells that SUM would count. */
export interface Passing {
  /** SUM passes text over; `+` turns text that shows a number into the number. */
  readonly text: boolean;
  /** SUBTOTAL and AGGREGATE pass over other subtotals in their range, */
  readonly subtotals?: boolean;
  /** with 109 also over rows that are hidden, */
  readonly hidden?: boolean;
  /** with 9 over rows that a filter hides. */
  readonly filtered?: boolean;
  /** and AGGREGATE over errors. */
  readonly errors?: boolean;
}

export interface LinearShapeTerm {
  readonly reference: ReferenceNode;
  readonly sign: 1 | -1;
  readonly passes: Passing;
}

/** A formula that adds and subtracts cells, relative to its own. */
export interface LinearShape {
  readonly terms: readonly LinearShapeTerm[];
  readonly constant: number;
  /** ROUND and its kin around the whole: digits after the point. */
  readonly rounding?: { readonly mode: "nearest" | "up" | "down"; readonly digits: number };
  /** IF or IFERROR around the whole: the cell may show something else. */
  readonly isConditional?: boolean;
}

/**
 * Reads `SUM`, `SUBTOTAL(9|109, …)`, `AGGREGATE(9, …)` and chains of + and − over cells, bare or inside ROUND, IFERROR or an IF whose other
 * branch is a constant. Undefined for anything else: a formula that is not fully understood is no evidence.
 */
export function linearShape(node: FormulaNode | undefined): LinearShape | undefined {
  if (!node) return undefined;
  if (node.kind === "call") {
    const wrapped = unwrap(node.name, node.args);
    if (wrapped) return wrapped;
  }
  return linear(node);
}

const ROUNDINGS: Readonly<Record<string, "nearest" | "up" | "down">> = { ROUND: "nearest", ROUNDUP: "up", ROUNDDOWN: "down", TRUNC: "down" };

function unwrap(name: string, args: readonly FormulaNode[]): LinearShape | undefined {
  const mode = ROUNDINGS[name];
  if (mode) {
    const inner = linearShape(args[0]);
    const digits = args[1] === undefined ? 0 : numberOf(args[1]);
    return inner && !inner.rounding && digits !== undefined ? { ...inner, rounding: { mode, digits } } : undefined;
  }
  if (name === "IFERROR" || name === "IFNA") {
    const inner = linearShape(args[0]);
    return inner && isConstant(args[1]) ? { ...inner, isConditional: true } : undefined;
  }
  if (name === "IF") {
    const [, yes, no] = args;
    const inner = isConstant(no) ? linearShape(yes) : isConstant(yes) ? linearShape(no) : undefined;
    return inner && inner.terms.length > 0 ? { ...inner, isConditional: true } : undefined;
  }
  return undefined;
}

function isConstant(node: FormulaNode | undefined): boolean {
  return node === undefined || node.kind === "omitted" || node.kind === "text" || node.kind === "number" || node.kind === "boolean";
}

/** A number that is written out: 2, -1. */
export function numberOf(node: FormulaNode): number | undefined {
  if (node.kind === "number") return node.value;
  if (node.kind === "omitted") return 0;
  if (node.kind === "unary" && node.operator !== "%") {
    const value = numberOf(node.operand);
    return value === undefined ? undefined : node.operator === "-" ? -value : value;
  }
  return undefined;
}

function linear(node: FormulaNode): LinearShape | undefined {
  switch (node.kind) {
    case "number": return { terms: [], constant: node.value };
    case "reference": return node.isCell ? { terms: [{ reference: node, sign: 1, passes: { text: false } }], constant: 0 } : undefined;
    case "unary": {
      const inner = node.operator === "%" ? undefined : linear(node.operand);
      return inner && (node.operator === "-" ? negate(inner) : inner);
    }
    case "binary": {
      if (node.operator !== "+" && node.operator !== "-") return undefined;
      const [left, right] = [linear(node.left), linear(node.right)];
      return left && right && add(left, node.operator === "-" ? negate(right) : right);
    }
    case "call": return linearCall(node.name, node.args);
    default: return undefined;
  }
}

function add(a: LinearShape, b: LinearShape): LinearShape {
  return { terms: [...a.terms, ...b.terms], constant: a.constant + b.constant };
}

function negate({ terms, constant }: LinearShape): LinearShape {
  return { terms: terms.map((term) => ({ ...term, sign: term.sign === 1 ? -1 : 1 })), constant: -constant };
}

function linearCall(name: string, args: readonly FormulaNode[]): LinearShape | undefined {
  if (name === "SUM") return sumOf(args, { text: true });
  if (name === "N" || name === "VALUE") return args.length === 1 && args[0] ? linear(args[0]) : undefined;
  if (name !== "SUBTOTAL" && name !== "AGGREGATE") return undefined;
  const code = args[0] && numberOf(args[0]);
  if (name === "SUBTOTAL") return code === 9 || code === 109 ? sumOf(args.slice(1), { text: true, subtotals: true, filtered: true, hidden: code === 109 }) : undefined;
  const option = args[1] && numberOf(args[1]);
  if (code !== 9 || option === undefined || option < 0 || option > 7) return undefined;
  return sumOf(args.slice(2), { text: true, subtotals: option < 4, hidden: option % 2 === 1, errors: option === 2 || option === 3 || option === 6 || option === 7 });
}

function sumOf(args: readonly FormulaNode[], passes: Passing): LinearShape | undefined {
  let sum: LinearShape = { terms: [], constant: 0 };
  for (const arg of args) {
    const one: LinearShape | undefined = arg.kind === "reference" ? { terms: [{ reference: arg, sign: 1, passes }], constant: 0 }
      : arg.kind === "omitted" ? { terms: [], constant: 0 } : linear(arg);
    if (!one) return undefined;
    sum = add(sum, one);
  }
  return sum;
}
