import { BooleanNumber, type ICellData, type IStyleData, type Nullable } from "@univerjs/presets";
import {
  AddWorksheetMergeMutation, InsertColMutation, InsertRowMutation, InsertSheetMutation, MoveColsMutation, MoveRangeMutation, MoveRowsMutation, RemoveColMutation,
  RemoveNumfmtMutation, RemoveRowMutation, RemoveSheetMutation, RemoveWorksheetMergeMutation, ReorderRangeMutation, SetColDataMutation, SetColHiddenMutation,
  SetColVisibleMutation, SetFrozenMutation, SetNumfmtMutation, SetRangeValuesMutation, SetRowDataMutation, SetRowHiddenMutation, SetRowVisibleMutation,
  SetTabColorMutation, SetWorksheetColWidthMutation, SetWorksheetHideMutation, SetWorksheetNameMutation, SetWorksheetOrderMutation, SetWorksheetRowHeightMutation,
  ToggleGridlinesMutation,
} from "@univerjs/presets/preset-sheets-core";
import type { BookSheet } from "../../book/bookSheet.js";
import { MAX_COLUMNS, MAX_ROWS } from "../../core/grid/address.js";
import { formatChanges } from "./cellStyle.js";
import type { GridHandle } from "./gridHandle.js";
import { NOTE_MUTATIONS, readNotes } from "./gridNotes.js";
import { refuseOrphans } from "./movedCells.js";
import { readCells, writeCells, type ReadCell } from "./readCells.js";
import { columnCharacters, fromRange, rowPoints, type GridRange } from "./sheetData.js";

/** A change that the user made in the grid, ready to be made in the book; run within an attempt. */
export type BookStep = () => void;

/** The members of Univer's parameters that are read here, of whichever mutation. */
interface Params {
  readonly subUnitId?: string;
  /** The word of the mutations of notes. */
  readonly sheetId?: string;
  readonly range?: GridRange;
  readonly ranges?: readonly GridRange[];
  readonly cellValue?: Record<number, Record<number, Nullable<ICellData>>>;
  readonly values?: Record<string, { readonly ranges: readonly GridRange[] }>;
  readonly refMap?: Record<string, { readonly pattern: string }>;
  readonly from?: { readonly subUnitId: string; readonly value: Record<number, Record<number, unknown>> };
  readonly to?: { readonly subUnitId: string; readonly value: Record<number, Record<number, unknown>> };
  readonly colWidth?: number | Record<number, number>;
  readonly rowHeight?: number | Record<number, number>;
  readonly rowData?: Record<number, Nullable<{ readonly s?: Nullable<IStyleData | string> }>>;
  readonly columnData?: Record<number, Nullable<{ readonly s?: Nullable<IStyleData | string> }>>;
  readonly xSplit?: number;
  readonly ySplit?: number;
  readonly index?: number;
  readonly sheet?: { readonly id: string; readonly name: string };
  readonly name?: string;
  readonly hidden?: number;
  readonly color?: string;
  readonly toOrder?: number;
}

type Reader = (params: Params, grid: GridHandle, thisYear: number) => BookStep | undefined;

/** Mutations that lay the grid out and say nothing of the workbook are not in the list. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  [SetRangeValuesMutation.id, ({ subUnitId, cellValue }, grid, thisYear) => readPlaces(grid, subUnitId, placesOf(cellValue), thisYear)],
  [MoveRangeMutation.id, ({ from, to }, grid, thisYear) => {
    const steps = [readPlaces(grid, from?.subUnitId, placesOf(from?.value), thisYear), readPlaces(grid, to?.subUnitId, placesOf(to?.value), thisYear)];
    const left = placesOf(from?.value);
    return () => {
      const sheet = grid.bookSheet(from?.subUnitId ?? "");
      if (sheet) refuseOrphans(sheet, left);
      steps.forEach((step) => step?.());
    };
  }],
  [ReorderRangeMutation.id, ({ subUnitId, range }, grid, thisYear) => readPlaces(grid, subUnitId, placesIn(range), thisYear)],
  [SetNumfmtMutation.id, ({ subUnitId, values = {}, refMap = {} }, grid) => onSheet(grid, subUnitId, (sheet) => {
    for (const [key, { ranges }] of Object.entries(values)) {
      for (const range of ranges) sheet.setFormat(fromRange(range), { numberFormat: refMap[key]?.pattern ?? "General" });
    }
  })],
  [RemoveNumfmtMutation.id, ({ subUnitId, ranges = [] }, grid) => onSheet(grid, subUnitId, (sheet) => {
    for (const range of ranges) sheet.setFormat(fromRange(range), { numberFormat: "General" });
  })],
  [InsertRowMutation.id, ({ subUnitId, range }, grid) => onRange(grid, subUnitId, range, (sheet, { startRow, endRow }) => sheet.insertLines("row", startRow, endRow - startRow + 1))],
  [RemoveRowMutation.id, ({ subUnitId, range }, grid) => onRange(grid, subUnitId, range, (sheet, { startRow, endRow }) => sheet.deleteLines("row", startRow, endRow - startRow + 1))],
  [InsertColMutation.id, ({ subUnitId, range }, grid) => onRange(grid, subUnitId, range, (sheet, { startColumn, endColumn }) => sheet.insertLines("column", startColumn, endColumn - startColumn + 1))],
  [RemoveColMutation.id, ({ subUnitId, range }, grid) => onRange(grid, subUnitId, range, (sheet, { startColumn, endColumn }) => sheet.deleteLines("column", startColumn, endColumn - startColumn + 1))],
  [MoveRowsMutation.id, readWhole],
  [MoveColsMutation.id, readWhole],
  [AddWorksheetMergeMutation.id, ({ subUnitId, ranges = [] }, grid) => onSheet(grid, subUnitId, (sheet) => ranges.forEach((range) => sheet.merge(fromRange(range))))],
  [RemoveWorksheetMergeMutation.id, ({ subUnitId, ranges = [] }, grid) => onSheet(grid, subUnitId, (sheet) => ranges.forEach((range) => sheet.unmerge(fromRange(range))))],
  [SetWorksheetColWidthMutation.id, ({ subUnitId, ranges = [], colWidth = {} }, grid) => onSheet(grid, subUnitId, (sheet) => {
    for (const index of indexesOf(ranges, "startColumn", "endColumn", MAX_COLUMNS)) {
      const pixels = typeof colWidth === "number" ? colWidth : colWidth[index];
      if (pixels !== undefined) sheet.setLines("column", index, index, { size: columnCharacters(pixels) });
    }
  })],
  [SetWorksheetRowHeightMutation.id, ({ subUnitId, ranges = [], rowHeight = {} }, grid) => onSheet(grid, subUnitId, (sheet) => {
    for (const index of indexesOf(ranges, "startRow", "endRow", MAX_ROWS)) {
      const pixels = typeof rowHeight === "number" ? rowHeight : rowHeight[index];
      if (pixels !== undefined) sheet.setLines("row", index, index, { size: rowPoints(pixels) });
    }
  })],
  [SetRowHiddenMutation.id, showLines("row", true)],
  [SetRowVisibleMutation.id, showLines("row", false)],
  [SetColHiddenMutation.id, showLines("column", true)],
  [SetColVisibleMutation.id, showLines("column", false)],
  [SetRowDataMutation.id, ({ subUnitId, rowData = {} }, grid) => onSheet(grid, subUnitId, (sheet) => setLineStyles(grid, sheet, "row", rowData))],
  [SetColDataMutation.id, ({ subUnitId, columnData = {} }, grid) => onSheet(grid, subUnitId, (sheet) => setLineStyles(grid, sheet, "column", columnData))],
  [SetFrozenMutation.id, ({ subUnitId, xSplit = 0, ySplit = 0 }, grid) => onSheet(grid, subUnitId, (sheet) => sheet.setFreeze(ySplit, xSplit))],
  [ToggleGridlinesMutation.id, ({ subUnitId }, grid) => {
    const isShown = grid.workbook.getSheetBySheetId(subUnitId ?? "")?.getConfig().showGridlines === BooleanNumber.TRUE;
    return onSheet(grid, subUnitId, (sheet) => sheet.set("view", { showGridLines: isShown }));
  }],
  [InsertSheetMutation.id, readNewSheet],
  [RemoveSheetMutation.id, ({ subUnitId }, grid) => onSheet(grid, subUnitId, (sheet) => grid.book.deleteSheet(sheet))],
  [SetWorksheetNameMutation.id, ({ subUnitId, name = "" }, grid) => onSheet(grid, subUnitId, (sheet) => grid.book.renameSheet(sheet, name))],
  [SetWorksheetOrderMutation.id, ({ subUnitId, toOrder = 0 }, grid) => onSheet(grid, subUnitId, (sheet) => grid.book.moveSheet(sheet, toOrder))],
  [SetWorksheetHideMutation.id, ({ subUnitId, hidden }, grid) => onSheet(grid, subUnitId, (sheet) => sheet.setVisibility(hidden === 1 ? "hidden" : "visible"))],
  ...NOTE_MUTATIONS.map((id): [string, Reader] => [id, ({ sheetId }, grid) => onSheet(grid, sheetId, (sheet) => readNotes(grid, sheet))]),
  [SetTabColorMutation.id, ({ subUnitId, color }, grid) => onSheet(grid, subUnitId, (sheet) => sheet.setTabColor(/^#([0-9a-f]{6})/i.exec(color ?? "")?.[1]?.toUpperCase()))],
]);

/**
 * What a mutation of the grid means for the book; undefined where it means nothing. Cells are read at once, for the mutations that follow may
 * move them; the step itself runs with the others of its command.
 */
export function readMutation(id: string, params: object | undefined, grid: GridHandle, thisYear: number): BookStep | undefined {
  return READERS.get(id)?.(params ?? {}, grid, thisYear); // each reader takes the members that its mutation has
}

export function movesLines(id: string): boolean {
  return [InsertRowMutation.id, RemoveRowMutation.id, InsertColMutation.id, RemoveColMutation.id].includes(id);
}

/** What the grid moves along with lines, and the book as well. */
export function followsLines(id: string): boolean {
  return id === AddWorksheetMergeMutation.id || id === RemoveWorksheetMergeMutation.id || NOTE_MUTATIONS.includes(id);
}

function onSheet(grid: GridHandle, gridId: string | undefined, change: (sheet: BookSheet) => void): BookStep {
  return () => {
    const sheet = grid.bookSheet(gridId ?? "");
    if (sheet) change(sheet);
  };
}

function onRange(grid: GridHandle, gridId: string | undefined, range: GridRange | undefined, change: (sheet: BookSheet, range: GridRange) => void): BookStep | undefined {
  return range && onSheet(grid, gridId, (sheet) => change(sheet, range));
}

function readPlaces(grid: GridHandle, gridId: string | undefined, places: readonly (readonly [number, number])[], thisYear: number): BookStep | undefined {
  const worksheet = grid.workbook.getSheetBySheetId(gridId ?? "");
  if (!worksheet) return undefined;
  // Against what the book holds now; a sheet that this very command adds is not in it yet.
  const cells: readonly ReadCell[] = readCells(grid, worksheet, grid.bookSheet(gridId ?? ""), places);
  return onSheet(grid, gridId, (sheet) => writeCells(sheet, cells, thisYear));
}

function readWhole({ subUnitId }: Params, grid: GridHandle, thisYear: number): BookStep | undefined {
  const worksheet = grid.workbook.getSheetBySheetId(subUnitId ?? "");
  if (!worksheet) return undefined;
  const places = new Map(placesOf(worksheet.getCellMatrix().getMatrix()).map((place) => [place.join(), place]));
  for (const [rowIndex, row] of grid.bookSheet(subUnitId ?? "")?.state.cells.entries() ?? []) {
    for (const list of [row.values, row.formulas, row.formats]) list?.forEach((_, columnIndex) => places.set(`${rowIndex},${columnIndex}`, [rowIndex, columnIndex]));
  }
  return readPlaces(grid, subUnitId, [...places.values()], thisYear);
}

/** A new sheet is blank, or a copy that comes with its cells. */
function readNewSheet({ sheet: data, index = 0 }: Params, grid: GridHandle, thisYear: number): BookStep | undefined {
  const worksheet = data && grid.workbook.getSheetBySheetId(data.id);
  if (!worksheet) return undefined;
  const cells = readCells(grid, worksheet, undefined, placesOf(worksheet.getCellMatrix().getMatrix()));
  const { mergeData } = worksheet.getConfig();
  return () => {
    const sheet = grid.book.addSheet(data.name, index);
    grid.pair(data.id, sheet.id);
    writeCells(sheet, cells, thisYear);
    for (const range of mergeData) sheet.merge(fromRange(range));
  };
}

function showLines(axis: "row" | "column", hidden: boolean): Reader {
  return ({ subUnitId, ranges = [] }, grid) => onSheet(grid, subUnitId, (sheet) => {
    for (const range of ranges) {
      const { top, bottom, left, right } = fromRange(range);
      if (axis === "row") sheet.setLines("row", top, bottom, { hidden });
      else sheet.setLines("column", left, right, { hidden });
    }
  });
}

function setLineStyles(grid: GridHandle, sheet: BookSheet, axis: "row" | "column", lines: NonNullable<Params["rowData"]>): void {
  for (const [key, line] of Object.entries(lines)) {
    const index = Number(key);
    const style = typeof line?.s === "string" ? grid.workbook.getStyles().get(line.s) : line?.s;
    if (!style) continue;
    const range = axis === "row" ? { top: index, bottom: index, left: 0, right: MAX_COLUMNS - 1 } : { top: 0, bottom: MAX_ROWS - 1, left: index, right: index };
    sheet.setFormat(range, formatChanges(sheet.line(axis, index).format ?? sheet.state.defaultFormat, style));
  }
}

function placesOf(matrix: Readonly<Record<number, Readonly<Record<number, unknown>> | undefined>> = {}): readonly (readonly [number, number])[] {
  return Object.entries(matrix).flatMap(([row, cells]) => Object.keys(cells ?? {}).map((column) => [Number(row), Number(column)] as const));
}

function placesIn(range: GridRange | undefined): readonly (readonly [number, number])[] {
  if (!range) return [];
  const { top, bottom, left, right } = fromRange(range);
  return Array.from({ length: bottom - top + 1 }, (_, r) => Array.from({ length: right - left + 1 }, (__, c) => [top + r, left + c] as const)).flat();
}

function indexesOf(ranges: readonly GridRange[], first: "startRow" | "startColumn", last: "endRow" | "endColumn", limit: number): readonly number[] {
  return ranges.flatMap((range) => {
    const start = Number.isNaN(range[first]) ? 0 : range[first];
    return Array.from({ length: Math.min(limit - 1, range[last]) - start + 1 || 0 }, (_, i) => start + i);
  });
}

