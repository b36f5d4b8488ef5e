import { tokenizeFormula } from "../../core/grid/formulaTokens.js";

/**
 * Functions that came after the file format: a file names them with a prefix, and without it Excel shows #NAME?.
 * Source: Microsoft, "Issue: An _xlfn. prefix is displayed in front of a formula".
 */
const LATER_FUNCTIONS = new Set(
  ("CEILING.MATH CONCAT DAYS FORMULATEXT IFNA IFS ISFORMULA MAXIFS MINIFS NUMBERVALUE SEQUENCE SHEET SHEETS SWITCH TEXTJOIN UNIQUE XLOOKUP XMATCH XOR " +
    "TEXTBEFORE TEXTAFTER TEXTSPLIT TOCOL TOROW VSTACK HSTACK TAKE DROP CHOOSECOLS CHOOSEROWS SORTBY RANDARRAY STDEV.S STDEV.P VAR.S VAR.P PERCENTILE.INC RANK.EQ RANK.AVG UNICODE UNICHAR BASE DECIMAL")
    .split(" "),
);
const LATER_SHEET_FUNCTIONS = new Set(["FILTER", "SORT"]);

/**
 * A formula as a file stores it: without a leading `=`, later functions with their prefix.
 * @example fileFormula("=TEXTJOIN(\"、\",TRUE,A1:A3)") === "_xlfn.TEXTJOIN(\"、\",TRUE,A1:A3)"
 */
export function fileFormula(formula: string): string {
  const bare = formula.startsWith("=") ? formula.slice(1) : formula;
  return tokenizeFormula(bare)
    .map(({ kind, text }) => {
      if (kind !== "function") return text;
      const name = text.toUpperCase();
      return LATER_SHEET_FUNCTIONS.has(name) ? `_xlfn._xlws.${name}` : LATER_FUNCTIONS.has(name) ? `_xlfn.${name}` : text;
    })
    .join("");
}
