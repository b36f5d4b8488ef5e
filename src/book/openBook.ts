import type { ReadFailure } from "../app/ports.js";
import { DEFAULT_FORMAT, type CellFormat, type HorizontalAlignment } from "../core/grid/cellFormat.js";
import type { CellStyle, Grid } from "../core/grid/grid.js";
import { MAX_COLUMNS } from "../core/grid/address.js";
import { PLAIN_LINE, type LineLook, type SheetLayout } from "../core/grid/sheetLayout.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import { openWorkbook, type OpenedWorkbook } from "../xlsx/openWorkbook.js";
import { openPackage } from "../xlsx/package.js";
import { readContents, type PackageContents } from "../xlsx/contents/packageContents.js";
import { findWorkbookPart } from "../xlsx/workbookForm.js";
import { Book } from "./book.js";
import type { BookState, SheetState } from "./bookState.js";
import { CellRows, type CellRow } from "./cellRows.js";
import { emptyState } from "./createBook.js";
import { FormatTable } from "./formatTable.js";
import { readMarks } from "./readMarks.js";
import { blankSheet } from "./sheetList.js";
import { takeNumbers } from "./textFileNumbers.js";

export interface OpenedBook {
  readonly book: Book;
  readonly form: OpenedWorkbook["form"];
  /** Of an .xlsx or .xlsm: what the book was when it was opened. Saving goes by it. */
  readonly origin: BookOrigin | undefined;
}

export interface BookOrigin {
  readonly bytes: Uint8Array;
  readonly state: BookState;
}

/**
 * A book from a file of any form that Kensan reads (.xlsx, .xlsm, .xls, .csv, .tsv). A workbook in which no cell holds anything is `empty`.
 * @example const opened = await openBook(bytes, "件数表.xlsx"); if (opened.ok) opened.value.book.sheets[0]?.text(0, 0);
 */
export async function openBook(bytes: Uint8Array, fileName: string): Promise<Result<OpenedBook, ReadFailure>> {
  const formats = new FormatTable();
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) { // PK, a zip
    const state = readState(bytes, formats);
    if (!state.ok) return state;
    if (!state.value.sheets.some(holdsAnything)) return fail({ code: "empty" });
    return succeed({ book: new Book(state.value, formats), form: formOf(bytes), origin: { bytes, state: state.value } });
  }
  const opened = await openWorkbook(bytes, fileName);
  if (!opened.ok) return opened;
  const { workbook, form } = opened.value;
  const sheets = workbook.sheets.map((grid, i) => sheetOf(`s${String(i + 1)}`, grid, layoutOf(grid, formats), (style) => formats.share(formatOf(style))));
  if (!workbook.isTyped) for (const { cells } of sheets) for (const [, row] of cells.entries()) takeNumbers(row, formats);
  const active = sheets.find((sheet) => sheet.visibility === "visible") ?? sheets[0];
  const state = { ...emptyState(), sheets, names: workbook.definedNames, usesDate1904: workbook.usesDate1904, isTyped: workbook.isTyped, activeSheetId: active?.id ?? "" };
  return succeed({ book: new Book(state, formats), form, origin: undefined });
}

function holdsAnything({ cells }: SheetState): boolean {
  for (const [, row] of cells.entries()) if (row.values.some((value) => value !== null && value !== undefined) || row.formulas !== undefined) return true;
  return false;
}

function formOf(bytes: Uint8Array): "xlsx" | "xlsm" {
  const pkg = openPackage(bytes);
  const located = pkg.ok ? findWorkbookPart(pkg.value) : pkg;
  return located.ok ? located.value.form : "xlsx"; // it has just been read
}

/** What a package holds, as a book's state; formats are shared in the given table. */
export function readState(bytes: Uint8Array, formats: FormatTable): Result<BookState, ReadFailure> {
  const pkg = openPackage(bytes);
  if (!pkg.ok) return pkg;
  const contents = readContents(pkg.value);
  return contents.ok ? succeed(stateOf(contents.value, formats)) : contents;
}

function stateOf({ workbook, sheets, customXml, isStructureLocked, activeSheet }: PackageContents, formats: FormatTable): BookState {
  const shared = new Map<CellStyle, CellFormat>();
  const states = sheets.map(({ grid, layout, formats: byStyle }, i) => {
    const share = (format: CellFormat | undefined): CellFormat | undefined => format && formats.share(format);
    const lines = (looks: ReadonlyMap<number, LineLook>): ReadonlyMap<number, LineLook> => new Map([...looks].map(([index, look]) => [index, look.format ? { ...look, format: share(look.format) } : look]));
    const formatFor = (style: CellStyle): CellFormat | undefined => {
      let format = shared.get(style);
      const own = byStyle.get(style);
      if (!format && own) shared.set(style, (format = formats.share(own)));
      return format;
    };
    return sheetOf(`s${String(i + 1)}`, grid, { ...layout, rows: lines(layout.rows), columns: lines(layout.columns), defaultFormat: formats.share(layout.defaultFormat) }, formatFor);
  });
  return {
    ...emptyState(), sheets: states, names: workbook.definedNames, customXml, isStructureLocked, usesDate1904: workbook.usesDate1904, isTyped: workbook.isTyped,
    isCalculatedOnOpening: workbook.isCalculatedOnOpening === true, activeSheetId: states[activeSheet]?.id ?? "", marks: readMarks(customXml, workbook.definedNames, states),
  };
}

/** The rows of values are the grid's own: nobody else holds it. */
function sheetOf(id: string, grid: Grid, layout: SheetLayout, formatFor: (style: CellStyle) => CellFormat | undefined): SheetState {
  const rows = new Map<number, CellRow>();
  const { rows: values, formulas, styleRows } = grid.snapshot();
  const rowAt = (rowIndex: number): CellRow => {
    let row = rows.get(rowIndex);
    if (!row) rows.set(rowIndex, (row = { stamp: 0, values: (values.get(rowIndex) ?? []) as CellRow["values"], formulas: undefined, formats: undefined })); // first written under a later stamp, that is as a copy
    return row;
  };
  for (const rowIndex of values.keys()) rowAt(rowIndex);
  for (const [key, formula] of formulas) (rowAt(Math.floor(key / MAX_COLUMNS)).formulas ??= [])[key % MAX_COLUMNS] = formula;
  for (const [rowIndex, styles] of styleRows) {
    const formats: (CellFormat | undefined)[] = [];
    styles.forEach((style, columnIndex) => { formats[columnIndex] = formatFor(style); });
    rowAt(rowIndex).formats = formats;
  }
  return { ...layout, id, name: grid.name, visibility: grid.visibility, cells: CellRows.of(0, [...rows].sort(([a], [b]) => a - b)) };
}

/** Of a form that keeps little: what its grid tells. */
function layoutOf(grid: Grid, formats: FormatTable): SheetLayout {
  const hidden = (indexes: ReadonlySet<number>): ReadonlyMap<number, LineLook> => new Map([...indexes].map((index) => [index, { ...PLAIN_LINE, hidden: true }]));
  return {
    ...blankSheet("", grid.name, formats),
    merges: grid.merges, rows: hidden(grid.hiddenRows), columns: hidden(grid.hiddenColumns), filter: grid.filter && { range: grid.filter, isActive: true },
    protection: grid.isProtected ? { hasPassword: false, allows: [] } : undefined,
  };
}

function formatOf(style: CellStyle): CellFormat {
  const edge = (isThere: boolean): CellFormat["edgeTop"] => (isThere ? { line: "thin", color: undefined } : undefined);
  return {
    ...DEFAULT_FORMAT,
    numberFormat: style.numberFormat, bold: style.bold, fill: style.filled ? "F2F2F2" : undefined, pattern: style.filled ? "solid" : "none",
    edgeTop: edge(style.borderTop), edgeBottom: edge(style.borderBottom), edgeLeft: edge(style.borderLeft), edgeRight: edge(style.borderRight),
    indent: style.indent, horizontal: style.horizontal as HorizontalAlignment, // what a file says here is one of Excel's names
  };
}
