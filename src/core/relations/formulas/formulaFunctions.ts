import type { FormulaNode } from "./formulaNode.js";
import { isBlock, isError, isUnclear, operate, toNumber, type Block, type Evaluation, type Operand, type Scalar, type Unclear } from "./evaluateFormula.js";
import { matcherOf } from "./criterion.js";

const UNKNOWN: Unclear = { unclear: "unknown-function" };
const COMPUTED = new Set(["INDIRECT", "OFFSET", "INDEX", "CHOOSE", "GETPIVOTDATA", "CELL", "INFO"]);

/** Calls a function of Excel; those that are not known here give their reason. */
export function callFunction(name: string, args: readonly FormulaNode[], on: Evaluation): Operand {
  const [first, second, third] = args;
  switch (name) {
    case "IF": {
      const condition = first ? on.scalar(first) : UNKNOWN;
      if (isUnclear(condition) || isError(condition)) return condition;
      const holds = toNumber(condition, (n) => n !== 0);
      if (typeof holds !== "boolean") return holds;
      const branch = holds ? second : third;
      return branch ? on.operand(branch) : holds ? 0 : false;
    }
    case "IFERROR": case "IFNA": {
      const value = first ? on.scalar(first) : UNKNOWN;
      const isCaught = isError(value) && (name === "IFERROR" || value.error === "#N/A");
      return isCaught ? (second ? on.operand(second) : "") : value;
    }
    case "ISERROR": case "ISNUMBER": case "ISBLANK": case "ISTEXT": {
      const value = first ? on.scalar(first) : UNKNOWN;
      if (isUnclear(value)) return value;
      return name === "ISERROR" ? isError(value) : name === "ISNUMBER" ? typeof value === "number" : name === "ISTEXT" ? typeof value === "string" : value === null;
    }
    case "NOT": return on.map([first ? on.operand(first) : UNKNOWN], ([value]) => toNumber(value, (n) => n === 0));
    case "ABS": return on.map([first ? on.operand(first) : UNKNOWN], ([value]) => toNumber(value, Math.abs));
    case "INT": return on.map([first ? on.operand(first) : UNKNOWN], ([value]) => toNumber(value, Math.floor));
    case "N": return on.map([first ? on.operand(first) : UNKNOWN], ([value]) => (typeof value === "number" || isError(value ?? null) ? value ?? 0 : value === true ? 1 : 0));
    case "VALUE": return on.map([first ? on.operand(first) : UNKNOWN], ([value]) => toNumber(value, (n) => n));
    case "ROUND": case "ROUNDUP": case "ROUNDDOWN": case "TRUNC":
      return on.map([first ? on.operand(first) : UNKNOWN, second ? on.operand(second) : 0], ([value, digits]) => toNumber(value, (n) => toNumber(digits, (d) => roundTo(n, d, name))));
    case "SUMPRODUCT": return sumProduct(args, on);
    case "SUMIF": case "AVERAGEIF": case "COUNTIF": return conditional(name, args, on);
    case "SUMIFS": case "AVERAGEIFS": case "COUNTIFS": return conditional(name, args, on);
    case "SUBTOTAL": return subtotal(args, on);
    default: {
      const aggregate = AGGREGATES[name];
      if (aggregate) return collected(args, on, aggregate, name === "COUNT" || name === "COUNTA" || name === "COUNTBLANK");
      return COMPUTED.has(name) ? { unclear: "computed-reference" } : UNKNOWN;
    }
  }
}

/** Half away from zero, on the number as its 15 digits show it. */
export function roundTo(value: number, digits: number, name: string): number {
  const scale = 10 ** Math.trunc(digits);
  const scaled = Number((Math.abs(value) * scale).toPrecision(15));
  const size = name === "ROUND" ? Math.floor(scaled + 0.5) : name === "ROUNDUP" ? Math.ceil(scaled) : Math.floor(scaled);
  return Math.sign(value) * Number((size / scale).toPrecision(15));
}

type Aggregate = (numbers: readonly number[], all: readonly Scalar[]) => Scalar;
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const DIVISION: Scalar = { error: "#DIV/0!" };

const AGGREGATES: Readonly<Record<string, Aggregate>> = {
  SUM: sum,
  AVERAGE: (numbers) => (numbers.length === 0 ? DIVISION : sum(numbers) / numbers.length),
  COUNT: (numbers) => numbers.length,
  COUNTA: (_, all) => all.filter((value) => value !== null).length,
  COUNTBLANK: (_, all) => all.filter((value) => value === null || value === "").length,
  MIN: (numbers) => numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0),
  MAX: (numbers) => numbers.reduce((a, b) => Math.max(a, b), numbers[0] ?? 0),
  MEDIAN: (numbers) => {
    const sorted = [...numbers].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    return sorted.length === 0 ? { error: "#NUM!" } : sorted.length % 2 === 1 ? sorted[middle] ?? 0 : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  },
  PRODUCT: (numbers) => numbers.reduce((a, b) => a * b, numbers.length === 0 ? 0 : 1),
  AND: (numbers, all) => [...numbers, ...all.filter((value) => typeof value === "boolean")].every(Boolean),
  OR: (numbers, all) => [...numbers, ...all.filter((value) => typeof value === "boolean")].some(Boolean),
};

/** Gathers the values of all arguments: in ranges, texts and truth values are passed over; as arguments they count. */
function collected(args: readonly FormulaNode[], on: Evaluation, aggregate: Aggregate, takesErrors: boolean): Operand {
  const numbers: number[] = [];
  const all: Scalar[] = [];
  for (const arg of args) {
    const operand = on.operand(arg);
    if (isUnclear(operand)) return operand;
    if (isBlock(operand)) {
      for (const value of operand.values) {
        if (isError(value) && !takesErrors) return value;
        all.push(value);
        if (typeof value === "number") numbers.push(value);
      }
      continue;
    }
    if (isError(operand) && !takesErrors) return operand;
    all.push(operand);
    const number = typeof operand === "boolean" ? operand : toNumber(operand, (n) => n);
    if (typeof number === "number") numbers.push(number);
    else if (isError(number) && !takesErrors) return number;
  }
  return aggregate(numbers, all);
}

/** Texts count as 0, unless an operation has turned them into numbers before. */
function sumProduct(args: readonly FormulaNode[], on: Evaluation): Operand {
  const product = on.map(args.map((arg) => on.operand(arg)), (values) => values.reduce<Scalar>((a, b) => (isError(a) ? a : isError(b) ? b : operate("*", a, typeof b === "number" ? b : 0)), 1));
  if (isUnclear(product)) return product;
  const values = isBlock(product) ? product.values : [product];
  return values.find(isError) ?? sum(values.filter((value) => typeof value === "number"));
}

const CODES: Readonly<Record<number, string>> = { 1: "AVERAGE", 2: "COUNT", 3: "COUNTA", 4: "MAX", 5: "MIN", 6: "PRODUCT", 9: "SUM" };

function subtotal(args: readonly FormulaNode[], on: Evaluation): Operand {
  const code = args[0] ? on.scalar(args[0]) : UNKNOWN;
  if (typeof code !== "number") return UNKNOWN;
  const aggregate = AGGREGATES[CODES[code % 100] ?? ""];
  if (!aggregate) return UNKNOWN;
  const values: Scalar[] = [];
  for (const arg of args.slice(1)) {
    const block = on.operand(arg);
    if (isUnclear(block)) return block;
    if (!isBlock(block) || !block.places) return UNKNOWN;
    let i = 0;
    for (const { sheet, range } of block.places) {
      for (let r = range.top; r <= range.bottom; r++) {
        for (let c = range.left; c <= range.right; c++, i++) {
          if (on.cells.isSubtotal(sheet, r, c) || (code > 100 ? on.cells.isHiddenRow(sheet, r) : on.cells.isFilteredRow(sheet, r))) continue;
          values.push(block.values[i] ?? null);
        }
      }
    }
  }
  return values.find(isError) ?? aggregate(values.filter((value) => typeof value === "number"), values);
}

/** SUMIF(range, criterion, [sum]) and SUMIFS(sum, range, criterion, …), with their kin that count and average. */
function conditional(name: string, args: readonly FormulaNode[], on: Evaluation): Operand {
  const picked = pickCells(name, args, on);
  if ("unclear" in picked) return picked;
  const { matches, values } = picked;
  if (name.startsWith("COUNT")) return matches.filter(Boolean).length;
  const kept = values.filter((_, i) => matches[i]);
  const error = kept.find(isError);
  if (error) return error;
  const numbers = kept.filter((value) => typeof value === "number");
  return name.startsWith("SUM") ? sum(numbers) : numbers.length === 0 ? DIVISION : sum(numbers) / numbers.length;
}

export interface PickedCells {
  readonly matches: readonly boolean[];
  readonly values: readonly Scalar[];
  /** The cells that are summed or counted. */
  readonly block: Block;
}

/** Which cells a conditional sum or count takes. */
export function pickCells(name: string, args: readonly FormulaNode[], on: Evaluation): PickedCells | Unclear {
  const isPlural = name.endsWith("S");
  const pairs = name === "COUNTIFS" ? args : isPlural ? args.slice(1) : args.slice(0, 2);
  const summed = name === "COUNTIF" || name === "COUNTIFS" ? args[0] : isPlural ? args[0] : args[2] && args[2].kind !== "omitted" ? args[2] : args[0];
  const block = summed ? on.operand(summed) : UNKNOWN;
  if (isUnclear(block)) return block;
  if (!isBlock(block)) return UNKNOWN;
  let matches: boolean[] | undefined;
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const [range, criterion] = [pairs[i], pairs[i + 1]];
    const tested = range ? on.operand(range) : UNKNOWN;
    const wanted = criterion ? on.scalar(criterion) : UNKNOWN;
    if (isUnclear(tested)) return tested;
    if (isUnclear(wanted)) return wanted;
    if (!isBlock(tested) || tested.values.length !== block.values.length) return UNKNOWN;
    const isMatch = matcherOf(wanted);
    const before = matches;
    matches = tested.values.map((value, k) => (before?.[k] ?? true) && isMatch(value));
  }
  return matches ? { matches, values: block.values, block } : UNKNOWN;
}
