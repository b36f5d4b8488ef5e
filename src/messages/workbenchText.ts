import { fillSentence, type Language, type Sentence } from "./language.js";

/** The page of the workbench, beside the pane's own words. */
export const WORKBENCH_TEXT = {
  "product": { ja: "検算", en: "Kensan" },
  "open": { ja: "開く", en: "Open" },
  "open-hint": { ja: "パソコンにあるブック（.xlsx .xlsm .xls .csv）を開く", en: "Open a workbook of this computer (.xlsx .xlsm .xls .csv)" },
  "samples": { ja: "見本", en: "Samples" },
  "save": { ja: "保存", en: "Save" },
  "save-hint": { ja: "新しい名前で保存する。変えたところ以外は元のファイルのまま", en: "Save under a new name; all but what was changed stays as it was" },
  "file-name": { ja: "保存するファイルの名前", en: "Name of the file to save" },
  "unsaved": { ja: "未保存の変更あり", en: "Unsaved changes" },
  "all-saved": { ja: "変更なし", en: "No changes" },
  "language": { ja: "English", en: "日本語" },
  "language-hint": { ja: "Show this page in English", en: "日本語で表示する" },
  "header-region": { ja: "ファイル", en: "File" },
  "grid-region": { ja: "表", en: "Sheet" },
  "pane-region": { ja: "検算の結果", en: "Kensan" },
  "splitter": { ja: "表と検算の境。← → で幅を変える", en: "Border between sheet and pane; ← → change the width" },
  "skip-to-pane": { ja: "検算の結果へ移る", en: "Go to the pane" },
  "drop-here": { ja: "ここに放すと開きます", en: "Drop here to open" },
  "loading": { ja: "準備しています…", en: "Getting ready…" },
  "opening": { ja: "{file} を開いています…", en: "Opening {file}…" },
  "saved": { ja: "{file} を保存しました。変えたところ以外は元のファイルのままです。", en: "Saved {file}; all but what was changed is as it was." },
  "saved-in-part": { ja: "{file} を保存しました。数と文字はすべて入っていますが、次の変更は元のファイルのままです: {parts}", en: "Saved {file} with all figures and texts; these changes stay as in the original file: {parts}" },
  "preparing": { ja: "計算中…", en: "Calculating…" },
  "close-notice": { ja: "知らせを閉じる", en: "Dismiss" },
  "discard": { ja: "保存していない変更があります。捨てて {file} を開きますか。", en: "There are unsaved changes. Discard them and open {file}?" },
  "discard-yes": { ja: "捨てて開く", en: "Discard and open" },
  "discard-no": { ja: "やめる", en: "Cancel" },
  "edit-refused": { ja: "変更できませんでした: {reason}", en: "Could not be changed: {reason}" },
  "crashed": { ja: "思わぬ誤りが起きました。変更を保存して、ページを読み込み直してください（{detail}）。", en: "Something went wrong. Save your changes and load the page again ({detail})." },
  "no-script": { ja: "このページには JavaScript が要ります。", en: "This page needs JavaScript." },
  "sample-right": { ja: "合っている計画", en: "A plan where everything agrees" },
  "sample-right-note": { ja: "件数表・一覧・文中の数がすべて一致する", en: "Count table, lists and sentences agree" },
  "sample-wrong": { ja: "三つの誤りがある計画", en: "A plan with three errors" },
  "sample-wrong-note": { ja: "桁違い、載せ忘れ、文字で打たれた数", en: "A wrong digit, an entry left out, a number typed as text" },
  "sample-before": { ja: "改定前の計画", en: "The edition before the revision" },
  "sample-before-note": { ja: "「合っている計画」と比べると新旧対照表ができる", en: "Compare it with the plan where everything agrees" },
  "sample-answers": { ja: "課からの回答", en: "A department's answers" },
  "sample-answers-note": { ja: "全角と単位付きの数、打ち直していない合計が混じる調査票", en: "A survey form with a full-width figure with its unit, and a total that was left behind" },
} as const satisfies Record<string, Sentence>;

/** What a sheet may have around its cells that a saved file keeps as it was; keys are the members of a sheet's state. */
const NOT_SAVED = {
  comments: { ja: "コメント", en: "comments" },
  conditionalFormats: { ja: "条件付き書式", en: "conditional formats" },
  tables: { ja: "テーブル", en: "tables" },
  page: { ja: "印刷の設定", en: "page setup" },
  protection: { ja: "シートの保護", en: "protection" },
  filter: { ja: "フィルター", en: "filters" },
} as const satisfies Record<string, Sentence>;
const OTHER_PARTS: Sentence = { ja: "表示の設定", en: "view settings" };

/** @example formatNotSaved([{ sheet: "件数表", part: "filter" }], "ja") === "「件数表」のフィルター" */
export function formatNotSaved(list: readonly { readonly sheet: string; readonly part: string }[], language: Language): string | undefined {
  const sheets = new Map<string, Set<string>>();
  for (const { sheet, part } of list) {
    const name = (part in NOT_SAVED ? NOT_SAVED[part as keyof typeof NOT_SAVED] : OTHER_PARTS)[language]; // just asked
    const names = sheets.get(sheet);
    if (names) names.add(name);
    else sheets.set(sheet, new Set([name]));
  }
  if (sheets.size === 0) return undefined;
  const said = [...sheets].map(([sheet, names]) => (language === "ja" ? `「${sheet}」の${[...names].join("・")}` : `${[...names].join(", ")} of “${sheet}”`));
  return said.join(language === "ja" ? "、" : "; ");
}

export type WorkbenchTextCode = keyof typeof WORKBENCH_TEXT;

/** @example workbenchText("saved", "ja", { file: "計画.xlsx" }) === "計画.xlsx を保存しました。…" */
export function workbenchText(code: WorkbenchTextCode, language: Language, values: Readonly<Record<string, string | undefined>> = {}): string {
  return fillSentence(WORKBENCH_TEXT[code][language], values);
}
