import { decimalsOf } from "../../tables/sheetFigures.js";

/** How one number is typed for another. */
export type Slip = "sign-lost" | "digits-transposed" | "digit-dropped" | "digit-doubled" | "digit-replaced";

/**
 * Names what happened between the number meant and the number typed; numbers of one digit are any other's slip, and name none.
 * @example findSlip(152, 125) === "digits-transposed"; findSlip(44, 4) === "digit-doubled"
 */
export function findSlip(typed: number, meant: number): Slip | undefined {
  if (typed === -meant && typed !== 0) return typed > 0 ? "sign-lost" : undefined;
  if (Math.sign(typed) * Math.sign(meant) < 0) return undefined;
  const scale = 10 ** Math.max(decimalsOf(typed), decimalsOf(meant));
  const a = String(Math.round(Math.abs(typed) * scale));
  const b = String(Math.round(Math.abs(meant) * scale));
  if (a === b || Math.max(a.length, b.length) < 2) return undefined;
  if (a.length === b.length) {
    const differing = [...a].flatMap((digit, i) => (digit === b[i] ? [] : [i]));
    if (differing.length === 1) return "digit-replaced";
    const [i = 0, j = 0] = differing;
    return differing.length === 2 && j === i + 1 && a[i] === b[j] && a[j] === b[i] ? "digits-transposed" : undefined;
  }
  if (a.length === b.length + 1 && dropsTo(a, b)) return "digit-doubled";
  if (b.length === a.length + 1 && dropsTo(b, a)) return "digit-dropped";
  return undefined;
}

function dropsTo(long: string, short: string): boolean {
  for (let i = 0; i < long.length; i++) if (long.slice(0, i) + long.slice(i + 1) === short) return true;
  return false;
}

/** A longer number has no digits to spare for a binary one. */
const MOST_DIGITS = 15;

/**
 * The numbers that one slip of the keyboard makes the typed one, with as many digits after the point.
 * @example [...numbersMeant(38)] holds 68, 83, 3, 8, 138, 381, -38, …
 */
export function* numbersMeant(typed: number): Generator<number> {
  const scale = 10 ** decimalsOf(typed);
  const digits = String(Math.round(Math.abs(typed) * scale));
  if (digits.length > MOST_DIGITS) return;
  const texts = new Set<string>();
  for (let i = 0; i <= digits.length; i++) {
    const before = digits.slice(0, i), after = digits.slice(i + 1);
    for (const digit of "0123456789") {
      texts.add(before + digit + digits.slice(i));
      if (i < digits.length) texts.add(before + digit + after);
    }
    if (i < digits.length) texts.add(before + after);
    if (i + 1 < digits.length) texts.add(before + (digits[i + 1] ?? "") + (digits[i] ?? "") + digits.slice(i + 2));
  }
  for (const text of texts) {
    const meant = (Math.sign(typed) * Number(text)) / scale;
    if (findSlip(typed, meant) !== undefined) yield meant;
  }
  if (typed > 0) yield -typed;
}

/** How many numbers are a slip away from one of so many digits: each digit replaced, left out, put in, or exchanged with the next. */
export function slipsOf(digits: number): number {
  return digits < 2 ? 0 : 21 * digits + 10;
}

/** A slip in either direction: △ lost, or put where none belongs. */
export function isDigitSlip(typed: number, meant: number): boolean {
  return (typed === -meant && typed !== 0) || findSlip(typed, meant) !== undefined;
}
