import { formatAddress } from "../../grid/address.js";
import type { SheetTables } from "../../tables/findTables.js";
import { placeKey, type Relation } from "../relation.js";
import { alignLine, alignTables, weigh, type Alignment, type CellPair } from "./alignCells.js";
import { KeyBook, keyTables, type KeyedTable } from "./keyedTable.js";
import { areOneEdition } from "./editions.js";
import { WHOLE } from "./lineKey.js";
import { pairTables } from "./pairTables.js";

/** Figures of three digits or more that agree, and what they say together, before two tables are taken to show the same. */
const LEAST_TELLING = 3;
const LEAST_BITS = 36;
/** So much more makes a difference an error. */
const SURE_TELLING = 5;
const SURE_BITS = 60;
/** Under the same headings so few differ, or the tables show something else: another year, another place. */
const MOST_DIFFERING_SHARE = 0.1;
/** Where each line of a table is broken down on a sheet of its own, small figures tell as well, if there are many of them. */
const LEAST_SHEETS = 3;
const LEAST_SMALL = 10;
/** Two tables of many totals say the same with some of them. */
const MOST_LISTED = 400;
/** A name that so many lines bear names none. */
const MOST_NAMESAKES = 40;

/**
 * The same figure in two tables, on one sheet or on two, typed in both: the totals under the same headings where nearly all figures
 * that both tables have under the same headings agree; and a line of one table that is broken down in another, called by its name.
 * @param found what the tables' own sums say: figures that differ here and there, with sums that hold on both sides, are two editions
 * @example 「総数」 of 2018年 to 2022年 on the sheets 年齢別 and 地区別, with 「2021年」 differing → one equality that fails among five
 */
export function findCopies(sheets: readonly SheetTables[], found: readonly Relation[]): Relation[] {
  if (sheets.reduce((count, sheet) => count + sheet.tables.length, 0) < 2) return [];
  const book = new KeyBook();
  const tables = keyTables(sheets, book);
  const relations: Relation[] = [];
  const failing = lazyFailing(found);
  for (const { first, second } of pairTables(tables)) {
    const [a, b] = [tables[first], tables[second]];
    if (!a || !b || !areOneEdition(a, b)) continue;
    const alignment = alignTables(a, b);
    if (!isCopy(alignment)) continue;
    relate(alignment, a, b, { isCertain: isSure(alignment), areSlips: alignment.differing.length === 1 }, failing, relations);
  }
  for (const { table, lines } of findBrokenDown(tables, book)) {
    const whole = lines.filter(({ pairs }) => weigh(pairs).differing.length === 0);
    // of many sheets one that differs is the one that was changed and not carried over
    const isFamily = whole.length >= LEAST_SHEETS && lines.length - whole.length <= Math.max(1, lines.length * MOST_DIFFERING_SHARE) && weigh(whole.flatMap(({ pairs }) => pairs)).agreeing >= LEAST_SMALL;
    for (const { other, pairs } of lines) {
      const alignment = weigh(pairs);
      if (!isFamily && !isCopy(alignment)) continue;
      relate(alignment, table, other, { isCertain: isFamily || isSure(alignment), areSlips: isFamily || alignment.differing.length === 1 }, failing, relations);
    }
  }
  return distinct(relations);
}

function isCopy({ telling, tellingTotals, bits, agreeing, differing }: Alignment): boolean {
  return telling >= LEAST_TELLING && tellingTotals >= 2 && bits >= LEAST_BITS && differing.length <= Math.max(1, (agreeing + differing.length) * MOST_DIFFERING_SHARE);
}

function isSure({ telling, bits }: Alignment): boolean {
  return telling >= SURE_TELLING && bits >= SURE_BITS;
}

/** Cells of equations that fail, asked for only where two copies differ in more than one place. */
function lazyFailing(found: readonly Relation[]): () => ReadonlySet<string> {
  let keys: Set<string> | undefined;
  return () => (keys ??= new Set(found.flatMap((relation) => (relation.outcome === "fails" ? [relation.total, ...relation.parts].map(placeKey) : []))));
}

interface Verdict {
  readonly isCertain: boolean;
  /** False where several differ: then a slip is one that breaks a sum, and the others are another edition's figures. */
  readonly areSlips: boolean;
}

function relate({ pairs }: Alignment, a: KeyedTable, b: KeyedTable, { isCertain, areSlips }: Verdict, failing: () => ReadonlySet<string>, relations: Relation[]): void {
  const isSlip = (pair: CellPair): boolean => areSlips || failing().has(placeKey(pair.first)) || failing().has(placeKey(pair.second));
  let listed = 0;
  for (const pair of pairs) {
    const holds = pair.firstValue === pair.secondValue;
    if (holds ? !pair.isTotal || pair.firstValue === 0 || ++listed > MOST_LISTED : !isSlip(pair)) continue;
    const { first, second } = pair;
    relations.push({
      id: `${b.table.id}/equal/${formatAddress(second.rowIndex, second.columnIndex)}/${a.table.id}/${formatAddress(first.rowIndex, first.columnIndex)}`,
      tableId: b.table.id, partsTableId: a.table.id, code: "tie-out/table", kind: "equal", total: second, parts: [{ ...first, sign: 1 }],
      outcome: holds ? "holds" : "fails", actual: pair.secondValue, expected: pair.firstValue, residual: Number((pair.secondValue - pair.firstValue).toPrecision(13)), slack: 0,
      evidence: ["label", "arithmetic"], confidence: isCertain ? 0.97 : 0.85, ...(holds || (isCertain && pair.isTotal) ? {} : { isDoubtful: true }),
    });
  }
}

interface BrokenDown {
  readonly table: KeyedTable;
  readonly lines: readonly { readonly other: KeyedTable; readonly pairs: readonly CellPair[] }[];
}

/** The lines of a table that are called like another table or its sheet, each with the total's line of that one. */
function findBrokenDown(tables: readonly KeyedTable[], book: KeyBook): BrokenDown[] {
  const called = new Map<number, KeyedTable[]>();
  for (const keyed of tables) for (const name of keyed.names) called.set(name, [...(called.get(name) ?? []), keyed]);
  if (called.size === 0) return [];
  const whole = book.numberOf(WHOLE);
  return tables.flatMap((table) => (["rows", "columns"] as const).flatMap((axis): BrokenDown[] => {
    const lines = [...called].flatMap(([name, others]) => {
      const line = table[axis].byKey.get(name);
      if (line === undefined || others.length > MOST_NAMESAKES) return [];
      return others.flatMap((other) => {
        if (other === table || !areOneEdition(table, other)) return [];
        const [down, across] = (["rows", "columns"] as const).map((otherAxis) => {
          const total = other[otherAxis].byKey.get(whole);
          return total === undefined ? [] : alignLine(table, line, axis === "rows", other, total, otherAxis === "rows");
        }) as [CellPair[], CellPair[]]; // two axes in, two out
        const pairs = across.length > down.length ? across : down;
        return pairs.length === 0 ? [] : [{ other, pairs }];
      });
    });
    return lines.length === 0 ? [] : [{ table, lines }];
  }));
}

/** One equality of two cells, in whatever order they were found. */
function distinct(relations: readonly Relation[]): Relation[] {
  const seen = new Set<string>();
  return relations.filter(({ total, parts: [part] }) => {
    if (!part) return false;
    const key = [placeKey(total), placeKey(part)].sort().join("\u0001");
    return !seen.has(key) && seen.add(key);
  });
}
