import type { ComparisonLabels } from "../core/sheets/comparison/comparison.js";
import type { Language } from "./language.js";

/** The words of a comparison table (新旧対照表). */
export const COMPARISON_LABELS: Record<Language, ComparisonLabels> = {
  ja: {
    sheetName: "新旧対照表",
    textsSheetName: "新旧対照表（文）",
    title: "新旧対照表",
    textsTitle: "新旧対照表　表以外の文",
    stages: { plan: ["改定前", "改定後"], proposal: ["現行", "改正案"], decided: ["改正前", "改正後"] },
    remarks: "備考",
    newlyEstablished: "（新設）",
    removed: "（削る）",
    omitted: "（略）",
    remarkOf: {
      added: "新規", removed: "廃止", changed: "内容変更", moved: "移動", renamed: "名称変更", renumbered: "番号変更", split: "分割か要確認", merged: "統合か要確認",
      scheduleFixed: "工程確定", figures: "数値変更", maybeRenamed: "名称変更か要確認",
    },
    note: {
      underline: "備考　改定部分は、下線の部分及び太枠で囲んだ数値である。",
      bold: "備考　改定部分は、太字の部分及び太枠で囲んだ数値である。",
      color: "備考　改定部分は、赤字の部分及び太枠で囲んだ数値である。",
    },
    place: "改定前 {before} → 改定後 {after}",
    proof: {
      title: "検算　改定前 ＋ 新規 － 廃止 ± 増減・移動 ＝ 改定後", what: "項目", rows: "行の数", figures: "数値", before: "改定前", added: "＋新規", removed: "－廃止", changed: "±増減",
      after: "＝改定後", verdict: "判定", agrees: "一致", disagrees: "不一致", picture: "■継続 ＋増 －減",
    },
  },
  en: {
    sheetName: "Comparison",
    textsSheetName: "Comparison (texts)",
    title: "Comparison of two editions",
    textsTitle: "Comparison of texts outside the tables",
    stages: { plan: ["Before", "After"], proposal: ["Current", "Proposed"], decided: ["Former", "Amended"] },
    remarks: "Remarks",
    newlyEstablished: "(new)",
    removed: "(removed)",
    omitted: "(unchanged)",
    remarkOf: {
      added: "new", removed: "abolished", changed: "changed", moved: "moved", renamed: "renamed", renumbered: "renumbered", split: "split? to be confirmed", merged: "merged? to be confirmed",
      scheduleFixed: "schedule fixed", figures: "figures changed", maybeRenamed: "renamed? to be confirmed",
    },
    note: {
      underline: "Note: what was revised is underlined; revised figures are boxed.",
      bold: "Note: what was revised is bold; revised figures are boxed.",
      color: "Note: what was revised is red; revised figures are boxed.",
    },
    place: "before {before} → after {after}",
    proof: {
      title: "Check: before + added − removed ± changes and moves = after", what: "What", rows: "Rows", figures: "Figures", before: "Before", added: "+ added", removed: "− removed", changed: "± changes",
      after: "= after", verdict: "Verdict", agrees: "agrees", disagrees: "does not agree", picture: "■ kept ＋ more － less",
    },
  },
};
