import { formatAddress, formatRange } from "../grid/address.js";
import { comparableName } from "../figures/labels.js";
import { belongsTo, groupEntries } from "../relations/listGroups.js";
import type { ItemList, ListEntry } from "../tables/planTables.js";
import type { Check, CheckContext, CheckResult, Fault } from "./check.js";
import { figuresOf, groupsOf } from "./numbersAndNames.js";

/** The initiatives of a list come in the order of their numbers. */
export const listInOrder: Check = {
  code: "lists/order",
  run: ({ plan }) => [...plan.itemLists, ...plan.changeLists].flatMap((list) => {
    const groups = groupsOf(list).filter((entry) => entry.number !== undefined);
    if (groups.length < 2) return [];
    const faults = groups.flatMap((entry, i) => {
      const before = groups[i - 1]?.number ?? -Infinity;
      return (entry.number ?? 0) >= before ? [] : [faultAt("warning", list, entry.groupAt, { number: entry.number ?? 0, before })];
    });
    return [resultOf(list, faults)];
  }),
};

/** Every initiative of a list stands in the count table. */
export const listsKnownInitiatives: Check = {
  code: "lists/known-initiative",
  run: (context) => eachListWithCounts(context, (list, counts) => {
    const { byRow, strangers } = groupEntries(list, counts, context.sheets);
    const known = [...byRow.values()].filter((group) => group.count > 0).length;
    if (known < strangers.length) return undefined;
    return strangers.map((group) => faultAt("error", list, group.entries[0] ?? { rowIndex: 0, columnIndex: 0 }, { name: group.name }));
  }),
};

/** No item is listed twice. */
export const itemsUnique: Check = {
  code: "lists/repeated-item",
  run: ({ plan }) => plan.itemLists.flatMap((list) => {
    const first = new Map<string, ListEntry>();
    const faults = list.entries.flatMap((entry): Fault[] => {
      const key = comparableName(entry.item);
      const before = first.get(key);
      if (!before) { first.set(key, entry); return []; }
      const isSameGroup = before.groupAt.rowIndex === entry.groupAt.rowIndex;
      return [faultAt(isSameGroup ? "error" : "warning", list, entry.itemAt, { name: entry.item, other: formatAddress(before.itemAt.rowIndex, before.itemAt.columnIndex) })];
    });
    return [resultOf(list, faults)];
  }),
};

/** What changed was there before: an initiative with changes has current items. */
export const changesAreOfCurrent: Check = {
  code: "lists/change-of-current",
  run: (context) => eachListWithCounts(context, (list, counts) => {
    const current = counts.partColumns.find((column) => column.role === "current")?.columnIndex;
    const figures = figuresOf(context, counts.table.sheet);
    if (current === undefined || !figures || list.table.kind !== "change-list") return undefined;
    const { byRow } = groupEntries(list, counts, context.sheets);
    return [...byRow].flatMap(([rowIndex, group]) => {
      if (group.count === 0 || figures.number(rowIndex, current) > 0) return [];
      return [faultAt("warning", list, group.entries[0] ?? { rowIndex: 0, columnIndex: 0 }, { name: group.name, otherCell: formatAddress(rowIndex, current), otherSheet: counts.table.sheet })];
    });
  }),
};

/** An item is new or changed, not both. */
export const changesAreNotNew: Check = {
  code: "lists/change-not-new",
  run: ({ plan }) => plan.changeLists.flatMap((list) => {
    if (plan.itemLists.length === 0) return [];
    const items = new Map(plan.itemLists.flatMap((other) => other.entries.map((entry) => [comparableName(entry.item), { entry, sheet: other.table.sheet }] as const)));
    const faults = list.entries.flatMap((entry) => {
      const other = items.get(comparableName(entry.item));
      return other ? [faultAt("warning", list, entry.itemAt, { name: entry.item, otherSheet: other.sheet, otherCell: formatAddress(other.entry.itemAt.rowIndex, other.entry.itemAt.columnIndex) })] : [];
    });
    return [resultOf(list, faults)];
  }),
};

function eachListWithCounts(context: CheckContext, find: (list: ItemList, counts: CheckContext["plan"]["countTables"][number]) => Fault[] | undefined): CheckResult[] {
  const counts = context.plan.countTables[0];
  if (!counts) return [];
  return [...context.plan.itemLists, ...context.plan.changeLists].flatMap((list) => {
    const hasNumbers = list.entries.some((entry) => entry.number !== undefined || entry.groupName !== "");
    const { byRow } = groupEntries(list, counts, context.sheets);
    if (!hasNumbers || !belongsTo(list, counts, context.sheets) || ![...byRow.values()].some((group) => group.count > 0)) return [];
    const faults = find(list, counts);
    return faults ? [resultOf(list, faults)] : [];
  });
}

function faultAt(severity: Fault["severity"], list: ItemList, at: { rowIndex: number; columnIndex: number }, params: Fault["params"]): Fault {
  return { severity, at: { sheet: list.table.sheet, rowIndex: at.rowIndex, columnIndex: at.columnIndex }, params: { cell: formatAddress(at.rowIndex, at.columnIndex), ...params } };
}

function resultOf(list: ItemList, faults: readonly Fault[]): CheckResult {
  return { at: { sheet: list.table.sheet, ref: formatRange(list.table.range) }, outcome: faults.length > 0 ? "fails" : "holds", faults };
}
