import { openBaseEdition, planBaseEdition } from "../../app/baseEdition.js";
import { compare } from "../../app/compare.js";
import { comparisonSheets } from "../../app/comparisonSheets.js";
import { confirmedRenames, planRename } from "../../app/confirmedRenames.js";
import { sheetEdits } from "../../app/sheetsToWrite.js";
import { NO_SETTINGS, type BookSettings } from "../../app/settings/bookSettings.js";
import { readSettings } from "../../app/settings/readSettings.js";
import type { Workbook } from "../../core/grid/grid.js";
import { fail, succeed, type Result } from "../../core/report/result.js";
import { COMPARISON_LABELS } from "../../messages/comparisonLabels.js";
import { formatMoment } from "../formatMoment.js";
import type { Comparison } from "../state/paneState.js";
import type { ActionContext } from "./paneController.js";
import type { TaskFailure, TaskTools } from "./taskRunner.js";

/** Where the edition before comes from. A file is read in the browser and goes nowhere. */
export type EditionSource =
  | { readonly kind: "file"; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: "sheet"; readonly before: string; readonly after: string }
  | { readonly kind: "base" };

/** Compares the open workbook, or a sheet of it, with an earlier edition. Writes nothing. */
export async function compareEditions({ services, store }: ActionContext, source: EditionSource, tools: TaskTools): Promise<Result<void, TaskFailure>> {
  const read = await services.port.read(tools);
  if (!read.ok) return fail(read.error);
  const after = read.value;
  const kept = await readSettings(services.port);
  const settings = kept.ok ? kept.value : NO_SETTINGS;
  const other = await openOther(source, after, settings, services);
  if (!other.ok) return other;
  const { name, workbook: before } = other.value;
  const revision = compare(
    { workbook: before, sheet: source.kind === "sheet" ? source.before : undefined },
    { workbook: after, sheet: source.kind === "sheet" ? source.after : undefined },
    { confirmedRenames: confirmedRenames(settings) },
  );
  if (!revision.ok) return fail({ code: "sheet-gone", detail: revision.error.detail });
  const { language } = store.get();
  const segment = makeSegmenter();
  const sheets = comparisonSheets(revision.value, before, after, { labels: COMPARISON_LABELS[language], segment, isLive: true });
  store.dispatch({ type: "compared", comparison: { source, name, revision: revision.value, settings, sheets } });
  return succeed(undefined);
}

async function openOther(source: EditionSource, after: Workbook, settings: BookSettings, services: ActionContext["services"]): Promise<Result<{ name: string; workbook: Workbook }, TaskFailure>> {
  if (source.kind === "sheet") return succeed({ name: source.before, workbook: after });
  if (source.kind === "base") {
    const workbook = openBaseEdition(settings.baseEdition);
    return workbook ? succeed({ name: `${settings.baseEdition?.title ?? ""} ${settings.baseEdition?.savedAt ?? ""}`.trim(), workbook }) : fail({ code: "no-base-edition" });
  }
  const opened = await services.openFile?.(source.bytes, source.name);
  if (!opened) return fail({ code: "unsupported", detail: source.name });
  return opened.ok ? succeed({ name: source.name, workbook: opened.value }) : fail(opened.error);
}

/** Browsers before 2024 may lack it: then wording is compared character by character. */
export function makeSegmenter(): (text: string) => string[] {
  if (typeof Intl.Segmenter !== "function") return (text) => Array.from(text);
  const words = new Intl.Segmenter("ja", { granularity: "word" });
  return (text) => Array.from(words.segment(text), (part) => part.segment);
}

/** Writes the comparison tables that were looked at; tables that were changed since ask for a new look. */
export async function writeComparison(context: ActionContext): Promise<Result<void, TaskFailure>> {
  const { revision } = context.store.get();
  if (revision.status !== "compared" || revision.isStale) return fail({ code: "stale-check" });
  const { sheets } = revision.comparison;
  return context.write(sheetEdits(sheets), { purpose: "comparison", places: sheets.sheets.map((sheet) => ({ sheet: sheet.name, ref: "" })), count: sheets.sheets.length });
}

/** Remembers in the workbook what the user says of two names, and compares anew. */
export async function confirmRename(context: ActionContext, comparison: Comparison, names: { readonly before: string; readonly after: string }, isSame: boolean, tools: TaskTools): Promise<Result<void, TaskFailure>> {
  const settings = await readSettings(context.services.port);
  if (!settings.ok) return fail(settings.error);
  const written = await context.write(planRename(settings.value, names.before, names.after, isSame).edits, { purpose: "settings", places: [], count: 1 });
  return written.ok ? compareEditions(context, comparison.source, tools) : written;
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
