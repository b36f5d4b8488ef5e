import { formulaReferences, parseQualifier, parseReferenceToken } from "../grid/formulaReferences.js";
import { tokenizeFormula, type FormulaToken } from "../grid/formulaTokens.js";
import type { CellRange } from "../grid/address.js";
import type { DefinedName } from "../grid/grid.js";

/** A formula that only adds and subtracts cells. */
export interface LinearFormula {
  readonly terms: readonly LinearTerm[];
  readonly constant: number;
}

export interface LinearTerm {
  /** Undefined for the formula's own sheet. */
  readonly sheet: string | undefined;
  readonly range: CellRange;
  readonly sign: 1 | -1;
  /** SUM passes text over; `+` turns text that shows a number into the number. */
  readonly skipsText: boolean;
}

/**
 * Reads `SUM`, `SUBTOTAL(9|109, …)`, `AGGREGATE(9, …)` and chains of + and − over cells. Undefined for anything else:
 * a formula that is not fully understood is no evidence.
 * @example parseLinearFormula("SUM(B2:B5)-C5") → two terms, the second with sign −1
 */
export function parseLinearFormula(formula: string, names: readonly DefinedName[] = []): LinearFormula | undefined {
  const tokens = tokenizeFormula(formula).filter((token) => token.kind !== "space" && token.text !== "@");
  const parser = new Parser(tokens, names);
  const sum = parser.expression();
  return sum && parser.isAtEnd() ? sum : undefined;
}

const ADDING = /^(?:SUM)$/i;
const SUBTOTALS = /^(?:SUBTOTAL|AGGREGATE)$/i;

/** Brackets deeper than Excel's own limit of 64 levels are no formula of people. */
const MOST_DEPTH = 64;

class Parser {
  private position = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly FormulaToken[], private readonly names: readonly DefinedName[]) {}

  isAtEnd(): boolean {
    return this.position >= this.tokens.length;
  }

  expression(): LinearFormula | undefined {
    if (++this.depth > MOST_DEPTH) return undefined;
    const sum = this.sum();
    this.depth--;
    return sum;
  }

  private sum(): LinearFormula | undefined {
    const terms: LinearTerm[] = [];
    let constant = 0;
    let sign: 1 | -1 = 1;
    for (let isFirst = true; ; isFirst = false) {
      const token = this.peek();
      if (token?.kind === "operator" && (token.text === "+" || token.text === "-")) {
        sign = token.text === "-" ? -1 : 1;
        this.position++;
      } else if (!isFirst) break;
      const one = this.operand();
      if (!one) return undefined;
      terms.push(...one.terms.map((term) => ({ ...term, sign: (term.sign * sign) as 1 | -1 })));
      constant += one.constant * sign;
      sign = 1;
    }
    return { terms, constant };
  }

  private operand(): LinearFormula | undefined {
    const token = this.peek();
    if (!token) return undefined;
    if (token.kind === "function") return this.call(token.text);
    if (token.kind === "open") {
      this.position++;
      const inner = this.expression();
      return inner && this.take("close") ? inner : undefined;
    }
    if (token.kind === "number") {
      this.position++;
      return { terms: [], constant: Number(token.text) };
    }
    const term = this.reference(false);
    return term ? { terms: [term], constant: 0 } : undefined;
  }

  private call(name: string): LinearFormula | undefined {
    this.position++;
    if (!this.take("open")) return undefined;
    if (SUBTOTALS.test(name)) {
      const code = this.peek();
      if (code?.kind !== "number" || (code.text !== "9" && code.text !== "109")) return undefined;
      this.position++;
      if (!this.take("separator")) return undefined;
      if (/^AGGREGATE$/i.test(name)) {
        if (this.peek()?.kind === "number") this.position++;
        if (!this.take("separator")) return undefined;
      }
    } else if (!ADDING.test(name)) return undefined;
    const terms: LinearTerm[] = [];
    let constant = 0;
    for (;;) {
      const term = this.reference(true);
      if (term) terms.push(term);
      else {
        const inner = this.expression();
        if (!inner) return undefined;
        terms.push(...inner.terms);
        constant += inner.constant;
      }
      if (this.take("close")) return { terms, constant };
      if (!this.take("separator")) return undefined;
    }
  }

  /** A cell or range that stands by itself; in an argument only where the argument ends right after it. */
  private reference(isArgument: boolean): LinearTerm | undefined {
    const start = this.position;
    let sheet: string | undefined;
    if (this.peek()?.kind === "qualifier") {
      const qualifier = parseQualifier(this.peek()?.text ?? "");
      if (qualifier.book !== undefined || qualifier.lastSheet !== undefined) return undefined;
      sheet = qualifier.sheet;
      this.position++;
    }
    const token = this.peek();
    const next = this.tokens[this.position + 1];
    const found = token && this.rangeOf(token, sheet);
    const ends = !next || next.kind === "separator" || next.kind === "close";
    if (!found || (isArgument && !ends)) { this.position = start; return undefined; }
    if (!isArgument && token.kind !== "cell" && token.kind !== "name") { this.position = start; return undefined; }
    this.position++;
    return { ...found, sign: 1, skipsText: isArgument };
  }

  private rangeOf(token: FormulaToken, sheet: string | undefined): Pick<LinearTerm, "sheet" | "range"> | undefined {
    if (token.kind === "name") {
      const name = this.names.find((candidate) => candidate.name.toLowerCase() === token.text.toLowerCase());
      const [reference, ...more] = name ? formulaReferences(name.refersTo) : [];
      if (!reference || more.length > 0 || !reference.qualifier || reference.qualifier.book !== undefined) return undefined;
      return { sheet: reference.qualifier.sheet, range: reference.range };
    }
    if (!parseReferenceToken(token)) return undefined;
    const [reference] = formulaReferences(token.text);
    return reference ? { sheet, range: reference.range } : undefined;
  }

  private peek(): FormulaToken | undefined {
    return this.tokens[this.position];
  }

  private take(kind: FormulaToken["kind"]): boolean {
    if (this.peek()?.kind !== kind) return false;
    this.position++;
    return true;
  }
}
