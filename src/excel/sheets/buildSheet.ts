import { formatRange } from "../../core/grid/address.js";
import type { BorderLine, PlannedCell, PlannedStyle, SheetPlan } from "../../core/sheets/sheetPlan.js";
import { typedText } from "../write/cellImage.js";
import { applyPage } from "./applyPage.js";

/** What a plan's cells look like where their style leaves it out; the file writer has the same. */
const DEFAULT_FONT = { name: "游明朝", size: 10.5 };
/** Points of a column: 8 pixels a character and 5 of padding, at 96 pixels an inch. */
const POINTS_A_CHARACTER = 6;
const PADDING_POINTS = 3.75;
/** A cell with all its formats stays below 1 KB in a request. */
const CELLS_A_SYNC = 3000;

const LINES: Readonly<Record<BorderLine, Excel.CellBorder>> = {
  none: { style: "None" }, hair: { style: "Continuous", weight: "Hairline" }, thin: { style: "Continuous", weight: "Thin" },
  medium: { style: "Continuous", weight: "Medium" }, thick: { style: "Continuous", weight: "Thick" }, double: { style: "Double" },
};
const HORIZONTAL = { left: "Left", center: "Center", right: "Right", justify: "Justify", distributed: "Distributed" } as const;
const VERTICAL = { top: "Top", center: "Center", bottom: "Bottom" } as const;

/** Writes a plan's contents into a sheet, or its formats, through the API: what is left where a package does not arrive whole. */
export async function buildSheet(context: Excel.RequestContext, worksheet: Excel.Worksheet, plan: SheetPlan, parts: { readonly contents: boolean }): Promise<void> {
  for (const { top, bottom, left, right, cells } of bandsOf(plan.cells)) {
    const band = worksheet.getRangeByIndexes(top, left, bottom - top + 1, right - left + 1);
    const matrix = <T>(empty: T, of: (cell: PlannedCell) => T): T[][] =>
      Array.from({ length: bottom - top + 1 }, (_, r) => Array.from({ length: right - left + 1 }, (__, c) => {
        const cell = cells.get(`${String(top + r)},${String(left + c)}`);
        return cell ? of(cell) : empty;
      }));
    // Null leaves a cell as it is. Formats of numbers go first: a text format decides what a text becomes.
    band.numberFormat = matrix<string | null>(null, ({ style }) => style.numberFormat ?? "General");
    if (parts.contents) band.formulas = matrix<string | number | null>(null, contentOf);
    band.setCellProperties(matrix<Excel.SettableCellProperties>({}, ({ style }) => ({ format: formatOf(style) })));
    await context.sync(); // eslint-disable-line office-addins/no-context-sync-in-loop -- one for each 3,000 cells: the limit on a request
  }
  for (const merge of plan.merges) worksheet.getRange(formatRange(merge)).merge();
  plan.columnWidths.forEach((width, c) => { worksheet.getRangeByIndexes(0, c, 1, 1).format.columnWidth = width * POINTS_A_CHARACTER + PADDING_POINTS; });
  for (const { rowIndex, height } of plan.rowHeights) worksheet.getRangeByIndexes(rowIndex, 0, 1, 1).format.rowHeight = Math.min(409, height);
  applyPage(worksheet, plan);
  await context.sync();
}

/** Runs of rows with so many cells as one request takes. */
function bandsOf(cells: readonly PlannedCell[]): { top: number; bottom: number; left: number; right: number; cells: Map<string, PlannedCell> }[] {
  if (cells.length === 0) return [];
  const left = cells.reduce((least, cell) => Math.min(least, cell.columnIndex), Infinity);
  const right = cells.reduce((most, cell) => Math.max(most, cell.columnIndex), 0);
  const rows = Math.max(1, Math.floor(CELLS_A_SYNC / (right - left + 1)));
  const bands = new Map<number, Map<string, PlannedCell>>();
  for (const cell of cells) {
    const index = Math.floor(cell.rowIndex / rows);
    const band = bands.get(index) ?? new Map<string, PlannedCell>();
    band.set(`${String(cell.rowIndex)},${String(cell.columnIndex)}`, cell);
    bands.set(index, band);
  }
  return [...bands].map(([index, band]) => {
    const indexes = [...band.values()].map(({ rowIndex }) => rowIndex);
    const bottom = indexes.reduce((most, rowIndex) => Math.max(most, rowIndex), index * rows);
    return { top: index * rows, bottom, left, right, cells: band };
  });
}

function contentOf({ content, style }: PlannedCell): string | number {
  switch (content.kind) {
    case "blank": return "";
    case "number": return content.value;
    case "formula": return `=${content.formula}`;
    case "text": return typedText(content.text, style.numberFormat ?? "General");
    case "rich": return typedText(content.runs.map((run) => run.text).join(""), style.numberFormat ?? "General");
  }
}

function formatOf(style: PlannedStyle): Excel.CellPropertiesFormat {
  const { border } = style;
  const sides = border && { top: LINES[border.top ?? "none"], bottom: LINES[border.bottom ?? "none"], left: LINES[border.left ?? "none"], right: LINES[border.right ?? "none"] };
  return {
    font: {
      name: style.fontName ?? DEFAULT_FONT.name, size: style.fontSize ?? DEFAULT_FONT.size, bold: style.bold ?? false,
      underline: style.underline ? "Single" : "None", ...(style.color === undefined ? {} : { color: `#${style.color}` }),
    },
    ...(style.fill === undefined ? {} : { fill: { color: `#${style.fill}` } }),
    ...(sides ? { borders: sides } : {}),
    ...(style.horizontal ? { horizontalAlignment: HORIZONTAL[style.horizontal] } : {}),
    ...(style.vertical ? { verticalAlignment: VERTICAL[style.vertical] } : {}),
    ...(style.wrap ? { wrapText: true } : {}),
    ...(style.indent ? { indentLevel: style.indent } : {}),
    ...(style.shrink ? { shrinkToFit: true } : {}),
  };
}
