import type { CheckArea } from "../../app/checkScope.js";
import type { ComparablePart } from "../../app/listTables.js";
import type { Journal, WritePurpose } from "../../app/journal.js";
import type { WriteNotice } from "../../app/ports.js";
import type { RepairSkip } from "../../app/repair.js";
import type { BookSettings } from "../../app/settings/bookSettings.js";
import type { Summary } from "../../app/summarize.js";
import type { Validation } from "../../app/validate.js";
import type { Workbook } from "../../core/grid/grid.js";
import type { Revision } from "../../core/revision/revision.js";
import type { PortFailureSentence } from "../../messages/portFailures.js";
import type { Language } from "../../messages/language.js";
import type { PlannedOutput, RevisionOutput } from "../controller/revisionOutput.js";
import type { EditionSource } from "../controller/comparing.js";

export type ViewId = "check" | "revision" | "summary" | "history" | "settings";

/** What the next check is asked of. */
export type ScopeChoice = "book" | "sheet" | "selection";

/** All that the pane shows, as data: a view is a function of it. */
export interface PaneState {
  readonly view: ViewId;
  readonly language: Language;
  readonly scope: ScopeChoice;
  /** How many changes of the workbook the pane has heard of. */
  readonly changeCount: number;
  readonly check: CheckState;
  readonly summary: SummaryState;
  readonly revision: RevisionState;
  /** The sheets and tables of the workbook that can be compared, as they were last listed. */
  readonly revisionParts: readonly ComparablePart[];
  readonly journal: Journal;
  /** What is under way; only one thing is, for every one of them needs the workbook. */
  readonly task: Task | undefined;
  /** What is to be told once, above every view. */
  readonly notice: Notice | undefined;
}

export type CheckState =
  | { readonly status: "none" }
  | { readonly status: "done"; readonly checked: Checked; /** Cells were changed since. */ readonly isStale: boolean };

export interface Checked {
  readonly validation: Validation;
  /** The workbook as it was read: the pictures and equations are drawn from it. */
  readonly workbook: Workbook;
  readonly scope: ScopeChoice;
  /** Undefined for the whole workbook. */
  readonly area: CheckArea | undefined;
  readonly elapsedMs: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export type SummaryState =
  | { readonly status: "none" }
  | { readonly status: "no-tables" }
  | { readonly status: "planned"; readonly summary: Summary; readonly isStale: boolean }
  | { readonly status: "written"; readonly summary: Summary };

export type RevisionState =
  | { readonly status: "none" }
  | { readonly status: "compared"; readonly comparison: Comparison; readonly isStale: boolean };

/** Two editions compared, and the sheets that would tell it. */
export interface Comparison {
  readonly source: EditionSource;
  /** What the edition before is called. */
  readonly name: string;
  readonly revision: Revision;
  readonly settings: BookSettings;
  /** The heading of the column that names the rows, where the user has chosen it. */
  readonly keyHeader: string | undefined;
  readonly before: Workbook;
  readonly after: Workbook;
  readonly output: RevisionOutput;
  readonly sheets: PlannedOutput;
}

export type TaskKind = "check" | "renew" | "select" | "summary" | "undo" | WritePurpose;

export interface Task {
  readonly kind: TaskKind;
  /** 0 to 1, where it is known. */
  readonly share: number | undefined;
  /** It lasts longer than people wait without a word. */
  readonly isSlow: boolean;
  readonly isCancellable: boolean;
}

export type Notice =
  | { readonly kind: "failure"; readonly code: PortFailureSentence; readonly detail: string | undefined }
  | { readonly kind: "done"; readonly purpose: WritePurpose | "undo"; readonly count: number; /** What was written otherwise than asked. */ readonly notices: readonly WriteNotice[]; /** An entry that can take it back. */ readonly entryId: number | undefined }
  | { readonly kind: "skipped"; readonly reason: RepairSkip };

/** @example reducePane(startState("ja"), { type: "view-chosen", view: "history" }).view === "history" */
export function startState(language: Language): PaneState {
  return {
    view: "check", language, scope: "book", changeCount: 0, check: { status: "none" }, summary: { status: "none" }, revision: { status: "none" }, revisionParts: [],
    journal: [], task: undefined, notice: undefined,
  };
}
