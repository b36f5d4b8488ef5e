import type { RecordLabels } from "../core/sheets/validationRecord/planValidationRecord.js";
import type { Language, Sentence } from "./language.js";
import { EXCLUSION_TEXT } from "./settingsMessages.js";

/** The words of the record sheet that a marked copy carries. */
export const RECORD_LABELS: Record<Language, RecordLabels> = {
  ja: {
    sheetName: "検算記録", title: "検算記録", file: "ファイル", checkedAt: "確認日時", verdict: "判定", tables: "対象の表",
    severity: "区分", place: "セル", message: "内容", repair: "修正案", noFindings: "指摘はありません。", blank: "空白",
    severities: { error: "誤り", warning: "注意", info: "参考" }, excluded: EXCLUSION_TEXT.heading.ja, excludedBecause: EXCLUSION_TEXT.reason.ja,
  },
  en: {
    sheetName: "Validation record", title: "Validation record", file: "File", checkedAt: "Checked at", verdict: "Verdict", tables: "Tables",
    severity: "Kind", place: "Cell", message: "Finding", repair: "Repair", noFindings: "No findings.", blank: "blank",
    severities: { error: "error", warning: "warning", info: "note" }, excluded: EXCLUSION_TEXT.heading.en, excludedBecause: EXCLUSION_TEXT.reason.en,
  },
};

/** What a note in a marked cell adds to the finding's own sentence. */
export const MARK_TEXT = {
  author: { ja: "検算", en: "Kensan" },
  candidate: { ja: "{place} が合わない原因かもしれないセルです（{value} → {proposed}）。", en: "This cell may be why {place} does not agree ({value} → {proposed})." },
  repair: { ja: "修正案: {value} → {proposed}", en: "Repair: {value} → {proposed}" },
} as const satisfies Record<string, Sentence>;
