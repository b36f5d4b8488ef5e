import { validate } from "../../src/app/validate.js";
import { openBytes } from "../support/editions.js";
import { shownRows } from "../support/planBooks.js";
import { addedToPlan, publishedEditions } from "../support/publishedEditions.js";

const { errata, summary } = publishedEditions();

test("the errata name every correction once, with its place, and ask the corrected cell", () => {
  const cells = errata.sheets[0]?.cells ?? [];
  const line = (rowIndex: number): unknown[] => [1, 2, 3, 4].map((columnIndex) => {
    const content = cells.find((cell) => cell.rowIndex === rowIndex && cell.columnIndex === columnIndex)?.content;
    if (content?.kind === "rich") return content.runs.map((run) => (run.underline ? `[${run.text}]` : run.text)).join("");
    return content?.kind === "formula" ? content.formula : content?.kind === "number" ? content.value : content?.kind === "text" ? content.text : undefined;
  });
  expect(line(10)).toEqual([1, 2, "件数表 D8（市政情報の効果的な発信／Ｒ５新規）".replace("Ｒ５新規", "Ｒ5 新規"), 'IF(C11=件数表!D8,"一致","不一致")']);
  expect(line(12)).toEqual(["上下水道事業への民間活力の[導入]", "上下水道事業への民間活力の[活用]", "件数表 B18（取組項目名）", 'IF(EXACT(C13,件数表!B18&""),"一致","不一致")']);
  expect(line(19)).toEqual(["（記載なし）", "No.4　市政情報の効果的な発信　高齢者へのデジタル・ディバイド対策", "新規実践項目 5 行目", "―"]);
});

test("the summary of two editions proves each initiative and all of them", () => {
  const rows = summary.sheets.flatMap(shownRows).map((row) => row.join("|"));
  const from = rows.indexOf("４　改定前後の比較");
  expect(rows.slice(from, from + 4)).toEqual(["４　改定前後の比較", "改定前になかったもの　3 項目", "改定後にないもの　2 項目", "№|取組項目名|改定前|新規|廃止|改定後|増減"]);
  expect(rows).toEqual(expect.arrayContaining([
    "No.4|市政情報の効果的な発信|4|1|0|5|1", "No.15|ＲＰＡの導入|6|0|1|5|-1", "合計|94|3|2|95|1", "検算　改定前 94 + 新規 3 − 廃止 2 = 改定後 95　一致",
    "新規　3", "変更　3", "廃止　2", "No.15　ＲＰＡの導入　議事録作成の自動化",
  ]));
});

test("what is written holds when it is checked", () => {
  for (const sheets of [errata, summary]) {
    expect(validate(openBytes(addedToPlan(sheets)), { language: "ja" }).findings.filter((finding) => finding.severity === "error")).toEqual([]);
  }
});
