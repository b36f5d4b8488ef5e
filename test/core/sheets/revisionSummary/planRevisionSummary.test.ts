import { summarize, type Summary } from "../../../../src/app/summarize.js";
import { SUMMARY_LABELS } from "../../../../src/messages/summaryLabels.js";
import { gridOf } from "../../../../src/core/grid/gridBuilder.js";
import type { SheetPlan } from "../../../../src/core/sheets/sheetPlan.js";
import { readXlsx } from "../../../../src/xlsx/reader.js";
import { writeWorkbook } from "../../../../src/xlsx/writeWorkbook.js";
import { planSheets, shownRows, type PlanBook } from "../../../support/planBooks.js";
import { SMALL_PLAN } from "./smallPlan.js";

function summaryOf(book: PlanBook): Summary {
  const read = readXlsx(writeWorkbook(planSheets(book)));
  if (!read.ok) throw new Error(read.error.code);
  const summary = summarize(read.value, { labels: SUMMARY_LABELS.ja });
  if (!summary.ok) throw new Error(summary.error.code);
  return summary.value;
}

function formulaShowing(sheet: SheetPlan | undefined, shown: RegExp): string | undefined {
  for (const { content } of sheet?.cells ?? []) if (content.kind === "formula" && shown.test(String(content.cached))) return content.formula;
  return undefined;
}

test("a plan's summary stands in the document's own order, on one sheet", () => {
  const { sheets, notices } = summaryOf(SMALL_PLAN);
  expect(sheets.map((sheet) => sheet.name)).toEqual(["改定の概要"]);
  expect(shownRows(sheets[0]!)).toEqual([
    ["港市行政プラン 改定版（案）について"],
    ["１　見直しの考え方"],
    ["　策定から２年を経過し、取組の見直しが必要なものがあることから、プラン全体の見直しを実施する。"],
    ["２　新たな実践項目の追加"],
    ["新規実践項目　4 項目"],
    ["№", "取組項目名", "実践項目数"],
    ["現行", "Ｒ5 新規", "合計"],
    ["No.1", "新たな財源確保に向けた取組", 3, 1, 4],
    ["No.2", "公共交通の利便性向上に向けた取組", 2, 2],
    ["No.3", "イノベーションによるまちの活性化", "―", 3, 3],
    ["実践項目数計", 5, 4, 9],
    ["検算　5 + 4 = 9　一致"],
    ["新規実践項目の内容"],
    ["該当取組項目", "新規実践項目名"],
    ["No.1", "新たな財源確保に向けた取組", "ふるさと納税の獲得に向けた新たな手法の導入"],
    ["No.3", "イノベーションによるまちの活性化", "スタートアップ企業への積極的支援"],
    ["水道水のＰＲ促進"],
    ["屋外を活用したまちの活性化"],
    ["検算　記載 4 項目 = 4 項目　一致"],
    ["３　内容変更及び工程確定"],
    ["内容の変更　19 項目（申告値）"],
    ["工程の確定　11 項目（申告値）"],
    ["※ 内容変更の主なもの"],
    ["取組項目", "実践項目（変更後）"],
    ["No.2", "公共交通の利便性向上に向けた取組", "地域公共交通計画の策定と推進"],
  ]);
  expect(notices).toEqual([]);
});

test("every figure and name is a formula on the cell it comes from", () => {
  const [sheet] = summaryOf(SMALL_PLAN).sheets;
  expect(formulaShowing(sheet, /^新規実践項目　4/)).toBe('"新規実践項目　"&TEXT(N(件数表!D6),"0")&" 項目"');
  expect(formulaShowing(sheet, /^内容の変更/)).toBe(`"内容の変更　"&TEXT(N('内容変更・工程確定'!B1),"0")&" 項目"&"（申告値）"`);
  expect(formulaShowing(sheet, /^No\.3$/)).toBe('IF(件数表!A5="","",件数表!A5)');
  expect(formulaShowing(sheet, /^検算　記載/)).toBe(
    '"検算　記載 "&TEXT(COUNTA(新規実践項目!C2:C5),"0")&" 項目 = "&TEXT(N(件数表!D6),"0")&" 項目　"&IF(ROUND(COUNTA(新規実践項目!C2:C5)-N(件数表!D6),6)=0,"一致","不一致")');
  const typed = sheet!.cells.filter((cell) => cell.content.kind === "number");
  expect(typed).toEqual([]);
});

test("a total that is off is said in the summary as it stands", () => {
  const { sheets } = summaryOf({ ...SMALL_PLAN, total: ["実践項目数計", null, 5, 4, 8] });
  expect(shownRows(sheets[0]!)).toContainEqual(["検算　5 + 4 = 8　不一致"]);
});

test("an entry missing from the list is said beneath the list", () => {
  const items = SMALL_PLAN.items!.map(([number, name, list]) => [number, name, list.slice(0, 2)] as const);
  expect(shownRows(summaryOf({ ...SMALL_PLAN, items }).sheets[0]!)).toContainEqual(["検算　記載 3 項目 = 4 項目　不一致"]);
});

test("what the workbook does not have is left out, and the sections are numbered by what there is", () => {
  const { sheets, notices } = summaryOf({ rows: SMALL_PLAN.rows!, total: SMALL_PLAN.total! });
  expect(shownRows(sheets[0]!).map(([first]) => first)).toEqual(
    ["改定の概要", "１　新たな実践項目の追加", "新規実践項目　4 項目", "№", "現行", "No.1", "No.2", "No.3", "実践項目数計", "検算　5 + 4 = 9　一致"]);
  expect(notices.map((notice) => notice.code)).toEqual(["no-title", "no-rationale", "no-new-item-list", "no-changes", "no-change-list"]);
});

test("a table without a total line gets one of sums", () => {
  const { total: _, ...untotalled } = SMALL_PLAN;
  const { sheets, notices } = summaryOf(untotalled);
  expect(shownRows(sheets[0]!)).toContainEqual(["合計", 5, 4, 9]);
  expect(formulaShowing(sheets[0], /^新規実践項目　4/)).toBe('"新規実践項目　"&TEXT(SUM(件数表!D3:D5),"0")&" 項目"');
  expect(notices).toEqual([{ code: "total-line-added", params: { sheet: "件数表" } }]);
});

test("other columns, names and units: 廃止 is subtracted in the proof and led with", () => {
  const { sheets } = summaryOf({
    heads: ["事業数", "現行", "新規", "廃止", "合計"],
    rows: [["1", "子育て支援", 10, 2, 1, 11], ["2", "防災", 5, null, null, 5]],
    total: ["合計", null, 15, 2, 1, 16],
  });
  const shown = shownRows(sheets[0]!);
  expect(shown).toContainEqual(["１　事業の増減"]);
  expect(shown).toContainEqual(["新規事業　2 事業"]);
  expect(shown).toContainEqual(["廃止　1 事業"]);
  expect(shown).toContainEqual(["検算　15 + 2 − 1 = 16　一致"]);
});

test("a workbook without tables of a plan has no summary", () => {
  const read = readXlsx(writeWorkbook(planSheets({ titles: ["港市行政プランについて"], rationale: SMALL_PLAN.rationale! })));
  expect(read.ok && summarize(read.value, { labels: SUMMARY_LABELS.ja })).toEqual({ ok: false, error: { code: "no-tables" } });
});

test("a sheet of the user's keeps its name, ours takes another", () => {
  const book = planSheets(SMALL_PLAN);
  const read = readXlsx(writeWorkbook([...book, { ...book[0]!, name: "改定の概要", cells: [] }]));
  const summary = read.ok && summarize(read.value, { labels: SUMMARY_LABELS.ja });
  expect(summary && summary.ok && summary.value.sheets.map((sheet) => sheet.name)).toEqual(["改定の概要 (2)"]);
});

test("all on one sheet, with groups, subtotals, repeated names and a column of its own", () => {
  const grid = gridOf("計画", [
    ["港町行政改革大綱　実施計画の見直し（案）"], [], ["1. 改定の背景"], ["　計画に掲げる事業の一部を見直すこととし、新たな事業を追加する。"], [],
    ["番号", "施策名", "所管", "事業数"], [null, null, null, "現行", "新規", "廃止", "計"],
    ["Ⅰ 財政"], [1, "収入の確保", "財政課", 12, 3, 1, 14], [2, "経費の節減", "財政課", 8, null, null, 8], [null, "小計", null, 20, 3, 1, 22],
    ["Ⅱ 協働"], [3, "市民参加", "市民課", 5, 2, "－", 7], [null, "小計", null, 5, 2, null, 7],
    [null, "合計", null, 25, 5, 1, 29], [],
    ["新規事業一覧"], ["番号", "施策名", "新規事業名", "所管"],
    [1, "収入の確保", "命名権の導入", "財政課"], [1, "収入の確保", "広告事業", "広報課"], [1, "収入の確保", "寄附の募集", "財政課"],
    [3, "市民参加", "市民提案制度", "市民課"], [3, "市民参加", "地域担当職員", "市民課"], [],
    ["内容変更　3事業（主なもの）"], ["施策名", "変更前", "変更後"], ["経費の節減", "照明のＬＥＤ化", "照明のＬＥＤ化と電力の入札"],
  ], [0, 1, 2].map((c) => ({ top: 5, bottom: 6, left: c, right: c })).concat({ top: 5, bottom: 5, left: 3, right: 6 }));
  const summary = summarize({ sheets: [grid], definedNames: [], isTyped: true, usesDate1904: false }, { labels: SUMMARY_LABELS.ja });
  expect(summary.ok && shownRows(summary.value.sheets[0]!)).toEqual([
    ["港町行政改革大綱　実施計画の見直し（案）"],
    ["１　改定の背景"], ["　計画に掲げる事業の一部を見直すこととし、新たな事業を追加する。"],
    ["２　事業の増減"], ["新規事業　5 事業"], ["廃止　1 事業"],
    ["番号", "施策名", "所管", "事業数"], ["現行", "新規", "廃止", "計"],
    ["Ⅰ 財政"], [1, "収入の確保", "財政課", 12, 3, 1, 14], [2, "経費の節減", "財政課", 8, 8], ["小計", 20, 3, 1, 22],
    ["Ⅱ 協働"], [3, "市民参加", "市民課", 5, 2, "－", 7], ["小計", 5, 2, 7], ["合計", 25, 5, 1, 29],
    ["検算　25 + 5 − 1 = 29　一致"],
    ["新規事業の内容"], ["番号", "施策名", "新規事業名", "所管"],
    [1, "収入の確保", "命名権の導入", "財政課"], ["広告事業", "広報課"], ["寄附の募集", "財政課"],
    [3, "市民参加", "市民提案制度", "市民課"], ["地域担当職員", "市民課"],
    ["検算　記載 5 事業 = 5 事業　一致"],
    ["３　内容変更"], ["内容変更　3事業（主なもの）（申告値）"],
    ["施策名", "変更前", "変更後"], ["経費の節減", "照明のＬＥＤ化", "照明のＬＥＤ化と電力の入札"],
  ]);
});
