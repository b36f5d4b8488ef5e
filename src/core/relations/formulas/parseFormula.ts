import { MAX_COLUMNS, MAX_ROWS } from "../../grid/address.js";
import { parseQualifier, parseReferenceToken, type Qualifier, type ReferenceEnd } from "../../grid/formulaReferences.js";
import { tokenizeFormula, type FormulaToken } from "../../grid/formulaTokens.js";
import type { CannotTellReason } from "../relation.js";
import type { Edge, FormulaNode, ReferenceNode } from "./formulaNode.js";
import { resolveStructured } from "./structuredReference.js";
import type { NameSpace } from "./nameSpace.js";

/** The cell that a formula stands in, and what its names mean there. */
export interface FormulaHome {
  readonly sheet: string;
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly names: NameSpace;
}

/** Brackets deeper than Excel's own limit of 64 levels are no formula of people. */
const MOST_DEPTH = 64;

const LEVELS: readonly (readonly string[])[] = [["=", "<>", "<", ">", "<=", ">="], ["&"], ["+", "-"], ["*", "/"], ["^"]];

/** The tree of a formula; undefined where it is not understood as a whole. */
export function parseFormula(tokens: readonly FormulaToken[], home: FormulaHome): FormulaNode | undefined {
  const parser = new FormulaParser(tokens.filter((token) => token.kind !== "space" && token.kind !== "at"), home);
  const tree = parser.level(0);
  return tree && parser.isAtEnd() ? tree : undefined;
}

class FormulaParser {
  private position = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly FormulaToken[], private readonly home: FormulaHome) {}

  isAtEnd(): boolean {
    return this.position >= this.tokens.length;
  }

  level(index: number): FormulaNode | undefined {
    const operators = LEVELS[index];
    if (!operators) return this.prefix();
    let left = this.level(index + 1);
    for (let token = this.peek(); left && token?.kind === "operator" && operators.includes(token.text); token = this.peek()) {
      this.position++;
      const right = this.level(index + 1);
      if (!right) return undefined;
      left = { kind: "binary", operator: token.text, left, right };
    }
    return left;
  }

  private prefix(): FormulaNode | undefined {
    const token = this.peek();
    if (token?.kind !== "operator" || (token.text !== "-" && token.text !== "+")) return this.postfix();
    if (++this.depth > MOST_DEPTH) return undefined;
    this.position++;
    const operand = this.prefix();
    this.depth--;
    return operand && { kind: "unary", operator: token.text, operand };
  }

  private postfix(): FormulaNode | undefined {
    let node = this.primary();
    while (node && this.peek()?.text === "%" && this.peek()?.kind === "operator") {
      this.position++;
      node = { kind: "unary", operator: "%", operand: node };
    }
    return node;
  }

  private primary(): FormulaNode | undefined {
    const token = this.peek();
    if (!token) return undefined;
    this.position++;
    switch (token.kind) {
      case "number": return { kind: "number", value: Number(token.text) };
      case "string": return { kind: "text", value: token.text.slice(1, -1).replaceAll('""', '"') };
      case "boolean": return { kind: "boolean", value: token.text.toUpperCase() === "TRUE" };
      case "error": return { kind: "error", error: token.text };
      case "open": return this.bracket();
      case "function": return this.call(token.text);
      case "qualifier": return this.qualified(token.text);
      case "cell": case "range": case "columns": case "rows": return this.reference(token, undefined);
      case "name": return this.home.names.resolve(token.text, this.home.sheet) ?? unclear("name");
      case "structured": return resolveStructured(token.text, this.home) ?? unclear("name");
      default: return undefined;
    }
  }

  private bracket(): FormulaNode | undefined {
    if (++this.depth > MOST_DEPTH) return undefined;
    const inner = this.level(0);
    this.depth--;
    return inner && this.take("close") ? inner : undefined;
  }

  private call(text: string): FormulaNode | undefined {
    if (!this.take("open") || ++this.depth > MOST_DEPTH) return undefined;
    const name = text.toUpperCase().replace(/^(?:_XLFN\.|_XLWS\.)+/, "");
    const args: FormulaNode[] = [];
    if (!this.take("close")) {
      for (;;) {
        const kind = this.peek()?.kind;
        const arg = kind === "separator" || kind === "close" ? { kind: "omitted" as const } : this.level(0);
        if (!arg) return undefined;
        args.push(arg);
        if (this.take("close")) break;
        if (!this.take("separator")) return undefined;
      }
    }
    this.depth--;
    return { kind: "call", name, args };
  }

  private qualified(text: string): FormulaNode | undefined {
    const qualifier = parseQualifier(text);
    const token = this.peek();
    if (!token) return undefined;
    this.position++;
    if (text.startsWith("#REF!")) return { kind: "error", error: "#REF!" };
    if (qualifier.book !== undefined) return unclear("external-link");
    if (token.kind === "error") return { kind: "error", error: token.text };
    if (token.kind === "name") return this.home.names.resolve(token.text, qualifier.sheet) ?? unclear("name");
    return this.reference(token, qualifier);
  }

  private reference(token: FormulaToken, qualifier: Qualifier | undefined): FormulaNode | undefined {
    const ends = parseReferenceToken(token);
    if (!ends) return undefined;
    const sheets = qualifier && this.home.names.sheetsOf(qualifier);
    if (qualifier && (!sheets || sheets.length === 0)) return unclear("external-link");
    return toReference(ends, token.kind, sheets, this.home);
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

function unclear(reason: CannotTellReason): FormulaNode {
  return { kind: "unclear", reason };
}

export function toReference(
  ends: readonly ReferenceEnd[], kind: FormulaToken["kind"], sheets: readonly string[] | undefined, home: { readonly rowIndex: number; readonly columnIndex: number },
): ReferenceNode | undefined {
  const [first, last = first] = ends;
  if (!first || !last) return undefined;
  const fixed = (value: number): Edge => ({ value, isFixed: true });
  const row = ({ rowIndex, rowFixed }: ReferenceEnd): Edge => (rowFixed ? fixed(rowIndex) : { value: rowIndex - home.rowIndex, isFixed: false });
  const column = ({ columnIndex, columnFixed }: ReferenceEnd): Edge => (columnFixed ? fixed(columnIndex) : { value: columnIndex - home.columnIndex, isFixed: false });
  const hasRows = kind !== "columns";
  const hasColumns = kind !== "rows";
  return {
    kind: "reference", sheets, isCell: kind === "cell",
    top: hasRows ? row(first) : fixed(0), bottom: hasRows ? row(last) : fixed(MAX_ROWS - 1),
    left: hasColumns ? column(first) : fixed(0), right: hasColumns ? column(last) : fixed(MAX_COLUMNS - 1),
  };
}

/** For a formula by itself, as tests and names have it. */
export function parseFormulaText(formula: string, home: FormulaHome): FormulaNode | undefined {
  return parseFormula(tokenizeFormula(formula), home);
}
