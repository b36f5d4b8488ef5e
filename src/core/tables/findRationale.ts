import type { CellAddress } from "../grid/address.js";
import { cellsOfRow, type CellValue, type Grid } from "../grid/grid.js";
import { comparable } from "../figures/labels.js";

export interface Rationale {
  readonly sheet: string;
  /** The heading as printed, without its number: 見直しの考え方. */
  readonly heading: string;
  readonly headingAt: CellAddress;
  /** Each paragraph as the cells that hold it, in order: a paragraph that was typed over several rows has several. */
  readonly paragraphs: readonly (readonly CellAddress[])[];
  readonly text: string;
}

const NUMBERING = /^(?:第?[0-9一二三四五六七八九十]{1,3}(?:章|節|[.、)．:：-])?|[(][0-9一二三四五六七八九十]{1,3}[)]|[■◆●○◎◇□・])/;
const OF_REVISION = /^(?:本?(?:計画|プラン)(?:の)?)?(?:見直し|改定|改訂|改正|変更|策定)(?:に当たって)?の?(?:基本的な?)?(?:考え方|趣旨|背景|理由|目的|経緯|必要性|方針)(?:及び[^。]{1,8}|と[^。]{1,8})?$/;
const PLAIN = /^(?:趣旨|背景|経緯|目的|基本的な?考え方|考え方|はじめに)$/;
/** One of these stands in every heading of the kind, however it is spaced: a quick look before a thorough one. */
const MAY_BE_HEADING = /[考趣背経目方理必は]/;
/** A shorter text is a label or a heading, no reasoning. */
const LEAST_TEXT = 15;
/** How many blank rows may lie between a heading and its text. */
const GAP = 2;

/**
 * Finds why the plan is revised: a heading such as 見直しの考え方, 改定の趣旨 or 背景, and the text beside or below it.
 * A heading that names the revision goes before a plain 背景.
 */
export function findRationale(sheets: readonly Grid[]): Rationale | undefined {
  const rows = sheets.flatMap((grid) => grid.rowIndexes.filter((rowIndex) => mayHoldHeading(grid.row(rowIndex))).map((rowIndex) => ({ grid, rowIndex })));
  for (const pattern of [OF_REVISION, PLAIN]) {
    for (const { grid, rowIndex } of rows) {
      for (const [columnIndex, value] of cellsOfRow(grid.row(rowIndex))) {
        if (typeof value !== "string" || value.length > 40) continue;
        const heading = headingText(value);
        if (!pattern.test(heading)) continue;
        const paragraphs = textBeside(grid, rowIndex, columnIndex) ?? textBelow(grid, rowIndex, columnIndex);
        if (!paragraphs) continue;
        const text = paragraphs.map((cells) => cells.map((cell) => textAt(grid, cell.rowIndex, cell.columnIndex)).join("")).join("\n");
        return { sheet: grid.name, heading, headingAt: { rowIndex, columnIndex }, paragraphs, text };
      }
    }
  }
  return undefined;
}

function mayHoldHeading(row: readonly (CellValue | undefined)[]): boolean {
  return row.some((value) => typeof value === "string" && value.length <= 40 && MAY_BE_HEADING.test(value));
}

function headingText(value: string): string {
  return comparable(value).replace(NUMBERING, "");
}

/** Label on the left, text on the right; further rows belong to it while their label stays blank. */
function textBeside(grid: Grid, rowIndex: number, columnIndex: number): CellAddress[][] | undefined {
  const row = grid.row(rowIndex);
  for (let column = columnIndex + 1; column < row.length; column++) {
    if (row[column] === null || row[column] === undefined) continue;
    if (textAt(grid, rowIndex, column).length < LEAST_TEXT) return undefined;
    const cells = [{ rowIndex, columnIndex: column }];
    for (let next = rowIndex + 1; grid.value(next, columnIndex) === null && textAt(grid, next, column) !== ""; next++) {
      cells.push({ rowIndex: next, columnIndex: column });
    }
    return inParagraphs(grid, cells);
  }
  return undefined;
}

/** The rows beneath the heading that hold one text each, up to a blank row, a heading or a table. */
function textBelow(grid: Grid, rowIndex: number, columnIndex: number): CellAddress[][] | undefined {
  let next = rowIndex + 1;
  while (next <= rowIndex + GAP && onlyText(grid, next) === undefined) next++;
  const cells: CellAddress[] = [];
  for (; ; next++) {
    const cell = onlyText(grid, next);
    if (!cell || cell.columnIndex > columnIndex + 3) break;
    const text = textAt(grid, next, cell.columnIndex);
    const continues = cells.length > 0 && !endsSentence(textAt(grid, next - 1, cells.at(-1)?.columnIndex ?? 0));
    if (!continues && (text.length < LEAST_TEXT || isNumberedHeading(text))) break;
    cells.push(cell);
  }
  return cells.length > 0 ? inParagraphs(grid, cells) : undefined;
}

function onlyText(grid: Grid, rowIndex: number): CellAddress | undefined {
  let found: CellAddress | undefined;
  for (const [columnIndex, value] of cellsOfRow(grid.row(rowIndex))) {
    if (typeof value !== "string" || found) return undefined;
    found = { rowIndex, columnIndex };
  }
  return found;
}

/** A row that ends its sentence ends its paragraph; one that does not was broken by hand to fit the page. */
function inParagraphs(grid: Grid, cells: readonly CellAddress[]): CellAddress[][] {
  const paragraphs: CellAddress[][] = [];
  let open: CellAddress[] | undefined;
  for (const cell of cells) {
    if (open) open.push(cell);
    else paragraphs.push((open = [cell]));
    if (endsSentence(textAt(grid, cell.rowIndex, cell.columnIndex))) open = undefined;
  }
  return paragraphs;
}

function endsSentence(text: string): boolean {
  return /[。．.!！?？」）)]\s*$/.test(text);
}

function isNumberedHeading(text: string): boolean {
  return NUMBERING.test(comparable(text)) && !text.includes("。") && text.length <= 40;
}

function textAt(grid: Grid, rowIndex: number, columnIndex: number): string {
  const value = grid.value(rowIndex, columnIndex);
  return typeof value === "string" ? value : "";
}
