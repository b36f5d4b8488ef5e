import { GridBuilder, gridOf } from "../../src/core/grid/gridBuilder.js";
import type { CellRange } from "../../src/core/grid/address.js";
import type { CellValue, Grid, Workbook } from "../../src/core/grid/grid.js";
import { validate, type Validation } from "../../src/app/validate.js";

/** A workbook of literal sheets; typed unless said otherwise. */
export function bookOf(sheets: readonly Grid[] | readonly (readonly CellValue[])[], isTyped = true): Workbook {
  const grids = isRows(sheets) ? [gridOf("表", sheets)] : sheets;
  return { sheets: grids, definedNames: [], isTyped, usesDate1904: false };
}

function isRows(sheets: readonly Grid[] | readonly (readonly CellValue[])[]): sheets is readonly (readonly CellValue[])[] {
  return Array.isArray(sheets[0]);
}

export function check(sheets: readonly Grid[] | readonly (readonly CellValue[])[], isTyped = true): Validation {
  return validate(bookOf(sheets, isTyped), { language: "ja" });
}

/** A sheet in which `=…` is a formula; its value is what the cell after `→` says: "=SUM(B2:B3)→7". */
export function sheetOf(name: string, rows: readonly (readonly CellValue[])[], merges: readonly CellRange[] = []): Grid {
  const builder = new GridBuilder(name);
  rows.forEach((row, r) => row.forEach((value, c) => {
    if (typeof value !== "string" || !value.startsWith("=")) { builder.set(r, c, value); return; }
    const [formula = "", cached = ""] = value.slice(1).split("→");
    builder.setFormula(r, c, formula).set(r, c, cached === "" ? null : Number(cached));
  }));
  return builder.setMerges(merges).build();
}

/** [code, cell, explanation's cause, proposed values of the first explanation] of every finding of a severity. */
export function findingsOf(validation: Validation, severity = "error"): unknown[] {
  return validation.findings.filter((finding) => finding.severity === severity)
    .map((finding) => [finding.code, finding.at.ref, finding.explanations[0]?.cause, finding.explanations[0]?.cells.map((cell) => cell.proposed)]);
}

/** [kind, total, parts…] of every relation of an outcome. */
export function relationsOf(validation: Validation, outcome = "holds"): string[] {
  return validation.relations.filter((relation) => relation.outcome === outcome)
    .map((relation) => `${relation.kind} ${relation.total.ref} = ${relation.parts.map((part) => (part.sign < 0 ? "-" : "") + part.ref).join(" ")}`);
}

/** A small plan: three initiatives with their new items listed, and a sentence. */
export const PLAN_ROWS: readonly (readonly CellValue[])[] = [
  ["新たな実践項目の追加"],
  ["新規実践項目 5 項目"],
  ["№", "取組項目名", "現行", "新規", "合計"],
  ["No.1", "財源の確保", 12, 2, 14],
  ["No.2", "窓口の改善", 23, 3, 26],
  ["No.3", "庁舎の管理", 31, null, 31],
  ["実践項目数計", null, 66, 5, 71],
];

export const PLAN_LIST: readonly (readonly CellValue[])[] = [
  ["新規実践項目の内容"],
  ["No.", "該当取組項目", "新規実践項目名"],
  ["No.1", "財源の確保", "ふるさと納税の活用"],
  [null, null, "広告収入の拡大"],
  ["No.2", "窓口の改善", "予約の電子化"],
  [null, null, "書かない窓口"],
  [null, null, "終活の支援"],
];

const LIST_MERGES: readonly CellRange[] = [0, 1].flatMap((column) => [
  { top: 2, left: column, bottom: 3, right: column }, { top: 4, left: column, bottom: 6, right: column },
]);

export function planBook(counts: readonly (readonly CellValue[])[] = PLAN_ROWS, list: readonly (readonly CellValue[])[] = PLAN_LIST): Grid[] {
  return [sheetOf("件数表", counts), sheetOf("新規実践項目", list, list === PLAN_LIST ? LIST_MERGES : [])];
}

/** The rows with one cell changed. */
export function withCell(rows: readonly (readonly CellValue[])[], rowIndex: number, columnIndex: number, value: CellValue): CellValue[][] {
  return rows.map((row, r) => row.map((cell, c) => (r === rowIndex && c === columnIndex ? value : cell)));
}
