/**
 * Numbers as people type them in Japanese offices. The raw text is never changed; this is only its reading.
 * @example
 * parseFigure("△１,２００千円") → { kind: "number", value: -1200, decimals: 0, unit: "千円", dress: {…} }
 * parseFigure("2(1)")          → { kind: "number", value: 2, inner: 1, … }      the inner figure is a subset (内数)
 * parseFigure("―")             → { kind: "dash" }
 * parseFigure("△")             → { kind: "text" }     a lone triangle is no number and no dash: the trap of domain.md
 */
export type Figure =
  | NumberFigure
  | { readonly kind: "blank" | "dash" | "unknown" | "suppressed" | "notApplicable" | "allNew" | "allGone" | "loneSign" | "text" };

export interface NumberFigure {
  readonly kind: "number";
  readonly value: number;
  /** Digits shown after the decimal point. */
  readonly decimals: number;
  /** What follows the digits: 件, 千円, %, or "". A percentage keeps the number that is shown: 12.5% → 12.5. */
  readonly unit: string;
  /** The figure in the parentheses of 「2(1)」, a subset of the value. */
  readonly inner?: number;
  readonly dress: Dress;
}

/** How the number was typed, so that a cell that departs from its neighbours can be named. */
export interface Dress {
  readonly fullWidth: boolean;
  readonly separators: boolean;
  readonly sign: "none" | "minus" | "triangle" | "parentheses" | "plus";
}

export interface FigureStyle {
  /** "1 234,5" (continental): blanks or points part thousands, a comma the decimals. */
  readonly decimalComma?: boolean;
}

const DASH = /^[-‐‑‒–—―−－ー─━]+$/;
const UNKNOWN = /^(?:…+|\.{2,}|・{2,}|不詳|不明)$/;
const SUPPRESSED = /^(?:[xX×]|秘匿)$/;
const NOT_APPLICABLE = /^(?:該当なし|対象外|n\/?a|\/|／)$/i;
const LONE_SIGN = /^[△▲▽▼]$/;
/** 「$000」 and "£000" over a column say in what unit it is. */
const THOUSANDS = /^[¥￥$€£\\]\s*0{3}s?$/;
const NUMBER = /^(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(\.\d*)?(?:e([+-]?\d{1,2}))?$/i;
/** Counters and money that may stand behind a number in its cell. Anything short without digits is taken for a unit, save words that make a heading of it: 「1世帯当たり」. */
const UNIT = /^(?!.*(?:当たり|あたり|につき|以上|以下|未満))[^\d０-９.,()（）+*/=<>:：~～\s-]{1,6}$/u;
/** Behind a blank only a counter or a measure counts: 「１ 総務費」 and 「２　窓口」 are names with their numbers. */
const SPACED_UNIT = /^(?:[A-Za-z%％‰℃°㎎-㏕€£]+[23²³]?|[十百千万億兆]*円|[百千万億]?(?:[人件戸棟台名社校園回日年月歳才冊本枚部個点組口頭羽匹床室席筆隻基食票通課班局便橋倍分枠]|世帯|団体)|事業|項目|施策|取組|か[所月国年]|[カヵケヶ箇][所月国年]|時間|ヘクタール|アール|トン|ポイント|区画|系統|路線|学級|団地)$/u;

export function parseFigure(text: string, style: FigureStyle = {}): Figure {
  const raw = text.trim();
  if (raw === "") return { kind: "blank" };
  if (DASH.test(raw)) return { kind: "dash" };
  const first = raw.charCodeAt(0);
  if (!mayStartNumber(first)) return { kind: wordKind(raw) };
  const plain = toHalfWidth(raw);
  if (THOUSANDS.test(plain)) return { kind: "text" };
  const number = parseNumber(plain, raw, style);
  return number ?? { kind: wordKind(plain) };
}

/** 該当なし: no longer word stands for a figure that is not told. */
const LONGEST_WORD = 4;

/**
 * Text that begins as a Japanese word does, too long for one of the words that stand for a figure: no reading makes a number of it.
 * Most labels are such; two looks tell them from what must be read.
 * @example isPlainWord("防災事業（その１）") === true; isPlainWord("３件") === false; isPlainWord("不詳") === false
 */
export function isPlainWord(text: string): boolean {
  if (text.length <= LONGEST_WORD) return false;
  const last = text.charCodeAt(text.length - 1);
  return isJapaneseLetter(text.charCodeAt(0)) && last > 0x3000 && last !== 0xfeff; // no blank behind it that trimming takes away
}

/** Kana or kanji; ー and ・ are left out, for they may be typed for a dash and for dots. */
export function isJapaneseLetter(code: number): boolean {
  return (code >= 0x3041 && code <= 0x30fa) || (code >= 0x4e00 && code <= 0x9fff);
}

/** The number a cell's value stands for, or undefined. For typed workbooks text is not read as a number here. */
export function numberOf(figure: Figure): number | undefined {
  return figure.kind === "number" ? figure.value : undefined;
}

/** NFKC for the characters that dress numbers only: full-width digits, signs and blanks. */
export function toHalfWidth(text: string): string {
  return text.replace(/[０-９．，（）％＋－−‐–―\u3000\u00a0\u202f]/g, (ch) => HALF_WIDTH.get(ch) ?? String.fromCharCode(ch.charCodeAt(0) - 0xfee0));
}

const HALF_WIDTH = new Map([["−", "-"], ["‐", "-"], ["–", "-"], ["―", "-"], ["－", "-"], ["\u3000", " "], ["\u00a0", " "], ["\u202f", " "]]);

function mayStartNumber(code: number): boolean {
  return (code >= 0x28 && code <= 0x39) || code >= 0x7f || code === 0x24 || code === 0x5c || code === 0x58 || code === 0x78
    || code === 0x4e || code === 0x6e; // ( to 9, anything Japanese, $ and \, x X, n/a
}

function wordKind(text: string): Exclude<Figure["kind"], "number"> {
  if (LONE_SIGN.test(text)) return "loneSign";
  if (UNKNOWN.test(text)) return "unknown";
  if (SUPPRESSED.test(text)) return "suppressed";
  if (NOT_APPLICABLE.test(text)) return "notApplicable";
  if (text === "皆増") return "allNew";
  if (text === "皆減") return "allGone";
  return "text";
}

function parseNumber(plain: string, raw: string, style: FigureStyle): NumberFigure | undefined {
  let rest = plain;
  let sign: Dress["sign"] = "none";
  const bracketed = /^\(([^()]*)\)$/.exec(rest);
  // 「(5)」 alone is a negative in accounts; with a number before it, it is a subset, handled below.
  if (bracketed?.[1] !== undefined) { rest = bracketed[1].trim(); sign = "parentheses"; }
  const lead = /^([△▲+-])\s*/.exec(rest);
  if (lead) {
    sign = lead[1] === "-" ? "minus" : lead[1] === "+" ? "plus" : "triangle";
    rest = rest.slice(lead[0].length);
  }
  rest = rest.replace(/^[¥￥$€£\\]\s*/, "");
  let inner: number | undefined;
  const subset = /^([^()]+?)\s*\(\s*([\d,]+)\s*\)$/.exec(rest);
  if (subset?.[1] !== undefined && subset[2] !== undefined && /\d$/.test(subset[1])) {
    inner = Number(subset[2].replaceAll(",", ""));
    rest = subset[1];
  }
  let unit = "";
  const [, before, blank, behind] = /^([\d.,\s]*\d\.?)(\s*)([^\d.,\s].*)$/.exec(rest) ?? [];
  if (before !== undefined && behind !== undefined && !/^e[+-]?\d+$/i.test(behind)) {
    if (!UNIT.test(behind) || (blank !== "" && !SPACED_UNIT.test(behind))) return undefined;
    unit = behind;
    rest = before;
  }
  const digits = style.decimalComma ? continental(rest) : rest.replace(/^(\d{1,3})((?: \d{3})+)(?=\.|$)/, (all) => all.replaceAll(" ", ","));
  const match = NUMBER.exec(digits.trim());
  if (!match) return undefined;
  const size = Number(digits.trim().replaceAll(",", ""));
  if (!Number.isFinite(size)) return undefined;
  const negative = sign === "minus" || sign === "triangle" || sign === "parentheses";
  const exponent = Number(match[3] ?? 0);
  const decimals = Math.max(0, Math.min(15, (match[2]?.length ?? 1) - 1 - exponent));
  const figure: NumberFigure = {
    kind: "number",
    value: negative && size !== 0 ? -size : size,
    decimals,
    unit,
    dress: { fullWidth: /[０-９]/.test(raw), separators: digits.includes(","), sign },
  };
  return inner === undefined ? figure : { ...figure, inner };
}

function continental(text: string): string {
  return text.replace(/[ .](?=\d{3}(?:\D|$))/g, "").replace(",", ".");
}
