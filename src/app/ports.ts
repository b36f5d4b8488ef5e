import type { Workbook } from "../core/grid/grid.js";
import type { CellAddress } from "../core/grid/address.js";
import type { Result } from "../core/report/result.js";
import type { SheetPlan } from "../core/sheets/sheetPlan.js";

/**
 * What the use cases need of a workbook. A file on disk, Excel and the in-memory workbook implement it alike:
 * read once, think purely, write once.
 */
export interface WorkbookPort {
  read(): Promise<Result<Workbook, ReadFailure>>;
  /** Applies every edit, in order, or none. */
  write(edits: readonly WorkbookEdit[]): Promise<Result<void, WriteFailure>>;
}

/** Why a file could not be read. `detail` carries what the sentence needs (a part's name, a limit), never a stack. */
export interface ReadFailure {
  readonly code: ReadFailureCode;
  readonly detail?: string;
}

export type ReadFailureCode =
  | "not-a-workbook" // neither a zip nor any known form
  | "truncated" // a zip whose end is missing or whose data stop early
  | "damaged" // a part is missing or is not well-formed
  | "encrypted" // a password is needed
  | "too-large" // beyond the limits on size, also for zip bombs
  | "empty" // no cell holds anything
  | "unsupported" // a form that is known and not read, such as .xlsb
  | "unknown-encoding"; // text in no encoding that we read

export interface WriteFailure {
  readonly code: WriteFailureCode;
  readonly detail?: string;
}

export type WriteFailureCode =
  | "signed" // a digital signature would be broken
  | "sheet-protected"
  | "workbook-protected" // the structure is locked: no sheet can be added
  | "no-such-sheet"
  | "sheet-exists"
  | "unsafe-part" // a part is present that cannot be patched rightly
  | "not-editable"; // the form is read only (.xls, .csv)

export type WorkbookEdit =
  | { readonly kind: "set-cell"; readonly sheet: string; readonly at: CellAddress; readonly content: EditContent }
  | { readonly kind: "set-fill"; readonly sheet: string; readonly at: CellAddress; /** "RRGGBB" */ readonly color: string }
  | { readonly kind: "add-note"; readonly sheet: string; readonly at: CellAddress; readonly text: string; readonly author: string }
  | { readonly kind: "add-sheet"; readonly plan: SheetPlan; /** Replaces a sheet of the same name that an earlier write of ours made. */ readonly replaceOwn: boolean };

export type EditContent =
  | { readonly kind: "blank" }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "formula"; readonly formula: string; readonly cached?: number | string | boolean };
