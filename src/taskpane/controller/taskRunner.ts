import type { ReadOptions } from "../../app/ports.js";
import type { Result } from "../../core/report/result.js";
import type { PortFailureSentence } from "../../messages/portFailures.js";
import type { TaskKind } from "../state/paneState.js";
import type { PaneStore } from "../state/paneStore.js";

/** What can be told of a failure; the codes of every port are among them. */
export interface TaskFailure {
  readonly code: PortFailureSentence;
  readonly detail?: string;
}

export interface TaskTools extends ReadOptions {
  readonly signal: AbortSignal;
  onProgress(share: number): void;
}

export type TaskWork = (tools: TaskTools) => Promise<Result<void, TaskFailure>>;

/** People take what lasts no longer for at once; a bar that flashes up and goes is noise. */
const SLOW_AFTER_MS = 500;

/**
 * The pane's one door: whatever is done to a workbook is done behind it. One thing at a time; failures are told, bugs are caught, told and
 * survived. A renewal that nobody asked for gives way to what is asked for.
 */
export class TaskRunner {
  private current: { readonly kind: TaskKind; readonly abort: AbortController; readonly done: Promise<unknown> } | undefined;

  constructor(private readonly store: PaneStore, private readonly onBug: (cause: unknown) => void, private readonly onIdle: () => void) {}

  get isIdle(): boolean {
    return this.current === undefined;
  }

  cancel(): void {
    this.current?.abort.abort();
  }

  /** Resolves to whether the work was done; never rejects. Something else under way that the user asked for is not disturbed: then nothing is done. */
  async run(kind: TaskKind, work: TaskWork): Promise<boolean> {
    while (this.current?.kind === "renew" && kind !== "renew") {
      this.current.abort.abort();
      await this.current.done;
    }
    if (this.current) return false;
    const abort = new AbortController();
    const done = this.runNow(kind, work, abort);
    this.current = { kind, abort, done };
    const isDone = await done;
    this.current = undefined;
    this.store.dispatch({ type: "task-ended" });
    this.onIdle();
    return isDone;
  }

  private async runNow(kind: TaskKind, work: TaskWork, abort: AbortController): Promise<boolean> {
    const { store } = this;
    store.dispatch({ type: "task-started", kind, isCancellable: kind === "check" || kind === "renew" || kind === "summary" });
    const timer = setTimeout(() => store.dispatch({ type: "task-slow" }), SLOW_AFTER_MS);
    try {
      const result = await work({ signal: abort.signal, onProgress: (share) => store.dispatch({ type: "task-progressed", share }) });
      // A renewal comes of itself: it fails in silence and leaves what is shown marked as stale.
      if (!result.ok && kind !== "renew") store.dispatch({ type: "told", notice: { kind: "failure", code: result.error.code, detail: result.error.detail } });
      return result.ok;
    } catch (cause) {
      this.onBug(cause);
      store.dispatch({ type: "told", notice: { kind: "failure", code: "bug", detail: cause instanceof Error ? cause.message : String(cause) } });
      return false;
    } finally {
      clearTimeout(timer);
    }
  }
}
