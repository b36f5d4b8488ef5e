import { createUniver, ICommandService, IUndoRedoService, LocaleType, mergeLocales, UniverInstanceType, type IWorkbookData, type Univer, type Workbook } from "@univerjs/presets";
import { UniverSheetsCorePreset } from "@univerjs/presets/preset-sheets-core";
import enUS from "@univerjs/presets/preset-sheets-core/locales/en-US";
import jaJP from "@univerjs/presets/preset-sheets-core/locales/ja-JP";
import { UniverSheetsNotePreset } from "@univerjs/presets/preset-sheets-note";
import notesEnUS from "@univerjs/presets/preset-sheets-note/locales/en-US";
import notesJaJP from "@univerjs/presets/preset-sheets-note/locales/ja-JP";
import "@univerjs/presets/lib/styles/preset-sheets-core.css";
import "@univerjs/presets/lib/styles/preset-sheets-note.css";
import type { WriteFailure } from "../../app/ports.js";
import type { Book } from "../../book/book.js";
import type { BookState } from "../../book/bookState.js";
import type { Result } from "../../core/report/result.js";
import type { Language } from "../../messages/language.js";
import { LEFT_OUT } from "./allowedCommands.js";
import { BookHistory } from "./bookHistory.js";
import { fontStack, OFFERED_FONTS } from "./fontStack.js";
import { GridHandle } from "./gridHandle.js";
import { GridSession } from "./gridSession.js";
import { quietPlugins } from "./quietFormulas.js";
import { sheetData, StyleNames } from "./sheetData.js";

export interface GridView {
  dispose(): void;
}

export interface GridOptions {
  readonly container: HTMLElement;
  readonly book: Book;
  readonly fileName: string;
  readonly language: Language;
  /** Whether the file could take what the user did to lines and sheets. */
  accepts(state: BookState): Result<void, WriteFailure>;
  /** The book refused what the user did in the grid; the grid shows the book again by then. */
  onRefused(failure: WriteFailure): void;
}

/**
 * Shows a book as a spreadsheet. The book is the truth: what the user does in the grid becomes one change of the book, the book calculates,
 * and the grid is brought to what the book then is; what others change in the book shows at once.
 */
export function showGrid({ container, book, fileName, language, ...hooks }: GridOptions): GridView {
  const univer = createGrid(container, language);
  const injector = univer.__getInjector();
  const styles = new StyleNames();
  const grid = new GridHandle(book, createWorkbook(univer, book, fileName, styles), injector.get(ICommandService), injector, styles);
  const session = new GridSession(grid, hooks);
  return {
    dispose: () => {
      session.dispose();
      univer.dispose();
    },
  };
}

function createGrid(container: HTMLElement, language: Language): Univer {
  const preset = UniverSheetsCorePreset({
    container, menu: LEFT_OUT,
    customFontFamily: { override: true, list: OFFERED_FONTS.map((name) => ({ value: fontStack(name), label: name, category: "sans-serif" as const })) },
  });
  return createUniver({
    locale: language === "ja" ? LocaleType.JA_JP : LocaleType.EN_US,
    locales: { [LocaleType.JA_JP]: mergeLocales(jaJP, notesJaJP), [LocaleType.EN_US]: mergeLocales(enUS, notesEnUS) },
    override: [[IUndoRedoService, { useClass: BookHistory }]],
    presets: [{ plugins: quietPlugins(preset.plugins) }, UniverSheetsNotePreset()],
  }).univer;
}

function createWorkbook(univer: Univer, book: Book, fileName: string, styles: StyleNames): Workbook {
  const sheets = book.sheets.map((sheet) => ({ name: sheet.name, ...sheetData(sheet, styles) }));
  return univer.createUnit<Partial<IWorkbookData>, Workbook>(UniverInstanceType.UNIVER_SHEET, {
    id: "book", name: fileName, sheetOrder: sheets.map(({ id }) => id),
    sheets: Object.fromEntries(sheets.map((data) => [data.id, data])), styles: Object.fromEntries(styles.fresh.splice(0)),
  });
}
