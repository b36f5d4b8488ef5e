import type { Sentence } from "./language.js";

/** What `kensan repair` says. */
export const REPAIR_TEXT = {
  applied: { ja: "修正", en: "repaired" },
  skipped: { ja: "{place} は直していません: {reason}（{id}）", en: "{place} was left: {reason} ({id})" },
  nothing: { ja: "自動で直せるところはありません。ファイルは書き出していません。", en: "There is nothing that can be repaired; no file was written." },
} as const satisfies Record<string, Sentence>;

/** Why a finding was left to people. */
export const SKIP_TEXT = {
  "ambiguous": { ja: "直し方が複数あるため決められません。--only ID=番号 で選べます", en: "there is more than one way; choose with --only ID=NUMBER" },
  "no-repair": { ja: "直し方が分かりません", en: "no repair is known" },
  "items": { ja: "一覧の項目の追加や削除は人が行ってください", en: "entries of a list must be added or removed by hand" },
  "formula": { ja: "数式のセルは数で上書きしません", en: "a formula is never replaced by a number" },
  "intent": { ja: "数式の意図を確かめて、--only ID で選んでください", en: "see what the formula is meant to do, then choose it with --only ID" },
  "conflict": { ja: "ほかの修正と食い違います", en: "it contradicts another repair" },
} as const satisfies Record<"ambiguous" | "no-repair" | "items" | "formula" | "intent" | "conflict", Sentence>;
