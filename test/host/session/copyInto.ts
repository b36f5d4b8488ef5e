import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { CellContent } from "../../../src/book/cellEdits.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import type { CellFormat } from "../../../src/core/grid/cellFormat.js";
import { translateFormula } from "../../../src/core/grid/formulaShift.js";
import { refuse } from "../wire/hostError.js";
import { raiseFormatChanged, raiseSheetChanged } from "./changeEvents.js";
import type { ExcelSession } from "./excelSession.js";
import { requireEditable } from "./protectionRules.js";
import type { RangeAnchor } from "./rangeAnchor.js";

export interface CopyOptions {
  readonly copyType: string;
  readonly skipBlanks: boolean;
  readonly transpose: boolean;
  /** Moved cells keep what their formulas name. */
  readonly keepsReferences?: boolean;
}

interface Cell {
  readonly content: CellContent;
  readonly format: CellFormat;
  readonly isBlank: boolean;
  readonly from: { readonly rowIndex: number; readonly columnIndex: number };
}

/** Copies a block to a range: once from its first cell where the range is smaller, and repeated where it is a multiple of the block. */
export function copyInto(session: ExcelSession, from: BookSheet, source: CellRange, target: RangeAnchor, options: CopyOptions): void {
  if (!["All", "Formulas", "Values", "Formats", "Link"].includes(options.copyType)) refuse("InvalidArgument");
  const block = readBlock(from, clipToUsed(from, source), options.transpose);
  const height = block.length;
  const width = block[0]?.length ?? 0;
  const area = targetArea(target.area, height, width);
  requireEditable(session, target.sheet, area);
  const write = (): void => session.change(() => {
    const merges = options.copyType === "All" || options.copyType === "Formats" ? from.merges.filter((m) => m.top >= source.top && m.bottom <= source.bottom && m.left >= source.left && m.right <= source.right) : [];
    for (let r = area.top; r <= area.bottom; r++) {
      for (let c = area.left; c <= area.right; c++) {
        const cell = block[(r - area.top) % height]?.[(c - area.left) % width];
        if (cell && !(options.skipBlanks && cell.isBlank)) writeCell(target.sheet, r, c, cell, options, from);
      }
    }
    if (options.transpose) return;
    for (const m of merges) {
      target.sheet.merge({ top: area.top + m.top - source.top, left: area.left + m.left - source.left, bottom: area.top + m.bottom - source.top, right: area.left + m.right - source.left });
    }
  });
  if (options.copyType === "Formats") {
    write();
    raiseFormatChanged(session, target.sheet, area);
  } else raiseSheetChanged(session, target.sheet, area, "RangeEdited", write);
}

function clipToUsed(sheet: BookSheet, area: CellRange): CellRange {
  const used = sheet.usedRange();
  if (!used) return { ...area, bottom: area.top, right: area.left };
  return { ...area, bottom: Math.max(area.top, Math.min(area.bottom, Math.max(used.bottom, area.top + 999))), right: Math.max(area.left, Math.min(area.right, Math.max(used.right, area.left + 255))) };
}

function targetArea(area: CellRange, height: number, width: number): CellRange {
  const rows = area.bottom - area.top + 1;
  const columns = area.right - area.left + 1;
  return {
    ...area,
    bottom: rows % height === 0 ? area.bottom : area.top + height - 1,
    right: columns % width === 0 ? area.right : area.left + width - 1,
  };
}

function readBlock(sheet: BookSheet, area: CellRange, transpose: boolean): Cell[][] {
  const at = (rowIndex: number, columnIndex: number): Cell => {
    const value = sheet.value(rowIndex, columnIndex);
    const formula = sheet.formula(rowIndex, columnIndex);
    return { content: { value, ...(formula !== undefined && { formula }) }, format: sheet.format(rowIndex, columnIndex), isBlank: value === null && formula === undefined, from: { rowIndex, columnIndex } };
  };
  const rows = Array.from({ length: area.bottom - area.top + 1 }, (_, r) => Array.from({ length: area.right - area.left + 1 }, (_unused, c) => at(area.top + r, area.left + c)));
  if (!transpose) return rows;
  return Array.from({ length: rows[0]?.length ?? 0 }, (_, c) => rows.flatMap((row) => row[c] ?? []));
}

function writeCell(sheet: BookSheet, rowIndex: number, columnIndex: number, cell: Cell, { copyType, keepsReferences }: CopyOptions, source: BookSheet): void {
  const { value, formula } = cell.content;
  if (copyType === "Link") {
    const reference = translateFormula("A1", cell.from.rowIndex, cell.from.columnIndex);
    sheet.setCells({ rowIndex, columnIndex }, [[{ formula: sheet.id === source.id ? reference : `'${source.name.replaceAll("'", "''")}'!${reference}`, value: value ?? null }]]);
    return;
  }
  if (copyType !== "Formats") {
    const moved = formula === undefined || copyType === "Values" ? undefined
      : keepsReferences ? formula : translateFormula(formula, rowIndex - cell.from.rowIndex, columnIndex - cell.from.columnIndex);
    sheet.setCells({ rowIndex, columnIndex }, [[{ value: value ?? null, ...(moved !== undefined && { formula: moved }) }]]);
  }
  if (copyType === "All" || copyType === "Formats") sheet.replaceFormat(rowIndex, columnIndex, cell.format);
}
