import { parseAddress } from "../../../src/core/grid/address.js";
import type { CellValue } from "../../../src/core/grid/grid.js";
import { check, PLAN_ROWS, planBook, sheetOf } from "../../support/books.js";

type Rows = readonly (readonly CellValue[])[];

const NAMES = ["窓口", "税務", "福祉", "土木", "教育", "消防"];
const FIGURES: readonly (readonly [number, number, number])[] = [[214, 38, 61], [187, 45, 72], [352, 61, 18], [129, 27, 44], [268, 54, 93], [171, 32, 57]];
/** Two ways: by section and by quarter, each with its total. */
const TABLE: Rows = [
  ["区分", "第1期", "第2期", "第3期", "合計"], ...FIGURES.map((row, i) => [NAMES[i] ?? "", ...row, row[0] + row[1] + row[2]]), ["合計", 1321, 257, 345, 1923],
];

function withCells(rows: Rows, changes: Readonly<Record<string, CellValue>>): CellValue[][] {
  const copy = rows.map((row) => [...row]);
  for (const [ref, value] of Object.entries(changes)) {
    const at = parseAddress(ref);
    const row = at && copy[at.rowIndex];
    if (!at || !row) throw new Error(ref);
    row[at.columnIndex] = value;
  }
  return copy;
}

/** The errors as [cells, what is proposed] of their first explanations, and the sentences. */
function told(rows: Rows): { cells: unknown[]; messages: string[] } {
  const errors = check(rows).findings.filter(({ severity }) => severity === "error");
  return { cells: errors.map(({ explanations: [first] }) => [first?.cells.map(({ ref }) => ref).join(" "), first?.cells.map(({ proposed }) => proposed)]), messages: errors.map(({ message }) => message) };
}

test("the table by itself holds", () => {
  expect(check(TABLE).findings).toEqual([]);
});

describe.each<[string, Readonly<Record<string, CellValue>>, unknown[], RegExp]>([
  ["a leaf of a two-way table", { C5: 72 }, [["C5", [27]]], /^C5 が 45 多いようです（27 なら、すべて合います）/],
  ["the grand total, crossed by two equations", { E8: 1932 }, [["E8", [1923]]], /^E8 が 9 多いようです（1,923 なら、すべて合います）/],
  ["the total of a row", { E4: 341 }, [["E4", [431]]], /^E4 が 90 少ないようです（431 なら、すべて合います）/],
  ["two leaves apart from each other", { B3: 178, D6: 39 }, [["B3", [187]], ["D6", [93]]], /^B3 が 9 少ないようです/],
  ["two leaves of one row", { B3: 178, D3: 27 }, [["B3", [187]], ["D3", [72]]], /^B3 が 9 少ないようです/],
  ["two leaves of one column", { B3: 178, B6: 286 }, [["B3", [187]], ["B6", [268]]], /^B3 が 9 少ないようです/],
  ["a leaf, and the total of another row", { C5: 72, E3: 340 }, [["E3", [304]], ["C5", [27]]], /^E3 が 36 多いようです/],
])("%s", (_, changes, cells, message) => {
  test("is named with its repair", () => {
    const found = told(withCells(TABLE, changes));
    expect(found.cells).toEqual(cells);
    expect(found.messages[0]).toMatch(message);
  });
});

test("a leaf under formulas: the typed totals of the rows name it", () => {
  const last = ["合計", "=SUM(B2:B7)→1321", "=SUM(C2:C7)→302", "=SUM(D2:D7)→345", "=SUM(E2:E7)→1923"];
  const rows = withCells([...TABLE.slice(0, -1), last], { C5: 72 });
  const [finding] = check([sheetOf("表", rows)]).findings.filter(({ severity }) => severity === "error");
  expect(finding?.explanations[0]?.cells).toEqual([{ sheet: "表", ref: "C5", value: 72, proposed: 27 }]);
  expect(finding?.message).toMatch(/C5 が 45 多いようです/);
});

test("the grand total of a plan's count table with one more than its parts, as 70 + 25 = 96 would be", () => {
  const rows = PLAN_ROWS.map((row, i) => (i === PLAN_ROWS.length - 1 ? [...row.slice(0, -1), 72] : row));
  const found = check(planBook(rows)).findings.filter(({ severity }) => severity === "error");
  expect(found.map(({ explanations: [first] }) => first?.cells.map(({ ref, value, proposed }) => [ref, value, proposed]))).toEqual([[["E7", 72, 71]]]);
  expect(found[0]?.message).toMatch(/^E7 が 1 多いようです（71 なら、すべて合います）/);
});
