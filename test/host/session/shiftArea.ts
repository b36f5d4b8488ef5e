import { MAX_COLUMNS, MAX_ROWS, type CellRange } from "../../../src/core/grid/address.js";

/** Cells put in at `area` or taken out of it, while the cells below it (`row`) or right of it (`column`) move. */
export interface CellShift {
  readonly kind: "insert" | "delete";
  readonly axis: "row" | "column";
  readonly area: CellRange;
}

interface Span { readonly first: number; readonly last: number }

/** Where a range lies after a shift; undefined where all its cells were deleted. A range that sticks out of the moving band stays. */
export function shiftArea(place: CellRange, { kind, axis, area }: CellShift): CellRange | undefined {
  const isRow = axis === "row";
  const isInBand = isRow
    ? place.left >= area.left && place.right <= area.right
    : place.top >= area.top && place.bottom <= area.bottom;
  if (!isInBand) return place;
  const span = isRow ? { first: place.top, last: place.bottom } : { first: place.left, last: place.right };
  const cut = isRow ? { first: area.top, last: area.bottom } : { first: area.left, last: area.right };
  const limit = (isRow ? MAX_ROWS : MAX_COLUMNS) - 1;
  const moved = kind === "insert" ? insert(span, cut, limit) : remove(span, cut, limit);
  if (!moved) return undefined;
  return isRow ? { ...place, top: moved.first, bottom: moved.last } : { ...place, left: moved.first, right: moved.last };
}

function insert({ first, last }: Span, cut: Span, limit: number): Span | undefined {
  const count = cut.last - cut.first + 1;
  if (first === 0 && last === limit) return { first, last }; // a whole line stays whole
  if (last < cut.first) return { first, last };
  const start = first >= cut.first ? first + count : first;
  return start > limit ? undefined : { first: start, last: Math.min(limit, last + count) };
}

function remove({ first, last }: Span, cut: Span, limit: number): Span | undefined {
  const count = cut.last - cut.first + 1;
  if (first === 0 && last === limit) return { first, last };
  if (last < cut.first) return { first, last };
  if (first >= cut.first && last <= cut.last) return undefined;
  const back = (index: number): number => (index > cut.last ? index - count : Math.min(index, cut.first));
  const end = last > cut.last ? last - count : cut.first - 1;
  return { first: back(first), last: end };
}
