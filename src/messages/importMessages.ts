import type { TranscriptNotice } from "../core/transcript/transcript.js";
import { fillSentence, type Language, type Sentence } from "./language.js";

export type ImportNoticeCode = TranscriptNotice["code"] | "formula-differs";

const NOTICES: Record<ImportNoticeCode, Sentence> = {
  "ambiguous-row": {
    ja: "{table} の {row}（{lineNumber} 行目）: 空欄の位置を決められません。原文の数は「{printed}」で、{readings} のどれとも読めます。該当のセルには数を入れず、「…」と印を付けました。",
    en: "{table}, {row} (line {lineNumber}): the blanks cannot be placed. Printed: “{printed}”; it can be read as {readings}. These cells hold no figure; they are marked “…”.",
  },
  "row-breaks-equation": {
    ja: "{table} の {row}（{lineNumber} 行目）: 原文の数「{printed}」は、どこに空欄を置いても横の計が合いません。合わない数が最も少ない読み方で書きました。",
    en: "{table}, {row} (line {lineNumber}): wherever the blanks go, the printed figures “{printed}” do not add up. The reading that breaks least was written.",
  },
  "read-by-spacing": {
    ja: "{table} の {row}（{lineNumber} 行目）: 計算では決まらないため、空白の位置から {reading} と読みました（同じ表のほかの行で確かめられる空白の位置は、すべて正しいものでした）。",
    en: "{table}, {row} (line {lineNumber}): sums do not decide it; read by its spacing as {reading} (the spacing is right in every other row of the table where it can be checked).",
  },
  "too-many-readings": {
    ja: "{table}: 空欄の位置の組み合わせが多すぎるため、縦の計や一覧の件数では決めていません。",
    en: "{table}: too many ways to place the blanks; column totals and list counts were not used.",
  },
  "grouping-by-position": {
    ja: "{list}（{lineNumber} 行目から）: 取組名が項目の中ほどや末尾に印刷されているとみて、項目を取組に分けました。原文と見比べてください。",
    en: "{list} (from line {lineNumber}): entries were grouped taking the names as printed in the middle or at the foot of their groups; compare with the document.",
  },
  "grouping-by-counts": {
    ja: "{list}（{lineNumber} 行目から）: 行の並びだけでは項目がどの取組のものか決まらず、件数表の数に最も合う分け方にしました。原文と見比べてください。",
    en: "{list} (from line {lineNumber}): the lines alone do not tell which initiative an entry belongs to; the grouping that agrees best with the count table was taken. Compare with the document.",
  },
  "figures-without-header": {
    ja: "{firstLine}～{lastLine} 行目: 数の並びがありますが、見出しが見つからないため、表として取り込んでいません。",
    en: "Lines {firstLine}–{lastLine}: rows of figures without a header; not imported as a table.",
  },
  "groups-without-entries": {
    ja: "{list}: {groups} の項目が原文から見つかりません。文字の並びが乱れているおそれがあるので、原文と見比べてください。",
    en: "{list}: no entries were found for {groups}; the text may be out of order. Compare with the document.",
  },
  "titles-differ": {
    ja: "文書の表題が二通りあります:「{first}」と「{second}」。",
    en: "The document calls itself by two titles: “{first}” and “{second}”.",
  },
  "formula-differs": {
    ja: "{sheet}!{ref}: 印刷された数は {printed} ですが、数式では {computed} になります。",
    en: "{sheet}!{ref}: {printed} is printed, the formula gives {computed}.",
  },
};

/** @example formatImportNotice("titles-differ", { first: "計画（案）", second: "計画案" }, "ja") */
export function formatImportNotice(code: ImportNoticeCode, params: Readonly<Record<string, string | number | readonly string[]>>, language: Language): string {
  const joiner = code === "groups-without-entries" ? (language === "ja" ? "、" : ", ") : language === "ja" ? " または " : " or ";
  const values = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, typeof value === "object" ? value.join(joiner) : value]));
  return fillSentence(NOTICES[code][language], values);
}

export type ImportFailureCode = "empty-text" | "no-table";

/** Why a text could not be imported; `{file}` is its name. */
export const IMPORT_FAILURES: Record<ImportFailureCode, Sentence> = {
  "empty-text": { ja: "{file}: 文字がありません。", en: "{file}: the text is empty." },
  "no-table": { ja: "{file}: 件数表も一覧も見つかりません。", en: "{file}: neither a count table nor a list was found." },
};
