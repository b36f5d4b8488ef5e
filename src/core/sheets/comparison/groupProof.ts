import { comparable } from "../../figures/labels.js";
import { formatAddress, formatRange, quoteSheetName } from "../../grid/address.js";
import type { CellValue, Grid } from "../../grid/grid.js";
import { valueWithMerges } from "../../revision/mergedValues.js";
import type { RowChange } from "../../revision/revision.js";
import type { ComparisonLabels } from "./comparison.js";
import type { ProofSource, ProofTerm } from "./comparisonProof.js";

/** More initiatives fill pages: then only those where anything came or went are proved one by one. */
const MOST_GROUPS = 60;
/** A column of names of which fewer repeat than that names the rows, not what they belong to. */
const MOST_DISTINCT = 0.85;
const LONGEST_NAME = 200;
/** What groups the rows stands at their head, with its number before it at most; a unit or a department further on groups nothing. */
const LAST_POSITION = 1;
/** Of both editions together; a list of a few lines proves itself. */
const FEWEST_NAMES = 12;

export interface GroupProof {
  readonly label: string;
  readonly terms: readonly ProofTerm[];
}

interface Group {
  readonly name: string;
  readonly before: RowChange[];
  readonly after: RowChange[];
}

/**
 * The entries of each initiative, proved: before + added − removed ± moved = after. What came, went and moved is counted by formulas in the
 * lines above; what there is now, in the edition after itself where the workbook holds it. [] where no column groups the rows.
 */
export function groupProofs(source: ProofSource, labels: ComparisonLabels): GroupProof[] {
  const body = source.table.rows.filter((row) => !row.isHeading && !source.isTotal(row));
  const position = findGroupColumn(source, body);
  if (position === undefined) return [];
  const groups = groupRows(source, body, position);
  const isTouched = ({ before, after }: Group): boolean => before.length !== after.length || before.some((row) => row.after === null) || after.some((row) => row.before === null);
  const shown = groups.length > MOST_GROUPS ? groups.filter(isTouched) : groups;
  return shown.map((group) => ({ label: group.name.replace(/\s*\n\s*/g, ""), terms: termsOf(group, source, position, labels) }));
}

/** The leftmost column of texts in which names repeat, none of them blank. */
function findGroupColumn(source: ProofSource, body: readonly RowChange[]): number | undefined {
  const found = source.layout.columns.findIndex((column, i) => {
    if (i > LAST_POSITION || i >= source.layout.nameColumn || source.layout.figures.has(i) || column.before === null || column.after === null) return false;
    const names = [...namesOf(source, body, i, 0), ...namesOf(source, body, i, 1)];
    return names.length >= FEWEST_NAMES && names.every((name) => name !== "" && name.length <= LONGEST_NAME) && [0, 1].every((side) => {
      const own = namesOf(source, body, i, side as 0 | 1); // the two sides, as literals
      return new Set(own.map(comparable)).size > 1 && new Set(own.map(comparable)).size <= own.length * MOST_DISTINCT;
    });
  });
  return found < 0 ? undefined : found;
}

function namesOf(source: ProofSource, body: readonly RowChange[], position: number, side: 0 | 1): string[] {
  return body.flatMap((row) => ((side === 0 ? row.before : row.after) === null ? [] : [nameAt(source, row, position, side)]));
}

function nameAt({ grids, layout }: ProofSource, row: RowChange, position: number, side: 0 | 1): string {
  const rowIndex = side === 0 ? row.before : row.after;
  const columnIndex = side === 0 ? layout.columns[position]?.before : layout.columns[position]?.after;
  const grid = grids[side];
  return rowIndex === null || columnIndex === null || columnIndex === undefined || !grid ? "" : textOf(reader(grid)(rowIndex, columnIndex)).trim();
}

const readers = new WeakMap<Grid, (rowIndex: number, columnIndex: number) => CellValue>();

function reader(grid: Grid): (rowIndex: number, columnIndex: number) => CellValue {
  const known = readers.get(grid) ?? valueWithMerges(grid);
  readers.set(grid, known);
  return known;
}

function groupRows(source: ProofSource, body: readonly RowChange[], position: number): Group[] {
  const groups = new Map<string, Group>();
  const groupOf = (name: string): Group => {
    const key = comparable(name);
    const group = groups.get(key) ?? { name, before: [], after: [] };
    groups.set(key, group);
    return group;
  };
  for (const row of body) {
    if (row.after !== null) groupOf(nameAt(source, row, position, 1)).after.push(row);
    if (row.before !== null) groupOf(nameAt(source, row, position, 0)).before.push(row);
  }
  return [...groups.values()];
}

function termsOf({ name, before, after }: Group, source: ProofSource, position: number, labels: ComparisonLabels): ProofTerm[] {
  const { layout, lines, firstLine, settings } = source;
  const width = layout.widths.length;
  const last = firstLine + Math.max(0, lines.length - 1);
  const area = (column: number): string => formatRange({ top: firstLine, bottom: last, left: column, right: column }).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
  const sideArea = (side: 0 | 1): string => area(position + ((settings.order === "before-first") === (side === 0) ? 0 : width));
  const word = `"${/[*?~]|^[=<>]/.test(name) ? `=${name.replace(/[*?~]/g, "~$&")}` : name}"`.replace(/(?!^)"(?!$)/g, '""');
  const count = (side: 0 | 1, remark: string): string => `COUNTIFS(${sideArea(side)},${word},${area(width * 2)},"${remark}*")`;
  const [fresh, gone] = [labels.remarkOf.added, labels.remarkOf.removed];
  const [added, removed] = [after.filter((row) => row.before === null).length, before.filter((row) => row.after === null).length];
  return [
    { value: before.length },
    { formula: count(1, fresh), value: added },
    { formula: count(0, gone), value: removed },
    // what stays and stands under another name now: lines of this name on either side that neither came nor went
    { formula: `${count(1, `<>${fresh}`)}-${count(0, `<>${gone}`)}`, value: after.length - added - (before.length - removed) },
    liveCount(source, after),
  ];
}

function liveCount({ source, table, layout, grids }: ProofSource, after: readonly RowChange[]): ProofTerm {
  const columnIndex = layout.columns[layout.nameColumn]?.after;
  const rows = after.flatMap((row) => (row.after === null ? [] : [row.after])).sort((a, b) => a - b);
  const isCountable = source.isLive && table.after !== null && columnIndex !== null && columnIndex !== undefined && rows.every((row) => (grids[1]?.value(row, columnIndex) ?? null) !== null);
  if (!isCountable || rows.length === 0) return { value: rows.length };
  const runs: { top: number; bottom: number }[] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run?.bottom === row - 1) run.bottom = row;
    else runs.push({ top: row, bottom: row });
  }
  const sheet = quoteSheetName(table.after.sheet);
  const areas = runs.map((run) => `${sheet}!${run.top === run.bottom ? formatAddress(run.top, columnIndex) : formatRange({ ...run, left: columnIndex, right: columnIndex })}`);
  return areas.length > 30 ? { value: rows.length } : { formula: `COUNTA(${areas.join(",")})`, value: rows.length };
}

function textOf(value: CellValue): string {
  return value === null ? "" : typeof value === "object" ? value.error : String(value);
}
