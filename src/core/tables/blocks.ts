import { findLabelRole, isTotalRole } from "../figures/totalLabels.js";
import type { CellRange } from "../grid/address.js";
import type { FilledCells } from "./filledCells.js";
import type { SheetFigures } from "./sheetFigures.js";

/** Blank rows that may part the pieces of one table: separators between groups of lines. */
const MOST_BLANK_ROWS = 4;
/** Blank columns that may part the figures of one line. */
const MOST_BLANK_COLUMNS = 8;

/**
 * Cuts a sheet into rectangles at blank rows and columns, then joins what belongs to one table again:
 * groups of lines under the same columns, and columns parted by a spacer.
 * @returns rectangles in reading order
 */
export function findBlocks(figures: SheetFigures, filled: FilledCells): CellRange[] {
  const bands = cutRows(filled.rows, 0);
  const blocks: CellRange[] = [];
  for (const band of bands) blocks.push(...joinColumns(cutBand(band, filled), figures, filled));
  return joinRows(blocks, figures, filled).sort((a, b) => a.top - b.top || a.left - b.left);
}

interface Band { readonly top: number; readonly bottom: number }

function cutRows(rows: readonly number[], gap: number): Band[] {
  const bands: { top: number; bottom: number }[] = [];
  for (const row of rows) {
    const last = bands.at(-1);
    if (last && row - last.bottom - 1 <= gap) last.bottom = row;
    else bands.push({ top: row, bottom: row });
  }
  return bands;
}

/** Cuts a band at columns that are blank throughout; lines of a single cell (titles, notes) do not bridge a gap. */
function cutBand(band: Band, filled: FilledCells): CellRange[] {
  const filledColumns = new Set<number>();
  let known: readonly number[] | undefined;
  let left = Infinity;
  let right = -1;
  for (let r = band.top; r <= band.bottom; r++) {
    const columns = filled.columns(r);
    if (columns.length === 0) continue;
    left = Math.min(left, columns[0] ?? Infinity);
    right = Math.max(right, columns.at(-1) ?? -1);
    if (isLoneCell(r, columns, filled) && band.bottom > band.top) continue;
    if (columns === known) continue; // as the row before: nothing new
    for (const c of columns) filledColumns.add(c);
    known = columns;
  }
  if (filledColumns.size === 0) return [{ top: band.top, bottom: band.bottom, left, right }];
  const pieces: { left: number; right: number }[] = [];
  for (const c of [...filledColumns].sort((a, b) => a - b)) {
    const last = pieces.at(-1);
    if (last && c === last.right + 1) last.right = c;
    else pieces.push({ left: c, right: c });
  }
  return pieces.map((piece) => shrink({ ...band, ...piece }, filled)).filter((piece) => piece !== undefined);
}

/** One cell, or one merged area, alone in its line. */
export function isLoneCell(rowIndex: number, columns: readonly number[], filled: FilledCells): boolean {
  const first = columns[0];
  if (first === undefined) return false;
  if (columns.length === 1) return true;
  const merge = filled.mergeAt(rowIndex, first);
  return merge !== undefined && (columns.at(-1) ?? 0) <= merge.right;
}

function shrink(block: CellRange, filled: FilledCells): CellRange | undefined {
  const has = (r: number): boolean => filled.columns(r).some((c) => c >= block.left && c <= block.right);
  let { top, bottom } = block;
  while (top <= bottom && !has(top)) top++;
  while (bottom >= top && !has(bottom)) bottom--;
  return top > bottom ? undefined : { ...block, top, bottom };
}

/** Joins side by side pieces unless the right one opens with labels of its own: then it is another table. */
function joinColumns(pieces: readonly CellRange[], figures: SheetFigures, filled: FilledCells): CellRange[] {
  const joined: CellRange[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last && piece.left - last.right - 1 <= MOST_BLANK_COLUMNS && !opensWithLabels(piece, figures, filled)) {
      joined[joined.length - 1] = union(last, piece);
    } else joined.push(piece);
  }
  return joined;
}

/** Does the block's first column hold row labels (text beside numbers of the same block)? */
function opensWithLabels(block: CellRange, figures: SheetFigures, filled: FilledCells): boolean {
  let labels = 0, numbers = 0, besideFigures = 0, figureRows = 0;
  for (let r = block.top; r <= block.bottom; r++) {
    const columns = filled.columns(r).filter((c) => c >= block.left && c <= block.right);
    if (columns.length === 0) continue;
    const first = figures.classOf(r, block.left);
    const isFigureRow = columns.some((c) => figures.classOf(r, c) === "number");
    if (isFigureRow) figureRows++;
    if (first === "number") numbers++;
    else if (first === "text" && columns.length > 1) {
      labels++;
      if (isFigureRow) besideFigures++;
    } else if (first === "text" && block.left === block.right) labels += 0.5;
  }
  // headings of several tiers over figures that stand in few lines are no labels
  if (figureRows > 0 && besideFigures === 0 && block.left < block.right) return false;
  return labels >= 2 && labels > numbers;
}

function union(a: CellRange, b: CellRange): CellRange {
  return { top: Math.min(a.top, b.top), left: Math.min(a.left, b.left), bottom: Math.max(a.bottom, b.bottom), right: Math.max(a.right, b.right) };
}

/**
 * Joins a block to the one above where it continues it: numbers in the same columns and no heading of its own. A line of text
 * between them names the group of lines that follows, as blank lines part it from the one before.
 */
function joinRows(blocks: readonly CellRange[], figures: SheetFigures, filled: FilledCells): CellRange[] {
  const done: CellRange[] = [];
  const findAbove = (block: CellRange, before: number): number => done.findLastIndex((above, i) => i < before && block.top > above.bottom
    && block.top - above.bottom - 1 <= MOST_BLANK_ROWS && block.left <= above.right && block.right >= above.left);
  for (const block of [...blocks].sort((a, b) => a.top - b.top || a.left - b.left)) {
    const index = findAbove(block, done.length);
    const above = done[index];
    if (above && continues(above, block, figures, filled)) { done[index] = union(above, block); continue; }
    const further = above && isGroupName(above, block, figures) ? findAbove(above, index) : -1;
    const beyond = done[further];
    if (above && beyond && isUnfinished(beyond, figures) && continues(beyond, block, figures, filled)) { done[further] = union(beyond, block); done.splice(index, 1); continue; }
    done.push(block);
  }
  return done;
}

/** Lines of a table, not of a form, that no total has closed. */
function isUnfinished(block: CellRange, figures: SheetFigures): boolean {
  return numberColumns(block, figures).size >= 2 && !isTotalRole(findLabelRole(figures.text(block.bottom, block.left)));
}

/** One line of text at the left edge of the lines below it. */
function isGroupName({ top, bottom, left, right }: CellRange, block: CellRange, figures: SheetFigures): boolean {
  return top === bottom && left === right && left === block.left && figures.classOf(top, left) === "text";
}

function continues(above: CellRange, block: CellRange, figures: SheetFigures, filled: FilledCells): boolean {
  const upper = numberColumns(above, figures);
  const lower = numberColumns(block, figures);
  if (upper.size * 2 < lower.size && isHeadingOf(above, block, lower, figures)) return true;
  if (upper.size === 0 || lower.size === 0) return false;
  let shared = 0;
  for (const c of lower) if (upper.has(c)) shared++;
  if (shared < lower.size * 0.7) return false;
  for (let r = block.top; r <= block.bottom; r++) {
    const columns = filled.columns(r).filter((c) => c >= block.left && c <= block.right);
    if (columns.some((c) => figures.classOf(r, c) === "number" || figures.classOf(r, c) === "mark")) return true;
    if (columns.filter((c) => upper.has(c) && figures.classOf(r, c) === "text").length >= Math.min(2, lower.size)) return false;
  }
  return false;
}

/** Headings, a blank line, and then the figures under them. */
function isHeadingOf(above: CellRange, block: CellRange, lower: ReadonlySet<number>, figures: SheetFigures): boolean {
  if (block.top - above.bottom > 2 || lower.size < 2) return false;
  const isHeadingLine = [...lower].every((c) => figures.classOf(above.bottom, c) !== "number" && figures.classOf(above.bottom, c) !== "mark");
  const headings = [...lower].filter((c) => figures.classOf(above.bottom, c) === "text").length;
  return isHeadingLine && headings >= lower.size * 0.7 && [...lower].some((c) => figures.classOf(block.top, c) === "number");
}

function numberColumns(block: CellRange, figures: SheetFigures): Set<number> {
  const columns = new Set<number>();
  for (let r = block.top; r <= Math.min(block.bottom, block.top + 400); r++) {
    for (let c = block.left; c <= block.right; c++) if (figures.classOf(r, c) === "number") columns.add(c);
  }
  return columns;
}
