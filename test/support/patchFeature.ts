import type { WorkbookEdit } from "../../src/app/ports.js";
import type { SheetPlan } from "../../src/core/sheets/sheetPlan.js";
import { applyEdits } from "../../src/xlsx/patcher.js";
import { featureBook } from "./featureBooks.js";

/** A far cell, a note and a sheet: what `npm run roundtrip` does to the files of a folder. */
const ADDED: SheetPlan = {
  name: "追加", cells: [{ rowIndex: 0, columnIndex: 0, content: { kind: "text", text: "追加した表" }, style: {} }], merges: [], columnWidths: [10], rowHeights: [],
  page: { paper: "A4", orientation: "portrait", fitToWidth: true, centerHorizontally: false, margins: { left: 0.7, right: 0.7, top: 0.7, bottom: 0.7 } }, names: [], showGridLines: true,
};
const EDITS: readonly WorkbookEdit[] = [
  { kind: "set-cell", sheet: "表", at: { rowIndex: 998, columnIndex: 40 }, content: { kind: "number", value: 12.5 } },
  { kind: "add-note", sheet: "表", at: { rowIndex: 998, columnIndex: 40 }, text: "確認のための注記", author: "検算" },
  { kind: "add-sheet", plan: ADDED, replaceOwn: false },
];

/** The book of a feature, and the same with the three edits. */
export function patchFeature(feature: string): { before: Uint8Array; after: Uint8Array } {
  const before = featureBook(feature);
  const result = applyEdits(before, EDITS);
  if (!result.ok) throw new Error(`${feature}: ${result.error.code} ${result.error.detail ?? ""}`);
  return { before, after: result.value };
}
