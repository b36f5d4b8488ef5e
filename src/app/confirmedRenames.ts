import { comparableName } from "../core/figures/labels.js";
import type { ConfirmedRenames } from "../core/revision/reviseSheet.js";
import type { BookSettings } from "./settings/bookSettings.js";
import { planSettings, type SettingsChange } from "./settings/readSettings.js";

/** What the user says of two names is remembered in the workbook, so that it is asked once. */
export function planRename(settings: BookSettings, before: string, after: string, isSame: boolean): SettingsChange {
  const others = settings.renames.filter((rename) => !isPair(rename, before, after));
  const id = `rename-${others.reduce((most, rename) => Math.max(most, Number(/^rename-(\d+)$/.exec(rename.id)?.[1] ?? 0)), 0) + 1}`;
  return planSettings({ ...settings, renames: [...others, { id, before, after, isSame }] });
}

/** The names that are one thing, as the comparison wants them. */
export function confirmedRenames(settings: BookSettings): ConfirmedRenames {
  return settings.renames.filter((rename) => rename.isSame).map(({ before, after }) => ({ before, after }));
}

/** Has the user said that these are two things? */
export function isRefused(settings: BookSettings, before: string, after: string): boolean {
  return settings.renames.some((rename) => !rename.isSame && isPair(rename, before, after));
}

function isPair(rename: { readonly before: string; readonly after: string }, before: string, after: string): boolean {
  return comparableName(rename.before) === comparableName(before) && comparableName(rename.after) === comparableName(after);
}
