import { FormulaDataModel } from "@univerjs/presets/preset-sheets-core";
import { CellValueType, type ICellData, type Nullable, type Worksheet } from "@univerjs/presets";
import type { BookSheet } from "../../book/bookSheet.js";
import { refuse } from "../../book/bookRefusal.js";
import type { CellContent } from "../../book/cellEdits.js";
import type { CellFormat, FormatChanges } from "../../core/grid/cellFormat.js";
import { isCellError, type CellValue } from "../../core/grid/grid.js";
import { formatChanges } from "./cellStyle.js";
import type { GridHandle } from "./gridHandle.js";

/** What a person typed, before anything was made of it; Univer carries `custom` along untouched. */
export const TYPED = "kensanTyped";

export interface ReadCell {
  readonly rowIndex: number;
  readonly columnIndex: number;
  /** Undefined where the content is as the book has it. */
  readonly content: CellContent | { readonly typed: string } | undefined;
  /** The whole format, changes to the one there is, or undefined where it is as the book has it. */
  readonly format: { readonly whole: CellFormat | undefined } | { readonly changes: FormatChanges } | undefined;
}

/** Reads cells of the grid as they are now: the caller keeps it and gives it to the book a moment later, when other cells may have moved. */
export function readCells(grid: GridHandle, worksheet: Worksheet, sheet: BookSheet | undefined, places: Iterable<readonly [rowIndex: number, columnIndex: number]>): readonly ReadCell[] {
  const matrix = worksheet.getCellMatrix();
  const cells: ReadCell[] = [];
  for (const [rowIndex, columnIndex] of places) {
    const cell: Nullable<ICellData> = matrix.getValue(rowIndex, columnIndex);
    const held = contentOf(cell, () => grid.injector.get(FormulaDataModel).getFormulaStringByCell(rowIndex, columnIndex, worksheet.getSheetId(), grid.unitId));
    const content = grid.isPastingForeign && "value" in held && typeof held.value === "string" ? { typed: held.value } : held;
    const before = sheet && { value: sheet.value(rowIndex, columnIndex), formula: sheet.formula(rowIndex, columnIndex) };
    const isSame = before !== undefined && !("typed" in content) && content.formula === before.formula && (content.formula !== undefined || isSameValue(content.value ?? null, before.value));
    cells.push({ rowIndex, columnIndex, content: isSame ? undefined : content, format: formatOf(grid, cell, sheet, rowIndex, columnIndex) });
  }
  return cells;
}

/** Cells with a formula made by filling or pasting carry an id of the one they were made from; Univer works the text out. */
function contentOf(cell: Nullable<ICellData>, findFormula: () => Nullable<string>): CellContent | { typed: string } {
  if (!cell) return { value: null };
  const typed: unknown = cell.custom?.[TYPED];
  if (typeof typed === "string") return { typed };
  const formula = typeof cell.f === "string" && cell.f !== "" ? cell.f : cell.si ? findFormula() : null;
  if (typeof formula === "string") return { formula: formula.replace(/^=/, "") };
  // Text with formats inside it comes as a document; its text is what counts.
  const rich = cell.p?.body?.dataStream;
  if (rich !== undefined) return { value: rich.replace(/\r\n$/, "").replaceAll("\r", "\n") };
  return { value: valueOf(cell) };
}

function valueOf({ v, t }: ICellData): CellValue {
  if (v === undefined || v === null || v === "") return null;
  if (t === CellValueType.BOOLEAN) return v === 1 || v === true || String(v).toUpperCase() === "TRUE";
  return t === CellValueType.STRING || t === CellValueType.FORCE_STRING ? String(v) : v;
}

function isSameValue(a: CellValue, b: CellValue): boolean {
  return isCellError(b) ? a === b.error : a === b;
}

function formatOf(grid: GridHandle, cell: Nullable<ICellData>, sheet: BookSheet | undefined, rowIndex: number, columnIndex: number): ReadCell["format"] {
  const shown = cell ? cell.s : undefined;
  const own = sheet?.state.cells.row(rowIndex)?.formats?.[columnIndex];
  if (shown === undefined || shown === null || shown === "") return sheet && own && own !== sheet.state.defaultFormat ? { whole: undefined } : undefined;
  if (typeof shown === "string") {
    const whole = grid.styles.formatOf(shown);
    if (whole) return whole === own ? undefined : { whole };
  }
  const style = typeof shown === "string" ? grid.workbook.getStyles().get(shown) : shown;
  if (!style) return undefined;
  const changes = formatChanges(sheet?.format(rowIndex, columnIndex) ?? grid.book.activeSheet.state.defaultFormat, style);
  return Object.keys(changes).length > 0 ? { changes } : undefined;
}

/** Gives to the book what was read; within an attempt. */
export function writeCells(sheet: BookSheet, cells: readonly ReadCell[], thisYear: number): void {
  for (const { rowIndex, columnIndex, format } of cells) {
    if (!format) continue;
    if ("whole" in format) sheet.replaceFormat(rowIndex, columnIndex, format.whole);
    else sheet.setFormat({ top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex }, format.changes);
  }
  writeBlock(sheet, cells);
  for (const { rowIndex, columnIndex, content } of cells) {
    if (!content || !("typed" in content)) continue;
    const typed = sheet.type(rowIndex, columnIndex, content.typed, thisYear);
    if (!typed.ok) refuse(typed.error.code, typed.error.detail);
  }
}

/** Contents go as one block with holes, so that a pasted table is one change. */
function writeBlock(sheet: BookSheet, cells: readonly ReadCell[]): void {
  const plain = cells.flatMap(({ rowIndex, columnIndex, content }) => (content && !("typed" in content) ? [{ rowIndex, columnIndex, content }] : []));
  if (plain.length === 0) return;
  const top = plain.reduce((least, cell) => Math.min(least, cell.rowIndex), Infinity);
  const left = plain.reduce((least, cell) => Math.min(least, cell.columnIndex), Infinity);
  const rows: (CellContent | undefined)[][] = [];
  for (const { rowIndex, columnIndex, content } of plain) (rows[rowIndex - top] ??= [])[columnIndex - left] = content;
  sheet.setCells({ rowIndex: top, columnIndex: left }, Array.from(rows, (row: (CellContent | undefined)[] | undefined) => row ?? []));
}
