import { displayText } from "../../../core/figures/display/displayText.js";
import { parseRange, rangeContains, type CellRange } from "../../../core/grid/address.js";
import { isCellError, type CellValue, type Grid, type Workbook } from "../../../core/grid/grid.js";
import type { CellRef, Finding, ReportedRelation, ReportedTable } from "../../../core/report/report.js";

/** The few lines of a table that a finding is about, to be drawn like a corner of the sheet itself. */
export interface TablePicture {
  readonly title: string;
  readonly columns: readonly PictureColumn[];
  readonly rows: readonly PictureRow[];
}

export interface PictureColumn {
  readonly columnIndex: number;
  /** Columns are left out before it. */
  readonly hasGap: boolean;
  readonly isLabel: boolean;
  /** An equation along this column does not hold. */
  readonly isWrong: boolean;
}

export interface PictureRow {
  readonly rowIndex: number;
  readonly hasGap: boolean;
  readonly isWrong: boolean;
  readonly cells: readonly PictureCell[];
}

export interface PictureCell {
  readonly text: string;
  readonly isNumber: boolean;
  readonly mark: "none" | "total" | "suspect";
}

const MOST_ROWS = 7;
const MOST_COLUMNS = 5;

/**
 * What to draw of the table in which a finding stands: the suspects, the totals that do not agree, the neighbours that tell where that is,
 * the nearest header and the names of the rows. Undefined where it stands in no table.
 */
export function pictureOf(finding: Finding, relations: readonly ReportedRelation[], tables: readonly ReportedTable[], workbook: Workbook): TablePicture | undefined {
  const table = tables.find((each) => each.at.sheet === finding.at.sheet && contains(each.at, finding.at));
  const grid = workbook.sheets.find((each) => each.name === table?.at.sheet);
  const range = table && parseRange(table.at.ref);
  if (!table || !grid || !range) return undefined;
  const inTable = (ref: CellRef): CellRange[] => {
    const named = ref.sheet === table.at.sheet ? parseRange(ref.ref) : undefined;
    return named && rangeContains(range, named.top, named.left) ? [named] : [];
  };
  const suspects = [finding.at, ...finding.explanations.flatMap((explanation) => explanation.cells)].flatMap(inTable);
  const totals = relations.flatMap((relation) => inTable(relation.total));
  const parts = relations.flatMap((relation) => relation.parts.flatMap(inTable));
  const rowIndexes = chooseRows(range, suspects, totals, parts);
  const figureColumns = choose([...suspects, ...totals].map((each) => each.left), parts.flatMap((each) => [each.left, each.right]), MOST_COLUMNS);
  const label = labelColumn(grid, range, rowIndexes, figureColumns);
  const columns = label === undefined ? figureColumns : [...new Set([label, ...figureColumns])].sort((a, b) => a - b);
  const headerRow = findHeader(grid, range, rowIndexes[0] ?? range.top, figureColumns);
  const rows = headerRow === undefined ? rowIndexes : [headerRow, ...rowIndexes];
  const isAcross = (relation: ReportedRelation): boolean => relation.parts.every((part) => parseRange(part.ref)?.top === parseRange(relation.total.ref)?.top);
  const isAlong = (relation: ReportedRelation): boolean => relation.parts.every((part) => parseRange(part.ref)?.left === parseRange(relation.total.ref)?.left);
  const wrongRows = new Set(relations.filter(isAcross).flatMap((relation) => inTable(relation.total).map((each) => each.top)));
  const wrongColumns = new Set(relations.filter(isAlong).flatMap((relation) => inTable(relation.total).map((each) => each.left)));
  const markOf = (r: number, c: number): PictureCell["mark"] =>
    suspects.some((each) => rangeContains(each, r, c)) ? "suspect" : totals.some((each) => each.top === r && each.left === c) ? "total" : "none";
  return {
    title: table.title || table.at.sheet,
    columns: columns.map((columnIndex, i) => ({ columnIndex, hasGap: i > 0 && columnIndex > (columns[i - 1] ?? 0) + 1, isLabel: columnIndex === label, isWrong: wrongColumns.has(columnIndex) })),
    rows: rows.map((rowIndex, i) => ({
      rowIndex, hasGap: i > 0 && rowIndex > (rows[i - 1] ?? 0) + 1, isWrong: wrongRows.has(rowIndex),
      cells: columns.map((c) => {
        const value = mergedValue(grid, rowIndex, c);
        return { text: textOf(value, grid.style(rowIndex, c).numberFormat), isNumber: typeof value === "number", mark: markOf(rowIndex, c) };
      }),
    })),
  };
}

/** The lines that must be seen, then those that help, up to a number; ascending. */
function choose(needed: readonly number[], helping: readonly number[], most: number): number[] {
  const chosen = new Set<number>();
  for (const index of [...needed, ...helping]) if (chosen.size < most) chosen.add(index);
  return [...chosen].sort((a, b) => a - b);
}

/** The suspects and totals; the first and last of what is summed; what stands next to a suspect, so that the eye finds the place. */
function chooseRows(range: CellRange, suspects: readonly CellRange[], totals: readonly CellRange[], parts: readonly CellRange[]): number[] {
  const beside = suspects.flatMap((each) => [each.top - 1, each.bottom + 1]).filter((r) => parts.length > 0 && r > range.top && r <= range.bottom);
  return choose([...suspects.flatMap((each) => [each.top, each.bottom]), ...totals.map((each) => each.top)], [...parts.flatMap((each) => [each.top, each.bottom]), ...beside], MOST_ROWS);
}

/** The column left of the figures whose texts are longest in these rows: the names, not the numbers before them. */
function labelColumn(grid: Grid, range: CellRange, rows: readonly number[], figures: readonly number[]): number | undefined {
  let best: number | undefined;
  let longest = 1;
  for (let c = range.left; c < (figures[0] ?? range.left); c++) {
    const length = rows.reduce((sum, r) => { const value = mergedValue(grid, r, c); return sum + (typeof value === "string" ? value.length : 0); }, 0);
    if (length > longest) [best, longest] = [c, length];
  }
  return best;
}

/** The nearest row above that names the figures' columns. */
function findHeader(grid: Grid, range: CellRange, first: number, columns: readonly number[]): number | undefined {
  for (let r = first - 1; r >= range.top; r--) {
    if (columns.some((c) => typeof grid.value(r, c) === "string") && !columns.some((c) => typeof grid.value(r, c) === "number")) return r;
  }
  return undefined;
}

/** Names are often merged over their lines: the value stands in the first cell only. */
function mergedValue(grid: Grid, r: number, c: number): CellValue {
  const value = grid.value(r, c);
  if (value !== null) return value;
  const merge = grid.merges.find((each) => rangeContains(each, r, c));
  return merge ? grid.value(merge.top, merge.left) : null;
}

function textOf(value: CellValue, numberFormat: string): string {
  if (value === null) return "";
  return isCellError(value) ? value.error : displayText(value, numberFormat).text.replace(/\s+/g, " ");
}

function contains(outer: CellRef, inner: CellRef): boolean {
  const [a, b] = [parseRange(outer.ref), parseRange(inner.ref)];
  return a !== undefined && b !== undefined && rangeContains(a, b.top, b.left) && rangeContains(a, b.bottom, b.right);
}
