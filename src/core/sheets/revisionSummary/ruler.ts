import type { TableBlock } from "./block.js";

/**
 * The columns of a sheet that several tables share. A sheet has one set of columns, each table wants its own: the ruler
 * holds the edges of all, and a table's column that covers several of them is a merged cell.
 */
export interface Ruler {
  /** Units of each column of the sheet. */
  readonly widths: readonly number[];
  /** For each table, the first and the last sheet column of each of its columns. */
  readonly spans: ReadonlyMap<TableBlock, readonly Span[]>;
}

export interface Span {
  readonly first: number;
  readonly last: number;
}

/** What A4 upright takes at 10.5 pt without being shrunk: 45 full-width characters between margins of 0.7 inches. */
export const PAGE_UNITS = 90;
/** A column of names narrower than that wraps every name. */
const LEAST_FLEXIBLE = 20;
/** Two edges closer than that become one: a table may give a little so that the sheet needs fewer merged cells. */
const SNAP = 7;

/**
 * @example tables of columns 7|44|13|13|13 and 7|42|41 → widths 7, 44, 13, 13, 13; the second table's last column spans three
 */
export function makeRuler(tables: readonly TableBlock[]): Ruler {
  const total = Math.max(PAGE_UNITS, ...tables.map(leastWidth));
  const edges: number[] = [0, total];
  const byTable = new Map<TableBlock, number[]>();
  // Most columns first: they leave the least room to move.
  for (const table of [...tables].sort((a, b) => b.columns.length - a.columns.length)) {
    byTable.set(table, placeEdges(table, fitColumns(table, total), edges));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const spans = new Map<TableBlock, readonly Span[]>();
  for (const [table, own] of byTable) {
    spans.set(table, own.slice(1).map((edge, c) => ({ first: sorted.indexOf(own[c] ?? 0), last: sorted.indexOf(edge) - 1 })));
  }
  return { widths: sorted.slice(1).map((edge, i) => edge - (sorted[i] ?? 0)), spans };
}

export function spanWidth(ruler: Ruler, span: Span): number {
  let width = 0;
  for (let c = span.first; c <= span.last; c++) width += ruler.widths[c] ?? 0;
  return width;
}

function leastWidth(table: TableBlock): number {
  return table.columns.reduce((sum, column) => sum + (column.isFlexible ? Math.min(column.wanted, LEAST_FLEXIBLE) : column.wanted), 0);
}

/** Widths that fill the page: the flexible columns share what the others leave, by what they would like. */
function fitColumns(table: TableBlock, total: number): number[] {
  const { columns } = table;
  const flexible = columns.filter((column) => column.isFlexible);
  const growing = flexible.length > 0 ? flexible : columns;
  const fixed = columns.filter((column) => !growing.includes(column)).reduce((sum, column) => sum + column.wanted, 0);
  const wanted = growing.reduce((sum, column) => sum + column.wanted, 0);
  return columns.map((column) => (growing.includes(column) ? ((total - fixed) * column.wanted) / wanted : column.wanted));
}

/**
 * The table's own edges on the ruler, each moved to a near one that is there, and added where none is near. A move never
 * takes from a column, or from those after it, the room that their texts need.
 */
function placeEdges(table: TableBlock, widths: readonly number[], edges: number[]): number[] {
  const total = edges[1] ?? PAGE_UNITS;
  const needed = widths.map((width, c) => {
    const wanted = table.columns[c]?.wanted ?? width;
    return wanted > width ? width - SNAP : wanted - 1; // what wraps anyway can give
  });
  const own = [0];
  let position = 0;
  for (const [c, width] of widths.slice(0, -1).entries()) {
    position += width;
    const wantedEdge = Math.round(position);
    const previous = own.at(-1) ?? 0;
    const least = previous + Math.max(1, needed[c] ?? 1);
    const most = total - needed.slice(c + 1).reduce((sum, need) => sum + Math.max(1, need), 0);
    const near = edges
      .filter((edge) => edge >= least && edge <= most && Math.abs(edge - wantedEdge) <= SNAP)
      .sort((a, b) => Math.abs(a - wantedEdge) - Math.abs(b - wantedEdge))[0];
    const edge = near ?? Math.max(previous + 1, wantedEdge);
    if (near === undefined && !edges.includes(edge)) edges.push(edge);
    own.push(edge);
  }
  own.push(total);
  return own;
}
