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

/** How many numbers are a slip away from one of so many digits: each digit replaced, left out, put in, or exchanged with the next. */
export function slipsOf(digits: number): number {
  return digits < 2 ? 0 : 21 * digits + 10;
}

/** A slip in either direction: △ lost, or put where none belongs. */
export function isDigitSlip(typed: number, meant: number): boolean {
  return (typed === -meant && typed !== 0) || findSlip(typed, meant) !== undefined;
}
