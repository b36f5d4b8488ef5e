import type { BookSheet } from "../../../../src/book/bookSheet.js";
import type { CellRange } from "../../../../src/core/grid/address.js";
import { wildcard } from "../../session/criteria.js";
import type { ExcelSession } from "../../session/excelSession.js";
import type { RangeAnchor } from "../../session/rangeAnchor.js";
import { mergeCellsIntoAreas } from "../../session/mergeAreas.js";
import { specialCells } from "../../session/specialCells.js";
import { writeInputs } from "../../session/writeCells.js";
import { refuse } from "../../wire/hostError.js";
import type { HostObject } from "../../wire/hostObject.js";
import { TableScopedCollection } from "../tables/tableCollection.js";
import { RangeLooks } from "./rangeLooks.js";
import { edgeOf } from "./rangeEdges.js";
import { usedPart } from "./rangePlaces.js";

export interface SearchCriteria {
  readonly completeMatch?: boolean;
  readonly matchCase?: boolean;
  readonly searchDirection?: string;
}

/** Finding cells by what they hold or are. */
export abstract class RangeSearch extends RangeLooks {
  Find(text: string, criteria: SearchCriteria): RangeAnchor { return this.FindOrNullObject(text, criteria) ?? refuse("ItemNotFound"); }

  /** The first cell that shows the text, by rows. */
  FindOrNullObject(text: string, criteria: SearchCriteria): RangeAnchor | null {
    const found = findCells(this.sheet, usedPart(this, true), text, criteria);
    const cell = criteria.searchDirection === "Backwards" ? found.at(-1) : found[0];
    return cell ? this.at(cell) : null;
  }

  /** Gives how many cells were changed. */
  ReplaceAll(text: string, replacement: string, criteria: SearchCriteria): number {
    return replaceAll(this.session, this.sheet, usedPart(this, true), text, replacement, criteria);
  }

  GetSpecialCells(type: string, valueType?: string): HostObject { return this.GetSpecialCellsOrNullObject(type, valueType) ?? refuse("ItemNotFound"); }

  GetSpecialCellsOrNullObject(type: string, valueType = "All"): HostObject | null {
    const areas = specialCells(this.session, this.sheet, [this.area], type, valueType);
    return areas.length > 0 ? this.session.maker.rangeAreas(this.session, this.sheet, areas) : null;
  }

  GetTables(fullyContained = true): HostObject { return new TableScopedCollection(this.session, this.sheet, [this.area], fullyContained); }

  /** Where Ctrl and an arrow key would go from the active cell. */
  GetRangeEdge(direction: string, activeCell?: RangeAnchor | string): RangeAnchor {
    return this.at(edgeOf(this.sheet, this.start(activeCell), direction));
  }

  /** What Ctrl, Shift and an arrow key would take in. */
  GetExtendedRange(direction: string, activeCell?: RangeAnchor | string): RangeAnchor {
    const edge = edgeOf(this.sheet, this.start(activeCell), direction);
    return this.at({
      top: Math.min(this.area.top, edge.top), left: Math.min(this.area.left, edge.left), bottom: Math.max(this.area.bottom, edge.bottom), right: Math.max(this.area.right, edge.right),
    });
  }

  private start(activeCell: RangeAnchor | string | undefined): CellRange {
    const area = activeCell === undefined ? this.area : this.areaOf(activeCell);
    return { ...area, bottom: area.top, right: area.left };
  }
}

/** The cells of an area whose formula, or value, holds the text, by rows. */
export function findCells(sheet: BookSheet, area: CellRange | undefined, text: string, criteria: SearchCriteria): CellRange[] {
  if (!area) return [];
  if (text === "") return refuse("InvalidArgument");
  const pattern = wildcard(text, { whole: criteria.completeMatch ?? false, matchCase: criteria.matchCase ?? false });
  const found: CellRange[] = [];
  for (const [rowIndex] of sheet.state.cells.entries(area.top, area.bottom)) {
    for (let columnIndex = area.left; columnIndex <= area.right; columnIndex++) {
      pattern.lastIndex = 0;
      const shown = sheet.text(rowIndex, columnIndex);
      if (shown !== "" && pattern.test(shown)) found.push({ top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex });
    }
  }
  return found;
}

export function replaceAll(session: ExcelSession, sheet: BookSheet, area: CellRange | undefined, text: string, replacement: string, criteria: SearchCriteria): number {
  if (!area) return 0;
  const pattern = wildcard(text, { whole: criteria.completeMatch ?? false, matchCase: criteria.matchCase ?? false });
  let count = 0;
  for (let rowIndex = area.top; rowIndex <= area.bottom; rowIndex++) {
    for (let columnIndex = area.left; columnIndex <= area.right; columnIndex++) {
      const formula = sheet.formula(rowIndex, columnIndex);
      const value = sheet.value(rowIndex, columnIndex);
      const before = formula === undefined ? (value === null || typeof value === "object" ? "" : String(value)) : `=${formula}`;
      pattern.lastIndex = 0;
      if (before === "" || !pattern.test(before)) continue;
      const after = before.replace(pattern, () => replacement);
      writeInputs(session, sheet, { top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex }, after);
      count++;
    }
  }
  return count;
}

/** `findAll` of a sheet. */
export function findAll(session: ExcelSession, sheet: BookSheet, text: string, criteria: SearchCriteria): HostObject | null {
  const found = findCells(sheet, sheet.usedRange(true), text, criteria);
  return found.length > 0 ? session.maker.rangeAreas(session, sheet, mergeCellsIntoAreas(found)) : null;
}
