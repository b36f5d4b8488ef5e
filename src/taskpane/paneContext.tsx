import { createContext, useContext, useSyncExternalStore } from "react";
import { fillSentence } from "../messages/language.js";
import { PANE_TEXT, type PaneTextKey } from "../messages/paneText.js";
import type { PaneController } from "./controller/paneController.js";
import type { PaneServices } from "./paneServices.js";
import type { PaneState } from "./state/paneState.js";
import type { PaneStore } from "./state/paneStore.js";

export interface Pane {
  readonly store: PaneStore;
  readonly controller: PaneController;
  readonly services: PaneServices;
}

export const PaneContext = createContext<Pane | undefined>(undefined);

export interface PaneView {
  readonly state: PaneState;
  readonly controller: PaneController;
  readonly services: PaneServices;
  /** The pane's own words in the user's language. */
  readonly say: (key: PaneTextKey, values?: Readonly<Record<string, string | number>>) => string;
  /** Something the user asked for is under way: no other action begins. */
  readonly isBusy: boolean;
}

/** What a view shows and does. */
export function usePane(): PaneView {
  const pane = useContext(PaneContext);
  if (!pane) throw new Error("a view outside of the pane");
  const state = useSyncExternalStore(pane.store.subscribe, pane.store.get);
  return {
    state, controller: pane.controller, services: pane.services,
    say: (key, values = {}) => fillSentence(PANE_TEXT[key][state.language], values),
    isBusy: state.task !== undefined && state.task.kind !== "renew" && state.task.kind !== "select",
  };
}
