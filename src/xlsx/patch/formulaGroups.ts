import { parseRange, type CellAddress, type CellRange } from "../../core/grid/address.js";
import { attributeValue, childOf, parseXml, textOf } from "../xml/xmlSource.js";
import { scanCells, type LineSource } from "./sheetRows.js";

/** One formula written at its first cell and shared by others. */
export interface SharedGroup {
  readonly master: CellAddress;
  readonly formula: string;
  readonly members: readonly CellAddress[];
}

/** The formulas of a sheet that belong to more than one cell. */
export interface FormulaGroups {
  readonly shared: readonly SharedGroup[];
  /** Areas of array formulas (also those that spill) and of data tables. */
  readonly areas: readonly CellRange[];
}

const GROUPED = /\st\s*=\s*["'](?:shared|array|dataTable)["']/;
const NONE: FormulaGroups = { shared: [], areas: [] };

export function findFormulaGroups(source: string, rows: readonly LineSource[]): FormulaGroups {
  if (!GROUPED.test(source)) return NONE;
  const areas: CellRange[] = [];
  const shared: { master: CellAddress; formula: string; members: CellAddress[] }[] = [];
  const latest = new Map<string, (typeof shared)[number]>();
  for (const row of rows) {
    if (!GROUPED.test(source.slice(row.openEnd, row.closeStart))) continue;
    for (const cell of scanCells(source, row)) {
      const cellSource = source.slice(cell.start, cell.end);
      if (!GROUPED.test(cellSource)) continue;
      const f = childOf(parseXml(cellSource), "f");
      if (!f) continue;
      const type = attributeValue(cellSource, f, "t");
      const area = parseRange(attributeValue(cellSource, f, "ref") ?? "");
      if (type !== "shared") {
        if (area) areas.push(area);
        continue;
      }
      const at = { rowIndex: row.index, columnIndex: cell.index };
      const key = attributeValue(cellSource, f, "si") ?? "";
      const formula = textOf(cellSource, f);
      // A number may be given again further down; members belong to the nearest master before them.
      if (formula !== "") {
        const group = { master: at, formula, members: [] };
        latest.set(key, group);
        shared.push(group);
      } else latest.get(key)?.members.push(at);
    }
  }
  return { shared, areas };
}
