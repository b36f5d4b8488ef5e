import type { ComponentType } from "react";
import type { PaneTextKey } from "../../messages/paneText.js";
import type { ViewId } from "../state/paneState.js";
import { CheckView } from "./check/CheckView.js";
import { HistoryView } from "./history/HistoryView.js";
import { RevisionView } from "./revision/RevisionView.js";
import { SettingsView } from "./settings/SettingsView.js";
import { SummaryView } from "./summary/SummaryView.js";

export interface ViewEntry {
  readonly id: ViewId;
  readonly label: PaneTextKey;
  readonly Component: ComponentType;
}

/** Every view of the pane, in the order of its tabs. A new one is added here and in `ViewId`. */
export const VIEWS: readonly [ViewEntry, ...ViewEntry[]] = [
  { id: "check", label: "view-check", Component: CheckView },
  { id: "revision", label: "view-revision", Component: RevisionView },
  { id: "summary", label: "view-summary", Component: SummaryView },
  { id: "history", label: "view-history", Component: HistoryView },
  { id: "settings", label: "view-settings", Component: SettingsView },
];
