import type { HostFailure, LiveWorkbookPort } from "../app/ports.js";
import { fail, type Result } from "../core/report/result.js";
import type { SheetPlan } from "../core/sheets/sheetPlan.js";
import { FLOOR } from "./requirements.js";
import { readSelection, select } from "./selection.js";

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
export function createExcelPort(_options: ExcelPortOptions): LiveWorkbookPort {
  return {
    // Notes are ExcelApi 1.18, which no office.js that can be shipped knows: marks are fills, and the record sheet says why.
    abilities: { notes: false, richText: true, addsSheets: true },
    selection: readSelection,
    select,
    read: notYet,
    write: notYet,
    undo: notYet,
    readCustomXml: notYet,
    watch: notYet,
  };
}

// eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous
async function notYet(): Promise<Result<never, HostFailure>> {
  return fail({ code: "api-missing", detail: `ExcelApi ${FLOOR}` });
}
