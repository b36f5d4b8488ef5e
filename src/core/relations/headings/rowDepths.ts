import type { SheetFigures } from "../../tables/sheetFigures.js";
import type { Table } from "../../tables/table.js";

/** A blank of full width, and a step of Excel's own indent, are as wide as two of half width. */
const WIDE = 2;
/** Steps to the next label column, wider than any blanks. */
const COLUMN = 1000;
/** So many rows have one label only where the label columns are steps of one tree, and not levels that are filled down. */
const MOSTLY = 0.8;

/**
 * How far each row's label stands in: by blanks before it, by Excel's indent, or by the label column that it stands in (歳入 in A, 市税 in B).
 * @returns undefined where all stand alike
 */
export function rowDepths(table: Table, figures: SheetFigures): readonly number[] | undefined {
  const columns = table.columns.filter(({ role }) => role === "label").map(({ columnIndex }) => columnIndex);
  if (columns.length === 0) return undefined;
  let isLevel = true, single = 0, filled = 0;
  const depths: number[] = [];
  for (const { rowIndex } of table.rows) {
    const own = columns.findIndex((columnIndex) => figures.grid.value(rowIndex, columnIndex) !== null);
    if (own < 0) { depths.push(NaN); continue; }
    filled++;
    const columnIndex = columns[own] ?? 0;
    if (columns.length === 1 || columns.every((other, i) => i === own || figures.grid.value(rowIndex, other) === null)) single++;
    const depth = own * COLUMN + blanksBefore(figures.text(rowIndex, columnIndex)) + figures.grid.style(rowIndex, columnIndex).indent * WIDE;
    if (isLevel && depths.length > 0 && depth !== depths[0]) isLevel = false;
    depths.push(depth);
  }
  return isLevel || single < filled * MOSTLY ? undefined : depths;
}

function blanksBefore(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x3000 || code === 9) width += WIDE;
    else if (code === 0x20 || code === 0xa0) width++;
    else break;
  }
  return width;
}
