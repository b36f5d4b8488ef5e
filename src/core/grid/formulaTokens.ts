/**
 * The words of an Excel formula as files store it: A1 form, English function names, `,` between arguments, no `=` in front.
 * Nothing is dropped, blanks included: the texts of the tokens, joined, are the formula.
 */

export type FormulaTokenKind =
  | "space" // blanks and line breaks; between two references Excel reads it as intersection
  | "operator" // + - * / ^ & % = < > <= >= <>
  | "colon" // a range operator between parts that are no plain `A1:B2`, as in `A1:INDEX(…)`
  | "separator" // , between arguments or references, ; between rows of an array
  | "open" | "close" // ( )
  | "array-open" | "array-close" // { }
  | "number"
  | "string" // with its quotes
  | "boolean"
  | "error" // #REF!
  | "function" // a name that a ( follows; `_xlfn.` kept
  | "qualifier" // `表!`, `'表 1'!`, `甲:丙!`, `[1]表!`: belongs to the reference or name after it
  | "cell" // A1, $A$1
  | "range" // A1:B2 in one token
  | "columns" // A:C
  | "rows" // 1:3
  | "structured" // 表1[[#This Row],[件数]], [@件数]
  | "name"
  | "spill" // # after a cell
  | "at" // @, implicit intersection
  | "unknown";

export interface FormulaToken {
  readonly kind: FormulaTokenKind;
  readonly text: string;
}

// A name may hold any letter of any script; Excel's list has no pattern, so everything beyond ASCII but blanks is taken.
const REST = "[A-Za-z0-9_.?\\\\\\u0080-\\u009f\\u00a1-\\u2027\\u202a-\\u202e\\u2030-\\u205e\\u2060-\\u2fff\\u3001-\\ufefe\\uff00-\\uffff]";
const START = `(?![0-9.?])${REST}`;
const CELL = "\\$?[A-Za-z]{1,3}\\$?[1-9]\\d{0,6}";
const COLUMN = "\\$?[A-Za-z]{1,3}";
const ROW = "\\$?[1-9]\\d{0,6}";
const END = `(?!${REST}|[(!])`;

const sticky = (source: string): RegExp => new RegExp(source, "y");

// The lengths are far above those of paths and sheet names. Without them hostile text is looked through anew from each of its places.
const QUALIFIER = sticky(`'(?:[^']|''){0,1000}'!|(?:\\[[^\\[\\]]{0,500}\\])?${REST}{1,255}(?::${REST}{1,255})?!|\\[[^\\[\\]]{0,500}\\]!|#REF!(?=${COLUMN}|${ROW})`);
const REFERENCES: readonly (readonly [FormulaTokenKind, RegExp])[] = [
  ["range", sticky(`${CELL}:${CELL}${END}`)],
  ["cell", sticky(`${CELL}${END}`)],
  ["columns", sticky(`${COLUMN}:${COLUMN}${END}`)],
  ["rows", sticky(`${ROW}:${ROW}${END}`)],
];
const SPACE = sticky("\\s+");
const STRING = sticky('"(?:[^"]|"")*"');
const NUMBER = sticky("(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");
const ERROR = sticky("#(?:[A-Za-z_]+(?:/[A-Za-z0-9]+)?[!?]?)");
const NAME = sticky(`${START}${REST}*`);
const OPERATOR = sticky("<=|>=|<>|[-+*/^&%=<>]");
const SINGLE: Readonly<Record<string, FormulaTokenKind>> = {
  ":": "colon", ",": "separator", ";": "separator", "(": "open", ")": "close", "{": "array-open", "}": "array-close", "@": "at", "#": "spill",
};

/**
 * Cuts a formula into its tokens.
 * @example tokenizeFormula("SUM('表 1'!B2:B5)").map((t) => t.kind) → ["function", "open", "qualifier", "range", "close"]
 */
export function tokenizeFormula(formula: string): readonly FormulaToken[] {
  const tokens: FormulaToken[] = [];
  let position = 0;
  while (position < formula.length) {
    const token = tokenAt(formula, position, tokens.at(-1)?.kind);
    tokens.push(token);
    position += token.text.length;
  }
  return tokens;
}

function tokenAt(formula: string, position: number, previous: FormulaTokenKind | undefined): FormulaToken {
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = position;
    return pattern.exec(formula)?.[0];
  };
  const character = formula.charAt(position);
  let text: string | undefined;
  if ((text = match(SPACE)) !== undefined) return { kind: "space", text };
  if ((text = match(STRING)) !== undefined) return { kind: "string", text };
  // After `表!` the next `甲1:表!` is a reference and the other end of a range, not a run of sheets.
  if (previous !== "qualifier" && (text = match(QUALIFIER)) !== undefined) return { kind: "qualifier", text };
  for (const [kind, pattern] of REFERENCES) {
    text = match(pattern);
    if (text !== undefined && withinLimits(text)) return { kind, text };
  }
  if ((text = match(NUMBER)) !== undefined) return { kind: "number", text };
  if (character === "#") {
    const isSpill = previous === "cell" || previous === "name" || previous === "close";
    text = isSpill ? undefined : match(ERROR);
    return text === undefined ? { kind: "spill", text: character } : { kind: "error", text };
  }
  if ((text = match(NAME)) !== undefined) {
    const next = formula.charAt(position + text.length);
    if (next === "(") return { kind: "function", text };
    if (next === "[") return { kind: "structured", text: text + brackets(formula, position + text.length) };
    return { kind: /^(?:true|false)$/i.test(text) ? "boolean" : "name", text };
  }
  if (character === "[") return { kind: "structured", text: brackets(formula, position) };
  if ((text = match(OPERATOR)) !== undefined) return { kind: "operator", text };
  return { kind: SINGLE[character] ?? "unknown", text: character };
}

/** `XFE1` and `A1048577` are names, for no sheet has that column or row. */
function withinLimits(reference: string): boolean {
  return reference.split(":").every((end) => {
    const [, letters = "", digits = ""] = /^\$?([A-Za-z]*)\$?(\d*)$/.exec(end) ?? [];
    return (letters.length < 3 || letters.toUpperCase() <= "XFD") && Number(digits) <= 1_048_576;
  });
}

/** The bracketed part of a structured reference; inside it `'` takes the next character literally. */
function brackets(formula: string, position: number): string {
  let depth = 0;
  for (let i = position; i < formula.length; i++) {
    const character = formula.charAt(i);
    if (character === "'") i++;
    else if (character === "[") depth++;
    else if (character === "]" && --depth === 0) return formula.slice(position, i + 1);
  }
  return formula.slice(position);
}
