import { readFileSync } from "node:fs";
import { join } from "node:path";
import { importDocument } from "../../src/app/importDocument.js";
import { formatAddress } from "../../src/core/grid/address.js";
import { gridOf } from "../../src/core/grid/gridBuilder.js";
import type { CellValue, Grid, Workbook } from "../../src/core/grid/grid.js";
import { validate } from "../../src/app/validate.js";
import { IMPORT_SHEET_LABELS } from "../../src/messages/sheetLabels.js";
import { readXlsx } from "../../src/xlsx/reader.js";
import { writeWorkbook } from "../../src/xlsx/writeWorkbook.js";

/** Every figure of the sample's count table, one too many and one too few: found, and located as the first suspect. */
const TEXT = readFileSync(join(__dirname, "../../assets/samples/plan.txt"), "utf8");

function importPlan(): Workbook {
  const imported = importDocument(TEXT, { live: false, labels: IMPORT_SHEET_LABELS.ja });
  if (!imported.ok) throw new Error(imported.error.code);
  const read = readXlsx(writeWorkbook(imported.value.sheets));
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

const plan = importPlan();
const counts = plan.sheets.find((sheet) => sheet.name === "件数表");
if (!counts) throw new Error("no count table");
const figures = counts.rowIndexes.flatMap((rowIndex) => [2, 3, 4].flatMap((columnIndex) => {
  const value = counts.value(rowIndex, columnIndex);
  return typeof value === "number" ? [{ rowIndex, columnIndex, value }] : [];
}));

function replaceCell(grid: Grid, rowIndex: number, columnIndex: number, value: CellValue): Grid {
  const row = (r: number): readonly (CellValue | undefined)[] => (r === rowIndex ? Object.assign([...grid.row(r)], { [columnIndex]: value }) : grid.row(r));
  return { ...grid, row, value: (r, c) => (r === rowIndex && c === columnIndex ? value : grid.value(r, c)), rowIndexes: grid.rowIndexes, merges: grid.merges,
    formula: (r, c) => grid.formula(r, c), style: (r, c) => grid.style(r, c) };
}

function firstSuspect(workbook: Workbook): unknown {
  const errors = validate(workbook, { language: "ja" }).findings.filter((finding) => finding.severity === "error");
  return errors.map(({ explanations }) => explanations[0]?.cells.map(({ sheet, ref, proposed }) => [sheet, ref, proposed]));
}

test("the table has the 57 figures of its rows and the 3 of its total line", () => {
  expect(figures).toHaveLength(60);
});

describe.each([1, -1])("changed by %i", (change) => {
  test("on the imported workbook", () => {
    for (const { rowIndex, columnIndex, value } of figures) {
      const book = { ...plan, sheets: plan.sheets.map((sheet) => (sheet === counts ? replaceCell(counts, rowIndex, columnIndex, value + change) : sheet)) };
      expect(firstSuspect(book)).toEqual([[["件数表", formatAddress(rowIndex, columnIndex), value]]]);
    }
  });

  test.each([["a typed sheet", true], ["a .csv", false]])("on the table alone, as %s", (_, isTyped) => {
    const top = 2;
    const rows = counts.rowIndexes.filter((rowIndex) => rowIndex >= top).map((rowIndex) => [0, 1, 2, 3, 4].map((columnIndex) => counts.value(rowIndex, columnIndex)));
    for (const { rowIndex, columnIndex, value } of figures) {
      const changed = rows.map((row, r) => row.map((cell, c) => {
        const own = r === rowIndex - top && c === columnIndex ? value + change : cell;
        return isTyped || typeof own !== "number" ? own : String(own);
      }));
      const book: Workbook = { sheets: [gridOf("表", changed)], definedNames: [], isTyped, usesDate1904: false };
      expect(firstSuspect(book)).toEqual([[["表", formatAddress(rowIndex - top, columnIndex), value]]]);
    }
  });
});

test("of the plan's facts the 51 equations are relations that hold", () => {
  const { relations, verdict } = validate(plan, { language: "ja" });
  const count = (pick: (relation: (typeof relations)[number]) => boolean): number => relations.filter((relation) => relation.outcome === "holds" && pick(relation)).length;
  expect([
    count(({ kind, total }) => kind === "sum" && /^E(?!27)/.test(total.ref)), // 22 rows: 現行 + 新規 = 合計
    count(({ kind, total, parts }) => kind === "sum" && total.ref === "E27" && parts.length === 1 && parts[0]?.ref === "C27:D27"), // 70 + 25 = 95
    count(({ kind, total, parts }) => kind === "sum" && /27$/.test(total.ref) && /:[CDE]26$/.test(parts[0]?.ref ?? "")), // 3 columns
    count(({ kind, total }) => kind === "count" && total.sheet === "件数表" && total.ref !== "D27"), // 22 list counts
    count(({ kind, total }) => kind === "count" && total.sheet === "件数表" && total.ref === "D27"), // all listed = 25
    count(({ kind, total }) => kind === "equal" && total.sheet === "件数表"), // 「新規実践項目 25 項目」
    count(({ kind, total }) => kind === "count" && total.sheet === "テーマ"), // 「７つのテーマ」
  ]).toEqual([22, 1, 3, 22, 1, 1, 1]);
  expect(verdict).toBe("holds");
});
