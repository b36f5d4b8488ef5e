import type { BookSheet } from "../../../src/book/bookSheet.js";
import { parseArea, splitAddress } from "./addressText.js";
import type { ExcelSession } from "./excelSession.js";
import { mapCells, wireValue } from "./readCells.js";

interface Comparison { readonly formula1: unknown; readonly formula2?: unknown; readonly operator: string }

/** `Excel.DataValidationRule`. */
export interface ValidationRule {
  readonly wholeNumber?: Comparison;
  readonly decimal?: Comparison;
  readonly textLength?: Comparison;
  readonly date?: Comparison;
  readonly time?: Comparison;
  readonly list?: { readonly inCellDropDown: boolean; readonly source: string };
  readonly custom?: { readonly formula: string };
}

const TYPES: readonly (readonly [keyof ValidationRule, string])[] = [
  ["wholeNumber", "WholeNumber"], ["decimal", "Decimal"], ["textLength", "TextLength"], ["date", "Date"], ["time", "Time"], ["list", "List"], ["custom", "Custom"],
];

export function typeOfRule(rule: ValidationRule): string {
  return TYPES.find(([name]) => rule[name] !== undefined)?.[1] ?? "None";
}

/** Whether what a cell holds breaks its rule. A formula of a rule that is no plain value is taken to hold: it would have to be calculated. */
export function breaksRule(session: ExcelSession, sheet: BookSheet, rowIndex: number, columnIndex: number, rule: ValidationRule, ignoreBlanks: boolean): boolean {
  const value = sheet.value(rowIndex, columnIndex);
  if (value === null || value === "") return !ignoreBlanks && rule.list === undefined;
  if (rule.list) return !listed(session, sheet, rule.list.source).has(String(wireValue(value)).toLowerCase());
  if (rule.custom) return false;
  if (rule.textLength) return !compares(String(wireValue(value)).length, rule.textLength, session, sheet);
  const comparison = rule.wholeNumber ?? rule.decimal ?? rule.date ?? rule.time;
  if (!comparison) return false;
  if (typeof value !== "number" || (rule.wholeNumber && !Number.isInteger(value))) return true;
  return !compares(value, comparison, session, sheet);
}

function listed(session: ExcelSession, sheet: BookSheet, source: string): ReadonlySet<string> {
  if (!source.startsWith("=")) return new Set(source.split(",").map((item) => item.trim().toLowerCase()));
  const [name, rest] = splitAddress(source);
  const target = name === undefined ? sheet : session.book.sheet(name);
  const area = parseArea(rest.replaceAll("$", ""));
  return new Set(target && area ? mapCells(target, area, ({ value }) => String(wireValue(value)).toLowerCase()).flat() : []);
}

function compares(value: number, { formula1, formula2, operator }: Comparison, session: ExcelSession, sheet: BookSheet): boolean {
  const [a, b] = [operand(formula1, session, sheet), operand(formula2, session, sheet)];
  if (a === undefined) return true;
  switch (operator) {
    case "Between": return b === undefined || (value >= a && value <= b);
    case "NotBetween": return b === undefined || value < a || value > b;
    case "EqualTo": return value === a;
    case "NotEqualTo": return value !== a;
    case "GreaterThan": return value > a;
    case "GreaterThanOrEqualTo": return value >= a;
    case "LessThan": return value < a;
    case "LessThanOrEqualTo": return value <= a;
    default: return true;
  }
}

/** A number, a day in ISO form, or a cell. */
function operand(formula: unknown, session: ExcelSession, sheet: BookSheet): number | undefined {
  if (typeof formula === "number") return formula;
  if (typeof formula !== "string") return undefined;
  const text = formula.startsWith("=") ? formula.slice(1) : formula;
  if (text !== "" && Number.isFinite(Number(text))) return Number(text);
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / 86_400_000 + 25_569;
  const [name, rest] = splitAddress(text);
  const target = name === undefined ? sheet : session.book.sheet(name);
  const area = parseArea(rest);
  const value = target && area ? target.value(area.top, area.left) : undefined;
  return typeof value === "number" ? value : undefined;
}
