import type { CheckArea } from "../../app/checkScope.js";
import { NO_SETTINGS, type BookSettings } from "../../app/settings/bookSettings.js";
import { readSettings } from "../../app/settings/readSettings.js";
import { fail, succeed, type Result } from "../../core/report/result.js";
import type { ScopeChoice } from "../state/paneState.js";
import type { ActionContext } from "./paneController.js";
import type { TaskFailure, TaskTools } from "./taskRunner.js";

/** Checks what the user has chosen, where the user is now. Writes nothing. */
export async function checkWorkbook(context: ActionContext, scope: ScopeChoice, tools: TaskTools): Promise<Result<void, TaskFailure>> {
  const area = await findArea(context, scope);
  return area.ok ? checkArea(context, scope, area.value, tools) : area;
}

/** The same part once more, wherever the user is by now. */
export async function renewCheck(context: ActionContext, tools: TaskTools): Promise<Result<void, TaskFailure>> {
  const { check } = context.store.get();
  return check.status === "done" ? checkArea(context, check.checked.scope, check.checked.area, tools) : succeed(undefined);
}

async function findArea({ services }: ActionContext, scope: ScopeChoice): Promise<Result<CheckArea | undefined, TaskFailure>> {
  if (scope === "book") return succeed(undefined);
  const selection = await services.port.selection();
  if (!selection.ok) return selection;
  const { sheet, range } = selection.value;
  return succeed(scope === "sheet" ? { sheet } : { sheet, range });
}

async function checkArea(context: ActionContext, scope: ScopeChoice, area: CheckArea | undefined, tools: TaskTools): Promise<Result<void, TaskFailure>> {
  const { services, store } = context;
  const startedAt = services.now();
  const { changeCount } = store.get();
  const read = await services.port.read(tools);
  if (!read.ok) return fail(read.error);
  const settings = await findSettings(context);
  if (tools.signal.aborted) return fail({ code: "cancelled" });
  const { language } = store.get();
  const checked = await services.validator.validate(read.value, { language, area, settings: settings.value, signal: tools.signal });
  if (!checked.ok) return checked;
  store.dispatch({
    type: "checked",
    isStale: store.get().changeCount !== changeCount,
    checked: { validation: checked.value, workbook: read.value, scope, area, elapsedMs: services.now() - startedAt, at: services.now() },
  });
  // Checked all the same, and said.
  if (settings.failure) store.dispatch({ type: "told", notice: { kind: "failure", code: settings.failure.code, detail: settings.failure.detail } });
  return succeed(undefined);
}

async function findSettings({ services }: ActionContext): Promise<{ readonly value: BookSettings; readonly failure?: TaskFailure }> {
  const settings = await readSettings(services.port);
  return settings.ok ? { value: settings.value } : { value: NO_SETTINGS, failure: settings.error };
}
