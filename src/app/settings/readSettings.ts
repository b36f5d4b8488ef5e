import type { Result } from "../../core/report/result.js";
import { fail, succeed } from "../../core/report/result.js";
import type { HostFailure, ReadFailure, WorkbookEdit, WorkbookPort, WriteFailure, WriteReceipt } from "../ports.js";
import { BOOK_NAMESPACE, type BookSettings, type Preferences, type SettingsFailure } from "./bookSettings.js";
import { formatSettings, parseSettings } from "./settingsXml.js";

/**
 * What the user decided about this workbook; `NO_SETTINGS` where nothing was. Settings that cannot be read are a failure to be
 * said: the workbook is then checked without them, and they are left alone.
 * @example const settings = await readSettings(port); validate(workbook, { language, ...(settings.ok ? { settings: settings.value } : {}) })
 */
export async function readSettings(port: Pick<WorkbookPort, "readCustomXml">): Promise<Result<BookSettings, SettingsFailure | ReadFailure | HostFailure>> {
  const xml = await port.readCustomXml(BOOK_NAMESPACE);
  return xml.ok ? parseSettings(xml.value) : xml;
}

/** A change of the settings as edits, for a journal to write and to undo. */
export interface SettingsChange {
  readonly settings: BookSettings;
  readonly edits: readonly WorkbookEdit[];
}

/** Writes the settings as a whole, beside edits that belong to the change (the names of its cells). */
export function planSettings(settings: BookSettings, beside: readonly WorkbookEdit[] = []): SettingsChange {
  return { settings, edits: [...beside, { kind: "set-custom-xml", namespace: BOOK_NAMESPACE, xml: formatSettings(settings) }] };
}

export function planPreferences(settings: BookSettings, changed: Preferences): SettingsChange {
  return planSettings({ ...settings, preferences: { ...settings.preferences, ...changed } });
}

export type SettingsWriteFailure = SettingsFailure | ReadFailure | WriteFailure | HostFailure;

export interface SettingsWrite {
  readonly settings: BookSettings;
  readonly receipt: WriteReceipt;
}

/**
 * Reads the settings, changes them, and writes them back at once. Settings that cannot be read are not written over.
 * @example changeSettings(port, (settings) => planExclusion(settings, finding, "延べ数のため"))
 */
export async function changeSettings(port: WorkbookPort, plan: (settings: BookSettings) => SettingsChange): Promise<Result<SettingsWrite, SettingsWriteFailure>> {
  const read = await readSettings(port);
  if (!read.ok) return read;
  const { settings, edits } = plan(read.value);
  const written = await port.write(edits);
  return written.ok ? succeed({ settings, receipt: written.value }) : fail(written.error);
}
