import { formatAddress, formatRange } from "../grid/address.js";
import { comparableName } from "../figures/labels.js";
import { belongsTo } from "../relations/listGroups.js";
import type { SheetFigures } from "../tables/sheetFigures.js";
import type { CountTable, ItemList, ListEntry } from "../tables/planTables.js";
import type { Check, CheckContext, CheckResult, Fault } from "./check.js";

/** No. is unique in a count table. */
export const numbersUnique: Check = {
  code: "numbers/unique",
  run: (context) => context.plan.countTables.flatMap((counts) => forNumbered(counts, (rows) => {
    const first = new Map<number, number>();
    return rows.flatMap(({ rowIndex, number }) => {
      const before = first.get(number);
      if (before === undefined) { first.set(number, rowIndex); return []; }
      return [faultAt("error", counts, rowIndex, { number, other: formatAddress(before, counts.numberColumn ?? 0) })];
    });
  })),
};

/** No. rises by one from line to line; a gap or a line out of order is worth a look, and no error. */
export const numbersInOrder: Check = {
  code: "numbers/order",
  run: (context) => context.plan.countTables.flatMap((counts) => forNumbered(counts, (rows) => rows.flatMap(({ rowIndex, number }, i) => {
    const before = rows[i - 1]?.number;
    return before === undefined || number === before + 1 || number === before ? [] : [faultAt("warning", counts, rowIndex, { number, before })];
  }))),
};

function forNumbered(counts: CountTable, find: (rows: readonly { rowIndex: number; number: number }[]) => Fault[]): CheckResult[] {
  if (counts.numberColumn === undefined) return [];
  const own = new Set(counts.initiativeRows);
  const rows = counts.table.rows.flatMap(({ rowIndex, number }) => (number === undefined || !own.has(rowIndex) ? [] : [{ rowIndex, number }]));
  if (rows.length < 2) return [];
  return [resultOf(counts, find(rows))];
}

function faultAt(severity: Fault["severity"], counts: CountTable, rowIndex: number, params: Fault["params"]): Fault {
  const columnIndex = counts.numberColumn ?? counts.nameColumn;
  return { severity, at: { sheet: counts.table.sheet, rowIndex, columnIndex }, params: { cell: formatAddress(rowIndex, columnIndex), ...params } };
}

function resultOf(owner: CountTable | ItemList, faults: readonly Fault[]): CheckResult {
  return { at: { sheet: owner.table.sheet, ref: formatRange(owner.table.range) }, outcome: faults.length > 0 ? "fails" : "holds", faults };
}

/** No two initiatives of a count table have one name. */
export const namesUnique: Check = {
  code: "names/unique",
  run: (context) => context.plan.countTables.flatMap((counts) => {
    const figures = figuresOf(context, counts.table.sheet);
    if (!figures) return [];
    const first = new Map<string, number>();
    const faults = counts.initiativeRows.flatMap((rowIndex): Fault[] => {
      const name = figures.text(rowIndex, counts.nameColumn).trim();
      const key = comparableName(name);
      const before = first.get(key);
      if (key === "" || before === undefined) { first.set(key, rowIndex); return []; }
      return [{ severity: "warning", at: { sheet: counts.table.sheet, rowIndex, columnIndex: counts.nameColumn },
        params: { cell: formatAddress(rowIndex, counts.nameColumn), name, other: formatAddress(before, counts.nameColumn) } }];
    });
    return [resultOf(counts, faults)];
  }),
};

/** The same No. has the same name in the lists as in the count table, line breaks and width set aside. */
export const namesAgree: Check = {
  code: "names/agree",
  run: (context) => [...context.plan.itemLists, ...context.plan.changeLists].flatMap((list) => context.plan.countTables.slice(0, 1).flatMap((counts) => {
    const figures = figuresOf(context, counts.table.sheet);
    if (!figures || !belongsTo(list, counts, context.sheets)) return [];
    const own = new Set(counts.initiativeRows);
    const rowOf = new Map(counts.table.rows.flatMap((row) => (row.number === undefined || !own.has(row.rowIndex) ? [] : [[row.number, row.rowIndex] as const])));
    const shared = groupsOf(list).filter((entry) => entry.number !== undefined && entry.groupName !== "" && rowOf.has(entry.number));
    if (shared.length === 0) return [];
    const faults = shared.flatMap((entry): Fault[] => {
      const rowIndex = rowOf.get(entry.number ?? -1) ?? 0;
      const name = figures.text(rowIndex, counts.nameColumn).trim();
      if (comparableName(name) === comparableName(entry.groupName)) return [];
      const cell = formatAddress(entry.groupAt.rowIndex, entry.groupAt.columnIndex);
      return [{ severity: "error", at: { sheet: list.table.sheet, ...entry.groupAt },
        params: { cell, number: entry.number ?? 0, name: entry.groupName, other: name, otherSheet: counts.table.sheet, otherCell: formatAddress(rowIndex, counts.nameColumn) },
        explanations: [
          { cause: "name-differs", cells: [{ sheet: list.table.sheet, ref: cell, value: entry.groupName, proposed: name }] },
          { cause: "name-differs", cells: [{ sheet: counts.table.sheet, ref: formatAddress(rowIndex, counts.nameColumn), value: name, proposed: entry.groupName }] },
        ] }];
    });
    return [resultOf(list, faults)];
  })),
};

/** One entry for each initiative cell of a list. */
export function groupsOf(list: ItemList): ListEntry[] {
  return [...new Map(list.entries.map((entry) => [entry.groupAt.rowIndex, entry])).values()];
}

export function figuresOf(context: CheckContext, sheet: string): SheetFigures | undefined {
  return context.sheets.find((candidate) => candidate.figures.grid.name === sheet)?.figures;
}
