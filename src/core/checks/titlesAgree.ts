import { formatAddress } from "../grid/address.js";
import { comparable } from "../figures/labels.js";
import { findPlanTexts, type PlacedText } from "../tables/findPlanTexts.js";
import type { Check, Fault } from "./check.js";

/** 「○○プラン」 and what follows: the stage that two titles of one document must share. */
const STEM = /^(.*(?:計画|プラン|方針|ビジョン|大綱|戦略|指針|構想))(.*)$/;
const STAGE = /案|版|改定|改訂|決定|素案|原案/;

/** A document calls itself by one name: 「改定案」 here and 「改定版（案）」 there is for its authors to settle. */
export const titlesAgree: Check = {
  code: "titles/agree",
  run({ workbook }) {
    const { titles } = findPlanTexts(workbook);
    const groups = new Map<string, { title: PlacedText; stage: string }[]>();
    for (const title of titles) {
      const [, stem = "", rest = ""] = STEM.exec(comparable(title.text)) ?? [];
      const stage = rest.replace(/(?:について|の概要)$/, "");
      if (stem === "" || !STAGE.test(stage)) continue;
      groups.set(stem, [...(groups.get(stem) ?? []), { title, stage }]);
    }
    return [...groups.values()].map((group) => {
      const first = group[0];
      const other = group.find((candidate) => candidate.stage !== first?.stage);
      const at = placeOf((other ?? first)?.title);
      const faults: Fault[] = first && other ? [{
        severity: "warning", at,
        params: { cell: formatAddress(at.rowIndex, at.columnIndex), title: other.title.text.trim(), other: first.title.text.trim(), otherSheet: first.title.sheet, otherCell: formatAddress(first.title.at.rowIndex, first.title.at.columnIndex) },
      }] : [];
      return { at, outcome: faults.length > 0 ? "fails" as const : "holds" as const, faults };
    });
  },
};

function placeOf(title: PlacedText | undefined): { sheet: string; rowIndex: number; columnIndex: number } {
  return { sheet: title?.sheet ?? "", rowIndex: title?.at.rowIndex ?? 0, columnIndex: title?.at.columnIndex ?? 0 };
}
