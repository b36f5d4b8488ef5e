import fc from "fast-check";
import { formatAddress, parseAddress } from "../../src/core/grid/address.js";
import type { CellRange } from "../../src/core/grid/address.js";
import { GridBuilder } from "../../src/core/grid/gridBuilder.js";
import type { CellValue, Grid } from "../../src/core/grid/grid.js";
import { check, findingsOf, PLAN_ROWS, planBook, sheetOf, withCell } from "../support/books.js";

const SEED = 20_240_401;
const RUNS = { seed: SEED, numRuns: 60 } as const;

/** A random count table whose sums all hold, its blanks and dashes included. */
const countTable = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 }), fc.constantFrom("number", "blank", "dash")), { minLength: 4, maxLength: 30 })
  .map((rows): (readonly CellValue[])[] => {
    const body = rows.map(([current, added, kind], i) => [`No.${i + 1}`, `取組${i + 1}の推進`, current, kind === "number" ? added : kind === "dash" ? "―" : null, current + (kind === "number" ? added : 0)]);
    const sum = (column: number): number => body.reduce((total, row) => total + numberOr0(row[column]), 0);
    return [["№", "取組項目名", "現行", "新規", "合計"], ...body, ["合計", null, sum(2), sum(3), sum(4)]];
  });

test("a right table gets no error", () => {
  fc.assert(fc.property(countTable, (rows) => {
    expect(findingsOf(check([sheetOf("表", rows)]))).toEqual([]);
  }), RUNS);
});

test("a fault that breaks an equation is found, and is among the suspects", () => {
  fc.assert(fc.property(countTable, fc.nat(), fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 9 }), (rows, pick, column, change) => {
    const rowIndex = 1 + (pick % (rows.length - 2));
    const value = rows[rowIndex]?.[column];
    fc.pre(typeof value === "number");
    const errors = check([sheetOf("表", withCell(rows, rowIndex, column, numberOr0(value) + change))]).findings.filter((finding) => finding.severity === "error");
    const named = errors.flatMap((finding) => finding.explanations.flatMap((explanation) => explanation.cells.map((cell) => cell.ref)));
    expect(named).toContain(formatAddress(rowIndex, column));
  }), RUNS);
});

test("moving the table moves its findings and nothing else", () => {
  const wrong = withCell(PLAN_ROWS, 4, 2, 24);
  const here = check(planBook(wrong)).findings;
  fc.assert(fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 12 }), (down, right) => {
    const [counts, list] = planBook(wrong);
    if (!counts || !list) throw new Error("two sheets");
    const moved = check([move(counts, down, right), list]).findings;
    expect(moved.map((finding) => [finding.code, finding.severity, finding.at.sheet === "件数表" ? finding.at.ref : "elsewhere", finding.explanations.length]))
      .toEqual(here.map((finding) => [finding.code, finding.severity, finding.at.sheet === "件数表" ? shift(finding.at.ref, down, right) : "elsewhere", finding.explanations.length]));
  }), { ...RUNS, numRuns: 25 });
});

test.each([["right", PLAN_ROWS], ["wrong", withCell(PLAN_ROWS, 4, 3, 4)]])("a title row, a hidden row, another sheet name change no verdict: a %s plan", (_, rows) => {
  const [counts, list] = planBook(rows);
  if (!counts || !list) throw new Error("two sheets");
  const { verdict } = check([counts, list]);
  expect(check([sheetOf("件数表", [["資料１"], ...rows]), list]).verdict).toBe(verdict);
  expect(check([hide(counts, 4), list]).verdict).toBe(verdict);
  expect(check([sheetOf("Sheet 1", rows), list]).verdict).toBe(verdict);
});

test("shuffling the rows of the items or of the initiatives changes no verdict", () => {
  const list = [["No.1", "財源の確保", "ふるさと納税の活用"], ["No.1", "財源の確保", "広告収入の拡大"], ["No.2", "窓口の改善", "予約の電子化"], ["No.2", "窓口の改善", "書かない窓口"], ["No.2", "窓口の改善", "終活の支援"]];
  const head = [["新規実践項目の内容"], ["No.", "該当取組項目", "新規実践項目名"]];
  const initiatives = PLAN_ROWS.slice(3, 6);
  for (const entries of [list, list.slice(1)]) {
    const { verdict } = check(planBook(PLAN_ROWS, [...head, ...entries]));
    fc.assert(fc.property(fc.shuffledSubarray(entries, { minLength: entries.length }), fc.shuffledSubarray([...initiatives], { minLength: 3 }), (shuffled, rows) => {
      const counts = [...PLAN_ROWS.slice(0, 3), ...rows, ...PLAN_ROWS.slice(6)];
      expect(check(planBook(counts, [...head, ...shuffled])).verdict).toBe(verdict);
    }), { ...RUNS, numRuns: 20 });
  }
});

function move(grid: Grid, down: number, right: number): Grid {
  const builder = new GridBuilder(grid.name);
  for (const rowIndex of grid.rowIndexes) grid.row(rowIndex).forEach((value, columnIndex) => builder.set(rowIndex + down, columnIndex + right, value ?? null));
  const merges = grid.merges.map((merge): CellRange => ({ top: merge.top + down, bottom: merge.bottom + down, left: merge.left + right, right: merge.right + right }));
  return builder.setMerges(merges).build();
}

function hide(grid: Grid, rowIndex: number): Grid {
  const builder = new GridBuilder(grid.name);
  for (const r of grid.rowIndexes) grid.row(r).forEach((value, c) => builder.set(r, c, value ?? null));
  builder.hiddenRows.add(rowIndex);
  return builder.setMerges(grid.merges).build();
}

function shift(ref: string, down: number, right: number): string {
  const at = parseAddress(ref);
  if (!at) throw new Error(ref);
  return formatAddress(at.rowIndex + down, at.columnIndex + right);
}

function numberOr0(value: CellValue | undefined): number {
  return typeof value === "number" ? value : 0;
}
