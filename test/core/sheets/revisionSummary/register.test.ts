import { summarize, type Summary } from "../../../../src/app/summarize.js";
import { gridOf } from "../../../../src/core/grid/gridBuilder.js";
import type { CellValue, Workbook } from "../../../../src/core/grid/grid.js";
import { parseKinds } from "../../../../src/core/tables/registers.js";
import { SUMMARY_LABELS } from "../../../../src/messages/summaryLabels.js";
import { shownRows } from "../../../support/planBooks.js";
import { REGISTER } from "./smallRegister.js";

function book(...sheets: readonly (readonly [string, readonly (readonly CellValue[])[]])[]): Workbook {
  return { sheets: sheets.map(([name, rows]) => gridOf(name, rows.map((row) => [...row]))), definedNames: [], isTyped: true, usesDate1904: false };
}

function summaryOf(workbook: Workbook): Summary {
  const summary = summarize(workbook, { labels: SUMMARY_LABELS.ja });
  if (!summary.ok) throw new Error(summary.error.code);
  return summary.value;
}

test("one list with a 区分 column gives the whole summary, every figure counted", () => {
  const { sheets, notices } = summaryOf(book(["台帳", REGISTER]));
  expect(shownRows(sheets[0]!)).toEqual([
    ["改定の概要"],
    ["１　実践項目の増減"],
    ["新規実践項目　2 項目"],
    ["廃止・完了する実践項目　1 項目"],
    ["№", "取組項目名", "改定前", "新規", "廃止", "改定後", "増減"],
    ["No.1", "財源の確保", 1, 1, 0, 2, 1],
    ["No.2", "窓口の利便性向上", 2, 1, 0, 3, 1],
    ["No.3", "公共施設", 3, 0, 1, 2, -1],
    ["合計", 6, 2, 1, 7, 1],
    ["検算　6 + 2 − 1 = 7　一致"],
    ["新規実践項目の内容"],
    ["№", "取組項目名", "実践項目名"],
    ["No.1", "財源の確保", "ふるさと納税の新たな手法"],
    ["No.2", "窓口の利便性向上", "終活支援の検討"],
    ["検算　記載 2 項目 = 2 項目　一致"],
    ["２　内容変更、工程確定及び廃止"],
    ["内容変更　2 項目"],
    ["工程確定　2 項目"],
    ["廃止　1 項目"],
    ["変更する実践項目"],
    ["№", "取組項目名", "実践項目名", "区分"],
    ["No.2", "窓口の利便性向上", "総合窓口の設置", "内容変更"],
    ["書かない窓口", "内容変更・工程確定"],
    ["No.3", "公共施設", "再エネの導入", "工程確定"],
    ["検算　記載 3 項目 = 3 項目　一致"],
    ["廃止・完了する実践項目"],
    ["№", "取組項目名", "実践項目名", "区分"],
    ["No.3", "公共施設", "旧館の維持", "廃止"],
    ["検算　記載 1 項目 = 1 項目　一致"],
  ]);
  expect(notices.map((notice) => notice.code)).toEqual(["no-title", "no-rationale", "counted-by-register"]);
});

test("the figures are formulas on the column", () => {
  const [sheet] = summaryOf(book(["台帳", REGISTER])).sheets;
  const formulas = sheet!.cells.flatMap(({ content }) => (content.kind === "formula" ? [content.formula] : []));
  expect(formulas).toContain('"新規実践項目　"&TEXT(COUNTIF(台帳!D2:D9,"新規"),"0")&" 項目"');
  expect(formulas).toContain('"工程確定　"&TEXT(COUNTIF(台帳!D2:D9,"内容変更・工程確定")+COUNTIF(台帳!D2:D9,"工程確定"),"0")&" 項目"');
});

test("a declared figure is tied to the counted one; what no column counts stays declared", () => {
  const { sheets } = summaryOf(book(["台帳", REGISTER], ["数", [["内容の変更", 19, "項目"], ["名称の変更", 4, "項目"]]]));
  const lines = shownRows(sheets[0]!).map((row) => row.join(" "));
  expect(lines).toContain("内容変更　2 項目");
  expect(lines).toContain("検算　区分の件数 2 項目 = 19 項目　不一致");
  expect(lines).toContain("名称の変更　4 項目（申告値）");
});

test("a list of the changes alone counts those, and no edition before", () => {
  const { sheets, notices } = summaryOf(book(["変更一覧", REGISTER.filter((row) => row[3] !== null && row[3] !== "継続")]));
  expect(shownRows(sheets[0]!)).toContainEqual(["№", "取組項目名", "新規", "内容変更", "工程確定", "廃止"]);
  expect(notices.map((notice) => notice.code)).toContain("register-of-changes");
});

test.each([
  ["progress is no kind of change", ["№", "事業", "内容", "進捗状況"], ["完了", "新規", "継続", "内容変更"]],
  ["other words", ["№", "事業", "内容", "区分"], ["一般", "特別", "企業", "一般"]],
  ["only what goes on", ["№", "事業", "内容", "区分"], ["継続", "継続", "完了", "継続"]],
])("%s: no register", (_what, head, kinds) => {
  const rows = kinds.map((kind, i) => [`No.${i + 1}`, `事業${"甲乙丙丁"[i]}`, `内容${"甲乙丙丁"[i]}の検討`, kind]);
  const summary = summarize(book(["一覧", [head, ...rows]]), { labels: SUMMARY_LABELS.ja });
  expect(summary.ok && summary.value.notices.some((notice) => notice.code === "counted-by-register")).toBe(false);
});

test.each([
  ["新 規", ["new"]], ["（新規）", ["new"]], ["内容の変更", ["contentChanged"]], ["名称変更", ["renamed"]], ["工程の確定", ["scheduleFixed"]],
  ["内容変更／工程確定", ["contentChanged", "scheduleFixed"]], ["―", ["unchanged"]], ["変更なし", ["unchanged"]], ["一般会計", undefined], ["新規採用職員研修", undefined],
])("the word %s", (text, kinds) => expect(parseKinds(text)).toEqual(kinds));
