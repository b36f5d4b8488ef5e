import type { SheetTables } from "../../tables/findTables.js";
import type { Lines } from "../lines.js";
import type { Pattern } from "../pattern.js";
import { isFilledElsewhere } from "./weighMiss.js";

/** So many parts must stand on the line for its total to be missed. */
const LEAST_PARTS = 2;

const LEAST_LINES = 3;

/** A blank where the total stands on the other lines, while the parts are there: it was wiped out, or never filled in. */
export function isTotalMissing(lines: Lines, line: number, pattern: Pattern, { figures }: SheetTables): boolean {
  if (!lines.isAmount[line]) return false;
  const lineIndex = lines.lineIndexes[line] ?? 0, totalIndex = lines.positionIndexes[pattern.total] ?? 0;
  const [rowIndex, columnIndex] = lines.axis === "row" ? [lineIndex, totalIndex] : [totalIndex, lineIndex];
  if (figures.classOf(rowIndex, columnIndex) !== "blank") return false;
  const base = line * lines.positionIndexes.length;
  const numbers = pattern.parts.filter((part) => (lines.values[base + part] ?? 0) !== 0 && !Number.isNaN(lines.values[base + part] ?? NaN));
  return numbers.length >= LEAST_PARTS && isOnlyGap(lines, line, pattern.total)
    && pattern.parts.every((part) => !Number.isNaN(lines.values[base + part] ?? NaN) || !isFilledElsewhere(lines, line, part));
}

/** The total stands on every other line of amounts, before this one and after it: a first or last column is often not summed. */
function isOnlyGap(lines: Lines, line: number, total: number): boolean {
  const width = lines.positionIndexes.length;
  let before = 0, after = 0;
  for (let other = 0; other < lines.lineIndexes.length; other++) {
    if (other === line || !lines.isAmount[other]) continue;
    if (Number.isNaN(lines.values[other * width + total] ?? NaN)) return false;
    if (other < line) before++;
    else after++;
  }
  return before > 0 && after > 0 && before + after >= LEAST_LINES;
}
