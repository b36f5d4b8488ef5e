import type { PaneState } from "./paneState.js";
import { reducePane, type PaneEvent } from "./reducePane.js";

/** The one place where the pane's state stands; the controller tells it what happened, the views read it. */
export class PaneStore {
  private readonly listeners = new Set<() => void>();

  constructor(private state: PaneState) {}

  readonly get = (): PaneState => this.state;

  readonly dispatch = (event: PaneEvent): void => {
    const next = reducePane(this.state, event);
    if (next === this.state) return;
    this.state = next;
    for (const listener of this.listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
}
