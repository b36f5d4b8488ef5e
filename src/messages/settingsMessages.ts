import type { Sentence } from "./language.js";

/** Why what was decided about a workbook is not applied; it stays in the workbook. */
export const SETTINGS_FAILURES = {
  "settings-newer": {
    ja: "除外や確認した役割などの設定が新しい版の検算（{detail}）で保存されているため、読めません。設定は使わずに確かめます（設定はそのまま残ります）。",
    en: "The decisions kept in this workbook were saved by a later version of Kensan ({detail}); it is checked without them, and they are left as they are.",
  },
  "settings-damaged": {
    ja: "除外や確認した役割などの設定が壊れているため、読めません。設定は使わずに確かめます（設定はそのまま残ります）。",
    en: "The decisions kept in this workbook are damaged; it is checked without them, and they are left as they are.",
  },
} as const satisfies Record<"settings-newer" | "settings-damaged", Sentence>;

/** What is said of findings that the user has set aside. */
export const EXCLUSION_TEXT = {
  heading: { ja: "除外", en: "excluded" },
  reason: { ja: "除外の理由: {reason}", en: "excluded because: {reason}" },
  done: { ja: "除外しました: {place}", en: "set aside: {place}" },
  readmitted: { ja: "指摘に戻しました: {place}", en: "taken back: {place}" },
  counted: { ja: "（ほかに除外 {excluded} 件）", en: " ({excluded} more excluded)" },
} as const satisfies Record<string, Sentence>;
