import { parseFiscalYear } from "../../figures/fiscalYear.js";
import { comparable } from "../../figures/labels.js";
import { findLabelRole, isTotalRole } from "../../figures/totalLabels.js";

/** All that is said by 「計」, 「合　計」, 「総数」 and "Total" alike: the whole of the table. */
export const WHOLE = "∑";

const BARE_TOTAL = /^(?:合?計|総合?計|合計額|総[数額]|全体|合算|再計|(?:grand)?totals?|sum|overall|all)$/i;
const TOTAL_ENDING = /(?:の?(?:合計額?|総計|総額|総数|小計|計)|total)$/i;
/** A letter or a unit behind a heading, 「計（A）」 or 「歳入（千円）」, is no other heading. */
const MARK_BEHIND = /[(〔\[][A-Za-z0-9ア-ン%‰千百万億円人件世帯戸棟台回校ha㎡㎢km²]{1,4}[)〕\]]$/;

/**
 * What a line of a table is called, so that two tables that call it otherwise agree: its headings from the outermost in.
 * @example keyOfLine(["人口（人）", "合　計"]) === keyOfLine(["人口", "総数"]); keyOfLine(["令和２年"]) === keyOfLine(["2020年"])
 * @returns "" for a line without a name
 */
export function keyOfLine(labels: readonly string[]): string {
  const parts: string[] = [];
  for (const label of labels) {
    const part = keyOfLabel(label);
    if (part !== "" && part !== parts.at(-1)) parts.push(part);
  }
  return parts.length > 1 && parts.every((part) => part === WHOLE) ? WHOLE : parts.join("\u0001");
}

function keyOfLabel(label: string): string {
  const text = comparable(label).replace(MARK_BEHIND, "");
  if (text === "") return "";
  if (BARE_TOTAL.test(text)) return WHOLE;
  const year = parseFiscalYear(text);
  // 年度 runs from April: 令和２年度 is not 2020年
  if (year) return `${text.includes("度") ? "FY" : "Y"}${year.fiscalYear}`;
  if (!isTotalRole(findLabelRole(label))) return text;
  const stem = text.replace(TOTAL_ENDING, "");
  return stem === "" ? WHOLE : stem === text ? text : `${stem}${WHOLE}`;
}

const LEADING_NUMBER = /^(?:第?[0-9]+(?:表|号|[-.．、)])|表[0-9]+(?:[-の][0-9]+)?|[(][0-9]+[)]|[①-⑳])/;
const TRAILING_WORDS = /(?:の?(?:内訳|明細|一覧|集計|詳細|別表|状況|合計|計)|表|分|シート)$/;

/** A sheet or a table is called by the line of another table that it breaks down: 「総務課」, 「表3 総務課の内訳」. "" for names too short to tell. */
export function keyOfName(name: string): string {
  const text = comparable(name).replace(LEADING_NUMBER, "").replace(TRAILING_WORDS, "");
  return text.length < 2 || /^[0-9]+$/.test(text) ? "" : keyOfLabel(text);
}

const TIMES = /(?:明治|大正|昭和|平成|令和|(?<![A-Za-z])[MTSHR])(?:[0-9]{1,2}|元)(?:年度?)?|(?:19|20)[0-9]{2}|(?<![0-9])[0-9]{1,2}月|第?[0-9一二三四]+(?:回|四半期|期|次|号|版|学期)|[上下]半期|[上下]期/g;
const STAGES = /当初|補正|現計|決算|予算|見込|計画|実績|目標|速報|確定|確報|改[定正]?[前後案]|改定|改正|変更[前後]?|修正|訂正|[旧新](?=[表版])|案|前年|前期|前回|前月|本年|今年|今期|今回|今月|現行|現在|新規|次年|翌年|before|after|draft|final|plan|actual|budget|forecast|previous|current/gi;

/** Words that set apart tables of the same headings: their time and their stage (当初, 補正, 案, 実績). */
export function editionsOf(text: string): ReadonlySet<string> {
  const plain = comparable(text);
  return new Set([...(plain.match(TIMES) ?? []).map((time) => { const year = parseFiscalYear(time); return year ? `Y${year.fiscalYear}` : time; }), ...(plain.match(STAGES) ?? []).map((word) => word.toLowerCase())]);
}
