import type { SheetTables } from "../../tables/findTables.js";
import { readNames, type Lines } from "../lines.js";
import type { Pattern } from "../pattern.js";
import { isFilledElsewhere } from "./weighMiss.js";

/** So many parts must stand on the line for its total to be missed. */
const LEAST_PARTS = 2;

const LEAST_LINES = 3;

/** A blank where the total stands on the other lines, while the parts are there: it was wiped out, or never filled in. */
export function isTotalMissing(lines: Lines, line: number, pattern: Pattern, { figures }: SheetTables): boolean {
  if (!lines.isAmount[line]) return false;
  // running totals have no total: the last of them is it
  const { columnRoles, rowRoles } = readNames(lines.table, figures);
  if ((lines.axis === "row" ? rowRoles : columnRoles)[line] === "running") return false;
  const lineIndex = lines.lineIndexes[line] ?? 0, totalIndex = lines.positionIndexes[pattern.total] ?? 0;
  const [rowIndex, columnIndex] = lines.axis === "row" ? [lineIndex, totalIndex] : [totalIndex, lineIndex];
  if (figures.classOf(rowIndex, columnIndex) !== "blank") return false;
  const base = line * lines.positionIndexes.length;
  const numbers = pattern.parts.filter((part) => (lines.values[base + part] ?? 0) !== 0 && !Number.isNaN(lines.values[base + part] ?? NaN));
  return numbers.length >= LEAST_PARTS && isOnlyGap(lines, line, pattern)
    && pattern.parts.every((part) => !Number.isNaN(lines.values[base + part] ?? NaN) || !isFilledElsewhere(lines, line, part));
}

/** Of so many lines with a total one more may lack it. */
const LINES_PER_GAP = 10;

/** The total stands on the other lines of amounts, before this one and after it; a first or last column is often not summed. */
function isOnlyGap(lines: Lines, line: number, pattern: Pattern): boolean {
  const width = lines.positionIndexes.length;
  let before = 0, after = 0, gaps = 0, neighbour = -1;
  let areOneTotal = true;
  const own = pattern.parts.reduce((sum, part, i) => sum + (lines.values[line * width + part] || 0) * (pattern.signs[i] ?? 1), 0);
  for (let other = 0; other < lines.lineIndexes.length; other++) {
    if (other === line || !lines.isAmount[other]) continue;
    const total = lines.values[other * width + pattern.total] ?? NaN;
    if (Number.isNaN(total)) { gaps++; continue; }
    if (Math.abs(total - own) > 1e-9 * Math.abs(own)) areOneTotal = false;
    if (other < line) { before++; neighbour = other; }
    else if (after++ === 0 && before === 0) neighbour = other;
  }
  const isInside = before > 0 && after > 0;
  if (gaps > (isInside ? Math.floor((before + after) / LINES_PER_GAP) : 0)) return false;
  // 45 + 25 + 10 + 6 + 14 beside another line that comes to the same hundred
  if (areOneTotal && before + after > 0) return true;
  // a word that says total asks for one on every line
  const role = lines.roles[pattern.total];
  const least = role === "total" || role === "subtotal" ? 1 : LEAST_LINES - 1;
  return before + after >= (isInside ? least + 1 : least) && (isInside || areAlike(lines, line, neighbour, pattern));
}

const MOST_APART = 3;
const MOSTLY = 0.8;

/** Figures of one size and kind, part by part: last year's beside this year's, not a column of numbers beside one of marks. */
function areAlike(lines: Lines, line: number, other: number, { parts }: Pattern): boolean {
  const width = lines.positionIndexes.length;
  let asked = 0, alike = 0;
  for (const part of parts) {
    const own = Math.abs(lines.values[line * width + part] ?? NaN), beside = Math.abs(lines.values[other * width + part] ?? NaN);
    if (Number.isNaN(own) || Number.isNaN(beside)) continue;
    asked++;
    if (own === beside || (own <= MOST_APART * beside && beside <= MOST_APART * own)) alike++;
  }
  return asked >= LEAST_PARTS && alike >= MOSTLY * asked;
}
