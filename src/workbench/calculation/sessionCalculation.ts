import type { AttachedCalculator } from "../../book/calculation/attachCalculator.js";

/** What keeps the results of an open book, where the page itself does it or a worker. */
export interface SessionCalculation {
  /** Makes the first calculation ready without holding the page up. */
  start(): void;
  /** Calls back when the calculation begins and ends to be at work; what it gives ends that. */
  listen(listener: (isBusy: boolean) => void): () => void;
  /** When every result is that of what the book holds now. */
  settled(): Promise<void>;
  /** Another book takes the place of this one. */
  end(): void;
  /** Where the page itself calculates. */
  readonly attached: AttachedCalculator | undefined;
}

/** Tells listeners whether there is work, when that changes. */
export class BusyState {
  private isBusy = false;
  private readonly listeners = new Set<(isBusy: boolean) => void>();

  set(isBusy: boolean): void {
    if (isBusy === this.isBusy) return;
    this.isBusy = isBusy;
    for (const listener of this.listeners) listener(isBusy);
  }

  listen(listener: (isBusy: boolean) => void): () => void {
    this.listeners.add(listener);
    listener(this.isBusy);
    return () => this.listeners.delete(listener);
  }
}
