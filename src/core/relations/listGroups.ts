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

function toGroup(key: string, name: string, entries: readonly ListEntry[], list: ItemList, elsewhere: Place): CountedGroup {
  const places = entries.map((entry) => ({ sheet: list.table.sheet, ...entry.itemAt }));
  return { key, name, count: entries.length, sheet: list.table.sheet, entries: places.length > 0 ? places : [elsewhere] };
}

function lastPlace(list: ItemList): Place {
  const at = list.entries.at(-1)?.itemAt ?? { rowIndex: list.table.range.bottom, columnIndex: list.table.range.right };
  return { sheet: list.table.sheet, ...at };
}
