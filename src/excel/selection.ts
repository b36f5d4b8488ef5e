import type { HostFailure, Selection } from "../app/ports.js";
import { fail, succeed, type Result } from "../core/report/result.js";
import { runExcel } from "./runExcel.js";

/** Where the user is. Of several areas it is the first. */
export async function readSelection(): Promise<Result<Selection, HostFailure>> {
  return runExcel<Selection, HostFailure>(async (context) => {
    const areas = context.workbook.getSelectedRanges();
    areas.load("worksheet/name,areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount");
    await context.sync();
    const [first] = areas.areas.items; // eslint-disable-line office-addins/load-object-before-read -- loaded by path, which the rule does not see
    if (!first) return fail({ code: "host-failed", detail: "InvalidSelection" });
    const { rowIndex, columnIndex, rowCount, columnCount } = first;
    const range = { top: rowIndex, left: columnIndex, bottom: rowIndex + rowCount - 1, right: columnIndex + columnCount - 1 };
    return succeed({ sheet: areas.worksheet.name, range });
  });
}

/**
 * Selects a place and brings it into view, in one sync. Only where Excel refuses is it asked why: the sheet may be gone, or hidden,
 * and on a hidden one nothing can be selected.
 */
export async function select(place: Selection): Promise<Result<void, HostFailure>> {
  const selected = await runExcel<undefined, HostFailure>(async (context) => {
    const worksheet = context.workbook.worksheets.getItem(place.sheet).load("visibility");
    const { top, left, bottom, right } = place.range;
    worksheet.activate();
    worksheet.getRangeByIndexes(top, left, bottom - top + 1, right - left + 1).select();
    await context.sync();
    return worksheet.visibility === "Visible" ? succeed(undefined) : fail({ code: "sheet-hidden", detail: place.sheet });
  });
  return selected.ok || selected.error.code === "sheet-hidden" ? selected : fail(await explainRefusal(place.sheet, selected.error));
}

async function explainRefusal(sheet: string, failure: HostFailure): Promise<HostFailure> {
  if (failure.code !== "host-failed") return failure;
  const looked = await runExcel<HostFailure, HostFailure>(async (context) => {
    const worksheet = context.workbook.worksheets.getItemOrNullObject(sheet).load("visibility");
    await context.sync();
    if (worksheet.isNullObject) return succeed({ code: "sheet-gone", detail: sheet, cause: failure.cause });
    return succeed(worksheet.visibility === "Visible" ? failure : { code: "sheet-hidden", detail: sheet, cause: failure.cause });
  });
  return looked.ok ? looked.value : failure;
}
