import type { SheetTables } from "../../tables/findTables.js";
import type { SheetFigures } from "../../tables/sheetFigures.js";
import type { Table } from "../../tables/table.js";
import { isTotalRole } from "../../figures/totalLabels.js";
import { readNames } from "../lines.js";
import { editionsOf, keyOfLine, keyOfName, WHOLE } from "./lineKey.js";

/** One direction of a table: its lines, each with the number that stands for its name in the whole workbook; −1 for lines without a name of their own. */
export interface KeyedLines {
  readonly indexes: readonly number[];
  readonly keys: readonly number[];
  readonly isTotal: readonly boolean[];
  /** Where in `indexes` the line of a key stands. */
  readonly byKey: ReadonlyMap<number, number>;
}

export interface KeyedTable {
  readonly table: Table;
  readonly figures: SheetFigures;
  readonly rows: KeyedLines;
  readonly columns: KeyedLines;
  /** What the table is called: by its title, and by its sheet where it is the only one there. */
  readonly names: readonly number[];
  /** The words around the table that say of what time and stage its figures are; asked for where another table shows the same. */
  editions(): ReadonlySet<string>;
}

/** Numbers for names; a label that comes up again is not read again. */
export class KeyBook {
  private readonly byText = new Map<string, number>();
  private readonly byLabels = new Map<string, number>();

  /** −1 where the labels name nothing. */
  keyOf(labels: readonly string[]): number {
    const raw = labels.length === 1 ? labels[0] ?? "" : labels.join("\u0001");
    const known = this.byLabels.get(raw);
    if (known !== undefined) return known;
    const key = this.numberOf(keyOfLine(labels));
    this.byLabels.set(raw, key);
    return key;
  }

  numberOf(text: string): number {
    if (text === "") return -1;
    const known = this.byText.get(text);
    if (known !== undefined) return known;
    this.byText.set(text, this.byText.size);
    return this.byText.size - 1;
  }
}

/** The tables of a workbook whose lines have names; tables without a total tell of no whole that could stand elsewhere. */
export function keyTables(sheets: readonly SheetTables[], book: KeyBook): KeyedTable[] {
  return sheets.flatMap((sheet) => sheet.tables.flatMap((table): KeyedTable[] => {
    const { rowIndexes, columnIndexes, columnRoles, rowRoles, columns, labelsOfRows } = readNames(table, sheet.figures);
    if (rowIndexes.length < 1 || columnIndexes.length < 1 || rowIndexes.length * columnIndexes.length < 2) return [];
    const rows = keyLines(rowIndexes, labelsOfRows.map((labels) => book.keyOf(labels)), rowRoles.map(isTotalRole));
    const named = keyLines(columnIndexes, columns.map((column) => book.keyOf(column.headers)), columnRoles.map(isTotalRole));
    const isAlone = sheet.tables.length === 1;
    const names = [table.title, ...(isAlone ? [table.sheet] : [])].map((name) => book.numberOf(keyOfName(name))).filter((name) => name >= 0 && name !== book.numberOf(WHOLE));
    return [{ table, figures: sheet.figures, rows, columns: named, names: [...new Set(names)], editions: () => editionsOf(`${table.sheet} ${wordsAbove(table, sheet)}`) }];
  }));
}

function keyLines(indexes: readonly number[], keys: readonly number[], isTotal: readonly boolean[]): KeyedLines {
  const byKey = new Map<number, number>();
  const repeated = new Set<number>();
  keys.forEach((key, i) => {
    if (byKey.has(key)) repeated.add(key);
    byKey.set(key, i);
  });
  // of two lines of one name neither is known from elsewhere
  for (const key of [...repeated, -1]) byKey.delete(key);
  return { indexes, keys: keys.map((key) => (byKey.has(key) ? key : -1)), isTotal, byKey };
}

const REACH_ABOVE = 4;

/** The lines of text above a table, up to the table before: title, date, unit. */
function wordsAbove({ range }: Table, { figures, filled }: SheetTables): string {
  const words: string[] = [];
  for (let r = range.top - 1; r >= Math.max(0, range.top - REACH_ABOVE); r--) {
    const columns = filled.columns(r).filter((c) => c >= range.left - 2 && c <= range.right + 2);
    if (columns.some((c) => figures.classOf(r, c) === "number")) break;
    words.push(...columns.map((c) => figures.text(r, c)));
  }
  return words.join(" ");
}
