import { comparable, parseRowNumber } from "../figures/labels.js";
import { parseFigure } from "../figures/figure.js";
import type { CellValue } from "../grid/grid.js";

/** The key of a blank cell. */
export const BLANK = 0;

/** What counts as a difference. */
export interface KeyOptions {
  /** Everything typed differently differs: 「１００」 and 100, a line break, a justification space. */
  readonly exact?: boolean;
}

/** What a key stands for, as far as rows are recognised by it. */
export type KeyKind = "blank" | "number" | "word" | "sign";

/**
 * One number for each content, so that cells of two editions are compared as numbers. Two cells have one key where no
 * reader sees a difference: text 100 and number 100, full and half width, line breaks, spaces that only justify.
 * @example const keys = new CellKeys(); keys.of("合　計") === keys.of("合計"); keys.of("１，０００") === keys.of(1000)
 */
export class CellKeys {
  private readonly byText = new Map<string, number>();
  private readonly byNumber = new Map<number, number>();
  private readonly byContent = new Map<string, number>();
  private readonly kinds: KeyKind[] = ["blank"];
  private readonly texts: string[] = [""];

  constructor(private readonly options: KeyOptions = {}) {}

  of(value: CellValue | undefined): number {
    if (value === null || value === undefined) return BLANK;
    if (typeof value === "number") return this.ofNumber(value);
    const text = typeof value === "string" ? value : typeof value === "boolean" ? String(value).toUpperCase() : value.error;
    if (!this.options.exact && isPlainDigits(text)) return this.ofNumber(Number(text));
    let key = this.byText.get(text);
    if (key === undefined) this.byText.set(text, (key = this.ofText(text)));
    return key;
  }

  kind(key: number): KeyKind {
    return this.kinds[key] ?? "blank";
  }

  /** The comparable text behind a key. */
  text(key: number): string {
    return this.texts[key] ?? "";
  }

  get size(): number {
    return this.kinds.length;
  }

  private ofNumber(value: number): number {
    let key = this.byNumber.get(value);
    // 0.1 + 0.2 and 0.3 differ in binary noise only
    if (key === undefined) this.byNumber.set(value, (key = this.intern(`#${Number(value.toPrecision(15))}`, "number", String(value))));
    return key;
  }

  private ofText(text: string): number {
    if (this.options.exact) return text === "" ? BLANK : this.intern(text, kindOf(comparable(text)), text);
    const plain = comparable(text);
    if (plain === "") return BLANK;
    const value = plainNumber(text, plain);
    if (value !== undefined) return this.ofNumber(value);
    const same = plain.replace(/^No\.?(?=\d+$)/i, "No."); // 「№３」 and 「No.3」
    return this.intern(same, kindOf(same), same);
  }

  private intern(content: string, kind: KeyKind, text: string): number {
    const known = this.byContent.get(content);
    if (known !== undefined) return known;
    const key = this.kinds.length;
    this.byContent.set(content, key);
    this.kinds.push(kind);
    this.texts.push(text);
    return key;
  }
}

/** Most cells of a .csv: they need neither a parser nor a place among the texts. A leading nought makes a code. */
function isPlainDigits(text: string): boolean {
  if (text.length === 0 || text.length > 15 || (text.charCodeAt(0) === 0x30 && text.length > 1)) return false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
}

/** A name or a word has two letters, or is a character like 男: 「※」 and "a" name no row, and No.3 is a number. */
function kindOf(plain: string): KeyKind {
  if (parseRowNumber(plain) !== undefined) return "number";
  return /\p{L}.*\p{L}|\p{Script=Han}/u.test(plain) ? "word" : /\d/.test(plain) ? "number" : "sign";
}

/** The number that the text is; codes with leading noughts, bracketed numbers and numbers with units stay texts. */
function plainNumber(text: string, plain: string): number | undefined {
  if (plain.length > 24 || !/^[-+△▲¥$\\.−]?[.\d]/.test(plain) || /^[-+△▲]?0\d/.test(plain)) return undefined;
  const figure = parseFigure(text);
  if (figure.kind !== "number" || figure.inner !== undefined || figure.dress.sign === "parentheses") return undefined;
  if (figure.unit === "%") return Number((figure.value / 100).toPrecision(15));
  return figure.unit === "" ? figure.value : undefined;
}
