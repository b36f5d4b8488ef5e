import type { Book } from "../../src/book/book.js";
import { createBook } from "../../src/book/createBook.js";
import { openBook } from "../../src/book/openBook.js";
import { hostFacts, type FactOptions } from "./bridge/hostFacts.js";
import { attachIronCalc } from "./bridge/ironCalculation.js";
import type { HostFacts } from "./bridge/nativeBridge.js";
import { EmulatedExcel } from "./emulatedExcel.js";
import { EXCEL_OBJECTS } from "./excel/objects.js";
import { ExcelSession } from "./session/excelSession.js";
import { requirementSets, type RequirementSets } from "./wire/requirementSets.js";

export interface HostOptions extends FactOptions {
  /** The workbook: a book, or the bytes of a file. A new one with a single sheet, Sheet1, where neither is given. */
  readonly book?: Book;
  readonly bytes?: Uint8Array;
  readonly fileName?: string;
  /** False leaves formulas uncalculated, or to who has attached a calculator to the book. */
  readonly calculates?: boolean;
  /** The version of ExcelApi that this Excel offers; "1.14" is Excel 2021. */
  readonly requirementSet?: string;
  /** Sets beside or in place of the usual ones; `undefined` takes one away. */
  readonly sets?: Readonly<Record<string, string | undefined>>;
}

/** A host over a workbook, and what it tells office.js of itself: all that there is of Excel but the window. */
export async function openHost(options: HostOptions = {}): Promise<{ host: EmulatedExcel; facts: HostFacts }> {
  const book = options.book ?? (options.bytes ? await bookOf(options.bytes, options.fileName ?? "book.xlsx") : createBook());
  const sets = withChanges(requirementSets(options.requirementSet ?? "1.14"), options.sets ?? {});
  const session = new ExcelSession(book, EXCEL_OBJECTS, {
    sets, calculator: options.calculates === false ? undefined : attachIronCalc(book), isReadOnly: options.isReadOnly ?? false, ...(options.settings && { settings: options.settings }),
  });
  return { host: new EmulatedExcel(session), facts: hostFacts(sets, options) };
}

async function bookOf(bytes: Uint8Array, fileName: string): Promise<Book> {
  const opened = await openBook(bytes, fileName);
  if (!opened.ok) throw new Error(`${fileName}: ${opened.error.code}`);
  return opened.value.book;
}

function withChanges(sets: RequirementSets, changes: Readonly<Record<string, string | undefined>>): RequirementSets {
  const whole: Record<string, string> = { ...sets };
  for (const [name, version] of Object.entries(changes)) {
    if (version === undefined) Reflect.deleteProperty(whole, name);
    else whole[name] = version;
  }
  return whole;
}
