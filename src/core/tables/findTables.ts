import { formatRange, type CellAddress, type CellRange } from "../grid/address.js";
import type { Workbook } from "../grid/grid.js";
import { findBlocks, isLoneCell } from "./blocks.js";
import { findColumns } from "./columns.js";
import { findFilledCells, type FilledCells } from "./filledCells.js";
import { findBodyTop, isHeadingRow, isStrewnTier } from "./headerRows.js";
import { SheetFigures } from "./sheetFigures.js";
import { findRows } from "./tableRows.js";
import { findTableKind } from "./tableKind.js";
import type { Table } from "./table.js";

/** Everything later steps ask of a sheet: its figures, filled cells and tables. */
export interface SheetTables {
  readonly figures: SheetFigures;
  readonly filled: FilledCells;
  readonly tables: readonly Table[];
}

/**
 * Finds the tables of every sheet, with no set-up: merged and tiered headers, a title above, notes below, several tables
 * on a sheet. Hidden rows, columns and sheets are read like the others.
 * @example findTables(workbook)[0]?.tables[0]?.range → { top: 2, left: 0, bottom: 26, right: 4 }
 */
export function findTables(workbook: Workbook): SheetTables[] {
  return findTablesOf(readSheets(workbook));
}

export interface ReadSheet {
  readonly figures: SheetFigures;
}

/** The figures of every sheet, before tables are looked for: formulas are calculated in between. */
export function readSheets(workbook: Workbook): ReadSheet[] {
  return workbook.sheets.map((grid) => ({ figures: new SheetFigures(grid, workbook.isTyped) }));
}

export function findTablesOf(sheets: readonly ReadSheet[]): SheetTables[] {
  return sheets.map(({ figures }) => {
    const { grid } = figures;
    const filled = findFilledCells(figures);
    const tables: Table[] = [];
    for (const block of findBlocks(figures, filled)) {
      for (const piece of splitAtHeadings(block, figures, filled)) {
        const table = readTable(piece, figures, filled, `${grid.name}/${tables.length + 1}`);
        if (table) tables.push(table);
      }
    }
    return { figures, filled, tables };
  });
}

/** Stacked tables without a blank row between them part where a heading row of text stands below numbers. */
function splitAtHeadings(block: CellRange, figures: SheetFigures, filled: FilledCells): CellRange[] {
  const pieces: CellRange[] = [];
  let top = block.top;
  // figures strewn over the tiers of a heading (a date, two years) are no body that a heading could stand below
  let strewn = 0;
  let hasNumbers = false;
  for (let r = block.top; r <= block.bottom; r++) {
    if (hasNumbers && isHeadingRow(r, block, figures, filled)) {
      let cut = r;
      while (cut - 1 > top && isTitleRow(cut - 1, block, figures, filled)) cut--;
      pieces.push({ ...block, top, bottom: cut - 1 });
      top = cut;
      strewn = 0;
      hasNumbers = false;
    } else if (!hasNumbers) {
      const isTier = isStrewnTier(r, block, figures, filled);
      if (isTier) strewn++;
      hasNumbers = strewn > MOST_STREWN || (!isTier && filled.columns(r).some((c) => c > block.left && c <= block.right && figures.classOf(r, c) === "number"));
    }
  }
  pieces.push({ ...block, top, bottom: block.bottom });
  return pieces;
}

const MOST_STREWN = 3;

function isTitleRow(rowIndex: number, block: CellRange, figures: SheetFigures, filled: FilledCells): boolean {
  const columns = inside(filled.columns(rowIndex), block);
  return columns.length > 0 && isLoneCell(rowIndex, columns, filled) && figures.classOf(rowIndex, columns[0] ?? 0) === "text";
}

function inside(columns: readonly number[], block: CellRange): number[] {
  return columns.filter((c) => c >= block.left && c <= block.right);
}

function readTable(block: CellRange, figures: SheetFigures, filled: FilledCells, id: string): Table | undefined {
  const core = trimLoneRows(block, figures, filled);
  if (!core) return undefined;
  const range = trimColumns(core, filled);
  const bodyTop = findBodyTop(range, figures, filled);
  if (bodyTop > range.bottom) return undefined;
  const columns = findColumns(range, bodyTop, figures, filled);
  const rows = findRows(range, bodyTop, columns, figures, filled);
  const titleAt = findTitle(range, figures, filled);
  const title = titleAt ? figures.text(titleAt.rowIndex, titleAt.columnIndex).trim() : "";
  const table: Table = {
    id, sheet: figures.grid.name, range, title, titleAt, kind: "table", bodyTop, columns, rows,
  };
  if (rows.length === 0 || columns.length === 0) return undefined;
  return { ...table, kind: findTableKind(table, figures) };
}

/** Cuts title lines off the top and notes off the bottom: lines of one text cell. Undefined where nothing tabular is left. */
function trimLoneRows(block: CellRange, figures: SheetFigures, filled: FilledCells): CellRange | undefined {
  let { top, bottom } = block;
  const isLoose = (r: number): boolean => {
    const columns = inside(filled.columns(r), block);
    return columns.length === 0 || (isLoneCell(r, columns, filled) && figures.classOf(r, columns[0] ?? 0) !== "number");
  };
  while (top <= bottom && isLoose(top)) top++;
  // an entry alone in its line, under an initiative left blank, stands away from the left edge; a note begins there
  const isNote = (r: number): boolean => isLoose(r) && (inside(filled.columns(r), block)[0] ?? block.left) === block.left;
  while (bottom > top && isNote(bottom)) bottom--;
  if (top > bottom) return undefined;
  if (block.left === block.right && bottom - top < 2) return undefined;
  return { ...block, top, bottom };
}

function trimColumns(block: CellRange, filled: FilledCells): CellRange {
  let left = Infinity;
  let right = -1;
  let known: readonly number[] | undefined;
  for (let r = block.top; r <= block.bottom; r++) {
    if (filled.columns(r) === known) continue; // as the row before: nothing new
    known = filled.columns(r);
    const columns = inside(known, block);
    left = Math.min(left, columns[0] ?? Infinity);
    right = Math.max(right, columns.at(-1) ?? -1);
  }
  return { ...block, left, right };
}

/** Rows looked at above a table for its title. */
const TITLE_REACH = 4;
const UNIT_LINE = /^[(（【［\[]?\s*単位|^\(?unit/i;

/** The nearest line of one text cell above the table, unit lines passed over. */
function findTitle(range: CellRange, figures: SheetFigures, filled: FilledCells): CellAddress | undefined {
  for (let r = range.top - 1; r >= Math.max(0, range.top - TITLE_REACH); r--) {
    const columns = filled.columns(r).filter((c) => c >= range.left - 2 && c <= range.right);
    const first = columns.find((c) => figures.text(r, c) !== "");
    if (first === undefined) continue;
    if (columns.some((c) => figures.classOf(r, c) === "number")) return undefined;
    if (!columns.every((c) => UNIT_LINE.test(figures.text(r, c).trim()) || figures.text(r, c) === "")) {
      const title = columns.find((c) => figures.classOf(r, c) === "text" && !UNIT_LINE.test(figures.text(r, c).trim()));
      return title === undefined ? undefined : { rowIndex: r, columnIndex: title };
    }
  }
  return undefined;
}

/** The address of a table as the report writes it. */
export function tableRef(table: Table): string {
  return formatRange(table.range);
}
