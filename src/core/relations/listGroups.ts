import { comparableName } from "../figures/labels.js";
import type { SheetTables } from "../tables/findTables.js";
import type { CountTable, ItemList, ListEntry } from "../tables/planTables.js";
import type { CountedGroup, Place } from "./relation.js";

export interface ListGroups {
  /** The entries of each initiative by its row in the count table; initiatives without entries have a count of 0. */
  readonly byRow: ReadonlyMap<number, CountedGroup>;
  /** Entries under initiatives that the count table does not have. */
  readonly strangers: readonly CountedGroup[];
}

/** Assigns a list's entries to the initiatives of a count table: by number, else by name. */
export function groupEntries(list: ItemList, counts: CountTable, sheets: readonly SheetTables[]): ListGroups {
  const figures = sheets.find((sheet) => sheet.figures.grid.name === counts.table.sheet)?.figures;
  const rowOfNumber = new Map<number, number>();
  const rowOfName = new Map<string, number>();
  for (const row of counts.table.rows) {
    if (!counts.initiativeRows.includes(row.rowIndex)) continue;
    if (row.number !== undefined && !rowOfNumber.has(row.number)) rowOfNumber.set(row.number, row.rowIndex);
    const name = comparableName(figures?.text(row.rowIndex, counts.nameColumn) ?? "");
    if (name !== "" && !rowOfName.has(name)) rowOfName.set(name, row.rowIndex);
  }
  const entriesOf = new Map<number | string, ListEntry[]>();
  for (const entry of list.entries) {
    const name = comparableName(entry.groupName);
    const row = (entry.number === undefined ? undefined : rowOfNumber.get(entry.number)) ?? rowOfName.get(name);
    const key = row ?? `${entry.number ?? ""}${name}`;
    entriesOf.set(key, [...(entriesOf.get(key) ?? []), entry]);
  }
  const byRow = new Map<number, CountedGroup>();
  const elsewhere = lastPlace(list);
  for (const rowIndex of counts.initiativeRows) {
    const entries = entriesOf.get(rowIndex) ?? [];
    const name = figures?.text(rowIndex, counts.nameColumn) ?? "";
    byRow.set(rowIndex, toGroup(`${list.table.id}:${rowIndex}`, name, entries, list, elsewhere));
  }
  const strangers = [...entriesOf].flatMap(([key, entries]) =>
    typeof key === "number" ? [] : [toGroup(`${list.table.id}:${key}`, entries[0]?.groupName ?? "", entries, list, elsewhere)]);
  return { byRow, strangers };
}

/** Share of the initiatives that two tables number alike which must also bear like names. */
const LEAST_LIKE = 0.5;

/**
 * Does the list speak of the count table's initiatives? Two tables may number different things alike: themes 1–7 are not
 * initiatives No.1–7, though a few names may differ by mistake.
 */
export function belongsTo(list: ItemList, counts: CountTable, sheets: readonly SheetTables[]): boolean {
  const figures = sheets.find((sheet) => sheet.figures.grid.name === counts.table.sheet)?.figures;
  if (!figures) return false;
  const own = new Set(counts.initiativeRows);
  const rows = counts.table.rows.filter((row) => own.has(row.rowIndex));
  const nameOf = new Map(rows.flatMap((row) => (row.number === undefined ? [] : [[row.number, figures.text(row.rowIndex, counts.nameColumn)] as const])));
  const names = new Set(rows.map((row) => comparableName(figures.text(row.rowIndex, counts.nameColumn))));
  let shared = 0, like = 0;
  for (const entry of list.entries) {
    const numbered = entry.number === undefined ? undefined : nameOf.get(entry.number);
    const name = comparableName(entry.groupName);
    if (numbered === undefined && !names.has(name) && name !== "") { shared++; continue; }
    shared++;
    if (name === "" || names.has(name) || (numbered !== undefined && isLike(comparableName(numbered), name))) like++;
  }
  return shared > 0 && like >= shared * LEAST_LIKE;
}

/** One name begins like the other, or contains it. */
function isLike(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a) || (a.length > 3 && a.slice(0, Math.ceil(a.length / 2)) === b.slice(0, Math.ceil(a.length / 2)));
}

function toGroup(key: string, name: string, entries: readonly ListEntry[], list: ItemList, elsewhere: Place): CountedGroup {
  const places = entries.map((entry) => ({ sheet: list.table.sheet, ...entry.itemAt }));
  return { key, name, count: entries.length, sheet: list.table.sheet, entries: places.length > 0 ? places : [elsewhere] };
}

function lastPlace(list: ItemList): Place {
  const at = list.entries.at(-1)?.itemAt ?? { rowIndex: list.table.range.bottom, columnIndex: list.table.range.right };
  return { sheet: list.table.sheet, ...at };
}
