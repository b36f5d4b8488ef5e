import { isCellError, type CellValue } from "../../grid/grid.js";
import { formatDate } from "./dateText.js";
import { parseFormatCode, type FormatSection } from "./formatCode.js";
import { formatNumber } from "./numberText.js";
import { withJapaneseDigits } from "./japaneseDigits.js";

export interface DisplayedText {
  readonly text: string;
  /** "RRGGBB" that the format gives; undefined where the font's own colour stays. */
  readonly color: string | undefined;
}

/**
 * What Excel shows for a value in a cell that is wide enough, by the cell's number format. Eras, `[DBNum…]` and Japanese weekdays
 * are those of a Japanese Excel. A date outside the calendar is shown as Excel does, with `#`.
 * @example
 * displayText(-1234, '#,##0;"△"#,##0').text === "△1,234"
 * displayText(45_017, '[$-411]ggge"年"m"月"d"日"').text === "令和5年4月1日"
 */
export function displayText(value: CellValue, numberFormat: string, usesDate1904 = false): DisplayedText {
  if (value === null) return plain("");
  if (isCellError(value)) return plain(value.error);
  if (typeof value === "boolean") return plain(value ? "TRUE" : "FALSE");
  if (numberFormat === "General" || numberFormat === "@" || numberFormat === "") return plain(typeof value === "number" ? generalText(value) : value);
  const sections = parseFormatCode(numberFormat);
  return typeof value === "string" ? showText(value, sections) : showNumber(value, sections, usesDate1904);
}

/** The section for text is the fourth, or a last one that holds `@`; without it, text is shown as it is. */
function showText(text: string, sections: readonly FormatSection[]): DisplayedText {
  const last = sections.at(-1);
  const section = sections[3] ?? (last?.tokens.some((token) => token.kind === "text") === true ? last : undefined);
  if (!section) return plain(text);
  const shown = section.tokens.map((token) => (token.kind === "text" ? text : token.kind === "literal" ? token.text : "")).join("");
  return { text: shown, color: section.color };
}

function showNumber(value: number, sections: readonly FormatSection[], usesDate1904: boolean): DisplayedText {
  const chosen = chooseSection(value, sections);
  if (!chosen) return plain(generalText(value));
  const { section, hidesSign } = chosen;
  const sign = value < 0 && !hidesSign ? "-" : "";
  return { text: withJapaneseDigits(sectionText(value, sign, section, usesDate1904), section.digits, section.tokens.some((token) => token.kind === "digit") && !section.isDate), color: section.color };
}

function sectionText(value: number, sign: string, section: FormatSection, usesDate1904: boolean): string {
  if (section.isDate) return formatDate(value, section, usesDate1904) ?? "########";
  const { tokens } = section;
  if (tokens.some((token) => token.kind === "general" || token.kind === "text")) {
    const magnitude = generalText(Math.abs(value));
    return sign + tokens.map((token) => (token.kind === "general" || token.kind === "text" ? magnitude : token.kind === "literal" ? token.text : "")).join("");
  }
  if (!tokens.some((token) => token.kind === "digit")) return tokens.map((token) => (token.kind === "literal" ? token.text : token.kind === "percent" ? "%" : "")).join("");
  const text = formatNumber(Math.abs(value), section);
  // A number that rounds to nought shows no sign: -0.2 by `0` is 0.
  return (/[1-9]/.test(text) ? sign : "") + text;
}

/** One section serves all; two part at nought; three have nought apart; conditions go before that. The second of two shows its own sign. */
function chooseSection(value: number, sections: readonly FormatSection[]): { section: FormatSection; hidesSign: boolean } | undefined {
  const [first, second, third] = sections;
  if (!first) return undefined;
  const numeric = sections.length === 4 || sections.at(-1)?.tokens.some((token) => token.kind === "text") !== true ? sections.slice(0, 3) : sections.slice(0, -1);
  if (numeric.some((section) => section.condition)) {
    const fitting = numeric.find((section) => section.condition && meets(value, section.condition));
    const section = fitting ?? numeric.find((candidate) => !candidate.condition) ?? first;
    return { section, hidesSign: fitting !== undefined && value < 0 && numeric.length > 1 && fitting.condition?.operator.startsWith("<") === true };
  }
  if (numeric.length <= 1) return { section: numeric[0] ?? first, hidesSign: false };
  if (value < 0 && second) return { section: second, hidesSign: true };
  return { section: value === 0 && numeric.length > 2 && third ? third : first, hidesSign: false };
}

function meets(value: number, { operator, value: bound }: NonNullable<FormatSection["condition"]>): boolean {
  switch (operator) {
    case "<":
      return value < bound;
    case "<=":
      return value <= bound;
    case ">":
      return value > bound;
    case ">=":
      return value >= bound;
    case "=":
      return value === bound;
    case "<>":
      return value !== bound;
  }
}

/** `General` shows up to eleven characters: 11 digits, or as many decimals as fit, or a power of ten. */
export function generalText(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && (magnitude >= 1e11 || magnitude < 1e-9)) {
    return exponential(value);
  }
  if (Number.isInteger(value)) return String(value === 0 ? 0 : value);
  const wholeLength = String(Math.trunc(magnitude)).length;
  if (magnitude < 1e-4 && magnitude.toFixed(12).replace(/0+$/, "").length > LONGEST) return exponential(value);
  const text = value.toFixed(Math.max(0, 10 - wholeLength));
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** Characters that `General` has room for. */
const LONGEST = 11;

function exponential(value: number): string {
  const [digits = "0", power = "0"] = value.toExponential(5).split("e");
  return `${digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits}E${Number(power) < 0 ? "-" : "+"}${String(Math.abs(Number(power))).padStart(2, "0")}`;
}

function plain(text: string): DisplayedText {
  return { text, color: undefined };
}
