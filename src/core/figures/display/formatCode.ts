/** One piece of a number format's section, in the order in which it is written. */
export type FormatToken =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "digit"; readonly place: "0" | "#" | "?" }
  | { readonly kind: "point" | "comma" | "percent" | "slash" | "text" | "general" }
  /** `E+` or `E-`: whether a plus is shown. */
  | { readonly kind: "exponent"; readonly showsPlus: boolean }
  /** `yyyy`, `ggge`, `m`, `aaa`, `AM/PM`; lower case. `minute` and `month` are told apart already. */
  | { readonly kind: "date"; readonly part: DatePart; readonly length: number }
  /** `.00` behind seconds. */
  | { readonly kind: "fraction-of-second"; readonly digits: number };

export type DatePart =
  | "year" | "era" | "era-year" | "month" | "day" | "weekday" | "weekday-ja" | "hour" | "minute" | "second"
  | "elapsed-hours" | "elapsed-minutes" | "elapsed-seconds" | "am-pm" | "gozen-gogo";

export interface FormatSection {
  readonly tokens: readonly FormatToken[];
  readonly isDate: boolean;
  readonly condition: { readonly operator: "<" | "<=" | ">" | ">=" | "=" | "<>"; readonly value: number } | undefined;
  /** "RRGGBB" of `[Red]` and its like. */
  readonly color: string | undefined;
  /** `[DBNum1]` 一二三, `[DBNum2]` 壱弐参, `[DBNum3]` １２３. */
  readonly digits: 1 | 2 | 3 | undefined;
  /** `[$-ja-JP-x-gannen]`: the first year of an era is 元. */
  readonly saysGannen: boolean;
}

const COLORS: Readonly<Record<string, string>> = {
  black: "000000", blue: "0000FF", cyan: "00FFFF", green: "00FF00", magenta: "FF00FF", red: "FF0000", white: "FFFFFF", yellow: "FFFF00",
  黒: "000000", 青: "0000FF", 水: "00FFFF", 緑: "00FF00", 紫: "FF00FF", 赤: "FF0000", 白: "FFFFFF", 黄: "FFFF00",
};

const known = new Map<string, readonly FormatSection[]>();

/**
 * Reads a number format's code into its sections; codes are remembered, for a sheet has few of them and many cells.
 * @example parseFormatCode('#,##0;[Red]"▲"#,##0').length === 2
 */
export function parseFormatCode(code: string): readonly FormatSection[] {
  const before = known.get(code);
  if (before) return before;
  const sections = splitSections(code).map(parseSection);
  if (known.size > 1000) known.clear(); // a hostile file has as many codes as cells
  known.set(code, sections);
  return sections;
}

/** `;` ends a section, except in quotes, in brackets and behind an escape. */
function splitSections(code: string): string[] {
  const sections: string[] = [];
  let from = 0;
  for (let i = 0; i < code.length; i++) {
    const character = code[i];
    if (character === '"' || character === "[") {
      const end = code.indexOf(character === '"' ? '"' : "]", i + 1);
      if (end < 0) break;
      i = end;
    } else if (character === "\\" || character === "!" || character === "_" || character === "*") i++;
    else if (character === ";") {
      sections.push(code.slice(from, i));
      from = i + 1;
    }
  }
  sections.push(code.slice(from));
  return sections.slice(0, 4);
}

/** Each rule: what it matches at the place where the reading stands. The first that fits counts. */
const TOKEN = new RegExp([
  String.raw`"(?<quoted>[^"]*)"?`,
  String.raw`[\\!](?<escaped>.)`,
  String.raw`_(?<gap>.)`,
  String.raw`\*(?<fill>.)`,
  String.raw`\[(?<bracket>[^\]]*)\]`,
  String.raw`(?<general>General|G/標準)`,
  String.raw`(?<half>AM/PM|A/P|上午/下午|午前/午後)`,
  String.raw`(?<exponent>E[+-])`,
  String.raw`(?<fraction>(?<=s|\])\.0+)`,
  String.raw`(?<date>y+|e+|g+|m+|d+|h+|s+|aaaa?|b+)`,
  String.raw`(?<place>[0#?])`,
  String.raw`(?<sign>[.,%/@])`,
  String.raw`(?<other>[^])`,
].join("|"), "giu");

function parseSection(text: string): FormatSection {
  const tokens: FormatToken[] = [];
  let condition: FormatSection["condition"];
  let color: string | undefined;
  let digits: FormatSection["digits"];
  let saysGannen = false;
  for (const match of text.matchAll(TOKEN)) {
    const group = match.groups ?? {};
    if (group["bracket"] !== undefined) readBracket(group["bracket"]);
    else if (group["fill"] === undefined) tokens.push(tokenOf(group)); // what fills a cell up to its width is left to the eye
  }
  const isDate = tokens.some((token) => token.kind === "date");
  return { tokens: isDate ? tellMinutes(tokens) : tokens, isDate, condition, color, digits, saysGannen };

  function readBracket(inside: string): void {
    const compared = /^(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$/.exec(inside);
    const elapsed = /^(h+|m+|s+)$/i.exec(inside);
    const currency = /^\$([^-]*)/.exec(inside);
    if (compared) condition = { operator: compared[1] as NonNullable<FormatSection["condition"]>["operator"], value: Number(compared[2]) }; // the pattern lets no other through
    else if (elapsed) tokens.push({ kind: "date", part: elapsedPart(inside[0]?.toLowerCase()), length: inside.length });
    else if (/^DBNum[123]$/i.test(inside)) digits = Number(inside.at(-1)) as 1 | 2 | 3; // the pattern lets no other through
    else if (/^\$-.*x-gannen/i.test(inside)) saysGannen = true;
    else if (currency) tokens.push({ kind: "literal", text: currency[1] ?? "" });
    else color = COLORS[inside.toLowerCase()] ?? color;
  }
}

function tokenOf(group: Readonly<Record<string, string | undefined>>): FormatToken {
  if (group["gap"] !== undefined) return { kind: "literal", text: " " };
  const plain = group["quoted"] ?? group["escaped"] ?? group["other"];
  if (plain !== undefined) return { kind: "literal", text: plain };
  if (group["general"] !== undefined) return { kind: "general" };
  if (group["half"] !== undefined) return { kind: "date", part: /^a/i.test(group["half"]) ? "am-pm" : "gozen-gogo", length: 1 };
  if (group["exponent"] !== undefined) return { kind: "exponent", showsPlus: group["exponent"].endsWith("+") };
  if (group["fraction"] !== undefined) return { kind: "fraction-of-second", digits: group["fraction"].length - 1 };
  if (group["date"] !== undefined) return dateToken(group["date"].toLowerCase());
  if (group["place"] !== undefined) return { kind: "digit", place: group["place"] as "0" | "#" | "?" }; // the pattern lets no other through
  return { kind: SIGNS[group["sign"] ?? "@"] ?? "text" };
}

const SIGNS: Readonly<Record<string, "point" | "comma" | "percent" | "slash" | "text">> = { ".": "point", ",": "comma", "%": "percent", "/": "slash", "@": "text" };

function dateToken(letters: string): FormatToken {
  const { length } = letters;
  const parts: Readonly<Record<string, DatePart>> = {
    y: "year", b: "year", e: "era-year", g: "era", m: "month", d: length > 2 ? "weekday" : "day", a: "weekday-ja", h: "hour", s: "second",
  };
  return { kind: "date", part: parts[letters[0] ?? ""] ?? "year", length };
}

function elapsedPart(letter: string | undefined): DatePart {
  if (letter === "h") return "elapsed-hours";
  return letter === "m" ? "elapsed-minutes" : "elapsed-seconds";
}

/** `m` and `mm` are minutes right behind hours or right before seconds, as Excel has it; months anywhere else. */
function tellMinutes(tokens: readonly FormatToken[]): readonly FormatToken[] {
  const dates = tokens.flatMap((token, index) => (token.kind === "date" ? [{ token, index }] : []));
  const minutes = new Set<number>();
  dates.forEach(({ token, index }, i) => {
    if (token.part !== "month" || token.length > 2) return;
    const [before, after] = [dates[i - 1]?.token.part, dates[i + 1]?.token.part];
    if (before === "hour" || before === "elapsed-hours" || after === "second" || after === "elapsed-seconds") minutes.add(index);
  });
  return tokens.map((token, index) => (minutes.has(index) && token.kind === "date" ? { ...token, part: "minute" as const } : token));
}
