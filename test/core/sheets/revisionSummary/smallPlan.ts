import type { PlanBook } from "../../../support/planBooks.js";

/** Every part of a plan, once: two-tier head, a blank, a dash, one initiative with several items, a partial list of changes. */
export const SMALL_PLAN: PlanBook = {
  titles: ["港市行政プラン 改定版（案）について"],
  rationale: "策定から２年を経過し、取組の見直しが必要なものがあることから、プラン全体の見直しを実施する。",
  rows: [
    ["No.1", "新たな財源確保に向けた取組", 3, 1, 4],
    ["No.2", "公共交通の利便性向上に向けた取組", 2, null, 2],
    ["No.3", "イノベーションによるまちの活性化", "―", 3, 3],
  ],
  total: ["実践項目数計", null, 5, 4, 9],
  items: [
    ["No.1", "新たな財源確保に向けた取組", ["ふるさと納税の獲得に向けた新たな手法の導入"]],
    ["No.3", "イノベーションによるまちの活性化", ["スタートアップ企業への積極的支援", "水道水のＰＲ促進", "屋外を活用したまちの活性化"]],
  ],
  declared: [["内容の変更", 19, "項目"], ["工程の確定", 11, "項目"]],
  changes: [["No.2", "公共交通の利便性向上に向けた取組", "地域公共交通計画の策定と推進"]],
};
