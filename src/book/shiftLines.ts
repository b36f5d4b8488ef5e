import { MAX_COLUMNS, MAX_ROWS, formatRange, type CellRange } from "../core/grid/address.js";
import { shiftFormula, shiftSpan, type LineShift } from "../core/grid/formulaShift.js";
import type { Book } from "./book.js";
import { refuse } from "./bookRefusal.js";
import type { LineLook } from "../core/grid/sheetLayout.js";
import type { SheetState } from "./bookState.js";
import { askForCalculation, sheetState } from "./cellEdits.js";
import { CellRows, type CellRow } from "./cellRows.js";
import { mapFormulas } from "./mapFormulas.js";

type Shift = Omit<LineShift, "sheet">;

/** Puts whole rows or columns into a sheet or takes them out, and rewrites all that speaks of the cells that move. */
export function shiftLines(book: Book, sheetId: string, shift: Shift): void {
  const sheet = sheetState(book, sheetId);
  const limit = shift.axis === "row" ? MAX_ROWS : MAX_COLUMNS;
  const isInside = Number.isInteger(shift.at) && Number.isInteger(shift.count) && shift.at >= 0 && shift.count >= 1 && shift.at + shift.count <= limit;
  if (!isInside) refuse("invalid-edit", `${String(shift.at)}, ${String(shift.count)}`);
  refuseCutAreas(sheet, shift);
  const cells = shift.axis === "row" ? shiftRows(sheet, shift, book.stamp) : shiftColumns(sheet, shift, book.stamp);
  const move = (range: CellRange): CellRange | undefined => shiftRange(range, shift);
  const isMerge = (range: CellRange): boolean => range.top !== range.bottom || range.left !== range.right;
  const { merges, filter } = sheet;
  const filterRange = filter && move(filter.range);
  book.updateSheet(sheetId, {
    cells,
    merges: merges.flatMap((range) => move(range) ?? []).filter(isMerge),
    ...(shift.axis === "row" ? { rows: shiftLooks(sheet.rows, shift) } : { columns: shiftLooks(sheet.columns, shift) }),
    filter: filter && filterRange && { ...filter, range: filterRange },
    tables: sheet.tables.flatMap((table) => {
      const range = move(table.range);
      return range ? [{ ...table, range, columns: shift.axis === "row" ? table.columns : shiftColumnNames(table.columns, table.range.left, shift) }] : [];
    }),
    notes: sheet.notes.flatMap((note) => moveCell(note, shift)),
    comments: sheet.comments.flatMap((comment) => moveCell(comment, shift)),
    conditionalFormats: sheet.conditionalFormats.map((format) => ({ ...format, ranges: format.ranges.flatMap((range) => move(range) ?? []) })).filter((format) => format.ranges.length > 0),
    boundAreas: sheet.boundAreas.flatMap((area) => {
      const range = move(area.range);
      return range ? [{ ...area, range }] : [];
    }),
    freeze: shiftFreeze(sheet, shift),
    page: {
      ...sheet.page,
      ...(shift.axis === "row" ? { rowBreaks: shiftBreaks(sheet.page.rowBreaks, shift) } : { columnBreaks: shiftBreaks(sheet.page.columnBreaks, shift) }),
    },
  });
  book.update({ marks: book.peek().marks.flatMap((mark) => (mark.sheetId === sheetId ? moveCell(mark, shift) : [mark])) });
  mapFormulas(book, (formula, home) => shiftFormula(formula, home, { ...shift, sheet: sheet.name }));
  askForCalculation(book);
  book.record({ kind: shift.kind === "insert" ? "insert-lines" : "delete-lines", sheet: sheet.name, axis: shift.axis, at: shift.at, count: shift.count });
  book.note({ kind: "lines", sheetId, axis: shift.axis, change: shift.kind, at: shift.at, count: shift.count });
}

/** An array formula or a pivot table stands or goes as a whole. */
function refuseCutAreas(sheet: SheetState, shift: Shift): void {
  for (const { range } of sheet.boundAreas) {
    const [first, last] = shift.axis === "row" ? [range.top, range.bottom] : [range.left, range.right];
    const isCut = shift.kind === "insert" ? shift.at > first && shift.at <= last : shift.at <= last && shift.at + shift.count > first && !(shift.at <= first && shift.at + shift.count > last);
    if (isCut) refuse("unsafe-part", `${sheet.name} ${formatRange(range)}`);
  }
}

function shiftRows(sheet: SheetState, shift: Shift, stamp: number): CellRows {
  const moved: (readonly [number, CellRow])[] = [];
  for (const [rowIndex, row] of sheet.cells.entries()) {
    const index = shiftIndex(rowIndex, shift);
    if (index !== undefined) moved.push([index, row]);
    else if (shift.kind === "insert") refuse("invalid-edit", sheet.name); // pushed off the sheet
  }
  const model = shift.kind === "insert" ? sheet.cells.row(shift.at - 1)?.formats : undefined;
  if (model) for (let i = 0; i < shift.count; i++) moved.push([shift.at + i, { stamp, values: [], formulas: undefined, formats: model.slice() }]);
  return CellRows.of(stamp, moved);
}

function shiftColumns(sheet: SheetState, shift: Shift, stamp: number): CellRows {
  const rows = [...sheet.cells.entries()].map(([rowIndex, row]) => {
    const formats = row.formats && shiftList(row.formats, shift, sheet.name);
    const model = shift.kind === "insert" ? row.formats?.[shift.at - 1] : undefined;
    if (model && formats) for (let i = 0; i < shift.count; i++) formats[shift.at + i] = model;
    return [rowIndex, {
      stamp, values: shiftList(row.values, shift, sheet.name), formulas: row.formulas && shiftList(row.formulas, shift, sheet.name), formats,
    }] as const;
  });
  return CellRows.of(stamp, rows);
}

function shiftList<T>(list: readonly T[], shift: Shift, sheetName: string): T[] {
  const moved: T[] = [];
  list.forEach((item, index) => { // holes stay holes
    const at = shiftIndex(index, shift);
    if (at !== undefined) moved[at] = item;
    else if (shift.kind === "insert") refuse("invalid-edit", sheetName);
  });
  return moved;
}

function shiftLooks(looks: ReadonlyMap<number, LineLook>, shift: Shift): ReadonlyMap<number, LineLook> {
  const moved = new Map<number, LineLook>();
  for (const [index, look] of looks) {
    const at = shiftIndex(index, shift);
    if (at !== undefined) moved.set(at, look);
  }
  const model = shift.kind === "insert" ? looks.get(shift.at - 1) : undefined;
  if (model) for (let i = 0; i < shift.count; i++) moved.set(shift.at + i, shift.axis === "row" ? { ...model, hidden: false } : model);
  return moved;
}

function shiftColumnNames(names: readonly string[], left: number, shift: Shift): readonly string[] {
  const at = shift.at - left;
  if (shift.kind === "delete") return names.filter((_, i) => i < at || i >= at + shift.count);
  if (at <= 0 || at >= names.length) return names;
  const added: string[] = [];
  for (let n = 1; added.length < shift.count; n++) if (!names.includes(`列${String(n)}`)) added.push(`列${String(n)}`);
  return names.toSpliced(at, 0, ...added);
}

function moveCell<T extends { readonly rowIndex: number; readonly columnIndex: number }>(cell: T, shift: Shift): readonly T[] {
  const key = shift.axis === "row" ? "rowIndex" : "columnIndex";
  const at = shiftIndex(cell[key], shift);
  return at === undefined ? [] : [{ ...cell, [key]: at }];
}

function shiftFreeze(sheet: SheetState, shift: Shift): SheetState["freeze"] {
  const key = shift.axis === "row" ? "rows" : "columns";
  const count = sheet.freeze[key];
  if (count === 0 || shift.at >= count) return sheet.freeze;
  return { ...sheet.freeze, [key]: (shiftSpan(0, count - 1, shift)?.[1] ?? -1) + 1 };
}

function shiftBreaks(breaks: readonly number[], shift: Shift): readonly number[] {
  return breaks.flatMap((at) => shiftIndex(at, shift) ?? []);
}

/** A range after the shift; undefined where nothing of it is left. */
export function shiftRange(range: CellRange, shift: Shift): CellRange | undefined {
  const span = shift.axis === "row" ? shiftSpan(range.top, range.bottom, shift) : shiftSpan(range.left, range.right, shift);
  if (!span) return undefined;
  return shift.axis === "row" ? { ...range, top: span[0], bottom: span[1] } : { ...range, left: span[0], right: span[1] };
}

function shiftIndex(index: number, shift: Shift): number | undefined {
  return shiftSpan(index, index, shift)?.[0];
}
