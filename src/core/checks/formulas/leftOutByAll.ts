import { comparable } from "../../figures/labels.js";
import { findLabelRole } from "../../figures/totalLabels.js";
import type { FormulaIndex } from "../../relations/formulas/formulaIndex.js";
import { isAdded, isTakenElsewhere, placeOn, type AddedFooting, type Footing } from "../../relations/formulas/footings.js";
import { placeKey, type Relation } from "../../relations/relation.js";
import type { SheetTables } from "../../tables/findTables.js";
import type { Table } from "../../tables/table.js";
import { isSameKind, isSeries, labelOn } from "./sameKind.js";
import type { Short } from "./short.js";

/** Lines of which one is easily left out; of two, the one above may well be what they are parts of (世帯数, 男, 女, 計). */
const LEAST_TAKEN = 3;
/** Beside the parts, what they are held against or begin with. */
const OTHER_NATURE = /繰越|期首|期末|定員|定数|基準|単価|面積|人口|世帯|現状|実績|見込/;

interface Known {
  readonly index: FormulaIndex;
  readonly relations: readonly Relation[];
}

/**
 * A line that every formula of a total leaves out: no neighbour shows the mistake. Told where it is the only line between their range and
 * the table's edge (SUM(B4:B9) below a table that begins in row 3), or the only one amid the cells that they add (B3+B4+B6+B7), is an
 * entry like those taken, and goes into no other sum.
 * @param known footings whose range is found too short already
 */
export function findLeftOutByAll(footings: readonly Footing[], sheetOf: (name: string) => SheetTables | undefined, { index, relations }: Known, known: ReadonlySet<Footing["formula"]>): Short[] {
  const candidates = new Map<string, Short[]>();
  for (const footing of footings) {
    const sheet = sheetOf(footing.formula.sheet);
    if (!sheet || known.has(footing.formula)) continue;
    for (const short of isAdded(footing) ? amid(footing, sheet, index) : beyond(footing, sheet, index)) {
      const key = [footing.formula.sheet, footing.direction, footing.at, short.from].join("\u0000");
      candidates.set(key, [...(candidates.get(key) ?? []), short]);
    }
  }
  if (candidates.size === 0) return [];
  const tied = tiedPlaces(relations);
  return [...candidates.values()].filter((group) => isLeftOutByAll(group, footings) && !group.some((short) => tied.has(tieKey(short)))).flat();
}

/** The line beyond the range's end, the last before the table's edge. */
function beyond(footing: Footing, sheet: SheetTables, index: FormulaIndex): Short[] {
  const { at, first, last } = footing;
  if (last - first + 1 < LEAST_TAKEN) return [];
  // towards the formula the lines beside the range are looked at for each formula alone
  const step = at > last ? -1 : 1;
  const position = step === 1 ? last + 1 : first - 1;
  const table = tableAt(footing, first, sheet);
  if (!table || !isBody(footing, position, table) || (isBody(footing, position + step, table) && isFilled(footing, position + step, sheet))) return [];
  return judge(footing, position, [footing], table, sheet, index);
}

/** The one line amid the pieces. */
function amid(footing: AddedFooting, sheet: SheetTables, index: FormulaIndex): Short[] {
  const [before, after, third] = footing.pieces;
  if (!before || !after || third || after.first - before.last !== 2 || footing.last - footing.first < LEAST_TAKEN) return [];
  const position = before.last + 1;
  const table = tableAt(footing, footing.first, sheet);
  return table ? judge(footing, position, [before, after].map((piece): Footing => ({ ...footing, ...piece })), table, sheet, index) : [];
}

/** @param sides what is taken on either side of the line */
function judge(footing: Footing, position: number, sides: readonly Footing[], table: Table, sheet: SheetTables, index: FormulaIndex): Short[] {
  const label = labelOn(footing, position, table);
  const name = labelOn(footing, footing.at, table);
  if (label === "" || OTHER_NATURE.test(comparable(label)) || findLabelRole(name) !== "total") return [];
  const value = valueAt(footing, position, sheet);
  if (Number.isNaN(value) || value === 0) return [];
  if (!sides.every((side) => isSameKind(side, position, table, sheet, index)) || isTakenElsewhere(footing, position, position, index)) return [];
  const goesOn = sides.every((side) => isSeries(side, position, table));
  if (!goesOn && (footing.direction === "across" || isPartOrWhole(footing, position, sheet))) return [];
  if (isSumBeside(footing, position, sheet)) return [];
  // of years, the first is often what the others are held against
  return [{ footing, from: position, to: position, severity: goesOn && !/[年期]/.test(label) ? "error" : "warning", neighbour: undefined }];
}

function tableAt({ direction, line }: Footing, position: number, { tables }: SheetTables): Table | undefined {
  const { rowIndex, columnIndex } = placeOn(direction, line, position);
  return tables.find(({ range }) => rowIndex >= range.top && rowIndex <= range.bottom && columnIndex >= range.left && columnIndex <= range.right);
}

function isBody({ direction }: Footing, position: number, { bodyTop, range }: Table): boolean {
  return direction === "down" ? position >= bodyTop && position <= range.bottom : position >= range.left && position <= range.right;
}

function isFilled({ direction, line }: Footing, position: number, { figures }: SheetTables): boolean {
  const { rowIndex, columnIndex } = placeOn(direction, line, position);
  return figures.classOf(rowIndex, columnIndex) === "number";
}

function valueAt({ direction, line }: Footing, position: number, { figures }: SheetTables): number {
  const { rowIndex, columnIndex } = placeOn(direction, line, position);
  return figures.number(rowIndex, columnIndex);
}

/** Larger than all that is taken, or no larger than the line above it, of which it may be a part. */
function isPartOrWhole(footing: Footing, position: number, sheet: SheetTables): boolean {
  const own = Math.abs(valueAt(footing, position, sheet)), above = Math.abs(valueAt(footing, position - 1, sheet));
  return own >= Math.abs(valueAt(footing, footing.at, sheet)) || (position > footing.first && own <= above);
}

/** The sum of the lines that follow it or go before it, or their equal. */
function isSumBeside(footing: Footing, position: number, sheet: SheetTables): boolean {
  const value = valueAt(footing, position, sheet);
  const isSame = (sum: number): boolean => Math.abs(sum - value) <= 1e-9 * Math.abs(value);
  return ([1, -1] as const).some((step) => {
    let sum = 0;
    for (let p = position + step, count = 1; p >= footing.first && p <= footing.last; p += step, count++) {
      sum += valueAt(footing, p, sheet) || 0;
      if (count > 1 && isSame(sum)) return true;
    }
    return false;
  }) || isSame(valueAt(footing, footing.at, sheet));
}

/** Whether no formula of the same total takes the line, and most of them leave it out by what is found. */
function isLeftOutByAll(group: readonly Short[], footings: readonly Footing[]): boolean {
  const [short] = group;
  if (!short) return false;
  const { footing, from } = short;
  const parallel = footings.filter((other) => other.formula.sheet === footing.formula.sheet && other.direction === footing.direction && other.at === footing.at);
  const takes = (other: Footing): boolean => (isAdded(other) ? other.pieces : [other]).some(({ first, last }) => first <= from && last >= from);
  return !parallel.some(takes) && 2 * group.length > parallel.length;
}

/** The cells that go into a sum along a line, or are one, whatever total it has. */
function tiedPlaces(relations: readonly Relation[]): ReadonlySet<string> {
  const tied = new Set<string>();
  for (const { kind, total, parts, outcome } of relations) {
    if (outcome !== "holds" || parts.length < 2 || (kind !== "sum" && kind !== "difference")) continue;
    const direction = parts.every((part) => part.sheet === total.sheet && part.columnIndex === total.columnIndex) ? "down"
      : parts.every((part) => part.sheet === total.sheet && part.rowIndex === total.rowIndex) ? "across" : undefined;
    if (direction) for (const place of [total, ...parts]) tied.add(`${direction}\u0000${placeKey(place)}`);
  }
  return tied;
}

function tieKey({ footing, from }: Short): string {
  return `${footing.direction}\u0000${placeKey({ sheet: footing.formula.sheet, ...placeOn(footing.direction, footing.line, from) })}`;
}
