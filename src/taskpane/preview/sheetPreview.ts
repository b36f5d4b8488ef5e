import { displayText } from "../../core/figures/display/displayText.js";
import { rangeContains, type CellRange } from "../../core/grid/address.js";
import type { PlannedCell, PlannedContent, PlannedStyle, SheetPlan, TextRun } from "../../core/sheets/sheetPlan.js";

/** A planned sheet as rows of an HTML table. */
export interface PreviewRow {
  readonly rowIndex: number;
  /** Pixels; undefined where the sheet's default is. */
  readonly height: number | undefined;
  readonly cells: readonly PreviewCell[];
}

export interface PreviewCell {
  readonly columnIndex: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly runs: readonly TextRun[];
  readonly isNumber: boolean;
  readonly style: PlannedStyle;
}

const NO_STYLE: PlannedStyle = {};

/**
 * What a planned sheet will show: merged cells once, numbers by their formats, formulas by the value they have now. Cells under a merged one
 * are left out; rows that hold nothing are kept, for they are space on the page.
 * @example previewRows(plan)[0]?.cells[0]?.runs → [{ text: "改定の概要" }]
 */
export function previewRows({ cells, merges, rowHeights, columnWidths }: SheetPlan): PreviewRow[] {
  const byPlace = new Map(cells.map((cell) => [keyOf(cell.rowIndex, cell.columnIndex), cell]));
  const rowCount = Math.max(-1, ...cells.map((cell) => cell.rowIndex), ...merges.map((merge) => merge.bottom)) + 1;
  const columnCount = Math.max(columnWidths.length, ...cells.map((cell) => cell.columnIndex + 1), ...merges.map((merge) => merge.right + 1));
  const heights = new Map(rowHeights.map(({ rowIndex, height }) => [rowIndex, Math.round((height * 96) / 72)]));
  return Array.from({ length: rowCount }, (_, rowIndex) => ({
    rowIndex, height: heights.get(rowIndex),
    cells: Array.from({ length: columnCount }, (__, columnIndex) => toCell(rowIndex, columnIndex, byPlace, merges)).filter((cell) => cell !== undefined),
  }));
}

function toCell(rowIndex: number, columnIndex: number, byPlace: ReadonlyMap<number, PlannedCell>, merges: readonly CellRange[]): PreviewCell | undefined {
  const merge = merges.find((each) => rangeContains(each, rowIndex, columnIndex));
  if (merge && (merge.top !== rowIndex || merge.left !== columnIndex)) return undefined;
  const cell = byPlace.get(keyOf(rowIndex, columnIndex));
  const style = cell?.style ?? NO_STYLE;
  const shown = cell ? show(cell.content, style) : { runs: [], isNumber: false };
  return { columnIndex, rowSpan: merge ? merge.bottom - merge.top + 1 : 1, columnSpan: merge ? merge.right - merge.left + 1 : 1, style, ...shown };
}

function show(content: PlannedContent, { numberFormat = "General" }: PlannedStyle): { runs: readonly TextRun[]; isNumber: boolean } {
  switch (content.kind) {
    case "blank":
      return { runs: [], isNumber: false };
    case "text":
      return { runs: [{ text: content.text }], isNumber: false };
    case "rich":
      return { runs: content.runs, isNumber: false };
    case "number":
      return { runs: [{ text: displayText(content.value, numberFormat).text }], isNumber: true };
    case "formula":
      return { runs: [{ text: displayText(content.cached, numberFormat).text }], isNumber: typeof content.cached === "number" };
  }
}

function keyOf(rowIndex: number, columnIndex: number): number {
  return rowIndex * 16_384 + columnIndex;
}
