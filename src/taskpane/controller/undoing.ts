import { fail, succeed, type Result } from "../../core/report/result.js";
import type { ActionContext } from "./paneController.js";
import type { TaskFailure } from "./taskRunner.js";

/** Takes one write back; the entry stays in the journal as undone. */
export async function undoEntry({ services, store }: ActionContext, entryId: number): Promise<Result<void, TaskFailure>> {
  const entry = services.journal.entries.find((each) => each.id === entryId);
  if (!entry) return fail({ code: "unknown-receipt" });
  const undone = await services.port.undo(entry.receipt);
  if (!undone.ok) return fail(undone.error);
  services.journal.markUndone(entryId);
  store.dispatch({ type: "told", notice: { kind: "done", purpose: "undo", count: 1, notices: [], entryId: undefined } });
  return succeed(undefined);
}
