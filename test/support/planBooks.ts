import type { CellRange } from "../../src/core/grid/address.js";
import type { CellValue, Grid, Workbook } from "../../src/core/grid/grid.js";
import type { BorderLine, PlannedCell, SheetPlan } from "../../src/core/sheets/sheetPlan.js";

/** A plan's workbook in a few literals, laid out as an office types it; every part may be left out. */
export interface PlanBook {
  readonly titles?: readonly string[];
  readonly rationale?: string;
  /** Head texts of the figure columns under one merged head: ["実践項目数", "現行", "Ｒ5 新規", "合計"]. */
  readonly heads?: readonly string[];
  readonly rows?: readonly (readonly CellValue[])[];
  readonly total?: readonly CellValue[];
  /** Initiative's number and name, then its items. */
  readonly items?: readonly (readonly [string, string, readonly string[]])[];
  readonly declared?: readonly (readonly [string, number, string])[];
  readonly changes?: readonly (readonly [string, string, string])[];
  readonly changesTitle?: string;
}

/** One digit full-width, more half-width: the house rule of many offices. */
export const DIGIT_WIDTH = "[<10][DBNum3]0;0";

export function planSheets(book: PlanBook): SheetPlan[] {
  const sheets: SheetPlan[] = [];
  const outline: (readonly CellValue[])[] = (book.titles ?? []).map((title) => [title]);
  if (book.rationale !== undefined) outline.push([], ["１ 見直しの考え方"], [book.rationale]);
  if (outline.length > 0) sheets.push(sheetOf("概要", outline));
  if (book.rows) sheets.push(countSheet(book, book.rows));
  if (book.items) {
    const rows: CellValue[][] = [["該当取組項目", null, "新規実践項目名"]];
    const merges: CellRange[] = [{ top: 0, left: 0, bottom: 0, right: 1 }];
    for (const [number, name, items] of book.items) {
      if (items.length > 1) for (const column of [0, 1]) merges.push({ top: rows.length, left: column, bottom: rows.length + items.length - 1, right: column });
      items.forEach((item, i) => rows.push(i === 0 ? [number, name, item] : [null, null, item]));
    }
    sheets.push(sheetOf("新規実践項目", rows, merges));
  }
  if (book.declared || book.changes) {
    const rows: CellValue[][] = (book.declared ?? []).map((figure) => [...figure]);
    if (book.changes) {
      if (rows.length > 0) rows.push([]);
      rows.push([book.changesTitle ?? "※ 内容変更の主なもの"], ["取組項目", null, "実践項目（変更後）"], ...book.changes.map((change) => [...change]));
    }
    const head = rows.findIndex((row) => row[0] === "取組項目");
    sheets.push(sheetOf("内容変更・工程確定", rows, head < 0 ? [] : [{ top: head, left: 0, bottom: head, right: 1 }]));
  }
  return sheets;
}

function countSheet(book: PlanBook, rows: readonly (readonly CellValue[])[]): SheetPlan {
  const [group = "", ...columns] = book.heads ?? ["実践項目数", "現行", "Ｒ5 新規", "合計"];
  const last = columns.length + 1;
  const body = [["№", "取組項目名", group], [null, null, ...columns], ...rows, ...(book.total ? [[...book.total]] : [])];
  return sheetOf("件数表", body, [
    { top: 0, left: 0, bottom: 1, right: 0 }, { top: 0, left: 1, bottom: 1, right: 1 }, { top: 0, left: 2, bottom: 0, right: last },
  ]);
}

function sheetOf(name: string, rows: readonly (readonly CellValue[])[], merges: readonly CellRange[] = []): SheetPlan {
  const line: BorderLine = "thin";
  const cells = rows.flatMap((row, rowIndex) => row.flatMap((value, columnIndex): PlannedCell[] => {
    if (value === null || typeof value === "object") return [];
    const style = { border: { top: line, bottom: line, left: line, right: line } };
    if (typeof value === "number") return [{ rowIndex, columnIndex, content: { kind: "number", value }, style: { ...style, numberFormat: DIGIT_WIDTH } }];
    const text = String(value);
    return [{ rowIndex, columnIndex, content: text.startsWith("=") ? { kind: "formula", formula: text.slice(1), cached: 0 } : { kind: "text", text }, style }];
  }));
  return {
    name, cells, merges, columnWidths: [8, 40, 40], rowHeights: [], names: [], showGridLines: true,
    page: { paper: "A4", orientation: "portrait", fitToWidth: true, centerHorizontally: false, margins: { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75 } },
  };
}

/** The texts and formulas of a planned sheet, row by row, without blanks: `["=件数表!A1&\"\"", …]`. */
export function shownRows(sheet: SheetPlan): (string | number | boolean)[][] {
  const rows = new Map<number, [number, string | number | boolean][]>();
  for (const { rowIndex, columnIndex, content } of sheet.cells) {
    const shown = content.kind === "formula" ? content.cached : content.kind === "text" ? content.text : content.kind === "number" ? content.value : "";
    if (shown === "") continue;
    const row = rows.get(rowIndex) ?? [];
    row.push([columnIndex, shown]);
    rows.set(rowIndex, row);
  }
  return [...rows.keys()].sort((a, b) => a - b).map((r) => (rows.get(r) ?? []).sort((a, b) => a[0] - b[0]).map(([, shown]) => shown));
}

export function sheetNamed(workbook: Workbook, name: string): Grid {
  const grid = workbook.sheets.find((sheet) => sheet.name === name);
  if (!grid) throw new Error(`no sheet ${name}`);
  return grid;
}
