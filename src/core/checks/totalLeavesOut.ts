import { formatAddress } from "../grid/address.js";
import { comparable } from "../figures/labels.js";
import { findLabelRole } from "../figures/totalLabels.js";
import { LineRelation } from "../relations/lineRelation.js";
import type { Pattern } from "../relations/pattern.js";
import { placeKey, type Place, type Relation } from "../relations/relation.js";
import type { SheetTables } from "../tables/findTables.js";
import type { Table, TableRow } from "../tables/table.js";
import type { Check, CheckContext, Fault } from "./check.js";
import { isSameKind, isSeries, type Taken } from "./formulas/sameKind.js";
import { answerBySheet } from "./formulas/answerBySheet.js";

const LEAST_PARTS = 3;
const LEAST_COLUMNS = 2;
/** One column alone shows it where its figures have so many digits that no chance adds them up. */
const TELLING = 1000;

/** The typed sums of one row over the same other rows. */
interface TypedTotal {
  readonly rowIndex: number;
  readonly rows: readonly number[];
  readonly sums: Relation[];
}

/**
 * A typed total that agrees in every column once one line is left out: a row put in beside the others, and the total not typed anew.
 * Told where the line is an entry like the others by its name, the only one that the total does not take, and part of no other sum.
 * @example rows 1月 … 6月 and 計, where 計 is the sum of 1月 to 5月 in each column → one warning at 計, naming 6月
 */
export const totalLeavesOut: Check = {
  code: "totals/left-out",
  run(context) {
    const byTable = groupByTable(context.relations);
    let known: ReadonlySet<string> | undefined;
    const isTied: IsTied = (place) => (known ??= tiedCells(context.relations)).has(placeKey(place));
    const faults = context.sheets.flatMap((sheet) => sheet.tables.flatMap((table) => {
      return (byTable.get(table.id) ?? []).flatMap((total) => judge(total, table, sheet, isTied, context) ?? []);
    }));
    // each sum has been asked already, and counts as such
    return answerBySheet(faults.map(({ at }) => at.sheet), faults);
  },
};

/** Typed totals by their table. The columns of one sum share its rows, which are worked out once: a workbook may have hundreds of thousands of sums. */
function groupByTable(relations: readonly Relation[]): Map<string, TypedTotal[]> {
  const byPattern = new Map<Pattern, TypedTotal>();
  const byTable = new Map<string, TypedTotal[]>();
  for (const relation of relations) {
    if (!(relation instanceof LineRelation) || relation.code !== "footing/column" || relation.kind !== "sum" || relation.outcome !== "holds" || relation.residual !== 0) continue;
    const { pattern, evidence } = relation.family;
    if (pattern.parts.length < LEAST_PARTS || pattern.signs.includes(-1) || evidence.includes("formula")) continue;
    const known = byPattern.get(pattern);
    if (known) { known.sums.push(relation); continue; }
    const total: TypedTotal = { rowIndex: relation.total.rowIndex, rows: relation.parts.map(({ rowIndex }) => rowIndex).sort((x, y) => x - y), sums: [relation] };
    byPattern.set(pattern, total);
    byTable.set(relation.tableId, [...(byTable.get(relation.tableId) ?? []), total]);
  }
  return byTable;
}

/** Whether a cell stands in any equation along its column, whatever comes of it. Asked late: a workbook may have hundreds of thousands. */
type IsTied = (place: Place) => boolean;

function tiedCells(relations: readonly Relation[]): ReadonlySet<string> {
  const tied = new Set<string>();
  for (const { total, parts } of relations) {
    if (!parts.every((part) => part.sheet === total.sheet && part.columnIndex === total.columnIndex)) continue;
    for (const place of [total, ...parts]) tied.add(placeKey(place));
  }
  return tied;
}

function judge(total: TypedTotal, table: Table, sheet: SheetTables, isTied: IsTied, { index }: CheckContext): Fault | undefined {
  const { rowIndex, rows, sums } = total;
  const { figures } = sheet;
  const at = table.rows.findIndex((row) => row.rowIndex === rowIndex);
  const own = table.rows[at];
  const name = own?.labels.find((label) => findLabelRole(label) === "total");
  if (!own || name === undefined) return undefined;
  const left = lineLeftOut(total, at, table, sheet);
  if (!left) return undefined;
  const columns = sums.map((sum) => sum.total.columnIndex).sort((a, b) => a - b);
  // every column that the total row fills must say so
  const figured = table.columns.filter(({ columnIndex, role }) => role === "figure" && figures.classOf(rowIndex, columnIndex) === "number").map(({ columnIndex }) => columnIndex);
  if (!figured.every((column) => columns.includes(column))) return undefined;
  const value = (row: number, column: number): number => figures.number(row, column);
  if (columns.length < LEAST_COLUMNS && !columns.every((column) => rows.every((row) => Math.abs(value(row, column)) >= TELLING))) return undefined;
  const cells = columns.filter((column) => value(left.rowIndex, column) !== 0);
  if (cells.length < Math.min(columns.length, LEAST_COLUMNS) || cells.some((column) => Number.isNaN(value(left.rowIndex, column)))) return undefined;
  if (columns.some((column) => isTied({ sheet: table.sheet, rowIndex: left.rowIndex, columnIndex: column }) || index.at(table.sheet, rowIndex, column) !== undefined)) return undefined;
  const before = rows.filter((row) => row < left.rowIndex), after = rows.filter((row) => row > left.rowIndex);
  const isEntry = columns.every((line) => [before, after].every((side) => {
    const [first, last] = [side[0], side.at(-1)];
    if (first === undefined || last === undefined) return true;
    const taken: Taken = { direction: "down", line, first, last, formula: { sheet: table.sheet } };
    return isSameKind(taken, left.rowIndex, table, sheet, index) && isSeries(taken, left.rowIndex, table);
  }));
  const [column] = columns;
  if (!isEntry || column === undefined) return undefined;
  return {
    severity: "warning", at: { sheet: table.sheet, rowIndex, columnIndex: column },
    params: { cell: formatAddress(rowIndex, column), row: rowIndex + 1, total: comparable(name), line: left.rowIndex + 1, name: left.labels.find((label) => label !== "") ?? "", count: columns.length },
    relations: sums.map(({ id }) => id),
    explanations: [{ cause: "part-left-out", cells: cells.map((line) => ({ sheet: table.sheet, ref: formatAddress(rowIndex, line), value: value(rowIndex, line), proposed: Number((value(rowIndex, line) + value(left.rowIndex, line)).toPrecision(15)) })) }],
  };
}

/**
 * The one line of figures beside or amid the parts, between the table's edge or the total before and the total itself, that the total does not take.
 * @param at the total's place among the table's rows
 */
function lineLeftOut({ rowIndex, rows, sums }: TypedTotal, at: number, { rows: all }: Table, { figures }: SheetTables): TableRow | undefined {
  const step = (rows[0] ?? 0) > rowIndex ? 1 : -1;
  const taken = new Set(rows);
  let left: TableRow | undefined;
  for (let i = at + step, row = all[i]; row; row = all[i += step]) {
    if (taken.has(row.rowIndex)) continue;
    const { rowIndex: line } = row;
    if (!sums.some(({ total }) => figures.classOf(line, total.columnIndex) !== "blank")) continue;
    if (left || row.labels.some((label) => findLabelRole(label) !== "plain")) return undefined;
    left = row;
  }
  return left;
}
