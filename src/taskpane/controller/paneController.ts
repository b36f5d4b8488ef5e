import { latestUndoable, type WritePurpose } from "../../app/journal.js";
import type { WorkbookEdit, WriteReceipt } from "../../app/ports.js";
import type { CellRef, Finding } from "../../core/report/report.js";
import { fail, succeed, type Result } from "../../core/report/result.js";
import type { Language } from "../../messages/language.js";
import type { PaneServices } from "../paneServices.js";
import type { PaneStore } from "../state/paneStore.js";
import type { Comparison, ScopeChoice, ViewId } from "../state/paneState.js";
import { checkWorkbook, renewCheck } from "./checking.js";
import { compareEditions, confirmRename, listParts, planRevision, saveBaseEdition, writeComparison, type EditionSource } from "./comparing.js";
import { Follower } from "./follower.js";
import { exclude, include, markFindings, repairFinding, unmark } from "./mending.js";
import type { RevisionOutput } from "./revisionOutput.js";
import { selectPlace } from "./selecting.js";
import { planSummary, writeSummary } from "./summarizing.js";
import { TaskRunner, type TaskFailure, type TaskWork } from "./taskRunner.js";
import { undoEntry } from "./undoing.js";

/** What an action needs: the workbook and all around it, and where to tell what came of it. */
export interface ActionContext {
  readonly services: PaneServices;
  readonly store: PaneStore;
  /** Writes, notes the write in the journal and tells of it. */
  write(edits: readonly WorkbookEdit[], note: WriteNote): Promise<Result<void, TaskFailure>>;
  /** Notes a write that a use case has done itself. */
  note(receipt: WriteReceipt, note: WriteNote): void;
}

export interface WriteNote {
  readonly purpose: WritePurpose;
  readonly places: readonly CellRef[];
  /** What the sentence counts. */
  readonly count: number;
}

/** All that a user can do in the pane; the views call nothing else. Every action ends well or is told: none rejects. */
export class PaneController {
  private readonly runner: TaskRunner;
  private readonly follower: Follower;
  private readonly context: ActionContext;

  constructor(private readonly services: PaneServices, private readonly store: PaneStore) {
    this.runner = new TaskRunner(store, (cause) => services.onBug?.(cause), () => this.follower.onIdle());
    this.follower = new Follower(services.port, store, () => this.run("renew", (tools) => renewCheck(this.context, tools)), () => this.runner.isIdle);
    this.context = {
      services, store,
      note: (receipt, { purpose, places, count }) => {
        services.journal.add({ purpose, places, receipt, at: services.now() });
        const entryId = receipt.irreversible === undefined ? services.journal.entries[0]?.id : undefined;
        store.dispatch({ type: "told", notice: { kind: "done", purpose, count, notices: receipt.notices ?? [], entryId } });
      },
      write: async (edits, note) => {
        const written = await services.port.write(edits);
        if (!written.ok) return fail(written.error);
        this.context.note(written.value, note);
        return succeed(undefined);
      },
    };
  }

  /** Begins to show the journal; what it returns ends everything. */
  start(): () => void {
    const { journal } = this.services;
    this.store.dispatch({ type: "journal-changed", journal: journal.entries });
    const unsubscribe = journal.subscribe((entries) => this.store.dispatch({ type: "journal-changed", journal: entries }));
    return () => {
      unsubscribe();
      this.runner.cancel();
      void this.follower.end();
    };
  }

  readonly chooseView = (view: ViewId): void => this.store.dispatch({ type: "view-chosen", view });
  readonly chooseScope = (scope: ScopeChoice): void => this.store.dispatch({ type: "scope-chosen", scope });
  readonly dismissNotice = (): void => this.store.dispatch({ type: "notice-dismissed" });
  readonly cancel = (): void => this.runner.cancel();

  /** The sentences of findings are made by the check, so a new language checks anew. */
  readonly chooseLanguage = (language: Language): void => {
    this.store.dispatch({ type: "language-chosen", language });
    if (this.store.get().check.status === "done") void this.run("check", (tools) => renewCheck(this.context, tools));
  };

  readonly check = (scope: ScopeChoice = this.store.get().scope): Promise<boolean> => {
    this.store.dispatch({ type: "scope-chosen", scope });
    this.store.dispatch({ type: "view-chosen", view: "check" });
    return this.run("check", async (tools) => {
      await this.follower.begin(); // before the reading, so that no change falls between the two
      return checkWorkbook(this.context, scope, tools);
    });
  };

  readonly select = (place: CellRef): Promise<boolean> => this.run("select", () => selectPlace(this.context, place));
  readonly repair = (finding: Finding, choice: number | undefined): Promise<boolean> => this.run("repair", () => repairFinding(this.context, finding, choice));
  /** @param only the findings to mark, in addition to those that are; undefined marks all */
  readonly mark = (only?: Finding): Promise<boolean> => this.run("mark", () => markFindings(this.context, only));
  readonly unmark = (): Promise<boolean> => this.run("unmark", () => unmark(this.context));
  readonly exclude = (finding: Finding, reason: string): Promise<boolean> => this.run("exclude", () => exclude(this.context, finding, reason));
  readonly include = (finding: Finding): Promise<boolean> => this.run("include", () => include(this.context, finding));
  readonly planSummary = (): Promise<boolean> => this.run("summary", (tools) => planSummary(this.context, tools));
  readonly writeSummary = (): Promise<boolean> => this.run("summary", () => writeSummary(this.context));
  /** @param keyHeader the heading of the column that names the rows; undefined finds it */
  readonly compare = (source: EditionSource, keyHeader?: string): Promise<boolean> => this.run("comparison", (tools) => compareEditions(this.context, source, keyHeader, tools));
  readonly planRevision = (output: RevisionOutput): void => planRevision(this.context, output);
  readonly listParts = (): Promise<boolean> => this.run("renew", (tools) => listParts(this.context, tools));
  readonly writeComparison = (): Promise<boolean> => this.run("comparison", () => writeComparison(this.context));
  readonly confirmRename = (comparison: Comparison, names: { readonly before: string; readonly after: string }, isSame: boolean): Promise<boolean> =>
    this.run("comparison", (tools) => confirmRename(this.context, comparison, names, isSame, tools));
  readonly saveBaseEdition = (): Promise<boolean> => this.run("settings", (tools) => saveBaseEdition(this.context, tools));
  /** Takes back the newest write that can be; shows the list of them where there is none. */
  readonly undoLatest = (): Promise<boolean> => {
    const latest = latestUndoable(this.services.journal.entries);
    this.chooseView("history");
    return latest ? this.undo(latest.id) : Promise.resolve(false);
  };

  readonly undo = (entryId: number): Promise<boolean> => this.run("undo", () => undoEntry(this.context, entryId));

  private run(kind: Parameters<TaskRunner["run"]>[0], work: TaskWork): Promise<boolean> {
    return this.runner.run(kind, work);
  }
}
