import type { CheckCode } from "../core/checks/check.js";
import type { RelationCode } from "../core/relations/relation.js";
import type { FindingParams } from "../core/report/report.js";
import type { Cause } from "../core/suspects/causes.js";
import { fillSentence, type Language, type Sentence } from "./language.js";

/** Which equation does not hold, in the words of the trade. */
const RELATION_SENTENCES = {
  "footing/row": { ja: "横計が合いません：{sum} ですが、{cell} は {actual} です。", en: "The row does not add up: {sum}, but {cell} says {actual}." },
  "footing/column": { ja: "縦計が合いません：{sum} ですが、{cell} は {actual} です。", en: "The column does not add up: {sum}, but {cell} says {actual}." },
  "footing/running": { ja: "累計が合いません：{sum} ですが、{cell} は {actual} です。", en: "The running total is off: {sum}, but {cell} says {actual}." },
  "footing/change": { ja: "前の年（回）からの増減が合いません：{sum} ですが、{cell} は {actual} です。", en: "The change from the one before is off: {sum}, but {cell} says {actual}." },
  "footing/formula": { ja: "数式の答えが合いません：{sum} ですが、{cell} は {actual} です。", en: "The formula's result is off: {sum}, but {cell} says {actual}." },
  "ratio/share": { ja: "{name}が合いません：計算すると {sum} ですが、{cell} は {actual} です。", en: "{name} is off: it comes to {sum}, but {cell} says {actual}." },
  "ratio/rate": { ja: "{name}が合いません：計算すると {sum} ですが、{cell} は {actual} です。", en: "{name} is off: it comes to {sum}, but {cell} says {actual}." },
  "ratio/mean": { ja: "{name}が合いません：計算すると {sum} ですが、{cell} は {actual} です。", en: "{name} is off: it comes to {sum}, but {cell} says {actual}." },
  "tie-out/list-count": { ja: "一覧と件数が合いません：一覧には {sum} 件ありますが、{cell} は {actual} です。", en: "List and count differ: {sum} listed, but {cell} says {actual}." },
  "tie-out/list-total": { ja: "一覧の総数と合いません：一覧は全部で {sum} 件ですが、{cell} は {actual} です。", en: "The list's length differs: {sum} listed in all, but {cell} says {actual}." },
  "tie-out/declared": { ja: "文中の数と合いません：表では {sum} ですが、{cell} には {actual} とあります。", en: "A sentence differs from the table: the table says {sum}, {cell} says {actual}." },
  "tie-out/declared-list": { ja: "文中の数と一覧が合いません：一覧は {sum} 件ですが、{cell} には {actual} とあります。", en: "A sentence differs from the list: {sum} listed, {cell} says {actual}." },
  "tie-out/table": { ja: "同じ見出しの数が、ほかの表と合いません：{sum} ですが、{cell} は {actual} です。", en: "The same figure differs in another table: {sum}, but {cell} says {actual}." },
} as const satisfies Record<RelationCode, Sentence>;

/** What a ratio is called whose heading has no name for it. */
const RATIO_NAMES = {
  "ratio/share": { ja: "割り算", en: "The quotient" },
  "ratio/rate": { ja: "増減率", en: "The rate of change" },
  "ratio/mean": { ja: "平均", en: "The mean" },
} as const satisfies Partial<Record<RelationCode, Sentence>>;

/** What is wrong with the suspect, and what would make everything agree. */
const SUSPECT_SENTENCES = {
  "more": { ja: "{cell} が {difference} 多いようです（{proposed} なら、すべて合います）。", en: "{cell} seems to be {difference} too many ({proposed} would make everything agree)." },
  "less": { ja: "{cell} が {difference} 少ないようです（{proposed} なら、すべて合います）。", en: "{cell} seems to be {difference} too few ({proposed} would make everything agree)." },
  "text": { ja: "{cell} の記載が合いません（「{proposed}」なら、すべて合います）。", en: "{cell} does not agree (“{proposed}” would make everything agree)." },
  "missing": { ja: "{cell} が空欄か、数でない記号のようです（{proposed} なら、すべて合います）。", en: "{cell} seems to lack its number ({proposed} would make everything agree)." },
  "item-missing": { ja: "{sheet} の一覧で、{name} の項目が {difference} 件足りないようです。", en: "The list on {sheet} seems to lack {difference} of the items of {name}." },
  "item-surplus": { ja: "{sheet} の一覧で、{name} の項目が {difference} 件多いようです。", en: "The list on {sheet} seems to hold {difference} too many items of {name}." },
  "swapped": { ja: "{cell} と {other} が入れ替わっているようです。", en: "{cell} and {other} seem to be swapped." },
  "shifted": { ja: "{cell} の {standing} は、隣の {other} に入るはずの数のようです（一つずれています）。", en: "The {standing} in {cell} seems to belong in {other} beside it." },
  "ambiguous": { ja: "{count} 通りの直し方があり、どのセルが誤りかは決められません。", en: "There are {count} ways to mend it: which cell is wrong cannot be told." },
  "either": { ja: "{cell} と {other} は同じ数のはずですが、どちらが正しいかは判断できません。", en: "{cell} and {other} should show the same number: which of them is right cannot be told." },
  "unknown": { ja: "どのセルが誤りかは分かりません。", en: "Which cell is wrong cannot be told." },
} as const satisfies Record<string, Sentence>;

/** How the slip may have come about. */
const CAUSE_SENTENCES: Partial<Record<Cause, Sentence>> = {
  "digits-transposed": { ja: "隣り合う数字が入れ替わった可能性があります。", en: "Two neighbouring digits may have been transposed." },
  "digit-dropped": { ja: "数字が一つ抜けた可能性があります。", en: "A digit may have been dropped." },
  "digit-doubled": { ja: "数字が一つ余分に入った可能性があります。", en: "A digit may have been typed twice." },
  "sign-lost": { ja: "マイナスの記号が落ちた可能性があります。", en: "A minus sign may have been lost." },
  "part-left-out": { ja: "{other} の分が、合計に入っていないようです（前の合計のままになっていませんか）。", en: "The total seems to leave out {other}: was it left as it stood before?" },
  "part-counted-twice": { ja: "{other} の分を、二重に数えたようです。", en: "The total seems to count {other} twice." },
  "formula-wrong": { ja: "このセルは数式です。範囲を確かめてください。", en: "The cell holds a formula: check its range." },
};

const CHECK_SENTENCES = {
  "text/number-in-sum": { ja: "{cell} の「{text}」は文字です。{total} の SUM に数えられていません（数値の {value} に直すと、数えられます）。", en: "{cell} holds the text “{text}”: the SUM in {total} passes it over (the number {value} would count)." },
  "text/lone-sign": { ja: "{cell} に「{text}」だけが入っています。「-」の打ち間違いではありませんか。数式では数えられません。", en: "{cell} holds “{text}” alone: was a dash meant? No formula counts it." },
  "text/dress": { ja: "{cell} の「{text}」は、同じ列のほかの数と書き方が違います。", en: "{cell} “{text}” is written otherwise than the other numbers of its column." },
  "numbers/unique": { ja: "{cell} の番号 {number} は、{other} と重なっています。", en: "No. {number} in {cell} stands in {other} already." },
  "numbers/order": { ja: "{cell} の番号が連番になっていません（{before} の次が {number}）。", en: "The numbers are not consecutive at {cell} ({number} after {before})." },
  "names/unique": { ja: "{cell} の「{name}」は、{other} と同じ名称です。", en: "“{name}” in {cell} is the same name as in {other}." },
  "names/agree": { ja: "No.{number} の名称が違います：{cell} は「{name}」、{otherSheet} の {otherCell} は「{other}」です。", en: "No. {number} has two names: “{name}” in {cell}, “{other}” in {otherSheet} {otherCell}." },
  "lists/order": { ja: "{cell} の番号が順番どおりではありません（{before} の次が {number}）。", en: "The list is out of order at {cell} ({number} after {before})." },
  "lists/known-initiative": { ja: "{cell} の「{name}」は、件数の表にありません。", en: "“{name}” in {cell} is not in the count table." },
  "lists/repeated-item": { ja: "{cell} の「{name}」は、{other} にもあります。", en: "“{name}” in {cell} is listed in {other} as well." },
  "lists/partial-length": { ja: "主なものの一覧が {count} 件あり、全体の数 {most} より多くなっています。", en: "The partial list has {count} entries, more than the {most} declared in all." },
  "lists/change-of-current": { ja: "「{name}」に変更がありますが、{otherSheet} の {otherCell} では現行の項目がありません。", en: "“{name}” has changes, but no current items in {otherSheet} {otherCell}." },
  "lists/change-not-new": { ja: "{cell} の「{name}」は、新規の一覧（{otherSheet} の {otherCell}）にもあります。", en: "“{name}” in {cell} is listed as new too ({otherSheet} {otherCell})." },
  "declared/at-most": { ja: "{cell} の「{label}」{value} が、現行の数 {most}（{otherCell}）より多くなっています。", en: "“{label}” {value} in {cell} exceeds the {most} current items ({otherCell})." },
  "titles/agree": { ja: "表題が 2 通りあります：「{title}」と「{other}」。", en: "The document has two titles: “{title}” and “{other}”." },
  "periods/contiguous": { ja: "{cell} の期間「{period}」が、前の「{before}」に続いていません。", en: "The period {period} in {cell} does not follow {before}." },
  "hidden/in-sum": { ja: "非表示の {line} {isRow}も合計に入っています。", en: "The hidden line {line} counts in a total." },
  "totals/left-out": { ja: "{row} 行の「{total}」に、{line} 行の「{name}」が入っていないようです（ほかの行だけで、{count} 列とも合います）。", en: "“{total}” in row {row} seems to leave out “{name}” in row {line}: the other rows alone come to it in {count} columns." },
  "formula/short-range": { ja: "{cell} の数式の範囲 {range} に、{span} {isRow}が入っていません（{gain}）。", en: "The range {range} in {cell} leaves out {span} ({gain})." },
  "formula/criteria-short": { ja: "{cell} の数式が見る範囲 {range} は、その下の {span} 行まで届いていません（同じ範囲の数式 {count} 個）。", en: "The range {range} that {cell} looks through ends above {span}, filled like the rows in it ({count} formulas of that range)." },
  "formula/key-differs": { ja: "{cell} の「{text}」は、{other} の数式が探す「{key}」と空白や全角・半角が違うため、集計に入っていません。", en: "“{text}” in {cell} is not counted: the formula in {other} looks for “{key}”, with other blanks or letters of another width." },
  "formula/double-count": { ja: "{cell} の合計の範囲 {range} に、小計の {subtotal} も入っていて、二重に数えています。", en: "The range {range} summed in {cell} takes in the subtotal {subtotal}: its parts count twice." },
  "formula/header-in-range": { ja: "{cell} の合計の範囲 {range} に、{isHeading} {other} の「{text}」まで入っています（{proposed} が正しい範囲です）。", en: "The range {range} in {cell} takes in {other} “{text}”, which is no amount ({proposed} would be right)." },
  "formula/differs": { ja: "{cell} の数式「{formula}」は、両隣（{other}）と形が違います（隣と同じ形なら {proposed}）。", en: "The formula {formula} in {cell} differs from its neighbours ({other}); theirs would be {proposed} here." },
  "formula/typed-over": { ja: "数式の並びの中で、{cell} だけが数式でなく {value} と入力されています（{state}）。", en: "Among formulas, {cell} holds the typed number {value} ({state})." },
  "formula/circular": { ja: "{cell} の数式 {formula} が自分自身を参照しています（循環参照）。Excel では計算されません。", en: "The formula {formula} in {cell} depends on itself: Excel does not calculate it." },
  "formula/error-value": { ja: "{cell} が {error} のため、{total} の合計を確かめられません（同じ理由の合計 {count} 件）。", en: "{cell} shows {error}, so the total in {total} cannot be told ({count} in all)." },
  "formula/stale": { ja: "{cell} は {value} と表示していますが、計算し直すと {result} です（このシートに {count} 件）。再計算（F9）してから確かめてください。", en: "{cell} shows {value} but comes to {result} when calculated ({count} on this sheet): calculate the workbook, then check it." },
  "formula/unfollowed": { ja: "{cell} の合計は、{reason}ため確かめられません（このシートに {count} 件）。", en: "The total in {cell} cannot be told: {reason} ({count} on this sheet)." },
} as const satisfies Record<CheckCode, Sentence>;

/** The sentence of a finding; every code has one. */
export function formatFinding(code: string, params: FindingParams, language: Language): string {
  if (code in CHECK_SENTENCES) {
    const values: Record<string, string | number> = { ...simple(params), isRow: params["isRow"] === true ? "行" : "列", isHeading: params["isHeading"] === true ? "見出し" : "番号" };
    if (code === "formula/short-range") values.gain = fillSentence(GAINS[values["result"] === undefined ? "unknown" : "known"][language], values);
    if (code === "formula/unfollowed") values.reason = unfollowedReason(values, language);
    if (code === "formula/typed-over") values.state = typedState(values, language);
    const more = values["more"] === undefined ? "" : fillSentence(MORE[language], values);
    return fillSentence(CHECK_SENTENCES[code as CheckCode][language], values) + more; // `in` has just shown that the code is one of the keys
  }
  const suspect = SUSPECT_SENTENCES[suspectKey(params)][language];
  const sentence = CAUSE_SENTENCES[params["cause"] as Cause]?.[language]; // a cause without a sentence needs none
  const cause = sentence && fillSentence(sentence, simple(params));
  return [fillSentence(suspect, simple(params)), ...reasons(params, language), ...(cause && params["suspect"] !== "ambiguous" ? [cause] : [])].join(language === "ja" ? "" : " ");
}

/** Whether a typed number is what the formula of its neighbours would give. */
const TYPED_STATES = {
  same: { ja: "隣と同じ数式 {proposed} と今は同じ値です", en: "the neighbours' formula {proposed} gives the same now" },
  other: { ja: "隣と同じ数式 {proposed} なら {result} です", en: "the neighbours' formula {proposed} gives {result}" },
  unknown: { ja: "隣と同じ数式なら {proposed} です", en: "the neighbours' formula would be {proposed}" },
} as const satisfies Record<string, Sentence>;

function typedState(values: Readonly<Record<string, string | number>>, language: Language): string {
  const key = values["match"] === "same" || values["match"] === "other" ? values["match"] : "unknown";
  return fillSentence(TYPED_STATES[key][language], values);
}

/** Remarks of one kind are told at the first cell. */
const MORE: Sentence = { ja: "同じ様子のセルがほかに {more} か所あります。", en: " {more} more cells are like it." };

/** What the longer range would give; not every function is calculated here. */
const GAINS = {
  known: { ja: "{proposed} なら {result} になります", en: "{proposed} gives {result}" },
  unknown: { ja: "{proposed} なら入ります", en: "{proposed} would take it in" },
} as const satisfies Record<string, Sentence>;

/** Why a total is not followed to its cells. */
const UNFOLLOWED = {
  "external-link": { ja: "別のブックを参照している", en: "it refers to another workbook" },
  "computed-reference": { ja: "参照先が計算で決まる（OFFSET、INDIRECT など）", en: "its cells are known only when it is calculated (OFFSET, INDIRECT)" },
  "name": { ja: "参照先の分からない名前を使っている", en: "it uses a name of no cells" },
  "other": { ja: "数式の一部を読み取れない", en: "a part of the formula is not understood" },
} as const satisfies Record<string, Sentence>;

function unfollowedReason({ reason = "" }: Readonly<Record<string, string | number>>, language: Language): string {
  return UNFOLLOWED[reason in UNFOLLOWED ? reason as keyof typeof UNFOLLOWED : "other"][language]; // `in` has just shown it
}

function suspectKey(params: FindingParams): keyof typeof SUSPECT_SENTENCES {
  const key = String(params["suspect"] ?? "unknown");
  if (params["isCopy"] === true && (key === "ambiguous" || key === "unknown")) return "either";
  return key in SUSPECT_SENTENCES ? key as keyof typeof SUSPECT_SENTENCES : "unknown"; // `in` has just shown it
}

/** Equations told in full; more of them are counted in the report's relations. */
const MOST_REASONS = 3;

function reasons(params: FindingParams, language: Language): string[] {
  const list = (name: string): readonly string[] => { const value = params[name]; return Array.isArray(value) ? value : []; };
  return list("codes").slice(0, MOST_REASONS).map((code, i) => fillSentence(
    RELATION_SENTENCES[code as RelationCode][language], // codes are written by the same use case from relations
    { name: ratioName(code, list("names")[i], language), sum: list("sums")[i], cell: list("cells")[i], actual: list("actuals")[i] },
  ));
}

/** As its heading calls it; words in Latin letters are set apart. */
function ratioName(code: string, heading: string | undefined, language: Language): string {
  if (heading) return language === "en" ? `“${heading}”` : /[A-Za-z]/.test(heading) ? `「${heading}」` : heading;
  return code in RATIO_NAMES ? RATIO_NAMES[code as keyof typeof RATIO_NAMES][language] : ""; // `in` has just shown it
}

function simple(params: FindingParams): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(params)) if (typeof value === "string" || typeof value === "number") values[key] = value;
  return values;
}

export const VERDICT_SENTENCES = {
  "holds": { ja: "すべて一致しました（{count} 件を確認）", en: "everything agrees ({count} checked)" },
  "holdsWithWarnings": { ja: "すべて一致しました（{count} 件を確認、注意 {warnings} 件）", en: "everything agrees ({count} checked, {warnings} to look at)" },
  "holdsWithDoubts": { ja: "誤りと言い切れるところはありませんが、合わないおそれのあるところが {doubts} か所あります（{count} 件を確認）", en: "nothing is surely wrong, but {doubts} may not agree ({count} checked)" },
  "fails": { ja: "合わないところが {errors} か所あります（{count} 件を確認）", en: "{errors} do not agree ({count} checked)" },
  "cannotTell": { ja: "判断できないところが {open} か所あります（{count} 件を確認）", en: "{open} could not be told ({count} checked)" },
  "nothing": { ja: "確かめられる合計や一覧が見つかりませんでした", en: "no totals or lists were found to check" },
} as const satisfies Record<string, Sentence>;
