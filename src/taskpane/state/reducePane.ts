import type { ComparablePart } from "../../app/listTables.js";
import type { Journal } from "../../app/journal.js";
import type { Summary } from "../../app/summarize.js";
import type { Language } from "../../messages/language.js";
import type { PlannedOutput, RevisionOutput } from "../controller/revisionOutput.js";
import type { Checked, Comparison, Notice, PaneState, ScopeChoice, TaskKind, ViewId } from "./paneState.js";

export type PaneEvent =
  | { readonly type: "view-chosen"; readonly view: ViewId }
  | { readonly type: "language-chosen"; readonly language: Language }
  | { readonly type: "scope-chosen"; readonly scope: ScopeChoice }
  | { readonly type: "task-started"; readonly kind: TaskKind; readonly isCancellable: boolean }
  | { readonly type: "task-slow" }
  | { readonly type: "task-progressed"; readonly share: number }
  | { readonly type: "task-ended" }
  | { readonly type: "checked"; readonly checked: Checked; /** Cells were changed while it was read: it is no longer what stands there. */ readonly isStale: boolean }
  | { readonly type: "workbook-changed" }
  | { readonly type: "summary-planned"; readonly summary: Summary }
  | { readonly type: "summary-impossible" }
  | { readonly type: "summary-written" }
  | { readonly type: "compared"; readonly comparison: Comparison }
  | { readonly type: "output-planned"; readonly output: RevisionOutput; readonly sheets: PlannedOutput }
  | { readonly type: "parts-listed"; readonly parts: readonly ComparablePart[] }
  | { readonly type: "journal-changed"; readonly journal: Journal }
  | { readonly type: "told"; readonly notice: Notice }
  | { readonly type: "notice-dismissed" };

/** What the pane shows after something happened. Pure: the same events give the same pane. */
export function reducePane(state: PaneState, event: PaneEvent): PaneState {
  switch (event.type) {
    case "view-chosen":
      return { ...state, view: event.view };
    case "language-chosen":
      return { ...state, language: event.language };
    case "scope-chosen":
      return { ...state, scope: event.scope };
    case "task-started":
      // What was told belongs to what was done before. A renewal comes of itself and a selection changes nothing: they leave it standing.
      return { ...state, task: { kind: event.kind, share: undefined, isSlow: false, isCancellable: event.isCancellable }, ...(event.kind === "renew" || event.kind === "select" ? {} : { notice: undefined }) };
    case "task-slow":
      return state.task ? { ...state, task: { ...state.task, isSlow: true } } : state;
    case "task-progressed":
      return state.task ? { ...state, task: { ...state.task, share: event.share } } : state;
    case "task-ended":
      return { ...state, task: undefined };
    case "checked":
      return { ...state, check: { status: "done", checked: event.checked, isStale: event.isStale } };
    case "workbook-changed":
      return {
        ...state,
        changeCount: state.changeCount + 1,
        check: state.check.status === "done" ? { ...state.check, isStale: true } : state.check,
        revision: state.revision.status === "compared" ? { ...state.revision, isStale: true } : state.revision,
        summary: state.summary.status === "planned" ? { ...state.summary, isStale: true } : state.summary,
      };
    case "summary-planned":
      return { ...state, summary: { status: "planned", summary: event.summary, isStale: false } };
    case "summary-impossible":
      return { ...state, summary: { status: "no-tables" } };
    case "summary-written":
      return state.summary.status === "planned" ? { ...state, summary: { status: "written", summary: state.summary.summary } } : state;
    case "compared":
      return { ...state, revision: { status: "compared", comparison: event.comparison, isStale: false } };
    case "output-planned":
      return state.revision.status === "compared" ? { ...state, revision: { ...state.revision, comparison: { ...state.revision.comparison, output: event.output, sheets: event.sheets } } } : state;
    case "parts-listed":
      return { ...state, revisionParts: event.parts };
    case "journal-changed":
      return { ...state, journal: event.journal };
    case "told":
      return { ...state, notice: event.notice };
    case "notice-dismissed":
      return { ...state, notice: undefined };
  }
}
