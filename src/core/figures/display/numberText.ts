import type { FormatSection, FormatToken } from "./formatCode.js";

/**
 * A number by the digits of its section, without a sign; the caller knows whether the section shows one of its own.
 * @example formatNumber(1234.5, parseFormatCode("#,##0.0")[0]) === "1,234.5"
 */
export function formatNumber(magnitude: number, section: FormatSection): string {
  const { tokens } = section;
  if (tokens.some((token) => token.kind === "exponent")) return exponentText(magnitude, tokens);
  const slash = tokens.findIndex((token, i) => token.kind === "slash" && hasDigits(tokens.slice(0, i)) && (hasDigits(tokens.slice(i)) || isLiteralNumber(tokens[i + 1])));
  if (slash >= 0) return fractionText(magnitude, tokens, slash);
  return plainText(scaled(magnitude, tokens), tokens);
}

/** `%` multiplies by 100 each, a comma behind the last digit divides by 1,000 each. */
function scaled(magnitude: number, tokens: readonly FormatToken[]): number {
  const percents = tokens.filter((token) => token.kind === "percent").length;
  const power = 2 * percents - 3 * trailingCommas(tokens).size;
  return power === 0 ? magnitude : Number(`${magnitude}e${power}`) || magnitude * 10 ** power;
}

/** Commas that stand behind the last digit before the point or the end, and so scale. */
function trailingCommas(tokens: readonly FormatToken[]): ReadonlySet<number> {
  const point = tokens.findIndex((token) => token.kind === "point");
  const places = tokens.flatMap((token, i) => (token.kind === "digit" && (point < 0 || i < point) ? [i] : []));
  const last = places.at(-1) ?? -1;
  const commas = new Set<number>();
  for (let i = last + 1; last >= 0 && tokens[i]?.kind === "comma"; i++) commas.add(i);
  return commas;
}

function plainText(value: number, tokens: readonly FormatToken[]): string {
  const point = tokens.findIndex((token) => token.kind === "point");
  const wholeTokens = point < 0 ? tokens : tokens.slice(0, point);
  const decimalTokens = point < 0 ? [] : tokens.slice(point + 1);
  const decimalPlaces = decimalTokens.flatMap((token) => (token.kind === "digit" ? [token.place] : []));
  const [whole = "0", decimals = ""] = roundDecimal(value, decimalPlaces.length).split(".");

  const scaling = trailingCommas(tokens);
  const grouped = wholeTokens.some((token, i) => token.kind === "comma" && !scaling.has(i));
  const text = fillWhole(whole, wholeTokens, grouped);
  if (point < 0) return text;
  return `${text}.${fillDecimals(decimals, decimalPlaces, decimalTokens)}`;
}

/** Digits fill the places from the right; what is left over goes in at the leftmost place. */
function fillWhole(digits: string, tokens: readonly FormatToken[], grouped: boolean): string {
  const places = tokens.filter((token) => token.kind === "digit").length;
  const significant = digits === "0" ? "" : digits;
  let text = "";
  let taken = 0; // digits written, from the right
  let seen = 0; // places passed, from the right
  const write = (digit: string): void => {
    if (grouped && taken > 0 && taken % 3 === 0) text = `,${text}`;
    text = digit + text;
    taken++;
  };
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i];
    if (token?.kind === "digit") {
      seen++;
      const digit = significant[significant.length - seen];
      if (digit !== undefined) write(digit);
      else if (token.place === "0") write("0");
      else if (token.place === "?") text = ` ${text}`;
      if (seen === places) for (let rest = significant.length - seen - 1; rest >= 0; rest--) write(significant[rest] ?? "");
    } else text = literalText(token) + text;
  }
  return text;
}

/** `#` leaves noughts at the end out, `?` keeps their room. */
function fillDecimals(decimals: string, places: readonly ("0" | "#" | "?")[], tokens: readonly FormatToken[]): string {
  let last = decimals.length;
  while (last > 0 && decimals[last - 1] === "0" && places[last - 1] !== "0") last--;
  let index = 0;
  let text = "";
  for (const token of tokens) {
    if (token.kind !== "digit") text += literalText(token);
    else {
      text += index < last ? decimals[index] ?? "" : token.place === "?" ? " " : "";
      index++;
    }
  }
  return text;
}

function literalText(token: FormatToken | undefined): string {
  if (token?.kind === "literal") return token.text;
  if (token?.kind === "percent") return "%";
  return token?.kind === "slash" ? "/" : "";
}

function exponentText(value: number, tokens: readonly FormatToken[]): string {
  const at = tokens.findIndex((token) => token.kind === "exponent");
  const mantissa = tokens.slice(0, at);
  const decimals = places(mantissa.slice(mantissa.findIndex((token) => token.kind === "point") + 1 || mantissa.length));
  const [digits = "0", power = "0"] = value.toExponential(decimals).split("e");
  const exponent = Number(power);
  const sign = exponent < 0 ? "-" : tokens[at]?.kind === "exponent" && tokens[at].showsPlus ? "+" : "";
  return `${digits}E${sign}${String(Math.abs(exponent)).padStart(places(tokens.slice(at + 1)), "0")}`;
}

function fractionText(value: number, tokens: readonly FormatToken[], slash: number): string {
  const before = tokens.slice(0, slash);
  const firstRun = before.findIndex((token) => token.kind === "digit");
  const isMixed = before.slice(firstRun).some((token, i, rest) => token.kind === "literal" && hasDigits(rest.slice(i)));
  const whole = isMixed ? Math.floor(value) : 0;
  const fixed = tokens.slice(slash + 1).map((token) => (token.kind === "literal" || token.kind === "digit" ? (token.kind === "literal" ? token.text : token.place) : "")).join("").trim();
  const divisor = /^[1-9]\d*$/.test(fixed) ? Number(fixed) : undefined;
  const [top, bottom] = divisor ? [Math.round((value - whole) * divisor), divisor] : nearestFraction(value - whole, 10 ** places(tokens.slice(slash)) - 1);
  if (top === 0 && isMixed) return String(whole);
  if (top === bottom && isMixed) return String(whole + 1);
  return `${isMixed && whole > 0 ? `${whole} ` : ""}${top}/${bottom}`;
}

/** The fraction nearest to a value with a divisor up to `most`. */
function nearestFraction(value: number, most: number): readonly [number, number] {
  let best: readonly [number, number] = [Math.round(value), 1];
  for (let bottom = 2; bottom <= Math.min(most, 999); bottom++) {
    const top = Math.round(value * bottom);
    if (Math.abs(top / bottom - value) < Math.abs(best[0] / best[1] - value) - 1e-12) best = [top, bottom];
  }
  return best;
}

function places(tokens: readonly FormatToken[]): number {
  return tokens.filter((token) => token.kind === "digit").length;
}

function hasDigits(tokens: readonly FormatToken[]): boolean {
  return tokens.some((token) => token.kind === "digit");
}

function isLiteralNumber(token: FormatToken | undefined): boolean {
  return token?.kind === "literal" && /^\d/.test(token.text);
}

/**
 * Rounded half away from zero by the decimal digits that the number is written with, as Excel does: 1.005 → 1.01.
 * Numbers of 10^21 and more come out with all their digits.
 */
export function roundDecimal(magnitude: number, decimals: number): string {
  const [digits = "0", exponent] = String(magnitude).split("e");
  const shifted = Number(`${digits}e${Number(exponent ?? 0) + decimals}`);
  const rounded = Math.round(Number.isFinite(shifted) ? shifted : 0);
  const text = (rounded < 1e21 ? String(rounded) : BigInt(rounded).toString()).padStart(decimals + 1, "0");
  return decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
}
