import { openBaseEdition, planBaseEdition } from "../../app/baseEdition.js";
import { compare, type Edition } from "../../app/compare.js";
import { listTables, type ComparablePart } from "../../app/listTables.js";
import { confirmedRenames, planRename } from "../../app/confirmedRenames.js";
import { sheetEdits } from "../../app/sheetsToWrite.js";
import { NO_SETTINGS, type BookSettings } from "../../app/settings/bookSettings.js";
import { readSettings } from "../../app/settings/readSettings.js";
import { parseRange } from "../../core/grid/address.js";
import type { Workbook } from "../../core/grid/grid.js";
import { fail, succeed, type Result } from "../../core/report/result.js";
import { formatMoment } from "../formatMoment.js";
import type { Comparison } from "../state/paneState.js";
import type { ActionContext } from "./paneController.js";
import { FIRST_OUTPUT, planOutput, type RevisionOutput } from "./revisionOutput.js";
import type { TaskFailure, TaskTools } from "./taskRunner.js";

/** Where the edition before comes from. A file is read in the browser and goes nowhere. */
export type EditionSource =
  | { readonly kind: "file"; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: "sheet"; readonly before: SourcePart; readonly after: SourcePart }
  | { readonly kind: "base" };

/** A sheet of the open workbook, or a table of it. */
export type SourcePart = Pick<ComparablePart, "sheet" | "ref">;

/** Compares the open workbook, or a sheet of it, with an earlier edition. Writes nothing. */
export async function compareEditions({ services, store }: ActionContext, source: EditionSource, keyHeader: string | undefined, tools: TaskTools): Promise<Result<void, TaskFailure>> {
  const read = await services.port.read(tools);
  if (!read.ok) return fail(read.error);
  const after = read.value;
  const kept = await readSettings(services.port);
  const settings = kept.ok ? kept.value : NO_SETTINGS;
  const other = await openOther(source, after, settings, services);
  if (!other.ok) return other;
  const { name, workbook: before } = other.value;
  const part = (side: "before" | "after"): Pick<Edition, "sheet" | "range"> => (source.kind === "sheet" ? { sheet: source[side].sheet, range: source[side].ref === undefined ? undefined : parseRange(source[side].ref) } : {});
  const revision = compare({ workbook: before, ...part("before") }, { workbook: after, ...part("after") }, {
    confirmedRenames: confirmedRenames(settings), ...(keyHeader === undefined ? {} : { keyHeader }),
  });
  if (!revision.ok) return fail({ code: "sheet-gone", detail: revision.error.detail });
  const { language, revision: last } = store.get();
  const output = last.status === "compared" ? last.comparison.output : FIRST_OUTPUT;
  const sheets = planOutput(output, revision.value, before, after, language);
  store.dispatch({ type: "compared", comparison: { source, name, keyHeader, before, after, revision: revision.value, settings, output, sheets } });
  return succeed(undefined);
}

async function openOther(source: EditionSource, after: Workbook, settings: BookSettings, services: ActionContext["services"]): Promise<Result<{ name: string; workbook: Workbook }, TaskFailure>> {
  if (source.kind === "sheet") return succeed({ name: [source.before.sheet, source.before.ref].filter((part) => part !== undefined).join(" "), workbook: after });
  if (source.kind === "base") {
    const workbook = openBaseEdition(settings.baseEdition);
    return workbook ? succeed({ name: `${settings.baseEdition?.title ?? ""} ${settings.baseEdition?.savedAt ?? ""}`.trim(), workbook }) : fail({ code: "no-base-edition" });
  }
  const opened = await services.openFile?.(source.bytes, source.name);
  if (!opened) return fail({ code: "unsupported", detail: source.name });
  return opened.ok ? succeed({ name: source.name, workbook: opened.value }) : fail(opened.error);
}

/** Another output, or another form of it, of the editions that were compared. Reads and writes nothing. */
export function planRevision({ store }: ActionContext, output: RevisionOutput): void {
  const { revision, language } = store.get();
  if (revision.status !== "compared") return;
  const { comparison } = revision;
  store.dispatch({ type: "output-planned", output, sheets: planOutput(output, comparison.revision, comparison.before, comparison.after, language) });
}

/** The headings of columns that both editions have, for the user to say which one names the rows. */
export function keyHeaders({ revision }: Comparison): string[] {
  const headers = revision.tables.flatMap(({ columns }) => columns.flatMap(({ headersBefore, headersAfter }) => {
    const [before, after] = [headersBefore.at(-1)?.trim() ?? "", headersAfter.at(-1)?.trim() ?? ""];
    return before !== "" && before === after ? [after] : [];
  }));
  return [...new Set(headers)];
}

/** The sheets and tables to choose from. */
export async function listParts({ services, store }: ActionContext, tools: TaskTools): Promise<Result<void, TaskFailure>> {
  const read = await services.port.read(tools);
  if (!read.ok) return fail(read.error);
  store.dispatch({ type: "parts-listed", parts: listTables(read.value) });
  return succeed(undefined);
}

/** Writes the sheets that were looked at; tables that were changed since ask for a new look. */
export async function writeComparison(context: ActionContext): Promise<Result<void, TaskFailure>> {
  const { revision } = context.store.get();
  if (revision.status !== "compared" || revision.isStale) return fail({ code: "stale-check" });
  const { sheets, output } = revision.comparison;
  return context.write(sheetEdits(sheets), { purpose: output.kind, places: sheets.sheets.map((sheet) => ({ sheet: sheet.name, ref: "" })), count: sheets.sheets.length });
}

/** Remembers in the workbook what the user says of two names, and compares anew. */
export async function confirmRename(context: ActionContext, comparison: Comparison, names: { readonly before: string; readonly after: string }, isSame: boolean, tools: TaskTools): Promise<Result<void, TaskFailure>> {
  const settings = await readSettings(context.services.port);
  if (!settings.ok) return fail(settings.error);
  const written = await context.write(planRename(settings.value, names.before, names.after, isSame).edits, { purpose: "settings", places: [], count: 1 });
  return written.ok ? compareEditions(context, comparison.source, comparison.keyHeader, tools) : written;
}

/** 「現在を基準版として保存」. */
export async function saveBaseEdition(context: ActionContext, tools: TaskTools): Promise<Result<void, TaskFailure>> {
  const { services } = context;
  const read = await services.port.read(tools);
  if (!read.ok) return fail(read.error);
  const settings = await readSettings(services.port);
  if (!settings.ok) return fail(settings.error);
  const planned = planBaseEdition(settings.value, read.value, services.bookName(), formatMoment(services.now()));
  if (!planned.ok) return fail({ code: "too-large" });
  return context.write(planned.value.edits, { purpose: "settings", places: [], count: 1 });
}
