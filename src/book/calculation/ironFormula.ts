import { formatRange, quoteSheetName } from "../../core/grid/address.js";
import { parseQualifier } from "../../core/grid/formulaReferences.js";
import { tokenizeFormula, type FormulaToken } from "../../core/grid/formulaTokens.js";
import type { DefinedName } from "../../core/grid/grid.js";
import type { BookTable } from "../../core/grid/sheetLayout.js";
import type { KeptReason } from "./calculator.js";
import { resolveStructured } from "./structuredReference.js";

/** What a formula may speak of beside cells. */
export interface FormulaSurroundings {
  /** The sheet it stands on, and its row: for names of the sheet and `[@件数]`. */
  readonly sheetName: string;
  readonly rowIndex: number;
  readonly names: readonly DefinedName[];
  readonly tables: readonly (BookTable & { readonly sheetName: string })[];
}

export type IronFormula =
  | { readonly kind: "formula"; readonly text: string; /** Only plain functions, whose results are IronCalc's to give. */ readonly isPlain: boolean }
  | { readonly kind: "kept"; readonly reason: KeptReason; readonly detail?: string };

/**
 * Functions whose results in IronCalc were held against Excel's and LibreOffice's (test/book/calculation): what they give counts even where
 * the file says otherwise, for then the file was written without calculating. Any other function must first give what Excel had saved.
 */
const PLAIN = new Set(
  ("SUM AVERAGE COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS SUMIF SUMIFS AVERAGEIF AVERAGEIFS SUMPRODUCT MIN MAX MINIFS MAXIFS IF IFERROR IFNA IFS AND OR NOT TRUE FALSE ROUND ROUNDUP ROUNDDOWN " +
    "ABS INT MOD SIGN PRODUCT SUBTOTAL INDEX MATCH VLOOKUP HLOOKUP XLOOKUP CHOOSE ISNUMBER ISTEXT ISBLANK ISERROR ISNA CONCATENATE CONCAT LEFT RIGHT MID LEN TRIM VALUE DATE YEAR MONTH DAY N ROW COLUMN ROWS COLUMNS LARGE SMALL RANK MEDIAN SQRT POWER NA PI").split(" "),
);
/** Their results change without any cell changing: Excel's saved ones are no measure. */
export const VOLATILE = new Set(["TODAY", "NOW", "RAND", "RANDBETWEEN", "RANDARRAY"]);
/** The relative part by which Excel's ROUND, which goes by 15 digits, stands above the binary number: 1.005 rounds to 1.01. */
const ROUND_NUDGE = "(1+5E-15)";
const LONGEST_EXPANSION = 32_000;

/**
 * A formula as IronCalc takes it: names and structured references become ranges, ROUND goes by 15 digits as Excel's does.
 * What it would read otherwise than Excel is kept: intersections, unions, runs of sheets, other workbooks.
 * @example toIronFormula("SUM(件数[合計])", surroundings) → { kind: "formula", text: "=SUM('件数表'!E3:E24)", isPlain: true }
 */
export function toIronFormula(formula: string, surroundings: FormulaSurroundings): IronFormula {
  const expanded = expand(formula, surroundings, 0);
  if (expanded === undefined || expanded.length > LONGEST_EXPANSION) return { kind: "kept", reason: "form" };
  const tokens = tokenizeFormula(expanded);
  if (tokens.some((token, i) => isForeign(token, i, tokens))) return { kind: "kept", reason: "form" };
  const functions = tokens.filter((token) => token.kind === "function").map((token) => token.text.toUpperCase());
  return { kind: "formula", text: `=${nudgeRounds(tokens)}`, isPlain: functions.every((name) => PLAIN.has(name) || VOLATILE.has(name)) };
}

/** Puts what names and structured references stand for in their place; undefined where one stands for nothing known. */
function expand(formula: string, surroundings: FormulaSurroundings, depth: number): string | undefined {
  if (depth > 8) return undefined; // names that speak of each other
  let text = "";
  let bound = new Set<string>();
  const tokens = tokenizeFormula(formula);
  if (tokens.some((token) => token.kind === "function" && /^(?:LET|LAMBDA)$/i.test(token.text))) bound = letNames(tokens);
  for (const [i, token] of tokens.entries()) {
    if (token.kind === "name" && !bound.has(token.text.toLowerCase())) {
      const before = tokens[i - 1];
      const home = before?.kind === "qualifier" ? parseQualifier(before.text).sheet : surroundings.sheetName;
      const found = findName(surroundings.names, token.text, home);
      const inner = found && expand(found.refersTo, surroundings, depth + 1);
      if (inner === undefined) return undefined;
      if (before?.kind === "qualifier") text = text.slice(0, text.length - before.text.length);
      text += isReference(inner) ? inner : `(${inner})`;
    } else if (token.kind === "structured") {
      const place = resolveStructured(token.text, surroundings);
      if (!place) return undefined;
      text += place.ranges.map((range) => `${quoteSheetName(place.sheetName)}!${formatRange(range)}`).join(":");
    } else text += token.text;
  }
  return text;
}

/** The first argument of each pair in LET, and the parameters of LAMBDA. */
function letNames(tokens: readonly FormulaToken[]): Set<string> {
  return new Set(tokens.filter((token) => token.kind === "name").map((token) => token.text.toLowerCase()));
}

function findName(names: readonly DefinedName[], name: string, sheetName: string): DefinedName | undefined {
  const same = names.filter((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  return same.find((candidate) => candidate.sheet?.toLowerCase() === sheetName.toLowerCase()) ?? same.find((candidate) => candidate.sheet === undefined);
}

function isReference(formula: string): boolean {
  return tokenizeFormula(formula).every(({ kind }) => kind === "qualifier" || kind === "cell" || kind === "range" || kind === "columns" || kind === "rows");
}

const REFERENCE_KINDS = new Set(["cell", "range", "columns", "rows", "close"]);

/** What IronCalc 0.8.4 takes for something else, or for nothing, without saying so. */
function isForeign(token: FormulaToken, i: number, tokens: readonly FormulaToken[]): boolean {
  switch (token.kind) {
    case "at": case "spill": case "unknown": case "colon":
      return true;
    case "qualifier": {
      const { book, lastSheet } = parseQualifier(token.text);
      return book !== undefined || lastSheet !== undefined;
    }
    case "space": { // an intersection
      const [before, after] = [tokens[i - 1], tokens[i + 1]];
      return before !== undefined && after !== undefined && REFERENCE_KINDS.has(before.kind) && (REFERENCE_KINDS.has(after.kind) || after.kind === "qualifier") && after.kind !== "close";
    }
    case "separator":
      return isUnion(tokens, i);
    default:
      return false;
  }
}

/** A comma within brackets of its own, not those of a function, joins references. */
function isUnion(tokens: readonly FormulaToken[], at: number): boolean {
  let depth = 0;
  for (let i = at - 1; i >= 0; i--) {
    const { kind } = tokens[i] as FormulaToken; // within its length
    if (kind === "close" || kind === "array-close") depth++;
    else if (kind === "array-open" && depth-- === 0) return false;
    else if (kind === "open" && depth-- === 0) return tokens[i - 1]?.kind !== "function";
  }
  return true;
}

function nudgeRounds(tokens: readonly FormulaToken[]): string {
  const texts = tokens.map((token) => token.text);
  tokens.forEach((token, i) => {
    if (token.kind !== "function" || token.text.toUpperCase() !== "ROUND") return;
    const end = endOfArgument(tokens, i + 2);
    if (end === undefined) return;
    texts[i + 1] = `${texts[i + 1] ?? ""}(`;
    texts[end] = `)*${ROUND_NUDGE}${texts[end] ?? ""}`;
  });
  return texts.join("");
}

function endOfArgument(tokens: readonly FormulaToken[], from: number): number | undefined {
  let depth = 0;
  for (let i = from; i < tokens.length; i++) {
    const kind = tokens[i]?.kind;
    if (kind === "open" || kind === "array-open") depth++;
    else if (kind === "array-close") depth--;
    else if (kind === "close" && depth-- === 0) return undefined; // one argument alone: no ROUND
    else if (kind === "separator" && depth === 0) return i;
  }
  return undefined;
}

