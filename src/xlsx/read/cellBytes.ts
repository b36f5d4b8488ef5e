import { MAX_COLUMNS, MAX_ROWS } from "../../core/grid/address.js";

const EXACT_POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/**
 * A number from its digits in a part, without a string in between. Up to 15 digits both the digits and the power of ten
 * are exact, so that their quotient is the nearest number, the same that `Number` gives; the rest goes through `Number`.
 * NaN where it is no number.
 * @example parseNumberBytes(utf8("-12.5"), 0, 5) === -12.5
 */
export function parseNumberBytes(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  const isNegative = bytes[i] === 0x2d;
  if (isNegative) i++;
  const digitsFrom = i;
  let value = 0;
  let point = -1;
  for (; i < end; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0x30 && byte <= 0x39) value = value * 10 + (byte - 0x30);
    else if (byte === 0x2e && point < 0) point = i;
    else break;
  }
  const digits = i - digitsFrom - (point < 0 ? 0 : 1);
  if (i < end || digits === 0 || digits > 15) return parseSlowly(bytes, start, end);
  if (point >= 0) value /= EXACT_POWERS[end - point - 1] ?? NaN;
  return isNegative ? 0 - value : value; // Excel knows no -0
}

function parseSlowly(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 400) return NaN;
  const text = String.fromCharCode(...bytes.subarray(start, end)).trim();
  return /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(text) ? Number(text) + 0 : NaN;
}

/**
 * An address as one number, row × 16,384 + column, counted from 0; -1 where it is none or lies beyond XFD1048576.
 * @example parseAddressBytes(utf8("B3"), 0, 2) === 2 * 16_384 + 1
 */
export function parseAddressBytes(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  let column = 0;
  for (; i < end; i++) {
    const letter = ((bytes[i] ?? 0) & 0xdf) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  if (i === start || i - start > 3 || i === end || end - i > 7) return -1;
  let row = 0;
  for (; i < end; i++) {
    const digit = (bytes[i] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    row = row * 10 + digit;
  }
  return row < 1 || row > MAX_ROWS || column > MAX_COLUMNS ? -1 : (row - 1) * MAX_COLUMNS + column - 1;
}
