import type { SheetPlan } from "../core/sheets/sheetPlan.js";
import { writeWorkbook } from "./writeWorkbook.js";

/**
 * A new .xlsx with blank sheets of the given names, to be filled by the patcher.
 * @example applyEdits(blankPackage(["件数表"]), [{ kind: "put-cells", sheet: "件数表", cells }])
 */
export function blankPackage(sheetNames: readonly string[]): Uint8Array {
  return writeWorkbook(sheetNames.map((name): SheetPlan => ({
    name, cells: [], merges: [], columnWidths: [], rowHeights: [], names: [], showGridLines: true,
    page: { paper: "A4", orientation: "portrait", fitToWidth: false, centerHorizontally: false, margins: { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75 } },
  })));
}
