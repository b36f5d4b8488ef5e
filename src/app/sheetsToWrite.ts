import type { Workbook } from "../core/grid/grid.js";
import { toSheetName } from "../core/grid/sheetName.js";
import type { SheetPlan } from "../core/sheets/sheetPlan.js";
import { ownSheets } from "./ownSheets.js";
import type { WorkbookEdit } from "./ports.js";

/** Sheets of ours that are to go into a workbook, shown to the user before anything is written. */
export interface SheetsToWrite {
  readonly sheets: readonly SheetPlan[];
  /** Sheets of an earlier run that this one no longer needs. */
  readonly staleSheets: readonly string[];
}

/**
 * Finds names that are free in the workbook: an earlier sheet of ours is replaced, one of the user's never.
 * @param families how the names of this kind of sheet begin
 */
export function fitSheets(plans: readonly SheetPlan[], workbook: Workbook, families: readonly string[]): SheetsToWrite {
  const own = ownSheets(workbook);
  const taken = workbook.sheets.map((grid) => grid.name).filter((name) => !own.has(name));
  const sheets = plans.map((plan): SheetPlan => {
    const name = toSheetName(plan.name, taken);
    taken.push(name);
    return { ...plan, name };
  });
  const staleSheets = [...own].filter((name) => families.some((start) => name.startsWith(start)) && !sheets.some((sheet) => sheet.name === name));
  return { sheets, staleSheets };
}

/** What is to be written: an earlier sheet of ours is replaced where it stands. */
export function sheetEdits({ sheets, staleSheets }: SheetsToWrite): WorkbookEdit[] {
  return [
    ...sheets.map((plan): WorkbookEdit => ({ kind: "add-sheet", plan, replaceOwn: true })),
    ...staleSheets.map((sheet): WorkbookEdit => ({ kind: "remove-own-sheet", sheet })),
  ];
}
