import { readFileSync } from "node:fs";
import { join } from "node:path";
import { importDocument, type ImportedDocument } from "../../src/app/importDocument.js";
import { validate } from "../../src/app/validate.js";
import { formatAddress } from "../../src/core/grid/address.js";
import type { SheetPlan } from "../../src/core/sheets/sheetPlan.js";
import { formatImportNotice } from "../../src/messages/importMessages.js";
import { IMPORT_SHEET_LABELS } from "../../src/messages/sheetLabels.js";
import { openWorkbook } from "../../src/xlsx/openWorkbook.js";
import { writeWorkbook } from "../../src/xlsx/writeWorkbook.js";

function textOf(name: string): string {
  return readFileSync(join(__dirname, "../cases", `transcript-${name}`, "input.txt"), "utf8");
}

function importText(text: string, live = false): ImportedDocument {
  const imported = importDocument(text, { live, labels: IMPORT_SHEET_LABELS.ja });
  if (!imported.ok) throw new Error(imported.error.code);
  return imported.value;
}

function sheetOf(document: ImportedDocument, name: string): SheetPlan {
  const sheet = document.sheets.find((plan) => plan.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** "E5" → what the cell holds: a number, a text, or "=formula → cached". */
function held(sheet: SheetPlan, ref: string): number | string | null {
  const cell = sheet.cells.find((other) => formatAddress(other.rowIndex, other.columnIndex) === ref);
  if (!cell || cell.content.kind === "blank") return null;
  if (cell.content.kind === "formula") return `=${cell.content.formula} → ${String(cell.content.cached)}`;
  return cell.content.kind === "number" ? cell.content.value : cell.content.kind === "text" ? cell.content.text : cell.content.runs.map((run) => run.text).join("");
}

async function check(document: ImportedDocument): Promise<[string, string[]]> {
  const opened = await openWorkbook(writeWorkbook(document.sheets), "plan.xlsx");
  if (!opened.ok) throw new Error(opened.error.code);
  const report = validate(opened.value.workbook, { language: "ja" });
  return [report.verdict, report.findings.map((finding) => `${finding.severity} ${finding.code} ${finding.at.sheet}!${finding.at.ref}`)];
}

describe("a real plan", () => {
  const document = importText(textOf("plan-revision"));

  test("has the sheets of its parts, named as it names them", () => {
    expect(document.sheets.map((sheet) => sheet.name)).toEqual(["概要", "件数表", "新規実践項目", "内容変更・工程確定", "テーマ", "沿革"]);
  });

  test("keeps its figures as true numbers, its blanks blank and its signs as they are", () => {
    const sheet = sheetOf(document, "件数表");
    expect(["A5", "B5", "C5", "D5", "E5"].map((ref) => held(sheet, ref))).toEqual(["No.1", "新たな財源確保に向けた取組", 3, 1, 4]);
    expect(["C7", "D7", "E7"].map((ref) => held(sheet, ref))).toEqual([1, null, 1]);
    expect(["C26", "D26", "E26"].map((ref) => held(sheet, ref))).toEqual(["―", 3, 3]);
    expect(["A27", "C27", "D27", "E27"].map((ref) => held(sheet, ref))).toEqual(["実践項目数計", 70, 25, 95]);
    expect(sheet.cells.find((cell) => cell.rowIndex === 4 && cell.columnIndex === 2)?.style.numberFormat).toBe("[<10][DBNum3][$-411]0;0");
  });

  test("has a header of two tiers, and names merged over their entries", () => {
    expect(sheetOf(document, "件数表").merges).toContainEqual({ top: 2, left: 2, bottom: 2, right: 4 });
    expect(sheetOf(document, "新規実践項目").merges).toContainEqual({ top: 4, left: 1, bottom: 5, right: 1 });
  });

  test("names the cells of declared figures", () => {
    const outline = sheetOf(document, "概要");
    expect(outline.names.map(({ name, range }) => [name, held(outline, formatAddress(range.top, range.left))])).toEqual([
      ["申告_テーマ", 7], ["申告_新規実践項目", 25], ["申告_内容の変更", 19], ["申告_工程の確定", 11],
    ]);
  });

  test("keeps a title of two lines in one cell", () => {
    expect(held(sheetOf(document, "テーマ"), "B10")).toBe("職員の人材育成と「働き方改革」\n簡素で効率的な組織づくり");
  });

  test.each([false, true])("holds but for its two titles (live: %s)", async (live) => {
    expect(await check(importText(textOf("plan-revision"), live))).toEqual(["holds", ["warning titles/agree 概要!B5"]]);
  });

  test("live, sums and references are formulas, declared figures without a table stay typed", () => {
    const live = importText(textOf("plan-revision"), true);
    expect(["E5", "C27", "E27"].map((ref) => held(sheetOf(live, "件数表"), ref))).toEqual(["=SUM(C5:D5) → 4", "=SUM(C5:C26) → 70", "=SUM(E5:E26) → 95"]);
    expect(["B10", "B11", "B12", "B13"].map((ref) => held(sheetOf(live, "概要"), ref))).toEqual(["=COUNTA(テーマ!B4:B10) → 7", "=件数表!D27 → 25", 19, 11]);
    expect(live.notices.map((notice) => notice.code)).toEqual(["titles-differ"]);
  });
});

test("an open cell holds no figure, its row says why, and the check cannot tell", async () => {
  const document = importText(textOf("ambiguous"));
  const sheet = sheetOf(document, "件数表");
  expect(["C3", "D3", "E3"].map((ref) => held(sheet, ref))).toEqual(["…", "…", 1]);
  expect(held(sheet, "F3")).toContain("１｜＿｜１ または ＿｜１｜１");
  expect(await check(document)).toEqual(["cannotTell", []]);
});

test("a wrong total is typed as printed; its formula says otherwise, and so does the notice", async () => {
  expect(held(sheetOf(importText(textOf("wrong-total")), "件数表"), "D8")).toBe(8);
  const live = importText(textOf("wrong-total"), true);
  expect(held(sheetOf(live, "件数表"), "D8")).toBe("=SUM(D3:D7) → 7");
  expect(live.notices.map(({ code, params }) => formatImportNotice(code, { ...params }, "ja"))).toEqual(["件数表!D8: 印刷された数は 8 ですが、数式では 7 になります。"]);
  expect(await check(importText(textOf("wrong-total")))).toEqual(["fails", ["error footing/row 件数表!D8"]]);
});

test("subtotals sum their part, the total sums the subtotals, and what is taken away is subtracted", () => {
  const sheet = sheetOf(importText(textOf("subtotals"), true), "件数表");
  expect(["F4", "C7", "C16", "F16"].map((ref) => held(sheet, ref))).toEqual(["=C4+D4-E4 → 4", "=SUM(C4:C6) → 9", "=SUM(C7,C11,C15) → 26", "=SUM(F7,F11,F15) → 29"]);
});

test.each([["", "empty-text"], ["\n \f\n", "empty-text"], ["計画は順調に進んでいる。", "no-table"]])("%j fails as %s", (text, code) => {
  expect(importDocument(text, { live: false, labels: IMPORT_SHEET_LABELS.ja })).toEqual({ ok: false, error: { code } });
});
