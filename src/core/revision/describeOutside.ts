import type { OutsideChange } from "./revision.js";
import { shown, type AlignedSheets } from "./reviseSheet.js";
import { BLANK } from "./cellKeys.js";
import { keyAt, type SheetRows } from "./sheetRows.js";

/** The texts outside tables that differ: changed where the lines belong together, else gone or new. */
export function describeOutside(aligned: AlignedSheets): OutsideChange[] {
  const { before, after, rows, columns, renames } = aligned;
  const changes: OutsideChange[] = [];
  const isOutside = (side: 0 | 1, row: number): boolean => aligned.groups[side].groupOf[row] === -1;
  const paired = new Map<number, number>();
  for (const [b, a] of rows.pairs) if (isOutside(0, b) && isOutside(1, a)) paired.set(b, a);
  for (const { before: b, after: a } of renames) if (isOutside(0, b) && isOutside(1, a)) paired.set(b, a);
  // a line in the place of another, between the same neighbours, is that line with new words
  for (const [b, a] of pairByPlace(aligned, isOutside)) if (!paired.has(b)) paired.set(b, a);
  const used = new Set(paired.values());

  for (const [b, a] of paired) {
    const columnsOf = new Map(columns);
    const done = new Set<number>();
    for (let c = 0; c < before.columnIndexes.length; c++) {
      const there = columnsOf.get(c);
      if (there !== undefined) done.add(there);
      if (keyAt(before, b, c) !== (there === undefined ? BLANK : keyAt(after, a, there))) changes.push(change(before, b, c, after, a, there));
    }
    for (let c = 0; c < after.columnIndexes.length; c++) if (!done.has(c) && keyAt(after, a, c) !== BLANK) changes.push(change(before, b, undefined, after, a, c));
  }
  for (const b of rows.removed) if (isOutside(0, b) && !paired.has(b)) changes.push(...lone(before, b).map((place) => ({ before: place, after: null, old: place.text, new: "" })));
  for (const a of rows.added) if (isOutside(1, a) && !used.has(a)) changes.push(...lone(after, a).map((place) => ({ before: null, after: place, old: "", new: place.text })));
  return changes.map((each) => ({ ...each, before: bare(each.before), after: bare(each.after) }));
}

function pairByPlace({ rows }: AlignedSheets, isOutside: (side: 0 | 1, row: number) => boolean): [number, number][] {
  const added = new Set(rows.added.filter((a) => isOutside(1, a)));
  const toAfter = new Map(rows.pairs);
  const found: [number, number][] = [];
  for (const b of rows.removed) {
    if (!isOutside(0, b)) continue;
    const above = b === 0 ? -1 : toAfter.get(b - 1);
    const place = above === undefined ? undefined : above + 1;
    if (place !== undefined && added.delete(place)) { found.push([b, place]); toAfter.set(b, place); }
  }
  return found;
}

function change(before: SheetRows, b: number, c: number | undefined, after: SheetRows, a: number, there: number | undefined): OutsideChange {
  const [from, to] = [placeOf(before, b, c), placeOf(after, a, there)];
  return { before: from?.text ? from : null, after: to?.text ? to : null, old: from?.text ?? "", new: to?.text ?? "" };
}

interface TextPlace { readonly sheet: string; readonly at: { readonly rowIndex: number; readonly columnIndex: number }; readonly text: string }

function placeOf(rows: SheetRows, row: number, column: number | undefined): TextPlace | undefined {
  if (column === undefined) return undefined;
  const at = { rowIndex: rows.rowIndexes[row] ?? 0, columnIndex: rows.columnIndexes[column] ?? 0 };
  return { sheet: rows.grid.name, at, text: shown(rows.grid.value(at.rowIndex, at.columnIndex)) };
}

function lone(rows: SheetRows, row: number): TextPlace[] {
  return [...rows.columnIndexes.keys()].flatMap((c) => (keyAt(rows, row, c) === BLANK ? [] : (placeOf(rows, row, c) ?? [])));
}

function bare(place: OutsideChange["before"]): OutsideChange["before"] {
  return place && { sheet: place.sheet, at: place.at };
}
