import { formatAddress } from "../grid/address.js";
import { comparable } from "../figures/labels.js";
import type { SheetTables } from "../tables/findTables.js";
import type { CountTable, DeclaredFigure, ItemList } from "../tables/planTables.js";
import type { PlanTables } from "../tables/findPlanTables.js";
import type { CountedGroup, Part, Place, Relation } from "./relation.js";
import { findCountedColumn } from "./countedColumn.js";
import { groupEntries } from "./listGroups.js";

/**
 * What must agree between the tables of a plan: the counts with the lists, and the figures in sentences and captions with both.
 * @example 件数表!D5 (Ｒ5 新規 of No.4) = the two entries listed under No.4
 */
export function findTieOuts(plan: PlanTables, sheets: readonly SheetTables[]): Relation[] {
  const relations: Relation[] = [];
  for (const list of [...plan.itemLists, ...plan.changeLists]) {
    const tie = findCountedColumn(list, plan.countTables, sheets);
    if (tie) relations.push(...listCounts(list, tie.countTable, tie.columnIndex, sheets));
  }
  return relations;
}

function figuresOf(sheet: string, sheets: readonly SheetTables[]): SheetTables["figures"] | undefined {
  return sheets.find((candidate) => candidate.figures.grid.name === sheet)?.figures;
}

/** For each initiative the entries listed under it, and all of them together against the total line. */
function listCounts(list: ItemList, counts: CountTable, columnIndex: number, sheets: readonly SheetTables[]): Relation[] {
  const figures = figuresOf(counts.table.sheet, sheets);
  if (!figures) return [];
  const groups = groupEntries(list, counts, sheets);
  const relations: Relation[] = [];
  const all: CountedGroup[] = [];
  for (const rowIndex of counts.initiativeRows) {
    const group = groups.byRow.get(rowIndex);
    if (!group) continue;
    all.push(group);
    const total: Place = { sheet: counts.table.sheet, rowIndex, columnIndex };
    const value = figures.number(rowIndex, columnIndex);
    relations.push(countRelation("tie-out/list-count", `${list.table.id}/count/${formatAddress(rowIndex, columnIndex)}`,
      counts.table.id, total, Number.isNaN(value) ? 0 : value, [group]));
  }
  all.push(...groups.strangers);
  if (counts.totalRow !== undefined) {
    const value = figures.number(counts.totalRow, columnIndex);
    const total: Place = { sheet: counts.table.sheet, rowIndex: counts.totalRow, columnIndex };
    if (!Number.isNaN(value)) {
      relations.push(countRelation("tie-out/list-total", `${list.table.id}/count/${formatAddress(counts.totalRow, columnIndex)}`,
        counts.table.id, total, value, all));
    }
  }
  return relations;
}

export function countRelation(
  code: Relation["code"], id: string, tableId: string, total: Place, actual: number, counted: readonly CountedGroup[],
): Relation {
  const expected = counted.reduce((sum, group) => sum + group.count, 0);
  const parts: Part[] = counted.flatMap((group) => group.entries.slice(0, group.count).map((entry) => ({ ...entry, sign: 1 as const })));
  return {
    id, tableId, code, kind: "count", total, parts, counted, actual, expected, residual: actual - expected, slack: 0,
    outcome: actual === expected ? "holds" : "fails", evidence: ["label", ...(actual === expected && actual > 0 ? ["arithmetic" as const] : [])],
    confidence: 0.99,
  };
}

/** A declared figure's place. */
export function placeOfDeclared(figure: DeclaredFigure): Place {
  return { sheet: figure.sheet, rowIndex: figure.at.rowIndex, columnIndex: figure.at.columnIndex };
}

/** Comparable text of everything that names a list: its title, headings and sheet. */
export function namesOfList(list: ItemList): string {
  return comparable([list.table.sheet, list.table.title, ...list.table.columns.flatMap((column) => column.headers)].join(" "));
}
