import { MAX_COLUMNS, MAX_ROWS } from "../../core/grid/address.js";
import { parseNumberBytes } from "./cellBytes.js";

/** What a plain cell says, in a room that its reader holds: a workbook has a million of them. */
export interface PlainCell {
  /** Row × 16,384 + column, counted from 0. */
  address: number;
  /** The index of its format; −1 where it has none. */
  format: number;
  /** Whether the number is that of a shared text. */
  isText: boolean;
  number: number;
}

export function plainCellRoom(): PlainCell {
  return { address: 0, format: -1, isText: false, number: 0 };
}

const LONGEST_FORMAT = 7;

/**
 * Reads a cell of the form that nearly all cells of nearly all files have, letter by letter and without looking for names:
 * `<c r="B3" s="1" t="s"><v>12</v></c>`, with or without `s` and `t`, `t` being "n" or "s". Whatever is otherwise in the least
 * is for the scanner to read.
 * @param at where the cell begins
 * @returns where the cell ends; −1 where it has another form
 */
export function readPlainCell(bytes: Uint8Array, at: number, cell: PlainCell): number {
  // <c r="
  if (bytes[at] !== 0x3c || bytes[at + 1] !== 0x63 || bytes[at + 2] !== 0x20 || bytes[at + 3] !== 0x72 || bytes[at + 4] !== 0x3d || bytes[at + 5] !== 0x22) return -1;
  let i = at + 6;
  let column = 0;
  let byte = bytes[i] ?? 0;
  for (; byte >= 0x41 && byte <= 0x5a; byte = bytes[++i] ?? 0) column = column * 26 + (byte - 0x40);
  const digitsFrom = i;
  let row = 0;
  for (; byte >= 0x30 && byte <= 0x39; byte = bytes[++i] ?? 0) row = row * 10 + (byte - 0x30);
  if (byte !== 0x22 || column < 1 || digitsFrom - at > 9 || i - digitsFrom > 7 || row < 1 || row > MAX_ROWS || column > MAX_COLUMNS) return -1;
  byte = bytes[++i] ?? 0;
  let format = -1;
  // s="
  if (byte === 0x20 && bytes[i + 1] === 0x73 && bytes[i + 2] === 0x3d && bytes[i + 3] === 0x22) {
    const from = (i += 4);
    format = 0;
    for (byte = bytes[i] ?? 0; byte >= 0x30 && byte <= 0x39; byte = bytes[++i] ?? 0) format = format * 10 + (byte - 0x30);
    if (byte !== 0x22 || i === from || i - from > LONGEST_FORMAT) return -1;
    byte = bytes[++i] ?? 0;
  }
  let isText = false;
  // t="n" or t="s"
  if (byte === 0x20 && bytes[i + 1] === 0x74 && bytes[i + 2] === 0x3d && bytes[i + 3] === 0x22 && bytes[i + 5] === 0x22) {
    isText = bytes[i + 4] === 0x73;
    if (!isText && bytes[i + 4] !== 0x6e) return -1;
    byte = bytes[(i += 6)] ?? 0;
  }
  // ><v>
  if (byte !== 0x3e || bytes[i + 1] !== 0x3c || bytes[i + 2] !== 0x76 || bytes[i + 3] !== 0x3e) return -1;
  const valueFrom = (i += 4);
  let number = 0;
  for (byte = bytes[i] ?? 0; byte >= 0x30 && byte <= 0x39; byte = bytes[++i] ?? 0) number = number * 10 + (byte - 0x30);
  if (byte !== 0x3c || i === valueFrom || i - valueFrom > 15) {
    while (byte !== 0x3c) {
      if (i >= bytes.length || byte >= 0x80) return -1;
      byte = bytes[++i] ?? 0;
    }
    number = parseNumberBytes(bytes, valueFrom, i);
    if (Number.isNaN(number)) return -1;
  }
  // </v></c>
  if (bytes[i + 1] !== 0x2f || bytes[i + 2] !== 0x76 || bytes[i + 3] !== 0x3e || bytes[i + 4] !== 0x3c || bytes[i + 5] !== 0x2f || bytes[i + 6] !== 0x63 || bytes[i + 7] !== 0x3e) return -1;
  cell.address = (row - 1) * MAX_COLUMNS + column - 1;
  cell.format = format;
  cell.isText = isText;
  cell.number = number;
  return i + 8;
}
