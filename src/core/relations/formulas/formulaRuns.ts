import { translateFormula } from "../../grid/formulaShift.js";
import type { FormulaIndex, FormulaShape, PlacedFormula } from "./formulaIndex.js";
import { placeOn, type Direction } from "./footings.js";

/** A place between two formulas of one shape, with three of them or more side by side around it. */
export interface BetweenAlike {
  readonly direction: Direction;
  readonly line: number;
  readonly position: number;
  readonly before: PlacedFormula;
  readonly after: PlacedFormula;
  readonly shape: FormulaShape;
}

/** How far a run is followed to either side: what lies beyond is no neighbour. */
const REACH = 5;
const LEAST_ALIKE = 3;

/**
 * The places of a sheet whose neighbours on both sides are formulas of one shape, and whose own is not that: another formula, or none.
 * @example B2:B9 hold "=C2+D2" … with "=C5+D6" in B5 → one place at B5
 */
export function findBetweenAlike(sheet: string, index: FormulaIndex): readonly BetweenAlike[] {
  let known = found.get(index);
  if (!known) found.set(index, (known = new Map<string, readonly BetweenAlike[]>()));
  let places = known.get(sheet);
  if (!places) known.set(sheet, (places = findIn(sheet, index)));
  return places;
}

/** Two checks ask the same of one workbook. */
const found = new WeakMap<FormulaIndex, Map<string, readonly BetweenAlike[]>>();

/** Whether three formulas of one shape stand side by side: without them there is no pattern to depart from. */
export function hasRun(sheet: string, index: FormulaIndex): boolean {
  const counts = new Map<string, number>();
  return index.inSheet(sheet).some((formula) => {
    const count = (counts.get(formula.shape.key) ?? 0) + 1;
    counts.set(formula.shape.key, count);
    return count >= LEAST_ALIKE;
  });
}

function findIn(sheet: string, index: FormulaIndex): BetweenAlike[] {
  const down = [...index.columns(sheet)].flatMap(([column, formulas]) => between(formulas.map((formula) => [formula.rowIndex, formula] as const), "down", column));
  const rows = new Map<number, (readonly [number, PlacedFormula])[]>();
  for (const formula of index.inSheet(sheet)) {
    const row = rows.get(formula.rowIndex);
    if (row) row.push([formula.columnIndex, formula]);
    else rows.set(formula.rowIndex, [[formula.columnIndex, formula]]);
  }
  return [...down, ...[...rows].flatMap(([row, formulas]) => between(formulas, "across", row))];
}

function between(formulas: readonly (readonly [number, PlacedFormula])[], direction: Direction, line: number): BetweenAlike[] {
  const found: BetweenAlike[] = [];
  let long: ReadonlySet<string> | undefined;
  for (let i = 0; i + 1 < formulas.length; i++) {
    const [position = 0, before] = formulas[i] ?? [];
    // the place is the next position: it holds a formula (then the one after it is compared) or none
    const [next = 0, own] = formulas[i + 1] ?? [];
    const isOwn = next === position + 1;
    const [beyond = 0, after] = (isOwn ? formulas[i + 2] : formulas[i + 1]) ?? [];
    if (!before || !after || beyond !== position + 2 || before.shape.key !== after.shape.key || (isOwn && own?.shape.key === before.shape.key)) continue;
    // columns of amounts and of shares may alternate: a run is what stands side by side
    const alike = runLength(formulas, i, -1) + runLength(formulas, isOwn ? i + 2 : i + 1, 1);
    // between subtotals two may stand alone; that others of the line do stand side by side shows that it is no alternation
    if (alike >= LEAST_ALIKE || (!isOwn && (long ??= longRuns(formulas)).has(before.shape.key))) found.push({ direction, line, position: position + 1, before, after, shape: before.shape });
  }
  return found;
}

/** The shapes of which three formulas or more stand side by side somewhere on the line. */
function longRuns(formulas: readonly (readonly [number, PlacedFormula])[]): ReadonlySet<string> {
  const keys = new Set<string>();
  let length = 0, end = -1, last = "";
  for (const [position, { shape }] of formulas) {
    length = shape.key === last && position === end + 1 ? length + 1 : 1;
    [end, last] = [position, shape.key];
    if (length >= LEAST_ALIKE) keys.add(last);
  }
  return keys;
}

/** How many formulas of one shape stand side by side from the `from`-th on. */
function runLength(formulas: readonly (readonly [number, PlacedFormula])[], from: number, step: 1 | -1): number {
  let length = 1;
  while (length < REACH) {
    const [at = -1, formula] = formulas[from + step * length] ?? [];
    const [start = 0, first] = formulas[from] ?? [];
    if (at !== start + step * length || formula?.shape.key !== first?.shape.key) break;
    length++;
  }
  return length;
}

/** The formula that a place would hold if it were filled from its neighbour. */
export function filledFrom({ direction, before }: BetweenAlike): string {
  return translateFormula(before.formula, direction === "down" ? 1 : 0, direction === "down" ? 0 : 1);
}

/** The same cells and functions, whatever `$` fixes and however it is spaced. */
export function isSameFormula(a: string, b: string): boolean {
  const bare = (formula: string): string => formula.replace(/[$\s]/g, "").toUpperCase();
  return bare(a) === bare(b);
}

/** Whether the formula at a place goes with those beside it in the other direction: the corner of a total row and a total column. */
export function goesWithOthers(place: BetweenAlike, own: PlacedFormula, index: FormulaIndex): boolean {
  const across: Direction = place.direction === "down" ? "across" : "down";
  return [-1, 1].some((step) => {
    const { rowIndex, columnIndex } = placeOn(across, place.position, place.line + step);
    return index.at(own.sheet, rowIndex, columnIndex)?.shape.key === own.shape.key;
  });
}
