import type { Finding } from "../core/report/report.js";
import type { Sentence } from "./language.js";

/** The words that the text form of a report puts around the findings' own sentences. */
export const REPORT_TEXT = {
  "suspect": { ja: "疑わしいセル", en: "suspect" },
  "or": { ja: "または", en: "or" },
  "value": { ja: "{value} → {proposed}", en: "{value} → {proposed}" },
  "blank": { ja: "空白", en: "blank" },
  "encoding": { ja: "文字コードは {encoding} と判断しました。", en: "The text was read as {encoding}." },
  "file": { ja: "ファイル", en: "file" },
  "verdict": { ja: "判定", en: "verdict" },
  "errors": { ja: "誤り", en: "errors" },
  "warnings": { ja: "注意", en: "warnings" },
  "relations": { ja: "確認", en: "checked" },
  "unread": { ja: "読めません", en: "unreadable" },
  "progress": { ja: "{done} / {count} ファイルを確認しました", en: "{done} of {count} files checked" },
  "written": { ja: "{file} を書き出しました。", en: "Wrote {file}." },
  "moreCells": { ja: "ほか {count} セル", en: "{count} more cells" },
  "more": { ja: "ほかに {count} 通りの直し方があります（--json で表示します）。", en: "{count} more ways to repair it (see --json)." },
} as const satisfies Record<string, Sentence>;

export const SEVERITY_TEXT = {
  error: { ja: "誤り", en: "error" },
  warning: { ja: "注意", en: "warning" },
  info: { ja: "参考", en: "note" },
} as const satisfies Record<Finding["severity"], Sentence>;

export const VERDICT_TEXT = {
  holds: { ja: "一致", en: "holds" },
  fails: { ja: "不一致", en: "fails" },
  cannotTell: { ja: "判断できない", en: "cannot tell" },
} as const satisfies Record<"holds" | "fails" | "cannotTell", Sentence>;
