import type { BookSheet } from "../../../src/book/bookSheet.js";
import type { CellContent } from "../../../src/book/cellEdits.js";
import { meets } from "../../../src/book/cellEdits.js";
import type { CellRange } from "../../../src/core/grid/address.js";
import { refuse } from "../wire/hostError.js";
import { raiseSheetChanged } from "./changeEvents.js";
import { requireEditable } from "./protectionRules.js";
import { formatAt, mapCells } from "./readCells.js";
import type { ExcelSession } from "./excelSession.js";
import { typedContent } from "./typedContent.js";

/** A list of lists of the area's shape, or one value for every cell. Another shape is `InvalidArgument`. */
export function spread(value: unknown, area: CellRange): readonly (readonly unknown[])[] {
  const rowCount = area.bottom - area.top + 1;
  const columnCount = area.right - area.left + 1;
  if (!Array.isArray(value)) {
    if (rowCount * columnCount > MOST_WRITTEN) return refuse("RangeExceedsLimit");
    return Array.from({ length: rowCount }, () => Array.from({ length: columnCount }, () => value));
  }
  const rows = value as readonly unknown[];
  const fits = rows.length === rowCount && rows.every((row) => Array.isArray(row) && row.length === columnCount);
  return fits ? (rows as readonly (readonly unknown[])[]) : refuse("InvalidArgument", "The number of rows or columns in the input array doesn't match the size or dimensions of the range.");
}

/** More cells than this no single call may write. */
const MOST_WRITTEN = 5_000_000;

/** Writes what a program gives as `values` or `formulas`: texts are read as if they were typed. `null` leaves its cell alone. */
export function writeInputs(session: ExcelSession, sheet: BookSheet, area: CellRange, value: unknown): void {
  const rows = spread(value, area);
  requireEditable(session, sheet, area);
  raiseSheetChanged(session, sheet, area, "RangeEdited", () => {
    const formats: { rowIndex: number; columnIndex: number; numberFormat: string }[] = [];
    const uses1904 = session.book.peek().usesDate1904;
    const { state } = sheet;
    const contents = rows.map((row, r) => row.map((item, c): CellContent | undefined => {
      if (typeof item !== "string" || item === "") return plainContent(item);
      const rowIndex = area.top + r;
      const columnIndex = area.left + c;
      const { content, numberFormat } = typedContent(item, formatAt(state, rowIndex, columnIndex).numberFormat, uses1904);
      if (numberFormat !== undefined) formats.push({ rowIndex, columnIndex, numberFormat });
      return content;
    }));
    session.change(() => {
      writeThroughHeaders(sheet, area, contents);
      for (const { rowIndex, columnIndex, numberFormat } of formats) {
        sheet.setFormat({ top: rowIndex, left: columnIndex, bottom: rowIndex, right: columnIndex }, { numberFormat });
      }
    });
  });
}

function plainContent(item: unknown): CellContent | undefined {
  if (item === null || item === undefined) return undefined;
  if (item === "") return { value: null };
  if (typeof item === "number" || typeof item === "boolean") return { value: item };
  return refuse("InvalidArgument");
}

/** A text in the header of an Excel table renames its column; the book leaves headers to who knows that. */
function writeThroughHeaders(sheet: BookSheet, area: CellRange, contents: readonly (readonly (CellContent | undefined)[])[]): void {
  const tables = sheet.state.tables;
  const at = { rowIndex: area.top, columnIndex: area.left };
  if (!tables.some((table) => meets(table.range, area))) {
    sheet.setCells(at, contents);
    return;
  }
  sheet.setTables([]);
  sheet.setCells(at, contents);
  sheet.setTables(tables.map((table) => {
    if (table.headerRows === 0) return table;
    const header = { ...table.range, bottom: table.range.top };
    const names = mapCells(sheet, header, ({ value }) => value)[0] ?? [];
    const columns = names.map((name, i) => (name === null || name === "" ? table.columns[i] ?? `列${i + 1}` : typeof name === "object" ? name.error : String(name)));
    columns.forEach((name, i) => { if (names[i] !== name) sheet.setValue(header.top, header.left + i, name); });
    return { ...table, columns };
  }));
}
