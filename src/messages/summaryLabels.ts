import type { ChangeKind, SummaryLabels, SummaryNotice } from "../core/sheets/revisionSummary/summarySource.js";
import type { Language, Sentence } from "./language.js";

const CHANGES: Record<ChangeKind, Sentence> = {
  contentChanged: { ja: "内容変更", en: "changed content" },
  scheduleFixed: { ja: "工程確定", en: "fixed schedules" },
  merged: { ja: "統合", en: "mergers" },
  abolished: { ja: "廃止", en: "abolitions" },
  completed: { ja: "完了", en: "completions" },
  renamed: { ja: "名称変更", en: "renamings" },
  continued: { ja: "継続", en: "continuations" },
  expanded: { ja: "拡充", en: "expansions" },
  otherChange: { ja: "その他の変更", en: "other changes" },
};

/** The words of the revision summary. */
export const SUMMARY_LABELS: Record<Language, SummaryLabels> = {
  ja: {
    sheetName: "改定の概要",
    itemsSheetName: "改定の概要（新規）",
    changesSheetName: "改定の概要（変更）",
    title: "改定の概要",
    rationale: "見直しの考え方",
    noun: "項目",
    unit: "項目",
    section: (number, heading) => `${String(number).replace(/^\d$/, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))}　${heading}`,
    newHeading: (noun) => `新たな${noun}の追加`,
    countHeading: (noun) => `${noun}の増減`,
    newItems: (noun) => `新規${noun}`,
    newItemContents: (noun) => `新規${noun}の内容`,
    goneItems: (noun) => `廃止・完了する${noun}`,
    changedItems: (noun) => `変更する${noun}`,
    kindName: (kind) => CHANGES[kind].ja,
    byRegister: "区分の件数",
    changeHeading: (kinds) => joinJapanese(kinds.map((kind) => CHANGES[kind].ja)),
    declared: "（申告値）",
    comparisonSheetName: "改定の概要（前後）",
    comparisonHeading: "改定前後の比較",
    before: "改定前", added: "新規", removed: "廃止", moved: "移動", after: "改定後", difference: "増減",
    countAdded: "改定前になかったもの　", countRemoved: "改定後にないもの　",
    newRows: "新規", changedRows: "変更", abolishedRows: "廃止", noChange: "該当なし",
    mainChanges: "変更の主なもの",
    changes: "変更の内容",
    total: "合計",
    check: "検算",
    listed: "記載",
    agrees: "一致",
    disagrees: "不一致",
  },
  en: {
    sheetName: "Revision summary",
    itemsSheetName: "Revision summary (new)",
    changesSheetName: "Revision summary (changes)",
    title: "Revision summary",
    rationale: "Why the plan is revised",
    noun: "items",
    unit: "items",
    section: (number, heading) => `${number}. ${heading}`,
    newHeading: (noun) => `Additions: ${noun}`,
    countHeading: (noun) => `Changes in the number of ${noun}`,
    newItems: (noun) => `New ${noun}`,
    newItemContents: (noun) => `New ${noun} in detail`,
    goneItems: (noun) => `Abolished or completed ${noun}`,
    changedItems: (noun) => `Changed ${noun}`,
    kindName: (kind) => CHANGES[kind].en.replace(/^./, (first) => first.toUpperCase()),
    byRegister: "counted by kind",
    changeHeading: (kinds) => kinds.map((kind) => CHANGES[kind].en).join(", ").replace(/^./, (first) => first.toUpperCase()),
    declared: " (as declared)",
    comparisonSheetName: "Revision summary (editions)",
    comparisonHeading: "Before and after",
    before: "Before", added: "Added", removed: "Abolished", moved: "Moved", after: "After", difference: "Change",
    countAdded: "Not in the edition before: ", countRemoved: "Not in the edition after: ",
    newRows: "Added", changedRows: "Changed", abolishedRows: "Abolished", noChange: "None",
    mainChanges: "Main changes",
    changes: "Changes",
    total: "Total",
    check: "Check:",
    listed: "listed",
    agrees: "agrees",
    disagrees: "does not agree",
  },
};

/** What is said to the one who asked for the summary. */
export const SUMMARY_NOTICES: Record<SummaryNotice["code"], Sentence> = {
  "no-title": { ja: "文書の表題が見つからないため、「改定の概要」としました。", en: "No title of the document was found; the summary bears its own." },
  "no-rationale": { ja: "見直しの考え方（改定の趣旨・背景）にあたる文章が見つかりませんでした。", en: "No text that gives the reason of the revision was found." },
  "no-count-table": { ja: "件数表が見つかりませんでした。", en: "No count table was found." },
  "no-new-item-list": { ja: "新規項目の一覧が見つかりませんでした。", en: "No list of new items was found." },
  "no-changes": { ja: "内容変更や工程確定の数が見つかりませんでした。", en: "No figures of changes were found." },
  "no-change-list": { ja: "内容変更の一覧が見つかりませんでした。", en: "No list of changes was found." },
  "titles-differ": { ja: "文書の表題が「{used}」と「{other}」の二通りあります。「{used}」を使いました。", en: "The document calls itself both “{used}” and “{other}”; the summary bears the first." },
  "several-count-tables": { ja: "件数表が {count} つあります。「{sheet}」シートのものを使いました。", en: "There are {count} count tables; the one on “{sheet}” was used." },
  "counted-by-register": { ja: "「{sheet}」の一覧（{count} 行）の「{column}」列から、新規や変更の数を数えました。", en: "Additions and changes are counted by the column “{column}” of the list on “{sheet}” ({count} rows)." },
  "several-registers": { ja: "区分の列がある一覧が {count} つあります。行数が最も多い「{sheet}」シートのものを使いました。", en: "There are {count} lists with a column of kinds; the longest, on “{sheet}”, was used." },
  "register-of-changes": { ja: "「{sheet}」の一覧には変更のない行がないため、改定前の数は数えていません。", en: "The list on “{sheet}” has no unchanged rows, so that the number before the revision was not counted." },
  "total-line-added": { ja: "「{sheet}」の件数表に合計行がないため、合計を数式で加えました。", en: "The count table on “{sheet}” has no total line; a sum was added." },
  "hidden-rows-shown": { ja: "「{sheet}」の表の非表示の {count} 行も、合計に含まれるため載せました。", en: "{count} hidden rows of the table on “{sheet}” are shown, for the totals hold them." },
};

/** Why there is no summary; the file's name comes before. */
export const SUMMARY_FAILURES: Record<"no-tables", Sentence> = {
  "no-tables": { ja: "件数表も項目の一覧も見つからないため、改定の概要を作れません。", en: "There is no count table and no list of items to summarise." },
};

/** 「甲、乙及び丙」: the conjunction that official writing puts before the last. */
function joinJapanese(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join("、")}及び${words.at(-1) ?? ""}`;
}
