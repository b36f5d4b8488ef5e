import { createRoot } from "react-dom/client";
import { JournalStore } from "../app/journalStore.js";
import { associateCommands } from "../commands/associateCommands.js";
import { createExcelPort } from "../excel/createExcelPort.js";
import type { Language } from "../messages/language.js";
import { PANE_TEXT } from "../messages/paneText.js";
import { App } from "./App.js";
import { createRibbonActions } from "./controller/ribbonActions.js";
import type { Pane } from "./paneContext.js";
import type { PaneServices } from "./paneServices.js";
import type { PaneThemeName } from "./paneTheme.js";
import { startValidationWorker } from "./validation/startValidationWorker.js";
import { createValidator } from "./validation/validator.js";

/** The pane in Excel: the one file that knows both the pane and Excel. */
void Office.onReady(({ host }) => {
  const element = document.getElementById("pane");
  if (!element) return;
  const language = displayLanguage();
  // A browser loads the page as well, and there is no workbook there.
  if (host !== Office.HostType.Excel) element.textContent = PANE_TEXT["not-in-excel"][language];
  else createRoot(element).render(<App services={composeServices()} language={language} theme={hostTheme()} onReady={tieRibbon} />);
});

/** Excel waits for the names of its buttons' actions only a short while: they are tied as soon as the pane stands. */
function tieRibbon(pane: Pane): void {
  associateCommands(createRibbonActions(pane));
}

function composeServices(): PaneServices {
  return {
    port: createExcelPort({ packSheets: async (plans) => (await import("../xlsx/writeWorkbook.js")).writeWorkbook(plans) }),
    journal: new JournalStore(),
    validator: createValidator(startValidationWorker),
    now: () => Date.now(),
    bookName: () => fileName(Office.context.document.url),
    openFile: async (bytes, name) => {
      const { openWorkbook } = await import("../xlsx/openWorkbook.js");
      const opened = await openWorkbook(bytes, name);
      return opened.ok ? { ok: true, value: opened.value.workbook } : opened;
    },
    // The browser's own console and nothing else: what is in a workbook stays on this machine.
    onBug: (cause) => reportError(cause),
  };
}

function displayLanguage(): Language {
  return Office.context.displayLanguage.toLowerCase().startsWith("ja") ? "ja" : "en";
}

/** Excel tells its colours, not a theme's name. Forced colours of the system outrank them. */
function hostTheme(): PaneThemeName {
  if (matchMedia("(forced-colors: active)").matches) return "contrast";
  const theme = Office.context.officeTheme as Office.OfficeTheme | undefined; // hosts without themes give none
  return isDark(theme?.bodyBackgroundColor ?? "#ffffff") ? "dark" : "light";
}

/** By what the eye sees of a colour such as "#1f1f1f" (ITU-R BT.601). */
function isDark(color: string): boolean {
  const [red = 255, green = 255, blue = 255] = (/^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(color) ?? []).slice(1).map((pair) => parseInt(pair, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

/** A path or an address of the workbook; a new one has none. */
function fileName(url: string | null): string {
  const last = (url ?? "").split(/[\\/]/).at(-1) ?? "";
  try {
    return decodeURIComponent(last);
  } catch {
    return last; // a % that is part of the name
  }
}
