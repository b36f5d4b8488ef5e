import { formatAddress } from "../../core/grid/address.js";
import type { Splices } from "../xml/splices.js";
import { attributeValue } from "../xml/xmlSource.js";
import { newCell, patchCell, type CellChange } from "./cellPatch.js";
import type { SheetPart } from "./sheetPart.js";
import { scanCells, type LineSource } from "./sheetRows.js";

/** Changes of cells by row and column. */
export type RowChanges = Map<number, Map<number, CellChange>>;

/** Writes changes of cells into a sheet; rows and cells that nothing addresses keep their source. */
export function spliceCells(splices: Splices, sheet: SheetPart, changes: RowChanges): void {
  const { rows, sheetData, prefix } = sheet;
  const byIndex = new Map(rows.map((row) => [row.index, row]));
  if (leavesNothing(sheet, changes)) {
    splices.replace(sheetData.openEnd - 1, sheetData.end, "/>");
    return;
  }
  const added: { rowIndex: number; xml: string }[] = [];
  for (const [rowIndex, cells] of [...changes].sort(([a], [b]) => a - b)) {
    const row = byIndex.get(rowIndex);
    if (row) spliceRow(splices, sheet, row, cells);
    else {
      const xml = newCells(sheet, rowIndex, [...cells].sort(([a], [b]) => a - b));
      if (xml !== "") added.push({ rowIndex, xml: `<${prefix}row r="${String(rowIndex + 1)}">${xml}</${prefix}row>` });
    }
  }
  if (added.length === 0) return;
  if (sheetData.closeStart === sheetData.end) {
    splices.replace(sheetData.start, sheetData.end, `<${sheetData.name}>${added.map(({ xml }) => xml).join("")}</${sheetData.name}>`);
    return;
  }
  let next = 0;
  for (const { rowIndex, xml } of added) {
    while (next < rows.length && (rows[next]?.index ?? 0) < rowIndex) next++;
    insertBefore(splices, rows[next], sheetData.closeStart, xml, (following) => String(following.index + 1));
  }
}

function spliceRow(splices: Splices, sheet: SheetPart, row: LineSource, changes: ReadonlyMap<number, CellChange>): void {
  const { source, prefix } = sheet;
  const sorted = [...changes].sort(([a], [b]) => a - b);
  if (row.closeStart === row.end) {
    const xml = newCells(sheet, row.index, sorted);
    if (xml !== "") splices.replace(row.end - 2, row.end, `>${xml}</${prefix}row>`);
    return;
  }
  const cells = scanCells(source, row);
  if (isEmptied(cells, changes)) {
    if (isLeaving(changes)) splices.replace(row.start, row.end, "");
    else splices.replace(row.openEnd - 1, row.end, "/>");
    return;
  }
  let next = 0;
  for (const [columnIndex, change] of sorted) {
    while (next < cells.length && (cells[next]?.index ?? 0) < columnIndex) next++;
    const cell = cells[next];
    if (cell?.index === columnIndex) {
      splices.replace(cell.start, cell.end, change.remove ? "" : patchCell(source.slice(cell.start, cell.end), change));
    } else {
      const xml = newCells(sheet, row.index, [[columnIndex, change]]);
      if (xml !== "") insertBefore(splices, cell, row.closeStart, xml, (following) => formatAddress(row.index, following.index));
    }
  }
  widenSpans(splices, source, row, sorted);
}

/** Every cell of the row is taken out, and nothing comes in. */
function isEmptied(cells: readonly LineSource[], changes: ReadonlyMap<number, CellChange>): boolean {
  return cells.every((cell) => changes.get(cell.index)?.remove !== undefined) && [...changes.values()].every((change) => change.remove !== undefined);
}

/** The row itself came with a cell that now goes. */
function isLeaving(changes: ReadonlyMap<number, CellChange>): boolean {
  return [...changes.values()].some((change) => change.remove === "row");
}

/** Every row goes: the sheet was blank before it was marked. */
function leavesNothing(sheet: SheetPart, changes: RowChanges): boolean {
  const { rows, source } = sheet;
  if (rows.length === 0 || rows.length > changes.size) return false;
  return rows.every((row) => {
    const change = changes.get(row.index);
    return change !== undefined && isLeaving(change) && isEmptied(scanCells(source, row), change);
  }) && [...changes.keys()].every((rowIndex) => sheet.row(rowIndex) !== undefined);
}

function newCells(sheet: SheetPart, rowIndex: number, changes: readonly (readonly [number, CellChange])[]): string {
  return changes
    .map(([columnIndex, change]) => {
      if (change.remove) return "";
      return newCell(formatAddress(rowIndex, columnIndex), change, sheet.inheritedStyle({ rowIndex, columnIndex }), sheet.prefix) ?? "";
    })
    .join("");
}

/** What follows an insertion and has no place of its own written would move on by one: it gets its `r`. */
function insertBefore(splices: Splices, following: LineSource | undefined, end: number, xml: string, r: (following: LineSource) => string): void {
  splices.insert(following?.start ?? end, xml);
  if (following && !following.hasIndex) splices.setAttribute(following.start, "r", r(following));
}

/** `spans` tells from where to where a row has cells, so that Excel can set room aside; it must not be too narrow. */
function widenSpans(splices: Splices, source: string, row: LineSource, changes: readonly (readonly [number, CellChange])[]): void {
  const spans = /^(\d+):(\d+)$/.exec(attributeValue(source, row, "spans") ?? "");
  const written = changes.filter(([, { content }]) => content && content.kind !== "blank").map(([columnIndex]) => columnIndex + 1);
  if (!spans || written.length === 0) return;
  const first = Math.min(Number(spans[1]), ...written);
  const last = Math.max(Number(spans[2]), ...written);
  splices.setAttribute(row.start, "spans", `${String(first)}:${String(last)}`);
}
