import fc from "fast-check";
import type { CellValue, Grid, Workbook } from "../../src/core/grid/grid.js";
import { gridOf } from "../../src/core/grid/gridBuilder.js";
import { reverseRevision } from "../../src/core/revision/reverseRevision.js";
import { reviseWorkbooks } from "../../src/core/revision/reviseWorkbooks.js";
import type { Revision } from "../../src/core/revision/revision.js";
import { applyRevision, tableCells } from "../support/applyRevision.js";

const RUNS = { seed: 20_240_401, numRuns: 150 } as const;

type Rows = CellValue[][];

/** A list of initiatives with figures; names and figures repeat, blanks occur, as on real sheets. */
const table = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 200 }), fc.constantFrom<CellValue>("完了", "継続", null)), { minLength: 3, maxLength: 14 })
  .map((rows): Rows => [["№", "取組項目名", "現行", "新規", "状況"], ...rows.map(([name, a, b, state], i) => [`No.${i + 1}`, `取組${name}の推進`, a, b, state])]);

/** What happens to a table between two editions. */
const edit = fc.oneof(
  fc.record({ kind: fc.constant("set" as const), row: fc.nat(), column: fc.integer({ min: 0, max: 4 }), value: fc.oneof<fc.Arbitrary<CellValue>[]>(fc.integer({ min: 0, max: 300 }), fc.constantFrom("廃止", "見直しの推進"), fc.constant(null)) }),
  fc.record({ kind: fc.constant("insert" as const), row: fc.nat(), value: fc.integer({ min: 31, max: 60 }) }),
  fc.record({ kind: fc.constant("delete" as const), row: fc.nat() }),
  fc.record({ kind: fc.constant("move" as const), row: fc.nat(), to: fc.nat() }),
  fc.record({ kind: fc.constant("column" as const), at: fc.nat(), value: fc.integer({ min: 0, max: 50 }) }),
  fc.record({ kind: fc.constant("drop" as const), at: fc.nat() }),
);

const edited = fc.tuple(table, fc.array(edit, { maxLength: 6 })).map(([before, edits]) => {
  const after = before.map((row) => [...row]);
  for (const each of edits) {
    const body = after.length - 1;
    const at = 1 + ("row" in each ? each.row % Math.max(1, body) : 0);
    const width = after[0]?.length ?? 0;
    if (each.kind === "set" && after[at]) after[at][each.column] = each.value;
    if (each.kind === "insert") after.splice(at, 0, [`No.${each.value}`, `新たな${each.value}の取組`, 1, 2, null]);
    if (each.kind === "delete" && body > 2) after.splice(at, 1);
    if (each.kind === "move" && body > 2) after.splice(1 + (each.to % body), 0, ...after.splice(at, 1));
    if (each.kind === "column") after.forEach((row, r) => row.splice(each.at % (width + 1), 0, r === 0 ? `追加${each.value}` : each.value + r));
    if (each.kind === "drop" && width > 3) after.forEach((row) => row.splice(2 + (each.at % (width - 2)), 1));
  }
  return { before, after };
});

const sheet = (rows: Rows): Grid => gridOf("表", rows);
const book = (rows: Rows): Workbook => ({ sheets: [sheet(rows)], definedNames: [], isTyped: true, usesDate1904: false });

test("applying the differences to the first gives the second", () => {
  fc.assert(fc.property(edited, ({ before, after }) => {
    const revision = reviseWorkbooks(book(before), book(after));
    expect(applyRevision(revision, sheet(before), sheet(after))).toEqual(tableCells(revision, sheet(after)));
    expect(rowsAfter(revision)).toEqual([...after.keys()].filter((r) => after[r]?.some((value) => value !== null)));
  }), RUNS);
});

test("a table against itself differs in nothing", () => {
  fc.assert(fc.property(edited, ({ after }) => {
    const { tables, outside } = reviseWorkbooks(book(after), book(after));
    expect(outside).toEqual([]);
    expect(tables.flatMap((each) => each.rows.filter((row) => row.kind !== "same"))).toEqual([]);
    expect(tables.flatMap((each) => each.columns.filter((column) => column.kind !== "same"))).toEqual([]);
  }), RUNS);
});

test("the inputs the other way round reverse every kind", () => {
  fc.assert(fc.property(edited, ({ before, after }) => {
    expect(flat(reviseWorkbooks(book(after), book(before)))).toEqual(flat(reverseRevision(reviseWorkbooks(book(before), book(after)))));
  }), RUNS);
});

test("the proof always holds: before + added − removed = after", () => {
  fc.assert(fc.property(edited, ({ before, after }) => {
    for (const { proof } of reviseWorkbooks(book(before), book(after)).tables) {
      expect(proof.holds).toBe(true);
      expect([proof.before + proof.movedOut - proof.movedIn, proof.after]).not.toContain(-1);
    }
    const { tables } = reviseWorkbooks(book(before), book(after));
    const count = (rows: Rows): number => rows.slice(1).filter((row) => row.some((value) => value !== null)).length;
    expect(tables.reduce((sum, each) => sum + each.proof.before, 0)).toBe(count(before));
    expect(tables.reduce((sum, each) => sum + each.proof.after, 0)).toBe(count(after));
  }), RUNS);
});

const OTHER: Rows = [["科目", "金額"], ["人件費", 90], ["扶助費", 60], ["公債費", 30], ["物件費", 20]];
const beside = (rows: Rows): Rows => Array.from({ length: Math.max(rows.length, OTHER.length) }, (_, i) => [...(rows[i] ?? (rows[0] ?? []).map(() => null)), null, ...(OTHER[i] ?? [null, null])]);
const below = (rows: Rows): Rows => [...OTHER, [null], [null], ...rows];

test("the inputs the other way round reverse every kind, also of tables side by side and of one that went to another sheet", () => {
  fc.assert(fc.property(edited, fc.boolean(), ({ before, after }, isBeside) => {
    const [one, other]: [Workbook, Workbook] = isBeside ? [book(beside(before)), book(beside(after))]
      : [book(below(before)), { ...book(OTHER), sheets: [sheet(OTHER), gridOf("一覧", after)] }];
    const revision = reviseWorkbooks(one, other);
    expect(flat(reviseWorkbooks(other, one))).toEqual(flat(reverseRevision(revision)));
    expect(revision.tables.every((each) => each.proof.holds)).toBe(true);
    // no row of the second edition is told twice, and none of its tables is left out
    const places = revision.tables.flatMap((each) => each.rows.flatMap((row) => (row.after === null ? [] : [`${each.after?.sheet ?? ""} ${each.after?.range.left ?? 0} ${row.after}`])));
    expect(new Set(places).size).toBe(places.length);
  }), { ...RUNS, numRuns: 80 });
});

/** Every row of the second edition, each once. */
function rowsAfter({ tables }: Revision): number[] {
  return tables.flatMap((each) => each.rows.flatMap((row) => (row.after === null ? [] : [row.after]))).sort((a, b) => a - b);
}

function flat({ tables, outside }: Revision): unknown {
  return [tables.map((each) => [each.columns, [...each.rows].sort((a, b) => (a.after ?? 1e6) - (b.after ?? 1e6) || (a.before ?? 1e6) - (b.before ?? 1e6)), each.proof]), outside];
}
