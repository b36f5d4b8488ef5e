import { summarize, summaryEdits } from "../../app/summarize.js";
import { fail, succeed, type Result } from "../../core/report/result.js";
import { SUMMARY_LABELS } from "../../messages/summaryLabels.js";
import type { ActionContext } from "./paneController.js";
import type { TaskFailure, TaskTools } from "./taskRunner.js";

/** Plans the sheets of the revision summary, to be looked at. Writes nothing. */
export async function planSummary({ services, store }: ActionContext, tools: TaskTools): Promise<Result<void, TaskFailure>> {
  const read = await services.port.read(tools);
  if (!read.ok) return fail(read.error);
  const planned = summarize(read.value, { labels: SUMMARY_LABELS[store.get().language] });
  store.dispatch(planned.ok ? { type: "summary-planned", summary: planned.value } : { type: "summary-impossible" });
  return succeed(undefined);
}

/** Writes what was looked at; tables that were changed since ask for a new look. */
export async function writeSummary(context: ActionContext): Promise<Result<void, TaskFailure>> {
  const { summary } = context.store.get();
  if (summary.status !== "planned" || summary.isStale) return fail({ code: "stale-check" });
  const { sheets } = summary.summary;
  const written = await context.write(summaryEdits(summary.summary), {
    purpose: "summary", places: sheets.map((sheet) => ({ sheet: sheet.name, ref: "" })), count: sheets.length,
  });
  if (written.ok) context.store.dispatch({ type: "summary-written" });
  return written;
}
