import { formatAddress, formatRange, MAX_COLUMNS, MAX_ROWS } from "../../core/grid/address.js";
import type { PlannedCell, PlannedStyle, SheetPlan } from "../../core/sheets/sheetPlan.js";
import type { Dialect } from "../dialect.js";
import { contentXml } from "./contentXml.js";
import { pageSetupXml } from "./pageXml.js";

/** A column of n characters is stored as n and a padding of 5 pixels, at 8 pixels a digit of 游明朝 10.5. */
const COLUMN_PADDING = 0.625;

/**
 * The part of a new sheet, elements in the schema's order. `styleIndex` tells the place of a format in styles.xml.
 * Text stands in the cells (inline strings), so that a sheet added to a workbook leaves its shared strings as they are.
 * @example planSheetXml(plan, TRANSITIONAL, (style) => styles.indexOf(style))
 */
export function planSheetXml(plan: SheetPlan, dialect: Dialect, styleIndex: (style: PlannedStyle) => number): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${dialect.main}">` +
    (plan.page.fitToWidth ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : "") +
    `<dimension ref="${dimensionOf(plan.cells)}"/>` +
    viewXml(plan) +
    '<sheetFormatPr defaultRowHeight="18"/>' +
    columnsXml(plan.columnWidths) +
    rowsXml(plan, styleIndex) +
    mergesXml(plan) +
    pageSetupXml(plan.page) +
    "</worksheet>";
}

function dimensionOf(cells: readonly PlannedCell[]): string {
  if (cells.length === 0) return "A1";
  const range = { top: MAX_ROWS, left: MAX_COLUMNS, bottom: 0, right: 0 };
  for (const { rowIndex, columnIndex } of cells) {
    range.top = Math.min(range.top, rowIndex);
    range.bottom = Math.max(range.bottom, rowIndex);
    range.left = Math.min(range.left, columnIndex);
    range.right = Math.max(range.right, columnIndex);
  }
  return formatRange(range);
}

function viewXml({ freeze, showGridLines }: SheetPlan): string {
  const attributes = `${showGridLines ? "" : 'showGridLines="0" '}workbookViewId="0"`;
  const { rows = 0, columns = 0 } = freeze ?? {};
  if (rows === 0 && columns === 0) return `<sheetViews><sheetView ${attributes}/></sheetViews>`;
  const pane = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  const split = (columns > 0 ? ` xSplit="${String(columns)}"` : "") + (rows > 0 ? ` ySplit="${String(rows)}"` : "");
  return `<sheetViews><sheetView ${attributes}><pane${split} topLeftCell="${formatAddress(rows, columns)}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}"/></sheetView></sheetViews>`;
}

function columnsXml(widths: readonly number[]): string {
  const columns = widths.map((width, i) => `<col min="${String(i + 1)}" max="${String(i + 1)}" width="${String(Math.min(255, width + COLUMN_PADDING))}" customWidth="1"/>`);
  return columns.length === 0 ? "" : `<cols>${columns.join("")}</cols>`;
}

function rowsXml(plan: SheetPlan, styleIndex: (style: PlannedStyle) => number): string {
  const heights = new Map(plan.rowHeights.map(({ rowIndex, height }) => [rowIndex, Math.min(409.5, height)]));
  const rows = new Map([...heights.keys()].map((rowIndex) => [rowIndex, new Map<number, PlannedCell>()]));
  for (const cell of plan.cells) {
    let row = rows.get(cell.rowIndex);
    if (!row) rows.set(cell.rowIndex, (row = new Map<number, PlannedCell>()));
    row.set(cell.columnIndex, cell); // two cells at one place would be a damaged sheet: the later counts
  }
  const pieces: string[] = [];
  for (const [rowIndex, cells] of [...rows].sort(([a], [b]) => a - b)) {
    const height = heights.get(rowIndex);
    const custom = height === undefined ? "" : ` ht="${String(height)}" customHeight="1"`;
    pieces.push(`<row r="${String(rowIndex + 1)}"${custom}>`);
    for (const cell of [...cells.values()].sort((a, b) => a.columnIndex - b.columnIndex)) {
      const { type, inner } = contentXml(cell.content);
      const open = `<c r="${formatAddress(rowIndex, cell.columnIndex)}" s="${String(styleIndex(cell.style))}"${type === undefined ? "" : ` t="${type}"`}`;
      pieces.push(inner === "" ? `${open}/>` : `${open}>${inner}</c>`);
    }
    pieces.push("</row>");
  }
  return pieces.length === 0 ? "<sheetData/>" : `<sheetData>${pieces.join("")}</sheetData>`;
}

/** A merge of one cell, or one that meets another, makes Excel call the file damaged: neither is written. */
function mergesXml({ merges }: SheetPlan): string {
  const kept = merges.filter(
    (m, i) =>
      (m.top !== m.bottom || m.left !== m.right) &&
      !merges.slice(0, i).some((other) => m.top <= other.bottom && other.top <= m.bottom && m.left <= other.right && other.left <= m.right),
  );
  const cells = kept.map((merge) => `<mergeCell ref="${formatRange(merge)}"/>`);
  return cells.length === 0 ? "" : `<mergeCells count="${String(cells.length)}">${cells.join("")}</mergeCells>`;
}
