import type { Grid } from "../../grid/grid.js";
import type { ColumnChange, TableRevision } from "../../revision/revision.js";
import { displayWidth } from "../textMetrics.js";

/** Units of A4 across at 10.5 pt between narrow margins. */
const PAGE_UNITS = 132;
const REMARKS_UNITS = 15;
/** More columns a side cannot be read on paper: then those without a change are left out. */
const MOST_COLUMNS = 6;
const SAMPLE_ROWS = 300;

export interface ComparisonLayout {
  readonly columns: readonly ColumnChange[];
  /** Units of each column of one side, and of the remarks. */
  readonly widths: readonly number[];
  readonly remarksWidth: number;
  /** Positions among `columns` that hold figures. */
  readonly figures: ReadonlySet<number>;
  /** The position of the column that names the rows: the marks of new and removed rows stand there. */
  readonly nameColumn: number;
}

/** Which columns a comparison shows, and how wide: all of a small table, of a wide one the names and what changed. */
export function layOutComparison(table: TableRevision, grids: readonly [Grid | undefined, Grid | undefined]): ComparisonLayout {
  const kinds = table.columns.map((column) => describeColumn(table, column, grids));
  const firstText = kinds.findIndex((kind) => kind.longest > 0 && !kind.isFigure);
  const changedAfter = new Set(table.rows.flatMap((row) => row.cells.map((cell) => cell.after.columnIndex)));
  const shown = [...table.columns.keys()].filter((i) => {
    const column = table.columns[i];
    if (!column || kinds[i]?.longest === 0) return false;
    return table.columns.length <= MOST_COLUMNS || column.kind !== "same" || i <= firstText || (column.after !== null && changedAfter.has(column.after));
  });
  const columns = shown.flatMap((i) => table.columns[i] ?? []);
  const wanted = shown.map((i) => kinds[i] ?? { longest: 8, isFigure: false, headWidth: 0 });
  const room = (PAGE_UNITS - REMARKS_UNITS) / 2;
  const fixed = wanted.map((kind) => (kind.isFigure || kind.longest <= 8 ? Math.max(8, Math.min(14, Math.max(kind.longest + 2, kind.isFigure ? kind.headWidth + 1.5 : 0))) : undefined));
  const taken = fixed.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const flexible = wanted.map((kind, i) => (fixed[i] === undefined ? Math.min(80, kind.longest) : 0));
  const all = flexible.reduce((sum, width) => sum + width, 0);
  const left = Math.max(room - taken, 14 * flexible.filter((width) => width > 0).length);
  const widths = wanted.map((_, i) => fixed[i] ?? Math.max(12, Math.floor((left * (flexible[i] ?? 0)) / Math.max(1, all))));
  const figures = new Set(wanted.flatMap((kind, i) => (kind.isFigure ? [i] : [])));
  const texts = [...widths.keys()].filter((i) => !figures.has(i));
  const nameColumn = texts.reduce((best, i) => ((wanted[i]?.longest ?? 0) > (wanted[best]?.longest ?? 0) ? i : best), texts[0] ?? 0);
  // a table of figures alone fills no page: it keeps the width it wants
  return { columns, widths, remarksWidth: REMARKS_UNITS, figures, nameColumn };
}

function describeColumn(table: TableRevision, column: ColumnChange, grids: readonly [Grid | undefined, Grid | undefined]): { longest: number; isFigure: boolean; headWidth: number } {
  // the longest word of the headings: a figure column that is broader by two units needs no heading of five lines
  const headWidth = Math.max(0, ...[...column.headersBefore, ...column.headersAfter].map(displayWidth));
  const lengths: number[] = [];
  let numbers = 0;
  let texts = 0;
  for (const row of table.rows.slice(0, SAMPLE_ROWS)) {
    for (const [side, rowIndex, columnIndex] of [[0, row.before, column.before], [1, row.after, column.after]] as const) {
      const value = rowIndex === null || columnIndex === null ? null : (grids[side]?.value(rowIndex, columnIndex) ?? null);
      if (value === null || row.isHeading) continue;
      const text = typeof value === "object" ? value.error : String(value);
      lengths.push(displayWidth(text));
      if (typeof value === "number" || /^[\d０-９△▲,.％%―-]+$/.test(text.trim())) numbers++;
      else texts++;
    }
  }
  // a total's label in the narrow column of numbers may wrap
  const longest = lengths.sort((a, b) => a - b)[Math.min(lengths.length - 1, Math.floor(lengths.length * 0.95))] ?? 0;
  if (longest === 0) return { longest: [...column.headersBefore, ...column.headersAfter].join("") === "" ? 0 : 6, isFigure: false, headWidth };
  return { longest: Math.min(longest, 90), isFigure: numbers > texts, headWidth };
}
