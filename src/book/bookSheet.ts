// Long: the whole of what a host may ask of a sheet in one place; each method only hands on to the file that does it.
import type { CellRange } from "../core/grid/address.js";
import type { CellFormat, FormatChanges } from "../core/grid/cellFormat.js";
import { displayText } from "../core/figures/display/displayText.js";
import { parseTypedEntry, type TypedEntry } from "../core/figures/typedEntry.js";
import type { CellValue, Grid } from "../core/grid/grid.js";
import type { Result } from "../core/report/result.js";
import type { WriteFailure } from "../app/ports.js";
import type { Book } from "./book.js";
import { refuse } from "./bookRefusal.js";
import type { BookTable, CellNote, LineLook, SheetFilter, SheetProtection } from "../core/grid/sheetLayout.js";
import type { SheetState } from "./bookState.js";
import { PLAIN_LINE } from "../core/grid/sheetLayout.js";
import { clearCells, setCellFormat, setCellFormats, writeCells, type CellContent, type ClearedPart } from "./cellEdits.js";
import { copyCells, type CopiedPart } from "./copyCells.js";
import { shiftLines } from "./shiftLines.js";
import { mergeCells, unmergeCells } from "./sheetMerges.js";
import { sheetGrid } from "./sheetGrid.js";
import { setLines } from "./sheetLines.js";

/**
 * One sheet of a book, by a handle that stays good through renaming and moving. Rows and columns count from 0; ranges hold all four edges.
 * Each method that changes something is a transaction of its own, unless one is open (`Book.attempt`).
 * @example sheet.setCells({ rowIndex: 0, columnIndex: 0 }, [[{ value: "計" }, { formula: "SUM(B1:B9)" }]])
 */
export class BookSheet {
  constructor(
    readonly book: Book,
    readonly id: string,
  ) {}

  /** Refuses with `no-such-sheet` once the sheet is deleted. A look for now: it may change with the next step. */
  get state(): SheetState {
    return this.book.peek().sheets.find((sheet) => sheet.id === this.id) ?? refuse("no-such-sheet", this.id);
  }

  get exists(): boolean {
    return this.book.peek().sheets.some((sheet) => sheet.id === this.id);
  }

  get name(): string {
    return this.state.name;
  }

  /** Its place among the tabs, from 0. */
  get index(): number {
    return this.book.peek().sheets.findIndex((sheet) => sheet.id === this.id);
  }

  get visibility(): Grid["visibility"] {
    return this.state.visibility;
  }

  get isProtected(): boolean {
    return this.state.protection !== undefined;
  }

  /** An immutable snapshot for the checks; takes no copy of the cells. */
  grid(): Grid {
    const { state } = this.book; // a snapshot: what is changed after does not reach the grid
    return sheetGrid(state.sheets.find((sheet) => sheet.id === this.id) ?? refuse("no-such-sheet", this.id), this.book.formats);
  }

  // ---- cells

  /** Null is a blank. Dates are serial numbers, as Excel stores them. Of a formula: its last result. */
  value(rowIndex: number, columnIndex: number): CellValue {
    return this.state.cells.row(rowIndex)?.values[columnIndex] ?? null;
  }

  /** Without `=`, in A1 form and English names; undefined for a typed value. */
  formula(rowIndex: number, columnIndex: number): string | undefined {
    return this.state.cells.row(rowIndex)?.formulas?.[columnIndex];
  }

  /** The cell's own format, or what it has from its row, its column or the sheet. */
  format(rowIndex: number, columnIndex: number): CellFormat {
    const { cells, rows, columns, defaultFormat } = this.state;
    return cells.row(rowIndex)?.formats?.[columnIndex] ?? rows.get(rowIndex)?.format ?? columns.get(columnIndex)?.format ?? defaultFormat;
  }

  /** What the cell shows: the value through its number format, whatever its column is wide. */
  text(rowIndex: number, columnIndex: number): string {
    return displayText(this.value(rowIndex, columnIndex), this.format(rowIndex, columnIndex).numberFormat, this.book.peek().usesDate1904).text;
  }

  /** A typed value; it takes the place of a formula. "" makes the cell blank. */
  setValue(rowIndex: number, columnIndex: number, value: CellValue): void {
    this.setCells({ rowIndex, columnIndex }, [[{ value }]]);
  }

  /** With or without `=`. Its value is null until the calculation has run, or `cached` where there is none. */
  setFormula(rowIndex: number, columnIndex: number, formula: string, cached: CellValue = null): void {
    this.setCells({ rowIndex, columnIndex }, [[{ formula, value: cached }]]);
  }

  /**
   * A block of contents from a cell on. `undefined` leaves its cell as it is. Refuses texts and formulas beyond Excel's lengths, cells
   * beyond the sheet, and parts of array formulas, of pivot tables and of headers of Excel tables.
   */
  setCells(at: { readonly rowIndex: number; readonly columnIndex: number }, contents: readonly (readonly (CellContent | undefined)[])[]): void {
    this.book.step(() => writeCells(this.book, this.id, at, contents));
  }

  /**
   * What a person typed, read as a Japanese Excel reads it (`parseTypedEntry`). `thisYear` is the year of a day typed without one.
   * A cell of the General format takes the format that comes with the entry.
   */
  type(rowIndex: number, columnIndex: number, text: string, thisYear: number): Result<void, WriteFailure> {
    const { numberFormat } = this.format(rowIndex, columnIndex);
    const entry = parseTypedEntry(text, { numberFormat, thisYear, usesDate1904: this.book.peek().usesDate1904 });
    return this.book.attempt("user", () => {
      this.setCells({ rowIndex, columnIndex }, [[contentOf(entry.content)]]);
      if (entry.numberFormat !== undefined && numberFormat === "General") this.setFormat({ top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex }, { numberFormat: entry.numberFormat });
    });
  }

  /** Changes some members of the formats of a range; the rest of each stays. Whole rows and columns change the line's format too. */
  setFormat(range: CellRange, changes: FormatChanges): void {
    this.book.step(() => setCellFormats(this.book, this.id, range, changes));
  }

  /** Gives a cell a whole format; undefined takes its own away. */
  replaceFormat(rowIndex: number, columnIndex: number, format: CellFormat | undefined): void {
    this.book.step(() => setCellFormat(this.book, this.id, rowIndex, columnIndex, format));
  }

  /** "contents" leaves formats, "formats" leaves contents, "all" takes both. */
  clear(range: CellRange, part: ClearedPart = "all"): void {
    this.book.step(() => clearCells(this.book, this.id, range, part));
  }

  /** Copies a block to a place, on this or another sheet of the book: references without `$` move along, merges come with formats. */
  copyRange(from: CellRange, to: BookSheet, at: { readonly rowIndex: number; readonly columnIndex: number }, part: CopiedPart = "all"): void {
    this.book.step(() => copyCells(this.book, this.id, from, to.id, at, part));
  }

  /** The smallest range that holds every value, formula and format; undefined where there is none. `valuesOnly` leaves formats out. */
  usedRange(valuesOnly = false): CellRange | undefined {
    let range: CellRange | undefined;
    for (const [rowIndex, row] of this.state.cells.entries()) {
      for (const list of [row.values, row.formulas ?? [], valuesOnly ? [] : (row.formats ?? [])]) {
        let left = -1;
        let right = -1;
        list.forEach((item: unknown, columnIndex) => { // `forEach` passes over holes
          if (item === null || item === undefined) return;
          if (left < 0) left = columnIndex;
          right = columnIndex;
        });
        if (left < 0) continue;
        range = range
          ? { top: range.top, left: Math.min(range.left, left), bottom: rowIndex, right: Math.max(range.right, right) }
          : { top: rowIndex, left, bottom: rowIndex, right };
      }
    }
    return range;
  }

  // ---- lines

  /** Puts blank rows or columns in before `at`; everything that speaks of what moves is rewritten, in the whole book. New lines look like the one before them. */
  insertLines(axis: "row" | "column", at: number, count: number): void {
    this.book.step(() => shiftLines(this.book, this.id, { axis, kind: "insert", at, count }));
  }

  deleteLines(axis: "row" | "column", at: number, count: number): void {
    this.book.step(() => shiftLines(this.book, this.id, { axis, kind: "delete", at, count }));
  }

  line(axis: "row" | "column", index: number): LineLook {
    return (axis === "row" ? this.state.rows : this.state.columns).get(index) ?? PLAIN_LINE;
  }

  /** Points. */
  rowHeight(rowIndex: number): number {
    return this.line("row", rowIndex).size ?? this.state.defaultRowHeight;
  }

  /** Characters of the default font. */
  columnWidth(columnIndex: number): number {
    return this.line("column", columnIndex).size ?? this.state.defaultColumnWidth;
  }

  /** Sizes, hides or shows lines; both ends belong to them. `size: undefined` gives the sheet's default back. */
  setLines(axis: "row" | "column", first: number, last: number, look: Partial<LineLook>): void {
    this.book.step(() => setLines(this.book, this.id, axis, first, last, look));
  }

  // ---- around the cells

  get merges(): readonly CellRange[] {
    return this.state.merges;
  }

  /** Contents of all but the first cell go, as in Excel. `across` merges each row by itself. Refuses what cuts into a table. */
  merge(range: CellRange, across = false): void {
    this.book.step(() => mergeCells(this.book, this.id, range, across));
  }

  /** Takes apart every merge that meets the range. */
  unmerge(range: CellRange): void {
    this.book.step(() => unmergeCells(this.book, this.id, range));
  }

  get selection(): CellRange {
    return this.state.selection;
  }

  /** Selects on this sheet; `Book.activate` shows it. */
  select(range: CellRange): void {
    this.book.step(() => {
      this.book.updateSheet(this.id, { selection: range });
      this.book.note({ kind: "selection", sheetId: this.id, range });
    });
  }

  setVisibility(visibility: Grid["visibility"]): void {
    const others = this.book.peek().sheets.filter((sheet) => sheet.id !== this.id && sheet.visibility === "visible");
    if (visibility !== "visible" && others.length === 0) refuse("invalid-edit", this.name);
    this.book.step(() => {
      this.book.updateSheet(this.id, { visibility });
      this.book.note({ kind: "sheet-visibility", sheetId: this.id });
    });
  }

  setTabColor(color: string | undefined): void {
    this.set("tab-color", { tabColor: color });
  }

  setFreeze(rows: number, columns: number): void {
    this.set("freeze", { freeze: { rows, columns } });
  }

  setFilter(filter: SheetFilter | undefined): void {
    this.set("filter", { filter });
  }

  setTables(tables: readonly BookTable[]): void {
    this.set("tables", { tables });
  }

  setNotes(notes: readonly CellNote[]): void {
    this.set("notes", { notes });
  }

  setProtection(protection: SheetProtection | undefined): void {
    this.book.step(() => {
      this.book.updateSheet(this.id, { protection });
      this.book.note({ kind: "protection", sheetId: this.id });
    });
  }

  /** What lies around the cells and has no method of its own: comments, conditional formats, page, grid lines, default sizes. */
  set(part: LayoutPartName, members: Partial<Omit<SheetState, "id" | "name" | "cells">>): void {
    this.book.step(() => {
      this.book.updateSheet(this.id, members);
      this.book.note({ kind: "layout", sheetId: this.id, part });
    });
  }
}

function contentOf(content: TypedEntry["content"]): CellContent {
  if (content.kind === "blank") return { value: null };
  if (content.kind === "formula") return { formula: content.formula };
  return { value: content.kind === "text" ? content.text : content.value };
}

type LayoutPartName = Extract<Parameters<Book["note"]>[0], { kind: "layout" }>["part"];
