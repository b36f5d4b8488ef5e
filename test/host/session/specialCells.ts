import type { BookSheet } from "../../../src/book/bookSheet.js";
import { meets } from "../../../src/book/cellEdits.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import { refuse } from "../wire/hostError.js";
import type { ExcelSession } from "./excelSession.js";
import { mergeCellsIntoAreas } from "./mergeAreas.js";
import { valueType } from "./readCells.js";

/** The kinds of values that `SpecialCellValueType` puts together: "LogicalNumbers" is truth values and numbers. */
const KINDS: Readonly<Record<string, RegExp>> = { Boolean: /Logical/, Double: /Number/, String: /Text/, Error: /Error/ };

/** The cells of areas that are what `Excel.SpecialCellType` names, within the used range of the sheet. */
export function specialCells(session: ExcelSession, sheet: BookSheet, areas: readonly CellRange[], type: string, wantedTypes: string): CellRange[] {
  const used = sheet.usedRange();
  const cells: CellRange[] = [];
  for (const area of areas) {
    // One cell means the whole sheet, as the dialogue of Excel has it.
    const isCell = area.top === area.bottom && area.left === area.right;
    const whole = isCell && used ? used : area;
    const part = used && clip(whole, used);
    if (!part) continue;
    for (let rowIndex = part.top; rowIndex <= part.bottom; rowIndex++) {
      for (let columnIndex = part.left; columnIndex <= part.right; columnIndex++) {
        if (isSpecial(session, sheet, rowIndex, columnIndex, type, wantedTypes)) cells.push({ top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex });
      }
    }
  }
  return mergeCellsIntoAreas(cells);
}

function clip(area: CellRange, used: CellRange): CellRange | undefined {
  const part = { top: Math.max(area.top, used.top), left: Math.max(area.left, used.left), bottom: Math.min(area.bottom, used.bottom), right: Math.min(area.right, used.right) };
  return part.top <= part.bottom && part.left <= part.right ? part : undefined;
}

function isSpecial(session: ExcelSession, sheet: BookSheet, rowIndex: number, columnIndex: number, type: string, wantedTypes: string): boolean {
  const value = sheet.value(rowIndex, columnIndex);
  const formula = sheet.formula(rowIndex, columnIndex);
  const cell = { top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex };
  const kind = valueType(value);
  const isWanted = wantedTypes === "All" || (KINDS[kind]?.test(wantedTypes) ?? false);
  switch (type) {
    case "Blanks": return value === null && formula === undefined;
    case "Constants": return value !== null && formula === undefined && isWanted;
    case "Formulas": return formula !== undefined && isWanted;
    case "Visible": return !sheet.line("row", rowIndex).hidden && !sheet.line("column", columnIndex).hidden;
    case "ConditionalFormats":
    case "SameConditionalFormat": return sheet.state.conditionalFormats.some(({ ranges }) => ranges.some((range) => meets(range, cell)));
    case "DataValidations":
    case "SameDataValidation": return session.extras.at(sheet, "validation", rowIndex, columnIndex) !== undefined;
    default: return refuse("InvalidArgument");
  }
}
