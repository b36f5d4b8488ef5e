import type { LiveWorkbookPort } from "../app/ports.js";
import type { SheetPlan } from "../core/sheets/sheetPlan.js";
import { Journal } from "./journal/journal.js";
import { undoWrite } from "./journal/undoWrite.js";
import { readWorkbook } from "./read/readWorkbook.js";
import { readSelection, select } from "./selection.js";
import { watchWorkbook } from "./watchWorkbook.js";
import { readCustomXml } from "./write/customXml.js";
import { writeWorkbook } from "./write/writeWorkbook.js";

export interface ExcelPortOptions {
  /** Builds a workbook's bytes from plans; it may load the writer first. Its formats and underlines go into Excel as a file's do. */
  readonly packSheets: (plans: readonly SheetPlan[]) => Uint8Array | Promise<Uint8Array>;
}

/**
 * The workbook that lies open in Excel. Call it after `Office.onReady`; it asks nothing of Excel until a method is called.
 * What lies behind its receipts lives as long as the page: after that a write can no longer be undone.
 * @example
 * const port = createExcelPort({ packSheets: async (plans) => (await import("../xlsx/writeWorkbook.js")).writeWorkbook(plans) });
 * const read = await port.read();
 */
export function createExcelPort(options: ExcelPortOptions): LiveWorkbookPort {
  const journal = new Journal();
  return {
    // Notes are ExcelApi 1.18, which no office.js that can be shipped knows: marks are fills, and the record sheet says why.
    abilities: { notes: false, richText: true, addsSheets: true },
    read: readWorkbook,
    write: (edits) => writeWorkbook(edits, options, journal),
    undo: (receipt) => undoWrite(receipt, journal),
    readCustomXml,
    selection: readSelection,
    select,
    watch: (listener) => watchWorkbook(listener, journal),
  };
}
