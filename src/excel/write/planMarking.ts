import type { WorkbookEdit } from "../../app/ports.js";
import { formatAddress, type CellAddress } from "../../core/grid/address.js";
import { cellRange, inBatches, type Change } from "../journal/change.js";
import { findSheet, type BookState, type NameImage } from "./bookState.js";
import { askFill, canBePutBack, isFilledWith, takeFill, type FillImage } from "./fillImage.js";
import { MARK_NAME, markAnchor, markName, type FillMark } from "./fillMarks.js";

export interface Marking {
  /** All marks that there are in the end. */
  readonly marks: readonly FillMark[];
  /** Cells that look otherwise in the end; a text is a colour of ours. */
  readonly fills: readonly { readonly change: Extract<Change, { kind: "fill" }>; readonly fill: string | FillImage }[];
  readonly names: readonly { readonly name: string; readonly image: NameImage | null }[];
  /** Cells whose own fill could not be put back again. */
  readonly unmarked: readonly string[];
}

interface Cell {
  readonly sheetId: string;
  readonly at: CellAddress;
  readonly before: FillImage;
  now: string | FillImage;
}

/**
 * Goes through the edits in their order on what the cells look like; what counts is how each looks at the end. A mark remembers the
 * user's own fill, also where it replaces a mark. A marked cell that was filled otherwise since is the user's, and is left so.
 * `recorded` is what the workbook remembers of earlier marks, by the name that holds the cell.
 */
export async function planMarking(
  context: Excel.RequestContext, state: BookState, edits: readonly WorkbookEdit[], recorded: ReadonlyMap<string, Pick<FillMark, "color" | "before">>,
): Promise<Marking> {
  const oldNames = [...state.names.keys()].filter((name) => name.startsWith(MARK_NAME));
  const cells = new Map<string, Cell>();
  const marks = new Map<string, FillMark>();
  const anchors = oldNames.map((name) => ({ name, range: context.workbook.names.getItem(name).getRangeOrNullObject() }));
  await inBatches(context, anchors, ({ range }) => askFill(range).load("rowIndex,columnIndex,worksheet/id"));
  for (const { name, range } of anchors) {
    const mark = recorded.get(name);
    if (!mark || range.isNullObject) continue; // its cell is gone
    const place = { sheetId: range.worksheet.id, at: { rowIndex: range.rowIndex, columnIndex: range.columnIndex } };
    const before = takeFill(range);
    cells.set(keyOf(place), { ...place, before, now: before });
    marks.set(keyOf(place), { ...place, ...mark });
  }
  const wanted = edits.flatMap((edit) => (edit.kind === "set-fill" ? [toPlace(state, edit)] : [])).filter((place) => !cells.has(keyOf(place)));
  const asked = [...new Map(wanted.map((place) => [keyOf(place), place])).values()].map((place) => ({ place, range: cellRange(context, place) }));
  await inBatches(context, asked, ({ range }) => askFill(range));
  for (const { place, range } of asked) cells.set(keyOf(place), { ...place, before: takeFill(range), now: takeFill(range) });

  const unmarked: string[] = [];
  for (const edit of edits) {
    if (edit.kind === "clear-marks") {
      for (const [key, mark] of marks) {
        const cell = cells.get(key);
        if (cell && isMarked(cell, mark)) cell.now = mark.before;
      }
      marks.clear();
    } else if (edit.kind === "set-fill") {
      const place = toPlace(state, edit);
      const key = keyOf(place);
      const cell = cells.get(key);
      const mark = marks.get(key);
      const own = cell && mark && isMarked(cell, mark) ? mark.before : cell?.now;
      if (!cell || typeof own !== "object") continue;
      if (canBePutBack(own)) {
        marks.set(key, { ...place, color: edit.color.toUpperCase(), before: own });
        cell.now = edit.color.toUpperCase();
      } else unmarked.push(`${edit.sheet}!${formatAddress(edit.at.rowIndex, edit.at.columnIndex)}`);
    }
  }
  return {
    marks: [...marks.values()],
    fills: [...cells.values()].filter((cell) => cell.now !== cell.before)
      .map(({ sheetId, at, before, now }) => ({ fill: now, change: { kind: "fill", sheetId, at, before, after: before } })),
    names: planNames(state, oldNames, [...marks.values()]),
    unmarked,
  };
}

/** The names are given anew with every write: they are ours, and nobody sees them. */
function planNames(state: BookState, oldNames: readonly string[], marks: readonly FillMark[]): Marking["names"] {
  const sheetNames = new Map(state.sheets.map(({ id, name }) => [id, name]));
  const wanted = marks.map((mark, i) => ({ name: markName(i), image: markAnchor(mark.at, sheetNames.get(mark.sheetId) ?? "") }));
  const kept = new Set(wanted.map(({ name }) => name));
  return [...oldNames.filter((name) => !kept.has(name)).map((name) => ({ name, image: null })), ...wanted];
}

function isMarked(cell: Cell, mark: FillMark): boolean {
  return typeof cell.now === "string" ? cell.now === mark.color : isFilledWith(cell.now, mark.color);
}

function toPlace(state: BookState, edit: { readonly sheet: string; readonly at: CellAddress }): Pick<Cell, "sheetId" | "at"> {
  return { sheetId: findSheet(state.sheets, edit.sheet)?.id ?? "", at: edit.at };
}

function keyOf({ sheetId, at }: Pick<Cell, "sheetId" | "at">): string {
  return `${sheetId}!${formatAddress(at.rowIndex, at.columnIndex)}`;
}
