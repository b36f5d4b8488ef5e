import { MAX_COLUMNS, MAX_ROWS, formatAddress } from "../../../core/grid/address.js";
import type { LineShift } from "../../../core/grid/formulaShift.js";
import type { Splices } from "../../xml/splices.js";
import { attributeValue } from "../../xml/xmlSource.js";
import { refuse } from "../refusal.js";
import type { SheetPart } from "../sheetPart.js";
import { scanCells, type LineSource } from "../sheetRows.js";
import { shiftIndex } from "./shiftRange.js";

/** Moves the rows or cells of a sheet. New lines look like the one before them, as when a person inserts them. */
export function shiftCells(splices: Splices, sheet: SheetPart, shift: LineShift): void {
  if (shift.axis === "row") shiftRows(splices, sheet, shift);
  else for (const row of sheet.rows) shiftColumns(splices, sheet, row, shift);
}

function shiftRows(splices: Splices, sheet: SheetPart, shift: LineShift): void {
  const { source, rows, sheetData } = sheet;
  const last = rows.at(-1);
  if (shift.kind === "insert" && last && last.index >= shift.at && last.index + shift.count >= MAX_ROWS) refuse("invalid-edit", sheet.part);
  if (shift.kind === "insert") {
    const model = sheet.row(shift.at - 1);
    const following = rows.find((row) => row.index >= shift.at);
    if (model) splices.insert(following?.start ?? sheetData.closeStart, newRows(source, sheet, model, shift));
  }
  for (const row of rows) {
    if (row.index < shift.at) continue;
    const index = shiftIndex(row.index, shift);
    if (index === undefined) {
      splices.replace(row.start, row.end, "");
      continue;
    }
    splices.setAttribute(row.start, "r", String(index + 1));
    for (const cell of scanCells(source, row)) if (cell.hasIndex) splices.setAttribute(cell.start, "r", formatAddress(index, cell.index));
  }
}

function newRows(source: string, sheet: SheetPart, model: LineSource, { at, count }: LineShift): string {
  const attributes = ["s", "customFormat", "ht", "customHeight"].flatMap((name) => {
    const value = attributeValue(source, model, name);
    return value === undefined ? [] : [` ${name}="${value}"`];
  });
  const styles = scanCells(source, model).flatMap((cell) => {
    const style = attributeValue(source, cell, "s");
    return style === undefined ? [] : [[cell.index, style] as const];
  });
  return Array.from({ length: count }, (_, i) => {
    const cells = styles.map(([columnIndex, style]) => `<${sheet.prefix}c r="${formatAddress(at + i, columnIndex)}" s="${style}"/>`);
    const open = `<${sheet.prefix}row r="${String(at + i + 1)}"${attributes.join("")}`;
    return cells.length === 0 ? `${open}/>` : `${open}>${cells.join("")}</${sheet.prefix}row>`;
  }).join("");
}

function shiftColumns(splices: Splices, sheet: SheetPart, row: LineSource, shift: LineShift): void {
  const { source, prefix } = sheet;
  const cells = scanCells(source, row);
  const following = cells.find((cell) => cell.index >= shift.at);
  const model = shift.kind === "insert" ? cells.find((cell) => cell.index === shift.at - 1) : undefined;
  const style = model && attributeValue(source, model, "s");
  const last = cells.at(-1);
  if (shift.kind === "insert" && following && last && last.index + shift.count >= MAX_COLUMNS) refuse("invalid-edit", sheet.part);
  if (following || style !== undefined) splices.setAttribute(row.start, "spans", undefined);
  if (style !== undefined) {
    const added = Array.from({ length: shift.count }, (_, i) => `<${prefix}c r="${formatAddress(row.index, shift.at + i)}" s="${style}"/>`);
    splices.insert(following?.start ?? row.closeStart, added.join(""));
  }
  for (const cell of cells) {
    if (cell.index < shift.at) continue;
    const index = shiftIndex(cell.index, shift);
    if (index === undefined) splices.replace(cell.start, cell.end, "");
    else splices.setAttribute(cell.start, "r", formatAddress(row.index, index));
  }
}
