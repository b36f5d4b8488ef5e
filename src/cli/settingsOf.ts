import { BOOK_NAMESPACE, NO_SETTINGS, type BookSettings, type SettingsFailure } from "../app/settings/bookSettings.js";
import { parseSettings } from "../app/settings/settingsXml.js";
import { fillSentence } from "../messages/language.js";
import { SETTINGS_FAILURES } from "../messages/settingsMessages.js";
import type { OpenedWorkbook } from "../xlsx/openWorkbook.js";
import { sayNotice, type CommandContext } from "./commandContext.js";

export interface FileSettings {
  readonly settings: BookSettings;
  /** Why what is kept in the file is not applied; the settings are then none. */
  readonly settingsFailure?: SettingsFailure;
}

/** What the user decided about a workbook that was read from a file. */
export function settingsOf(opened: OpenedWorkbook): FileSettings {
  const xml = opened.readCustomXml(BOOK_NAMESPACE);
  const parsed = xml.ok ? parseSettings(xml.value) : undefined;
  if (parsed?.ok) return { settings: parsed.value };
  return { settings: NO_SETTINGS, settingsFailure: parsed?.error ?? { code: "settings-damaged" } };
}

/** Says that a workbook is checked without what was decided about it, where that is so. */
export function sayUnreadSettings(file: string, { settingsFailure }: Pick<FileSettings, "settingsFailure">, context: CommandContext): void {
  if (settingsFailure) sayNotice(`${file}: ${fillSentence(SETTINGS_FAILURES[settingsFailure.code][context.language], { detail: settingsFailure.detail })}`, context);
}
