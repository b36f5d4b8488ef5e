import { compare } from "../../../../src/app/compare.js";
import { comparisonSheets } from "../../../../src/app/comparisonSheets.js";
import { sheetEdits, type SheetsToWrite } from "../../../../src/app/sheetsToWrite.js";
import { validate } from "../../../../src/app/validate.js";
import type { CellValue, Workbook } from "../../../../src/core/grid/grid.js";
import { gridOf } from "../../../../src/core/grid/gridBuilder.js";
import type { ComparisonSettings } from "../../../../src/core/sheets/comparison/comparison.js";
import { COMPARISON_LABELS } from "../../../../src/messages/comparisonLabels.js";
import { applyEdits } from "../../../../src/xlsx/patcher.js";
import { openBytes, sampleBytes, words } from "../../../support/editions.js";

type Rows = readonly (readonly CellValue[])[];

const BEFORE: Rows = [["№", "取組項目名", "件数"], ["No.1", "広告収入の拡大", 3], ["No.2", "窓口の改善", 4], ["No.3", "職員の育成", 5], ["No.4", "旧庁舎の活用", 2], ["合計", null, 14]];
const AFTER: Rows = [["№", "取組項目名", "件数"], ["No.1", "広告収入の確保", 3], ["No.2", "窓口の改善", 4], ["No.3", "職員の育成", 6], ["No.5", "𠮷野川の整備", 1], ["合計", null, 14]];

function bookOf(rows: Rows): Workbook {
  return { sheets: [gridOf("件数表", rows)], definedNames: [], isTyped: true, usesDate1904: false };
}

function sheetsOf(before: Workbook, after: Workbook, settings: Partial<ComparisonSettings> = {}, isLive = false): SheetsToWrite {
  const revision = compare({ workbook: before }, { workbook: after });
  if (!revision.ok) throw new Error(revision.error.code);
  return comparisonSheets(revision.value, before, after, { labels: COMPARISON_LABELS.ja, segment: words, settings, isLive, documentNumber: "資料１" });
}

/** The lines of a sheet: marked words in brackets, boxed figures with an exclamation mark. */
function lines({ sheets }: SheetsToWrite): string[] {
  const rows = new Map<number, string[]>();
  for (const { rowIndex, columnIndex, content, style } of sheets[0]?.cells ?? []) {
    const box = style.border?.top === "thick" ? "!" : "";
    const text = content.kind === "rich" ? content.runs.map((run) => (run.underline || run.bold || run.color ? `[${run.text}]` : run.text)).join("")
      : content.kind === "formula" ? String(content.cached) : content.kind === "blank" ? "" : content.kind === "number" ? `${content.value}${box}` : content.text;
    const row = rows.get(rowIndex) ?? [];
    row[columnIndex] = text;
    rows.set(rowIndex, row);
  }
  return [...rows.entries()].sort(([a], [b]) => a - b).map(([, row]) => row.join("|"));
}

test("before | after | remarks, with the marks of the form", () => {
  expect(lines(sheetsOf(bookOf(BEFORE), bookOf(AFTER))).slice(2)).toEqual([
    "改定前|||改定後|||備考", "№|取組項目名|件数|№|取組項目名|件数|",
    "No.1|広告収入の[拡大]|3|No.1|広告収入の[確保]|3|名称変更",
    "（略）|||（略）|||",
    "No.3|職員の育成|5!|No.3|職員の育成|6!|数値変更",
    "[No.4]|[旧庁舎の活用]|2|（削る）|||廃止",
    "（新設）|||[No.5]|[𠮷野川の整備]|1|新規",
    "（略）|||（略）|||",
    "備考　改定部分は、下線の部分及び太枠で囲んだ数値である。||||||",
    "検算　改定前 ＋ 新規 － 廃止 ± 増減・移動 ＝ 改定後",
    "項目|改定前|＋新規|－廃止|±増減|＝改定後|判定",
    "行の数|5|1|1|0|5|一致",
    "件数|14|1|2|1|14|一致",
  ]);
});

test("order, headings, marks and the unchanged rows are settings", () => {
  const shown = lines(sheetsOf(bookOf(BEFORE), bookOf(AFTER), { order: "after-first", stage: "proposal", collapse: false, mark: "bold" }));
  expect(shown[2]).toBe("改正案|||現行|||備考");
  expect(shown[4]).toBe("No.1|広告収入の[確保]|3|No.1|広告収入の[拡大]|3|名称変更");
  expect(shown[5]).toBe("No.2|窓口の改善|4|No.2|窓口の改善|4|");
  expect(shown.find((line) => line.startsWith("備考"))).toContain("太字");
});

test("nothing differs, nothing is written", () => {
  expect(sheetsOf(bookOf(BEFORE), bookOf(BEFORE)).sheets).toEqual([]);
});

test("the page: A4 across, one page wide, headings repeated, numbered", () => {
  expect(sheetsOf(bookOf(BEFORE), bookOf(AFTER)).sheets[0]?.page).toMatchObject({ paper: "A4", orientation: "landscape", fitToWidth: true, titleRows: { first: 2, last: 3 }, footerCenter: "&P / &N", headerRight: "資料１" });
});

test("the sheets of the sample pair hold when checked, and a second run replaces the first", () => {
  const [before, after] = [openBytes(sampleBytes("plan-before.xlsx")), openBytes(sampleBytes("plan.xlsx"))];
  const written = applyEdits(sampleBytes("plan.xlsx"), sheetEdits(sheetsOf(before, after, {}, true)));
  if (!written.ok) throw new Error(written.error.code);
  const book = openBytes(written.value);
  expect(validate(book, { language: "ja" }).findings.filter((finding) => finding.severity === "error")).toEqual([]);
  const again = applyEdits(written.value, sheetEdits(sheetsOf(before, book, {}, true)));
  if (!again.ok) throw new Error(again.error.code);
  expect(openBytes(again.value).sheets.map((sheet) => sheet.name)).toEqual(book.sheets.map((sheet) => sheet.name));
});

const ITEMS = (...items: readonly (readonly [string, string])[]): Rows => [["取組項目", "実践項目"], ...items.map((item) => [...item])];
const SIX = [["財源", "広告"], ["財源", "ふるさと納税"], ["窓口", "総合窓口"], ["窓口", "予約"], ["防災", "訓練"], ["防災", "備蓄"]] as const;

/** The proof's lines: what, before, added, removed, moved, after, verdict. */
function proofLines(sheets: SheetsToWrite): string[] {
  const all = lines(sheets);
  return all.slice(all.findIndex((line) => line.startsWith("検算")) + 1).map((line) => line.replace(/^([^　]+)　改定前/, "$1 改定前"));
}

test("each initiative is proved by itself: what came, went, and moved to another", () => {
  const after = ITEMS(["財源", "広告"], ["財源", "ふるさと納税"], ["財源", "予約"], ["窓口", "総合窓口"], ["防災", "訓練"], ["防災", "避難所の在り方"]);
  const found = proofLines(sheetsOf(bookOf(ITEMS(...SIX)), bookOf(after), {}, true));
  expect(found.filter((line) => /^(?:財源|窓口|防災)/.test(line))).toEqual([
    "財源 改定前 2 ＋新規 0 －廃止 0 ±増減 1 ＝改定後 3　一致||||",
    "窓口 改定前 2 ＋新規 0 －廃止 0 ±増減 -1 ＝改定後 1　一致||||",
    "防災 改定前 2 ＋新規 1 －廃止 1 ±増減 0 ＝改定後 2　一致||||",
  ]);
});

test("a text file's figures are figures on the sheet, and summed", () => {
  const untyped = (rows: Rows): Workbook => ({ ...bookOf(rows.map((row) => row.map((value) => (typeof value === "number" ? String(value) : value)))), isTyped: false });
  expect(proofLines(sheetsOf(untyped(BEFORE), untyped(AFTER)))).toContain("件数|14|1|2|1|14|一致");
});
