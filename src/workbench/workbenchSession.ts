import { openWorkbook } from "../xlsx/openWorkbook.js";
import { JournalStore } from "../app/journalStore.js";
import type { ReadFailure, WriteFailure } from "../app/ports.js";
import type { Book } from "../book/book.js";
import { BookPort } from "../book/port/bookPort.js";
import type { BookState } from "../book/bookState.js";
import { createLogTrial } from "../book/logTrial.js";
import { openBook } from "../book/openBook.js";
import { saveBook, type SavedBook } from "../book/saveBook.js";
import { succeed, type Result } from "../core/report/result.js";
import type { PaneServices } from "../taskpane/paneServices.js";
import { startValidationWorker } from "../taskpane/validation/startValidationWorker.js";
import { createValidator } from "../taskpane/validation/validator.js";
import { openCalculation } from "./calculation/openCalculation.js";
import type { SessionCalculation } from "./calculation/sessionCalculation.js";
import { offeredName } from "./saveFile.js";

/** One workbook that is open in the page. */
export interface WorkbenchSession {
  readonly book: Book;
  readonly fileName: string;
  readonly form: string;
  readonly services: PaneServices;
  readonly calculation: SessionCalculation;
  /** Whether the user's file could take what was done to lines and sheets. */
  accepts(state: BookState): Result<void, WriteFailure>;
  /** The user's own file with exactly the changes, and every result as it is then. */
  save(): Promise<Result<SavedBook, ReadFailure | WriteFailure>>;
}

/**
 * Opens a file of any form for grid and pane.
 * @param onBug is told of every bug that the pane contains
 */
export async function openSession(bytes: Uint8Array, fileName: string, onBug: (cause: unknown) => void): Promise<Result<WorkbenchSession, ReadFailure>> {
  const opened = await openBook(bytes, fileName);
  if (!opened.ok) return opened;
  const { book, form, origin } = opened.value;
  const calculation = await openCalculation(book, onBug);
  const accepts = createLogTrial(origin);
  const services: PaneServices = {
    port: new SettledPort(book, accepts, () => calculation.settled()), journal: new JournalStore(), validator: createValidator(startValidationWorker),
    now: () => Date.now(), bookName: () => offeredName(fileName, form), onBug,
    openFile: async (other, name) => {
      const edition = await openWorkbook(other, name);
      return edition.ok ? succeed(edition.value.workbook) : edition;
    },
  };
  return succeed({ book, fileName, form, services, calculation, accepts, save: async () => {
    await calculation.settled();
    return saveBook(book, origin);
  } });
}

/** What is read for a check has the results that belong to it, wherever they are calculated. */
class SettledPort extends BookPort {
  constructor(book: Book, accepts: (state: BookState) => Result<void, WriteFailure>, private readonly settled: () => Promise<void>) {
    super(book, accepts);
  }

  override async read(): ReturnType<BookPort["read"]> {
    await this.settled();
    return super.read();
  }
}
