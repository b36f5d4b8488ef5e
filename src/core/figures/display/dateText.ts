import type { FormatSection } from "./formatCode.js";

/** A serial number taken apart. Months count from 1, weekdays from 0 for Sunday. */
interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Whole units since day 0, for `[h]`, `[m]` and `[s]`. */
  readonly totalSeconds: number;
  readonly secondFraction: number;
}

/** First days, as year × 10000 + month × 100 + day, latest first. Before 明治6 the solar calendar was not in use; Excel knows no such date. */
const ERAS = [
  { from: 20190501, letter: "R", short: "令", name: "令和", base: 2018 },
  { from: 19890108, letter: "H", short: "平", name: "平成", base: 1988 },
  { from: 19261225, letter: "S", short: "昭", name: "昭和", base: 1925 },
  { from: 19120730, letter: "T", short: "大", name: "大正", base: 1911 },
  { from: 0, letter: "M", short: "明", name: "明治", base: 1867 },
] as const;

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const WEEKDAYS_JA = "日月火水木金土";
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAY_SECONDS = 86_400;
/** 31 December 9999, the last day that Excel has. */
const LAST_SERIAL = 2_958_465;

/**
 * A date by its format; undefined where Excel shows `####`, for a serial number below 0 or beyond the year 9999.
 * @example formatDate(45_017, parseFormatCode('[$-411]ggge"年"m"月"d"日"')[0], false) === "令和5年4月1日"
 */
export function formatDate(serial: number, section: FormatSection, usesDate1904: boolean): string | undefined {
  const digits = section.tokens.reduce((most, token) => (token.kind === "fraction-of-second" ? token.digits : most), 0);
  const parts = partsOf(serial, usesDate1904, digits);
  if (!parts) return undefined;
  const isTwelve = section.tokens.some((token) => token.kind === "date" && (token.part === "am-pm" || token.part === "gozen-gogo"));
  let text = "";
  for (const token of section.tokens) {
    if (token.kind === "literal") text += token.text;
    else if (token.kind === "date") text += partText(token.part, token.length, parts, isTwelve, section.saysGannen);
    else if (token.kind === "fraction-of-second") text += parts.secondFraction.toFixed(token.digits).slice(1);
    else if (token.kind === "slash") text += "/";
    else if (token.kind === "point") text += ".";
    else if (token.kind === "comma") text += ",";
    else if (token.kind === "digit") text += token.place === "0" ? "0" : "";
  }
  return text;
}

/**
 * The serial number's calendar day. In the 1900 system day 60 is 29 February 1900, which never was; Excel shows it all the same.
 */
function partsOf(serial: number, usesDate1904: boolean, fractionDigits: number): DateParts | undefined {
  const shifted = usesDate1904 ? serial + 1462 : serial;
  if (!(serial >= 0) || shifted >= LAST_SERIAL + 1) return undefined;
  const unit = 10 ** fractionDigits;
  const totalSeconds = Math.round(shifted * DAY_SECONDS * unit) / unit;
  const dayNumber = Math.floor(totalSeconds / DAY_SECONDS);
  const seconds = totalSeconds - dayNumber * DAY_SECONDS;
  const whole = Math.floor(seconds);
  const time = {
    hour: Math.floor(whole / 3600), minute: Math.floor(whole / 60) % 60, second: whole % 60,
    totalSeconds: usesDate1904 ? totalSeconds - 1462 * DAY_SECONDS : totalSeconds, secondFraction: seconds - whole,
  };
  if (dayNumber === 60) return { year: 1900, month: 2, day: 29, weekday: 3, ...time };
  if (dayNumber === 0) return { year: 1900, month: 1, day: 0, weekday: 6, ...time };
  const { year, month, day } = calendarDay(dayNumber < 60 ? dayNumber + 1 : dayNumber);
  return { year, month, day, weekday: (dayNumber + 6) % 7, ...time };
}

/** Days since 30 December 1899 → the day of the Gregorian calendar; Howard Hinnant's `civil_from_days`. */
function calendarDay(days: number): { year: number; month: number; day: number } {
  const z = days + 693_899; // days since 1 March of the year 0
  const cycle = Math.floor(z / 146_097);
  const dayOfCycle = z - cycle * 146_097;
  const yearOfCycle = Math.floor((dayOfCycle - Math.floor(dayOfCycle / 1460) + Math.floor(dayOfCycle / 36_524) - Math.floor(dayOfCycle / 146_096)) / 365);
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 };
}

function partText(part: string, length: number, date: DateParts, isTwelve: boolean, saysGannen: boolean): string {
  const era = ERAS.find(({ from }) => date.year * 10_000 + date.month * 100 + date.day >= from) ?? ERAS[4];
  switch (part) {
    case "year":
      return length > 2 ? pad(date.year, 4) : pad(date.year % 100, 2);
    case "era":
      return [era.letter, era.short, era.name][Math.min(length, 3) - 1] ?? era.name;
    case "era-year":
      return saysGannen && date.year - era.base === 1 ? "元" : pad(date.year - era.base, Math.min(length, 2));
    case "month": {
      const name = MONTHS[date.month - 1] ?? "";
      if (length === 3) return name.slice(0, 3);
      if (length === 5) return name.slice(0, 1);
      return length > 3 ? name : pad(date.month, length);
    }
    case "day":
      return pad(date.day, length);
    case "weekday":
      return length === 3 ? (WEEKDAYS[date.weekday] ?? "").slice(0, 3) : WEEKDAYS[date.weekday] ?? "";
    case "weekday-ja":
      return (WEEKDAYS_JA[date.weekday] ?? "") + (length > 3 ? "曜日" : "");
    case "hour":
      return pad(isTwelve ? date.hour % 12 || 12 : date.hour, Math.min(length, 2));
    case "minute":
      return pad(date.minute, Math.min(length, 2));
    case "second":
      return pad(date.second, Math.min(length, 2));
    case "elapsed-hours":
      return pad(Math.floor(date.totalSeconds / 3600), length);
    case "elapsed-minutes":
      return pad(Math.floor(date.totalSeconds / 60), length);
    case "elapsed-seconds":
      return pad(Math.floor(date.totalSeconds), length);
    case "am-pm":
      return date.hour < 12 ? "AM" : "PM";
    default:
      return date.hour < 12 ? "午前" : "午後";
  }
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, "0");
}
