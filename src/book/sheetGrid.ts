import { MAX_COLUMNS } from "../core/grid/address.js";
import { PLAIN_STYLE, type CellStyle, type CellValue, type FormulaPlace, type Grid } from "../core/grid/grid.js";
import type { GridSnapshot } from "../core/grid/gridSnapshot.js";
import type { SheetState } from "./bookState.js";
import type { FormatTable } from "./formatTable.js";

const EMPTY_ROW: readonly CellValue[] = [];

/** A sheet's state as the immutable grid that the checks read. No cell is copied: the state never changes. */
export function sheetGrid(sheet: SheetState, formats: FormatTable): Grid {
  const { cells } = sheet;
  const rowIndexes: number[] = [];
  let formulaCount = 0;
  for (const [rowIndex, row] of cells.entries()) {
    if (row.values.some((value) => value !== null && value !== undefined)) rowIndexes.push(rowIndex);
    row.formulas?.forEach((formula) => { if (formula !== undefined) formulaCount++; });
  }
  const filtered = sheet.tables.find((table) => table.isFiltered);
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    rowIndexes,
    row: (r) => cells.row(r)?.values ?? EMPTY_ROW,
    value: (r, c) => cells.row(r)?.values[c] ?? null,
    formula: (r, c) => cells.row(r)?.formulas?.[c],
    style: (r, c) => {
      const row = cells.row(r);
      const own = row?.formats?.[c];
      if (own) return formats.style(own);
      // A cell that is there and has no format of its own takes the first of the file, as in a file.
      return row && (row.values[c] ?? row.formulas?.[c]) !== undefined ? formats.style(sheet.defaultFormat) : PLAIN_STYLE;
    },
    formulaCount,
    formulaCells: () => formulaPlaces(sheet),
    merges: sheet.merges,
    hiddenRows: hiddenLines(sheet.rows),
    hiddenColumns: hiddenLines(sheet.columns),
    filter: filtered ? filtered.range : sheet.filter?.isActive ? sheet.filter.range : undefined,
    tables: sheet.tables.map(({ name, range, headerRows, totalsRows, columns }) => ({ name, range, headerRows, totalsRows, columns })),
    isProtected: sheet.protection !== undefined,
    snapshot: () => snapshotOf(sheet, formats),
  };
}

function formulaPlaces({ cells }: SheetState): readonly FormulaPlace[] {
  const places: FormulaPlace[] = [];
  for (const [rowIndex, { formulas }] of cells.entries()) {
    formulas?.forEach((formula, columnIndex) => { if (formula !== undefined) places.push({ rowIndex, columnIndex, formula }); });
  }
  return places;
}

function hiddenLines(lines: SheetState["rows"]): ReadonlySet<number> {
  return new Set([...lines].filter(([, look]) => look.hidden || look.size === 0).map(([index]) => index).sort((a, b) => a - b));
}

/** The cells as plain data; the rows of values are the sheet's own, the rest is made for it. */
function snapshotOf(sheet: SheetState, formats: FormatTable): GridSnapshot {
  const { name, visibility, merges, filter, hiddenRows, hiddenColumns, tables, isProtected, ...grid } = sheetGrid(sheet, formats);
  const rows = new Map<number, readonly CellValue[]>();
  const formulas = new Map<number, string>();
  const styleRows = new Map<number, readonly CellStyle[]>();
  for (const [rowIndex, row] of sheet.cells.entries()) {
    if (row.values.length > 0) rows.set(rowIndex, row.values as readonly CellValue[]); // holes and blanks alike read as blank
    row.formulas?.forEach((formula, columnIndex) => { if (formula !== undefined) formulas.set(rowIndex * MAX_COLUMNS + columnIndex, formula); });
    const styles: CellStyle[] = [];
    const width = Math.max(row.values.length, row.formulas?.length ?? 0, row.formats?.length ?? 0);
    for (let columnIndex = 0; columnIndex < width; columnIndex++) {
      const own = grid.style(rowIndex, columnIndex);
      if (own !== PLAIN_STYLE) styles[columnIndex] = own;
    }
    if (styles.length > 0) styleRows.set(rowIndex, styles);
  }
  return { name, visibility, merges, filter, hiddenRows, hiddenColumns, tables, isProtected, rows, formulas, styleRows };
}
