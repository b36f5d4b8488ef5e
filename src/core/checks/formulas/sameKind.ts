import { findLabelRole, isTotalRole } from "../../figures/totalLabels.js";
import { comparable } from "../../figures/labels.js";
import type { FormulaIndex } from "../../relations/formulas/formulaIndex.js";
import { placeOn, type Footing } from "../../relations/formulas/footings.js";
import type { SheetTables } from "../../tables/findTables.js";
import type { Table, TableRow } from "../../tables/table.js";

/** Lines that are no entries among the entries: what is said of them, what they should be, what they were. */
const BESIDE = /最大|最小|最高|最低|最多|最少|中央値|標準偏差|偏差|分散|順位|配点|満点|目標|予算|前年|昨年|前回|前期|当初|参考|達成|備考|端数|調整|予備|不明|不詳|その他を除く|max|min|median|st\.?dev|deviation|variance|target|goal|budget|weight|possible|previous|prior|adjust|note/i;

/** How many of a table's lines must be filled as the neighbours are. */
const LEAST_ALIKE = 0.7;
/** Lines of the range that a line beside it is compared with, from its end inwards. */
const MODELS = 3;

/** What a total takes of its line, by a formula or typed. */
export type Taken = Pick<Footing, "direction" | "line" | "first" | "last"> & { readonly formula: Pick<Footing["formula"], "sheet"> };

/** What a line of a table says of itself, for a footing that goes down or across. */
export function labelOn(footing: Pick<Taken, "direction">, position: number, table: Table): string {
  if (footing.direction === "down") return (rowAt(table, position)?.labels ?? []).filter((label) => label !== "").join(" ");
  return (table.columns.find((column) => column.columnIndex === position)?.headers ?? []).join(" ");
}

/** The rows of a table are in order: a search must not cost as much as the table is long. */
function rowAt({ rows }: Table, rowIndex: number): TableRow | undefined {
  let [low, high] = [0, rows.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (!row || row.rowIndex === rowIndex) return row;
    if (row.rowIndex < rowIndex) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** Whether a line beside a footing's range is an entry like those in it: named, numbered, filled and formatted alike, and not set off by a rule. */
export function isSameKind(footing: Taken, position: number, table: Table, sheet: SheetTables, index: FormulaIndex): boolean {
  const { direction, line, first, last, formula } = footing;
  const { figures } = sheet;
  const isAfter = position > last;
  const edge = isAfter ? last : first;
  const at = (p: number, l = line): { rowIndex: number; columnIndex: number } => placeOn(direction, l, p);
  const models = Array.from({ length: Math.min(MODELS, last - first + 1) }, (_, i) => (isAfter ? last - i : first + i));
  const cell = at(position);

  const own = index.at(formula.sheet, cell.rowIndex, cell.columnIndex);
  const modelFormulas = models.map((p) => index.at(formula.sheet, at(p).rowIndex, at(p).columnIndex));
  const isAlikeInMaking = modelFormulas.some((other) => (own ? other?.shape.skeleton === own.shape.skeleton || isLink(other) && isLink(own) : other === undefined || isLink(other)))
    || (own !== undefined && isLink(own) && modelFormulas.includes(undefined));
  if (!isAlikeInMaking) return false;

  if (!isNamedAlike(footing, position, models, table)) return false;
  const style = figures.grid.style(cell.rowIndex, cell.columnIndex);
  const isStyledAlike = models.some((p) => {
    const other = figures.grid.style(at(p).rowIndex, at(p).columnIndex);
    return other.numberFormat === style.numberFormat && other.bold === style.bold && other.filled === style.filled;
  });
  if (!isStyledAlike) return false;
  if (isRuledOff(footing, edge, position, sheet)) return false;

  const lines = direction === "down" ? table.columns.map((column) => column.columnIndex) : table.rows.map((row) => row.rowIndex);
  const sample = lines.length > 40 ? lines.filter((l) => Math.abs(l - line) <= 20) : lines;
  const alike = sample.filter((l) => models.some((p) => figures.classOf(at(p, l).rowIndex, at(p, l).columnIndex) === figures.classOf(at(position, l).rowIndex, at(position, l).columnIndex)));
  return alike.length >= sample.length * LEAST_ALIKE;
}

/**
 * Whether a line's name goes on where those in the range leave off: the next number, 5月 after 4月, 丁課 after 甲課 and 乙課. Lines that are
 * filled alike may still tell of different things (男, 女, 世帯数).
 */
export function isSeries(footing: Taken, position: number, table: Table): boolean {
  const { first, last, direction } = footing;
  if (direction === "down" && rowAt(table, position)?.number !== undefined) return true;
  const nameOf = (p: number): string => comparable(labelOn(footing, p, table));
  const own = nameOf(position);
  const names = Array.from({ length: Math.min(10, last - first + 1) }, (_, i) => nameOf(position > last ? last - i : first + i)).filter((name) => name !== "");
  if (own === "" || names.length < 2) return false;
  const bare = (name: string): string => name.replace(/[\d一二三四五六七八九十元]+/g, "#");
  const alike = names.filter((name) => (bare(name) === bare(own) && bare(own).includes("#")) || name.at(-1) === own.at(-1));
  return alike.length >= names.length * LEAST_ALIKE;
}

/** A cell that only shows another: among typed figures it is one of them. */
function isLink(formula: { readonly shape: { readonly skeleton: string } } | undefined): boolean {
  return formula !== undefined && /^(?:(?:'[^']*'|[^!+\-*/(),]+)!)?#$/.test(formula.shape.skeleton);
}

function isNamedAlike(footing: Taken, position: number, models: readonly number[], table: Table): boolean {
  const label = labelOn(footing, position, table);
  if (findLabelRole(label) !== "plain" || BESIDE.test(comparable(label))) return false;
  if (footing.direction === "across") {
    return table.columns.some((column) => column.columnIndex === position && column.role === "figure") && label !== "" && models.some((p) => labelOn(footing, p, table) !== "");
  }
  const row = rowAt(table, position);
  const modelRows = models.map((p) => rowAt(table, p)).filter((model) => model !== undefined);
  if (!row || modelRows.length === 0) return false;
  if (row.labels.some((each) => findLabelRole(each) !== "plain")) return false;
  if (label === "" && modelRows.every((each) => each.labels.some((text) => text !== ""))) return false;
  return row.number !== undefined || modelRows.some((each) => each.number === undefined);
}

/** A rule between the range and the line beside it that stands nowhere inside the range. */
function isRuledOff({ direction, line, first, last }: Taken, edge: number, position: number, { figures: { grid } }: SheetTables): boolean {
  const rule = (a: number): boolean => {
    const [before, after] = [placeOn(direction, line, a), placeOn(direction, line, a + 1)];
    const [x, y] = [grid.style(before.rowIndex, before.columnIndex), grid.style(after.rowIndex, after.columnIndex)];
    return direction === "down" ? x.borderBottom || y.borderTop : x.borderRight || y.borderLeft;
  };
  const isHere = rule(Math.min(edge, position));
  if (!isHere || first === last) return isHere;
  for (let a = first; a < last && a < first + 50; a++) if (rule(a)) return false;
  return true;
}

/** The line of a total or a mean, by its label. */
export function isTotalLine(label: string): boolean {
  const role = findLabelRole(label);
  return isTotalRole(role) || role === "mean";
}
