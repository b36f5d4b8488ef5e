import type { Workbook } from "../core/grid/grid.js";
import { isUnclear } from "../core/relations/formulas/evaluateFormula.js";
import { FormulaIndex } from "../core/relations/formulas/formulaIndex.js";
import { parseFormulaText } from "../core/relations/formulas/parseFormula.js";
import { WorkbookCells } from "../core/relations/formulas/workbookCells.js";
import type { WorkbookEdit } from "./ports.js";

/** Formulas that are to be written to a file, with what they come to now: a reader that does not calculate shows that. */
export function withCachedValues(edits: readonly WorkbookEdit[], workbook: Workbook): WorkbookEdit[] {
  if (!edits.some((edit) => edit.kind === "set-cell" && edit.content.kind === "formula")) return [...edits];
  const index = new FormulaIndex(workbook);
  const cells = new WorkbookCells(workbook, index);
  return edits.map((edit) => {
    if (edit.kind !== "set-cell" || edit.content.kind !== "formula" || edit.content.cached !== undefined) return edit;
    const home = { sheet: edit.sheet, ...edit.at };
    const value = cells.valueOf(parseFormulaText(edit.content.formula, { ...home, names: index.names }), home);
    return isUnclear(value) || value === null || typeof value === "object" ? edit : { ...edit, content: { ...edit.content, cached: value } };
  });
}
