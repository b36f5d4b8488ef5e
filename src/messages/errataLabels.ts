import type { ErrataLabels } from "../core/sheets/errata/planErrata.js";
import type { Language } from "./language.js";

/** The words of the errata sheet (正誤表). */
export const ERRATA_LABELS: Record<Language, ErrataLabels> = {
  ja: {
    sheetName: "正誤表", title: "正誤表", wrong: "誤", right: "正", place: "場所", check: "照合", missing: "（記載なし）", deleted: "（削除）", blank: "（空白）",
    agrees: "一致", disagrees: "不一致", row: "{row} 行目", note: "備考　訂正部分は、下線の部分である。",
  },
  en: {
    sheetName: "Errata", title: "Errata", wrong: "For", right: "Read", place: "Where", check: "Check", missing: "(missing)", deleted: "(delete)", blank: "(blank)",
    agrees: "agrees", disagrees: "differs", row: "row {row}", note: "Note: corrections are underlined.",
  },
};
