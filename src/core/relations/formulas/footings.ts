import { formatRange, MAX_COLUMNS, MAX_ROWS, type CellRange } from "../../grid/address.js";
import { formatReferenceEnd, parseReferenceToken } from "../../grid/formulaReferences.js";
import { tokenizeFormula } from "../../grid/formulaTokens.js";
import type { Place } from "../relation.js";
import type { FormulaIndex, FormulaShape, PlacedFormula } from "./formulaIndex.js";
import { rangeAt, referencesOf, type ReferenceNode } from "./formulaNode.js";

/** A formula takes its range from its own column (`down`) or its own row (`across`). */
export type Direction = "down" | "across";

/** A formula over one range of its own line: a total, a mean, a maximum. Positions are rows where it goes down, columns across. */
export interface Footing {
  readonly formula: PlacedFormula;
  readonly direction: Direction;
  /** The column of a footing that goes down, the row of one across. */
  readonly line: number;
  /** The position of the formula itself, */
  readonly at: number;
  /** and of the first and last cell of its range. */
  readonly first: number;
  readonly last: number;
}

export function placeOn(direction: Direction, line: number, position: number): { readonly rowIndex: number; readonly columnIndex: number } {
  return direction === "down" ? { rowIndex: position, columnIndex: line } : { rowIndex: line, columnIndex: position };
}

/** Functions over a range whose result changes with what the range leaves out. */
const TAKING = /^(?:SUM|AVERAGE|MEDIAN|MIN|MAX|COUNT|COUNTA|STDEV|STDEV\.[PS]|STDEVP|VAR|VAR\.[PS]|VARP|SUBTOTAL|AGGREGATE)\(/;

/** The formulas over one range of their own line, whole rows and columns left out: those leave nothing out. */
export function findFootings(index: FormulaIndex): Footing[] {
  const shapes = new Map<FormulaShape, ReferenceNode | undefined>();
  return index.all.flatMap((formula) => {
    if (!shapes.has(formula.shape)) shapes.set(formula.shape, onlyRange(formula.shape));
    const node = shapes.get(formula.shape);
    const range = node && rangeAt(node, formula.rowIndex, formula.columnIndex);
    return range ? toFooting(formula, range) : [];
  });
}

function onlyRange({ tree, skeleton }: FormulaShape): ReferenceNode | undefined {
  if (!tree || !new RegExp(TAKING.source.slice(1)).test(skeleton)) return undefined;
  const ranges = referencesOf(tree).filter((node) => !node.isCell);
  const [node] = ranges;
  return ranges.length === 1 && node?.sheets === undefined ? node : undefined;
}

function toFooting(formula: PlacedFormula, { top, bottom, left, right }: CellRange): Footing[] {
  const { rowIndex, columnIndex } = formula;
  if (bottom === MAX_ROWS - 1 || right === MAX_COLUMNS - 1) return [];
  if (left === right && left === columnIndex && (rowIndex < top || rowIndex > bottom)) return [{ formula, direction: "down", line: columnIndex, at: rowIndex, first: top, last: bottom }];
  if (top === bottom && top === rowIndex && (columnIndex < left || columnIndex > right)) return [{ formula, direction: "across", line: rowIndex, at: columnIndex, first: left, last: right }];
  return [];
}

/**
 * The footing's formula over another range of its line; what `$` fixes stays fixed.
 * @example rangeReplaced(footing of "=SUM(B$2:B5)", 1, 6) === "SUM(B$2:B7)"
 */
export function rangeReplaced({ formula, direction, first, last }: Footing, newFirst: number, newLast: number): string {
  return tokenizeFormula(formula.formula).map((token) => {
    const ends = parseReferenceToken(token);
    if (token.kind !== "range" || !ends) return token.text;
    const key = direction === "down" ? "rowIndex" : "columnIndex";
    const own = ends.map((end) => end[key]);
    if (Math.min(...own) !== first || Math.max(...own) !== last) return token.text;
    return ends.map((end) => formatReferenceEnd({ ...end, [key]: end[key] === first ? newFirst : newLast })).join(":");
  }).join("");
}

/** A total that adds cells of its own line one by one or range by range, and leaves out lines amid them. */
export interface AddedFooting extends Footing {
  /** The runs of cells that it takes, in order; first and last of the footing are those of all. */
  readonly pieces: readonly { readonly first: number; readonly last: number }[];
}

export function isAdded(footing: Footing): footing is AddedFooting {
  return "pieces" in footing;
}

/** A plain sum and nothing around it: SUM(B3:B4,B6), B3+B4+B6. */
const ADDING = /^(?:SUM\(#(?::#)?(?:,#(?::#)?)+\)|\+?#(?:\+#)+)$/;
/** Sums over more lines than this are not written cell by cell. */
const MOST_SPANNED = 200;

/** @example the formula "=B3+B4+B6+B7" in B8 → { first: 2, last: 6, pieces: [{ first: 2, last: 3 }, { first: 5, last: 6 }] } */
export function findAdded(index: FormulaIndex): AddedFooting[] {
  return index.all.flatMap((formula): AddedFooting[] => {
    const { skeleton, tree } = formula.shape;
    if (!tree || !ADDING.test(skeleton)) return [];
    const ranges = referencesOf(tree).flatMap((node) => (node.sheets === undefined ? rangeAt(node, formula.rowIndex, formula.columnIndex) ?? [] : []));
    if (ranges.length !== referencesOf(tree).length) return [];
    for (const direction of ["down", "across"] as const) {
      const spans = ranges.flatMap((range) => spanOn(direction, range, formula) ?? []).sort((a, b) => a.first - b.first);
      if (spans.length !== ranges.length) continue;
      const pieces = joined(spans);
      const [first, last] = [pieces?.[0]?.first, pieces?.at(-1)?.last];
      const at = direction === "down" ? formula.rowIndex : formula.columnIndex;
      if (!pieces || first === undefined || last === undefined || pieces.length < 2 || last - first > MOST_SPANNED || (at >= first && at <= last)) return [];
      return [{ formula, direction, line: direction === "down" ? formula.columnIndex : formula.rowIndex, at, first, last, pieces }];
    }
    return [];
  });
}

function spanOn(direction: Direction, { top, bottom, left, right }: CellRange, { rowIndex, columnIndex }: PlacedFormula): { first: number; last: number } | undefined {
  if (direction === "down") return left === right && left === columnIndex ? { first: top, last: bottom } : undefined;
  return top === bottom && top === rowIndex ? { first: left, last: right } : undefined;
}

/** Spans that adjoin as one; undefined where one overlaps another: what is added twice is no list of parts. */
function joined(spans: readonly { readonly first: number; readonly last: number }[]): { first: number; last: number }[] | undefined {
  const pieces: { first: number; last: number }[] = [];
  for (const span of spans) {
    const before = pieces.at(-1);
    if (before && span.first <= before.last) return undefined;
    if (before && span.first === before.last + 1) before.last = span.last;
    else pieces.push({ ...span });
  }
  return pieces;
}

/** One sum from the first cell of an added footing to its last: "SUM(B3:B7)". */
export function sumOver({ direction, line, first, last }: AddedFooting): string {
  return `SUM(${formatRange(direction === "down" ? { top: first, bottom: last, left: line, right: line } : { top: line, bottom: line, left: first, right: last })})`;
}

/** Whether any formula of the line takes a cell at these positions without taking the footing's own range as well. */
export function isTakenElsewhere(footing: Footing, from: number, to: number, index: FormulaIndex): boolean {
  const { direction, line, formula } = footing;
  const { sheet } = formula;
  const others: readonly Place[] = direction === "down" ? index.inColumn(sheet, line, 0, MAX_ROWS) : index.inRow(sheet, line);
  return others.some((place) => {
    const other = index.at(sheet, place.rowIndex, place.columnIndex);
    if (!other || other === formula || !other.shape.tree) return false;
    const spans = referencesOf(other.shape.tree).filter((node) => node.sheets === undefined).flatMap((node) => {
      const range = rangeAt(node, other.rowIndex, other.columnIndex);
      if (!range) return [];
      const onLine = direction === "down" ? range.left <= line && range.right >= line : range.top <= line && range.bottom >= line;
      return onLine ? [direction === "down" ? [range.top, range.bottom] as const : [range.left, range.right] as const] : [];
    });
    const takes = spans.some(([a, b]) => a <= to && b >= from);
    const takesAll = spans.some(([a, b]) => a <= footing.first && b >= footing.last);
    return takes && !takesAll;
  });
}
