import { quoteSheetName } from "./address.js";
import { parseQualifier, type Qualifier } from "./formulaReferences.js";
import { tokenizeFormula } from "./formulaTokens.js";

/**
 * The formula after a sheet has got another name.
 * @example renameInFormula("SUM(件数表!B2:B5)", "件数表", "件数表 2") === "SUM('件数表 2'!B2:B5)"
 */
export function renameInFormula(formula: string, before: string, after: string): string {
  return mapQualifiers(formula, (qualifier) => {
    const renamed = (name: string): string => (isSame(name, before) ? after : name);
    return formatQualifier(renamed(qualifier.sheet), qualifier.lastSheet === undefined ? undefined : renamed(qualifier.lastSheet));
  }, [before]);
}

/**
 * The formula after a sheet was taken away: what speaks of it becomes #REF!, and a run of sheets that ended there ends at its neighbour.
 * `order` holds the names of all sheets before that, in the order of the tabs.
 * @example dropFromFormula("SUM(乙!B2)+甲:乙!C1", "乙", ["甲", "乙"]) === "SUM(#REF!B2)+甲!C1"
 */
export function dropFromFormula(formula: string, gone: string, order: readonly string[]): string {
  return mapQualifiers(formula, ({ sheet, lastSheet }) => {
    if (lastSheet === undefined) return isSame(sheet, gone) ? "#REF!" : undefined;
    const place = (name: string): number => order.findIndex((other) => isSame(other, name));
    const [first, last] = [place(sheet), place(lastSheet)];
    const step = first <= last ? 1 : -1;
    const from = isSame(sheet, gone) ? first + step : first;
    const to = isSame(lastSheet, gone) ? last - step : last;
    const [a, b] = [order[from], order[to]];
    if (a === undefined || b === undefined || (to - from) * step < 0) return "#REF!";
    return formatQualifier(a, a === b ? undefined : b);
  }, [gone]);
}

/** Whether the formula speaks of a sheet of this workbook by its name. */
export function namesSheet(formula: string, name: string): boolean {
  return tokenizeFormula(formula).some((token) => token.kind === "qualifier" && concerns(parseQualifier(token.text), [name]));
}

/** `change` gives undefined where the qualifier stays. Those of other workbooks, and those that name none of the sheets, are passed over. */
function mapQualifiers(formula: string, change: (qualifier: Qualifier) => string | undefined, sheets: readonly string[]): string {
  if (!formula.includes("!")) return formula;
  return tokenizeFormula(formula).map((token) => {
    if (token.kind !== "qualifier") return token.text;
    const qualifier = parseQualifier(token.text);
    return concerns(qualifier, sheets) ? (change(qualifier) ?? token.text) : token.text;
  }).join("");
}

function concerns({ book, sheet, lastSheet }: Qualifier, sheets: readonly string[]): boolean {
  return book === undefined && sheets.some((name) => isSame(name, sheet) || (lastSheet !== undefined && isSame(name, lastSheet)));
}

function formatQualifier(sheet: string, lastSheet: string | undefined): string {
  if (lastSheet === undefined) return `${quoteSheetName(sheet)}!`;
  const isPlain = quoteSheetName(sheet) === sheet && quoteSheetName(lastSheet) === lastSheet;
  return isPlain ? `${sheet}:${lastSheet}!` : `'${sheet.replaceAll("'", "''")}:${lastSheet.replaceAll("'", "''")}'!`;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
