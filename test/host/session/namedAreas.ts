import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import type { DefinedName } from "../../../src/core/grid/grid.js";
import { parseArea, splitAddress } from "./addressText.js";
import type { ExcelSession } from "./excelSession.js";

/** The cells that a name of the sheet, of the workbook, or of an Excel table stands for. */
export function namedArea(session: ExcelSession, name: string, sheet: BookSheet | undefined): { sheet: BookSheet; area: CellRange } | undefined {
  const wanted = name.toLowerCase();
  const names = session.book.names.filter((defined) => defined.name.toLowerCase() === wanted);
  const found = names.find((defined) => defined.sheet !== undefined && defined.sheet === sheet?.name) ?? names.find((defined) => defined.sheet === undefined);
  if (found) return areaOfName(session, found);
  for (const candidate of session.book.sheets) {
    const table = candidate.state.tables.find((one) => one.name.toLowerCase() === wanted);
    if (table) return { sheet: candidate, area: { ...table.range, top: table.range.top + table.headerRows, bottom: table.range.bottom - table.totalsRows } };
  }
  return undefined;
}

/** Undefined where the name stands for no cells of this workbook. */
export function areaOfName(session: ExcelSession, name: DefinedName): { sheet: BookSheet; area: CellRange } | undefined {
  const [sheetName, rest] = splitAddress(name.refersTo);
  const sheet = sheetName === undefined ? undefined : session.book.sheet(sheetName);
  const area = parseArea(rest);
  return sheet && area ? { sheet, area } : undefined;
}
