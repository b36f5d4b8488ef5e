import { columnLetters } from "../../src/core/grid/address.js";
import { packWorkbook } from "./largeWorkbook.js";

/** Sheets of unusual shape, each with about as many cells as asked; twice as many cells must not take more than about twice the time. */
export const SHAPES: Readonly<Record<string, (cells: number) => Uint8Array>> = {
  /** One column of figures. */
  tall: (cells) => sheetOf(Array.from({ length: cells }, (_, r) => [amount(r)])),
  /** Rows over the whole width of a sheet, each with its total at the end. */
  wide: (cells) => sheetOf(Array.from({ length: Math.max(1, Math.round(cells / WIDTH)) }, (_, r) => withTotal(`部${r}`, Array.from({ length: WIDTH - 2 }, (_, c) => amount(r * WIDTH + c))))),
  /** Tables of three by three under each other, a blank row between two. */
  tiny: (cells) => sheetOf(Array.from({ length: Math.round(cells / 9) }, (_, i) => [["区分", "甲", "乙"], [`項目${i}`, amount(i), amount(i + 1)], ["合計", amount(i), amount(i + 1)], []]).flat()),
  /** Five columns, a total at the end of each row: a ledger. */
  ledger: (cells) => sheetOf([["項目", "甲", "乙", "丙", "合計"], ...Array.from({ length: Math.round(cells / 5) }, (_, r) => withTotal(`項目${r}`, [amount(r), amount(r + 7), amount(r + 13)]))]),
  /** One column of figures with its labels, of which many come again, and their total at the end. */
  list: (cells) => {
    const values = Array.from({ length: Math.round(cells / 2) }, (_, r) => amount(r));
    return sheetOf([["項目", "件数"], ...values.map((value, r) => [`項目${r % 997}`, value]), ["合計", values.reduce((sum, value) => sum + value, 0)]]);
  },
  /** Sentences, some of which speak of totals, and no figure. */
  prose: (cells) => sheetOf(Array.from({ length: Math.round(cells / 5) }, (_, r) => Array.from({ length: 5 }, (_, c) => Array.from({ length: 20 }, (_, i) => WORDS[((r * 5 + c) * 31 + i * 7919) % WORDS.length]).join("")))),
  /** The same with fractions and without a total: nothing adds up, and all is looked at. */
  fractions: (cells) => sheetOf([["項目", "甲", "乙", "丙", "丁"], ...Array.from({ length: Math.round(cells / 5) }, (_, r) => [`項目${r % 50}`, ...[0, 7, 13, 29].map((shift) => amount(r + shift) / 10)])]),
};

const WIDTH = 16_384;
const WORDS = ["防災", "子育て", "計画の", "見直しを", "行う", "ことにより", "市民サービスの", "向上を図る", "令和５年度の", "合計", "について"];

function amount(seed: number): number {
  return ((seed * 7919) >>> 3) % 1000;
}

function withTotal(label: string, values: readonly number[]): (string | number)[] {
  return [label, ...values, values.reduce((sum, value) => sum + value, 0)];
}

function sheetOf(lines: readonly (readonly (string | number)[])[]): Uint8Array {
  const strings = new Map<string, number>();
  const rows = lines.map((line, r) => `<row r="${r + 1}">${line.map((value, c) => {
    const at = `${columnLetters(c)}${r + 1}`;
    if (typeof value === "number") return `<c r="${at}"><v>${value}</v></c>`;
    if (!strings.has(value)) strings.set(value, strings.size);
    return `<c r="${at}" t="s"><v>${strings.get(value) ?? 0}</v></c>`;
  }).join("")}</row>`);
  return packWorkbook([{ name: "表", rows: rows.join("") }], [...strings.keys()]);
}
