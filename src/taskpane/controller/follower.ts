import type { LiveWorkbookPort, WorkbookChange } from "../../app/ports.js";
import type { PaneStore } from "../state/paneStore.js";

/** Someone who types goes on typing: a check in between would only be thrown away. */
const QUIET_MS = 700;
/** What Kensan has written is seen at once. */
const OWN_QUIET_MS = 60;
/** A workbook that takes longer to check than this is checked again only when the user asks. */
const MOST_RENEWED_MS = 2_000;
/** A renewal that gave way to something else, or met a busy Excel, is tried again: a stale verdict must not stand for ever. */
const RETRY_MS = 1_000;
const MOST_RETRIES = 5;

/**
 * After a check the pane follows what is changed: the verdict goes stale at once, and is renewed when the user has paused.
 * Watching begins with the first check; before that there is nothing that could go stale.
 */
export class Follower {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isWatching = false;
  private isDue = false;
  private retries = 0;
  /** The quickest check so far: one that a busy machine has slowed down says nothing of the workbook. */
  private quickestMs = Infinity;
  private stopWatching: (() => Promise<void>) | undefined;
  private isEnded = false;

  /** @param renew checks again; resolves to whether that was done */
  constructor(private readonly port: LiveWorkbookPort, private readonly store: PaneStore, private readonly renew: () => Promise<boolean>, private readonly isIdle: () => boolean) {}

  async begin(): Promise<void> {
    if (this.isWatching || this.isEnded) return;
    this.isWatching = true;
    const watching = await this.port.watch((change) => this.onChange(change));
    // A host that cannot tell of changes leaves the pane as it is: the button checks again.
    if (!watching.ok) this.isWatching = false;
    else this.stopWatching = watching.value;
    if (this.hasEnded()) await this.stopWatching?.(); // the pane was closed while the host answered
  }

  async end(): Promise<void> {
    this.isEnded = true;
    clearTimeout(this.timer);
    await this.stopWatching?.();
  }

  private hasEnded(): boolean {
    return this.isEnded;
  }

  /** Something else is over: a renewal that had to wait for it begins. */
  onIdle(): void {
    if (this.isDue) this.schedule(OWN_QUIET_MS);
  }

  private onChange({ source }: WorkbookChange): void {
    this.store.dispatch({ type: "workbook-changed" });
    this.retries = 0;
    this.schedule(source === "own" ? OWN_QUIET_MS : QUIET_MS);
  }

  private schedule(quietMs: number): void {
    this.isDue = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const { check } = this.store.get();
      if (this.isEnded || !this.isIdle()) return; // onIdle comes back to it
      this.isDue = false;
      if (check.status !== "done" || !check.isStale) return;
      this.quickestMs = Math.min(this.quickestMs, check.checked.elapsedMs);
      if (this.quickestMs <= MOST_RENEWED_MS) void this.renew().then((isDone) => { if (!isDone) this.tryAgain(); });
    }, quietMs);
  }

  private tryAgain(): void {
    if (!this.isEnded && this.retries++ < MOST_RETRIES) this.schedule(RETRY_MS);
  }
}
