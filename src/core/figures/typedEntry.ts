import type { EntryContent } from "./entryContent.js";

/** What an entry makes of a cell. */
export interface TypedEntry {
  readonly content: EntryContent;
  /** The number format that comes with the entry, where the cell has none of its own (`General`). */
  readonly numberFormat: string | undefined;
}

export interface EntryContext {
  /** The cell's own format: in `@` everything typed is text. */
  readonly numberFormat: string;
  /** The year that `4/1` and 「4月1日」 belong to. */
  readonly thisYear: number;
  readonly usesDate1904: boolean;
}

const ERA_BASE: Readonly<Record<string, number>> = { M: 1867, T: 1911, S: 1925, H: 1988, R: 2018, 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018 };
const NUMBER = /^([+-]?)([¥￥\\]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?(e[+-]?\d{1,3})?(%?)$/i;
const BRACKETED = /^\(([¥￥\\]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?)\)$/;

/**
 * Reads what is typed into a cell as a Japanese Excel does: full-width figures are numbers, 「令和5年4月1日」 and `R5.4.1` are dates,
 * and 「△5」 is text, as it is there. A leading `'` makes text of anything.
 * @example parseTypedEntry("１，２３４", { numberFormat: "General", thisYear: 2026, usesDate1904: false })
 *   → { content: { kind: "number", value: 1234 }, numberFormat: "#,##0" }
 */
export function parseTypedEntry(typed: string, context: EntryContext): TypedEntry {
  if (typed === "") return entry({ kind: "blank" });
  if (typed.startsWith("'")) return typed === "'" ? entry({ kind: "blank" }) : entry({ kind: "text", text: typed.slice(1) });
  if (context.numberFormat === "@") return entry({ kind: "text", text: typed });
  if (/^[=＝]./s.test(typed)) return entry({ kind: "formula", formula: typed.slice(1) });
  const narrow = toNarrow(typed).trim();
  if (/^(true|false)$/i.test(narrow)) return entry({ kind: "boolean", value: /^t/i.test(narrow) });
  return parseNumber(narrow) ?? parseDate(narrow, context) ?? parseTime(narrow) ?? entry({ kind: "text", text: typed });
}

function parseNumber(text: string): TypedEntry | undefined {
  const bracketed = BRACKETED.exec(text);
  const match = NUMBER.exec(bracketed ? `-${bracketed[1] ?? ""}` : text);
  if (!match || (match[3] === undefined && (match[4] ?? ".") === ".")) return undefined;
  const [, sign = "", currency = "", whole = "0", decimals = "", power = "", percent = ""] = match;
  const value = Number(`${sign}${whole.replaceAll(",", "")}${decimals}${power}`);
  if (!Number.isFinite(value)) return undefined;
  const isFraction = decimals.length > 1;
  const format = percent !== "" ? (isFraction ? "0.00%" : "0%")
    : currency !== "" ? (isFraction ? '"¥"#,##0.00;[Red]"¥"\\-#,##0.00' : '"¥"#,##0;[Red]"¥"\\-#,##0')
      : power !== "" ? "0.00E+00"
        : whole.includes(",") ? (isFraction ? "#,##0.00" : "#,##0") : undefined;
  // 12% as 0.12, not 0.12 with what dividing by 100 leaves behind.
  return { content: { kind: "number", value: percent === "" ? value : Number(`${sign}${whole.replaceAll(",", "")}${decimals}e-2`) }, numberFormat: format };
}

/** Each form of a date: how it is written, and how the cell then shows it. */
const DATES: readonly { readonly form: RegExp; readonly format: string }[] = [
  { form: /^(?<year>\d{4})(?<gap>[/-])(?<month>\d{1,2})\k<gap>(?<day>\d{1,2})$/, format: "yyyy/m/d" },
  { form: /^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日$/, format: 'yyyy"年"m"月"d"日"' },
  { form: /^(?<year>\d{4})年(?<month>\d{1,2})月$/, format: 'yyyy"年"m"月"' },
  { form: /^(?<era>[MTSHR])(?<eraYear>\d{1,2})(?<gap>[./-])(?<month>\d{1,2})\k<gap>(?<day>\d{1,2})$/i, format: "[$-411]ge.m.d" },
  { form: /^(?<era>明治|大正|昭和|平成|令和)(?<eraYear>\d{1,2}|元)年(?<month>\d{1,2})月(?<day>\d{1,2})日$/, format: '[$-411]ggge"年"m"月"d"日"' },
  { form: /^(?<month>\d{1,2})[/-](?<day>\d{1,2})$/, format: 'm"月"d"日"' },
  { form: /^(?<month>\d{1,2})月(?<day>\d{1,2})日$/, format: 'm"月"d"日"' },
];

function parseDate(text: string, context: EntryContext): TypedEntry | undefined {
  for (const { form, format } of DATES) {
    const parts = form.exec(text)?.groups;
    if (!parts) continue;
    const serial = serialOf(yearOf(parts, context.thisYear), Number(parts["month"]), Number(parts["day"] ?? 1));
    if (serial === undefined) continue;
    return { content: { kind: "number", value: context.usesDate1904 ? serial - 1462 : serial }, numberFormat: format };
  }
  return undefined;
}

function yearOf(parts: Readonly<Record<string, string | undefined>>, thisYear: number): number {
  if (parts["year"] !== undefined) return Number(parts["year"]);
  if (parts["era"] === undefined) return thisYear;
  const eraYear = parts["eraYear"] === "元" ? 1 : Number(parts["eraYear"]);
  return (ERA_BASE[parts["era"].toUpperCase()] ?? 0) + eraYear;
}

/** The serial number of a day in the 1900 system; undefined where there is no such day. */
function serialOf(year: number, month: number, day: number): number | undefined {
  if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1) return undefined;
  if (year === 1900 && month === 2 && day === 29) return 60; // Excel has it
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (day > ([31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0)) return undefined;
  const days = Date.UTC(year, month - 1, day) / 86_400_000 + 25_569;
  return days <= 60 ? days - 1 : days;
}

function parseTime(text: string): TypedEntry | undefined {
  const match = /^(\d{1,4}):([0-5]?\d)(?::([0-5]?\d))?$/.exec(text) ?? /^(\d{1,2})時([0-5]?\d)分$/.exec(text);
  if (!match) return undefined;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  const format = text.includes("時") ? 'h"時"mm"分"' : hours > 23 ? "[h]:mm:ss" : match[3] === undefined ? "h:mm" : "h:mm:ss";
  return { content: { kind: "number", value: (hours * 3600 + minutes * 60 + seconds) / 86_400 }, numberFormat: format };
}

/** Figures, letters and signs of full width, as an input method gives them, in their narrow form. */
function toNarrow(text: string): string {
  return text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replaceAll("　", " ");
}

function entry(content: EntryContent): TypedEntry {
  return { content, numberFormat: undefined };
}
