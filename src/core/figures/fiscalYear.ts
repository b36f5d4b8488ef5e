/**
 * Eras and fiscal years. A fiscal year (年度) runs from 1 April and is named by the calendar year it begins in: 令和元年度 = 平成31年度 = FY2019.
 * @example
 * parseFiscalPeriod("平成27～31年度") → { raw: "平成27～31年度", start: { era: "H", year: 27, fiscalYear: 2015 }, end: { era: "H", year: 31, fiscalYear: 2019 } }
 * parseFiscalPeriod("Ｒ２年度から６年度まで")?.end.fiscalYear === 2024
 */
export type Era = "M" | "T" | "S" | "H" | "R";

export interface FiscalYear {
  /** Undefined for a year given in the western count. */
  readonly era: Era | undefined;
  /** The year within the era, 1 for 元年; the western year where there is no era. */
  readonly year: number;
  readonly fiscalYear: number;
}

export interface FiscalPeriod {
  readonly raw: string;
  readonly start: FiscalYear;
  readonly end: FiscalYear;
}

/** The western year before each era's first. */
const ERA_BASE = { M: 1867, T: 1911, S: 1925, H: 1988, R: 2018 } as const satisfies Record<Era, number>;

const YEAR = String.raw`(明治|大正|昭和|平成|令和|(?<![A-Za-z])[MTSHR])?\s*(\d{1,4}|元)\s*(?:\(\s*(?:\d{4}|[MTSHR]\s*\d{1,2}|(?:平成|令和)\s*(?:\d{1,2}|元))\s*(?:年度?)?\s*\)\s*)?(?:年度?|(?![\d年]))`;
const SEPARATOR = String.raw`\s*(?:[~〜\-‐‑–—―−ー]|から)\s*`;
const PERIOD = new RegExp(`${YEAR}${SEPARATOR}${YEAR}(\\s*まで)?`, "gi");
const SINGLE = new RegExp(`^${YEAR}$`, "i");

/** The first period in the text; undefined where none is named or its end lies before its start. */
export function parseFiscalPeriod(text: string): FiscalPeriod | undefined {
  for (const match of narrow(text).matchAll(PERIOD)) {
    const start = yearOf(match[1], match[2]);
    // 「平成27～31年度」 names its era once.
    const end = yearOf(match[3] ?? (Number(match[4]) >= 1000 ? undefined : match[1]), match[4]);
    const namesYears = match[1] !== undefined || match[3] !== undefined || /年/.test(match[0]); // 「第１～３次」 and "3-5" do not
    if (start && end && end.fiscalYear >= start.fiscalYear && namesYears) return { raw: text.slice(match.index, match.index + match[0].length), start, end };
  }
  return undefined;
}

/** 「令和４年度」, "R4", 「令和元年」, "2020年度" → the year; undefined for anything else. */
export function parseFiscalYear(text: string): FiscalYear | undefined {
  const match = SINGLE.exec(narrow(text).trim());
  return match ? yearOf(match[1], match[2]) : undefined;
}

function yearOf(eraText: string | undefined, yearText: string | undefined): FiscalYear | undefined {
  const year = yearText === "元" ? 1 : Number(yearText);
  if (eraText === undefined) return year >= 1868 && year < 2200 ? { era: undefined, year, fiscalYear: year } : undefined;
  const era = eraOf(eraText);
  return era && year > 0 && year < 100 ? { era, year, fiscalYear: ERA_BASE[era] + year } : undefined;
}

function eraOf(text: string): Era | undefined {
  const letters: Readonly<Record<string, Era>> = { 明治: "M", 大正: "T", 昭和: "S", 平成: "H", 令和: "R", M: "M", T: "T", S: "S", H: "H", R: "R" };
  return letters[text.toUpperCase()];
}

/** Full-width letters, digits and signs to half width, one character for one, so that positions stay those of the text. */
function narrow(text: string): string {
  return text.replace(/[！-～]/g, (ch) => String.fromCharCode(ch.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, " ");
}
