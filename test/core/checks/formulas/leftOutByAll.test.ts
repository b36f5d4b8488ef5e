import type { CellValue } from "../../../../src/core/grid/grid.js";
import { askCheck, HOLDS, fails, type Row } from "../../../support/askCheck.js";
import { check, sheetOf } from "../../../support/books.js";

const HEAD: Row = ["区分", "前期", "後期"];
const ITEMS: readonly Row[] = [["甲課", 12, 30], ["乙課", 25, 41], ["丙課", 31, 18], ["丁課", 28, 27], ["戊課", 14, 9]];
const ask = (rows: readonly Row[]): ReturnType<typeof askCheck> => askCheck("formula/short-range", rows);
/** The total of rows 2 to 6 by a formula for each column; `left` are the rows that it leaves out. */
const total = (formula: (column: string) => string, left: readonly number[], items: readonly Row[] = ITEMS): Row => ["合計", ...(["B", "C"] as const).map((column, c): CellValue => {
  const sum = items.reduce((all, row, i) => all + (left.includes(i + 2) ? 0 : Number(row[c + 1])), 0);
  return `=${formula(column)}→${sum}`;
})];

describe("the first line", () => {
  test("left out by all: one finding, with the range that would take it in", () => {
    expect(ask([HEAD, ...ITEMS, total((c) => `SUM(${c}3:${c}6)`, [2])])).toEqual(fails("error B7:C7 =SUM(B2:B6) =SUM(C2:C6)"));
    const { findings } = check([sheetOf("表", [HEAD, ...ITEMS, total((c) => `SUM(${c}3:${c}6)`, [2])])]);
    expect(findings.map(({ message }) => message)).toEqual(["B7:C7 の数式の範囲 B3:B6 に、2 行が入っていません（=SUM(B2:B6) なら 110 になります）。"]);
  });
  test("the last line, below a total that stands above", () => {
    expect(ask([HEAD, ["合計", "=SUM(B3:B6)→96", "=SUM(C3:C6)→116"], ...ITEMS])).toEqual(fails("error B2:C2 =SUM(B3:B7) =SUM(C3:C7)"));
  });
  test("taken in by all", () => { expect(ask([HEAD, ...ITEMS, total((c) => `SUM(${c}2:${c}6)`, [])])).toEqual(HOLDS); });
  test("a name unlike the others is worth a look", () => {
    const items = [["庁舎", 12, 30], ...ITEMS.slice(1)];
    expect(ask([HEAD, ...items, total((c) => `SUM(${c}3:${c}6)`, [2], items)])).toEqual(fails("warning B7:C7 =SUM(B2:B6) =SUM(C2:C6)"));
  });
  test("near miss: last year's, a total, what the others are held against, two lines", () => {
    for (const [label, b, c] of [["前年度", 12, 30], ["総数", 98, 95], ["庁舎", 98, 95], ["世帯数", 12, 30], ["定員", 12, 30]] as const) {
      const items = [[label, b, c], ...ITEMS.slice(1)];
      expect([label, ask([HEAD, ...items, total((column) => `SUM(${column}3:${column}6)`, [2], items)])]).toEqual([label, HOLDS]);
    }
    expect(ask([HEAD, ["庁舎", 12, 30], ["男", 31, 18], ["女", 28, 27], ["計", "=SUM(B3:B4)→59", "=SUM(C3:C4)→45"]])).toEqual(HOLDS);
  });
  test("near miss: it goes into another sum", () => {
    const rows = [HEAD, ...ITEMS, total((c) => `SUM(${c}3:${c}6)`, [2]), ["差", "=B2-B7→-86", "=C2-C7→-65"]];
    expect(ask(rows)).toEqual(HOLDS);
  });
  test("near miss: two lines", () => { expect(ask([HEAD, ...ITEMS, total((c) => `SUM(${c}4:${c}6)`, [2, 3])])).toEqual(HOLDS); });
});

describe("a line amid the cells that are added", () => {
  test("left out by all", () => {
    expect(ask([HEAD, ...ITEMS, total((c) => `${c}2+${c}3+${c}5+${c}6`, [4])])).toEqual(fails("error B7:C7 =SUM(B2:B6) =SUM(C2:C6)"));
    expect(ask([HEAD, ...ITEMS, total((c) => `SUM(${c}2:${c}3,${c}5:${c}6)`, [4])])).toEqual(fails("error B7:C7 =SUM(B2:B6) =SUM(C2:C6)"));
  });
  test("all added", () => { expect(ask([HEAD, ...ITEMS, total((c) => `${c}2+${c}3+${c}4+${c}5+${c}6`, [])])).toEqual({ outcomes: [], found: [] }); });
  test("near miss: 再掲, the sum of the lines above it, a part of the line above it, two choices", () => {
    for (const [label, b, c] of [["（再掲）女性", 12, 18], ["本庁", 37, 71], ["庁舎", 24, 40]] as const) {
      const items = [...ITEMS.slice(0, 2), [label, b, c], ...ITEMS.slice(3)];
      expect([label, ask([HEAD, ...items, total((column) => `${column}2+${column}3+${column}5+${column}6`, [4], items)])]).toEqual([label, HOLDS]);
    }
    expect(ask([HEAD, ...ITEMS, total((c) => `${c}2+${c}4+${c}6`, [3, 5])])).toEqual(HOLDS);
  });
});
