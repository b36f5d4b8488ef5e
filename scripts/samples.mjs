/**
 * `node scripts/samples.mjs` writes the sample workbooks of assets/samples/ anew, from plan.txt beside them:
 * plan.xlsx, the plan as a city types it, where everything holds; plan-with-errors.xlsx, the same with three errors of different
 * kinds; plan-before.xlsx, an earlier draft of the plan, for two editions to be compared; answer.xlsx, a survey form as a department
 * sends it back.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import "./sourceHooks.mjs";

const { importDocument } = await import("../src/app/importDocument.js");
const { IMPORT_SHEET_LABELS } = await import("../src/messages/sheetLabels.js");
const { writeWorkbook } = await import("../src/xlsx/writeWorkbook.js");

const folder = fileURLToPath(new URL("../assets/samples/", import.meta.url));
// The document calls itself by two titles; the sample where everything holds keeps one.
const text = replaceOnce(readFileSync(join(folder, "plan.txt"), "utf8"), " 苫小牧市行政創革プラン　改定案について\n", "\n");

write("plan.xlsx", planOf(text));

const wrong = [
  ["No.5 多文化共生のまちづくりの推進 ３ １ ４", "No.5 多文化共生のまちづくりの推進 ２ １ ４"], // a digit off
  ["施設予約の電子化 \n", "\n"], // an entry missing from the list
].reduce((changed, [from, to]) => replaceOnce(changed, from, to), text);
write("plan-with-errors.xlsx", withTextNumber(planOf(wrong)));

// The draft as it went to the consultation: one initiative named otherwise, 24 new items, two of them worded otherwise.
const draft = [
  ["改定版（案）", "改定版（素案）"],
  ["No.4 市政情報の効果的な発信 ３ ２ ５", "No.4 市政情報の効果的な発信 ３ １ ４"],
  ["高齢者へのデジタル・ディバイド対策 \n\n市民参加手続の参加機会の充実", "市民参加手続の参加機会の充実"],
  ["No.14 上下水道事業への民間活力の活用 ４  ４", "No.14 上下水道事業への民間活力の導入 ４  ４"],
  ["No.15 ＲＰＡの導入 ４ １ ５", "No.15 ＲＰＡの導入 ４ ２ ６"],
  ["ＡＩ−ＯＣＲの導入の検討", "ＡＩ−ＯＣＲの導入の検討 \n\n議事録作成の自動化"],
  ["No.20 職員人材育成と「働き方改革」の推進 ３ ４ ７", "No.20 職員人材育成と「働き方改革」の推進 ３ ３ ６"],
  ["健康経営の推進 \n\nオフィス改革の推進", "健康経営の推進"],
  ["新規実践項目  25 項目", "新規実践項目  24 項目"],
  ["70 25 95", "70 24 94"],
  ["終活支援サポート事業の検討", "終活支援事業の検討"],
  ["施設予約の電子化", "公共施設予約のオンライン化"],
  ["内容の変更 19 項目", "内容の変更 18 項目"],
  ["市立病院経営強化プランの策定と推進", "市立病院改革プランの策定と推進"],
].reduce((changed, [from, to]) => replaceOnce(changed, from, to), text);
write("plan-before.xlsx", planOf(draft));

write("answer.xlsx", [answerOf()]);

/**
 * A survey form with the marks that departments leave on it: a figure in full-width digits with its unit, which the SUM passes over; a total
 * typed by hand, before a row was changed.
 */
function answerOf() {
  const rows = [
    [1, "窓口の利便性向上に向けた取組", 3, 1, 4],
    [2, "公共施設マネジメントの推進", 7, 2, 9],
    [3, "行政事務の民間委託", 6, "３件", 9],
    [4, "庁内文書の電子化の推進", 4, 0, 5],
    [5, "システム化による業務の効率化", 3, 1, 4],
  ];
  const line = { top: "thin", bottom: "thin", left: "thin", right: "thin" };
  const cells = [];
  const put = (rowIndex, columnIndex, content, style = {}) => cells.push({ rowIndex, columnIndex, content, style });
  const text = (value) => ({ kind: "text", text: value });
  const number = (value) => ({ kind: "number", value });
  put(0, 0, text("実践項目数の調査票（回答）"), { bold: true, fontSize: 14 });
  put(1, 0, text("所管: 総務部 行政経営課"));
  put(2, 0, text("令和4年9月1日現在の実践項目数を記入してください。"));
  ["№", "取組項目名", "現行", "Ｒ5 新規", "合計"].forEach((label, c) => put(3, c, text(label), { bold: true, horizontal: "center", fill: "E7E6E6", border: line }));
  rows.forEach((row, r) => row.forEach((value, c) => put(4 + r, c, typeof value === "number" ? number(value) : text(value), { border: line, horizontal: c === 1 ? "left" : "center" })));
  const sums = [["C", 23], ["D", 4]].map(([column, cached]) => ({ kind: "formula", formula: `SUM(${column}5:${column}9)`, cached }));
  [text("計"), { kind: "blank" }, ...sums, number(30)].forEach((content, c) => put(9, c, content, { bold: true, border: { ...line, top: "double" }, horizontal: "center" }));
  return {
    name: "回答", cells, merges: [{ top: 9, left: 0, bottom: 9, right: 1 }], columnWidths: [6, 34, 10, 10, 10], rowHeights: [], names: [], showGridLines: true,
    freeze: { rows: 4, columns: 0 }, page: { paper: "A4", orientation: "portrait", fitToWidth: true, centerHorizontally: false, margins: { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75 } },
  };
}

function planOf(source) {
  const imported = importDocument(source, { live: false, labels: IMPORT_SHEET_LABELS.ja });
  if (!imported.ok) throw new Error(imported.error.code);
  return imported.value.sheets;
}

/** No.12's new items are typed as the text 「３」; the total above which they stand is a live SUM, and passes the text over. */
function withTextNumber(sheets) {
  return sheets.map((sheet) => (sheet.name !== "件数表" ? sheet : {
    ...sheet,
    cells: sheet.cells.map((cell) => {
      if (cell.columnIndex !== 3) return cell;
      if (cell.rowIndex === 15) return { ...cell, content: { kind: "text", text: "３" } };
      return cell.rowIndex === 26 ? { ...cell, content: { kind: "formula", formula: "SUM(D5:D26)", cached: 22 } } : cell;
    }),
  }));
}

function replaceOnce(source, from, to) {
  if (source.split(from).length !== 2) throw new Error(`not once in the text: ${from}`);
  return source.replace(from, to);
}

function write(name, sheets) {
  writeFileSync(join(folder, name), writeWorkbook(sheets));
}
