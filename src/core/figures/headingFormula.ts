/**
 * Headings that say how a line is worked out: 「C＝A＋B」, 「(3)=(1)-(2)」, 「計①～④」, 「前年度比較増減 (A)-(B)」, with the letters and
 * numbers that other headings of the table carry.
 */
export interface HeadingFormula {
  /** Marks that the heading itself carries: "A", "①", "(3)". */
  readonly marks: readonly string[];
  /** What it says it is; undefined where it says nothing. */
  readonly expression: Expression | undefined;
  /** The heading without marks and formula. */
  readonly name: string;
}

export type Expression =
  | { readonly kind: "mark"; readonly mark: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "range"; readonly first: string; readonly last: string }
  | { readonly kind: "operation"; readonly operator: "+" | "-" | "*" | "/"; readonly left: Expression; readonly right: Expression };

/** Nearly every label is plain, and told from the others by one look. */
const MAY_HOLD_MARK = /[①-⑳Ⓐ-ⓩ㋐-㋾=＝+＋÷×]|(?<![A-Za-zＡ-Ｚａ-ｚ])[A-Za-zＡ-Ｚａ-ｚ](?![A-Za-zＡ-Ｚａ-ｚ])|[(（［\[〔【〈<][0-9０-９ア-ンイロハニホヘト]{1,2}[)）］\]〕】〉>]/;

const PLAIN: HeadingFormula = { marks: [], expression: undefined, name: "" };

/** @example parseHeading("差引増減額 C（A－B）") → marks ["C"], expression A − B, name 「差引増減額」 */
export function parseHeading(heading: string): HeadingFormula {
  if (!MAY_HOLD_MARK.test(heading)) return { ...PLAIN, name: heading };
  const tokens = tokenize(narrow(heading));
  const marks: string[] = [];
  let expression: Expression | undefined, longest = 0;
  let name = "";
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    const read = readFormula(tokens, at);
    if (read) {
      marks.push(...read.marks);
      if (read.expression && read.end - at > longest) { expression = read.expression; longest = read.end - at; }
      at = read.end;
      continue;
    }
    if (token?.kind === "word" || token?.kind === "number") name += token.text;
    at++;
  }
  return { marks, expression, name: name.replace(/[\s%]+$/, "").trim() };
}

type Token =
  | { readonly kind: "mark"; readonly text: string }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "sign"; readonly text: string }
  | { readonly kind: "word"; readonly text: string };

const TOKEN = /([①-⑳Ⓐ-ⓩ㋐-㋾]'?|\((?:[A-Za-z]'?[0-9]?|[0-9]{1,2}|[ア-ンイロハニホヘト])\)|(?<![A-Za-z0-9])[A-Za-z](?:'?[0-9]?)(?![A-Za-z0-9]))|((?<![0-9.,])[0-9]+(?![0-9.,]))|([-+*/=~(){}])|(\s+)|([^①-⑳Ⓐ-ⓩ㋐-㋾A-Za-z0-9\-+*/=~(){}\s]+|[\s\S])/g;

function tokenize(text: string): Token[] {
  return [...text.matchAll(TOKEN)].flatMap((match): Token[] => {
    const [whole, mark, number, sign, blank] = match;
    if (blank !== undefined) return [];
    if (mark !== undefined) return [{ kind: "mark", text: canonical(mark) }];
    if (number !== undefined) return [{ kind: "number", text: number }];
    return [{ kind: sign === undefined ? "word" : "sign", text: whole }];
  });
}

/** (A) and A are one mark, for headings write both; ① and (1) are two, for one table uses them side by side. */
function canonical(mark: string): string {
  const inner = /^\((.+)\)$/.exec(mark)?.[1];
  return inner === undefined || /^[0-9]/.test(inner) ? mark : inner;
}

/** Half-width letters, digits and signs, whatever dash, wave or bracket was typed; ① stays what it is. */
function narrow(text: string): string {
  return text.replace(/[！-～]/g, (ch) => String.fromCharCode(ch.charCodeAt(0) - 0xfee0)).replace(/[\u3000\n\r\t]/g, " ")
    .replace(/[−‐‑–—―]|(?<=[A-Za-z)①-⑳])ー(?=[A-Za-z(①-⑳])/g, "-").replace(/[〜～∼]/g, "~").replace(/[÷]/g, "/").replace(/[×✕]/g, "*").replace(/[’′]/g, "'")
    .replace(/[\[〔【〈<]/g, "(").replace(/[\]〕】〉>]/g, ")").replace(/\( +| +\)/g, (pair) => pair.trim());
}

interface Read { readonly marks: readonly string[]; readonly expression: Expression | undefined; readonly end: number }

/** 「C = A + B」, 「A + B = C」, 「(A + B)」, or a mark alone; undefined where none of them begins here. */
function readFormula(tokens: readonly Token[], start: number): Read | undefined {
  const first = tokens[start];
  if (first?.kind === "mark" && isSign(tokens[start + 1], "=")) {
    const right = new Reader(tokens, start + 2).read();
    if (right && isFormula(right.expression)) return { marks: [first.text], expression: right.expression, end: right.end };
    return { marks: [first.text], expression: undefined, end: start + 2 };
  }
  if (isSign(first, "=")) { // 「＝A＋B」 in a cell of its own
    const right = new Reader(tokens, start + 1).read();
    return right && isFormula(right.expression) ? { marks: [], expression: right.expression, end: right.end } : undefined;
  }
  const own = new Reader(tokens, start).read();
  if (own && isFormula(own.expression)) {
    const total = tokens[own.end + 1];
    const isNamedBehind = isSign(tokens[own.end], "=") && total?.kind === "mark";
    return { marks: isNamedBehind ? [total.text] : [], expression: own.expression, end: isNamedBehind ? own.end + 2 : own.end };
  }
  return first?.kind === "mark" ? { marks: [first.text], expression: undefined, end: start + 1 } : undefined;
}

function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === "sign" && token.text === text;
}

/** A sum, a difference, a quotient or a range of marks; 「A×2」 and 「A/100」 say nothing about two lines. */
function isFormula(expression: Expression): boolean {
  return marksOf(expression).length >= 2;
}

export function marksOf(expression: Expression): string[] {
  switch (expression.kind) {
    case "mark": return [expression.mark];
    case "number": return [];
    case "range": return [expression.first, expression.last];
    case "operation": return [...marksOf(expression.left), ...marksOf(expression.right)];
  }
}

class Reader {
  constructor(private readonly tokens: readonly Token[], private at: number) {}

  read(): { expression: Expression; end: number } | undefined {
    const expression = this.sum();
    return expression && { expression, end: this.at };
  }

  private sum(): Expression | undefined { return this.chain(["+", "-"], () => this.product()); }
  private product(): Expression | undefined { return this.chain(["*", "/"], () => this.operand()); }

  /** An operator that nothing follows belongs to the words behind it. */
  private chain(operators: readonly string[], next: () => Expression | undefined): Expression | undefined {
    let left = next();
    while (left) {
      const token = this.tokens[this.at];
      if (token?.kind !== "sign" || !operators.includes(token.text)) break;
      const before = this.at++;
      const right = next();
      if (!right) { this.at = before; break; }
      left = { kind: "operation", operator: token.text as "+" | "-" | "*" | "/", left, right }; // one of the operators asked for
    }
    return left;
  }

  private operand(): Expression | undefined {
    const token = this.tokens[this.at];
    if (token?.kind === "mark") {
      this.at++;
      const last = this.tokens[this.at + 1];
      if (!isSign(this.tokens[this.at], "~") || last?.kind !== "mark") return { kind: "mark", mark: token.text };
      this.at += 2;
      return { kind: "range", first: token.text, last: last.text };
    }
    if (token?.kind === "number" && Number(token.text) === 100) { this.at++; return { kind: "number", value: 100 }; }
    if (!isSign(token, "(") && !isSign(token, "{")) return undefined;
    const before = this.at++;
    const inner = this.sum();
    const close = this.tokens[this.at];
    if (!inner || !(isSign(close, ")") || isSign(close, "}"))) { this.at = before; return undefined; }
    this.at++;
    return inner;
  }
}
