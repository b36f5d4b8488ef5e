import type { ReadFailure } from "../app/ports.js";
import { MAX_COLUMNS } from "../core/grid/address.js";
import { DEFAULT_FORMAT, type CellFormat, type HorizontalAlignment } from "../core/grid/cellFormat.js";
import { PLAIN_STYLE, type CellStyle, type Grid } from "../core/grid/grid.js";
import { succeed, type Result } from "../core/report/result.js";
import { openWorkbook, type OpenedWorkbook } from "../xlsx/openWorkbook.js";
import { Book } from "./book.js";
import { PLAIN_LINE, type LineLook, type SheetState } from "./bookState.js";
import { CellRows, type CellRow } from "./cellRows.js";
import { emptyState } from "./createBook.js";
import { FormatTable } from "./formatTable.js";
import { blankSheet } from "./sheetList.js";

export interface OpenedBook {
  readonly book: Book;
  readonly form: OpenedWorkbook["form"];
}

/**
 * A book from a file of any form that Kensan reads (.xlsx, .xlsm, .xls, .csv, .tsv).
 * @example const opened = await openBook(bytes, "件数表.xlsx"); if (opened.ok) opened.value.book.sheets[0]?.text(0, 0);
 */
export async function openBook(bytes: Uint8Array, fileName: string): Promise<Result<OpenedBook, ReadFailure>> {
  const opened = await openWorkbook(bytes, fileName);
  if (!opened.ok) return opened;
  const { workbook, form } = opened.value;
  const formats = new FormatTable();
  const sheets = workbook.sheets.map((grid, i) => sheetOf(grid, `s${String(i + 1)}`, formats));
  const active = sheets.find((sheet) => sheet.visibility === "visible") ?? sheets[0];
  const state = { ...emptyState(), sheets, names: workbook.definedNames, usesDate1904: workbook.usesDate1904, isTyped: workbook.isTyped, activeSheetId: active?.id ?? "" };
  return succeed({ book: new Book(state, formats), form });
}

function sheetOf(grid: Grid, id: string, formats: FormatTable): SheetState {
  const rows = new Map<number, CellRow>();
  const rowAt = (rowIndex: number): CellRow => {
    let row = rows.get(rowIndex);
    if (!row) rows.set(rowIndex, (row = { stamp: 0, values: grid.row(rowIndex).slice(), formulas: undefined, formats: undefined }));
    return row;
  };
  const used = grid.rowIndexes.at(-1) ?? -1;
  for (let rowIndex = 0; rowIndex <= used; rowIndex++) {
    const width = Math.min(MAX_COLUMNS, Math.max(64, grid.row(rowIndex).length));
    for (let columnIndex = 0; columnIndex < width; columnIndex++) {
      const style = grid.style(rowIndex, columnIndex);
      if (style === PLAIN_STYLE) continue;
      (rowAt(rowIndex).formats ??= [])[columnIndex] = formats.share(formatOf(style));
    }
    if (grid.row(rowIndex).length > 0) rowAt(rowIndex);
  }
  for (const { rowIndex, columnIndex, formula } of grid.formulaCells()) (rowAt(rowIndex).formulas ??= [])[columnIndex] = formula;
  return {
    ...blankSheet(id, grid.name, formats),
    visibility: grid.visibility, cells: CellRows.of(0, rows), merges: grid.merges,
    rows: hiddenLines(grid.hiddenRows), columns: hiddenLines(grid.hiddenColumns),
    filter: grid.filter && { range: grid.filter, isActive: true },
    tables: grid.tables.map((table, i) => ({ ...table, id: `${id}t${String(i + 1)}`, style: "", isFiltered: false })),
    protection: grid.isProtected ? { hasPassword: false, allows: [] } : undefined,
  };
}

function hiddenLines(indexes: ReadonlySet<number>): ReadonlyMap<number, LineLook> {
  return new Map([...indexes].map((index) => [index, { ...PLAIN_LINE, hidden: true }]));
}

function formatOf(style: CellStyle): CellFormat {
  const edge = (isThere: boolean): CellFormat["edgeTop"] => (isThere ? { line: "thin", color: undefined } : undefined);
  return {
    ...DEFAULT_FORMAT,
    numberFormat: style.numberFormat, bold: style.bold, fill: style.filled ? "FFFF99" : undefined, pattern: style.filled ? "solid" : "none",
    edgeTop: edge(style.borderTop), edgeBottom: edge(style.borderBottom), edgeLeft: edge(style.borderLeft), edgeRight: edge(style.borderRight),
    indent: style.indent, horizontal: style.horizontal as HorizontalAlignment, // what a file says here is one of Excel's names
  };
}
