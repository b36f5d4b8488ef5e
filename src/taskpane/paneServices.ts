import type { JournalStore } from "../app/journalStore.js";
import type { LiveWorkbookPort, ReadFailure } from "../app/ports.js";
import type { Workbook } from "../core/grid/grid.js";
import type { Result } from "../core/report/result.js";
import type { Validator } from "./validation/validator.js";

/** What the pane is handed by the page that shows it: in Excel index.tsx, in the workbench its own. */
export interface PaneServices {
  readonly port: LiveWorkbookPort;
  readonly journal: JournalStore;
  readonly validator: Validator;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The workbook's name for the record sheet; "" where it is not known. */
  readonly bookName: () => string;
  /** Reads another edition of the workbook, as bytes that the user has chosen; without it the pane offers no files. */
  readonly openFile?: (bytes: Uint8Array, name: string) => Promise<Result<Workbook, ReadFailure>>;
  /** Told of every bug that the pane has contained; where to, the page decides (never over the network). */
  readonly onBug?: (cause: unknown) => void;
}
