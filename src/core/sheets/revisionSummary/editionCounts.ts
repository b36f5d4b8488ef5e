import type { Grid, Workbook } from "../../grid/grid.js";
import type { TableRevision } from "../../revision/revision.js";
import { findPlanTables } from "../../tables/findPlanTables.js";
import { findTables } from "../../tables/findTables.js";
import type { CountTable, ItemList, ListEntry } from "../../tables/planTables.js";
import { figureOf, type Term } from "./formulaText.js";
import type { SummaryComparison, SummarySource } from "./summarySource.js";

/** One initiative's counts in both editions; `moved` is what came from others less what went to others. */
export interface EditionLine {
  readonly number: string;
  readonly name: string;
  readonly before: Term;
  readonly added: Term;
  readonly removed: Term;
  readonly moved: Term;
  readonly after: Term;
}

export interface EditionCounts {
  readonly revision: TableRevision;
  /** As the plan heads the column of names. */
  readonly nameHeader: string;
  readonly lines: readonly EditionLine[];
  readonly hasMoves: boolean;
}

/**
 * The count tables of both editions line by line. What came and went is counted in the lists of items where both editions
 * have them in full, else taken from the columns 新規 and 廃止 of the edition after. Figures of the edition before are
 * constants, those of the edition after refer to its cells. Undefined where there is no pair of count tables.
 */
export function editionCounts(source: SummarySource, comparison: SummaryComparison): EditionCounts | undefined {
  const { countTable: after } = source;
  const plan = findPlanTables(findTables(comparison.before));
  const found = after && comparison.revision.tables.find((table) => holds(table.after, after));
  const before = found && plan.countTables.find((table) => holds(found.before, table));
  const grids = [gridOf(comparison.before, before?.table.sheet), gridOf(source.workbook, after?.table.sheet)] as const;
  const [gridBefore, gridAfter] = grids;
  const columns = [before && totalColumn(before), after && totalColumn(after)] as const;
  if (!after || !found || !gridBefore || !gridAfter || columns[0] === undefined || columns[1] === undefined) return undefined;
  const [columnBefore, columnAfter] = columns;
  const items = countItems(source.newItemLists, plan.itemLists, comparison);
  const isInitiative = new Set(after.initiativeRows);
  const gone = new Set(before?.initiativeRows ?? []);
  const lines = found.rows.flatMap((row): EditionLine[] => {
    if (row.isHeading || !(row.after === null ? gone.has(row.before ?? -1) : isInitiative.has(row.after))) return [];
    const [grid, table, rowIndex] = row.after === null ? [gridBefore, before, row.before ?? 0] as const : [gridAfter, after, row.after] as const;
    const number = shownText(grid, rowIndex, table?.numberColumn);
    const counted = items?.get(numberKey(number));
    const part = (role: "new" | "abolished"): Term => {
      const column = after.partColumns.find((each) => each.role === role)?.columnIndex;
      return row.after === null || column === undefined ? literal(0) : figureOf(gridAfter, row.after, column);
    };
    return [{
      number, name: shownText(grid, rowIndex, table?.nameColumn),
      before: row.before === null ? literal(0) : literal(figureOf(gridBefore, row.before, columnBefore).value),
      added: items ? literal(counted?.added ?? 0) : part("new"), removed: items ? literal(counted?.removed ?? 0) : part("abolished"), moved: literal(counted?.moved ?? 0),
      after: row.after === null ? literal(0) : figureOf(gridAfter, row.after, columnAfter),
    }];
  });
  return lines.length === 0 ? undefined : { revision: found, nameHeader: after.table.columns.find((column) => column.columnIndex === after.nameColumn)?.headers.at(-1) ?? "", lines, hasMoves: lines.some((line) => line.moved.value !== 0) };
}

function holds(place: TableRevision["after"], { table }: CountTable | ItemList): boolean {
  return place !== null && place.sheet === table.sheet && place.range.top <= table.range.bottom && table.range.top <= place.range.bottom;
}

function totalColumn(table: CountTable): number | undefined {
  return table.totalColumn ?? table.partColumns.at(-1)?.columnIndex;
}

interface ItemCounts { added: number; removed: number; moved: number }

/** What came, went and changed its initiative in the lists; undefined unless both editions have a list in full. */
function countItems(listsAfter: readonly ItemList[], listsBefore: readonly ItemList[], { revision }: SummaryComparison): Map<string, ItemCounts> | undefined {
  const counts = new Map<string, ItemCounts>();
  let isFound = false;
  const of = (number: number | undefined): ItemCounts => {
    const key = String(number ?? "");
    const known = counts.get(key) ?? { added: 0, removed: 0, moved: 0 };
    counts.set(key, known);
    return known;
  };
  for (const after of listsAfter) {
    const table = revision.tables.find((each) => holds(each.after, after));
    const before = table && listsBefore.find((list) => holds(table.before, list));
    if (!before || after.isPartial || before.isPartial) continue;
    isFound = true;
    const [was, is] = [byRow(before.entries), byRow(after.entries)];
    for (const row of table.rows) {
      const [from, to] = [row.before === null ? undefined : was.get(row.before), row.after === null ? undefined : is.get(row.after)];
      if (from && !to) of(from.number).removed++;
      else if (to && !from) of(to.number).added++;
      else if (from && to && from.number !== to.number) { of(from.number).moved--; of(to.number).moved++; }
    }
  }
  return isFound ? counts : undefined;
}

function byRow(entries: readonly ListEntry[]): Map<number, ListEntry> {
  return new Map(entries.map((entry) => [entry.itemAt.rowIndex, entry]));
}

function gridOf(workbook: Workbook, sheet: string | undefined): Grid | undefined {
  return workbook.sheets.find((grid) => grid.name === sheet);
}

function literal(value: number): Term {
  return { formula: value < 0 ? `(${value})` : String(value), value };
}

function shownText(grid: Grid, rowIndex: number, columnIndex: number | undefined): string {
  const value = columnIndex === undefined ? null : grid.value(rowIndex, columnIndex);
  return value === null || typeof value === "object" ? "" : String(value).replace(/\s*\n\s*/g, "");
}

/** 「No.4」 → "4". */
function numberKey(text: string): string {
  const digits = /\d+/.exec(text.normalize("NFKC"))?.[0];
  return digits === undefined ? "" : String(Number(digits));
}
