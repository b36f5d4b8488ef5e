import type { ExcelSession } from "../session/excelSession.js";
import { HostObject } from "../wire/hostObject.js";

/** Whether the pane is seen: `Office.addin.showAsTaskpane`. */
class AppRuntimeService extends HostObject {
  readonly className = "OfficeCore.AppRuntimeService";

  constructor(private readonly session: ExcelSession) {
    super();
  }

  SetAppRuntimeState(state: string): void { this.session.paneState = state; }
  GetAppRuntimeState(): string { return this.session.paneState; }
}

/** Whether the add-in starts with the workbook: `Office.addin.setStartupBehavior`. */
class AppRuntimePersistenceService extends HostObject {
  readonly className = "OfficeCore.AppRuntimePersistenceService";

  constructor(private readonly session: ExcelSession) {
    super();
  }

  SetAppRuntimeStartState(state: string): void { this.session.startState = state; }
  GetAppRuntimeStartState(): string { return this.session.startState; }
}

export function makeService(session: ExcelSession, name: string): HostObject | undefined {
  switch (name) {
    case "Microsoft.AppRuntime.AppRuntimeService": return new AppRuntimeService(session);
    case "Microsoft.AppRuntime.AppRuntimePersistenceService": return new AppRuntimePersistenceService(session);
    default: return undefined;
  }
}
