import { formatRange, parseRange, type CellRange } from "../../../core/grid/address.js";
import { shiftSpan, type LineShift } from "../../../core/grid/formulaShift.js";

/** Where a range lies after the shift; undefined where none of its cells is left. */
export function shiftRange(range: CellRange, shift: LineShift): CellRange | undefined {
  const [first, last] = shift.axis === "row" ? [range.top, range.bottom] : [range.left, range.right];
  const span = shiftSpan(first, last, shift);
  if (!span) return undefined;
  return shift.axis === "row" ? { ...range, top: span[0], bottom: span[1] } : { ...range, left: span[0], right: span[1] };
}

/**
 * The same for text: ranges with blanks between, as in `sqref`, also whole columns and rows. What is no range stays.
 * @example shiftReferences("A1:A3 C5", { sheet: "", axis: "row", kind: "delete", at: 4, count: 1 }) === "A1:A3"
 */
export function shiftReferences(text: string, shift: LineShift): string | undefined {
  const pieces = text.trim().split(/\s+/).map((piece) => {
    const range = parseRange(piece);
    if (!range) return piece;
    const moved = shiftRange(range, shift);
    if (!moved) return undefined;
    const written = formatRange(moved);
    // A single cell that was written as a range stays one.
    return piece.includes(":") && !written.includes(":") ? `${written}:${written}` : written;
  });
  const kept = pieces.filter((piece) => piece !== undefined);
  return kept.length === 0 ? undefined : kept.join(" ");
}

/** The index of one line after the shift; undefined where it is taken out. */
export function shiftIndex(index: number, shift: LineShift): number | undefined {
  return shiftSpan(index, index, shift)?.[0];
}

/** Whether the shift cuts into a span: some of it moves or goes, and some does not. */
export function cutsInto(first: number, last: number, { kind, at, count }: LineShift): boolean {
  if (kind === "insert") return first < at && at <= last;
  return at <= last && first < at + count && !(at <= first && last < at + count);
}
