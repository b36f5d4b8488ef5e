import { planMarks, planUnmark } from "../../app/mark.js";
import type { HostAbilities, WorkbookEdit } from "../../app/ports.js";
import { planRepairs } from "../../app/repair.js";
import { excludeFinding, readmitFinding } from "../../app/settings/exclusions.js";
import type { CellRef, Finding } from "../../core/report/report.js";
import { fail, succeed, type Result } from "../../core/report/result.js";
import type { Checked, PaneState } from "../state/paneState.js";
import { formatMoment } from "../formatMoment.js";
import type { ActionContext } from "./paneController.js";
import type { TaskFailure } from "./taskRunner.js";

type Done = Promise<Result<void, TaskFailure>>;

/** Writes the repair of one finding. @param choice which explanation to follow; undefined for the only one */
export async function repairFinding(context: ActionContext, finding: Finding, choice: number | undefined): Done {
  const checked = freshCheck(context.store.get());
  if (!checked) return fail({ code: "stale-check" });
  const { edits, applied, skipped } = planRepairs(checked.validation.findings, checked.workbook, new Map([[finding.id, choice]]));
  const reason = skipped[0]?.reason;
  if (reason !== undefined) context.store.dispatch({ type: "told", notice: { kind: "skipped", reason } });
  if (edits.length === 0) return succeed(undefined);
  const places = applied.flatMap((repair) => repair.cells.map(({ sheet, ref }): CellRef => ({ sheet, ref })));
  return context.write(edits, { purpose: "repair", places, count: places.length });
}

/** Marks all findings, or one. */
export async function markFindings(context: ActionContext, only: Finding | undefined): Done {
  const { services, store } = context;
  const checked = freshCheck(store.get());
  if (!checked) return fail({ code: "stale-check" });
  const { validation } = checked;
  const source = { report: validation, sentence: validation.sentence, file: services.bookName(), checkedAt: formatMoment(checked.at) };
  const edits = planMarks(source, store.get().language, only ? new Set([only.id]) : undefined).filter((edit) => isAble(edit, services.port.abilities));
  const places = edits.flatMap((edit) => (edit.kind === "add-sheet" ? [{ sheet: edit.plan.name, ref: "" }] : []));
  return context.write(edits, { purpose: "mark", places, count: edits.filter((edit) => edit.kind === "set-fill").length });
}

export async function unmark(context: ActionContext): Done {
  const read = await context.services.port.read();
  if (!read.ok) return fail(read.error);
  return context.write(planUnmark(read.value.sheets.map((grid) => grid.name)), { purpose: "unmark", places: [], count: 0 });
}

export async function exclude(context: ActionContext, finding: Finding, reason: string): Done {
  const recordedAt = new Date(context.services.now()).toISOString();
  const written = await excludeFinding(context.services.port, finding, reason, recordedAt);
  if (!written.ok) return fail(written.error);
  context.note(written.value.receipt, { purpose: "exclude", places: [finding.at], count: 1 });
  return succeed(undefined);
}

export async function include(context: ActionContext, finding: Finding): Done {
  if (!finding.excluded) return succeed(undefined);
  const written = await readmitFinding(context.services.port, finding.excluded.id);
  if (!written.ok) return fail(written.error);
  context.note(written.value.receipt, { purpose: "include", places: [finding.at], count: 1 });
  return succeed(undefined);
}

/** What was found of cells that have been changed since must not be written into them. */
function freshCheck({ check }: PaneState): Checked | undefined {
  return check.status === "done" && !check.isStale ? check.checked : undefined;
}

function isAble(edit: WorkbookEdit, abilities: HostAbilities): boolean {
  if (edit.kind === "add-note") return abilities.notes;
  return edit.kind !== "add-sheet" || abilities.addsSheets;
}
