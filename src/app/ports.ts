import type { Workbook } from "../core/grid/grid.js";
import type { CellAddress, CellRange } from "../core/grid/address.js";
import type { Result } from "../core/report/result.js";
import type { SheetPlan } from "../core/sheets/sheetPlan.js";

/**
 * What the use cases need of a workbook. A file on disk, Excel and the in-memory workbook implement it alike:
 * read once, think purely, write once.
 */
export interface WorkbookPort {
  read(options?: ReadOptions): Promise<Result<Workbook, ReadFailure | HostFailure>>;
  /** Applies every edit, in order, or none. The receipt takes it back. */
  write(edits: readonly WorkbookEdit[]): Promise<Result<WriteReceipt, WriteFailure | HostFailure>>;
  /** Puts back what a write of this port has changed. What was changed since is not overwritten: then nothing is put back. */
  undo(receipt: WriteReceipt): Promise<Result<void, UndoFailure | WriteFailure | HostFailure>>;
  /** The custom XML part whose root has this namespace; null where there is none. Settings of ours live in `urn:kensan:book:1`. */
  readCustomXml(namespace: string): Promise<Result<string | null, ReadFailure | HostFailure>>;
}

/** A workbook that lies open before its user: in Excel, or in the workbench. */
export interface LiveWorkbookPort extends WorkbookPort {
  readonly abilities: HostAbilities;
  /** Where the user is. */
  selection(): Promise<Result<Selection, HostFailure>>;
  /** Shows a place and selects it. Indexes count from 0. */
  select(place: Selection): Promise<Result<void, HostFailure>>;
  /** Calls back after each change of cells or sheets, whoever made it; what it resolves to ends that. */
  watch(listener: (change: WorkbookChange) => void): Promise<Result<() => Promise<void>, HostFailure>>;
}

export interface ReadOptions {
  /** Ends the reading between two blocks: `cancelled`. */
  readonly signal?: AbortSignal;
  /** Called with the share that is done, 0 to 1. */
  onProgress?(share: number): void;
}

/** What this host can do beside the floor; what it cannot is said before a click. */
export interface HostAbilities {
  /** Marks carry notes in their cells; without it the record sheet alone says why. */
  readonly notes: boolean;
  /** New sheets may hold text with underlined parts. */
  readonly richText: boolean;
  /** Sheets can be added at all. */
  readonly addsSheets: boolean;
}

export interface Selection {
  readonly sheet: string;
  readonly range: CellRange;
}

export interface WorkbookChange {
  /** Undefined where the whole workbook may have changed. */
  readonly sheet?: string;
  readonly range?: CellRange;
  /** `own` is a write or an undo of this port. */
  readonly source: "own" | "user";
}

/** What a write gives back. Only the port that gave it knows what lies behind the id. */
export interface WriteReceipt {
  readonly id: string;
  /** What was written otherwise than asked, because the host could not do it; to be said. */
  readonly notices?: readonly WriteNotice[];
  /** Why it cannot be undone, where it cannot. */
  readonly irreversible?: "sheet-replaced" | "file" | "lines";
}

export interface WriteNotice {
  readonly code:
    | "notes-left-out" // this host has no notes; the record sheet says why each cell is marked
    | "underlines-as-brackets" // underlined words of sheet `detail` stand in 【 】, for the host lost the underlines
    | "formats-lost" // the host lost formats of sheet `detail`, and what could be was set again
    | "cells-not-marked"; // cell `detail` has a fill that could not be put back, so that it was left as it is
  readonly detail?: string;
}

export interface UndoFailure {
  readonly code:
    | "changed-since" // a cell or sheet was changed after the write; `detail` names it
    | "undone-already"
    | "unknown-receipt";
  readonly detail?: string;
}

/** Why a host refused, whatever was asked of it. */
export interface HostFailure {
  readonly code: HostFailureCode;
  readonly detail?: string;
  /** What the host threw, for the log of a developer. */
  readonly cause?: unknown;
}

export type HostFailureCode =
  | "cell-being-edited"
  | "read-only" // the workbook is open to be read only
  | "other-workbook" // another workbook has the focus
  | "api-missing" // this Excel is too old; `detail` names the requirement set
  | "host-busy"
  | "sheet-gone" // the sheet `detail` was deleted or renamed in the meantime
  | "sheet-hidden" // the sheet `detail` is hidden, so that nothing on it can be shown
  | "cancelled"
  | "host-failed"; // anything else that Excel said; `detail` is its code

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
  | "written-in-part" // it failed half-way, and `detail` could not be put back
  | "invalid-edit" // what is asked for no workbook can hold: a sheet's name, a cell beyond the limits, a text too long
  | "not-editable"; // the form is read only (.xls, .csv)

export type WorkbookEdit =
  | { readonly kind: "set-cell"; readonly sheet: string; readonly at: CellAddress; readonly content: EditContent }
  | { readonly kind: "set-fill"; readonly sheet: string; readonly at: CellAddress; /** "RRGGBB" */ readonly color: string }
  | { readonly kind: "add-note"; readonly sheet: string; readonly at: CellAddress; readonly text: string; readonly author: string }
  | { readonly kind: "add-sheet"; readonly plan: SheetPlan; /** Replaces a sheet of the same name that an earlier write of ours made. */ readonly replaceOwn: boolean }
  /** Takes away a sheet that an earlier write of ours made; a sheet of the user's is `sheet-exists`. */
  | { readonly kind: "remove-own-sheet"; readonly sheet: string }
  /** Takes back every `set-fill` and `add-note` of ours that the user has not changed since. */
  | { readonly kind: "clear-marks" }
  /** Whole rows or columns put in before `at`, or taken out from it on; every reference to what moves is rewritten. */
  | { readonly kind: "insert-lines" | "delete-lines"; readonly sheet: string; readonly axis: "row" | "column"; readonly at: number; readonly count: number }
  /** A name of the whole workbook, made or changed. `refersTo` is a formula without `=`; null takes the name away. */
  | { readonly kind: "define-name"; readonly name: string; readonly refersTo: string | null; readonly hidden: boolean }
  /** The custom XML part whose root has this namespace, made or replaced; null takes it away. */
  | { readonly kind: "set-custom-xml"; readonly namespace: string; readonly xml: string | null };

/**
 * Marks a sheet as written by us: a hidden name that is local to the sheet and stands for TRUE. It goes with the sheet when that is
 * renamed or moved, and no row or column that is deleted takes it away.
 */
export const OWN_SHEET_MARK = "_kensan.own";

export type EditContent =
  | { readonly kind: "blank" }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "formula"; readonly formula: string; readonly cached?: number | string | boolean };
