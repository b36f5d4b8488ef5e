import type { BookSheet } from "../../../src/book/bookSheet.js";
import { columnLetters, quoteSheetName, type CellRange } from "../../../src/core/grid/address.js";
import { isWholeColumns, isWholeRows, parseArea, splitAddress } from "./addressText.js";
import type { ExcelSession } from "./excelSession.js";

/** What is printed and what is repeated are names local to the sheet, as in files. */
type PrintName = "Print_Area" | "Print_Titles";

export function printNames(session: ExcelSession, sheet: BookSheet, name: PrintName): CellRange[] {
  const found = session.book.names.find((defined) => defined.sheet === sheet.name && (defined.name === `_xlnm.${name}` || defined.name === name));
  return (found?.refersTo.split(/,(?=(?:[^']*'[^']*')*[^']*$)/) ?? []).flatMap((part) => parseArea(splitAddress(part)[1]) ?? []);
}

export function setPrintName(session: ExcelSession, sheet: BookSheet, name: PrintName, areas: readonly CellRange[]): void {
  session.beforeWrite();
  const refersTo = areas.map((area) => `${quoteSheetName(sheet.name)}!${absolute(area)}`).join(",");
  session.change(() => session.book.defineName({ name: `_xlnm.${name}`, refersTo, sheet: sheet.name, hidden: false }));
}

function absolute(area: CellRange): string {
  if (isWholeRows(area)) return `$${area.top + 1}:$${area.bottom + 1}`;
  if (isWholeColumns(area)) return `$${columnLetters(area.left)}:$${columnLetters(area.right)}`;
  return `$${columnLetters(area.left)}$${area.top + 1}:$${columnLetters(area.right)}$${area.bottom + 1}`;
}
