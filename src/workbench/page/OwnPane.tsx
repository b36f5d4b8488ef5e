import type { ReactNode } from "react";
import { App } from "../../taskpane/App.js";
import type { PaneOfSessionProps } from "./Workbench.js";

/** The add-in's components over the workbench's own port. */
export function OwnPane({ session, language }: PaneOfSessionProps): ReactNode {
  return <App services={session.services} language={language} theme="light" isPart />;
}
