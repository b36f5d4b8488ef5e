import type { Book } from "../../../src/book/book.js";
import type { BookSheet } from "../../../src/book/bookSheet.js";
import { openBook } from "../../../src/book/openBook.js";
import { EventType } from "../bridge/eventHub.js";
import { refuse } from "../wire/hostError.js";
import { raiseOfWorkbook } from "./changeEvents.js";
import type { ExcelSession } from "./excelSession.js";
import { requireStructure } from "./protectionRules.js";

/** Puts sheets of another workbook in, all of them where none is named. A name that is taken gets a number: 「概要 (2)」. Gives their ids. */
export async function insertSheets(session: ExcelSession, base64: string, names: readonly string[], at: number): Promise<string[]> {
  requireStructure(session);
  if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(base64)) refuse("InvalidArgument");
  const bytes = Uint8Array.from(atob(base64.replace(/\s/g, "")), (character) => character.charCodeAt(0));
  const opened = await openBook(bytes, "inserted.xlsx");
  if (!opened.ok) return refuse("InvalidArgument");
  const source = opened.value.book;
  const wanted = names.length === 0 ? source.sheets : names.map((name) => source.sheet(name) ?? refuse("ItemNotFound"));
  const inserted = session.change(() => wanted.map((sheet, i) => copyIn(session.book, sheet, at + i)));
  for (const sheet of inserted) raiseOfWorkbook(session, EventType.sheetAdded, { worksheetId: session.sheetIds.of(sheet), source: "Local" });
  return inserted.map((sheet) => session.sheetIds.of(sheet));
}

function copyIn(book: Book, from: BookSheet, at: number): BookSheet {
  const sheet = book.addSheet(freeName(book, from.name), at);
  const { id: _id, name: _name, cells, tables, ...around } = from.state;
  for (const [rowIndex, row] of cells.entries()) {
    const width = Math.max(row.values.length, row.formulas?.length ?? 0);
    for (let columnIndex = 0; columnIndex < width; columnIndex++) {
      const value = row.values[columnIndex] ?? null;
      const formula = row.formulas?.[columnIndex];
      if (value !== null || formula !== undefined) sheet.setCells({ rowIndex, columnIndex }, [[{ value, ...(formula !== undefined && { formula }) }]]);
    }
    row.formats?.forEach((format, columnIndex) => { if (format) sheet.replaceFormat(rowIndex, columnIndex, { ...format, fileIndex: undefined }); });
  }
  sheet.set("page", { ...around, boundAreas: [], defaultFormat: book.formats.share({ ...around.defaultFormat, fileIndex: undefined }) });
  const taken = new Set(book.sheets.flatMap((other) => other.state.tables.map((table) => table.name.toLowerCase())));
  sheet.setTables(tables.map((table, i) => ({ ...table, id: `${sheet.id}t${i + 1}`, name: freeTableName(table.name, taken) })));
  for (const name of from.book.names) {
    if (name.sheet === from.name) book.defineName({ ...name, sheet: sheet.name });
    else if (name.sheet === undefined && name.refersTo.includes(from.name) && !book.names.some((own) => own.name.toLowerCase() === name.name.toLowerCase())) book.defineName(name);
  }
  return sheet;
}

function freeName(book: Book, name: string): string {
  if (!book.sheet(name)) return name;
  for (let n = 2; ; n++) {
    const end = ` (${n})`;
    const numbered = `${name.slice(0, 31 - end.length)}${end}`;
    if (!book.sheet(numbered)) return numbered;
  }
}

function freeTableName(name: string, taken: Set<string>): string {
  let free = name;
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${name}${n}`;
  taken.add(free.toLowerCase());
  return free;
}
