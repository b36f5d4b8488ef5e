import { mergeWorksheetSnapshotWithDefault, type ICellData, type Nullable, type Worksheet } from "@univerjs/presets";
import {
  InsertSheetMutation, RemoveSheetMutation, SetFrozenMutation, SetRangeValuesMutation, SetTabColorMutation, SetWorksheetHideMutation, SetWorksheetNameMutation,
  SetWorksheetOrderMutation, SetWorksheetRowCountMutation,
} from "@univerjs/presets/preset-sheets-core";
import type { ChangeEvent } from "../../book/bookChange.js";
import type { BookSheet } from "../../book/bookSheet.js";
import type { CellRange } from "../../core/grid/address.js";
import type { GridHandle } from "./gridHandle.js";
import { paintNotes } from "./gridNotes.js";
import { cellOf, columnData, flag, forEachHeld, freezeOf, plainLook, rowData, sheetData, sheetSize, toRange } from "./sheetData.js";

const WHOLE: CellRange = { top: 0, left: 0, bottom: Infinity, right: Infinity };

/**
 * Brings the grid to what the book is. Each step compares and touches only what differs, so it does not matter who changed what, nor
 * whether the grid has done a part of it already.
 */
export class BookPainter {
  /** Sheets that changed while another was in view: the grid lays a sheet out when it is looked at. */
  private readonly stale = new Set<string>();

  constructor(private readonly grid: GridHandle) {}

  paint({ changes }: ChangeEvent): void {
    for (const change of changes) {
      switch (change.kind) {
        case "values":
        case "formats":
        case "calculated":
          this.paintCells(change.sheetId, change.range);
          break;
        case "lines":
          this.paintSheet(change.sheetId);
          break;
        case "layout":
          if (change.part === "notes") this.paintNotes(change.sheetId);
          else this.paintSheet(change.sheetId);
          break;
        case "sheet-added":
        case "sheet-deleted":
        case "sheet-moved":
        case "sheet-visibility":
        case "sheet-renamed":
          this.paintTabs();
          break;
        case "restored":
          this.paintTabs();
          for (const sheet of this.grid.book.sheets) this.paintSheet(sheet.id);
          break;
        case "selection":
        case "names":
        case "custom-xml":
        case "protection":
          break;
      }
    }
    this.handOverStyles();
  }

  /** Everything: after the grid did what the book refused. */
  paintAll(): void {
    this.paint({ source: "user", changes: [{ kind: "restored" }] });
  }

  /** Lays a sheet out anew if it changed since it was last in view. */
  show(gridId: string): void {
    if (this.stale.delete(gridId)) this.layOut(gridId);
  }

  private paintTabs(): void {
    const { grid } = this;
    const { workbook, book } = grid;
    const wanted = book.sheets.map((sheet) => grid.gridId(sheet.id));
    book.sheets.forEach((sheet, index) => {
      if (!grid.gridSheet(sheet.id)) {
        // Unlike a whole workbook, a single sheet is taken without the grid's own defaults (the width of its headings, say).
        const data = mergeWorksheetSnapshotWithDefault({ ...sheetData(sheet, grid.styles), id: grid.gridId(sheet.id) });
        this.handOverStyles();
        grid.run(InsertSheetMutation.id, { index, sheet: data });
        paintNotes(grid, sheet);
      }
    });
    for (const gridId of [...workbook.getConfig().sheetOrder]) if (!wanted.includes(gridId)) grid.run(RemoveSheetMutation.id, { subUnitId: gridId, subUnitName: "" });
    wanted.forEach((gridId, toOrder) => {
      const fromOrder = workbook.getConfig().sheetOrder.indexOf(gridId);
      if (fromOrder !== toOrder) grid.run(SetWorksheetOrderMutation.id, { subUnitId: gridId, fromOrder, toOrder });
    });
    for (const sheet of book.sheets) this.paintTab(sheet);
  }

  private paintTab(sheet: BookSheet): void {
    const { grid } = this;
    const subUnitId = grid.gridId(sheet.id);
    const config = grid.gridSheet(sheet.id)?.getConfig();
    if (!config) return;
    const hidden = flag(sheet.visibility !== "visible");
    const color = sheet.state.tabColor === undefined ? "" : `#${sheet.state.tabColor}`;
    if (config.name !== sheet.name) grid.run(SetWorksheetNameMutation.id, { subUnitId, name: sheet.name });
    if (config.hidden !== hidden) grid.run(SetWorksheetHideMutation.id, { subUnitId, hidden });
    if (config.tabColor !== color) grid.run(SetTabColorMutation.id, { subUnitId, color });
    const plain = plainLook(sheet.state, grid.styles);
    if (config.defaultStyle === plain.defaultStyle) return;
    // One that the user has just added came with the grid's own font and sizes.
    Object.assign(config, plain);
    this.handOverStyles();
    this.layOut(subUnitId);
  }

  /** Rows, columns, merges, panes and every cell. */
  private paintSheet(sheetId: string): void {
    const { grid } = this;
    const [sheet, worksheet] = [grid.book.sheetById(sheetId), grid.gridSheet(sheetId)];
    if (!sheet || !worksheet) return;
    const { state } = sheet;
    const config = worksheet.getConfig();
    replaceLines(config.rowData, rowData(state, grid.styles));
    replaceLines(config.columnData, columnData(state, grid.styles));
    config.mergeData.splice(0, config.mergeData.length, ...state.merges.map((range) => toRange(range)));
    worksheet.getSpanModel().rebuild(config.mergeData);
    config.showGridlines = flag(state.showGridLines);
    this.paintCells(sheetId, WHOLE);
    paintNotes(grid, sheet);
    this.handOverStyles();
    const freeze = freezeOf(state);
    if (JSON.stringify(config.freeze) !== JSON.stringify(freeze)) grid.run(SetFrozenMutation.id, { subUnitId: grid.gridId(sheetId), ...freeze });
    this.layOut(grid.gridId(sheetId));
  }

  private paintNotes(sheetId: string): void {
    const sheet = this.grid.book.sheetById(sheetId);
    if (sheet && this.grid.gridSheet(sheetId)) paintNotes(this.grid, sheet);
  }

  private paintCells(sheetId: string, range: CellRange): void {
    const { grid } = this;
    const [sheet, worksheet] = [grid.book.sheetById(sheetId), grid.gridSheet(sheetId)];
    if (!sheet || !worksheet) return;
    const changed = replaceCells(sheet, worksheet, range, grid);
    this.handOverStyles();
    this.makeRoom(sheet, worksheet);
    if (!changed) return;
    const subUnitId = grid.gridId(sheetId);
    grid.run(SetRangeValuesMutation.id, { subUnitId, cellValue: changed });
    if (subUnitId !== grid.workbook.getActiveSheet().getSheetId()) this.stale.add(subUnitId);
  }

  private makeRoom(sheet: BookSheet, worksheet: Worksheet): void {
    const { rowCount, columnCount } = sheetSize(sheet);
    const isWider = columnCount > worksheet.getColumnCount();
    if (isWider) worksheet.setColumnCount(columnCount);
    if (isWider || rowCount > worksheet.getRowCount()) this.grid.run(SetWorksheetRowCountMutation.id, { subUnitId: worksheet.getSheetId(), rowCount: Math.max(rowCount, worksheet.getRowCount()) });
  }

  /** The grid lays the sheet in view out anew when its count of rows is set, to whatever number. */
  private layOut(gridId: string): void {
    const worksheet = this.grid.workbook.getSheetBySheetId(gridId);
    if (!worksheet) return;
    if (gridId !== this.grid.workbook.getActiveSheet().getSheetId()) this.stale.add(gridId);
    else this.grid.run(SetWorksheetRowCountMutation.id, { subUnitId: gridId, rowCount: worksheet.getRowCount() });
  }

  private handOverStyles(): void {
    const { styles, workbook } = this.grid;
    if (styles.fresh.length > 0) workbook.addStyles(Object.fromEntries(styles.fresh.splice(0)));
  }
}

/** Writes into the grid's own cells what differs, and gives the places of it; undefined where nothing does. */
function replaceCells(sheet: BookSheet, worksheet: Worksheet, range: CellRange, grid: GridHandle): Record<number, Record<number, ICellData>> | undefined {
  const matrix = worksheet.getCellMatrix();
  const { state } = sheet;
  const changed: Record<number, Record<number, ICellData>> = {};
  let isChanged = false;
  const rowIndexes = new Set<number>();
  for (const [rowIndex] of state.cells.entries(range.top, range.bottom)) rowIndexes.add(rowIndex);
  for (const key of Object.keys(matrix.getMatrix())) if (Number(key) >= range.top && Number(key) <= range.bottom) rowIndexes.add(Number(key));
  for (const rowIndex of rowIndexes) {
    const row = state.cells.row(rowIndex);
    const shown = matrix.getMatrix()[rowIndex] ?? {};
    const columns = new Set<number>(Object.keys(shown).map(Number));
    if (row) forEachHeld(row, (columnIndex) => columns.add(columnIndex));
    for (const columnIndex of columns) {
      if (columnIndex < range.left || columnIndex > range.right) continue;
      const wanted = cellOf(row, columnIndex, state, grid.styles);
      if (isSameCell(wanted, shown[columnIndex])) continue;
      if (wanted) matrix.setValue(rowIndex, columnIndex, wanted);
      else matrix.realDeleteValue(rowIndex, columnIndex);
      // The mutation that follows only tells of the cell; its type is said so that the grid does not guess one.
      (changed[rowIndex] ??= {})[columnIndex] = wanted?.t === undefined ? {} : { t: wanted.t };
      isChanged = true;
    }
  }
  return isChanged ? changed : undefined;
}

function isSameCell(wanted: ICellData | undefined, shown: Nullable<ICellData>): boolean {
  if (!wanted || !shown) return !wanted && !shown;
  return (["v", "t", "f", "s", "p", "si", "custom"] as const).every((key) => (wanted[key] ?? undefined) === (shown[key] ?? undefined));
}

function replaceLines<T>(shown: Record<number, T>, wanted: Readonly<Record<number, T>>): void {
  for (const key of Object.keys(shown)) if (!(key in wanted)) delete shown[Number(key)]; // eslint-disable-line @typescript-eslint/no-dynamic-delete -- the grid keeps its lines in a plain object
  Object.assign(shown, wanted);
}
